//! What the design says of the house, held by tests.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first; a module uses only those before its own.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["error"],
    &["analyzer"],
    &["content", "flow", "index", "store", "text"],
    &["check", "render"],
    &["evaluate", "site", "web"],
    &["cli"],
];

/// Crates and the only modules that may name them.
const OWNERS: &[(&str, &[&str])] = &[
    ("axum", &["web"]),
    ("clap", &["cli"]),
    ("fluent", &["text"]),
    ("hyper", &["web"]),
    ("intl_memoizer", &["text"]),
    ("minijinja", &["render"]),
    ("pulldown_cmark", &["content/markdown"]),
    ("tantivy", &["analyzer", "index"]),
];

/// How long a file may be, in lines.
const MAX_LINES: usize = 400;

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort();
    assert!(files.len() > 20, "the sources were found");
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path: PathBuf = entry.expect("src can be listed").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path
                .strip_prefix(root)
                .expect("it is below src")
                .with_extension("");
            let text = fs::read_to_string(&path).expect("a source can be read");
            files.push((name.to_string_lossy().replace('\\', "/"), text));
        }
    }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|it| it.contains(&module))
}

#[test]
fn modules_use_only_lower_layers() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let module = name.split('/').next().unwrap_or_default().to_owned();
        let Some(own) = layer(&module) else { continue };
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for used in code.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let fits = used == module || layer(&used).is_none_or(|it| it < own);
                if !fits {
                    faults.push(format!(
                        "src/{name}.rs:{}: {module} uses {used}",
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn crates_are_named_by_their_owners_only() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for (krate, owners) in OWNERS {
                let path = format!("{krate}::");
                let named = code.match_indices(&path).any(|(at, _)| {
                    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                });
                let owned = owners
                    .iter()
                    .any(|it| name == *it || name.starts_with(&format!("{it}/")));
                if named && !owned {
                    faults.push(format!("src/{name}.rs:{}: names {krate}", number + 1));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut faults = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > MAX_LINES {
            faults.push(format!("src/{name}.rs: {lines} lines, at most {MAX_LINES}"));
        }
        if !text.starts_with("//!") {
            faults.push(format!("src/{name}.rs: does not begin with //!"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
