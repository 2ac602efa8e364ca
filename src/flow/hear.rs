//! What somebody's own words answer, by the cues: `glemt passordet til admin`.
//!
//! Entry point: [`hear`]. Knows nothing of articles.

use crate::flow::cues::Cues;
use crate::flow::file::Definition;
use crate::flow::{FlowFile, define};
use crate::model::{ChoiceId, Flow, Locale, QuestionId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

/// An answer that words give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub choice: ChoiceId,
    /// The words that give it.
    pub words: Box<str>,
}

/// The answers that words give to a flow, in the order of its questions: by the cues of
/// the reader's language, else of English, else of the first language that finds any. A
/// question that they answer in two ways stays open, unless the words of one answer
/// are more than those of the others and share some with each.
pub fn hear(files: &[FlowFile], flow: &Flow, (locale, words): (&Locale, &str)) -> Vec<Heard> {
    let ignored = RefCell::new(Vec::new());
    let is_meant = |it: &&FlowFile| it.language().is_none() && it.flow_id() == Some(&flow.id);
    let file = files.iter().find(is_meant);
    let Some(definition) = file.and_then(|it| define((it, files), &ignored)) else {
        return Vec::new();
    };
    let first = [locale.written_language(), "en"];
    let others = definition.cues.keys().copied();
    let mut languages = first.into_iter().chain(others);
    let heard = languages.find_map(|language| {
        let cues = definition.cues.get(language)?;
        let heard = certain(&definition, cues, words);
        (!heard.is_empty()).then_some(heard)
    });
    heard.map_or_else(Vec::new, |it| with_implied(&definition, it))
}

/// Adds the answers that follow from those heard, where nothing else was heard of their
/// questions: whoever speaks of an admin's password has a work account.
fn with_implied(definition: &Definition, mut heard: Vec<Heard>) -> Vec<Heard> {
    let mut at = 0;
    while let Some(given) = heard.get(at).cloned() {
        at += 1;
        let choice = definition.choice(&given.question, &given.choice);
        let implies = choice.map(|(question, choice)| {
            let choices = &definition.questions[question].choices;
            choices[choice].implies.as_slice()
        });
        for (question, choice) in implies.unwrap_or_default() {
            if heard.iter().all(|it| it.question != *question) {
                heard.push(Heard {
                    question: question.clone(),
                    choice: choice.clone(),
                    words: given.words.clone(),
                });
            }
        }
    }
    heard.sort_by_key(|it| definition.question(&it.question));
    heard
}

fn certain(definition: &Definition, cues: &Cues, text: &str) -> Vec<Heard> {
    let mut heard: BTreeMap<usize, BTreeMap<usize, Range<usize>>> = BTreeMap::new();
    for (finding, place) in cues.heard(text) {
        let choice = definition.overlay.choice(finding.question, finding.choice);
        let choices = heard.entry(finding.question).or_default();
        let longest = choices.entry(choice).or_default();
        if place.len() > longest.len() {
            *longest = place;
        }
    }
    let answers = heard.into_iter().filter_map(|(question, choices)| {
        let (choice, place) = longest(&choices)?;
        let question = &definition.questions[question];
        Some(Heard {
            question: question.id.clone(),
            choice: question.choices[choice].id.clone(),
            words: text.get(place)?.into(),
        })
    });
    answers.collect()
}

/// The choice whose words are more than those of every other and share some with each:
/// "locked out of the admin account" says more than "admin account".
fn longest(choices: &BTreeMap<usize, Range<usize>>) -> Option<(usize, Range<usize>)> {
    let (choice, place) = choices.iter().max_by_key(|it| it.1.len())?;
    let mut others = choices.iter().filter(|it| it.0 != choice);
    let is_less =
        |it: &Range<usize>| it.len() < place.len() && it.start < place.end && place.start < it.end;
    others
        .all(|(_, it)| is_less(it))
        .then(|| (*choice, place.clone()))
}
