//! What somebody's own words answer, and what search makes of the rest.

use crate::Error;
use crate::cli::ask::Session;
use crate::cli::load::{self, Everything};
use crate::flow::{self, Heard, Narrowing, Walk, walk};
use crate::index::Query;
use crate::model::{Answers, Flow, Locale, Node, Outcome, QuestionId, Trail};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How many articles search looks up.
const FOUND: usize = 100;

/// Words, and what follows from them.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    heard: Vec<Heard>,
    narrowing: Narrowing,
    /// Questions that the reader wants to be asked all the same.
    open: BTreeSet<QuestionId>,
}

/// The flow whose questions words answer the most of; the one of the settings where no
/// other does better.
pub(super) fn flow<'a>(
    everything: &'a Everything,
    words: (&Locale, &str),
) -> Result<Cow<'a, Flow>, Error> {
    let count = |it: &Flow| flow::hear(&everything.flow_files, it, words).len();
    let main = load::flow(everything, None);
    let mut most = main.as_ref().map_or(0, |it| count(it));
    let mut best = None;
    for it in &everything.flows {
        if count(it) > most {
            (most, best) = (count(it), Some(Cow::Borrowed(it)));
        }
    }
    best.map_or(main, Ok)
}

impl Session<'_> {
    /// The answers that words give beside those given.
    pub(super) fn hear(&mut self, text: String, given: Answers) -> Answers {
        let files = &self.everything.flow_files;
        let mut heard = flow::hear(files, self.flow, (&self.locale, &text));
        heard.retain(|it| !given.contains_key(&it.question));
        let mut answers = given;
        let pairs = heard.iter().map(|it| (&it.question, &it.choice));
        answers.extend(pairs.map(|(question, choice)| (question.clone(), choice.clone())));
        (self.words.text, self.words.heard) = (text, heard);
        answers
    }

    /// Lets search narrow what the words leave open.
    pub(super) fn narrow(&mut self, answers: &Answers) -> Result<(), Error> {
        let is_open = matches!(walk(self.flow, answers).node, Node::Question { .. });
        if self.words.text.is_empty() || !is_open {
            return Ok(());
        }
        let index = load::index_of(self.global, self.everything)?;
        let mut query = Query::new(self.words.text.as_str(), self.locale.clone());
        query.limit = FOUND;
        let hits = index.search(&query).hits.into_iter();
        let found: Vec<_> = hits.map(|it| (it.slug, it.score)).collect();
        self.words.narrowing = Narrowing::new(self.flow, answers, &found);
        Ok(())
    }

    /// Where answers lead, with what follows from the articles that fit the words.
    pub(super) fn walk(&self, answers: &Answers) -> Walk<'_> {
        let mut all = answers.clone();
        all.extend(self.inferred(answers));
        walk(self.flow, &all)
    }

    /// The answers that nobody gave.
    pub(super) fn inferred(&self, answers: &Answers) -> Trail {
        let words = &self.words;
        let inferred = words.narrowing.infer(self.flow, answers).into_iter();
        let wanted = inferred.take_while(|it| !words.open.contains(&it.0));
        wanted.collect()
    }

    /// Whether search left anything out.
    pub(super) fn is_narrowed(&self) -> bool {
        !self.words.narrowing.articles.is_empty()
    }

    /// Forgets what search found.
    pub(super) fn widen(&mut self) {
        self.words.narrowing = Narrowing::default();
    }

    /// Asks a question again, whatever was answered or inferred.
    pub(super) fn reopen(&mut self, question: QuestionId, answers: &mut Answers) {
        answers.remove(&question);
        self.words.open.insert(question);
    }

    /// The words, where there are any.
    pub(super) fn text(&self) -> &str {
        &self.words.text
    }

    pub(super) fn ordered(&self, outcome: &Outcome) -> Outcome {
        self.words.narrowing.order(self.flow, outcome)
    }

    /// The answers that words gave and that still stand.
    fn heard<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Heard> {
        let is_given = |it: &&Heard| answers.get(&it.question) == Some(&it.choice);
        self.words.heard.iter().filter(is_given)
    }

    /// What the words led to: titled lines.
    pub(super) fn words_said(&self, answers: &Answers) -> Vec<(String, Vec<String>)> {
        let line = |it: &Heard| {
            let said = self.said(&it.question, &it.choice);
            format!("“{}” → {said}", it.words)
        };
        let titles = self.words.narrowing.articles.iter().filter_map(|slug| {
            let article = self.everything.kb.article(slug.as_str())?;
            let chain = self.everything.kb.fallbacks(&self.locale);
            Some(format!("{} ({slug})", article.best_version(&chain).title))
        });
        let inferred = self.inferred(answers);
        let inferred = inferred
            .iter()
            .map(|(question, choice)| self.said(question, choice));
        let said = [
            (
                "ask-heard",
                self.heard(answers).map(line).collect::<Vec<_>>(),
            ),
            ("ask-found", titles.collect()),
            ("ask-inferred", inferred.collect()),
        ];
        let said = said.into_iter().filter(|(_, lines)| !lines.is_empty());
        said.map(|(id, lines)| (self.say(id), lines)).collect()
    }

    pub(super) fn words_json(&self, answers: &Answers) -> Option<Value> {
        if self.words.text.is_empty() {
            return None;
        }
        let heard = self.heard(answers).map(
            |it| json!({"question": &*it.question, "choice": &*it.choice, "words": &*it.words}),
        );
        let inferred = self.inferred(answers).into_iter();
        let inferred =
            inferred.map(|(question, choice)| json!({"question": question, "choice": choice}));
        let articles = self.words.narrowing.articles.iter();
        Some(json!({
            "text": self.words.text,
            "heard": heard.collect::<Vec<_>>(),
            "articles": articles.map(|it| it.as_str()).collect::<Vec<_>>(),
            "inferred": inferred.collect::<Vec<_>>(),
        }))
    }
}
