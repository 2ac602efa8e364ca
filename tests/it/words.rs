//! What search makes of words: in languages that are shipped no articles in,
//! typed without marks, and misspelt by readers and by authors.

use crate::languages::LANGUAGES;
use crate::languages::Language;
use std::fs;
use std::path::Path;
use veiviser::content;
use veiviser::index::{Correction, Hits, Index, Query};
use veiviser::model::Locale;

const SLUGS: [&str; 2] = ["reset-your-password", "delete-messages"];

/// What people who read any of them ask in English.
const ENGLISH: [&[&str]; 2] = [
    &["reset password", "reset my pasword"],
    &["delete a message", "delete mesages"],
];

fn index_of(root: &Path) -> Index {
    let input = content::Input {
        roots: vec![root.to_owned()],
        content_locale: None,
    };
    let kb = content::load(&input).expect("it can be read").kb;
    Index::build_temporary(&kb).expect("there is room")
}

fn write(root: &Path, place: &str, title: &str, text: &str) {
    let path = root.join(place);
    let folder = path.parent().expect("it is in a folder");
    fs::create_dir_all(folder).expect("there is room");
    fs::write(path, format!("---\ntitle: {title}\n---\n{text}\n")).expect("there is room");
}

fn ask(index: &Index, text: &str, reader: &str) -> Hits {
    let reader = Locale::parse(reader).expect("a known locale");
    index.search(&Query::new(text, reader))
}

