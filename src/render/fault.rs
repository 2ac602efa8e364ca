//! What is wrong with a template, as authors are told it.

use crate::error::Error;
use crate::model::{Code, Diagnostic, Severity, Span, nearest};
use minijinja::value::Value;
use minijinja::{Error as Fault, ErrorKind};
use std::path::Path;

/// How much of the values at hand a hint shows, in characters.
const MOST: usize = 240;

/// A fault of minijinja's as an error of ours; `values` is what the template was given.
pub(super) fn error(fault: &Fault, values: Option<&Value>) -> Error {
    Error::Template(Box::new(diagnose(fault, values)))
}

/// The same, as a diagnostic that names `templates/NAME:LINE:COLUMN`.
pub(super) fn diagnose(fault: &Fault, values: Option<&Value>) -> Diagnostic {
    let name = fault.name().unwrap_or("template");
    let line = fault.line().unwrap_or(0);
    let (code, hint) = match fault.kind() {
        ErrorKind::SyntaxError => ("template-syntax", SYNTAX.to_owned()),
        ErrorKind::TemplateNotFound => (
            "template-missing",
            "name a template that is bundled, or stands in templates/".to_owned(),
        ),
        ErrorKind::OutOfFuel => (
            "template-value",
            "it does more than any page needs: look for a loop in a loop".to_owned(),
        ),
        _ => ("template-value", at_hand(fault, values)),
    };
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Diagnostic {
        span: Span {
            path: Path::new("templates").join(name).into(),
            line: number(line),
            column: number(column(fault)),
        },
        code: Code(code),
        severity: Severity::Error,
        message: message(fault),
        hint,
    }
}

const SYNTAX: &str = "docs.rs/minijinja/latest/minijinja/syntax says what templates may say";

fn message(fault: &Fault) -> String {
    let mut cause: &dyn std::error::Error = fault;
    let mut detail = fault.detail().unwrap_or_default().to_owned();
    while let Some(inner) = cause.source() {
        detail = inner.to_string();
        cause = inner;
    }
    let kind = fault.kind();
    match (expression(fault), detail.is_empty()) {
        (Some(it), true) => format!("{kind}: {it}"),
        (None, true) => kind.to_string(),
        (_, false) => format!("{kind}: {detail}"),
    }
}

/// The column of the fault in its line; 0 where it is not known.
fn column(fault: &Fault) -> usize {
    let place = || {
        let before = fault.template_source()?.get(..fault.range()?.start)?;
        Some(before.rsplit('\n').next()?.chars().count() + 1)
    };
    place().unwrap_or(0)
}

/// The names and dots at the fault: `page.titel`.
fn expression(fault: &Fault) -> Option<&str> {
    let text = fault.template_source()?.get(fault.range()?)?;
    let is_path = |c: char| c.is_alphanumeric() || "_.".contains(c);
    let text = text.trim_start_matches(|c: char| !is_path(c));
    let end = text.find(|c: char| !is_path(c)).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

/// The values at hand: the members that a misspelt name could have meant, and the
/// variables of the place.
fn at_hand(fault: &Fault, values: Option<&Value>) -> String {
    let locals = locals(fault);
    let path = expression(fault).unwrap_or_default();
    let first = path.split('.').next().unwrap_or_default();
    let is_local = |it: &&Value| it.get_attr(first).is_ok_and(|it| it.is_undefined());
    let is_known = locals.contains(&format!("{first}: "));
    let values = values.filter(|it| !(is_known && is_local(it)));
    let members = values.and_then(|it| members(it, path));
    let mut said: Vec<String> = members.into_iter().collect();
    if !locals.is_empty() {
        said.push(format!("variables here: {locals}"));
    }
    if said.is_empty() {
        said.push(
            "frame, page, plain and t are at hand; src/render/view.rs says what they hold"
                .to_owned(),
        );
    }
    said.join("; ")
}

/// What the last value of a path that is there holds.
fn members(values: &Value, path: &str) -> Option<String> {
    let mut value = values.clone();
    let mut walked = String::new();
    for name in path.split('.') {
        let next = value.get_attr(name).ok()?;
        if next.is_undefined() || next.is_none() {
            let names: Vec<String> = value.try_iter().ok()?.map(|it| it.to_string()).collect();
            let known = names.iter().map(String::as_str);
            let of = if walked.is_empty() { "here" } else { &walked };
            let meant = nearest(name, known.clone())
                .map_or_else(String::new, |it| format!("{it} is there; "));
            let all: Vec<&str> = known.collect();
            return Some(format!("{meant}at hand {}: {}", place(of), all.join(", ")));
        }
        if !walked.is_empty() {
            walked.push('.');
        }
        walked.push_str(name);
        value = next;
    }
    None
}

fn place(of: &str) -> String {
    match of {
        "here" => of.to_owned(),
        of => format!("in {of}"),
    }
}

/// The variables that the place refers to, on one line.
fn locals(fault: &Fault) -> String {
    let around = fault.display_debug_info().to_string();
    let Some((_, values)) = around.split_once("Referenced variables:") else {
        return String::new();
    };
    let words: Vec<&str> = values
        .split_whitespace()
        .filter(|it| !it.starts_with("---"))
        .collect();
    let text = words.join(" ");
    let text = text
        .trim_start_matches('{')
        .trim_end_matches('}')
        .trim()
        .trim_end_matches(',');
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
