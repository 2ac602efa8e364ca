//! Known items: queries made from the articles themselves, each with the one
//! article it was made from, so that search is measured without judgements.
//!
//! Entry point: [`run`]. The same knowledge base gives the same queries.

use crate::analyzer::Analyzer;
use crate::index::{Duplicates, Index, Query};
use crate::model::{Article, BlockKind, KnowledgeBase, Locale, Slug};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

const QUERIES: usize = 250;

/// How a query is made from an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Maker {
    /// Its title.
    Title,
    /// Its title with one typing error.
    Misspelt,
    /// Its title with half of the last word.
    HalfTyped,
    /// Its title with a compound written as two words.
    Parted,
    /// Eight characters of its title, in scripts that write no spaces.
    Characters,
    /// Its slug, which is English, as words.
    Slug,
    /// The same where the heading's anchor says something else.
    OtherSlug,
}

impl Maker {
    /// All makers.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Misspelt,
        Self::HalfTyped,
        Self::Parted,
        Self::Characters,
        Self::Slug,
        Self::OtherSlug,
    ];

    /// The name that reports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Misspelt => "one typo",
            Self::HalfTyped => "half-typed",
            Self::Parted => "parted compound",
            Self::Characters => "8 characters",
            Self::Slug => "English slug",
            Self::OtherSlug => "slug, not anchor",
        }
    }
}

/// How often the item was found.
#[derive(Clone, Debug)]
pub struct Line {
    /// The readers' locale.
    pub locale: Locale,
    /// How the queries were made.
    pub maker: Maker,
    /// How many there were.
    pub queries: usize,
    /// The share found first.
    pub success_1: f64,
    /// The share found among the first five.
    pub success_5: f64,
}

/// The measurements of all locales.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// One line a locale and a maker.
    pub lines: Vec<Line>,
    /// Queries whose item was not found first: maker, query, slug.
    pub missed: Vec<(Maker, String, Slug)>,
}

/// Makes queries from the articles of each locale and asks them.
pub fn run(index: &Index, kb: &KnowledgeBase) -> Report {
    let mut report = Report::default();
    for locale in &kb.locales {
        let set = Set::new(kb, locale);
        for maker in Maker::ALL {
            report.measure(index, &set, maker);
        }
    }
    report
}

/// The queries made from the articles of a locale, each with its article.
pub fn queries(kb: &KnowledgeBase, locale: &Locale, maker: Maker) -> Vec<(String, Slug)> {
    let set = Set::new(kb, locale);
    let made = set.queries(maker).into_iter();
    made.map(|(text, article)| (text, article.slug.clone()))
        .collect()
}

impl Report {
    fn measure(&mut self, index: &Index, set: &Set<'_>, maker: Maker) {
        let queries = set.queries(maker);
        if queries.is_empty() {
            return;
        }
        let (mut first, mut fifth) = (0, 0);
        for (text, article) in &queries {
            match set.rank(index, text, article) {
                Some(0) => (first, fifth) = (first + 1, fifth + 1),
                rank => {
                    fifth += usize::from(rank.is_some_and(|it| it < 5));
                    let missed = (maker, text.clone(), article.slug.clone());
                    self.missed.push(missed);
                }
            }
        }
        let share = |count: usize| count as f64 / queries.len() as f64;
        self.lines.push(Line {
            locale: set.locale.clone(),
            maker,
            queries: queries.len(),
            success_1: share(first),
            success_5: share(fifth),
        });
    }
}

/// The articles of a locale and their words.
struct Set<'a> {
    locale: &'a Locale,
    analyzer: &'static Analyzer,
    articles: Vec<&'a Article>,
    words: BTreeSet<String>,
}

