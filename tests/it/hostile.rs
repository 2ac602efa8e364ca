//! Queries that nobody means well by, asked of the large corpus where it is there.

use std::path::Path;
use std::time::{Duration, Instant};
use veiviser::content::{self, Input};
use veiviser::index::{Index, Query};
use veiviser::model::Locale;

/// What a search may take on the corpus; twice as long in builds that are not
/// optimized.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 100 } else { 50 });

/// What queries are thrown together from.
const PIECES: [&str; 34] = [
    "e",
    "pa",
    "passord",
    "administratorpassordgjenoppretting",
    "tilbakestiling",
    "oneDrvie",
    "how do I",
    "\u{301}",
    "\u{202e}",
    "\0",
    "\"",
    "(",
    " AND ",
    "*",
    "-",
    "~",
    "^",
    "パスワード",
    "密码",
    "كلمة",
    "ไม่",
    "मिल",
    "암호",
    "🙂",
    "0x80070005",
    "5.7.750",
    "qzxwv",
    " ",
    " ",
    " ",
    "aaaaaaaaaaaaaaaa",
    "ß",
    "İ",
    "@",
];

/// Queries that were written to hurt, then some that are thrown together, the
/// same ones every time.
fn queries() -> Vec<String> {
    let long = [
        "e",
        "パ",
        "( ",
        "\"",
        "password ",
        "qz yh ",
        "\u{301}",
        "passrod admni ",
    ];
    let mut queries: Vec<String> = long.map(|it| it.repeat(10_000 / it.len())).into();
    queries.push("a b c d e f g h i j k l m n o p q r s t u v w x y z".to_owned());
    queries.push((0..64).map(|it| format!("tilbakestilingg{it} ")).collect());
    queries.push(('a'..='z').map(|it| format!("pasord{it} ")).collect());
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..300 {
        let length = 1 + next(60);
        let pieces = (0..length).map(|_| PIECES[next(PIECES.len())]);
        queries.push(pieces.collect());
    }
    queries
}

/// How long this thread has computed; the time of day where nobody tells.
fn computed(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|it| it.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

#[test]
fn no_query_takes_long_on_the_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/live/nb-NO");
    if !root.is_dir() {
        eprintln!("NOT TESTED: there is no corpus at {}", root.display());
        return;
    }
    let reader = Locale::parse("nb-NO").expect("a known locale");
    let input = Input {
        roots: vec![root],
        content_locale: Some(reader.clone()),
    };
    let kb = content::load(&input).expect("the corpus can be read").kb;
    let index = Index::build_temporary(&kb).expect("there is room");
    assert!(index.article_count() > 2000);
    let start = Instant::now();
    let mut slowest = (Duration::ZERO, String::new());
    for text in queries() {
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
    println!("the slowest took {:?}: {:?}", slowest.0, slowest.1);
    assert!(slowest.0 <= MOST, "{:?}: {:?}", slowest.0, slowest.1);
}
