//! The first file of a locale's index that the client loads: what it has to
//! know before it can look a word up.

use crate::index::browser::coder::{Coder, Kind};
use crate::index::browser::dictionary::bits;
use crate::index::browser::lexis::{Form, Lexis};
use crate::index::browser::postings::Postings;
use crate::index::build::Entry;
use serde_json::{Value, json};
use std::collections::HashMap;

const MISSING: Kind = Kind(0);
const TITLE_WORDS: Kind = Kind(1);
const MISSING_TOO: Kind = Kind(2);
const BODY: Kind = Kind(3);
/// 0 for as many, then one more, one less, two more and so on.
const MORE_WORDS: Kind = Kind(4);
const FORM: Kind = Kind(6);
const STANDS_BEHIND: Kind = Kind(0);
const LEADER: Kind = Kind(1);

/// Lengths of texts are told in steps of which each is so much longer than the one before.
pub(super) const BODY_STEP: f32 = 0.3;

/// How the words of the language are told apart.
pub(super) fn language(lexis: &Lexis) -> Value {
    let analyzer = lexis.analyzer;
    json!({
        "functionWords": analyzer.function_words(),
        "links": analyzer.links(),
        "dotless": analyzer.is_dotless(),
        "parts": analyzer.parts_at_apostrophes(),
        "hangul": analyzer.pairs_hangul(),
    })
}

/// Which of the function words most articles hold, and the forms they are.
pub(super) fn grammar(lexis: &Lexis) -> String {
    let range = lexis.likely..lexis.grammar;
    let width = bits(lexis.grammar - lexis.likely);
    let mut coder = Coder::new();
    for word in lexis.analyzer.function_words().split_ascii_whitespace() {
        let item = lexis.item(word).map(|it| it.form);
        let form = item.filter(|it| range.contains(&it.group));
        coder.flag(MISSING, form.is_none());
        if let Some(Form { group, form }) = form {
            coder.plain(width, group - lexis.likely);
            coder.number(FORM, form);
        }
    }
    coder.close()
}

/// Where chunks begin, each told from the one before.
pub(super) fn steps(firsts: &[u32]) -> Value {
    let before = std::iter::once(&0).chain(firsts);
    let steps = firsts.iter().zip(before).map(|(own, before)| own - before);
    steps.collect()
}

/// How long the articles of a locale are.
pub(super) struct Lengths {
    /// By article, of those that have an entry: its parts, and its title in words.
    rows: Vec<(u64, [u32; 5])>,
    average: [f32; 5],
    /// How many articles there are in all locales.
    articles: usize,
}

impl Lengths {
    /// Those of some of all articles.
    pub fn new((entries, articles): (&[Entry], usize), postings: &Postings) -> Self {
        let rows = entries.iter().zip(&postings.lengths);
        Self {
            rows: rows.map(|(entry, own)| (entry.article, *own)).collect(),
            average: postings.average(),
            articles,
        }
    }

    fn of(&self, article: u64) -> Option<&[u32; 5]> {
        let place = self.rows.binary_search_by_key(&article, |it| it.0);
        place.ok().map(|it| &self.rows[it].1)
    }

    /// How long the title and the text of each article are, and how much longer the
    /// title is in the source language, whose texts are about as long; then how long
    /// all parts are on average, which headings are taken to be.
    pub fn write(&self, source: Option<&Self>) -> Value {
        let mut coder = Coder::new();
        for article in 0..self.articles as u64 {
            let (own, other) = (self.of(article), source.and_then(|it| it.of(article)));
            coder.flag(MISSING, own.is_none());
            if own.is_none() && source.is_some() {
                coder.flag(MISSING_TOO, other.is_none());
            }
            let Some([_, _, _, body, words]) = own.or(other) else {
                continue;
            };
            coder.number(TITLE_WORDS, *words);
            coder.one_of(BODY, 6, step(*body, BODY_STEP).min(63));
            if own.is_some() && source.is_some() {
                let more = other.map_or(0, |it| i64::from(it[4]) - i64::from(*words));
                let folded = 2 * more.unsigned_abs() - u64::from(more > 0);
                coder.number(MORE_WORDS, u32::try_from(folded).unwrap_or(0));
            }
        }
        let source = source.map_or(self.average, |it| it.average);
        json!([coder.close(), self.average, source])
    }
}

fn step(length: u32, size: f32) -> u32 {
    ((length as f32 + 1.0).ln() / size).round() as u32
}

/// The articles that say almost the same as another, and the last before them
/// that does; `groups` has the same number for those that do.
pub(super) fn duplicates(groups: impl Iterator<Item = u32>) -> String {
    let mut coder = Coder::new();
    let mut last: HashMap<u32, u32> = HashMap::new();
    for (article, group) in (0u32..).zip(groups) {
        let before = last.insert(group, article);
        coder.flag(STANDS_BEHIND, before.is_some());
        if let Some(before) = before {
            coder.number(LEADER, article - before);
        }
    }
    coder.close()
}
