//! All cues of a flow in one language.
//!
//! They stand in the flow file below `[cues.LANGUAGE]` or in a file of their own,
//! `flows/FLOW/LANGUAGE.toml`. Entry points: [`Cues::read_into`] and
//! [`Cues::findings`].

use crate::analyzer::{Analyzer, Word};
use crate::flow::cue::{Cue, words};
use crate::flow::file::Definition;
use crate::flow::label::condition;
use crate::flow::reader::{Bytes, Reader, Table};
use crate::flow::sentence::clauses;
use crate::model::{Locale, Severity};
use std::ops::Range;

/// The cues of a language.
#[derive(Debug)]
pub(super) struct Cues {
    analyzer: &'static Analyzer,
    /// Titles that put an article in scope.
    scope: Vec<Cue>,
    /// Titles that keep it out.
    out_of_scope: Vec<Cue>,
    /// Blocks that only point elsewhere.
    fallback: Vec<Cue>,
    choices: Vec<ChoiceCue>,
}

#[derive(Debug)]
struct ChoiceCue {
    question: usize,
    choice: usize,
    /// It counts in titles and headings only.
    titles_only: bool,
    cue: Cue,
}

/// A choice that a sentence reveals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Finding {
    pub(super) question: usize,
    pub(super) choice: usize,
    /// The cue, as written.
    pub(super) cue: Box<str>,
    /// It stands in the condition that its sentence begins with.
    pub(super) in_condition: bool,
}

/// Text, split into clauses and words once.
pub(super) struct Clauses {
    all: Vec<Vec<Word>>,
    /// How many of them, from the first on, are the condition that a sentence begins with.
    condition: usize,
}

impl Cues {
    fn new(analyzer: &'static Analyzer) -> Self {
        Self {
            analyzer,
            scope: Vec::new(),
            out_of_scope: Vec::new(),
            fallback: Vec::new(),
            choices: Vec::new(),
        }
    }

    /// Adds the cues of a language, from a table, to a flow.
    pub(super) fn read_into(
        definition: &mut Definition,
        reader: &Reader<'_>,
        (language, place, table): (&str, Bytes, Table<'_>),
    ) {
        let Some(locale) = Locale::parse(language) else {
            let message = format!("`{language}` is no language");
            reader.report(place, Severity::Error, (message, String::new()));
            return;
        };
        let written = locale.written_language();
        let mut cues = definition
            .cues
            .remove(written)
            .unwrap_or_else(|| Self::new(Analyzer::of(&locale)));
        for (key, place, value) in table.entries() {
            let read = |of: &mut Vec<Cue>| {
                for text in value.texts() {
                    of.extend(read_cue(reader, cues.analyzer, text));
                }
            };
            match key {
                "scope" => read(&mut cues.scope),
                "out-of-scope" => read(&mut cues.out_of_scope),
                "fallback" => read(&mut cues.fallback),
                "titles" => {
                    for (question, place, value) in
                        value.table().map_or(Vec::new(), |it| it.entries())
                    {
                        if let Some(table) = value.table() {
                            let place = (place, Place::Title);
                            cues.read_question(definition, reader, (question, place, table));
                        }
                    }
                }
                question => {
                    if let Some(table) = value.table() {
                        let place = (place, Place::Body);
                        cues.read_question(definition, reader, (question, place, table));
                    }
                }
            }
        }
        definition.cues.insert(written, cues);
    }

    fn read_question(
        &mut self,
        definition: &Definition,
        reader: &Reader<'_>,
        (question, (place, counts), table): (&str, (Bytes, Place), Table<'_>),
    ) {
        if definition.question(question).is_none() {
            let message = format!("there is no question `{question}`");
            let said = (message, definition.known(question));
            reader.report(place, Severity::Error, said);
            return;
        }
        for (id, place, value) in table.entries() {
            let Some((question, choice)) = definition.choice(question, id) else {
                let message = format!("there is no choice `{id}` of `{question}`");
                let said = (message, definition.known(question));
                reader.report(place, Severity::Error, said);
                continue;
            };
            for text in value.texts() {
                let cue = read_cue(reader, self.analyzer, text);
                self.choices.extend(cue.map(|cue| ChoiceCue {
                    question,
                    choice,
                    titles_only: counts == Place::Title,
                    cue,
                }));
            }
        }
    }

    /// All cues, and what each is looked for in.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Cue, Where)> {
        let choices = self.choices.iter().map(|it| match it.titles_only {
            true => (&it.cue, Where::Headings),
            false => (&it.cue, Where::Sentences),
        });
        let scope = self.scope.iter().chain(&self.out_of_scope);
        let scope = scope.map(|it| (it, Where::Titles));
        let fallback = self.fallback.iter().map(|it| (it, Where::Blocks));
        choices.chain(scope).chain(fallback)
    }

    /// Splits text for the other methods.
    pub(super) fn clauses(&self, text: &str) -> Clauses {
        let condition = condition(text, self.analyzer.tag);
        Clauses {
            condition: condition.map_or(0, |it| clauses(it).len()),
            ..self.title_clauses(text)
        }
    }

    /// Splits a title to see whether it is in scope: that needs no condition.
    pub(super) fn title_clauses(&self, title: &str) -> Clauses {
        let all = clauses(title).into_iter();
        Clauses {
            condition: 0,
            all: all.map(|it| words(it, self.analyzer)).collect(),
        }
    }

    /// What a sentence reveals that stands there. Where it begins with a condition, what
    /// that says of a question counts, and not what it says to do: "If you use the web
    /// version, switch to the app".
    pub(super) fn findings(&self, sentence: &Clauses, place: Place) -> Vec<Finding> {
        let (condition, rest) = sentence.all.split_at(sentence.condition);
        let said = self.findings_in(condition, place);
        let mut findings = self.findings_in(rest, place);
        findings.retain(|it| said.iter().all(|said| said.question != it.question));
        let said = said.into_iter().map(|it| Finding {
            in_condition: true,
            ..it
        });
        findings.extend(said);
        findings
    }

    fn findings_in(&self, clauses: &[Vec<Word>], place: Place) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for it in &self.choices {
            let known = findings
                .iter()
                .any(|found| (found.question, found.choice) == (it.question, it.choice));
            let counts = place == Place::Title || !it.titles_only;
            if counts && !known && clauses.iter().any(|clause| it.cue.matches(clause)) {
                findings.push(Finding {
                    question: it.question,
                    choice: it.choice,
                    cue: it.cue.source.clone(),
                    in_condition: false,
                });
            }
        }
        findings
    }