#[test]
fn every_language_finds_its_words_in_all_forms_and_in_english() {
    let root = tempfile::tempdir().expect("there is room");
    for it in LANGUAGES {
        for (slug, [title, text]) in SLUGS.iter().zip(it.articles) {
            let place = format!("{}/{slug}.md", it.locale);
            let text = format!("# <a name=\"{slug}\"></a>{title}\n\n{text}");
            write(root.path(), &place, title, &text);
        }
    }
    let index = index_of(root.path());
    let mut wrong = Vec::new();
    for it in LANGUAGES {
        let own = SLUGS.iter().zip(it.queries);
        for (slug, queries) in own.chain(SLUGS.iter().zip(ENGLISH)) {
            for query in queries {
                let hits = ask(&index, query, it.locale).hits;
                let first = hits.first();
                let right = |it: &Language| {
                    first.is_some_and(|hit| {
                        hit.slug.as_str() == *slug && hit.locale.as_str() == it.locale
                    })
                };
                if !right(it) {
                    wrong.push(format!("{}: {query}", it.locale));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_authors_misspell_is_found_by_what_they_meant() {
    let root = tempfile::tempdir().expect("there is room");
    for number in 0..24 {
        let place = format!("en-US/calendar-{number}.md");
        let title = format!("Calendar of room {number}");
        write(root.path(), &place, &title, "Share the calendar of a room.");
    }
    let text = "They are in groups.";
    write(root.path(), "en-US/groups.md", "Calenders", text);
    let refund = "Ask for a refund.";
    write(root.path(), "en-US/refund.md", "Refund", refund);
    let index = index_of(root.path());
    let hits = ask(&index, "shared calender", "en-US");
    let meant = Correction::Meant("shared calendar".to_owned());
    assert_eq!(hits.correction, Some(meant));
    let slugs = hits.hits.iter().map(|it| it.slug.as_str());
    assert!(slugs.into_iter().any(|it| it.starts_with("calendar")));
    let hits = ask(&index, "refnud", "en-US");
    assert_eq!(
        hits.correction,
        Some(Correction::Shown("refund".to_owned()))
    );
    assert_eq!(
        ask(&index, "refused", "en-US").correction,
        None,
        "it is a word"
    );
}

#[test]
fn chinese_is_found_in_either_script() {
    let root = tempfile::tempdir().expect("there is room");
    write(
        root.path(),
        "zh-CN/password.md",
        "重置密码",
        "忘记密码时，请打开登录页面。",
    );
    write(root.path(), "zh-CN/printer.md", "打印机", "无法打印文件。");
    let index = index_of(root.path());
    for (query, slug) in [
        ("忘記密碼", "password"),
        ("登入頁面", "password"),
        ("印表機", "printer"),
    ] {
        let hits = ask(&index, query, "zh-TW").hits;
        let first = hits.first().expect("something is found");
        assert_eq!(first.slug.as_str(), slug, "{query}");
    }
    let hits = ask(&index, "忘記密碼", "zh-TW").hits;
    assert!(
        !hits[0].snippet.marks.is_empty(),
        "what was asked is marked"
    );
}

/// Articles of a locale, each a title and an English anchor, with a text.
fn articles(root: &Path, locale: &str, all: &[(&str, &str, &str)]) {
    for (slug, title, text) in all {
        let text = format!("# <a name=\"{slug}\"></a>{title}\n\n{text}");
        write(root, &format!("{locale}/{slug}.md"), title, &text);
    }
}

fn first(index: &Index, text: &str, reader: &str) -> String {
    let hits = ask(index, text, reader).hits;
    hits.first()
        .map_or_else(String::new, |it| it.slug.as_str().to_owned())
}

#[test]
fn a_word_of_the_reader_is_not_taken_for_one_that_english_writes_alike() {
    let root = tempfile::tempdir().expect("there is room");
    let all = [
        (
            "download-reports",
            "Last ned rapporter",
            "Velg hva du vil laste ned.",
        ),
        (
            "download-files",
            "Last ned filer",
            "Filene blir lastet ned.",
        ),
        (
            "last-sign-in",
            "Forrige pålogging",
            "Her ser du når du logget på.",
        ),
        (
            "email-rules",
            "Regler for e-post",
            "Posten sorteres av regler.",
        ),
        (
            "post-to-forum",
            "Skriv i forumet",
            "Meldingen blir synlig for alle.",
        ),
    ];
    articles(root.path(), "nb-NO", &all);
    let index = index_of(root.path());
    assert_eq!(
        first(&index, "last ned rapport", "nb-NO"),
        "download-reports"
    );
    assert_eq!(first(&index, "post regler", "nb-NO"), "email-rules");
    assert_eq!(first(&index, "last sign in", "nb-NO"), "last-sign-in");
}

#[test]
fn what_may_be_half_typed_is_not_taken_for_misspelt() {
    let root = tempfile::tempdir().expect("there is room");
    let all = [
        (
            "change-password",
            "Endre passordet",
            "Slik endrer du passordet.",
        ),
        (
            "pass-through",
            "Passe på innstillinger",
            "Det må passe med resten.",
        ),
        ("contacts", "Kontakter", "Kontaktene vises i en liste."),
        ("accounts", "Konto", "En konto til alt."),
    ];
    articles(root.path(), "nb-NO", &all);
    let index = index_of(root.path());
    assert_eq!(first(&index, "endre passo", "nb-NO"), "change-password");
    assert_eq!(first(&index, "hva er konta", "nb-NO"), "contacts");
}

#[test]
fn a_title_that_says_just_the_query_is_first() {
    let root = tempfile::tempdir().expect("there is room");
    let longer = |number: u32| format!("Sky 365 for part {number}");
    for number in 0..40 {
        let place = format!("en-US/other-{number}.md");
        let text = "Sky 365 is named here. Sky 365 again, and Sky 365.";
        write(root.path(), &place, &longer(number), text);
    }
    write(root.path(), "en-US/itself.md", "Sky 365", "What it is.");
    let index = index_of(root.path());
    assert_eq!(first(&index, "sky 365", "en-US"), "itself");
}

#[test]
fn a_half_typed_word_is_completed_by_the_titles_that_the_others_lead_to() {
    let root = tempfile::tempdir().expect("there is room");
    let all = [
        (
            "full-mailbox",
            "Boîte aux lettres pleine",
            "Les lettres arrivent.",
        ),
        (
            "mailboxes",
            "Les boîtes aux lettres",
            "Lorsque la liste est longue.",
        ),
        (
            "licences",
            "Licences",
            "Les licences, la liste des licences, les licences.",
        ),
        ("lists", "Listes", "La liste et lorsque la licence."),
    ];
    articles(root.path(), "fr-FR", &all);
    let index = index_of(root.path());
    let reader = Locale::parse("fr-FR").expect("a known locale");
    let queries = index.suggest("boîte aux l", &reader, 5).queries;
    assert_eq!(
        queries.first().map(String::as_str),
        Some("boîte aux lettres")
    );
    assert!(
        !queries
            .iter()
            .any(|it| it.ends_with(" la") || it.ends_with(" l"))
    );
}
