//! Which articles hold each group of words and each pair of characters, and how
//! often in which part.

use crate::index::browser::coder::{Coder, Kind, Letters};
use crate::index::browser::gaps::Gaps;
use crate::index::browser::lexis::{Form, Lexis, Nature};
use crate::index::browser::phrases;
use crate::index::browser::phrases::Phrase;
use crate::index::browser::ranges;
use crate::index::browser::thesaurus::Thesaurus;
use crate::index::browser::together;
use crate::index::build::Entry;
use crate::index::schema;
use crate::index::texts::Texts;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;

/// Whether the word is in each part; whether it is in compounds of each part,
/// where it is by itself as well and where it is not.
const PARTS: Kind = Kind(0);
const COMPOUNDS: [Kind; 2] = [Kind(1), Kind(2)];
/// How often in each part.
const TIMES: [Kind; 4] = [Kind(3), Kind(4), Kind(5), Kind(6)];
const TIMES_IN_COMPOUNDS: Kind = Kind(7);
/// Where in a title, and how far from there again.
const PLACE: Kind = Kind(8);
const FARTHER: Kind = Kind(9);
/// How many forms a group has, none where it is a phrase, whether an article holds one of them, and which.
const FORMS: Kind = Kind(10);
const ONE_FORM: Kind = Kind(11);
const WHICH_FORM: Kind = Kind(12);
const EACH_FORM: Kind = Kind(13);
/// How many articles.
const COUNT: Kind = Kind(14);
pub(super) const MOST_FORMS: u32 = 16;
const MOST_TIMES: u8 = 60;
const MOST_PLACES: usize = 3;

/// What an article holds of a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Posting {
    pub article: u32,
    pub times: [u8; 4],
    pub in_compounds: [u8; 4],
    /// A bit a form.
    pub forms: u32,
    /// Where in the title.
    pub places: [u8; MOST_PLACES],
}

/// The postings of a locale.
pub(super) struct Postings {
    groups: Vec<Vec<Posting>>,
    forms: Vec<u32>,
    phrases: BTreeMap<u32, Phrase>,
    /// Sorted.
    pairs: Vec<(String, Vec<Posting>)>,
    /// How long each part of each article is, in terms, and its title in words.
    pub lengths: Vec<[u32; 5]>,
    has_compounds: bool,
    /// How many articles there are in all locales.
    articles: usize,
}

/// Chunks of postings: where each begins, and its text.
pub(super) type Chunks<T> = Vec<(T, String)>;

impl Postings {
    /// Collects them, of some of all articles.
    pub fn new(
        texts: &Texts,
        (entries, articles): (&[Entry], usize),
        lexis: &Lexis,
        parts: &BTreeMap<&str, Vec<&str>>,
    ) -> Self {
        let mut postings = Self {
            groups: vec![Vec::new(); lexis.groups as usize],
            forms: vec![1; lexis.groups as usize],
            phrases: BTreeMap::new(),
            pairs: Vec::new(),
            lengths: Vec::with_capacity(entries.len()),
            has_compounds: !parts.is_empty(),
            articles,
        };
        for item in &lexis.items {
            let forms = &mut postings.forms[item.form.group as usize];
            *forms = (*forms).max(item.form.form + 1);
        }
        let numbers = 0..u32::try_from(texts.terms.len()).unwrap_or(u32::MAX);
        let things = numbers.into_par_iter().map(|number| {
            let term = &texts.terms[number as usize];
            if let Some(word) = texts.as_word(number) {
                Thing::Word(Word::new(word, lexis, parts))
            } else if schema::Kind::Bigram.is_of(term) {
                Thing::Pair(0)
            } else {
                let code = schema::Kind::Code.text(term);
                let item = code.and_then(|it| lexis.item(it));
                let item = item.filter(|it| it.nature == Nature::Code);
                Thing::Code(item.map(|it| it.form.group))
            }
        });
        let mut things: Vec<Thing> = things.collect();
        for (thing, term) in things.iter_mut().zip(&texts.terms) {
            if let (Thing::Pair(place), Some(pair)) = (thing, schema::Kind::Bigram.text(term)) {
                *place = postings.pairs.len();
                postings.pairs.push((pair.to_owned(), Vec::new()));
            }
        }
        for entry in entries {
            postings.add(entry, &things);
        }
        postings.pairs.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let average = postings.average();
        let norms = entries.iter().zip(&postings.lengths).map(|(entry, own)| {
            let article = u32::try_from(entry.article).unwrap_or(u32::MAX);
            (article, phrases::norms(own, &average))
        });
        postings.phrases = phrases::all(lexis, &postings.groups, &norms.collect());
        postings
    }

