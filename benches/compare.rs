//! A table of what indexing and searching cost, beside `rg -il` over the same
//! files and the full-text index of SQLite.
//!
//! `cargo bench --bench compare`. `VEIVISER_CONTENT` names the content (a path
//! list), `VEIVISER_QUERIES` a file of judged queries; without them the bundled
//! articles and their titles are searched, and said so. A query's time is the
//! least of three, so that what else the machine does counts little.

#![expect(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../tests/it/hostile_queries.rs"]
mod hostile_queries;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use veiviser::content;
use veiviser::evaluate::known::{self, Maker};
use veiviser::index::{Corrections, Duplicates, Index, Query};
use veiviser::model::{KnowledgeBase, Locale, Origin};

/// How many queries are asked.
const QUERIES: usize = 1000;
/// How many of them a whole process is started for.
const PROCESSES: usize = 20;
/// Queries of no more words are short ones.
const SHORT: usize = 4;

/// A query and who asks it.
struct Asked {
    text: String,
    reader: Locale,
}

fn main() {
    let roots = std::env::var_os("VEIVISER_CONTENT");
    let roots: Vec<PathBuf> =
        roots.map_or_else(Vec::new, |it| std::env::split_paths(&it).collect());
    if roots.is_empty() {
        println!("VEIVISER_CONTENT names no content: the bundled articles are searched");
    }
    let kb = load(&roots);
    let all = Index::build_temporary(&kb).expect("there is room");
    println!("\nindexing                         articles  versions  seconds  versions/s   MB");
    indexing("all locales", &kb);
    let locale = largest(&kb);
    let one = single(kb, &locale);
    indexing(&format!("{locale} alone"), &one);
    let index = Index::build_temporary(&one).expect("there is room");

    let queries = asked(&one, &all.locales());
    let own: Vec<&Asked> = queries.iter().filter(|it| it.reader == locale).collect();
    let every: Vec<&Asked> = queries.iter().collect();
    println!("\nsearching, milliseconds              queries      p50      p99     most");
    both_lengths(&format!("{locale} alone"), &index, &own);
    both_lengths("all locales", &all, &every);
    hostile(&all);
    println!("\nthe same in all locales, without a leg or with one more");
    legs(&all, &every);
    compare_sqlite(&one, &locale, &own);
    compare_rg(&roots, &locale, &own);
    compare_process(&roots, &locale, &own);
}

fn load(roots: &[PathBuf]) -> KnowledgeBase {
    let input = content::Input {
        roots: roots.to_vec(),
        content_locale: None,
    };
    content::load(&input).expect("the content can be read").kb
}

/// The locale with most files.
fn largest(kb: &KnowledgeBase) -> Locale {
    let count = |locale: &&Locale| {
        let versions = kb.versions().filter(|(_, it)| it.locale == **locale);
        versions.filter(|(_, it)| it.origin == Origin::File).count()
    };
    let largest = kb.locales.iter().rev().max_by_key(count);
    largest.expect("there are articles").clone()
}

/// The knowledge base with the versions of one locale only.
fn single(mut kb: KnowledgeBase, locale: &Locale) -> KnowledgeBase {
    for article in &mut kb.articles {
        article.versions.retain(|it| it.locale == *locale);
    }
    kb.articles.retain(|it| !it.versions.is_empty());
    kb.locales.retain(|it| it == locale);
    kb
}

fn indexing(name: &str, kb: &KnowledgeBase) {
    let folder = tempfile::tempdir().expect("there is room");
    let started = Instant::now();
    drop(Index::build(folder.path(), [0; 32], kb).expect("there is room"));
    let seconds = started.elapsed().as_secs_f64();
    let versions = kb.versions().count();
    println!(
        "{name:<32} {:>9} {versions:>9} {seconds:>8.2} {:>11.0} {:>4.1}",
        kb.articles.len(),
        versions as f64 / seconds,
        size(folder.path()) as f64 / 1e6,
    );
}

fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|it| match it.metadata() {
            Ok(found) if found.is_dir() => size(&it.path()),
            Ok(found) => found.len(),
            Err(_) => 0,
        })
        .sum()
}

/// Judged queries of the locales there are, then titles, whole and misspelt.
fn asked(kb: &KnowledgeBase, locales: &[Locale]) -> Vec<Asked> {
    let mut asked = judged(locales);
    let makers = [Maker::Title, Maker::Misspelt, Maker::HalfTyped];
    for locale in &kb.locales {
        for (text, _) in makers.iter().flat_map(|it| known::queries(kb, locale, *it)) {
            let reader = locale.clone();
            asked.push(Asked { text, reader });
        }
    }
    asked.truncate(QUERIES);
    asked
}

fn judged(locales: &[Locale]) -> Vec<Asked> {
    let Some(path) = std::env::var_os("VEIVISER_QUERIES") else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(path).expect("VEIVISER_QUERIES names a file");
    let mut asked = Vec::new();
    for line in text.lines() {
        let topic: serde_json::Value = serde_json::from_str(line).expect("a line is an object");
        let queries = topic["queries"].as_object().into_iter().flatten();
        for (key, query) in queries {
            let language = key.split('_').next().unwrap_or(key);
            let wanted = Locale::parse(language).expect("a key names a language");
            let reader = wanted.best_match(locales).cloned().unwrap_or(wanted);
            let text = query.as_str().unwrap_or_default().to_owned();
            asked.push(Asked { text, reader });
        }
    }
    asked
}

/// The least time of three, in milliseconds.
fn least(mut act: impl FnMut()) -> f64 {
    let times = (0..3).map(|_| {
        let started = Instant::now();
        act();
        started.elapsed()
    });
    let least: Duration = times.min().expect("three runs");
    1e3 * least.as_secs_f64()
}

