//! Rules over names in settings that name nothing.

use crate::flow::FlowFile;
use crate::model::{Code, Diagnostic, Settings, Severity, Span, nearest};

/// Checks the flow that settings name; `span` is where a publisher set it.
pub fn check(settings: &Settings, span: &Span, files: &[FlowFile]) -> Option<Diagnostic> {
    let names = files.iter();
    let names = names.filter_map(|it| it.name.strip_prefix("flows/")?.strip_suffix(".toml"));
    let ids: Vec<&str> = names.filter(|it| !it.contains('/')).collect();
    let name = &*settings.flow;
    if ids.contains(&name) {
        return None;
    }
    let hint = match nearest(name, ids.iter().copied()) {
        Some(meant) => format!("{meant} is one"),
        None => format!(
            "known are: {}; a flow is a file flows/ID.toml",
            ids.join(", ")
        ),
    };
    Some(Diagnostic {
        span: span.clone(),
        code: Code("settings-value"),
        severity: Severity::Error,
        message: format!("there is no flow {name}"),
        hint,
    })
}
