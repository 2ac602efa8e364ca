//! Words and their translations into the source language, learned from the
//! knowledge base itself: words that stand in blocks of the same number belong
//! together. So a query in any locale is also asked in the source language.
//!
//! The file has a sorted line a stem: the stem, then word and likelihood pairs.

use crate::analyzer::Analyzer;
use crate::model::{Alignment, Article, KnowledgeBase, Locale, Version};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

const MOST_WORDS: usize = 16;
const LEAST_TIMES: u32 = 2;
const LEAST_DICE: f32 = 0.1;
const LEAST_LIKELY: f32 = 0.1;
const TRANSLATIONS: usize = 4;

/// The translations of a locale's words, as the file holds them.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    text: String,
}

impl Lexicon {
    /// Learns the translations of a locale's words.
    pub fn learn(kb: &KnowledgeBase, locale: &Locale) -> String {
        let source = &kb.settings.source_locale;
        let mut counts = Counts::new(Analyzer::of(locale), Analyzer::of(source));
        for article in &kb.articles {
            if let Some(version) = article.version(locale) {
                counts.article(article, version, source);
            }
        }
        counts.write()
    }

    /// Takes the text of a file.
    pub fn new(text: String) -> Self {
        Self { text }
    }

    /// The translations of a stem, best first, with how likely each is.
    pub fn of(&self, stem: &str) -> Vec<(String, f32)> {
        let Some(line) = self.line(stem) else {
            return Vec::new();
        };
        let mut fields = line.split('\t').skip(1);
        let mut found = Vec::new();
        while let (Some(word), Some(likely)) = (fields.next(), fields.next()) {
            found.push((word.to_owned(), likely.parse().unwrap_or(0.0)));
        }
        found
    }

