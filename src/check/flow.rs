//! Rules over the labels of flows: every question and choice has one in every
//! language that readers have, and no two choices of a question look the same.
//!
//! What is wrong inside a flow, [`crate::flow::compile`] says itself.

use crate::flow::{choice_message, question_message, title_message};
use crate::model::{Code, Diagnostic, Flow, Locale, Severity, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A label is not there in a language.
const MISSING: Code = Code("flow-label-missing");
/// Two choices of a question, or two questions, have the same label.
const DUPLICATE: Code = Code("flow-label-duplicate");

/// Checks the labels of flows in the languages of `locales`; `label` gives a
/// message in exactly one language, where it has it.
pub fn check(
    flows: &[Flow],
    locales: &[Locale],
    label: &dyn Fn(&Locale, &str) -> Option<String>,
) -> Vec<Diagnostic> {
    let mut languages: BTreeMap<&str, &Locale> = BTreeMap::new();
    for locale in locales {
        languages.entry(locale.written_language()).or_insert(locale);
    }
    let mut diagnostics = Vec::new();
    for flow in flows {
        for (language, locale) in &languages {
            let path = format!("flows/{}/{language}.ftl", flow.id);
            let span = Span::whole(Path::new(&path));
            let label = |message: &str| label(locale, message);
            diagnostics.extend(missing(flow, &span, &label));
            diagnostics.extend(duplicates(flow, &span, &label));
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

fn missing(flow: &Flow, span: &Span, label: &dyn Fn(&str) -> Option<String>) -> Option<Diagnostic> {
    let messages = messages(flow);
    let missing: Vec<&str> = messages
        .iter()
        .filter(|it| label(it).is_none())
        .map(String::as_str)
        .collect();
    let message = match missing.len() {
        0 => return None,
        all if all == messages.len() => {
            format!("flow `{}` has no labels in this language", flow.id)
        }
        _ => format!("no message for {}", missing.join(", ")),
    };
    Some(Diagnostic {
        span: span.clone(),
        code: MISSING,
        severity: Severity::Warning,
        message,
        hint: "readers see these in another language until the file has them".to_owned(),
    })
}

fn duplicates(flow: &Flow, span: &Span, label: &dyn Fn(&str) -> Option<String>) -> Vec<Diagnostic> {
    let mut groups: Vec<Vec<String>> = flow
        .questions
        .iter()
        .map(|question| {
            let choices = question.choices.iter();
            let message = |choice: &str| choice_message(&flow.id, &question.id, choice);
            choices.map(|it| message(&it.id)).collect()
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
            let plain = text.trim().to_lowercase();
            if !seen.insert(plain) {
                diagnostics.push(Diagnostic {
                    span: span.clone(),
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
