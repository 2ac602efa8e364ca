//! Applies what authors decided to the decision table.
//!
//! Authors of flows say it in the flow file, authors of articles in front matter:
//!
//! ```yaml
//! troubleshoot:
//!   - block: 4
//!     when: { forgot: password, signed-in: yes }
//! ```
//!
//! with `flow: ID` where it is for one flow only. Such cases take the place of
//! those that were read from the block.

use crate::flow::FlowFile;
use crate::flow::file::Definition;
use crate::flow::overlay::{Action, Entry};
use crate::flow::reader::{FLOW_FILE, span_of};
use crate::flow::scope::preferred;
use crate::flow::table::{Row, Table, block_text, masks, named};
use crate::flow::vote::Choices;
use crate::model::{Article, Case, Diagnostic, KnowledgeBase, Rank, Severity, Value, Version};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Applies the overlay of a flow file, in its order.
pub(super) fn overlay(
    table: &mut Table,
    (kb, definition): (&KnowledgeBase, &Definition),
    (file, diagnostics): (&FlowFile, &RefCell<Vec<Diagnostic>>),
) {
    for entry in &definition.overlay.entries {
        let Err(fault) = apply(table, (kb, definition), entry) else {
            continue;
        };
        let absent = file.is_bundled && kb.article(&entry.slug).is_none();
        if !absent {
            diagnostics.borrow_mut().push(Diagnostic {
                span: span_of(file, entry.place.start),
                code: FLOW_FILE,
                severity: Severity::Warning,
                message: fault,
                hint: "veiviser show SLUG --format blocks numbers the blocks".to_owned(),
            });
        }
    }
}

/// Applies an entry; `Err` says why it does nothing or may no longer be meant.
fn apply(
    table: &mut Table,
    (kb, definition): (&KnowledgeBase, &Definition),
    entry: &Entry,
) -> Result<(), String> {
    let (slug, block) = (&entry.slug, entry.block);
    let article = kb
        .article(slug)
        .ok_or_else(|| format!("there is no article `{slug}`"))?;
    let texts = block_text(article, block);
    if texts.is_empty() {
        return Err(format!("`{slug}` has no block {block}"));
    }
    if !keeps_its_word(entry, &texts) {
        return Err(format!(
            "block {block} of `{slug}` no longer says what the entry expects"
        ));
    }
    let is_meant = |row: &Row| *row.case.slug.as_str() == **slug && row.case.block == block;
    let count = table.rows.iter().filter(|it| is_meant(it)).count();
    match entry.action {
        Action::Add => {
            table.rows.push(row_by_hand(definition, article, entry));
            return Ok(());
        }
        Action::Hide => table.rows.retain(|it| !is_meant(it)),
        Action::Remove => {
            let before = table.rows.len();
            table
                .rows
                .retain(|it| !is_meant(it) || !has_conditions(it, entry));
            if table.rows.len() == before {
                return Err(format!(
                    "block {block} of `{slug}` has no case with these conditions"
                ));
            }
        }
        Action::Pin => {
            let meant = table.rows.iter_mut().filter(|it| is_meant(it));
            meant.for_each(|it| it.is_pinned = true);
        }
    }
    match count {
        0 => Err(format!("block {block} of `{slug}` is no step of this flow")),
        _ => Ok(()),
    }
}

fn keeps_its_word(entry: &Entry, texts: &[String]) -> bool {
    entry.says.as_ref().is_none_or(|says| {
        let says = says.to_lowercase();
        texts.iter().any(|it| it.to_lowercase().contains(&says))
    })
}

fn has_conditions(row: &Row, entry: &Entry) -> bool {
    entry.when.iter().all(|(question, choices)| {
        let mask = choices.iter().fold(0, |mask, it| mask | 1 << it);
        row.masks.contains(&(*question, mask))
    })
}

fn row_by_hand(definition: &Definition, article: &Article, entry: &Entry) -> Row {
    let choices = entry.when.iter();
    let choices = choices.map(|(question, set)| (*question, set.iter().copied().collect()));
    row(definition, (article, entry.block), &choices.collect())
}

fn row(definition: &Definition, (article, block): (&Article, u32), choices: &Choices) -> Row {
    Row {
        masks: masks(choices),
        near: choices.keys().copied().collect(),
        is_pinned: false,
        preferred: preferred(article, definition),
        procedure: None,
        case: Case {
            slug: article.slug.clone(),
            block,
            conditions: named(definition, choices),
            rank: Rank::Specific,
            evidence: Vec::new(),
        },
    }
}

/// Adds the cases that articles carry themselves.
pub(super) fn front_matter(
    table: &mut Table,
    (kb, definition): (&KnowledgeBase, &Definition),
    diagnostics: &RefCell<Vec<Diagnostic>>,
) {
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
                    let place = (article, block);
                    table.rows.push(row(definition, place, &choices));
                }
            }
        }
    }
}

fn cases_of(
    version: &Version,
    definition: &Definition,
    diagnostics: &RefCell<Vec<Diagnostic>>,
) -> Vec<(u32, Choices)> {
    let Some(Value::List(entries)) = version.front_matter.other.get("troubleshoot") else {
        return Vec::new();
    };
    let mut cases = Vec::new();
    for entry in entries {
        match read_case(entry, version, definition) {
            Ok(case) => cases.extend(case),
            Err(message) => diagnostics.borrow_mut().push(Diagnostic {
                span: version.head_span("troubleshoot"),
                code: FLOW_FILE,
                severity: Severity::Warning,
                message: format!("`troubleshoot`: {message}"),
                hint: "write `- block: 4` and `when: { question: choice }`".to_owned(),
            }),
        }
    }
    cases
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
        let answers: Vec<&str> = match answer {
            Value::Scalar(text) => vec![text],
            Value::List(items) => items.iter().filter_map(as_scalar).collect(),
            Value::Map(_) => Vec::new(),
        };
        for answer in answers {
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
    Ok((!choices.is_empty()).then_some((block, choices)))
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