    /// What somebody's own words reveal, and which of them do, as places in the text.
    pub(super) fn heard(&self, text: &str) -> Vec<(Finding, Range<usize>)> {
        let clauses = clauses(text);
        let mut heard = Vec::new();
        for it in &self.choices {
            let found = clauses.iter().find_map(|clause| {
                let words = words(clause, self.analyzer);
                let place = it.cue.find(&words)?;
                let (first, last) = (words.get(place.start)?, words.get(place.end - 1)?);
                let offset = clause.as_ptr().addr() - text.as_ptr().addr();
                Some(offset + first.start..offset + last.end)
            });
            if let Some(words) = found {
                let finding = Finding {
                    question: it.question,
                    choice: it.choice,
                    cue: it.cue.source.clone(),
                    in_condition: false,
                };
                heard.push((finding, words));
            }
        }
        heard
    }

    /// Whether a title puts its article in scope.
    pub(super) fn in_scope(&self, title: &Clauses) -> bool {
        self.scope.iter().any(|it| title.hold(it))
    }

    /// Whether a title keeps its article out of scope.
    pub(super) fn out_of_scope(&self, title: &Clauses) -> bool {
        self.out_of_scope.iter().any(|it| title.hold(it))
    }

    /// Whether a block only points elsewhere.
    pub(super) fn is_fallback(&self, block: &Clauses) -> bool {
        self.fallback.iter().any(|it| block.hold(it))
    }
}

/// What a cue is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Where {
    /// The sentences of articles in scope.
    Sentences,
    /// Their titles and headings.
    Headings,
    /// The first sentences of their blocks.
    Blocks,
    /// The titles of all articles.
    Titles,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a title or a heading.
    Title,
    /// In a block of its own.
    Body,
}

impl Clauses {
    pub(super) fn hold(&self, cue: &Cue) -> bool {
        self.all.iter().any(|clause| cue.matches(clause))
    }
}

fn read_cue(reader: &Reader<'_>, analyzer: &Analyzer, text: (&str, Bytes)) -> Option<Cue> {
    match Cue::parse(text.0, analyzer) {
        Ok(mut cue) => {
            cue.place = Some(reader.span(text.1.start));
            Some(cue)
        }
        Err(message) => {
            let hint = "write words, `a|b`, `word*`, `...` for a gap, `!word` to exclude";
            reader.report(text.1, Severity::Error, (message, hint.to_owned()));
            None
        }
    }
}
