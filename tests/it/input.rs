//! Bad input gets a clear answer and harms nothing else.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn check(content: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_veiviser"))
        .args(["check", "--content"])
        .arg(content)
        .output()
        .expect("the program was built with the tests")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn folder_with(name: &str, bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("the system has room for a folder");
    let articles = folder.path().join("en-US");
    fs::create_dir(&articles).expect("a folder can be made");
    fs::write(articles.join("good.md"), "# Good\n").expect("a file can be written");
    fs::write(articles.join(name), bytes).expect("a file can be written");
    folder
}

#[test]
fn a_file_of_50_mb_is_refused_and_the_others_are_read() {
    let folder = folder_with("huge.md", &vec![b'x'; 50 * 1024 * 1024]);
    let output = check(folder.path());
    let text = text(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains("huge.md: error[file-too-large]: 52428800 bytes; at most 1048576 are read"),
        "{text}"
    );
    assert!(text.contains("1 article, 1 version"), "{text}");
}

#[test]
fn invalid_utf_8_is_diagnosed_at_its_byte_and_read_all_the_same() {
    let folder = folder_with("bad.md", b"# Caf\xe9\n\nText.\n");
    let output = check(folder.path());
    let text = text(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(
        text.contains("bad.md:1:6: error[encoding]: not valid UTF-8"),
        "{text}"
    );
    assert!(text.contains("2 articles, 2 versions"), "{text}");
}

#[test]
fn utf_16_is_named_and_read() {
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend("# Sixteen\n".encode_utf16().flat_map(u16::to_le_bytes));
    let folder = folder_with("wide.md", &bytes);
    let text = text(&check(folder.path()));
    assert!(
        text.contains("error[encoding]: the file is UTF-16"),
        "{text}"
    );
    assert!(text.contains("2 articles, 2 versions"), "{text}");
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_are_not_followed() {
    let folder = folder_with("real.md", b"# Real\n");
    let articles = folder.path().join("en-US");
    std::os::unix::fs::symlink(&articles, articles.join("loop")).expect("a link can be made");
    std::os::unix::fs::symlink("/etc/passwd", articles.join("secret.md"))
        .expect("a link can be made");
    let output = check(folder.path());
    let text = text(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("loop: warning[symlink]"), "{text}");
    assert!(text.contains("secret.md: warning[symlink]"), "{text}");
    assert!(text.contains("2 articles, 2 versions"), "{text}");
}

/// Runs as a user without rights where the tests run as root, who may read everything.
#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named_and_the_others_are_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with("locked.md", b"# Locked\n");
    let set = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("own files take modes");
    };
    set(folder.path(), 0o755);
    set(&folder.path().join("en-US/locked.md"), 0o000);
    let program = folder.path().join("veiviser");
    fs::copy(env!("CARGO_BIN_EXE_veiviser"), &program).expect("the program can be copied");
    let root = fs::File::open(folder.path().join("en-US/locked.md")).is_ok();
    let mut command = Command::new(if root {
        "setpriv".as_ref()
    } else {
        program.as_os_str()
    });
    if root {
        command
            .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
            .arg(&program);
    }
    let output = command
        .args(["check", "--content"])
        .arg(folder.path())
        .current_dir(folder.path())
        .output()
        .expect("setpriv of util-linux is there where the tests run as root");
    let text = text(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("locked.md: error[unreadable]"), "{text}");
    assert!(text.contains("1 article, 1 version"), "{text}");
}

#[test]
fn an_alias_bomb_takes_no_time() {
    let mut bomb = String::from("---\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for level in 1..10 {
        let inner = vec![format!("*a{}", level - 1); 10].join(",");
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    bomb.push_str("---\n# Bomb\n");
    let folder = folder_with("bomb.md", bomb.as_bytes());
    let begun = std::time::Instant::now();
    let output = check(folder.path());
    let text = text(&output);
    assert!(
        text.contains("bomb.md:2:9: error[front-matter-yaml]"),
        "{text}"
    );
    assert!(begun.elapsed().as_secs() < 5, "took {:?}", begun.elapsed());
}

#[test]
fn nesting_of_fifty_thousand_levels_takes_no_time() {
    let quotes = "> ".repeat(50_000) + "deep\n";
    let items = "- ".repeat(50_000) + "deep\n";
    let brackets = "[".repeat(50_000) + "\n";
    let stars = "*a **a ".repeat(20_000) + "\n";
    for body in [quotes, items, brackets, stars] {
        let folder = folder_with("deep.md", body.as_bytes());
        let begun = std::time::Instant::now();
        let output = check(folder.path());
        assert!(output.status.code().is_some(), "no abort");
        assert!(
            text(&output).contains("2 articles, 2 versions"),
            "{}",
            text(&output)
        );
        assert!(begun.elapsed().as_secs() < 10, "took {:?}", begun.elapsed());
    }
}

#[cfg(unix)]
#[test]
fn more_folders_than_may_be_open_at_once_are_all_read() {
    let folder = tempfile::tempdir().expect("the system has room for a folder");
    for number in 0..200 {
        let articles = folder.path().join(format!("en-US/a{number}"));
        fs::create_dir_all(&articles).expect("a folder can be made");
        fs::write(articles.join(format!("b{number}.md")), "# Good\n")
            .expect("a file can be written");
    }
    let command = "ulimit -n 64 && exec \"$0\" check --content \"$1\"";
    let output = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_veiviser")])
        .arg(folder.path())
        .output()
        .expect("there is a shell");
    let text = text(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(text.contains("200 articles, 200 versions"), "{text}");
}
