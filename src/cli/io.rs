//! Standard output and error, the only place that prints.

use crate::Error;
use crate::model::Locale;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Reads a locale from the command line.
pub fn locale(tag: &str) -> Result<Locale, String> {
    Locale::parse(tag).ok_or_else(|| format!("{tag} is no locale known here; nb-NO is one"))
}

/// Reads a whole number from the command line.
pub fn number(text: &str) -> Result<usize, String> {
    text.parse()
        .map_err(|_| "a whole number is expected, from 0 on".to_owned())
}

/// Reads how many of something there are to be.
pub fn count(text: &str) -> Result<usize, String> {
    match number(text) {
        Ok(count) if count > 0 => Ok(count),
        _ => Err("a whole number is expected, from 1 on".to_owned()),
    }
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

/// Whether standard output is a terminal that shows marks.
pub fn is_colourful() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Whether somebody can be asked.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The columns of the terminal, no more than read well.
pub fn width() -> usize {
    let term = columns().unwrap_or(80);
    term.clamp(40, 100)
}

fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok()?.parse().ok()
}

/// Says what long work is at, on a terminal only.
pub struct Progress(indicatif::ProgressBar);

impl Progress {
    /// Begins.
    pub fn start(what: &'static str) -> Self {
        let bar = indicatif::ProgressBar::new_spinner();
        bar.set_message(what);
        bar.enable_steady_tick(std::time::Duration::from_millis(120));
        Self(bar)
    }

    /// Says how far it is.
    pub fn count(&self, done: usize, all: usize) {
        if done == all || done.is_multiple_of(64) {
            self.0.set_message(format!("{done} of {all} files"));
        }
    }

    /// Goes on with something else.
    pub fn step(&self, what: &'static str) {
        self.0.set_message(what);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// Writes a file beside the old one and swaps them in one step.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}
