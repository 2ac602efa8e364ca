//! Questions with numbers: no choice fits, the steps do not help, words are taken back.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const FLOW: &str = r#"
[scope]
slugs = ["*"]

[[question]]
id = "what"
[[question.choice]]
id = "jam"
[[question.choice]]
id = "colour"

[cues.en.titles.what]
jam = ["paper jam"]
colour = ["colours"]
"#;

fn content() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    };
    write("flows/printing.toml", FLOW);
    write("flows/printing/en.ftl", "printing-what-jam = A paper jam\n");
    write("en-US/paper.md", "# Clear a paper jam\n\nOpen the tray.\n");
    write("en-US/faded.md", "# Colours look faded\n\nOrder ink.\n");
    write(
        "en-US/ink.md",
        "# Everything about paper\n\nPaper and ink.\n",
    );
    write(
        "site.toml",
        "flow = \"printing\"\nsupport = \"help@example.com\"\n",
    );
    folder
}

/// What is printed when these lines are typed.
fn typed(content: &Path, arguments: &[&str], lines: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_veiviser"))
        .args(["ask", "--plain", "--locale", "en-US", "--content"])
        .arg(content)
        .args(arguments)
        .env("XDG_CACHE_HOME", content.join("cache"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut input = child.stdin.take().expect("it listens");
    input.write_all(lines.as_bytes()).expect("it listens");
    drop(input);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

#[test]
fn none_of_these_leads_to_search_by_the_answers_and_to_support() {
    let content = content();
    let text = typed(content.path(), &["paper"], "4\n");
    assert!(text.contains("  4. None of these\n"), "{text}");
    let (_, found) = text
        .split_once("Search with these words: paper")
        .expect("it searches");
    assert!(found.contains("veiviser show paper"), "{text}");
    assert!(found.contains("help@example.com"), "{text}");
    assert!(found.contains("--transcript"), "{text}");
}

#[test]
fn no_help_leads_to_the_next_best_then_to_search_and_support() {
    let content = content();
    let text = typed(content.path(), &["--answer", "what=jam"], "2\n2\n2\n");
    let (shown, next) = text.split_once("Try this next").expect("there is more");
    assert!(shown.contains("Open the tray."), "{text}");
    let (next, support) = next
        .split_once("Search with these words")
        .unwrap_or_else(|| panic!("{next}"));
    assert!(next.contains("faded") || next.contains("ink"), "{text}");
    assert!(next.contains("No, that did not help either"), "{text}");
    assert!(support.contains("help@example.com"), "{text}");
    assert!(
        !support.contains("No, that did not help"),
        "nothing is left: {text}"
    );
}
