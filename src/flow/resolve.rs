//! What one part of a flow file says of others: the order of questions, what an answer
//! implies and covers, and what a question waits for.
//!
//! Entry point: [`resolve_questions`]. A name that is not there is a diagnostic.

use crate::flow::circle::{name_twins, refuse_cycles, refuse_waiting};
use crate::flow::file::{Definition, Fact, Mention, Mentioned, read_front_matter};
use crate::flow::reader::{Bytes, Reader, Table};
use crate::model::{ChoiceId, Severity};

/// Reads what names questions and choices: order, implications, covers, facts.
pub(super) fn resolve_questions(reader: &Reader<'_>, root: Table<'_>, definition: &mut Definition) {
    for (id, place) in root.texts("first") {
        match definition.question(id) {
            Some(question) if definition.first.contains(&question) => {
                let message = format!("`{id}` is first already");
                reader.report(place, Severity::Warning, (message, String::new()));
            }
            Some(question) => definition.first.push(question),
            None => unknown(
                reader,
                place,
                (&format!("question `{id}`"), definition.known("")),
            ),
        }
    }
    for question in root.tables("question") {
        let Some((question_id, _)) = question.text("id") else {
            continue;
        };
        if let Some((choice, place)) = question.text("only-if") {
            match definition.choice(question_id, choice) {
                Some((index, choice)) => definition.only_if[index] = Some(choice),
                None => {
                    let known = definition.known(question_id);
                    unknown(reader, place, (&format!("choice `{choice}`"), known));
                }
            }
        }
        if let (Some(waiting), Some(table)) =
            (definition.question(question_id), question.table("after"))
        {
            definition.after[waiting] = read_after(reader, table, (definition, waiting));
        }
        for table in question.tables("choice") {
            let Some((choice_id, _)) = table.text("id") else {
                continue;
            };
            if let Some(found) = definition.choice(question_id, choice_id) {
                resolve_choice(reader, table, (definition, found));
            }
        }
    }
    refuse_cycles(reader, definition);
    refuse_waiting(reader, definition);
    name_twins(reader, definition);
}

/// The answers that a question waits for.
fn read_after(
    reader: &Reader<'_>,
    table: Table<'_>,
    (definition, waiting): (&Definition, usize),
) -> Vec<(usize, u32)> {
    let mut after = Vec::new();
    for (other, place, value) in table.entries() {
        let Some(question) = definition.question(other).filter(|it| *it != waiting) else {
            let known = definition.known("");
            unknown(reader, place, (&format!("other question `{other}`"), known));
            continue;
        };
        let mut mask = 0;
        for (choice, place) in value.texts() {
            match definition.choice(other, choice) {
                Some((_, choice)) => mask |= 1 << choice,
                None => {
                    let what = format!("choice `{choice}` of `{other}`");
                    unknown(reader, place, (&what, definition.known(other)));
                }
            }
        }
        if mask != 0 {
            after.push((question, mask));
        }
    }
    after
}

fn resolve_choice(
    reader: &Reader<'_>,
    table: Table<'_>,
    (definition, (question, choice)): (&mut Definition, (usize, usize)),
) {
    let mut implies = Vec::new();
    for (other, place, value) in table.table("implies").map_or(Vec::new(), |it| it.entries()) {
        let Some((answer, _)) = value.text() else {
            continue;
        };
        match definition.choice(other, answer) {
            Some((other_index, _)) if other_index != question => {
                implies.push((other.into(), answer.into()));
            }
            _ => {
                let what = format!("choice `{answer}` of `{other}`");
                unknown(reader, place, (&what, definition.known(other)));
            }
        }
    }
    let mut covers = Vec::new();
    for (other, place) in table.texts("covers") {
        match definition.choice(&definition.questions[question].id, other) {
            Some(_) if covers.iter().any(|it: &ChoiceId| **it == *other) => {
                let message = format!("it covers `{other}` already");
                reader.report(place, Severity::Warning, (message, String::new()));
            }
            Some((_, other_index)) if other_index != choice => covers.push(other.into()),
            _ => {
                let known = definition.known(&definition.questions[question].id);
                unknown(reader, place, (&format!("other choice `{other}`"), known));
            }
        }
    }
    let facts = |key: &str| -> Vec<Fact> {
        let values = table.table(key).map_or_else(Vec::new, read_front_matter);
        let fact = |(key, values)| Fact {
            question,
            choice,
            key,
            values,
        };
        values.into_iter().map(fact).collect()
    };
    for key in ["front-matter", "prefers"] {
        let entries = table.table(key).map_or(Vec::new(), |it| it.entries());
        let any = entries.into_iter().map(|(key, place, value)| Mention {
            texts: value.texts().into_iter().map(|(it, _)| it.into()).collect(),
            of: Mentioned::FrontMatter(key.into()),
            place,
        });
        definition.mentions.extend(any);
    }
    definition.facts.extend(facts("front-matter"));
    definition.preferences.extend(facts("prefers"));
    if let Some(value) = table.get("otherwise").filter(|it| it.is_true()) {
        if let Some((_, other)) = definition.otherwise.iter().find(|it| it.0 == question) {
            let other = &definition.questions[question].choices[*other].id;
            let message = format!("`{other}` is what means \"none of the others\" already");
            reader.report(value.place(), Severity::Error, (message, String::new()));
        } else {
            definition.otherwise.push((question, choice));
        }
    }
    let read = &mut definition.questions[question].choices[choice];
    read.implies = implies;
    read.covers = covers;
}

fn unknown(reader: &Reader<'_>, place: Bytes, (what, known): (&str, String)) {
    let message = format!("there is no {what}");
    reader.report(place, Severity::Error, (message, known));
}
