//! The dictionary of a locale: every word that occurs, what it is a form of,
//! what it is made of and what it is in the source language.

use crate::analyzer::is_code;
use crate::index::browser::coder::{Coder, Kind, Letters};
use crate::index::browser::lexis::{Form, Item, Lexis, Link, Nature};
use crate::index::lexicon::Lexicon;
use crate::index::reading::LEAST_RELATIVE;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::HashMap;

const NATURE: Kind = Kind(0);
const ARTICLES: Kind = Kind(1);
const IS_NEW: Kind = Kind(2);
const BACK: Kind = Kind(3);
const FORM: Kind = Kind(4);
const HAS_PARTS: Kind = Kind(5);
const PART_IS_LIKELY: Kind = Kind(6);
const PART_FORM: Kind = Kind(7);
const AS_BEFORE: Kind = Kind(8);
const TRANSLATIONS: Kind = Kind(9);
const TWO_WORDS: Kind = Kind(10);
const SOURCE_FORM: Kind = Kind(11);
const LIKELY: Kind = Kind(12);
const MARKED: Kind = Kind(13);
const IS_LIKELY: Kind = Kind(14);
/// How a group that queries likely name is told: 0 by its number, 1 as one behind
/// all before it, 2 as one before these.
const TOLD: Kind = Kind(15);
const SKIPPED: Kind = Kind(16);
const SOURCE_IS_LIKELY: Kind = Kind(17);
/// How many articles hold a word or both of its parts.
const TOGETHER: Kind = Kind(18);
const LINKS: Kind = Kind(19);
const LINK_IS_LIKELY: Kind = Kind(20);
/// 0 for all forms, else one more than the form.
const LINK_FORM: Kind = Kind(21);

/// How many bits number the words of a chunk.
const COUNT_BITS: u32 = 20;

/// How few words a chunk is not worth having.
const LEAST_WORDS: usize = 120;

/// A chunk of the dictionary.
pub(super) struct Chunk {
    /// The words from there on are in it: the beginning of what its first word
    /// is sorted by.
    pub key: String,
    /// The number of the next new group.
    pub group: u32,
    /// How many words it has, and these, each with what it is, coded.
    pub text: String,
}

/// What a word is in the source language: one or two words, and how likely.
type Translations = Vec<(Vec<Form>, u32)>;

/// Words in the source language.
pub(super) struct Source<'a> {
    /// The source language's dictionary.
    pub lexis: &'a Lexis,
    /// What was learnt of the words.
    pub lexicon: &'a Lexicon,
}

/// Writes the words that queries are likeliest to name, and the others, each in
/// about as many chunks as `most` says.
pub(super) fn chunks(
    lexis: &Lexis,
    source: Option<&Source<'_>>,
    most: [usize; 2],
) -> [Vec<Chunk>; 2] {
    let all = lexis.items.iter();
    let (likely, others): (Vec<&Item>, Vec<&Item>) = all.partition(|it| is_likely(it, lexis));
    let likely = parted(&likely, lexis.named, most[0], |it, next| {
        let has_order = (lexis.named..lexis.likely).contains(&it.form.group);
        if has_order {
            next.max(it.form.group + 1)
        } else {
            next
        }
    });
    let others = parted(&others, lexis.grammar, most[1], |it, next| {
        next + u32::from(it.form.group == next)
    });
    let letters = Letters::new(lexis.analyzer.function_words());
    let write = |parts: Vec<Part<'_>>| {
        let chunks = parts.into_par_iter().map(|part| {
            let writer = Writer {
                lexis,
                source,
                coder: Coder::new(),
                next: part.group,
                before: HashMap::new(),
            };
            writer.chunk(part, letters.clone())
        });
        chunks.collect()
    };
    [write(likely), write(others)]
}

/// The words of a chunk.
struct Part<'a> {
    key: &'a str,
    group: u32,
    items: &'a [&'a Item],
}

