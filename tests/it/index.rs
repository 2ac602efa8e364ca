//! The search index as a folder of files, and queries that mean no good.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use veiviser::content;
use veiviser::index::{Index, Query};
use veiviser::model::{KnowledgeBase, Locale};

fn knowledge_base() -> KnowledgeBase {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kb");
    let input = content::Input {
        roots: vec![root],
        content_locale: None,
    };
    content::load(&input).expect("tests/kb can be read").kb
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let path = entry.expect("the folder can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn slugs(index: &Index, text: &str, reader: &str) -> Vec<String> {
    let reader = Locale::parse(reader).expect("a known locale");
    let hits = index.search(&Query::new(text, reader)).hits;
    hits.iter().map(|it| it.slug.to_string()).collect()
}

#[test]
fn an_index_opens_as_it_was_built_and_only_for_its_content() {
    let folder = tempfile::tempdir().expect("there is room");
    let kb = knowledge_base();
    let built = Index::build(folder.path(), [1; 32], &kb).expect("it can be built");
    let opened = Index::open(folder.path(), [1; 32]).expect("it is there");
    let title = kb.versions().next().map(|(_, it)| it.title.to_string());
    let title = title.expect("tests/kb has articles");
    assert!(!slugs(&built, &title, "en-US").is_empty());
    assert_eq!(
        slugs(&built, &title, "en-US"),
        slugs(&opened, &title, "en-US")
    );
    assert!(Index::open(folder.path(), [2; 32]).is_none());
    drop(built);
    Index::build(folder.path(), [2; 32], &kb).expect("it can be built");
    let locales = opened.locales().into_iter();
    for locale in locales {
        let title = kb.versions().find(|(_, it)| it.locale == locale);
        let title = title.map_or("", |(_, it)| &it.title);
        let found = slugs(&opened, title, locale.as_str());
        assert!(!found.is_empty(), "{locale}: what is read is not swept");
    }
    drop(opened);
    Index::build(folder.path(), [3; 32], &kb).expect("it can be built");
    assert!(
        Index::open(folder.path(), [1; 32]).is_none(),
        "it was swept"
    );
}

#[test]
fn a_damaged_index_is_not_opened() {
    let folder = tempfile::tempdir().expect("there is room");
    Index::build(folder.path(), [1; 32], &knowledge_base()).expect("it can be built");
    for file in files(folder.path()) {
        let is_lock = file.extension().is_some_and(|it| it == "lock");
        let whole = fs::read(&file).expect("it can be read");
        if is_lock || whole.is_empty() {
            continue;
        }
        let mut damaged = whole.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 0x10;
        for bytes in [&damaged[..], &whole[..middle], &[]] {
            fs::write(&file, bytes).expect("it can be written");
            let opened = Index::open(folder.path(), [1; 32]);
            assert!(opened.is_none(), "{file:?}");
        }
        fs::write(&file, &whole).expect("it can be written");
    }
    assert!(Index::open(folder.path(), [1; 32]).is_some());
}

#[test]
fn every_query_is_answered_in_time() {
    let index = Index::build_temporary(&knowledge_base()).expect("there is room");
    let unknown: String = (0..3000).map(|it| format!("qz{it}yhtpp xwvut ")).collect();
    let queries = [
        String::new(),
        " \t\n".to_owned(),
        "\0\0\0".to_owned(),
        "?!…—“”".to_owned(),
        "(".repeat(10_000),
        "\"unpaired AND (NOT * ~ ^:".to_owned(),
        "e".repeat(10_000),
        "a b c d e f g h i j k l m n o p q r s t u v w x y z".to_owned(),
        "\u{301}".repeat(500),
        "\u{202e}password\u{202c}".to_owned(),
        "пароль パスワード password 密码 كلمة ไม่ मिल".to_owned(),
        "パスワード".repeat(2000),
        "password ".repeat(1200),
        "🙂🙂".to_owned(),
        unknown,
    ];
    for locale in index.locales() {
        for text in &queries {
            let best = (0..3).map(|_| {
                let started = Instant::now();
                let hits = index.search(&Query::new(text.as_str(), locale.clone()));
                assert!(hits.hits.len() <= 10);
                started.elapsed()
            });
            let best = best.min().expect("three runs");
            assert!(
                best < Duration::from_millis(250),
                "{locale}: {text:.40}: {best:?}"
            );
        }
    }
}

#[test]
fn what_is_left_out_of_a_long_query_is_named() {
    let index = Index::build_temporary(&knowledge_base()).expect("there is room");
    let reader = Locale::parse("en-US").expect("a known locale");
    let text = "password ".repeat(Query::WORDS) + "and then some";
    let hits = index.search(&Query::new(text, reader));
    assert_eq!(hits.left_out, "and then some");
}

/// The articles of tests/kb in a folder of their own, to be changed.
fn copy_of_articles() -> tempfile::TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kb");
    let to = tempfile::tempdir().expect("there is room");
    for file in files(&from) {
        let place = to.path().join(file.strip_prefix(&from).expect("below it"));
        fs::create_dir_all(place.parent().expect("it has a folder")).expect("there is room");
        fs::copy(&file, &place).expect("there is room");
    }
    to
}

