//! Rules over names: those in settings that name nothing.

use crate::flow::FlowFile;
use crate::model::{Code, Diagnostic, KnowledgeBase, Severity, Span, nearest};

/// What a name may name.
pub struct Known<'a> {
    /// The files of the flows.
    pub files: &'a [FlowFile],
    /// Where the setting `flow` stands, where a publisher set it.
    pub setting: Option<&'a Span>,
}

/// Checks the flow that the settings name.
pub fn check(kb: &KnowledgeBase, known: &Known<'_>) -> Vec<Diagnostic> {
    let ids: Vec<&str> = known
        .files
        .iter()
        .filter_map(|it| it.name.strip_prefix("flows/")?.strip_suffix(".toml"))
        .filter(|it| !it.contains('/'))
        .collect();
    let mut found = Vec::new();
    let setting = &*kb.settings.flow;
    if let Some(span) = known.setting
        && !ids.contains(&setting)
    {
        found.push(fault(
            (Severity::Error, "settings-value"),
            span,
            (setting, &ids),
        ));
    }
    found
}

fn fault(
    (severity, code): (Severity, &'static str),
    span: &Span,
    (name, ids): (&str, &[&str]),
) -> Diagnostic {
    let hint = match nearest(name, ids.iter().copied()) {
        Some(meant) => format!("{meant} is one"),
        None => format!(
            "known are: {}; a flow is a file flows/ID.toml",
            ids.join(", ")
        ),
    };
    Diagnostic {
        span: span.clone(),
        code: Code(code),
        severity,
        message: format!("there is no flow {name}"),
        hint,
    }
}
