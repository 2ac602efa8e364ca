//! Flow files: TOML to a [`Definition`].
//!
//! Entry point: [`read`]. One bad entry is a diagnostic and is left out; the rest
//! of the flow, and all other flows, stand. Knows nothing of articles.

use crate::flow::FlowFile;
use crate::flow::cues::Cues;
use crate::flow::overlay::Overlay;
use crate::flow::reader::{Bytes, Reader, Table};
use crate::flow::resolve::resolve_questions;
use crate::flow::weights::{self, WEIGHTS};
use crate::model::{Choice, Diagnostic, Question, Severity, UNKNOWN};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The most choices a question may have.
const CHOICES: usize = 20;
/// The most questions a flow may have.
const QUESTIONS: usize = 64;

/// What a flow file says.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) id: Box<str>,
    pub(super) questions: Vec<Question>,
    /// Where each question stands in the file.
    pub(super) places: Vec<Bytes>,
    /// The questions that come before all others, in this order.
    pub(super) first: Vec<usize>,
    pub(super) scope: Scope,
    /// Where the scope begins.
    pub(super) scope_place: usize,
    /// Names and values of articles that the file mentions.
    pub(super) mentions: Vec<Mention>,
    pub(super) facts: Vec<Fact>,
    /// Values that put an article before others where the answer was given.
    pub(super) preferences: Vec<Fact>,
    /// For each question the choice without cases of which it is not asked.
    pub(super) only_if: Vec<Option<usize>>,
    /// For each question the answers without which it is not asked: of each of these
    /// questions one of those choices.
    pub(super) after: Vec<Vec<(usize, u32)>>,
    /// Choices that mean "none of the others": offered wherever steps are left.
    pub(super) otherwise: Vec<(usize, usize)>,
    /// By written language.
    pub(super) cues: BTreeMap<&'static str, Cues>,
    pub(super) overlay: Overlay,
}

/// Which articles a flow draws on, beside the cues for titles.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// Names with `*` for any characters.
    pub(super) slugs: Vec<Box<str>>,
    /// Folders of slugs.
    pub(super) folders: Vec<Box<str>>,
    /// Keys of the front matter and values any of which will do.
    pub(super) front_matter: Vec<(Box<str>, Vec<Box<str>>)>,
    /// Names that are never in scope.
    pub(super) exclude: Vec<Box<str>>,
}

/// Names or values one of which some article is expected to have.
#[derive(Debug)]
pub(super) struct Mention {
    pub(super) texts: Vec<Box<str>>,
    pub(super) of: Mentioned,
    pub(super) place: Bytes,
}

/// What is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mentioned {
    Slug,
    Folder,
    /// A value of this key.
    FrontMatter(Box<str>),
}

/// A value in the front matter that answers a question for the whole article.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) question: usize,
    pub(super) choice: usize,
    pub(super) key: Box<str>,
    pub(super) values: Vec<Box<str>>,
}

impl Definition {
    /// The index of a question.
    pub(super) fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|it| *it.id == *id)
    }

    /// The choices of a question, for whoever named another; else the questions.
    pub(super) fn known(&self, question: &str) -> String {
        let list = |ids: Vec<&str>| ids.join(", ");
        match self.question(question) {
            Some(index) => {
                let choices = self.questions[index].choices.iter();
                let ids = list(choices.map(|it| &*it.id).collect());
                format!("choices of `{question}`: {ids}")
            }
            None => {
                let questions = self.questions.iter();
                format!(
                    "questions here: {}",
                    list(questions.map(|it| &*it.id).collect())
                )
            }
        }
    }

    /// The indexes of a question and one of its choices.
    pub(super) fn choice(&self, question: &str, choice: &str) -> Option<(usize, usize)> {
        let question = self.question(question)?;
        let choices = &self.questions[question].choices;
        let choice = choices.iter().position(|it| *it.id == *choice)?;
        Some((question, choice))
    }
}

/// Reads a flow file and its files of cues. `None` where no question is left.
pub(super) fn read(
    file: &FlowFile,
    cue_files: &[&FlowFile],
    diagnostics: &RefCell<Vec<Diagnostic>>,
) -> Option<Definition> {
    let reader = Reader::new(file, diagnostics);
    let parsed = reader.parse();
    let root = reader.root(&parsed);
    root.expect_keys(&[
        "first", "scope", "question", "weights", "cues", "hide", "pin", "last", "add", "remove",
        "merge",
    ]);
    let mut definition = Definition {
        id: file.flow_id()?.into(),
        questions: Vec::new(),
        places: Vec::new(),
        first: Vec::new(),
        scope: root
            .table("scope")
            .map_or_else(Scope::default, |it| read_scope(it)),
        scope_place: root.table("scope").map_or(0, |it| it.place().start),
        mentions: root.table("scope").map_or_else(Vec::new, mentions),
        facts: Vec::new(),
        preferences: Vec::new(),
        only_if: Vec::new(),
        after: Vec::new(),
        otherwise: Vec::new(),
        cues: BTreeMap::new(),
        overlay: Overlay::default(),
    };
    read_questions(&reader, root, &mut definition);
    if definition.questions.is_empty() {
        let said = (
            "the flow has no question".to_owned(),
            "add a [[question]] with an id and at least two choices".to_owned(),
        );
        reader.report(0..0, Severity::Error, said);
        return None;
    }
    resolve_questions(&reader, root, &mut definition);
    definition.overlay = Overlay::read(&reader, root, &definition);
    if let Some(table) = root.table("weights") {
        weights::read_into(&mut definition, &reader, table);
    }
    for (language, place, value) in root.table("cues").map_or(Vec::new(), |it| it.entries()) {
        if let Some(table) = value.table() {
            Cues::read_into(&mut definition, &reader, (language, place, table));
        }
    }
    for cue_file in cue_files {
        let reader = Reader::new(cue_file, diagnostics);
        let parsed = reader.parse();
        let language = cue_file.language().unwrap_or_default();
        let root = reader.root(&parsed);
        match language {
            WEIGHTS => weights::read_into(&mut definition, &reader, root),
            _ => Cues::read_into(&mut definition, &reader, (language, 0..0, root)),
        }
    }
    Some(definition)
}

