//! The browser's search index: files that a script of a site can load.

use crate::app::renderer;
use serde_json::Value;
use std::collections::BTreeSet;
use veiviser::index::Synonyms;
use veiviser::index::browser::{Shelf, shelves};
use veiviser::model::Locale;

fn all() -> Vec<Shelf> {
    shelves(renderer().knowledge_base(), &Synonyms::new([]))
}

/// What a file hands to the client.
fn data(shelf: &Shelf, name: &str) -> Value {
    let (_, bytes) = shelf
        .files
        .iter()
        .find(|(it, _)| *it == format!("{name}.js"))
        .unwrap_or_else(|| panic!("{name} is there"));
    let text = std::str::from_utf8(bytes).expect("files are UTF-8");
    let call = format!("$v(\"{}/{name}\",", shelf.locale);
    let text = text.strip_prefix(&call).expect("it is a call");
    let text = text.strip_suffix(")\n").expect("it is a call");
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn every_locale_has_few_files_that_call_the_client() {
    let all = all();
    let locales: BTreeSet<&Locale> = all.iter().map(|it| &it.locale).collect();
    let renderer = renderer();
    assert!(renderer.locales().iter().all(|it| locales.contains(it)));
    for shelf in &all {
        assert_eq!(shelf.files[0].0, "head.js");
        assert!(shelf.files.len() < 200);
        for (name, bytes) in &shelf.files {
            let name = name.strip_suffix(".js").expect("it is a script");
            data(shelf, name);
            assert!(bytes.is_ascii() || !name.starts_with('p'));
        }
    }
}

#[test]
fn titles_say_in_which_language_they_are_where_it_is_another() {
    let all = all();
    let shelf = all.iter().find(|it| it.locale.as_str() == "ja-JP");
    let shelf = shelf.expect("the locale has pages");
    let titles = data(shelf, "t0");
    let column = |number: usize| titles[number].as_str().expect("a text");
    let locale_of = |address: &str| {
        let mut rows = column(1).split('\n').zip(column(3).split(' '));
        rows.find(|it| it.0 == address).map(|it| it.1)
    };
    assert_eq!(locale_of("paper-jam"), Some(""));
    // The title is "The printer is offline".
    assert_eq!(locale_of("1-3"), Some("en-US"));
    let rows = column(0).split('\n').count();
    assert_eq!(column(2).chars().count(), rows);
}

#[test]
fn the_name_of_the_folder_follows_what_is_in_it() {
    assert_eq!(all(), all());
    let none = Synonyms::new([("locales/nb/synonyms.txt", "papir = ark\n")]);
    let other = shelves(renderer().knowledge_base(), &none);
    for (before, after) in all().iter().zip(&other) {
        let changed = before.locale.as_str() == "nb-NO";
        assert_eq!(before.folder != after.folder, changed, "{}", before.locale);
    }
}
