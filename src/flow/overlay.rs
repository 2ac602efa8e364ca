//! What the author of a flow decides over what was read from articles.
//!
//! `[[hide]]`, `[[pin]]`, `[[last]]`, `[[add]]`, `[[remove]]` name a block; `[[merge]]` makes
//! one choice of two. Finite sets only. Entry point: [`Overlay::read`].

use crate::flow::file::Definition;
use crate::flow::reader::{Bytes, Reader, Table};
use crate::model::Severity;

/// The author's decisions.
#[derive(Debug, Default)]
pub(super) struct Overlay {
    pub(super) entries: Vec<Entry>,
    /// A question, a choice of it that is no more, and the one it became.
    pub(super) merged: Vec<(usize, usize, usize)>,
}

/// A decision about a block.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) action: Action,
    pub(super) slug: Box<str>,
    pub(super) block: u32,
    /// Words the block must still hold.
    pub(super) says: Option<Box<str>>,
    /// Questions and the choices any of which will do.
    pub(super) when: Vec<(usize, Vec<usize>)>,
    pub(super) place: Bytes,
}

/// What to do with a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Never shows it.
    Hide,
    /// Shows it before all others.
    Pin,
    /// Shows it after all others.
    Last,
    /// Adds a case for it.
    Add,
    /// Takes away its cases that have these conditions among theirs.
    Remove,
}

const ACTIONS: &[(&str, Action)] = &[
    ("add", Action::Add),
    ("hide", Action::Hide),
    ("last", Action::Last),
    ("pin", Action::Pin),
    ("remove", Action::Remove),
];

impl Overlay {
    /// Reads the overlay of a flow whose questions are known.
    pub(super) fn read(reader: &Reader<'_>, root: Table<'_>, definition: &Definition) -> Self {
        let mut entries = Vec::new();
        for &(key, action) in ACTIONS {
            for table in root.tables(key) {
                table.expect_keys(&["block", "says", "when"]);
                entries.extend(read_entry(reader, table, (action, definition)));
            }
        }
        entries.sort_by_key(|it: &Entry| it.place.start);
        let mut merged: Vec<(usize, usize, usize)> = Vec::new();
        for table in root.tables("merge") {
            let Some(merge) = read_merge(reader, table, definition) else {
                continue;
            };
            let gone = |it: &(usize, usize, usize)| {
                it.0 == merge.0 && (it.1 == merge.2 || it.2 == merge.1)
            };
            let again = |it: &(usize, usize, usize)| it.0 == merge.0 && it.1 == merge.1;
            let message = match merged.iter().any(gone) {
                true => "it is merged into a choice that is merged itself",
                false if merged.iter().any(again) => "the choice was merged before",
                false => {
                    merged.push(merge);
                    continue;
                }
            };
            reader.report(
                table.place(),
                Severity::Error,
                (message.to_owned(), String::new()),
            );
        }
        Self { entries, merged }
    }

    /// The choice that a choice became.
    pub(super) fn choice(&self, question: usize, choice: usize) -> usize {
        let merged = self.merged.iter();
        let found = merged
            .rev()
            .find(|it| (it.0, it.1) == (question, choice))
            .map(|it| it.2);
        found.unwrap_or(choice)
    }
}

fn read_entry(
    reader: &Reader<'_>,
    table: Table<'_>,
    (action, definition): (Action, &Definition),
) -> Option<Entry> {
    let Some(block) = table.get("block") else {
        let message = "the entry names no block".to_owned();
        let hint = "block = [\"slug\", 4]".to_owned();
        reader.report(table.place(), Severity::Error, (message, hint));
        return None;
    };
    let (slug, number) = block.block()?;
    let when = match table.table("when") {
        Some(it) => read_conditions(reader, it, definition)?,
        None => Vec::new(),
    };
    if matches!(action, Action::Hide | Action::Pin | Action::Last) && !when.is_empty() {
        let message = "a block is hidden, pinned or put last for everybody: `when` has no effect";
        let said = (message.to_owned(), "[[remove]] takes cases away".to_owned());
        reader.report(table.place(), Severity::Warning, said);
    }
    if action == Action::Add && when.is_empty() {
        let message = "a case by hand needs conditions".to_owned();
        let hint = "when = { question = \"choice\" }".to_owned();
        reader.report(table.place(), Severity::Error, (message, hint));
        return None;
    }
    Some(Entry {
        action,
        slug: slug.into(),
        block: number,
        says: table.text("says").map(|(it, _)| it.into()),
        when,
        place: block.place(),
    })
}

fn read_conditions(
    reader: &Reader<'_>,
    table: Table<'_>,
    definition: &Definition,
) -> Option<Vec<(usize, Vec<usize>)>> {
    let mut conditions = Vec::new();
    for (question, _, value) in table.entries() {
        let mut choices = Vec::new();
        for (choice, place) in value.texts() {
            let Some((_, index)) = definition.choice(question, choice) else {
                let message = format!("there is no choice `{choice}` of `{question}`");
                let said = (message, definition.known(question));
                reader.report(place, Severity::Error, said);
                return None;
            };
            choices.push(index);
        }
        let Some(question) = definition.question(question) else {
            let message = format!("there is no question `{question}`");
            let said = (message, definition.known(question));
            reader.report(value.place(), Severity::Error, said);
            return None;
        };
        if choices.is_empty() {
            let message = "the condition names no choice".to_owned();
            reader.report(value.place(), Severity::Error, (message, String::new()));
            return None;
        }
        choices.sort_unstable();
        conditions.push((question, choices));
    }
    conditions.sort();
    Some(conditions)
}

fn read_merge(
    reader: &Reader<'_>,
    table: Table<'_>,
    definition: &Definition,
) -> Option<(usize, usize, usize)> {
    table.expect_keys(&["question", "from", "into"]);
    for key in ["question", "from", "into"] {
        if table.get(key).is_none() {
            let message = format!("the merge has no `{key}`");
            let hint = "question = \"app\", from = \"tablet\", into = \"mobile\"".to_owned();
            reader.report(table.place(), Severity::Error, (message, hint));
            return None;
        }
    }
    let question = table.text("question")?.0;
    let find = |key: &str| {
        let (choice, place) = table.text(key)?;
        let found = definition.choice(question, choice);
        if found.is_none() {
            let message = format!("there is no choice `{choice}` of `{question}`");
            let said = (message, definition.known(question));
            reader.report(place, Severity::Error, said);
        }
        found
    };
    let (from, into) = (find("from")?, find("into")?);
    if from == into {
        let message = "a choice is merged into itself".to_owned();
        reader.report(table.place(), Severity::Error, (message, String::new()));
        return None;
    }
    Some((from.0, from.1, into.1))
}