fn read_scope(table: Table<'_>) -> Scope {
    table.expect_keys(&["slugs", "folders", "front-matter", "exclude"]);
    let texts = |key: &str| -> Vec<Box<str>> {
        let texts = table.texts(key).into_iter();
        texts.map(|(it, _)| it.into()).collect()
    };
    Scope {
        slugs: texts("slugs"),
        folders: texts("folders"),
        front_matter: table
            .table("front-matter")
            .map_or_else(Vec::new, read_front_matter),
        exclude: texts("exclude"),
    }
}

/// What the scope mentions.
fn mentions(scope: Table<'_>) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let names = [
        ("slugs", Mentioned::Slug),
        ("exclude", Mentioned::Slug),
        ("folders", Mentioned::Folder),
    ];
    for (key, of) in names {
        let texts = scope.texts(key).into_iter();
        mentions.extend(texts.map(|it| mention(it, of.clone())));
    }
    if let Some(table) = scope.table("front-matter") {
        mentions.extend(mentioned_values(table));
    }
    mentions
}

fn mention((text, place): (&str, Bytes), of: Mentioned) -> Mention {
    let texts = vec![text.into()];
    Mention { texts, of, place }
}

fn mentioned_values(table: Table<'_>) -> Vec<Mention> {
    let entries = table.entries().into_iter();
    let values = entries.flat_map(|(key, _, value)| {
        let of = Mentioned::FrontMatter(key.into());
        let texts = value.texts().into_iter();
        texts.map(move |it| mention(it, of.clone()))
    });
    values.collect()
}

pub(super) fn read_front_matter(table: Table<'_>) -> Vec<(Box<str>, Vec<Box<str>>)> {
    let entries = table.entries().into_iter();
    entries
        .map(|(key, _, value)| {
            let values = value.texts().into_iter().map(|(it, _)| it.into());
            (key.into(), values.collect())
        })
        .collect()
}

/// Reads the questions without what names others of them.
fn read_questions(reader: &Reader<'_>, root: Table<'_>, definition: &mut Definition) {
    for table in root.tables("question") {
        table.expect_keys(&["id", "only-if", "after", "choice"]);
        let Some(id) = read_id(reader, table, "question") else {
            continue;
        };
        if definition.question(id).is_some() {
            complain(reader, table, format!("two questions are named `{id}`"));
            continue;
        }
        let choices = read_choices(reader, table);
        if choices.len() < 2 || choices.len() > CHOICES || definition.questions.len() == QUESTIONS {
            let message = format!(
                "`{id}` has {} choices; 2 to {CHOICES} are possible, in up to {QUESTIONS} questions",
                choices.len()
            );
            complain(reader, table, message);
            continue;
        }
        let id = id.into();
        definition.questions.push(Question { id, choices });
        definition.places.push(table.place());
        definition.only_if.push(None);
        definition.after.push(Vec::new());
    }
}

fn read_choices(reader: &Reader<'_>, question: Table<'_>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for table in question.tables("choice") {
        table.expect_keys(&[
            "id",
            "implies",
            "covers",
            "weight",
            "front-matter",
            "prefers",
            "otherwise",
        ]);
        let Some(id) = read_id(reader, table, "choice") else {
            continue;
        };
        if choices.iter().any(|it| *it.id == *id) {
            complain(reader, table, format!("two choices are named `{id}`"));
            continue;
        }
        let weight = table.get("weight").and_then(|it| it.number());
        choices.push(Choice {
            id: id.into(),
            implies: Vec::new(),
            covers: Vec::new(),
            weight: weight.unwrap_or(1.0),
        });
    }
    choices
}

fn read_id<'a>(reader: &Reader<'_>, table: Table<'a>, noun: &str) -> Option<&'a str> {
    let Some((id, place)) = table.text("id") else {
        complain(reader, table, format!("the {noun} has no id"));
        return None;
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let taken = [UNKNOWN, "titles", "scope", "out-of-scope", "fallback", ""];
    if !id.chars().all(plain) || id.starts_with('-') || taken.contains(&id) {
        let message = format!("`{id}` cannot be the id of a {noun}");
        let hint = "use a-z, 0-9 and -; `unknown`, `titles`, `scope` and `fallback` are taken";
        reader.report(place, Severity::Error, (message, hint.to_owned()));
        return None;
    }
    Some(id)
}

fn complain(reader: &Reader<'_>, table: Table<'_>, message: String) {
    reader.report(table.place(), Severity::Error, (message, String::new()));
}
