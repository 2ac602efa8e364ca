//! Rules over a publisher's own messages of the interface: a key that nothing asks for
//! replaces nothing. Those of flows, [`crate::check::flow`] checks.

use crate::flow::{FlowFile, choice_message, question_message, title_message};
use crate::model::{Article, Code, Diagnostic, Flow, Severity, Span, name_id, nearest};
use crate::text::{MessageFile, Messages, id_of};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A key that nothing asks for.
const UNUSED: Code = Code("message-unused");

/// What may name a message.
pub struct Namers<'a> {
    /// The flows that there are.
    pub flows: &'a [Flow],
    /// The files of flows, bundled ones too.
    pub flow_files: &'a [FlowFile],
    /// The articles.
    pub articles: &'a [Article],
    /// The publisher's own templates.
    pub templates: &'a [&'a str],
}

/// Checks the keys of a publisher's own files against the bundled ones, those of
/// flows, and those that other messages or templates name.
pub fn check(files: &[MessageFile<'_>], namers: &Namers<'_>) -> Vec<Diagnostic> {
    if files.is_empty() {
        return Vec::new();
    }
    let mut known = Messages::bundled();
    known.extend(namers.flows.iter().flat_map(of_flow));
    known.extend(of_articles(namers.articles));
    let bundled = namers.flow_files.iter().filter(|it| it.is_bundled);
    let lines = bundled.flat_map(|it| it.text.lines());
    known.extend(lines.filter_map(id_of).map(ToOwned::to_owned));
    let mut found = Vec::new();
    for file in files.iter().filter(|it| it.name.starts_with("locales/")) {
        for (index, line) in file.text.lines().enumerate() {
            let Some(id) = id_of(line) else { continue };
            let is_named = known.contains(id)
                || namers.templates.iter().any(|it| quotes(it, id))
                || files.iter().any(|it| refers(it.text, id));
            if !is_named {
                found.push(unused((file, index), id, &known));
            }
        }
    }
    found
}

/// The messages that name services, collections and audiences.
fn of_articles(articles: &[Article]) -> BTreeSet<String> {
    let versions = articles.iter().flat_map(|it| &it.versions);
    let mut names: BTreeSet<(&str, &str)> = BTreeSet::new();
    for version in versions {
        let front_matter = &version.front_matter;
        let services = front_matter.service.iter().chain(&front_matter.collection);
        names.extend(services.map(|it| ("service", &**it)));
        names.extend(front_matter.audience.iter().map(|it| ("audience", &**it)));
    }
    let names = names.into_iter();
    names
        .map(|(kind, it)| format!("{kind}-{}", name_id(it)))
        .collect()
}

/// All messages that pages ask of a flow.
fn of_flow(flow: &Flow) -> Vec<String> {
    let mut ids = vec![title_message(&flow.id), format!("{}-intro", flow.id)];
    for question in &flow.questions {
        let id = question_message(&flow.id, &question.id);
        ids.push(format!("{id}-hint"));
        ids.push(id);
        let choices = question.choices.iter();
        ids.extend(choices.map(|it| choice_message(&flow.id, &question.id, &it.id)));
    }
    ids
}

fn quotes(template: &str, id: &str) -> bool {
    let is_quoted = |quote: &str| template.contains(&format!("{quote}{id}{quote}"));
    is_quoted("\"") || is_quoted("'")
}

/// Whether a file of messages puts another message in: `{ id }`.
fn refers(text: &str, id: &str) -> bool {
    let mut places = text.split('{').skip(1).map(str::trim_start);
    places.any(|it| {
        let rest = it.strip_prefix(id).map(str::trim_start);
        rest.is_some_and(|it| it.starts_with(['}', '.']))
    })
}

fn unused(
    (file, index): (&MessageFile<'_>, usize),
    id: &str,
    known: &BTreeSet<String>,
) -> Diagnostic {
    let hint = match nearest(id, known.iter().map(String::as_str)) {
        Some(meant) => format!("{meant} is one"),
        None => "locales/en/*.ftl of the program have all of the interface; a troubleshooter's begin with its name".to_owned(),
    };
    Diagnostic {
        span: Span {
            path: Arc::clone(&file.path),
            line: u32::try_from(index + 1).unwrap_or(u32::MAX),
            column: 1,
        },
        code: UNUSED,
        severity: Severity::Warning,
        message: format!("nothing asks for the message {id}"),
        hint,
    }
}
