//! Choices and questions that lead back to each other.
//!
//! Entry points: [`refuse_cycles`], [`refuse_waiting`] and [`name_twins`].

use crate::flow::file::Definition;
use crate::flow::reader::Reader;
use crate::model::{Choice, Severity};

/// Choices that cover each other lead to the same steps.
pub(super) fn name_twins(reader: &Reader<'_>, definition: &Definition) {
    for (question, place) in definition.questions.iter().zip(&definition.places) {
        let choices = question.choices.iter().enumerate();
        for (index, choice) in choices {
            let covers = |other: &&Choice| {
                choice.covers.contains(&other.id) && other.covers.contains(&choice.id)
            };
            if let Some(other) = question.choices[index + 1..].iter().find(covers) {
                let (one, other) = (&choice.id, &other.id);
                let message = format!("`{one}` and `{other}` cover each other");
                let hint = "nothing tells them apart; one choice will do".to_owned();
                reader.report(place.clone(), Severity::Warning, (message, hint));
            }
        }
    }
}

/// Choices that imply each other in a circle would contradict or repeat themselves.
pub(super) fn refuse_cycles(reader: &Reader<'_>, definition: &mut Definition) {
    for question in 0..definition.questions.len() {
        for choice in 0..definition.questions[question].choices.len() {
            if let Some(path) = implied_cycle(definition, (question, choice)) {
                let message = format!("choices imply each other in a circle: {path}");
                let place = definition.places[question].clone();
                reader.report(place, Severity::Error, (message, String::new()));
                definition.questions[question].choices[choice]
                    .implies
                    .clear();
            }
        }
    }
}

fn implied_cycle(definition: &Definition, start: (usize, usize)) -> Option<String> {
    let name = |(question, choice): (usize, usize)| {
        let question = &definition.questions[question];
        format!("{} = {}", question.id, question.choices[choice].id)
    };
    let mut open = vec![(start, name(start))];
    let mut seen = Vec::new();
    while let Some((at, path)) = open.pop() {
        for (question, choice) in &definition.questions[at.0].choices[at.1].implies {
            let next = definition.choice(question, choice)?;
            let path = format!("{path} → {}", name(next));
            if next.0 == start.0 {
                return Some(path);
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.push((next, path));
            }
        }
    }
    None
}

/// Questions that wait for each other's answers would never be asked.
pub(super) fn refuse_waiting(reader: &Reader<'_>, definition: &mut Definition) {
    for start in 0..definition.questions.len() {
        if let Some(path) = waiting_cycle(definition, start) {
            let message = format!("questions wait for each other in a circle: {path}");
            let place = definition.places[start].clone();
            let hint = "`after` is left out here; let one of them come first".to_owned();
            reader.report(place, Severity::Error, (message, hint));
            definition.after[start].clear();
        }
    }
}

fn waiting_cycle(definition: &Definition, start: usize) -> Option<String> {
    let name = |question: usize| definition.questions[question].id.to_string();
    let mut open = vec![(start, name(start))];
    let mut seen = Vec::new();
    while let Some((at, path)) = open.pop() {
        for &(next, _) in &definition.after[at] {
            let path = format!("{path} → {}", name(next));
            if next == start {
                return Some(path);
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.push((next, path));
            }
        }
    }
    None
}