    fn add(&mut self, entry: &Entry, things: &[Thing]) {
        let article = u32::try_from(entry.article).unwrap_or(u32::MAX);
        let mut lengths = [0; 5];
        for part in 0..4 {
            for number in &entry.parts[part] {
                lengths[part] += 1;
                match &things[*number as usize] {
                    Thing::Word(word) => {
                        let place = (part == 0).then_some(lengths[4]);
                        lengths[4] += u32::from(part == 0);
                        lengths[part] += word.terms - 1;
                        self.add_word(word, (article, part), place);
                    }
                    Thing::Pair(pair) => {
                        raise(&mut last(&mut self.pairs[*pair].1, article).times[part]);
                    }
                    Thing::Code(Some(group)) => {
                        let posting = last(&mut self.groups[*group as usize], article);
                        posting.forms |= 1;
                        raise(&mut posting.times[part]);
                    }
                    Thing::Code(None) => {}
                }
            }
        }
        self.lengths.push(lengths);
    }

    fn add_word(&mut self, word: &Word, (article, part): (u32, usize), place: Option<u32>) {
        let posting = last(&mut self.groups[word.form.group as usize], article);
        posting.forms |= 1 << word.form.form.min(MOST_FORMS - 1);
        let times = usize::from(posting.times[part]);
        if let (Some(place), Some(own)) = (place, posting.places.get_mut(times)) {
            *own = u8::try_from(place).unwrap_or(u8::MAX);
        }
        raise(&mut posting.times[part]);
        for &group in &word.parts {
            let posting = last(&mut self.groups[group as usize], article);
            raise(&mut posting.in_compounds[part]);
        }
    }

    /// Whether there are pairs of characters.
    pub fn has_pairs(&self) -> bool {
        !self.pairs.is_empty()
    }

    /// Of each word, how many articles hold it or both of its parts; none for all
    /// where the language writes compounds as one word or puts no spaces.
    pub fn together(&self, lexis: &Lexis) -> Vec<u32> {
        match self.has_compounds || self.has_pairs() {
            true => Vec::new(),
            false => together::counts(lexis, &self.groups),
        }
    }

    /// How long the parts are on average.
    pub fn average(&self) -> [f32; 5] {
        let count = self.lengths.len().max(1) as f32;
        let sum = |part: usize| self.lengths.iter().map(|it| it[part] as f32).sum::<f32>();
        [0, 1, 2, 3, 4].map(|part| (sum(part) / count * 100.0).round() / 100.0)
    }

    /// The postings of the groups, each chunk with its first group and with what
    /// means the same.
    pub fn chunks(&self, thesaurus: &Thesaurus<'_>, most: [usize; 3]) -> Chunks<u32> {
        let lexis = thesaurus.lexis;
        let weight = |group: u32| {
            let phrase = self.phrases.get(&group).map(Phrase::len);
            phrase.unwrap_or(self.groups[group as usize].len()) as f32 + 1.0
        };
        let ranges = ranges::of(lexis, weight, most);
        let chunks = ranges.into_par_iter().map(|groups| {
            let mut coder = Coder::new();
            let first = groups.start;
            if first < lexis.named || (lexis.likely..lexis.grammar).contains(&first) {
                thesaurus.write(groups.clone(), &mut coder);
            }
            groups.for_each(|it| self.write_group(it, &mut coder));
            (first, coder.close())
        });
        chunks.collect()
    }

    /// The postings of the pairs, each chunk with its first pair.
    pub fn pair_chunks(&self, most: usize) -> Chunks<&str> {
        let all: usize = self.pairs.iter().map(|it| it.1.len() + 1).sum();
        let size = (all / most.max(1)).max(LEAST_POSTINGS);
        let unlearnt = Letters::new("");
        let mut chunks = Vec::new();
        let mut rest = self.pairs.as_slice();
        while !rest.is_empty() {
            let mut postings = 0;
            let is_full = |(_, list): &(String, Vec<Posting>)| {
                let is_full = postings >= size;
                postings += list.len() + 1;
                is_full
            };
            let end = rest.iter().position(is_full).unwrap_or(rest.len());
            let (own, later) = rest.split_at(end);
            chunks.push(own);
            rest = later;
        }
        let chunks = chunks
            .into_par_iter()
            .map(|own| (own[0].0.as_str(), self.pair_chunk(own, unlearnt.clone())));
        chunks.collect()
    }

    fn pair_chunk(&self, pairs: &[(String, Vec<Posting>)], mut letters: Letters) -> String {
        let mut coder = Coder::new();
        coder.plain(PAIR_BITS, u32::try_from(pairs.len()).unwrap_or(0));
        let mut last = "";
        for (pair, list) in pairs {
            coder.word(&mut letters, last, pair);
            self.write(list, 1, &mut coder);
            last = pair;
        }
        coder.close()
    }

