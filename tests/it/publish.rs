//! Publishing: a build that remembers the one before makes the same site as a
//! build from nothing, and whatever happens on the way, a whole site stands there.

use crate::desk::{Desk, put};
use crate::site::files_below;
use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;

type Edit = (&'static str, fn(&Desk));

/// Changes, one after the other; each is built with the memory of those before.
const EDITS: &[Edit] = &[
    ("words", |desk| {
        desk.replace("en-US/no-head.md", ".", ". And more.");
    }),
    ("a title", |desk| {
        desk.replace("en-US/printer-offline.md", "title: ", "title: Now: ");
    }),
    ("a date and a description", |desk| {
        desk.replace(
            "ar-SA/paper-jam.md",
            "---\n",
            "---\ndescription: x\nms.date: 01/01/2030\n",
        );
    }),
    ("an article that a troubleshooter shows", |desk| {
        desk.replace("ja-JP/paper-jam.md", "。", "。さらに。");
    }),
    ("an anchor that others link to", |desk| {
        let text = desk.text("en-US/wireless-printer.md");
        desk.put(
            "en-US/wireless-printer.md",
            &text.replace("test-page", "other-page"),
        );
    }),
    ("a translation more", |desk| {
        desk.put(
            "ja-JP/printer-offline.md",
            &desk.text("en-US/printer-offline.md"),
        );
    }),
    ("a language more", |desk| {
        desk.put("fr-FR/paper-jam.md", &desk.text("en-US/paper-jam.md"));
    }),
    ("a language less", |desk| {
        fs::remove_dir_all(desk.path("kb/fr-FR")).expect("it is there");
    }),
    ("an article more, which another links to", |desk| {
        desk.put("en-US/new.md", "# New\n\nWords.\n");
        desk.replace(
            "en-US/paper-jam.md",
            "Close all",
            "[New](new.md). Close all",
        );
    }),
    ("an article less", |desk| {
        fs::remove_file(desk.path("kb/en-US/new.md")).expect("it is there");
    }),
    ("an image", |desk| {
        desk.replace("en-US/media/front.svg", "<svg", "<svg id=\"x\"");
    }),
    ("robots", |desk| {
        desk.replace("en-US/paper-jam.md", "---\n", "---\nROBOTS: NOINDEX\n");
    }),
    ("settings", |desk| {
        desk.replace("site.toml", "Print help", "Printing");
    }),
    ("a message", |desk| {
        desk.put("locales/nb/site.ftl", "search = Finn\n");
    }),
    ("a template", |desk| {
        let template =
            "{% extends \"base.html\" %}{% block main %}{{ page.title | safe }}{% endblock %}";
        desk.put("templates/article.html", template);
    }),
    ("a style sheet", |desk| {
        desk.put("templates/assets/style.css", "p { color: red }\n");
    }),
    ("the words of a troubleshooter", |desk| {
        desk.replace(
            "flows/printer/en.ftl",
            "printer-title = ",
            "printer-title = Now: ",
        );
    }),
];

#[test]
fn a_build_that_remembers_makes_the_same_site_as_one_from_nothing() {
    let desk = Desk::new();
    let files = desk.assert_same("the first build");
    assert!(files > 50, "all {files} files are made");
    assert_eq!(
        desk.assert_same("nothing changed"),
        0,
        "nothing is made again"
    );
    for (what, edit) in EDITS {
        edit(&desk);
        assert!(
            desk.assert_same(what) > 0,
            "{what}: something is made again"
        );
    }
}

#[test]
fn only_what_changed_is_made_again() {
    let desk = Desk::new();
    desk.again();
    desk.replace("en-US/no-head.md", ".", ". And more.");
    let made = desk.assert_same("words of one article");
    // Its page and copy, and the pages that list all articles, a locale each;
    // and what the browser searches, for its words are counted.
    let locales = 4;
    let search = files_below(&desk.path("site/assets/search")).len();
    assert!(search > 0, "the browser can search");
    let made = made.saturating_sub(search);
    assert!(made <= locales * 5, "{made} pages were made again");
}

#[test]
fn pictures_keep_their_place_and_a_new_size_is_seen() {
    let desk = Desk::new();
    let picture = desk.path("kb/en-US/media/lamp.gif");
    put(&picture, b"GIF89a\x40\x01\xc8\x00\0\0\0");
    desk.put("en-US/lamp.md", "# Lamp\n\n![A lamp](media/lamp.gif)\n");
    desk.assert_same("a picture");
    let page = || fs::read_to_string(desk.path("site/en-US/articles/lamp.html"));
    let page = || page().expect("it is there");
    assert!(
        page().contains("width=\"320\" height=\"200\""),
        "{}",
        page()
    );
    put(&picture, b"GIF89a\x80\x02\xc8\x00\0\0\0");
    desk.assert_same("a wider picture");
    assert!(
        page().contains("width=\"640\" height=\"200\""),
        "{}",
        page()
    );
}

#[test]
fn files_that_somebody_touched_are_made_again() {
    let desk = Desk::new();
    desk.again();
    let page = desk.path("site/en-US/articles/paper-jam.html");
    fs::write(&page, "touched").expect("it is writable");
    fs::remove_file(desk.path("site/nb-NO/index.html")).expect("it is there");
    put(&desk.path("site/stale.html"), b"stale");
    assert_eq!(desk.assert_same("a touched site"), 2);
    fs::remove_dir_all(desk.path("site")).expect("it is there");
    assert!(desk.assert_same("a site that is gone") > 50);
    let memory = fs::read_dir(desk.path("cache/sites")).expect("it is there");
    for file in memory {
        fs::write(file.expect("it can be read").path(), "torn").expect("it is writable");
    }
    assert!(desk.assert_same("a memory that is torn") > 50);
}

#[test]
fn builds_are_the_same_bytes_on_every_machine() {
    let desk = Desk::new();
    let here = desk.anew();
    let kb = desk.path("kb");
    let files = files_below(&kb);
    fs::remove_dir_all(&kb).expect("it is there");
    for (name, body) in files.iter().rev() {
        put(&kb.join(name), body);
    }
    let elsewhere = [
        ("1", "Pacific/Kiritimati", "ja_JP.UTF-8"),
        ("7", "America/St_Johns", "ar_SA.UTF-8"),
        ("3", "UTC", "C"),
    ];
    for (threads, zone, language) in elsewhere {
        let mut command = desk.command("elsewhere");
        command.args(["--no-cache", "--threads", threads]);
        command
            .env("TZ", zone)
            .env("LANG", language)
            .env("LC_ALL", language);
        let output = command.output().expect("the program runs");
        assert!(output.status.success(), "{output:?}");
        assert!(
            files_below(&desk.path("elsewhere")) == here,
            "{threads} {zone} {language}"
        );
    }
}

#[test]
fn a_build_that_is_killed_leaves_a_whole_site() {
    let desk = Desk::new();
    let first = desk.anew();
    desk.again();
    let old = desk.text("en-US/paper-jam.md");
    let new = old.replace("Close all lids", "Shut all lids");
    desk.put("en-US/paper-jam.md", &new);
    let second = desk.anew();
    assert!(first != second);
    for kill in 0..24 {
        let text = if kill % 2 == 0 { &new } else { &old };
        desk.put("en-US/paper-jam.md", text);
        let mut command = desk.command("site");
        command
            .args(["--cache", "cache"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut build = command.spawn().expect("the program runs");
        std::thread::sleep(Duration::from_millis(kill * 12));
        let _ = build.kill();
        build.wait().expect("it ends");
        let there = files_below(&desk.path("site"));
        assert!(there == first || there == second, "after {} ms", kill * 12);
    }
    desk.assert_same("the build after them");
    let beside = fs::read_dir(desk.root()).expect("it is there");
    let hidden = beside
        .flatten()
        .filter(|it| it.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "nothing stands beside it");
}

#[test]
fn compressed_copies_hold_the_same_and_are_kept_with_their_files() {
    let desk = Desk::new();
    let options = ["--cache", "cache", "--compress", "zst,gz,br"];
    let build = || {
        let output = desk.build("site", &options);
        assert!(output.status.success(), "{output:?}");
        files_below(&desk.path("site"))
    };
    let files = build();
    let mut copies = 0;
    for (name, body) in &files {
        let Some((file, form)) = name.rsplit_once('.') else {
            continue;
        };
        let mut whole = Vec::new();
        let read = match form {
            "gz" => flate2::read::GzDecoder::new(&**body).read_to_end(&mut whole),
            "br" => brotli::Decompressor::new(&**body, 4096).read_to_end(&mut whole),
            "zst" => zstd::Decoder::new(&**body).and_then(|mut it| it.read_to_end(&mut whole)),
            _ => continue,
        };
        read.expect("it is whole");
        assert!(whole == files[file], "{name}");
        assert!(body.len() < whole.len(), "{name}");
        copies += 1;
    }
    assert!(copies > 100, "{copies} copies");
    assert!(build() == files, "built again");
    fs::write(desk.path("site/index.html.gz"), "torn").expect("it is writable");
    assert!(build() == files, "built after somebody touched a copy");
    let plain = desk.anew();
    desk.build("site", &["--cache", "cache"]);
    assert!(
        files_below(&desk.path("site")) == plain,
        "without copies again"
    );
}

/// What a build says that is refused; it leaves the old site as it is.
fn refusal(desk: &Desk, out: &str, options: &[&str]) -> String {
    let before = files_below(&desk.path("site"));
    let output = desk.build(out, options);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(
        files_below(&desk.path("site")) == before,
        "the old site is as it was"
    );
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    text
}

#[test]
fn what_cannot_be_done_is_said_and_the_old_site_stays() {
    let desk = Desk::new();
    desk.again();
    fs::write(desk.path("file"), "text").expect("it is writable");
    put(&desk.path("photos/cat.jpg"), b"cat");
    let said = refusal(&desk, "file", &["--force"]);
    assert!(said.contains("file: this is a file"), "{said}");
    let said = refusal(&desk, "photos", &[]);
    assert!(
        said.contains("photos: this folder holds something else"),
        "{said}"
    );
    assert!(said.contains("--force"), "{said}");
    let said = refusal(&desk, "file/below", &[]);
    assert!(said.contains("file"), "{said}");
    let said = refusal(&desk, "/", &["--force"]);
    assert!(said.contains("root folder"), "{said}");
    let lock = fs::File::create(desk.path(".site.veiviser-lock")).expect("it is writable");
    lock.lock().expect("nobody else holds it");
    let said = refusal(&desk, "site", &[]);
    assert!(
        said.contains("another build is writing this site"),
        "{said}"
    );
    drop(lock);
    desk.replace("en-US/no-head.md", ".", ". ![Gone](media/gone.png)");
    let output = desk.build("other", &["--no-cache"]);
    assert!(
        output.status.success(),
        "a missing image is a fault of content: {output:?}"
    );
    desk.put(
        "templates/home.html",
        "{% extends \"base.html\" %}\n{% block main %}\n{{ page.nothing }}\n{% endblock %}\n",
    );
    let said = refusal(&desk, "site", &[]);
    assert!(said.contains("templates/home.html:3:"), "{said}");
    assert!(said.contains("page.nothing"), "{said}");
    desk.put("templates/home.html", "{% block main %}\n{{ page. }}\n");
    let said = refusal(&desk, "site", &[]);
    assert!(said.contains("templates/home.html:2:"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_folder_that_takes_no_files_are_said_and_the_old_site_stays() {
    let desk = Desk::new();
    desk.again();
    fs::create_dir(desk.path("small")).expect("it is writable");
    let mount = "mount -t tmpfs -o size=256k tmpfs small && exec \"$0\" build --content kb --out small/site --no-cache";
    let run = |script: &str| {
        let mut command = Command::new("unshare");
        command.args([
            "--mount",
            "--map-root-user",
            "sh",
            "-c",
            script,
            env!("CARGO_BIN_EXE_veiviser"),
        ]);
        command.current_dir(desk.root()).output()
    };
    let can = run("mount -t tmpfs tmpfs small").is_ok_and(|it| it.status.success());
    if !can {
        say("!!! no small disk can be had here: the test of a full disk is left out");
        return;
    }
    let output = run(mount).expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("No space left on device") && said.contains("small"),
        "{said}"
    );
    let read_only = "mount -t tmpfs -o ro tmpfs small && exec \"$0\" build --content kb --out small/site --no-cache";
    let output = run(read_only).expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("Read-only file system") && said.contains("small"),
        "{said}"
    );
}

#[allow(
    clippy::print_stderr,
    reason = "a test that did not run says so loudly"
)]
fn say(text: &str) {
    eprintln!("{text}");
}
