//! Every diagnostic that the suites show says where, what, and what to do about it.

use crate::desk::Desk;
use std::fs;
use std::path::Path;

/// The kinds that are about a folder, or a file that cannot be read as text.
const WHOLE: &[&str] = &[
    "file-too-large",
    "no-articles",
    "roots-differ",
    "unreadable",
];

/// The place, the code and the message of a line that is a diagnostic.
fn diagnostic(line: &str) -> Option<(&str, &str, &str)> {
    let (place, rest) = ["error", "warning", "note"]
        .iter()
        .find_map(|it| line.split_once(&format!(": {it}[")))?;
    let (code, message) = rest.split_once("]: ")?;
    (!place.starts_with(' ')).then_some((place, code, message))
}

fn has_line(place: &str) -> bool {
    let mut parts = place.rsplit(':').take(2);
    parts.all(|it| it.parse::<u32>().is_ok_and(|it| it > 0)) && place.matches(':').count() >= 2
}

#[test]
fn every_diagnostic_has_a_place_a_message_and_a_hint() {
    let suites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
    let (mut count, mut lacking) = (0, Vec::new());
    for file in fs::read_dir(suites).expect("tests/suite is there") {
        let path = file.expect("tests/suite can be listed").path();
        let text = fs::read_to_string(&path).expect("a suite can be read");
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let Some((place, code, message)) = diagnostic(line) else {
                continue;
            };
            count += 1;
            let hint = lines.peek().and_then(|it| it.strip_prefix("  hint: "));
            let is_placed = has_line(place) || WHOLE.contains(&code);
            let has_hint = hint.is_some_and(|it| !it.trim().is_empty());
            if !is_placed || !has_hint || message.trim().is_empty() {
                lacking.push(format!("{}: {line}", path.display()));
            }
        }
    }
    assert!(count > 100, "{count} diagnostics were found");
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

#[test]
fn a_build_names_the_first_ten_errors_and_counts_the_others() {
    let desk = Desk::new();
    for number in 0..12 {
        let text = format!("---\ntitle: [{number}\n---\n\n# Words\n");
        desk.put(&format!("en-US/a{number:02}.md"), &text);
    }
    let output = desk.build("site", &["--no-cache"]);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8_lossy(&output.stderr);
    let named: Vec<&str> = text.lines().filter(|it| it.contains(": error[")).collect();
    assert_eq!(named.len(), 10, "{text}");
    assert!(named[0].starts_with("kb/en-US/a00.md:2:"), "{text}");
    assert!(!text.contains(": warning["), "{text}");
    assert!(text.contains("\n13 errors, "), "{text}");
}
