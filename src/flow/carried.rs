//! The cases that articles carry themselves, in their front matter:
//!
//! ```yaml
//! troubleshoot:
//!   - block: 4
//!     when: { forgot: password, signed-in: yes }
//! ```
//!
//! with `flow: ID` where it is for one flow only. Such cases take the place of those that
//! were read from the block; what the flow file decides of the block comes after them. Entry points: [`front_matter`] and [`strays`].

use crate::flow::apply::{row, said_by_author};
use crate::flow::file::Definition;
use crate::flow::reader::FLOW_FILE;
use crate::flow::row::masks;
use crate::flow::table::Table;
use crate::flow::vote::Choices;
use crate::model::{Diagnostic, KnowledgeBase, Place, Severity, Slug, Span, Value, Version};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Adds the cases that articles carry themselves; gives the blocks that they are of.
pub(super) fn front_matter(
    table: &mut Table,
    (kb, definition): (&KnowledgeBase, &Definition),
    diagnostics: &RefCell<Vec<Diagnostic>>,
) -> BTreeSet<(Slug, u32)> {
    let mut decided = BTreeSet::new();
    for article in &kb.articles {
        let mut replaced: BTreeSet<u32> = BTreeSet::new();
        let mut seen: BTreeSet<(u32, Vec<(usize, u32)>)> = BTreeSet::new();
        for version in &article.versions {
            for (block, choices) in cases_of(version, definition, diagnostics) {
                if replaced.insert(block) {
                    let slug = &article.slug;
                    table
                        .rows
                        .retain(|it| it.case.slug != *slug || it.case.block != block);
                }
                if seen.insert((block, masks(&choices))) {
                    let mut row = row(definition, (article, block), &choices);
                    let place = (version, block, "troubleshoot");
                    row.case.evidence = said_by_author(definition, &choices, place);
                    table.rows.push(row);
                }
            }
        }
        decided.extend(replaced.into_iter().map(|it| (article.slug.clone(), it)));
    }
    decided
}

fn cases_of(
    version: &Version,
    definition: &Definition,
    diagnostics: &RefCell<Vec<Diagnostic>>,
) -> Vec<(u32, Choices)> {
    let mut cases = Vec::new();
    for (entry, place) in &version.front_matter.cases {
        match read_case(entry, version, definition) {
            Ok(case) => cases.extend(case),
            Err(message) => diagnostics
                .borrow_mut()
                .push(fault(version, *place, message)),
        }
    }
    cases
}

fn fault(version: &Version, place: Place, message: String) -> Diagnostic {
    Diagnostic {
        span: Span {
            path: version.path.clone(),
            line: place.line,
            column: place.column,
        },
        code: FLOW_FILE,
        severity: Severity::Warning,
        message: format!("`troubleshoot`: {message}"),
        hint: "write `- block: 4` and `when: { question: choice }`".to_owned(),
    }
}

/// Reports the cases that are for no flow: for one that is not there, or with a question
/// or an answer that none of `flows` has.
pub(super) fn strays(kb: &KnowledgeBase, flows: &[Definition]) -> Vec<Diagnostic> {
    let mut strays = Vec::new();
    for (_, version) in kb.versions() {
        for (entry, place) in &version.front_matter.cases {
            let message = match scalar(entry, "flow") {
                Some(flow) if flows.iter().any(|it| *it.id == *flow) => continue,
                Some(flow) => format!("there is no flow `{flow}`"),
                None if flows.iter().any(|it| is_known(entry, it)) => continue,
                None => "no flow has these questions and answers".to_owned(),
            };
            strays.push(fault(version, *place, message));
        }
    }
    strays
}

/// Whether a flow has all questions and answers of a case; a case without any is read as
/// faulty by each.
fn is_known(entry: &Value, definition: &Definition) -> bool {
    let Some(Value::Map(when)) = member(entry, "when") else {
        return true;
    };
    when.iter().all(|(question, answer)| {
        let answers = answers(answer);
        answers
            .iter()
            .all(|it| definition.choice(question, it).is_some())
    })
}

fn answers(answer: &Value) -> Vec<&str> {
    match answer {
        Value::Scalar(text) => vec![text],
        Value::List(items) => items.iter().filter_map(as_scalar).collect(),
        Value::Map(_) => Vec::new(),
    }
}

/// A case by the shared number of its block; `None` where it is for another flow.
fn read_case(
    entry: &Value,
    version: &Version,
    definition: &Definition,
) -> Result<Option<(u32, Choices)>, String> {
    if scalar(entry, "flow").is_some_and(|it| it != &*definition.id) {
        return Ok(None);
    }
    let own = scalar(entry, "block").and_then(|it| it.parse().ok());
    let own: u32 = own.ok_or("an entry names no block")?;
    let block = version
        .shared_number(own)
        .filter(|_| own < version.doc.count);
    let block = block.ok_or_else(|| format!("there is no block {own}"))?;
    let Some(Value::Map(when)) = member(entry, "when") else {
        return Err(format!("block {own} has no conditions"));
    };
    let mut choices = Choices::new();
    for (question, answer) in when {
        for answer in answers(answer) {
            let found = definition.choice(question, answer);
            let named = scalar(entry, "flow").is_some();
            match found {
                Some((question, choice)) => {
                    choices.entry(question).or_default().insert(choice);
                }
                None if named => return Err(format!("there is no `{question}: {answer}`")),
                None => return Ok(None),
            }
        }
    }
    match choices.is_empty() {
        true => Err(format!("block {own} has no conditions")),
        false => Ok(Some((block, choices))),
    }
}

fn member<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    let Value::Map(entries) = value else {
        return None;
    };
    let found = entries.iter().find(|(it, _)| **it == *key)?;
    Some(&found.1)
}

fn as_scalar(value: &Value) -> Option<&str> {
    match value {
        Value::Scalar(text) => Some(text),
        _ => None,
    }
}

fn scalar<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    as_scalar(member(value, key)?)
}
