//! The words of a locale in the order of the dictionary, and their groups: the
//! forms of a word share one, so that the client needs no stemmer.

use crate::analyzer::Analyzer;
use crate::index::build::Entry;
use crate::index::compounds;
use crate::index::schema::Kind;
use crate::index::texts::Texts;
use rayon::prelude::{
    IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator, ParallelSliceMut,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What part of the articles of a word's own group others must have at least, to
/// be looked up besides.
const LINKED: u32 = 2;

/// What a word of the dictionary is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nature {
    /// It occurs.
    Word = 0,
    /// It occurs and is a code as well.
    WordAndCode = 1,
    /// It occurs as a code only.
    Code = 2,
    /// It is a synonym of something and does not occur.
    Absent = 3,
}

/// A form of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    pub group: u32,
    pub form: u32,
}

/// A word of the dictionary.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// What it is sorted by: the word without optional marks.
    pub key: String,
    pub word: String,
    pub nature: Nature,
    pub articles: u32,
    pub form: Form,
    /// Groups that it is looked up in besides: one of which it is the stem, and the
    /// form that its own stem is of another.
    pub links: [Option<Link>; 2],
    /// How many articles hold it or both of its parts, where its parts are looked
    /// up for no more than that; else 0.
    pub together: u32,
    /// The places of the words it is made of.
    parts: Option<(u32, u32)>,
}

/// A group that a word is looked up in besides its own, or a form of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// All of it.
    Group(u32),
    /// One form of it.
    Form(Form),
}

impl Item {
    /// Whether it has marks that typists may leave out.
    pub fn is_marked(&self) -> bool {
        self.key != self.word
    }
}

/// Ways to say something, as words, and those they find.
pub(super) type Lines = [[Vec<Vec<String>>; 2]];

/// The dictionary of a locale.
pub(super) struct Lexis {
    pub analyzer: &'static Analyzer,
    pub items: Vec<Item>,
    pub groups: u32,
    /// Where the files of the groups that have synonyms begin.
    pub clusters: Vec<u32>,
    /// In how many files those stand that queries likely name besides.
    pub files: usize,
    /// The groups below this have synonyms.
    pub named: u32,
    /// The groups below this are those that queries are likeliest to name.
    pub likely: u32,
    /// The groups from there to this are those of function words that are synonyms.
    pub spoken: u32,
    /// The groups from there to this are those of other function words.
    pub grammar: u32,
    /// What synonyms of several words are, by those words: groups like others,
    /// whose articles hold all of the words.
    pub phrases: BTreeMap<Vec<Form>, u32>,
    places: FxHashMap<String, u32>,
}

impl Lexis {
    /// Sorts the words of a locale and puts them in groups. `synonyms` are known
    /// even where they do not occur; those that queries likely name stand in about
    /// `most` files.
    pub fn new(
        (texts, entries): (&Texts, &[Entry]),
        counts: &[(String, u32)],
        synonyms: &Lines,
        most: usize,
    ) -> Self {
        let analyzer = texts.analyzer;
        let words = counts.par_iter();
        let words = words.map(|(word, articles)| item(analyzer, word, Nature::Word, *articles));
        let mut items: Vec<Item> = words.collect();
        let mut others: BTreeMap<&str, Item> = BTreeMap::new();
        for (code, articles) in codes(texts, entries) {
            match place(counts, code) {
                Some(place) => items[place].nature = Nature::WordAndCode,
                None => {
                    let code_alone = item(analyzer, code, Nature::Code, articles);
                    others.insert(code, code_alone);
                }
            }
        }
        let synonyms_words: Vec<&String> = synonyms.iter().flatten().flatten().flatten().collect();
        let words = synonyms_words.iter().map(|it| it.as_str());
        let synonyms_stems: Vec<String> = words
            .clone()
            .map(|it| analyzer.stem(it).into_owned())
            .collect();
        for word in words.chain(synonyms_stems.iter().map(String::as_str)) {
            if place(counts, word).is_none() {
                others
                    .entry(word)
                    .or_insert_with(|| item(analyzer, word, Nature::Absent, 0));
            }
        }
        items.extend(others.into_values());
        items.par_sort_unstable_by(|a, b| (&a.key, &a.word).cmp(&(&b.key, &b.word)));
        let (places, stems) = rayon::join(|| places(&items), || stems(analyzer, &items));
        let mut lexis = Self {
            analyzer,
            places,
            items,
            groups: 0,
            clusters: Vec::new(),
            files: 0,
            named: 0,
            likely: 0,
            spoken: 0,
            grammar: 0,
            phrases: BTreeMap::new(),
        };
        lexis.group(&stems);
        lexis.rank((texts, entries), synonyms, most);
        lexis.part();
        lexis
    }

