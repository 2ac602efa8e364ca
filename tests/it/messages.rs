//! Messages: all of them in every language, with the same arguments.

use std::collections::BTreeSet;
use std::path::Path;
use veiviser::model::{LANGUAGES, Locale};
use veiviser::text::{Argument, Medium, MessageFile, Messages};

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).expect("it is a known language")
}

fn messages() -> Messages {
    let (messages, faults) = Messages::new(&[]);
    assert_eq!(faults, []);
    messages
}

#[test]
fn every_language_has_every_message() {
    let messages = messages();
    let all = messages.ids(&locale("en")).expect("English is there");
    assert!(all.len() > 100);
    for language in messages.languages() {
        let own = messages.ids(language).expect("it is there");
        let missing: Vec<_> = all.symmetric_difference(own).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{language}");
    }
}

#[test]
fn every_message_takes_its_arguments_in() {
    let messages = messages();
    let arguments = [
        "query", "language", "question", "command", "option", "number", "value", "date", "year",
    ];
    let mut arguments = arguments.map(|it| (it, Argument::Text("ΩΩ"))).to_vec();
    for count in [0, 1, 2, 3, 7, 11, 100, 1_000_000] {
        arguments.retain(|(_, it)| matches!(it, Argument::Text(_)));
        arguments.extend(["count", "page", "pages"].map(|it| (it, Argument::Count(count))));
        for language in messages.languages() {
            for id in messages.ids(language).expect("it is there") {
                let text = messages.text(language, id, &arguments);
                assert!(!text.trim().is_empty(), "{language} {id}");
                assert!(!text.contains(['{', '}', '$']), "{language} {id}: {text}");
                assert!(text.lines().count() == 1, "{language} {id}: {text}");
            }
        }
    }
}

#[test]
fn arabic_has_six_plural_forms() {
    let messages = messages();
    let text = |count| {
        let arguments = [("count", Argument::Count(count))];
        messages.text(&locale("ar-SA"), "outcome-more", &arguments)
    };
    let forms: BTreeSet<String> = [0, 1, 2, 3, 11].map(text).into_iter().collect();
    assert_eq!(forms.len(), 5);
    assert_eq!(text(2), "خطوتان أخريان");
    assert!(text(5).contains("خطوات"));
    assert!(text(15).contains("خطوة"));
}

#[test]
fn a_reader_gets_the_nearest_language_and_never_an_id() {
    let messages = messages();
    let home = |tag: &str| messages.text(&locale(tag), "home", &[]);
    assert_eq!(home("nn-NO"), "Hjem");
    assert_eq!(home("da-DK"), "Hjem");
    assert_eq!(home("de-AT"), "Startseite");
    assert_eq!(home("zh-TW"), "首页");
    assert_eq!(home("th-TH"), "Home");
    assert_eq!(messages.text(&locale("nb-NO"), "no-such-message", &[]), "");
}

#[test]
fn an_own_file_wins_message_by_message_in_its_language_alone() {
    let file = MessageFile {
        path: Path::new("x/locales/nb/site.ftl").into(),
        name: "locales/nb/site.ftl",
        text: "home = Forsiden\nbroken = { $\nlanguage = Mål\n",
    };
    let (messages, faults) = Messages::new(&[file]);
    assert_eq!(faults.len(), 1);
    let place = faults[0].span.to_string();
    assert!(place.starts_with("x/locales/nb/site.ftl:2:"), "{place}");
    let text = |tag: &str, id: &str| messages.text(&locale(tag), id, &[]);
    assert_eq!(text("nb-NO", "home"), "Forsiden");
    assert_eq!(text("nb-NO", "language"), "Mål");
    assert_eq!(text("nb-NO", "back"), "Tilbake");
    assert_eq!(text("de-DE", "home"), "Startseite");
}

#[test]
fn what_is_taken_in_is_isolated_on_pages_alone() {
    let messages = messages();
    let arguments = [("query", Argument::Text("Outlook"))];
    let on = |medium| {
        let found = messages.find(&locale("ar-SA"), "search-none", &arguments, medium);
        found.expect("it is there").text
    };
    assert!(on(Medium::Page).contains("\u{2068}Outlook\u{2069}"));
    assert!(!on(Medium::Plain).contains('\u{2068}'));
}

