//! Runs `tests/suite/*.md`: a `##` heading names a case, prose says why, and
//! fences hold input and output.
//!
//! A fence `file PATH` is a file of the case's folder. A fence `console` holds
//! commands, each a line `$ veiviser …`, and what they print; `[exit N]` closes
//! the output of a command that does not exit with 0, and `…` stands for any
//! text to the end of its line. `UPDATE=1` writes what was printed into the suite.

use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// A fence of a suite: its info string, its lines, and where they stand.
struct Fence {
    info: String,
    body: Vec<String>,
    /// The first line of the body, from 0.
    start: usize,
}

struct Case {
    title: String,
    fences: Vec<Fence>,
}

fn suites() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")
}

fn cases(lines: &[&str]) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case {
                title: title.to_owned(),
                fences: Vec::new(),
            });
        } else if line.starts_with("```") {
            let ticks = line.len() - line.trim_start_matches('`').len();
            let close = "`".repeat(ticks);
            let end = (at + 1..lines.len()).find(|&it| lines[it] == close);
            let end = end.unwrap_or_else(|| panic!("line {}: the fence is never closed", at + 1));
            let fence = Fence {
                info: line[ticks..].to_owned(),
                body: lines[at + 1..end].iter().map(ToString::to_string).collect(),
                start: at + 1,
            };
            let case = cases
                .last_mut()
                .unwrap_or_else(|| panic!("line {}: a fence before the first case", at + 1));
            case.fences.push(fence);
            at = end;
        }
        at += 1;
    }
    cases
}

/// How long a command may take.
const TIME: Duration = Duration::from_secs(60);

/// Reads a pipe to its end, beside whatever else is read.
fn read(mut pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        // Nobody waits any more where the command took too long.
        let _ = sender.send(bytes);
    });
    receiver
}