    fn write_group(&self, group: u32, coder: &mut Coder) {
        if let Some(phrase) = self.phrases.get(&group) {
            coder.number(FORMS, 0);
            phrase.write(coder, self.articles, COUNT);
            return;
        }
        let forms = self.forms[group as usize].min(MOST_FORMS);
        coder.number(FORMS, forms);
        self.write(&self.groups[group as usize], forms, coder);
    }

    fn write(&self, list: &[Posting], forms: u32, coder: &mut Coder) {
        let count = u32::try_from(list.len()).unwrap_or(u32::MAX);
        coder.number(COUNT, count);
        coder.forget(WHICH_FORM);
        coder.forget(EACH_FORM);
        let mut gaps = Gaps::new(list.len(), self.articles);
        for posting in list {
            gaps.write(coder, posting.article);
            let mask = mask(posting.times);
            coder.one_of(PARTS, 4, mask);
            for (times, kind) in posting.times.iter().zip(TIMES) {
                if *times > 0 {
                    coder.number(kind, class(*times));
                }
            }
            if self.has_compounds {
                posting.write_compounds(coder, mask);
            }
            if forms > 1 && mask > 0 {
                posting.write_forms(coder, forms);
            }
            posting.write_places(coder);
        }
    }
}

/// How many bits number the pairs of a chunk.
const PAIR_BITS: u32 = 20;
/// How few postings a chunk is not worth having.
pub(super) const LEAST_POSTINGS: usize = 1000;

impl Posting {
    fn write_compounds(&self, coder: &mut Coder, mask_alone: u32) {
        let kind = COMPOUNDS[usize::from(mask_alone == 0)];
        coder.one_of(kind, 4, mask(self.in_compounds));
        for times in self.in_compounds.iter().filter(|it| **it > 0) {
            coder.number(TIMES_IN_COMPOUNDS, u32::from(*times - 1));
        }
    }

    fn write_forms(&self, coder: &mut Coder, forms: u32) {
        let is_one = self.forms.count_ones() == 1;
        coder.flag(ONE_FORM, is_one);
        if is_one {
            coder.one_of(WHICH_FORM, 4, self.forms.trailing_zeros());
            return;
        }
        for form in 0..forms {
            coder.bit(EACH_FORM, form as usize, self.forms >> form & 1 == 1);
        }
    }

    fn write_places(&self, coder: &mut Coder) {
        let count = usize::from(self.times[0]).min(MOST_PLACES);
        let mut next = 0;
        for (number, place) in self.places[..count].iter().enumerate() {
            let kind = if number == 0 { PLACE } else { FARTHER };
            coder.number(kind, u32::from(place.saturating_sub(next)));
            next = place.saturating_add(1);
        }
    }
}

/// What a number of the texts stands for.
enum Thing {
    Word(Word),
    /// Its place among the pairs.
    Pair(usize),
    /// The group of a code that is no word.
    Code(Option<u32>),
}

/// What a word of the texts is.
struct Word {
    form: Form,
    /// The groups of the parts of a compound.
    parts: Vec<u32>,
    /// How many terms it counts for in the length of a text.
    terms: u32,
}

impl Word {
    fn new(word: &str, lexis: &Lexis, parts: &BTreeMap<&str, Vec<&str>>) -> Self {
        let item = lexis.item(word).expect("all words are in the dictionary");
        let parts = parts.get(word).into_iter().flatten();
        let parts: Vec<u32> = parts
            .filter_map(|it| lexis.form(it))
            .map(|it| it.group)
            .collect();
        let folded = u32::from(item.key != word);
        Self {
            form: item.form,
            terms: 2 + folded + u32::try_from(parts.len()).unwrap_or(0),
            parts,
        }
    }
}

/// How often a word occurs: exactly up to three times, then in steps.
fn class(times: u8) -> u32 {
    match times {
        0..4 => u32::from(times.max(1) - 1),
        4..6 => 3,
        6..9 => 4,
        9..13 => 5,
        13..19 => 6,
        19..28 => 7,
        28..42 => 8,
        _ => 9,
    }
}

fn last(postings: &mut Vec<Posting>, article: u32) -> &mut Posting {
    if postings.last().is_none_or(|it| it.article != article) {
        postings.push(Posting {
            article,
            ..Posting::default()
        });
    }
    postings.last_mut().expect("it was put there")
}

fn raise(times: &mut u8) {
    *times = (*times + 1).min(MOST_TIMES);
}

fn mask(times: [u8; 4]) -> u32 {
    let bits = times.iter().zip(0..4);
    bits.map(|(times, place)| u32::from(*times > 0) << place)
        .sum()
}
