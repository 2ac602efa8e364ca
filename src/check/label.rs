//! Rules over the files of labels, line by line: a label stands in its file once, and
//! puts in nothing that is not there.
//!
//! Entry point: [`check`]. Which labels a flow needs, [`crate::check::flow`] knows.

use crate::flow::FlowFile;
use crate::model::{Code, Diagnostic, Severity, Span};
use crate::text::{Messages, id_of};
use std::collections::{BTreeMap, BTreeSet};

/// Two choices of a question, or two questions, have the same label, or a file has one
/// twice.
pub(super) const DUPLICATE: Code = Code("flow-label-duplicate");
/// A label asks for a value, a message or a function that it is never given.
const ARGUMENT: Code = Code("flow-label-argument");

/// Checks the files of labels of a publisher's own.
pub(super) fn check(files: &[FlowFile]) -> Vec<Diagnostic> {
    let is_label = |it: &&FlowFile| it.name.ends_with(".ftl");
    let own: Vec<&FlowFile> = files
        .iter()
        .filter(|it| !it.is_bundled && is_label(it))
        .collect();
    if own.is_empty() {
        return Vec::new();
    }
    let mut known = Messages::bundled();
    let lines = files.iter().filter(is_label).flat_map(|it| it.text.lines());
    known.extend(lines.filter_map(name_of).map(ToOwned::to_owned));
    let mut diagnostics = Vec::new();
    for file in own {
        diagnostics.extend(twice(file));
        diagnostics.extend(put_in(file, &known));
    }
    diagnostics
}

/// The message or the term that a line begins to define.
fn name_of(line: &str) -> Option<&str> {
    id_of(line).or_else(|| id_of(line.strip_prefix('-')?))
}

/// Reports the labels that a file has twice.
fn twice(file: &FlowFile) -> Vec<Diagnostic> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let Some(id) = id_of(line) else { continue };
        if let Some(first) = seen.get(id) {
            diagnostics.push(Diagnostic {
                span: span(file, (index, 0)),
                code: DUPLICATE,
                severity: Severity::Warning,
                message: format!("`{id}` stands in line {} already", first + 1),
                hint: "the first one counts; take out one of them".to_owned(),
            });
        } else {
            seen.insert(id, index);
        }
    }
    diagnostics
}

/// Reports what labels put in, `{ $name }`, `{ message }` or `{ NAME() }`, and are not given.
fn put_in(file: &FlowFile, known: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let lines = file.text.lines().enumerate();
    for (index, line) in lines.filter(|(_, it)| !it.starts_with('#')) {
        for (at, _) in line.match_indices('{') {
            if let Some(message) = lacking(line[at + 1..].trim_start(), known) {
                let column = line[..at].chars().count();
                diagnostics.push(Diagnostic {
                    span: span(file, (index, column)),
                    code: ARGUMENT,
                    severity: Severity::Warning,
                    message,
                    hint: "write the words themselves".to_owned(),
                });
            }
        }
    }
    diagnostics
}

/// What is wrong with what stands after an opening brace.
fn lacking(inside: &str, known: &BTreeSet<String>) -> Option<String> {
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
    let name_at = |text: &str| text.split(ends).next().unwrap_or_default().to_owned();
    if let Some(value) = inside.strip_prefix('$') {
        let name = name_at(value);
        return Some(format!(
            "labels are given no values: `${name}` stays as it is"
        ));
    }
    let name = name_at(inside.strip_prefix('-').unwrap_or(inside));
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let after = inside.trim_start_matches('-')[name.len()..].trim_start();
    if after.starts_with('(') && !inside.starts_with('-') {
        return Some(format!("labels know no functions: `{name}` is none"));
    }
    (!known.contains(&name)).then(|| format!("there is no message `{name}`: it stays as it is"))
}

fn span(file: &FlowFile, (line, column): (usize, usize)) -> Span {
    let count = |number: usize| u32::try_from(number + 1).unwrap_or(u32::MAX);
    Span {
        path: file.path.clone(),
        line: count(line),
        column: count(column),
    }
}
