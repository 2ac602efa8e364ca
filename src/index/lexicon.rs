//! Words and their translations into the source language, learned from the
//! knowledge base itself: words that stand in blocks of the same number belong
//! together. So a query in any locale is also asked in the source language.
//!
//! The file has a sorted line a stem: the stem, then word and likelihood pairs.

use crate::analyzer::Analyzer;
use crate::model::{Alignment, KnowledgeBase, Locale, PartKind, Version};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fmt::Write;

const MOST_WORDS: usize = 16;
/// In bytes; a longer one has more words than that.
const LONGEST_BLOCK: usize = 24 * MOST_WORDS;
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
    pub fn learn(kb: &KnowledgeBase, locale: &Locale, source: &Source) -> String {
        let mut counts = Counts::new(Analyzer::of(locale), source);
        for (article, blocks) in kb.articles.iter().zip(&source.articles) {
            if let (Some(version), Some(blocks)) = (article.version(locale), blocks) {
                counts.article(version, blocks);
            }
        }
        counts.write()
    }

    /// Takes the text of a file.
    pub fn new(text: String) -> Self {
        Self { text }
    }

    /// Whether it has no translations, as that of the source locale.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
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

/// The articles in the source language, as the numbers of their stems.
pub(super) struct Source {
    side: Side,
    articles: Vec<Option<Blocks>>,
}

/// The stems of a version's blocks.
struct Blocks {
    title: Stems,
    /// Its parts, where they have the numbers that most versions give them.
    parts: Vec<(PartKind, Stems)>,
}

/// The stems of a block; `None` where it is too long to say which word
/// translates which.
type Stems = Option<Vec<u32>>;

impl Source {
    /// Reads the source versions of all articles.
    pub fn read(kb: &KnowledgeBase) -> Self {
        let locale = &kb.settings.source_locale;
        let mut side = Side::new(Analyzer::of(locale));
        let articles = kb.articles.iter().map(|article| {
            let version = article.version(locale)?;
            Some(side.blocks(version))
        });
        let articles = articles.collect();
        Self { side, articles }
    }
}

/// The stems of one side.
struct Side {
    analyzer: &'static Analyzer,
    words: FxHashMap<Box<str>, Option<u32>>,
    stems: FxHashMap<String, u32>,
    /// A word for each stem: the shortest.
    names: Vec<String>,
}

impl Side {
    fn new(analyzer: &'static Analyzer) -> Self {
        Self {
            analyzer,
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            names: Vec::new(),
        }
    }

    fn blocks(&mut self, version: &Version) -> Blocks {
        let mut parts = Vec::new();
        if version.alignment == Alignment::Same {
            let all = version.doc.parts().into_iter();
            parts.extend(all.map(|it| (it.kind, self.stems(&it.text()))));
        }
        Blocks {
            title: self.stems(&version.title),
            parts,
        }
    }

    /// The numbers of the stems of a text that say something, each once.
    fn stems(&mut self, text: &str) -> Stems {
        if text.len() > LONGEST_BLOCK {
            return None;
        }
        let words = self.analyzer.written(text).words.into_iter();
        let mut stems: Vec<u32> = words.filter_map(|it| self.stem(it)).collect();
        stems.sort_unstable();
        stems.dedup();
        (stems.len() <= MOST_WORDS).then_some(stems)
    }

    fn stem(&mut self, written: &str) -> Option<u32> {
        if let Some(known) = self.words.get(written) {
            return *known;
        }
        let number = self.new_stem(&self.analyzer.normalize(written));
        self.words.insert(written.into(), number);
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
        } else if word.len() < self.names[number as usize].len() {
            word.clone_into(&mut self.names[number as usize]);
        }
        Some(number)
    }
}

struct Counts<'a> {
    own: Side,
    source: &'a Source,
    /// In how many blocks each stem is, of either side.
    times: [Vec<u32>; 2],
    pairs: PairCounts,
    /// The stems of the blocks that were counted, of both sides.
    blocks: Vec<(Vec<u32>, &'a [u32])>,
}

type PairCounts = FxHashMap<u64, u32>;

fn pair_of(own: u32, source: u32) -> u64 {
    u64::from(own) << 32 | u64::from(source)
}

impl<'a> Counts<'a> {
    fn new(own: &'static Analyzer, source: &'a Source) -> Self {
        Self {
            own: Side::new(own),
            source,
            times: [Vec::new(), vec![0; source.side.names.len()]],
            pairs: PairCounts::default(),
            blocks: Vec::new(),
        }
    }

    fn article(&mut self, version: &Version, source: &'a Blocks) {
        let own = self.own.blocks(version);
        self.pair(own.title, source.title.as_deref());
        for ((kind, own), (source_kind, source)) in own.parts.into_iter().zip(&source.parts) {
            if kind == *source_kind {
                self.pair(own, source.as_deref());
            }
        }
    }

    fn pair(&mut self, own: Stems, source: Option<&'a [u32]>) {
        let (Some(own), Some(source)) = (own, source) else {
            return;
        };
        let [own_times, source_times] = &mut self.times;
        own_times.resize(self.own.names.len(), 0);
        for &stem in &own {
            own_times[stem as usize] += 1;
            for &other in source {
                *self.pairs.entry(pair_of(stem, other)).or_insert(0) += 1;
            }
        }
        for &other in source {
            source_times[other as usize] += 1;
        }
        self.blocks.push((own, source));
    }

    fn dice(&self, own: u32, source: u32) -> f32 {
        let times = self.pairs.get(&pair_of(own, source)).copied().unwrap_or(0);
        let all = self.times[0][own as usize] + self.times[1][source as usize];
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
            let likely = times as f32 / (self.times[0][own as usize] as f32 + 1.0);
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
                let name = &self.source.side.names[source as usize];
                write!(text, "\t{name}\t{likely:.2}").expect("a String takes all");
            }
            text.push('\n');
        }
        text
    }
}
