//! What a reader may be typing.
//!
//! Entry point: [`Index::suggest`]. A half-typed word is completed with words
//! of the titles that the words before it lead to, then with the commonest.

use crate::analyzer::Analyzer;
use crate::index::Index;
use crate::index::query::{Hit, Query, Suggestions};
use crate::index::shard::Shard;
use crate::model::Locale;
use std::cmp::Reverse;

/// How much more a word counts that follows the word before it in a title, too.
const FOLLOWS: usize = 3;

/// A word that what was typed may become.
struct Completion {
    /// As it is written.
    word: String,
    stem: String,
    count: usize,
}

/// The words that were typed: the one before the last, and the last.
struct Typed {
    before: Option<String>,
    last: String,
}

impl Index {
    /// Completes what a reader is typing: whole queries, and articles whose
    /// titles they name.
    pub fn suggest(&self, text: &str, reader: &Locale, limit: usize) -> Suggestions {
        let mut query = Query::new(text, reader.clone());
        query.limit = limit;
        let articles = self.search(&query).hits;
        let locales = self.locales();
        let shard = reader.best_match(&locales).and_then(|it| self.shard(it));
        let queries = shard.map_or_else(Vec::new, |it| queries(it, text, &articles, limit));
        Suggestions { queries, articles }
    }
}

fn queries(shard: &Shard, text: &str, articles: &[Hit], limit: usize) -> Vec<String> {
    let mut words = shard.analyzer.words(text);
    let Some(last) = words.pop().filter(|it| it.end == text.len()) else {
        return Vec::new();
    };
    let typed = Typed {
        before: words.pop().map(|it| it.stem),
        last: last.text,
    };
    let own = articles.iter().filter(|it| it.locale == shard.locale);
    let mut found = of_titles(shard.analyzer, own.map(|it| it.title.as_str()), &typed);
    for (word, _) in shard.vocabulary.completions(&typed.last, 2 * limit) {
        let stem = shard.analyzer.stem(&word).into_owned();
        let is_new = !found.iter().any(|it| it.stem == stem);
        if is_new && word != typed.last && !shard.analyzer.is_function_word(&word) {
            let count = 0;
            found.push(Completion { word, stem, count });
        }
    }
    let before = &text[..last.start];
    let found = found.into_iter().take(limit);
    found.map(|it| format!("{before}{}", it.word)).collect()
}

/// The words of titles that begin with the last one typed, the shortest of each
/// stem, those first that most titles have.
fn of_titles<'a>(
    analyzer: &Analyzer,
    titles: impl Iterator<Item = &'a str>,
    typed: &Typed,
) -> Vec<Completion> {
    let mut found: Vec<Completion> = Vec::new();
    for title in titles {
        let words = analyzer.words(title);
        for (place, word) in words.iter().enumerate() {
            let begins = word.text.starts_with(&typed.last) && word.text != typed.last;
            if !begins || analyzer.is_function_word(&word.text) {
                continue;
            }
            let before = place.checked_sub(1).map(|it| &words[it].stem);
            let follows = before.is_some() && before == typed.before.as_ref();
            let count = if follows { FOLLOWS } else { 1 };
            let written = as_written(&title[word.start..word.end], place);
            match found.iter_mut().find(|it| it.stem == word.stem) {
                Some(known) => {
                    known.count += count;
                    if written.len() < known.word.len() {
                        known.word = written;
                    }
                }
                None => found.push(Completion {
                    word: written,
                    stem: word.stem.clone(),
                    count,
                }),
            }
        }
    }
    found.sort_by_key(|it| Reverse(it.count));
    found
}

/// A word of a title, in small letters where it is the first and its capital
/// is that of the title.
fn as_written(word: &str, place: usize) -> String {
    let rest = word.chars().skip(1);
    if place == 0 && rest.clone().all(|it| !it.is_uppercase()) {
        let first = word.chars().take(1).flat_map(char::to_lowercase);
        return first.chain(rest).collect();
    }
    word.to_owned()
}
