//! Rules over the labels of flows: every question and choice has one in every
//! language that readers have, and no two choices of a question look the same.
//!
//! What is wrong inside a flow, [`crate::flow::compile`] says itself.

use crate::check::label::{self, DUPLICATE};
use crate::flow::{FlowFile, UNKNOWN_MESSAGE, choice_message, question_message, title_message};
use crate::model::{Code, Diagnostic, Flow, Locale, Severity, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A label is not there in a language.
const MISSING: Code = Code("flow-label-missing");
/// A label that no question and no choice has.
const UNKNOWN_LABEL: Code = Code("flow-label-unknown");

/// The messages of the interface without which no question or outcome can be shown.
const INTERFACE: &[&str] = &[UNKNOWN_MESSAGE, "outcome-title"];

/// What is offered beside the choices of every question.
const NONE: &str = "choice-none";

/// Where labels stand.
pub struct Labels<'a> {
    /// A message in exactly one language, where it has it.
    pub text: &'a dyn Fn(&Locale, &str) -> Option<String>,
    /// The files of the flows.
    pub files: &'a [FlowFile],
}

/// Checks the labels of flows in the languages of `locales`.
pub fn check(flows: &[Flow], locales: &[Locale], labels: &Labels<'_>) -> Vec<Diagnostic> {
    let mut languages: BTreeMap<&str, &Locale> = BTreeMap::new();
    for locale in locales {
        languages.entry(locale.written_language()).or_insert(locale);
    }
    let mut diagnostics = unknown(flows, labels.files);
    diagnostics.extend(label::check(labels.files));
    for flow in flows {
        if let Some(unlabelled) = unlabelled(flow, labels.files) {
            diagnostics.push(unlabelled);
            continue;
        }
        for (language, locale) in &languages {
            let label = |message: &str| (labels.text)(locale, message);
            let place = |message: &str| place(labels.files, (&flow.id, language), message);
            diagnostics.extend(missing(flow, (language, &place), &label));
            diagnostics.extend(duplicates(flow, &place, &label));
        }
    }
    diagnostics
}

/// The messages of a flow.
fn messages(flow: &Flow) -> Vec<String> {
    let mut messages = vec![title_message(&flow.id)];
    for question in &flow.questions {
        messages.push(question_message(&flow.id, &question.id));
        let choices = question.choices.iter();
        messages.extend(choices.map(|it| choice_message(&flow.id, &question.id, &it.id)));
    }
    messages
}

/// Where a message stands, else where it is to stand: at the head of the file of its
/// language, or of the flow file where there is none.
fn place(files: &[FlowFile], (flow, language): (&str, &str), message: &str) -> Span {
    let own = format!("flows/{flow}/{language}.ftl");
    let flow = format!("flows/{flow}.toml");
    let file = |name: &str| files.iter().find(|it| it.name == name);
    let Some(file) = file(&own).or_else(|| file(&flow)) else {
        return Span::whole(Path::new(&own));
    };
    let is_it = |line: &str| {
        let value = line.strip_prefix(message).map(str::trim_start);
        value.is_some_and(|it| it.starts_with('='))
    };
    let line = file.text.lines().position(is_it).unwrap_or(0);
    Span {
        path: file.path.clone(),
        line: u32::try_from(line + 1).unwrap_or(u32::MAX),
        column: 1,
    }
}

/// Says once that a flow has no labels in any language.
fn unlabelled(flow: &Flow, files: &[FlowFile]) -> Option<Diagnostic> {
    let folder = format!("flows/{}/", flow.id);
    let is_label = |it: &&FlowFile| it.name.starts_with(&folder) && it.name.ends_with(".ftl");
    let own = format!("flows/{}.toml", flow.id);
    let file = files.iter().find(|it| it.name == own)?;
    if files.iter().any(|it| is_label(&it)) {
        return None;
    }
    Some(Diagnostic {
        span: Span {
            path: file.path.clone(),
            line: 1,
            column: 1,
        },
        code: MISSING,
        severity: Severity::Warning,
        message: format!("flow `{}` has no labels in any language", flow.id),
        hint: format!(
            "readers see the names of questions and choices until {folder}en.ftl, or that of another language, has labels"
        ),
    })
}