/// Parts words in about as many chunks as `most` says; `next` tells the number of
/// the next new group after a word from that before it.
fn parted<'a>(
    items: &'a [&'a Item],
    first: u32,
    most: usize,
    next: impl Fn(&Item, u32) -> u32,
) -> Vec<Part<'a>> {
    let size = items.len().div_ceil(most).max(LEAST_WORDS);
    let mut parts = Vec::new();
    let (mut last, mut group) = ("", first);
    let mut rest = items;
    while !rest.is_empty() {
        let mut count = size.min(rest.len());
        while count < rest.len() && rest[count].key == rest[count - 1].key {
            count += 1;
        }
        let (own, later) = rest.split_at(count);
        let key = border(last, &own[0].key);
        parts.push(Part {
            key,
            group,
            items: own,
        });
        group = own.iter().fold(group, |group, it| next(it, group));
        last = &own[count - 1].key;
        rest = later;
    }
    parts
}

/// Whether a word is one that queries likely name, and not a rare form of one.
fn is_likely(item: &Item, lexis: &Lexis) -> bool {
    item.form.group < lexis.grammar && item.articles != 1
}

struct Writer<'a> {
    lexis: &'a Lexis,
    source: Option<&'a Source<'a>>,
    coder: Coder,
    next: u32,
    /// The translations of each group of the chunk.
    before: HashMap<u32, Translations>,
}