/// Runs a command line in a folder; gives what it printed, standard error last.
fn run(line: &str, folder: &Path) -> String {
    let mut words = shell_words(line).into_iter();
    assert_eq!(
        words.next().as_deref(),
        Some("veiviser"),
        "commands begin with veiviser: {line}"
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_veiviser"))
        .args(words)
        .current_dir(folder)
        .env_remove("VEIVISER_CONTENT")
        .env("XDG_CACHE_HOME", folder.join(".cache"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program was built with the tests");
    let pipes = [
        read(child.stdout.take().expect("it is piped")),
        read(child.stderr.take().expect("it is piped")),
    ];
    let mut text = String::new();
    for pipe in pipes {
        match pipe.recv_timeout(TIME) {
            Ok(bytes) => text.push_str(&String::from_utf8_lossy(&bytes)),
            Err(_) => {
                child.kill().expect("a child can be stopped");
                text.push_str("[does not end]\n");
            }
        }
    }
    let status = child.wait().expect("a child ends");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    match status.code() {
        Some(0) => {}
        Some(code) => writeln!(text, "[exit {code}]").expect("a String takes all"),
        None => text.push_str("[killed]\n"),
    }
    text
}

/// Splits at blanks, but not between double or single quotes.
fn shell_words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote, mut open) = (String::new(), None, false);
    for c in line.chars() {
        match (c, quote) {
            (c, Some(q)) if c == q => quote = None,
            (c, Some(_)) => word.push(c),
            ('"' | '\'', None) => (quote, open) = (Some(c), true),
            (c, None) if c.is_whitespace() => {
                if open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                open = false;
            }
            (c, None) => word.push(c),
        }
    }
    if open || !word.is_empty() {
        words.push(word);
    }
    words
}

fn matches(expected: &str, printed: &str) -> bool {
    let (expected, printed): (Vec<_>, Vec<_>) =
        (expected.lines().collect(), printed.lines().collect());
    expected.len() == printed.len()
        && expected
            .iter()
            .zip(printed)
            .all(|(wanted, line)| match wanted.split_once('…') {
                Some((start, end)) if !end.contains('…') => {
                    *wanted == line
                        || (line.len() >= start.len() + end.len()
                            && line.starts_with(start)
                            && line.ends_with(end))
                }
                _ => *wanted == line,
            })
}

struct Ran {
    failures: Vec<String>,
    /// First line, line count and new text of every changed fence.
    changes: Vec<(usize, usize, String)>,
    count: usize,
}

fn run_case(case: &Case) -> Ran {
    let folder = tempfile::tempdir().expect("the system has room for a folder");
    let mut ran = Ran {
        failures: Vec::new(),
        changes: Vec::new(),
        count: 0,
    };
    for fence in &case.fences {
        if let Some(name) = fence.info.strip_prefix("file ") {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a file stands in a folder"))
                .expect("a folder can be made");
            let text = fence.body.join("\n") + "\n";
            fs::write(path, text.replace("␀", "\0")).expect("a file can be written");
        } else if fence.info == "console" {
            run_console(case, fence, folder.path(), &mut ran);
        } else {
            panic!(
                "{}: a fence is `file PATH` or `console`, not `{}`",
                case.title, fence.info
            );
        }
    }
    ran
}

fn run_console(case: &Case, fence: &Fence, folder: &Path, ran: &mut Ran) {
    let mut written = String::new();
    let mut differs = false;
    let mut at = 0;
    while at < fence.body.len() {
        let command = fence.body[at]
            .strip_prefix("$ ")
            .unwrap_or_else(|| panic!("{}: output before the first command", case.title));
        let end = (at + 1..fence.body.len())
            .find(|&it| fence.body[it].starts_with("$ "))
            .unwrap_or(fence.body.len());
        let expected = fence.body[at + 1..end]
            .iter()
            .fold(String::new(), |all, line| all + line + "\n");
        let printed = run(command, folder);
        ran.count += 1;
        let fits = matches(&expected, &printed);
        if !fits {
            differs = true;
            ran.failures.push(format!(
                "{}\n$ {command}\n--- expected\n{expected}--- printed\n{printed}",
                case.title
            ));
        }
        write!(
            written,
            "$ {command}\n{}",
            if fits { &expected } else { &printed }
        )
        .expect("a String takes all");
        at = end;
    }
    if differs {
        ran.changes.push((fence.start, fence.body.len(), written));
    }
}

fn update(path: &Path, lines: &[&str], mut changes: Vec<(usize, usize, String)>) {
    changes.sort();
    let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    for (start, count, text) in changes.into_iter().rev() {
        lines.splice(start..start + count, text.lines().map(ToOwned::to_owned));
    }
    fs::write(path, lines.join("\n") + "\n").expect("a suite can be written");
}

#[test]
fn suites_hold() {
    let mut paths: Vec<PathBuf> = fs::read_dir(suites())
        .expect("tests/suite is there")
        .map(|it| it.expect("tests/suite can be listed").path())
        .filter(|it| it.extension().is_some_and(|it| it == "md"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no suite in tests/suite");
    let (mut failures, mut count) = (Vec::new(), 0);
    for path in paths {
        let text = fs::read_to_string(&path).expect("a suite can be read");
        let lines: Vec<&str> = text.lines().collect();
        let ran: Vec<Ran> = cases(&lines).iter().map(run_case).collect();
        count += ran.iter().map(|it| it.count).sum::<usize>();
        if std::env::var_os("UPDATE").is_some() {
            update(
                &path,
                &lines,
                ran.into_iter().flat_map(|it| it.changes).collect(),
            );
        } else {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            failures.extend(
                ran.into_iter()
                    .flat_map(|it| it.failures)
                    .map(|it| format!("{name}: {it}")),
            );
        }
    }
    #[expect(clippy::print_stdout, reason = "a count of nothing must be seen")]
    {
        println!("{count} commands of the suites ran");
    }
    assert!(
        failures.is_empty(),
        "{}\n{} commands print something else",
        failures.join("\n"),
        failures.len()
    );
}
