//! Queries that nobody means well by, asked of the large corpus where it is there.

use crate::hostile_queries::queries;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use veiviser::content::{self, Input};
use veiviser::index::{Index, Query};
use veiviser::model::Locale;

/// What a search may take on the corpus; twice as long in builds that are not
/// optimized.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 100 } else { 50 });

/// How long this thread has computed; the time of day where nobody tells.
fn computed(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|it| it.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

#[test]
fn no_query_takes_long_in_one_locale_of_the_corpus() {
    let readers = [locale("nb-NO")];
    let corpus = corpus("live/nb-NO");
    if let Some(root) = corpus {
        take_no_longer_than_they_may(root, &readers);
    }
}

#[test]
fn no_query_takes_long_in_all_locales_of_the_corpus() {
    let readers = ["ar-SA", "de-DE", "fr-FR", "ja-JP", "nb-NO", "zh-CN"].map(locale);
    if let Some(root) = corpus("live") {
        take_no_longer_than_they_may(root, &readers);
    }
}

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).expect("a known locale")
}

#[expect(clippy::print_stderr, reason = "what was not tested is said")]
fn corpus(name: &str) -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/corpus")
        .join(name);
    if root.is_dir() {
        return Some(root);
    }
    eprintln!("NOT TESTED: there is no corpus at {}", root.display());
    None
}

/// Asks each query for one of the readers, in turn.
fn take_no_longer_than_they_may(root: PathBuf, readers: &[Locale]) {
    let input = Input {
        roots: vec![root],
        content_locale: readers.first().cloned(),
    };
    let kb = content::load(&input).expect("the corpus can be read").kb;
    let index = Index::build_temporary(&kb).expect("there is room");
    assert!(index.article_count() > 2000);
    assert!(readers.iter().all(|it| index.locales().contains(it)));
    let start = Instant::now();
    let mut slowest = (Duration::ZERO, String::new());
    for (text, reader) in queries().into_iter().zip(readers.iter().cycle()) {
        let query = Query::new(text.as_str(), reader.clone());
        let best = (0..3).map(|_| {
            let before = computed(start);
            let hits = index.search(&query);
            assert!(hits.hits.len() <= query.limit);
            computed(start) - before
        });
        let best = best.min().expect("three runs");
        if best > slowest.0 {
            slowest = (best, text.chars().take(80).collect());
        }
    }
    assert!(slowest.0 <= MOST, "{:?}: {:?}", slowest.0, slowest.1);
}