    fn group(&mut self, stems: &[String]) {
        let mut groups: FxHashMap<&str, Form> = FxHashMap::default();
        for (item, stem) in self.items.iter_mut().zip(stems) {
            let next = groups.len();
            let form = groups
                .entry(stem)
                .and_modify(|it| it.form += 1)
                .or_insert_with(|| Form {
                    group: u32::try_from(next).unwrap_or(u32::MAX),
                    form: 0,
                });
            item.form = *form;
        }
        self.groups = u32::try_from(groups.len()).unwrap_or(u32::MAX);
        let mut articles = vec![0; groups.len()];
        for item in self.items.iter().filter(|it| it.nature < Nature::Code) {
            articles[item.form.group as usize] += item.articles;
        }
        let links = self.items.par_iter().zip(stems).map(|(item, stem)| {
            if item.nature == Nature::Code || *stem == item.word {
                return [None; 2];
            }
            let enough = |other: &u32| LINKED * other >= articles[item.form.group as usize];
            let own = groups.get(item.word.as_str()).map(|it| it.group);
            let own = own.filter(|it| enough(&articles[*it as usize]));
            let other = self.places.get(stem).map(|it| *it as usize);
            let other = other.filter(|it| stems[*it] != *stem);
            let other = other.map(|it| &self.items[it]);
            let other = other.filter(|it| enough(&it.articles));
            [own.map(Link::Group), other.map(|it| Link::Form(it.form))]
        });
        let links: Vec<[Option<Link>; 2]> = links.collect();
        for (item, links) in self.items.iter_mut().zip(links) {
            item.links = links;
        }
    }

    /// Parts the words as queries for them are.
    fn part(&mut self) {
        let links = self.analyzer.links();
        let links = if links.is_empty() { &[""][..] } else { links };
        let parts: Vec<_> = self
            .items
            .par_iter()
            .map(|item| {
                let articles = |part: &str| {
                    let word = self.item(part).filter(|it| it.nature < Nature::Code);
                    let found = word.map_or(0, |it| it.articles);
                    let long = part.chars().count() >= 5;
                    if long { 2 * found } else { found }
                };
                let is_word = matches!(item.nature, Nature::Word | Nature::Absent);
                if !is_word || crate::analyzer::is_code(&item.word) {
                    return None;
                }
                let (head, tail) = compounds::split(&item.word, links, &articles)?;
                Some((*self.places.get(head)?, *self.places.get(tail)?))
            })
            .collect();
        for (item, parts) in self.items.iter_mut().zip(parts) {
            item.parts = parts;
        }
    }

    /// The form that a word is.
    pub fn form(&self, word: &str) -> Option<Form> {
        self.item(word).map(|it| it.form)
    }

    /// The forms that the words of a synonym are.
    pub fn forms(&self, term: &[String]) -> Vec<Form> {
        term.iter().filter_map(|it| self.form(it)).collect()
    }

    /// The words that a word is made of.
    pub fn parts(&self, item: &Item) -> Option<(&Item, &Item)> {
        let (head, tail) = item.parts?;
        Some((&self.items[head as usize], &self.items[tail as usize]))
    }

    /// A word of the dictionary.
    pub fn item(&self, word: &str) -> Option<&Item> {
        let place = self.places.get(word)?;
        self.items.get(*place as usize)
    }
}

/// Where each word is.
fn places(items: &[Item]) -> FxHashMap<String, u32> {
    let places = (0u32..).zip(items);
    places.map(|(place, it)| (it.word.clone(), place)).collect()
}

/// What the words of a group share.
fn stems(analyzer: &Analyzer, items: &[Item]) -> Vec<String> {
    let stems = items.par_iter().map(|item| match item.nature {
        Nature::Code => format!("\0{}", item.word),
        _ => analyzer.stem(&item.word).into_owned(),
    });
    stems.collect()
}

/// Where a word is among sorted ones.
fn place(counts: &[(String, u32)], word: &str) -> Option<usize> {
    counts.binary_search_by(|it| it.0.as_str().cmp(word)).ok()
}

fn item(analyzer: &Analyzer, word: &str, nature: Nature, articles: u32) -> Item {
    Item {
        key: analyzer.fold(word).into_owned(),
        word: word.to_owned(),
        nature,
        articles,
        form: Form::default(),
        links: [None; 2],
        together: 0,
        parts: None,
    }
}

/// The codes of all articles and how many hold each.
fn codes<'a>(texts: &'a Texts, entries: &[Entry]) -> Vec<(&'a str, u32)> {
    let mut counts = vec![(0, u64::MAX); texts.terms.len()];
    for entry in entries {
        for number in entry.parts.iter().flatten() {
            let (count, last) = &mut counts[*number as usize];
            *count += u32::from(*last != entry.article);
            *last = entry.article;
        }
    }
    let all = texts.terms.iter().zip(counts);
    let codes = all.filter_map(|(term, (count, _))| Some((Kind::Code.text(term)?, count)));
    codes.filter(|(code, _)| !code.is_empty()).collect()
}
