//! Standard output and error, the only place that prints.

use crate::Error;
use crate::model::Locale;
use std::io::{self, Write};

/// Reads a locale from the command line.
pub fn locale(tag: &str) -> Result<Locale, String> {
    Locale::parse(tag).ok_or_else(|| format!("{tag} is no locale known here; nb-NO is one"))
}

/// Writes to standard output.
pub fn print(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|source| Error::io("standard output", source))
}

/// Writes a line to standard error.
pub fn note(text: &str) {
    // Nobody is left to tell where standard error is gone.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Says on standard error why a command failed.
pub fn complain(error: &Error) {
    note(&format!("veiviser: {error}"));
}

/// Starts logging to standard error where `VEIVISER_LOG` asks for it.
pub fn start_logging() {
    if let Ok(filter) = std::env::var("VEIVISER_LOG") {
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_writer(io::stderr)
            .init();
    }
}
