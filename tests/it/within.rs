//! A site and its content in each other's way: articles are never replaced, and a
//! site below them is never taken for articles.

use crate::desk::Desk;
use crate::desk::put;
use crate::site::files_below;
use std::fs;

/// Refuses a build in a folder; gives what it said.
fn refused(desk: &Desk, folder: &str, arguments: &[&str]) -> String {
    let before = files_below(&desk.path("kb"));
    let mut command = desk.program();
    command.current_dir(desk.path(folder)).arg("build");
    let output = command.args(arguments).arg("--no-cache").output();
    let output = output.expect("the program runs");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {text}");
    assert!(
        files_below(&desk.path("kb")) == before,
        "{arguments:?}: the articles are as they were"
    );
    text
}

#[test]
fn no_site_takes_the_place_of_articles_however_they_are_named() {
    let desk = Desk::new();
    fs::create_dir(desk.path("other")).expect("there is room");
    let ways: &[(&str, &[&str])] = &[
        ("", &["--content", "kb", "--out", "kb"]),
        ("", &["--content", "kb", "--out", "other/../kb/."]),
        ("", &["--content", "kb", "--out", "gone/../kb"]),
        ("", &["--content", "kb", "--out", "."]),
        ("", &["--content", "kb/en-US", "--out", "kb"]),
        ("", &["--content", "kb/en-US/paper-jam.md", "--out", "kb"]),
        ("", &["--content", "other/../kb", "--out", "kb"]),
        ("kb", &["--content", ".", "--out", "."]),
        ("kb", &["--content", ".", "--out", ".."]),
        ("kb/en-US", &["--content", "..", "--out", "../../kb"]),
    ];
    for (folder, arguments) in ways {
        for force in [&[][..], &["--force"]] {
            let text = refused(&desk, folder, &[arguments, force].concat());
            assert!(text.contains("take the place of the articles"), "{text}");
            assert!(text.contains("name another folder with --out"), "{text}");
        }
    }
    // Nor of a second root, nor where the content bears the mark of a site.
    fs::write(desk.path("kb/.veiviser-site"), "").expect("it is writable");
    let two = ["--content", "other", "--content", "kb/ja-JP", "--out", "kb"];
    let text = refused(&desk, "", &two);
    assert!(text.contains("take the place of the articles"), "{text}");
}

#[cfg(unix)]
#[test]
fn no_site_takes_the_place_of_articles_through_a_link() {
    let desk = Desk::new();
    std::os::unix::fs::symlink(desk.path("kb"), desk.path("link")).expect("links can be made");
    for (content, out) in [("kb", "link"), ("link", "kb"), ("link/en-US", "link")] {
        let arguments = ["--content", content, "--out", out, "--force"];
        let text = refused(&desk, "", &arguments);
        assert!(text.contains("take the place of the articles"), "{text}");
    }
}

#[test]
fn a_site_below_its_articles_is_built() {
    let desk = Desk::new();
    let output = desk.build("kb/site", &["--no-cache"]);
    assert!(output.status.success(), "{output:?}");
    assert!(desk.path("kb/site/en-US/index.html").exists());
    assert!(desk.path("kb/en-US/paper-jam.md").exists());
    let part = ["--content", "kb", "--out", "kb/ja-JP", "--force"];
    let text = refused(&desk, "", &part);
    assert!(text.contains("is part of the content"), "{text}");
}

#[test]
fn a_site_below_its_articles_is_not_read_as_content() {
    let desk = Desk::new();
    desk.put("en-US/gone.md", "# Gone\n\nWords.\n");
    let build = |cache: &[&str]| {
        let mut command = desk.program();
        command.current_dir(desk.path("kb"));
        let output = command.args(["build", "--content", "."]).args(cache);
        let output = output.output().expect("the program runs");
        assert!(output.status.success(), "{output:?}");
        files_below(&desk.path("kb/site"))
    };
    let first = build(&["--no-cache"]);
    assert!(
        first.contains_key("en-US/articles/gone.md"),
        "it has copies"
    );
    // What a build that was killed leaves behind.
    let left = desk.path("kb/.site.veiviser-new/en-US/articles/left.md");
    put(&left, b"# Left\n");
    assert!(build(&["--no-cache"]) == first, "a build anew");
    assert!(build(&["--cache", "../cache"]) == first, "the first of two");
    assert!(
        build(&["--cache", "../cache"]) == first,
        "the second of two"
    );
    fs::remove_file(desk.path("kb/en-US/gone.md")).expect("it is there");
    let after = build(&["--no-cache"]);
    let gone: Vec<&String> = after.keys().filter(|it| it.contains("gone")).collect();
    assert_eq!(gone, Vec::<&String>::new());
}

#[test]
fn a_site_alone_is_no_content_and_that_is_said() {
    let desk = Desk::new();
    assert!(desk.build("site", &["--no-cache"]).status.success());
    let check = desk.program().args(["check", "--content", "site"]).output();
    let check = check.expect("the program runs");
    let text = String::from_utf8_lossy(&check.stdout);
    assert_eq!(check.status.code(), Some(1), "{text}");
    assert!(text.contains("site: error[site-folder]: "), "{text}");
}
