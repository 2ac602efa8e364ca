//! Words that mean the same, a language, from `locales/<language>/synonyms.txt`.
//!
//! A line is a group: `mfa = two-step verification = 2fa`. With `>` the words
//! before it find those behind it and not the other way round. `#` begins a
//! comment. Files are read when an index is opened, never when it is built.

use crate::analyzer::Analyzer;
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

const FILE: &str = "synonyms.txt";
const LONGEST: usize = 5;

/// The synonyms of all languages.
#[derive(Debug, Default)]
pub struct Synonyms {
    languages: BTreeMap<String, Language>,
}

/// The file of a language, read when it is first asked.
#[derive(Debug, Default)]
struct Language {
    text: String,
    table: OnceLock<Table>,
}

/// From stems to the groups of words they find.
#[derive(Debug, Default)]
struct Table {
    /// Each way to say something, as words.
    terms: Vec<Vec<String>>,
    /// From the stems of a way to say it to the others.
    finds: BTreeMap<Vec<String>, Vec<usize>>,
    /// The stems of all words.
    stems: FxHashSet<String>,
}

/// Words that a run of slots may be looked up by as well.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Synonym {
    pub slots: Range<usize>,
    pub words: Vec<String>,
    pub quality: f32,
}

impl Synonyms {
    /// The bundled ones; of `overrides`, named `locales/nb/synonyms.txt`, each
    /// replaces the bundled file of its language.
    pub fn new<'a>(overrides: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut texts = BTreeMap::new();
        for folder in LOCALES.dirs() {
            let file = folder.get_file(folder.path().join(FILE));
            let tag = folder.path().to_str();
            if let (Some(text), Some(tag)) = (file.and_then(|it| it.contents_utf8()), tag) {
                texts.insert(tag, text);
            }
        }
        for (name, text) in overrides {
            let tag = name.strip_prefix("locales/");
            let tag = tag.and_then(|it| it.strip_suffix(FILE)?.strip_suffix('/'));
            if let Some(tag) = tag {
                texts.insert(tag, text);
            }
        }
        let languages = texts.into_iter().map(|(tag, text)| {
            let language = Language {
                text: text.to_owned(),
                table: OnceLock::new(),
            };
            (tag.to_owned(), language)
        });
        Self {
            languages: languages.collect(),
        }
    }

    /// The synonyms of the readings of a query: each slot's stems and how
    /// likely each is. Words of grammar may stand between those of a term:
    /// `get it back` is `get back`.
    pub(super) fn of(
        &self,
        analyzer: &Analyzer,
        readings: &[Vec<(String, f32)>],
        is_grammar: &[bool],
    ) -> Vec<Synonym> {
        let Some(table) = self.table(analyzer) else {
            return Vec::new();
        };
        let mut found: Vec<Synonym> = Vec::new();
        for first in 0..readings.len() {
            let mut paths: Vec<(Vec<String>, f32)> = vec![(Vec::new(), 1.0)];
            for (place, readings) in readings.iter().enumerate().skip(first).take(LONGEST + 1) {
                let longer = paths.iter().flat_map(|(path, likely)| {
                    readings.iter().map(move |(stem, quality)| {
                        let mut path: Vec<String> = path.clone();
                        path.push(stem.clone());
                        (path, likely * quality)
                    })
                });
                let longer: Vec<_> = longer.filter(|(path, _)| table.begins(path)).collect();
                for (path, quality) in &longer {
                    table.collect(path, (first..place + 1, *quality), &mut found);
                }
                paths.retain(|(path, _)| is_grammar[place] && !path.is_empty());
                paths.extend(longer);
            }
        }
        found
    }

    /// Whether a word stands in the file of a language, in whatever form.
    pub(super) fn know(&self, analyzer: &Analyzer, word: &str) -> bool {
        let table = self.table(analyzer);
        table.is_some_and(|it| it.stems.contains(&*analyzer.stem(word)))
    }

    fn table(&self, analyzer: &Analyzer) -> Option<&Table> {
        let file = self.languages.get(analyzer.tag);
        let file = file.or_else(|| self.languages.get(other_script(analyzer.tag)?))?;
        let table = &file.table;
        Some(table.get_or_init(|| Table::parse(&file.text, analyzer)))
    }

    /// The groups of a language: ways to say something, as words, and those
    /// they find; where there are none of these they find each other.
    pub(super) fn lines(&self, language: &str) -> Vec<[Vec<Vec<String>>; 2]> {
        let Some(file) = self.languages.get(language) else {
            return Vec::new();
        };
        let analyzer = Analyzer::of_language(language);
        let terms = |list: &str| -> Vec<Vec<String>> {
            let words = list.split('=').map(|it| analyzer.normal_words(it));
            words
                .filter(|it| (1..=LONGEST).contains(&it.len()))
                .collect()
        };
        let lines = file.text.lines().map(|line| {
            let line = line.split('#').next().unwrap_or_default();
            let (from, to) = line.split_once('>').unwrap_or((line, ""));
            [terms(from), terms(to)]
        });
        lines.filter(|[from, _]| !from.is_empty()).collect()
    }
}

/// The language in the other script, where words in either have the same stems.
fn other_script(tag: &str) -> Option<&'static str> {
    match tag {
        "zh-Hant" => Some("zh-Hans"),
        "zh-Hans" => Some("zh-Hant"),
        _ => None,
    }
}

impl Table {
    fn parse(text: &str, analyzer: &Analyzer) -> Self {
        let mut table = Self::default();
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or_default();
            let (from, to) = line.split_once('>').unwrap_or((line, ""));
            let from = table.terms(from, analyzer);
            let to = table.terms(to, analyzer);
            let equal = to.is_empty();
            let found: Vec<usize> = match equal {
                true => from.iter().map(|it| it.0).collect(),
                false => to.into_iter().map(|it| it.0).collect(),
            };
            for (term, stems) in from {
                let others = found.iter().copied().filter(|it| *it != term);
                table.finds.entry(stems).or_default().extend(others);
            }
        }
        table
    }

    /// Takes ways to say something, and tells the number and the stems of each.
    fn terms(&mut self, list: &str, analyzer: &Analyzer) -> Vec<(usize, Vec<String>)> {
        let mut terms = Vec::new();
        for term in list.split('=') {
            let words = analyzer.normal_words(term);
            if !words.is_empty() && words.len() <= LONGEST {
                let stems = words.iter().map(|it| analyzer.stem(it).into_owned());
                let stems: Vec<String> = stems.collect();
                self.stems.extend(stems.iter().cloned());
                terms.push((self.terms.len(), stems));
                self.terms.push(words);
            }
        }
        terms
    }

    fn begins(&self, path: &[String]) -> bool {
        let mut from = self.finds.range(path.to_vec()..);
        from.next()
            .is_some_and(|(stems, _)| stems.starts_with(path))
    }

    fn collect(&self, path: &[String], at: (Range<usize>, f32), found: &mut Vec<Synonym>) {
        let (slots, quality) = at;
        for &term in self.finds.get(path).into_iter().flatten() {
            let synonym = Synonym {
                slots: slots.clone(),
                words: self.terms[term].clone(),
                quality,
            };
            let same = |it: &&mut Synonym| it.slots == synonym.slots && it.words == synonym.words;
            match found.iter_mut().find(same) {
                Some(known) => known.quality = known.quality.max(quality),
                None => found.push(synonym),
            }
        }
    }
}