impl Writer<'_> {
    fn chunk(mut self, part: Part<'_>, mut letters: Letters) -> Chunk {
        let mut last = "";
        let count = u32::try_from(part.items.len()).unwrap_or(0);
        self.coder.plain(COUNT_BITS, count);
        for item in part.items {
            self.coder.word(&mut letters, last, &item.word);
            last = &item.word;
            self.item(item);
        }
        Chunk {
            key: part.key.to_owned(),
            group: part.group,
            text: self.coder.close(),
        }
    }

    fn item(&mut self, item: &Item) {
        self.coder.one_of(NATURE, 2, item.nature as u32);
        if item.nature != Nature::Absent {
            self.coder.number(ARTICLES, class(item.articles));
        }
        if is_likely(item, self.lexis) {
            self.likely_group(item.form);
        } else {
            self.group(item.form);
        }
        let together = Some(item.together).filter(|it| *it > 0);
        let parts = self.lexis.parts(item);
        let parts = parts.filter(|_| is_likely(item, self.lexis) && together.is_none());
        self.coder
            .flag(HAS_PARTS, parts.is_some() || together.is_some());
        if let Some(together) = together {
            self.coder.number(TOGETHER, class(together));
        }
        for part in parts.iter().flat_map(|(head, tail)| [head, tail]) {
            let is_likely = part.form.group < self.lexis.grammar;
            self.coder.flag(PART_IS_LIKELY, is_likely);
            let width = if is_likely {
                self.lexis.grammar
            } else {
                self.lexis.groups
            };
            self.coder.plain(bits(width), part.form.group);
            self.coder.number(PART_FORM, part.form.form);
            self.coder.flag(MARKED, part.is_marked());
        }
        self.links(item);
        if let Some(source) = self.source {
            self.translations(item, source);
        }
    }

    fn links(&mut self, item: &Item) {
        let links = item.links.iter().flatten();
        let count = u32::try_from(links.clone().count()).unwrap_or(0);
        self.coder.number(LINKS, count);
        for link in links {
            let (group, form) = match *link {
                Link::Group(group) => (group, 0),
                Link::Form(it) => (it.group, it.form + 1),
            };
            let is_likely = group < self.lexis.grammar;
            self.coder.flag(LINK_IS_LIKELY, is_likely);
            let groups = if is_likely {
                self.lexis.grammar
            } else {
                self.lexis.groups
            };
            self.coder.plain(bits(groups), group);
            self.coder.number(LINK_FORM, form);
        }
    }

    /// Most of these groups have numbers in the order of the words.
    fn likely_group(&mut self, Form { group, form }: Form) {
        let has_order = (self.lexis.named..self.lexis.likely).contains(&group);
        if !has_order {
            self.coder.one_of(TOLD, 2, 0);
            self.coder.plain(bits(self.lexis.grammar), group);
            self.coder.number(FORM, form);
        } else if group >= self.next {
            self.coder.one_of(TOLD, 2, 1);
            self.coder.number(SKIPPED, group - self.next);
            self.coder.number(FORM, form);
            self.next = group + 1;
        } else {
            self.coder.one_of(TOLD, 2, 2);
            self.coder.number(BACK, self.next - 1 - group);
            self.coder.number(FORM, form);
        }
    }

    fn group(&mut self, Form { group, form }: Form) {
        let is_likely = group < self.lexis.grammar;
        self.coder.flag(IS_LIKELY, is_likely);
        if is_likely {
            self.coder.plain(bits(self.lexis.grammar), group);
            self.coder.number(FORM, form);
            return;
        }
        let is_new = group == self.next;
        self.coder.flag(IS_NEW, is_new);
        if is_new {
            self.next += 1;
        } else {
            self.coder.number(BACK, self.next - 1 - group);
            self.coder.number(FORM, form);
        }
    }

    fn translations(&mut self, item: &Item, source: &Source<'_>) {
        let mut found = self.translate(item, source);
        let own = source
            .lexis
            .item(&item.word)
            .filter(|it| it.nature < Nature::Code && item.nature < Nature::Code);
        let own = own.filter(|it| is_likely(item, self.lexis) || it.articles > item.articles);
        if let Some(own) = own {
            found.retain(|(words, _)| *words != [own.form]);
            found.insert(0, (vec![own.form], quantized(1.0)));
        }
        let group = item.form.group;
        if let Some(before) = self.before.get(&group) {
            let same = *before == found;
            self.coder.flag(AS_BEFORE, same);
            if same {
                return;
            }
        }
        let count = u32::try_from(found.len()).unwrap_or(0);
        self.coder.number(TRANSLATIONS, count);
        let widths = [source.lexis.groups, source.lexis.grammar].map(bits);
        for (words, likely) in &found {
            self.coder.flag(TWO_WORDS, words.len() == 2);
            for form in words {
                let is_likely = form.group < source.lexis.grammar;
                self.coder.flag(SOURCE_IS_LIKELY, is_likely);
                self.coder.plain(widths[usize::from(is_likely)], form.group);
                self.coder.number(SOURCE_FORM, form.form);
            }
            self.coder.one_of(LIKELY, 4, *likely);
        }
        self.before.insert(group, found);
    }

    /// As [`crate::index::reading::translation`] does.
    fn translate(&self, item: &Item, source: &Source<'_>) -> Translations {
        let word = item.word.as_str();
        let analyzer = self.lexis.analyzer;
        if item.nature == Nature::Code || is_code(word) || analyzer.is_function_word(word) {
            return Vec::new();
        }
        let direct = self.direct(word, source).into_iter();
        let direct: Translations = direct.map(|(it, q)| (vec![it], quantized(q))).collect();
        let parts = self.lexis.parts(item).filter(|_| direct.is_empty());
        let Some((head, tail)) = parts else {
            return direct;
        };
        let tails = self.direct(&tail.word, source);
        let mut both = Vec::new();
        for (head, one) in self.direct(&head.word, source).into_iter().take(2) {
            for &(tail, other) in tails.iter().take(2) {
                both.push((vec![head, tail], quantized(one * other)));
            }
        }
        both
    }

    fn direct(&self, word: &str, source: &Source<'_>) -> Vec<(Form, f32)> {
        let found = source.lexicon.of(&self.lexis.analyzer.stem(word));
        let best = found.first().map_or(1.0, |it| it.1);
        let found = found.into_iter().filter(|it| it.1 >= LEAST_RELATIVE * best);
        let found = found.map(|(word, likely)| {
            let form = source.lexis.form(&word)?;
            Some((form, likely / best * likely.sqrt()))
        });
        found.flatten().collect()
    }
}

/// The shortest beginning of a key that is behind the last key before it.
fn border<'a>(last: &str, key: &'a str) -> &'a str {
    let ends = key.char_indices().map(|(at, c)| &key[..at + c.len_utf8()]);
    let mut ends = ends.filter(|it| *it > last);
    ends.next().unwrap_or(key)
}

/// Likelihoods in sixteenths.
fn quantized(likely: f32) -> u32 {
    (likely * 16.0).round().clamp(1.0, 16.0) as u32 - 1
}

/// How many bits number the groups.
pub(super) fn bits(groups: u32) -> u32 {
    u32::BITS - groups.leading_zeros()
}

/// Counts of articles, exact below 16, in steps of a fifth above.
fn class(articles: u32) -> u32 {
    match articles {
        0..16 => articles,
        _ => 16 + ((articles as f32 / 16.0).ln() / 1.2_f32.ln()).round() as u32,
    }
}
