//! Reads TOML with places, so that every fault in a flow file names its line.
//!
//! Entry point: [`Reader::open`]. A fault is a diagnostic and the rest of the
//! file is read all the same. Knows nothing of what flows mean.

use crate::flow::FlowFile;
use crate::flow::HINT;
use crate::model::{Code, Diagnostic, Severity, Span};
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The code of everything that is wrong with the form of a flow file.
pub(super) const FLOW_FILE: Code = Code("flow-file");

/// Where in the file something stands, in bytes.
pub(super) type Bytes = Range<usize>;

/// A file and what was found wrong with it.
pub(super) struct Reader<'a> {
    file: &'a FlowFile,
    diagnostics: &'a RefCell<Vec<Diagnostic>>,
}

/// A table of the file.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    reader: &'a Reader<'a>,
    table: &'a DeTable<'a>,
    /// Where it begins.
    start: usize,
}

/// A value of the file.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    reader: &'a Reader<'a>,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a FlowFile, diagnostics: &'a RefCell<Vec<Diagnostic>>) -> Self {
        Self { file, diagnostics }
    }

    /// Parses the file; what cannot be parsed is reported and left out.
    pub(super) fn parse(&self) -> Spanned<DeTable<'a>> {
        let (table, errors) = DeTable::parse_recoverable(&self.file.text);
        for error in errors {
            let place = error.span().unwrap_or(0..0);
            let message = error.message().replace('\n', "; ");
            self.report(place, Severity::Error, (message, String::new()));
        }
        table
    }

    pub(super) fn root<'t>(&'t self, table: &'t Spanned<DeTable<'t>>) -> Table<'t> {
        Table {
            reader: self,
            table: table.get_ref(),
            start: 0,
        }
    }

    /// Adds a fault: its message and its hint.
    pub(super) fn report(&self, place: Bytes, severity: Severity, said: (String, String)) {
        let hint = match said.1.is_empty() {
            true => HINT.to_owned(),
            false => said.1,
        };
        let diagnostic = Diagnostic {
            span: self.span(place.start),
            code: FLOW_FILE,
            severity,
            message: said.0,
            hint,
        };
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// The line and the column of a byte.
    pub(super) fn span(&self, byte: usize) -> Span {
        span_of(self.file, byte)
    }
}

/// The line and the column of a byte of a file.
pub(super) fn span_of(file: &FlowFile, byte: usize) -> Span {
    let before = file.text.get(..byte).unwrap_or(&file.text);
    let line_start = before.rfind('\n').map_or(0, |it| it + 1);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span {
        path: file.path.clone(),
        line: count(before.matches('\n').count() + 1),
        column: count(before[line_start..].chars().count() + 1),
    }
}

impl<'a> Table<'a> {
    /// Where it begins.
    pub(super) fn place(&self) -> Bytes {
        self.start..self.start
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Value<'a>> {
        let (_, value) = self
            .table
            .iter()
            .find(|(it, _)| it.get_ref().as_ref() == key)?;
        Some(Value {
            reader: self.reader,
            value,
        })
    }

    /// All keys with their places and values, in the order of the file.
    pub(super) fn entries(&self) -> Vec<(&'a str, Bytes, Value<'a>)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .map(|(key, value)| {
                let reader = self.reader;
                (key.get_ref().as_ref(), key.span(), Value { reader, value })
            })
            .collect();
        entries.sort_by_key(|(_, place, _)| place.start);
        entries
    }

    /// Reports the keys that are none of `known`.
    pub(super) fn expect_keys(&self, known: &[&str]) {
        for (key, place, _) in self.entries() {
            if !known.contains(&key) {
                let message = format!("unknown key `{key}`");
                let hint = format!("known here: {}", known.join(", "));
                self.reader
                    .report(place, Severity::Warning, (message, hint));
            }
        }
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str) -> Option<(&'a str, Bytes)> {
        self.get(key)?.text()
    }

    /// The texts of a key that holds one or a list of them.
    pub(super) fn texts(&self, key: &str) -> Vec<(&'a str, Bytes)> {
        self.get(key).map_or_else(Vec::new, |it| it.texts())
    }

    /// The table of a key.
    pub(super) fn table(&self, key: &str) -> Option<Table<'a>> {
        self.get(key)?.table()
    }

    /// The tables of a key that holds a list of them.
    pub(super) fn tables(&self, key: &str) -> Vec<Table<'a>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(array) = value.value.get_ref().as_array() else {
            value.complain("a list of tables");
            return Vec::new();
        };
        let reader = self.reader;
        array
            .iter()
            .filter_map(|value| Value { reader, value }.table())
            .collect()
    }
}

impl<'a> Value<'a> {
    /// Where it stands.
    pub(super) fn place(&self) -> Bytes {
        self.value.span()
    }

    fn complain(&self, wanted: &str) {
        let found = match self.value.get_ref() {
            DeValue::Integer(it) => it.as_str(),
            DeValue::Float(it) => it.as_str(),
            other => other.type_str(),
        };
        let message = format!("expected {wanted}, found {found}");
        self.reader
            .report(self.place(), Severity::Error, (message, String::new()));
    }

    fn wanted<T>(&self, found: Option<T>, wanted: &str) -> Option<T> {
        if found.is_none() {
            self.complain(wanted);
        }
        found
    }

    /// It as a text.
    pub(super) fn text(&self) -> Option<(&'a str, Bytes)> {
        let text = self.wanted(self.value.get_ref().as_str(), "a text")?;
        Some((text, self.place()))
    }

    /// It as one text or a list of them.
    pub(super) fn texts(&self) -> Vec<(&'a str, Bytes)> {
        match self.value.get_ref() {
            DeValue::Array(array) => {
                let reader = self.reader;
                let texts = array.iter().map(|value| Value { reader, value }.text());
                texts.flatten().collect()
            }
            _ => self.text().into_iter().collect(),
        }
    }

    /// It as a table.
    pub(super) fn table(&self) -> Option<Table<'a>> {
        let table = self.wanted(self.value.get_ref().as_table(), "a table")?;
        Some(Table {
            reader: self.reader,
            table,
            start: self.place().start,
        })
    }

    /// It as a number above 0.
    pub(super) fn number(&self) -> Option<f64> {
        let text = match self.value.get_ref() {
            DeValue::Integer(it) => Some(it.as_str()),
            DeValue::Float(it) => Some(it.as_str()),
            _ => None,
        };
        let number = text.and_then(|it| it.parse::<f64>().ok());
        let number = number.filter(|it| it.is_finite() && *it > 0.0);
        self.wanted(number, "a number above 0")
    }

    /// Whether it is `true`.
    pub(super) fn is_true(&self) -> bool {
        let found = self.value.get_ref().as_bool();
        self.wanted(found, "true or false").unwrap_or(false)
    }

    /// It as a slug and a block number: `["forgot-username", 4]`.
    pub(super) fn block(&self) -> Option<(&'a str, u32)> {
        let pair = self.value.get_ref().as_array().and_then(|it| {
            let [slug, block] = &it[..] else {
                return None;
            };
            let block = block.get_ref().as_integer()?.as_str().parse().ok()?;
            Some((slug.get_ref().as_str()?, block))
        });
        self.wanted(pair, "a slug and a block number: [\"slug\", 4]")
    }
}
