//! The first file of a locale's index that the client loads: what it has to
//! know before it can look a word up.

use crate::index::browser::coder::{Coder, Kind};
use crate::index::browser::dictionary::bits;
use crate::index::browser::lexis::{Item, Lexis, Lines};
use crate::index::build::Entry;
use serde_json::{Value, json};
use std::collections::HashMap;

const MISSING: Kind = Kind(0);
const TITLE_WORDS: Kind = Kind(1);
const HEADINGS: Kind = Kind(2);
const BODY: Kind = Kind(3);
const TERMS: Kind = Kind(4);
const WORDS: Kind = Kind(5);
const FORM: Kind = Kind(6);
const OTHERS: Kind = Kind(7);
const MARKED: Kind = Kind(8);
const IS_NEXT: Kind = Kind(9);
const STANDS_BEHIND: Kind = Kind(0);
const LEADER: Kind = Kind(1);

/// Lengths are told in steps of which each is so much longer than the one before.
pub(super) const HEADING_STEP: f32 = 0.5;
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

/// The function words that most articles hold, and the forms they are.
pub(super) fn grammar(lexis: &Lexis) -> Value {
    let range = lexis.likely..lexis.grammar;
    let words = lexis.analyzer.function_words().split_ascii_whitespace();
    let words = words.filter_map(|it| lexis.item(it));
    let words = words.filter(|it| range.contains(&it.form.group));
    let row = |it: &Item| json!([it.word, it.form.group - lexis.likely, it.form.form]);
    words.map(row).collect()
}

/// How long the parts of each article are, and how long they are on average.
pub(super) fn lengths(entries: &[Entry], lengths: &[[u32; 5]], articles: usize) -> Value {
    let mut coder = Coder::new();
    let mut all = [0.0_f32; 5];
    let mut rows = entries.iter().zip(lengths).peekable();
    for article in 0..articles as u64 {
        let row = rows.next_if(|(entry, _)| entry.article == article);
        coder.flag(MISSING, row.is_none());
        let Some((_, own)) = row else { continue };
        let [_, headings, _, body, words] = *own;
        coder.number(TITLE_WORDS, words);
        coder.number(HEADINGS, step(headings, HEADING_STEP));
        coder.one_of(BODY, 6, step(body, BODY_STEP).min(63));
        all.iter_mut()
            .zip(own)
            .for_each(|(sum, it)| *sum += *it as f32);
    }
    let count = entries.len().max(1) as f32;
    let average = all.map(|it| (it / count * 100.0).round() / 100.0);
    json!([coder.close(), average])
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

/// The synonyms, as forms of the dictionary.
pub(super) fn synonyms(lexis: &Lexis, lines: &Lines) -> String {
    let mut coder = Coder::new();
    let width = bits(lexis.grammar);
    let mut next = 0;
    coder.plain(16, u32::try_from(lines.len()).unwrap_or(0));
    for line in lines {
        for (terms, kind) in line.iter().zip([TERMS, OTHERS]) {
            coder.number(kind, u32::try_from(terms.len()).unwrap_or(0));
            for term in terms {
                coder.number(WORDS, u32::try_from(term.len()).unwrap_or(0));
                for word in term {
                    let item = lexis.item(word).expect("synonyms are in the dictionary");
                    let is_next = item.form.group == next;
                    coder.flag(IS_NEXT, is_next);
                    if is_next {
                        next += 1;
                    } else {
                        coder.plain(width, item.form.group);
                    }
                    coder.number(FORM, item.form.form);
                    coder.flag(MARKED, item.is_marked());
                }
            }
        }
    }
    coder.close()
}
