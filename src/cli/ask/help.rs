//! What comes when no answer fits or the steps did not help: the next best, search with
//! the answers as words, support.

use crate::Error;
use crate::cli::ask::Session;
use crate::cli::{faults, io, load};
use crate::flow::{choice_message, next_best, small_flow};
use crate::index::Query;
use crate::model::{Answers, Node, UNKNOWN};
use std::fmt::Write;

/// How many hits are shown.
const HITS: usize = 5;

/// What somebody has tried after an outcome.
#[derive(Default)]
pub(super) struct Tried {
    answers: Option<Answers>,
    count: usize,
    /// Nothing is left but a person.
    pub(super) is_over: bool,
}

impl Tried {
    /// Begins anew with an outcome that these answers lead to; `false` where they did
    /// before.
    pub(super) fn begin(&mut self, answers: &Answers) -> bool {
        let is_new = self.answers.as_ref() != Some(answers);
        if is_new {
            *self = Self {
                answers: Some(answers.clone()),
                ..Self::default()
            };
        }
        is_new
    }

    /// The message of "no".
    pub(super) fn no(&self) -> &'static str {
        match self.count {
            0 => "outcome-no",
            _ => "outcome-still",
        }
    }
}

impl Session<'_> {
    /// Prints what to try next: further steps, the questions of an article itself, what
    /// search finds, and support at last.
    pub(super) fn print_next(&self, answers: &Answers, tried: &mut Tried) -> Result<(), Error> {
        let walk = self.walk(answers);
        let Node::Outcome(outcome) = walk.node else {
            return Ok(());
        };
        let outcome = self.ordered(outcome);
        let next = next_best(self.flow, &walk.trail, &outcome);
        let at = tried.count;
        tried.count += 1;
        if let Some(cases) = next.get(at) {
            let steps = self.steps_text(&self.steps(cases));
            return io::print(&format!("\n{}\n\n{steps}\n", self.say("outcome-next")));
        }
        tried.is_over = true;
        let shown = outcome.cases.iter().take(outcome.shown);
        let mut slugs: Vec<&str> = shown.map(|it| self.flow.cases[*it].slug.as_str()).collect();
        slugs.dedup();
        let is_small = |it: &&str| {
            let article = self.everything.kb.article(it);
            *self.flow.id != **it && article.and_then(small_flow).is_some()
        };
        if let Some(slug) = slugs.into_iter().find(is_small) {
            let asked = self.say("which-title");
            let (slug, again) = (faults::quoted(slug), faults::again(self.global));
            io::print(&format!("\n{asked} veiviser ask{again} --flow {slug}\n"))?;
        }
        self.print_search(answers)
    }

    /// Prints what search finds by the words and answers, and how to reach a person.
    pub(super) fn print_search(&self, answers: &Answers) -> Result<(), Error> {
        let index = load::index_of(self.global, self.everything)?;
        let mut query = Query::new(self.as_words(answers), self.locale.clone());
        query.limit = HITS;
        let hits = index.search(&query).hits;
        let mut out = String::new();
        let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
        if !query.text.is_empty() {
            line(&format!("\n{}", self.search_label(&query.text)));
        }
        for (index, hit) in hits.iter().enumerate() {
            line(&format!("{:>2}. {}", index + 1, hit.title));
            line(&format!("      veiviser show {}", hit.slug));
        }
        line(&format!("\n{}", self.say("outcome-support")));
        if let Some(support) = &self.everything.kb.settings.support {
            line(&format!("  {support}"));
        }
        line(&format!("  {}", self.say("outcome-support-text")));
        let given: Vec<String> = self.walk(answers).trail.iter().map(argument).collect();
        let flow = &self.flow.id;
        let locale = &self.locale;
        let (given, again) = (given.concat(), faults::again(self.global));
        line(&format!(
            "  veiviser ask{again} --flow {flow} --locale {locale}{given} --transcript\n"
        ));
        io::print(&out)
    }

    /// The words that a reader gave, else those of the answers.
    fn as_words(&self, answers: &Answers) -> String {
        let trail = self.walk(answers).trail;
        let known = trail.iter().filter(|(_, choice)| **choice != *UNKNOWN);
        let labels = known.map(|(question, choice)| {
            self.label(&choice_message(&self.flow.id, question, choice), choice)
        });
        let own = Some(self.text().to_owned()).filter(|it| !it.is_empty());
        let words: Vec<String> = own.into_iter().chain(labels).collect();
        words.join(" ")
    }
}

fn argument((question, choice): &(Box<str>, Box<str>)) -> String {
    format!(" --answer {question}={choice}")
}
