//! Collects the diagnostics of one file: byte offsets in, lines and columns out.

use crate::content::side_by_side::Offsets;
use crate::model::{Code, Diagnostic, Place, Severity, Span};
use std::path::Path;
use std::sync::Arc;

/// How bad a fault is, and the name of its kind.
pub type Kind = (Severity, &'static str);

/// The faults of one file.
#[derive(Debug)]
pub struct Faults {
    path: Arc<Path>,
    lines: Vec<usize>,
    text: Arc<str>,
    /// Where the parts of the text that is read stand in the file.
    pub offsets: Offsets,
    /// What was found so far.
    pub found: Vec<Diagnostic>,
}

impl Faults {
    /// Begins with a file's text; offsets are in bytes of it until `offsets` say otherwise.
    pub fn new(path: Arc<Path>, text: Arc<str>) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|&(_, byte)| byte == b'\n')
            .map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self {
            path,
            lines,
            text,
            offsets: Offsets::default(),
            found: Vec::new(),
        }
    }

    /// The file.
    pub fn path(&self) -> &Arc<Path> {
        &self.path
    }

    /// The file's text.
    pub fn text(&self) -> Arc<str> {
        self.text.clone()
    }

    /// The line and column of an offset.
    pub fn place(&self, offset: usize) -> Place {
        let offset = self.offsets.in_file(offset).min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= offset);
        let start = self.lines[line - 1];
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |it| it.chars().count())
            + 1;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            line: number(line),
            column: number(column),
        }
    }

    /// Adds a fault at an offset.
    pub fn push(&mut self, kind: Kind, offset: usize, message: &str, hint: &str) {
        let place = self.place(offset);
        self.push_at(kind, place, (message.to_owned(), hint.to_owned()));
    }

    /// Adds a fault at a place; says what is wrong and what to do.
    pub fn push_at(&mut self, kind: Kind, place: Place, say: (String, String)) {
        let span = Span {
            path: self.path.clone(),
            line: place.line,
            column: place.column,
        };
        self.found.push(Diagnostic {
            span,
            code: Code(kind.1),
            severity: kind.0,
            message: say.0,
            hint: say.1,
        });
    }
}