fn missing(
    flow: &Flow,
    (language, place): (&str, &dyn Fn(&str) -> Span),
    label: &dyn Fn(&str) -> Option<String>,
) -> Option<Diagnostic> {
    let messages = messages(flow);
    let lacks = |it: &&str| label(it).is_none();
    let all = messages.iter().map(String::as_str);
    let mut missing: Vec<&str> = all.filter(lacks).collect();
    let is_whole = missing.len() == messages.len();
    missing.extend(INTERFACE.iter().copied().filter(lacks));
    let message = match missing.len() {
        0 => return None,
        _ if is_whole => format!("flow `{}` has no labels in {language}", flow.id),
        _ => format!("no message in {language} for {}", missing.join(", ")),
    };
    Some(Diagnostic {
        span: place(""),
        code: MISSING,
        severity: Severity::Warning,
        message,
        hint: format!(
            "readers see these in another language until flows/{}/{language}.ftl has them",
            flow.id
        ),
    })
}

/// Reports the messages in the files of flows that are no labels of theirs.
fn unknown(flows: &[Flow], files: &[FlowFile]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for file in files.iter().filter(|it| !it.is_bundled) {
        let name = file.name.strip_prefix("flows/");
        let name = name.and_then(|it| it.strip_suffix(".ftl"));
        let Some((id, _)) = name.and_then(|it| it.split_once('/')) else {
            continue;
        };
        let has_flow = files.iter().any(|it| it.name == format!("flows/{id}.toml"));
        let flow = flows.iter().find(|it| *it.id == *id);
        let mut push = |line: usize, message: String| {
            diagnostics.push(Diagnostic {
                span: Span {
                    path: file.path.clone(),
                    line: u32::try_from(line + 1).unwrap_or(u32::MAX),
                    column: 1,
                },
                code: UNKNOWN_LABEL,
                severity: Severity::Warning,
                message,
                hint: format!(
                    "labels of a flow are named `{id}-QUESTION` and `{id}-QUESTION-CHOICE`"
                ),
            });
        };
        if !has_flow {
            push(0, format!("labels of a flow that is not there: `{id}`"));
        }
        let known = flow.map(known_messages);
        for (line, message) in file.text.lines().enumerate().filter_map(message_of) {
            let is_known = known.as_ref().is_none_or(|it| it.contains(message));
            if !is_known {
                push(line, format!("`{message}` is the label of nothing"));
            }
        }
    }
    diagnostics
}

/// The message that a line begins.
fn message_of((line, text): (usize, &str)) -> Option<(usize, &str)> {
    let (name, _) = text.split_once('=')?;
    let name = name.trim_end();
    let is_name = !name.is_empty()
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    is_name.then_some((line, name))
}

/// All messages that a flow may have.
fn known_messages(flow: &Flow) -> BTreeSet<String> {
    let questions = flow.questions.iter();
    let hints = questions.map(|it| format!("{}-hint", question_message(&flow.id, &it.id)));
    let mut known: BTreeSet<String> = hints.collect();
    let questions = flow.questions.iter();
    known.extend(questions.map(|it| format!("{}-unknown", question_message(&flow.id, &it.id))));
    known.insert(format!("{}-intro", flow.id));
    known.extend(messages(flow));
    known
}

fn duplicates(
    flow: &Flow,
    place: &dyn Fn(&str) -> Span,
    label: &dyn Fn(&str) -> Option<String>,
) -> Vec<Diagnostic> {
    let mut groups: Vec<Vec<String>> = flow
        .questions
        .iter()
        .map(|question| {
            let choices = question.choices.iter();
            let message = |choice: &str| choice_message(&flow.id, &question.id, choice);
            let offered = [UNKNOWN_MESSAGE, NONE].map(str::to_owned);
            let own = choices.map(|it| message(&it.id));
            offered.into_iter().chain(own).collect()
        })
        .collect();
    let questions = flow.questions.iter();
    groups.push(
        questions
            .map(|it| question_message(&flow.id, &it.id))
            .collect(),
    );
    let mut diagnostics = Vec::new();
    for group in groups {
        let mut seen = BTreeSet::new();
        for message in group {
            let Some(text) = label(&message) else {
                continue;
            };
            let letters = text.chars().filter(|it| it.is_alphanumeric());
            let plain = letters.collect::<String>().to_lowercase();
            if !seen.insert(plain) {
                diagnostics.push(Diagnostic {
                    span: place(&message),
                    code: DUPLICATE,
                    severity: Severity::Warning,
                    message: format!("`{message}` says the same as another: {text}"),
                    hint: "readers cannot tell them apart".to_owned(),
                });
            }
        }
    }
    diagnostics
}