fn row(name: &str, mut times: Vec<f64>) {
    if times.is_empty() {
        return;
    }
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    println!(
        "{name:<36} {:>7} {:>8.2} {:>8.2} {:>8.2}",
        times.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

fn both_lengths(name: &str, index: &Index, asked: &[&Asked]) {
    let is_short = |it: &&&Asked| it.text.split_whitespace().count() <= SHORT;
    let (short, long): (Vec<&Asked>, Vec<&Asked>) = asked.iter().partition(|it| is_short(it));
    let times = |asked: &[&Asked]| {
        let asked = asked.iter();
        asked
            .map(|it| {
                least(|| drop(index.search(&Query::new(it.text.as_str(), it.reader.clone()))))
            })
            .collect()
    };
    row(&format!("{name}, up to {SHORT} words"), times(&short));
    row(&format!("{name}, more words"), times(&long));
}

/// Queries that nobody means well by, of readers of all locales.
fn hostile(index: &Index) {
    let locales = index.locales();
    let asked = hostile_queries::queries();
    let times = asked.iter().zip(locales.iter().cycle());
    let times = times.map(|(text, reader)| {
        least(|| drop(index.search(&Query::new(text.as_str(), reader.clone()))))
    });
    row("all locales, meaning no good", times.collect());
}

fn legs(index: &Index, asked: &[&Asked]) {
    type Change = fn(&mut Query);
    let changes: [(&str, Change); 6] = [
        ("as it is", |_| {}),
        ("misspelt words as typed", |it| {
            it.corrections = Corrections::Literal;
        }),
        ("near-duplicates apart", |it| {
            it.duplicates = Duplicates::Expand;
        }),
        ("one hit instead of ten", |it| it.limit = 1),
        ("with facets", |it| it.facets = true),
        ("with the reasons of each hit", |it| it.explain = true),
    ];
    for (name, change) in changes {
        let times = asked.iter().map(|it| {
            let mut query = Query::new(it.text.as_str(), it.reader.clone());
            change(&mut query);
            least(|| drop(index.search(&query)))
        });
        row(name, times.collect());
    }
}

/// SQLite's words of any order, ranked by its BM25 with titles four times the
/// weight, ten rows with a snippet.
fn compare_sqlite(kb: &KnowledgeBase, locale: &Locale, asked: &[&Asked]) {
    let folder = tempfile::tempdir().expect("there is room");
    let database = rusqlite::Connection::open(folder.path().join("db")).expect("there is room");
    let started = Instant::now();
    database
        .execute_batch("CREATE VIRTUAL TABLE article USING fts5(title, body); BEGIN")
        .expect("SQLite has FTS5");
    for (_, version) in kb.versions() {
        let parts: Vec<String> = version.doc.parts().iter().map(|it| it.text()).collect();
        let row = [&*version.title, &parts.join("\n")];
        database
            .execute("INSERT INTO article VALUES (?1, ?2)", row)
            .expect("there is room");
    }
    database.execute_batch("COMMIT").expect("there is room");
    let seconds = started.elapsed().as_secs_f64();
    println!("\nSQLite FTS5, {locale} alone: indexed in {seconds:.2} s, any of the words");
    let sql = "SELECT title, snippet(article, 1, '[', ']', '…', 24) FROM article \
               WHERE article MATCH ?1 ORDER BY bm25(article, 4.0, 1.0) LIMIT 10";
    let mut statement = database.prepare(sql).expect("the statement is whole");
    let times = asked.iter().map(|it| {
        let words = it.text.split(|c: char| !c.is_alphanumeric());
        let words = words
            .filter(|it| !it.is_empty())
            .map(|it| format!("\"{it}\""));
        let words = words.collect::<Vec<_>>().join(" OR ");
        least(|| {
            let mut rows = statement.query([&words]).expect("the words are quoted");
            while rows.next().expect("the rows can be read").is_some() {}
        })
    });
    row("SQLite FTS5", times.collect());
}

/// Which files hold the longest word: what a person without an engine does.
fn compare_rg(roots: &[PathBuf], locale: &Locale, asked: &[&Asked]) {
    let folders = folders(roots, locale);
    if folders.is_empty() || Command::new("rg").arg("--version").output().is_err() {
        println!("rg: not on the path, or no content named");
        return;
    }
    let times = asked.iter().take(PROCESSES).map(|it| {
        let words = it.text.split_whitespace();
        let word = words.max_by_key(|it| it.len()).unwrap_or_default();
        least(|| {
            let command = &mut Command::new("rg");
            let found = command.args(["-il", "--", word]).args(&folders).output();
            drop(found.expect("rg can be started"));
        })
    });
    row("rg -il, the longest word", times.collect());
}

fn compare_process(roots: &[PathBuf], locale: &Locale, asked: &[&Asked]) {
    let cache = tempfile::tempdir().expect("there is room");
    let program = env!("CARGO_BIN_EXE_veiviser");
    let times = asked.iter().take(PROCESSES).map(|it| {
        least(|| {
            let mut command = Command::new(program);
            command.env("XDG_CACHE_HOME", cache.path());
            command.env_remove("VEIVISER_CONTENT");
            for folder in folders(roots, locale) {
                command.arg("--content").arg(folder);
            }
            command.args(["search", "--locale", locale.as_str(), "--", &it.text]);
            drop(command.output().expect("the program can be started"));
        })
    });
    row("veiviser search, a whole process", times.collect());
}

/// The folders of a locale below the roots.
fn folders(roots: &[PathBuf], locale: &Locale) -> Vec<PathBuf> {
    let folders = roots.iter().map(|it| it.join(locale.as_str()));
    folders.filter(|it| it.is_dir()).collect()
}
