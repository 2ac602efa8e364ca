//! What operators are told when something cannot be done.

use crate::model::Diagnostic;
use std::path::PathBuf;

/// Why a command failed. Faults in content are diagnostics, never errors.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// What was asked for makes no sense; says what would.
    #[error("{0}")]
    Usage(String),
    /// The search index could not be built or read.
    #[error("search index: {0}")]
    Index(String),
    /// A page template is at fault.
    #[error("{0}")]
    Template(Box<Diagnostic>),
}

impl Error {
    /// Adds the path to what the system said.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Io {
            path: path.into(),
            source,
        }
    }
}
