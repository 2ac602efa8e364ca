//! Faults in content, as data.

use crate::model::Place;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost for the reader.
    Note,
    /// The reader sees something lesser than the author meant.
    Warning,
    /// Something cannot be shown at all.
    Error,
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The stable name of a kind of fault, such as `broken-link`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A place in a file: line and column count from 1, the column in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file, as it was named on the command line or below a content root.
    pub path: Arc<Path>,
    /// The line, from 1; 0 where the fault is the whole file's.
    pub line: u32,
    /// The column in characters, from 1; 0 where the fault is the whole line's.
    pub column: u32,
}

impl Span {
    /// A place in a file.
    pub fn at(path: impl Into<Arc<Path>>, place: Place) -> Self {
        Self {
            path: path.into(),
            line: place.line,
            column: place.column,
        }
    }

    /// The place that means a whole file or folder.
    pub fn whole(path: impl Into<Arc<Path>>) -> Self {
        Self {
            path: path.into(),
            line: 0,
            column: 0,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        Ok(())
    }
}

/// One fault: where it is, what it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Where; first, so that diagnostics sort by place.
    pub span: Span,
    /// Its kind.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do; empty where the message says it.
    pub hint: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.severity.as_str();
        write!(f, "{}: {word}[{}]: {}", self.span, self.code, self.message)?;
        if !self.hint.is_empty() {
            write!(f, "\n  hint: {}", self.hint)?;
        }
        Ok(())
    }
}

/// The known name that was likely meant by another: few letters differ.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let far = length.div_ceil(3).min(3);
    let measured = known.into_iter().map(|it| (distance(name, it), it));
    let close = measured.filter(|&(distance, _)| distance <= far && distance < length);
    close.min().map(|(_, it)| it)
}

/// How many letters have to be put in, taken out or replaced to make one of the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (index, from) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (at, to) in b.iter().enumerate() {
            let replaced = before + usize::from(from != *to);
            before = row[at + 1];
            row[at + 1] = replaced.min(before + 1).min(row[at] + 1);
        }
    }
    row[b.len()]
}
