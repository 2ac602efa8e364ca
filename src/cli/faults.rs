//! What commands that do not list all faults say of them: the first errors, how many
//! faults there are, and the command that names them.

use crate::cli::{Global, io};
use crate::model::{Diagnostic, Severity};
use std::borrow::Cow;
use std::ffi::OsStr;

/// The most errors that are listed.
const MOST: usize = 10;

/// Says on standard error what the first errors are and how many faults there are;
/// nothing where there are none. Settings that cannot be read at all come first. Where
/// there is no article at all, that is said elsewhere.
pub fn announce(global: &Global, diagnostics: &[Diagnostic]) {
    if diagnostics.iter().any(|it| it.code.0 == "no-articles") {
        return;
    }
    let errors = diagnostics.iter();
    let errors = errors.filter(|it| it.severity == Severity::Error && !is_unread_settings(it));
    let named = unread_settings(diagnostics).chain(errors);
    named.take(MOST).for_each(|it| io::note(&it.to_string()));
    if let Some(text) = summary(global, diagnostics) {
        io::note(&text);
    }
}

/// What is wrong with settings so that none of them counts.
pub fn unread_settings(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(|it| is_unread_settings(it))
}

fn is_unread_settings(it: &Diagnostic) -> bool {
    let is_settings = it.span.path.file_name() == Some(OsStr::new("site.toml"));
    let is_whole = it.span.line == 0 || it.code.0 == "settings-toml";
    it.severity == Severity::Error && is_settings && is_whole
}

/// How many diagnostics are this bad.
pub fn count(diagnostics: &[Diagnostic], severity: Severity) -> usize {
    let such = diagnostics.iter().filter(|it| it.severity == severity);
    such.count()
}

/// A number and its noun: `1 error`, `2 errors`.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {}", self::noun(count, noun))
}

/// The noun for a number of things.
pub fn noun(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{noun}{plural}")
}

fn summary(global: &Global, diagnostics: &[Diagnostic]) -> Option<String> {
    let of = |severity| count(diagnostics, severity);
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    (errors + warnings > 0).then(|| {
        let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
        let again = again(global);
        format!("{errors}, {warnings} in the content; to see them all: veiviser check{again}")
    })
}

/// The options that say which content was meant, as a shell takes them.
pub fn again(global: &Global) -> String {
    let mut options = String::new();
    for root in &global.content {
        options.push_str(" --content ");
        options.push_str(&quoted(&root.to_string_lossy()));
    }
    if let Some(locale) = &global.content_locale {
        options.push_str(" --content-locale ");
        options.push_str(locale.as_str());
    }
    options
}

/// A word as a shell takes it for one.
pub fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.into();
    }
    format!("'{}'", word.replace('\'', "'\\''")).into()
}
