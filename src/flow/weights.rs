//! How often people give each answer: as authors guess, or as it was recorded.
//!
//! `flows/FLOW/weights.toml`, or `[weights]` in the flow file, holds a table a question:
//! choices and counts. They take the place of the `weight` of the choices. Entry points:
//! [`read_into`] and [`weigh`].

use crate::flow::file::Definition;
use crate::flow::reader::{Reader, Table};
use crate::model::{Answers, Flow, Severity};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The name of the file that is no language.
pub(super) const WEIGHTS: &str = "weights";

/// What `ask --json` prints: the answers of one walk.
#[derive(Deserialize)]
struct Recorded {
    flow: Option<String>,
    answers: BTreeMap<String, String>,
}

/// Adds the weights of a table to a flow whose questions are known.
pub(super) fn read_into(definition: &mut Definition, reader: &Reader<'_>, table: Table<'_>) {
    for (question, _, value) in table.entries() {
        for (choice, place, value) in value.table().map_or(Vec::new(), |it| it.entries()) {
            let found = definition.choice(question, choice);
            match (found, value.number()) {
                (Some((question, choice)), Some(weight)) => {
                    definition.questions[question].choices[choice].weight = weight;
                }
                (Some(_), None) => {}
                (None, _) => {
                    let message = format!("there is no choice `{choice}` of `{question}`");
                    let said = (message, definition.known(question));
                    reader.report(place, Severity::Warning, said);
                }
            }
        }
    }
}

/// Counts recorded walks, a JSON object a line, and writes the file of weights. One is
/// added to each count, so that what nobody answered yet may still be answered. Lines
/// that are no walk of this flow are passed over; their number is returned.
pub fn weigh(flow: &Flow, recorded: &str) -> (String, usize) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut passed_over = 0;
    for line in recorded.lines().filter(|it| !it.trim().is_empty()) {
        match answers(flow, line) {
            Some(answers) => count(flow, &answers, &mut counts),
            None => passed_over += 1,
        }
    }
    let mut out = String::new();
    for question in &flow.questions {
        writeln!(out, "[{}]", question.id).expect("a String takes all");
        for choice in &question.choices {
            let count = counts.get(&(&question.id, &choice.id)).unwrap_or(&0) + 1;
            writeln!(out, "{} = {count}", choice.id).expect("a String takes all");
        }
    }
    (out, passed_over)
}

fn answers(flow: &Flow, line: &str) -> Option<Answers> {
    let recorded: Recorded = serde_json::from_str(line).ok()?;
    let is_ours = recorded.flow.is_none_or(|it| *it == *flow.id);
    let answers = recorded.answers.into_iter();
    is_ours.then(|| answers.map(|(q, c)| (q.into(), c.into())).collect())
}

fn count<'a>(flow: &'a Flow, answers: &Answers, counts: &mut BTreeMap<(&'a str, &'a str), usize>) {
    for question in &flow.questions {
        let given = answers.get(&question.id);
        let choices = question.choices.iter();
        for choice in choices.filter(|it| Some(&it.id) == given) {
            *counts.entry((&question.id, &choice.id)).or_default() += 1;
        }
    }
}
