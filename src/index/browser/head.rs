//! The first file of a locale's index that the client loads: what it has to
//! know before it can look a word up.

use crate::index::browser::coder::{Coder, Kind};
use crate::index::browser::dictionary::bits;
use crate::index::browser::lexis::{Form, Lexis, Lines};
use crate::index::browser::postings::Postings;
use crate::index::build::Entry;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

const MISSING: Kind = Kind(0);
const TITLE_WORDS: Kind = Kind(1);
const BODY: Kind = Kind(3);
const TERMS: Kind = Kind(4);
const WORDS: Kind = Kind(5);
const FORM: Kind = Kind(6);
const OTHERS: Kind = Kind(7);
const MARKED: Kind = Kind(8);
/// 0 for the next group, 1 for one that is told, else how long ago it was named.
const AGO: Kind = Kind(9);
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

/// How long the title and the text of each article are, and how long all parts are
/// on average, which headings are taken to be.
pub(super) fn lengths(entries: &[Entry], postings: &Postings, articles: usize) -> Value {
    let mut coder = Coder::new();
    let mut rows = entries.iter().zip(&postings.lengths).peekable();
    for article in 0..articles as u64 {
        let row = rows.next_if(|(entry, _)| entry.article == article);
        coder.flag(MISSING, row.is_none());
        let Some((_, own)) = row else { continue };
        let [_, _, _, body, words] = *own;
        coder.number(TITLE_WORDS, words);
        coder.one_of(BODY, 6, step(body, BODY_STEP).min(63));
    }
    json!([coder.close(), postings.average()])
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

/// Groups, the one first that was named last.
#[derive(Default)]
struct Named(Vec<u32>);

impl Named {
    /// Where a group was that is named again.
    fn place(&mut self, group: u32) -> Option<u32> {
        let place = self.0.iter().position(|it| *it == group);
        place.map(|it| self.0.remove(it));
        self.0.insert(0, group);
        place.map(|it| u32::try_from(it).unwrap_or(u32::MAX))
    }
}

/// The synonyms, as forms of the dictionary.
pub(super) fn synonyms(lexis: &Lexis, lines: &Lines) -> String {
    let mut coder = Coder::new();
    let width = bits(lexis.grammar);
    let mut next = 0;
    let mut phrases = BTreeSet::new();
    let mut named = Named::default();
    coder.plain(16, u32::try_from(lines.len()).unwrap_or(0));
    for line in lines {
        for (terms, kind) in line.iter().zip([TERMS, OTHERS]) {
            coder.number(kind, u32::try_from(terms.len()).unwrap_or(0));
            for term in terms {
                coder.number(WORDS, u32::try_from(term.len()).unwrap_or(0));
                for word in term {
                    let item = lexis.item(word).expect("synonyms are in the dictionary");
                    let place = named.place(item.form.group);
                    match place {
                        Some(place) => coder.number(AGO, place + 2),
                        None if item.form.group == next => {
                            coder.number(AGO, 0);
                            next += 1;
                        }
                        None => {
                            coder.number(AGO, 1);
                            coder.plain(width, item.form.group);
                        }
                    }
                    coder.number(FORM, item.form.form);
                    coder.flag(MARKED, item.is_marked());
                }
                let forms = lexis.forms(term);
                // The client numbers phrases as the dictionary does.
                next += u32::from(forms.len() > 1 && phrases.insert(forms));
            }
        }
    }
    coder.close()
}