fn load(root: &Path) -> KnowledgeBase {
    let input = content::Input {
        roots: vec![root.to_owned()],
        content_locale: None,
    };
    content::load(&input).expect("it can be read").kb
}

/// What two indexes answer to every title and many words, in every locale.
fn assert_same_answers(one: &Index, other: &Index, kb: &KnowledgeBase) {
    let words = "passord password pasword login innlogging administrator kontoen パスワード zebra";
    let titles = kb.versions().map(|(_, it)| it.title.to_string());
    let queries: Vec<String> = titles.chain(words.split(' ').map(str::to_owned)).collect();
    for locale in &kb.locales {
        for text in &queries {
            let answer = |index: &Index| {
                let hits = index.search(&Query::new(text.as_str(), locale.clone()));
                let shown = hits.hits.iter();
                let shown =
                    shown.map(|it| (it.slug.to_string(), it.score, it.snippet.text.clone()));
                (hits.total, hits.correction, shown.collect::<Vec<_>>())
            };
            assert_eq!(answer(one), answer(other), "{locale}: {text}");
        }
    }
}

#[test]
fn after_a_change_only_what_depends_on_it_is_made_again() {
    let content = copy_of_articles();
    let cache = tempfile::tempdir().expect("there is room");
    let inodes = || {
        let all = files(cache.path()).into_iter();
        let store = all.filter(|it| it.extension().is_some_and(|it| it == "store"));
        store
            .map(|it| {
                let locale = it.parent().and_then(Path::file_name).map(ToOwned::to_owned);
                let metadata = fs::metadata(&it).expect("it is there");
                (locale, std::os::unix::fs::MetadataExt::ino(&metadata))
            })
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    Index::build(cache.path(), [1; 32], &load(content.path())).expect("it can be built");
    let before = inodes();
    assert!(before.len() >= 3);

    let changed = files(&content.path().join("nb-NO"));
    let changed = changed
        .iter()
        .find(|it| it.extension().is_some_and(|it| it == "md"))
        .expect("there are articles");
    let text = fs::read_to_string(changed).expect("it can be read");
    fs::write(changed, text + "\nEt nytt ord: zebra og sebrapassord.\n").expect("there is room");
    let kb = load(content.path());
    let updated = Index::build(cache.path(), [2; 32], &kb).expect("it can be built");
    let fresh = Index::build_temporary(&kb).expect("it can be built");
    assert_same_answers(&updated, &fresh, &kb);
    assert_eq!(slugs(&updated, "zebra", "nb-NO").len(), 1);
    let after = inodes();
    for (locale, inode) in &after {
        let is_changed = locale.as_ref().is_some_and(|it| it == "nb-NO");
        assert_eq!(before[locale] != *inode, is_changed, "{locale:?}");
    }
}
