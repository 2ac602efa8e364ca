//! A publisher's own templates and assets: those that replace nothing and that nothing
//! uses are named.

use crate::model::{Code, Diagnostic, Severity, Span, nearest};
use crate::render::templates::FILES;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// A file of a publisher's own: where it is shown to stand, its name
/// `templates/NAME` or `templates/assets/NAME`, and its text.
pub type OwnFile<'a> = (&'a Arc<Path>, &'a str, &'a str);

/// Checks what files replace or are used by.
pub fn check(files: &[OwnFile<'_>]) -> Vec<Diagnostic> {
    let bundled = bundled();
    let mut found = Vec::new();
    for (path, name, _) in files {
        let Some(below) = name.strip_prefix("templates/") else {
            continue;
        };
        let others = files.iter().filter(|(_, other, _)| other != name);
        let short = below.strip_prefix("assets/").unwrap_or(below);
        let is_used = || others.clone().any(|(_, _, text)| text.contains(short));
        let is_deep = below.ends_with(".html") && below.contains('/');
        if bundled.contains(below) || (!is_deep && is_used()) {
            continue;
        }
        let start = Span {
            path: Arc::clone(path),
            line: 1,
            column: 1,
        };
        found.push(unused(start, below, &bundled));
    }
    found
}

/// The names of the bundled templates and assets, below `templates`.
fn bundled() -> BTreeSet<String> {
    let assets = FILES
        .get_dir("assets")
        .into_iter()
        .flat_map(|it| it.files());
    let files = FILES.files().chain(assets);
    files
        .filter_map(|it| Some(it.path().to_str()?.replace('\\', "/")))
        .collect()
}

fn unused(span: Span, below: &str, bundled: &BTreeSet<String>) -> Diagnostic {
    let known = bundled.iter().map(String::as_str);
    let folder = if below.starts_with("assets/") {
        "assets/"
    } else {
        ""
    };
    let kin = known.filter(|it| it.starts_with("assets/") != folder.is_empty());
    let hint = match nearest(below, kin.clone()) {
        Some(meant) => format!("templates/{meant} is one that is replaced"),
        None => {
            let names: Vec<&str> = kin.collect();
            format!(
                "name it in a template, or after one of: {}",
                names.join(", ")
            )
        }
    };
    Diagnostic {
        span,
        code: Code("file-unused"),
        severity: Severity::Warning,
        message: format!("templates/{below} replaces no file, and no template names it"),
        hint,
    }
}