    fn line(&self, stem: &str) -> Option<&str> {
        let bytes = self.text.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let start = bytes[..middle]
                .iter()
                .rposition(|it| *it == b'\n')
                .map_or(0, |it| it + 1);
            let start = start.max(low);
            let end = bytes[start..]
                .iter()
                .position(|it| *it == b'\n')
                .map_or(bytes.len(), |it| start + it);
            let line = self.text.get(start..end)?;
            let key = line.split('\t').next().unwrap_or_default();
            match key.cmp(stem) {
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Less => low = (end + 1).min(high),
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }
}

/// The stems of one side.
struct Side {
    analyzer: &'static Analyzer,
    words: HashMap<String, Option<u32>>,
    stems: HashMap<String, u32>,
    /// In how many blocks each stem is.
    times: Vec<u32>,
    /// A word for each stem: the shortest.
    names: Vec<String>,
}

impl Side {
    fn new(analyzer: &'static Analyzer) -> Self {
        Self {
            analyzer,
            words: HashMap::new(),
            stems: HashMap::new(),
            times: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The numbers of the stems of a text that say something, each once.
    fn stems(&mut self, text: &str) -> Vec<u32> {
        let words = self.analyzer.normal_words(text);
        let mut stems: Vec<u32> = words.into_iter().filter_map(|it| self.stem(it)).collect();
        stems.sort_unstable();
        stems.dedup();
        stems
    }

    fn stem(&mut self, word: String) -> Option<u32> {
        if let Some(known) = self.words.get(&word) {
            return *known;
        }
        let number = self.new_stem(&word);
        self.words.insert(word, number);
        number
    }

    fn new_stem(&mut self, word: &str) -> Option<u32> {
        let plain = word.chars().all(|c| !c.is_ascii_digit() && c != '_');
        if !plain || self.analyzer.is_function_word(word) {
            return None;
        }
        let stem = self.analyzer.stem(word).into_owned();
        let next = u32::try_from(self.names.len()).ok()?;
        let number = *self.stems.entry(stem).or_insert(next);
        if number == next {
            self.names.push(word.to_owned());
            self.times.push(0);
        } else if word.len() < self.names[number as usize].len() {
            word.clone_into(&mut self.names[number as usize]);
        }
        Some(number)
    }
}

struct Counts {
    own: Side,
    source: Side,
    pairs: PairCounts,
    /// The stems of the blocks that were counted, of both sides.
    blocks: Vec<(Vec<u32>, Vec<u32>)>,
}

type PairCounts = HashMap<u64, u32, std::hash::BuildHasherDefault<Mixed>>;

fn pair_of(own: u32, source: u32) -> u64 {
    u64::from(own) << 32 | u64::from(source)
}

impl Counts {
    fn new(own: &'static Analyzer, source: &'static Analyzer) -> Self {
        Self {
            own: Side::new(own),
            source: Side::new(source),
            pairs: HashMap::default(),
            blocks: Vec::new(),
        }
    }

    fn article(&mut self, article: &Article, version: &Version, source: &Locale) {
        let Some(original) = article.version(source) else {
            return;
        };
        self.pair(&version.title, &original.title);
        if version.alignment != Alignment::Same || original.alignment != Alignment::Same {
            return;
        }
        for (own, other) in version.doc.parts().iter().zip(original.doc.parts()) {
            if own.kind == other.kind {
                self.pair(&own.text(), &other.text());
            }
        }
    }

    fn pair(&mut self, own: &str, source: &str) {
        if own.len().max(source.len()) > 24 * MOST_WORDS {
            return;
        }
        let own = self.own.stems(own);
        let source = self.source.stems(source);
        if own.len().max(source.len()) > MOST_WORDS {
            return;
        }
        for &stem in &own {
            self.own.times[stem as usize] += 1;
            for &other in &source {
                *self.pairs.entry(pair_of(stem, other)).or_insert(0) += 1;
            }
        }
        for &other in &source {
            self.source.times[other as usize] += 1;
        }
        self.blocks.push((own, source));
    }

    fn dice(&self, own: u32, source: u32) -> f32 {
        let times = self.pairs.get(&pair_of(own, source)).copied().unwrap_or(0);
        let all = self.own.times[own as usize] + self.source.times[source as usize];
        if times < LEAST_TIMES {
            return 0.0;
        }
        2.0 * times as f32 / all as f32
    }

    /// Links the words of each block one to one, the surest first (competitive
    /// linking, Melamed 2000), so that a word that merely stands beside another
    /// is not taken for its translation.
    fn links(&self) -> PairCounts {
        let mut links = PairCounts::default();
        let mut sure: Vec<(f32, u32, u32)> = Vec::new();
        for (own, source) in &self.blocks {
            sure.clear();
            for &one in own {
                let found = source
                    .iter()
                    .map(|&other| (self.dice(one, other), one, other));
                sure.extend(found.filter(|it| it.0 >= LEAST_DICE));
            }
            sure.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
            let (mut own_done, mut source_done) = (Vec::new(), Vec::new());
            for &(_, one, other) in &sure {
                if !own_done.contains(&one) && !source_done.contains(&other) {
                    own_done.push(one);
                    source_done.push(other);
                    *links.entry(pair_of(one, other)).or_insert(0) += 1;
                }
            }
        }
        links
    }

    fn write(self) -> String {
        let mut best: Vec<Vec<(f32, u32)>> = vec![Vec::new(); self.own.names.len()];
        let mut links: Vec<(u64, u32)> = self.links().into_iter().collect();
        links.sort_unstable();
        for (pair, times) in links {
            let (own, source) = ((pair >> 32) as u32, (pair & 0xffff_ffff) as u32);
            let likely = times as f32 / (self.own.times[own as usize] as f32 + 1.0);
            if likely >= LEAST_LIKELY {
                best[own as usize].push((likely, source));
            }
        }
        let mut lines = BTreeMap::new();
        let stems: BTreeMap<&String, &u32> = self.own.stems.iter().collect();
        for (stem, number) in stems {
            let found = &mut best[*number as usize];
            found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            found.truncate(TRANSLATIONS);
            if !found.is_empty() {
                lines.insert(stem, found.clone());
            }
        }
        let mut text = String::new();
        for (stem, found) in lines {
            text.push_str(stem);
            for (likely, source) in found {
                let name = &self.source.names[source as usize];
                write!(text, "\t{name}\t{likely:.2}").expect("a String takes all");
            }
            text.push('\n');
        }
        text
    }
}

/// Mixes a number well enough for a table.
#[derive(Default)]
struct Mixed(u64);

impl std::hash::Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(26);
    }
}
