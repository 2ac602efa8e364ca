//! Applies what the author of a flow decided to the decision table.
//!
//! Entry points: [`overlay`], and [`row`] for a case by hand.

use crate::flow::FlowFile;
use crate::flow::file::Definition;
use crate::flow::overlay::{Action, Entry};
use crate::flow::reader::{FLOW_FILE, span_of};
use crate::flow::row::{Place, Row, masks, named};
use crate::flow::scope::preferred;
use crate::flow::sentence::first_sentence;
use crate::flow::table::{Table, block_text};
use crate::flow::vote::Choices;
use crate::model::{
    Article, Case, Diagnostic, Distance, Evidence, KnowledgeBase, Rank, Severity, Version,
};
use std::cell::RefCell;

/// Applies the overlay of a flow file, in its order.
pub(super) fn overlay(
    table: &mut Table,
    (kb, definition): (&KnowledgeBase, &Definition),
    (file, diagnostics): (&FlowFile, &RefCell<Vec<Diagnostic>>),
) {
    let mut done: Vec<&Entry> = Vec::new();
    for entry in &definition.overlay.entries {
        let applied = apply(table, (kb, definition), entry);
        let earlier = done.iter().copied().find(|it| contradict(it, entry));
        let applied = match earlier {
            Some(earlier) => Err(contradiction(file, (earlier, entry))),
            None => applied,
        };
        done.push(entry);
        let Err(fault) = applied else {
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

/// Whether two decisions cannot both be meant: a block that is hidden is not pinned, and
/// not added before; and nothing is said twice.
fn contradict(earlier: &Entry, later: &Entry) -> bool {
    let is_one = earlier.slug == later.slug && earlier.block == later.block;
    let both = (earlier.action, later.action);
    let are_at_odds = match both {
        (Action::Hide, Action::Pin | Action::Last)
        | (Action::Pin | Action::Last | Action::Add, Action::Hide)
        | (Action::Pin, Action::Last)
        | (Action::Last, Action::Pin) => true,
        (Action::Add, Action::Remove) => later.when == earlier.when,
        (one, other) => one == other && later.when == earlier.when,
    };
    is_one && are_at_odds
}

fn contradiction(file: &FlowFile, (earlier, later): (&Entry, &Entry)) -> String {
    let verb = |it: &Entry| match it.action {
        Action::Hide => "hidden",
        Action::Pin => "pinned",
        Action::Last => "put last",
        Action::Add => "added",
        Action::Remove => "taken away",
    };
    let at = span_of(file, earlier.place.start);
    let but = if earlier.action == later.action {
        "as"
    } else {
        "but"
    };
    format!(
        "block {} of `{}` is {} here, {but} {} at {}:{}",
        later.block,
        later.slug,
        verb(later),
        verb(earlier),
        at.line,
        at.column
    )
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
        Action::Pin | Action::Last => {
            let place = match entry.action {
                Action::Pin => Place::First,
                _ => Place::Last,
            };
            let meant = table.rows.iter_mut().filter(|it| is_meant(it));
            meant.for_each(|it| it.place = place);
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
    let choices = choices.collect();
    let mut row = row(definition, (article, entry.block), &choices);
    if let Some(version) = article.versions.first() {
        row.case.evidence = said_by_author(definition, &choices, (version, entry.block, "[[add]]"));
    }
    row
}

/// The evidence of a case that an author decided, and where it was written.
pub(super) fn said_by_author(
    definition: &Definition,
    choices: &Choices,
    (version, block, place): (&Version, u32, &str),
) -> Vec<Evidence> {
    let text = version.part(block).map_or_else(String::new, |it| it.text());
    let sentence: Box<str> = first_sentence(&text).0.into();
    let choices = choices
        .iter()
        .flat_map(|(question, set)| set.iter().map(move |choice| (*question, *choice)));
    let evidence = choices.map(|(question, choice)| Evidence {
        question: definition.questions[question].id.clone(),
        choice: definition.questions[question].choices[choice].id.clone(),
        distance: Distance::Author,
        locale: version.locale.clone(),
        sentence: sentence.clone(),
        cue: place.into(),
    });
    evidence.collect()
}

/// A case by hand.
pub(super) fn row(
    definition: &Definition,
    (article, block): (&Article, u32),
    choices: &Choices,
) -> Row {
    Row {
        masks: masks(choices),
        near: choices.keys().copied().collect(),
        place: Place::Ranked,
        preferred: preferred(article, definition),
        procedure: None,
        lead_in: None,
        case: Case {
            slug: article.slug.clone(),
            block,
            conditions: named(definition, choices),
            rank: Rank::Specific,
            evidence: Vec::new(),
        },
    }
}