#[test]
fn numbers_are_written_as_readers_write_them() {
    let messages = messages();
    let count = |tag: &str, count: u64| {
        let arguments = [("count", Argument::Count(count))];
        messages.text(&locale(tag), "article-count", &arguments)
    };
    assert_eq!(count("en-US", 2_923), "2,923 articles");
    assert_eq!(count("nb-NO", 2_923), "2\u{a0}923 artikler");
    assert_eq!(count("de-DE", 2_923), "2.923 Artikel");
    assert_eq!(count("fr-FR", 17_503), "17\u{202f}503 articles");
    assert_eq!(count("ja-JP", 2_923), "2,923 件の記事");
    assert_eq!(count("zh-CN", 2_923), "2,923 篇文章");
    assert_eq!(count("ar-SA", 2_923), "2,923 مقالة");
    assert_eq!(count("en-US", 923), "923 articles");
}

#[test]
fn days_are_written_as_readers_write_them() {
    let messages = messages();
    let day = veiviser::model::Date::parse("2026-11-22").expect("it is a day");
    let on = |tag: &str| messages.date(&locale(tag), day);
    assert_eq!(on("en-US"), "November 22, 2026");
    assert_eq!(on("nb-NO"), "22. november 2026");
    assert_eq!(on("de-DE"), "22. November 2026");
    assert_eq!(on("ja-JP"), "2026年11月22日");
    assert!(on("ar-SA").contains("نوفمبر"));
}

#[test]
fn languages_are_named_in_the_language_of_the_reader() {
    let messages = messages();
    let all = ["ar-SA", "de-DE", "en-US", "nb-NO", "zh-CN"].map(locale);
    let english = |reader: &str| messages.language_name(&locale(reader), &locale("en-US"), &all);
    assert_eq!(english("nb-NO"), "engelsk");
    assert_eq!(english("da-DK"), "engelsk");
    assert_eq!(english("de-AT"), "Englisch");
    assert_eq!(english("fr-FR"), "anglais");
    assert_eq!(english("ar-SA"), "الإنجليزية");
    assert_eq!(english("ja-JP"), "英語");
    assert_eq!(english("th-TH"), "English");
    let german = |tag: &str| messages.language_name(&locale("de-DE"), &locale(tag), &all);
    assert_eq!(german("nb-NO"), "Norwegisch");
    assert_eq!(german("zh-CN"), "Chinesisch");
}

#[test]
fn languages_are_told_apart_where_there_are_two_of_a_kind() {
    let messages = messages();
    let tags = [
        "en-AU",
        "en-GB",
        "nb-NO",
        "nn-NO",
        "pt-BR",
        "pt-PT",
        "sr-Cyrl-RS",
        "sr-Latn-RS",
        "zh-CN",
        "zh-TW",
    ];
    let all = tags.map(locale);
    let names = all
        .each_ref()
        .map(|it| messages.language_name(&locale("en"), it, &all));
    let wanted = [
        "English (AU)",
        "English (United Kingdom)",
        "Norwegian Bokmål",
        "Norwegian Nynorsk",
        "Portuguese (Brazil)",
        "Portuguese (Portugal)",
        "Serbian (Cyrillic script)",
        "Serbian (Latin script)",
        "Simplified Chinese",
        "Chinese (Taiwan)",
    ];
    assert_eq!(names, wanted);
}

#[test]
fn every_language_that_articles_may_be_in_has_a_name() {
    let messages = messages();
    let names = messages.ids(&locale("en")).expect("English is there");
    let nameless: Vec<&str> = LANGUAGES
        .iter()
        .map(|it| it.tag)
        .filter(|it| !names.contains(&format!("language-{it}")))
        .collect();
    assert_eq!(nameless, Vec::<&str>::new());
}

#[test]
fn a_publisher_may_name_a_language_otherwise() {
    let file = MessageFile {
        path: Path::new("x/locales/sv/site.ftl").into(),
        name: "locales/sv/site.ftl",
        text: "language-en = engelska\n",
    };
    let (messages, faults) = Messages::new(&[file]);
    assert_eq!(faults, []);
    let all = ["de-DE", "en-US", "sv-SE"].map(locale);
    let name = |tag: &str| messages.language_name(&locale("sv-SE"), &locale(tag), &all);
    assert_eq!(name("en-US"), "engelska");
    assert_eq!(name("de-DE"), "Deutsch", "no message of another language");
}