impl<'a> Set<'a> {
    fn new(kb: &'a KnowledgeBase, locale: &'a Locale) -> Self {
        let analyzer = Analyzer::of(locale);
        let articles = kb.articles.iter().filter(|it| it.version(locale).is_some());
        let articles: Vec<_> = articles.collect();
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for version in articles.iter().filter_map(|it| it.version(locale)) {
            for word in analyzer.normal_words(&version.title) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let words = counts.into_iter().filter(|(_, count)| *count > 1);
        Self {
            locale,
            analyzer,
            articles,
            words: words.map(|(word, _)| word).collect(),
        }
    }

    fn title(&self, article: &'a Article) -> &'a str {
        article.version(self.locale).map_or("", |it| &it.title)
    }

    fn queries(&self, maker: Maker) -> Vec<(String, &'a Article)> {
        let mut chance = Chance(0x5eed + maker as u64);
        let mut made = Vec::new();
        for article in &self.articles {
            if let Some(text) = self.query(maker, article, &mut chance) {
                made.push((chance.next(), text, *article));
            }
        }
        made.sort_by_key(|it| it.0);
        made.truncate(QUERIES);
        let made = made.into_iter();
        made.map(|(_, text, article)| (text, article)).collect()
    }

    fn query(&self, maker: Maker, article: &'a Article, chance: &mut Chance) -> Option<String> {
        let title = self.title(article);
        let words: Vec<&str> = title.split_whitespace().collect();
        let unspaced = matches!(
            self.locale.language(),
            "ja" | "zh" | "th" | "km" | "lo" | "my"
        );
        match maker {
            Maker::Title => Some(title.to_owned()),
            Maker::Misspelt if !unspaced => misspelt(&words, chance),
            Maker::HalfTyped if !unspaced => half_typed(&words),
            Maker::Parted => self.parted(&words),
            Maker::Characters if unspaced => characters(title, chance),
            Maker::Slug => Some(slug_words(article)),
            Maker::OtherSlug => {
                let slug = slug_words(article);
                let anchor = anchor(article, self.locale)?.replace('-', " ");
                let other = |it: &&str| !anchor.split(' ').any(|word| word == *it);
                slug.split(' ').find(other).map(|_| slug.clone())
            }
            _ => None,
        }
    }

    /// A compound of the title, cut between two words that titles have.
    fn parted(&self, words: &[&str]) -> Option<String> {
        let links: Vec<&str> = self.analyzer.links().to_vec();
        for (place, word) in words.iter().enumerate() {
            let normal = self.analyzer.normalize(word);
            for (at, _) in normal.char_indices().skip(4) {
                let (head, tail) = normal.split_at(at);
                let heads = links.iter().filter_map(|link| head.strip_suffix(link));
                let known = |it: &str| it.chars().count() >= 4 && self.words.contains(it);
                if let (true, Some(head)) = (known(tail), heads.into_iter().find(|it| known(it))) {
                    let parted = format!("{head} {tail}");
                    let before = words[..place].iter().copied();
                    let after = words[place + 1..].iter().copied();
                    let all = before.chain([parted.as_str()]).chain(after);
                    return Some(all.collect::<Vec<_>>().join(" "));
                }
            }
        }
        None
    }

    /// Where the item is among the hits, or one of its title or group.
    fn rank(&self, index: &Index, text: &str, article: &Article) -> Option<usize> {
        let mut query = Query::new(text, self.locale.clone());
        query.limit = 5;
        query.duplicates = Duplicates::Collapse;
        let title = article.version(self.locale).map(|it| &*it.title);
        let hits = index.search(&query).hits;
        hits.iter().position(|it| {
            it.slug == article.slug
                || Some(it.title.as_str()) == title
                || it.duplicates.contains(&article.slug)
        })
    }
}

fn misspelt(words: &[&str], chance: &mut Chance) -> Option<String> {
    let long = |it: &str| it.chars().count() >= 5 && it.chars().all(char::is_alphabetic);
    let places = words.iter().enumerate().filter(|(_, it)| long(it));
    let places: Vec<usize> = places.map(|(place, _)| place).collect();
    let place = *places.get(chance.below(places.len()))?;
    let mut letters: Vec<char> = words[place].chars().collect();
    let at = 1 + chance.below(letters.len() - 2);
    match chance.below(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    let word: String = letters.into_iter().collect();
    let mut words = words.to_vec();
    words[place] = &word;
    Some(words.join(" "))
}

fn half_typed(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    let length = last.chars().count();
    if length < 5 || before.is_empty() {
        return None;
    }
    let half: String = last.chars().take(length.div_ceil(2)).collect();
    let all = before.iter().copied().chain([half.as_str()]);
    Some(all.collect::<Vec<_>>().join(" "))
}

fn characters(title: &str, chance: &mut Chance) -> Option<String> {
    let letters: Vec<char> = title.chars().collect();
    let starts: Vec<usize> = (0..letters.len().saturating_sub(7))
        .filter(|at| letters[*at..at + 8].iter().all(|it| *it > '\u{e00}'))
        .collect();
    let start = *starts.get(chance.below(starts.len()))?;
    Some(letters[start..start + 8].iter().collect())
}

fn slug_words(article: &Article) -> String {
    let name = article.slug.as_str();
    let name = name.rsplit('/').next().unwrap_or(name);
    let words = name.replace(['-', '_'], " ").to_lowercase();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn anchor<'a>(article: &'a Article, locale: &Locale) -> Option<&'a str> {
    let version = article.version(locale)?;
    let mut blocks = version.doc.blocks.iter();
    blocks.find_map(|block| match &block.kind {
        BlockKind::Heading { anchors, .. } => anchors.first().map(|it| &**it),
        _ => None,
    })
}

/// Numbers that look random and are the same every time (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 27)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "locale      made from              n  success@1  success@5"
        )?;
        for it in &self.lines {
            let (locale, maker) = (it.locale.as_str(), it.maker.as_str());
            writeln!(
                f,
                "{locale:<10}  {maker:<18} {:>5}  {:>9.3}  {:>9.3}",
                it.queries, it.success_1, it.success_5
            )?;
        }
        Ok(())
    }
}
