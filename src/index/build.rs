//! One locale of a knowledge base to the index of that locale.

use crate::analyzer::{Analyzer, Word, is_code};
use crate::index::compounds;
use crate::index::facets::Columns;
use crate::index::lexicon::Lexicon;
use crate::index::schema::{Fields, Kind, Record, schema};
use crate::index::titles;
use crate::index::titles::Titles;
use crate::index::vocabulary::Vocabulary;
use crate::model::{
    Article, BlockKind, KnowledgeBase, Locale, Origin, PartKind, TranslationType, Version,
    plain_text,
};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use tantivy::TantivyDocument;
use tantivy::directory::MmapDirectory;
use tantivy::tokenizer::{PreTokenizedString, Token};

/// The file beside tantivy's own that holds the vocabulary.
pub(super) const VOCABULARY: &str = "vocabulary";
/// The file that holds the translations into the source language.
pub(super) const LEXICON: &str = "lexicon";
/// The file that holds the titles' stems.
pub(super) const TITLES: &str = "titles";
/// The file that holds what hits are filtered by.
pub(super) const COLUMNS: &str = "columns.json";

/// Set in the number of an article that has no version in the source locale
/// and is found by the anchors of its headings.
pub(super) const ANCHORS_ONLY: u64 = 1 << 32;

const MEMORY: usize = 64 << 20;
const LONGEST_WORD: usize = 64;

/// What went wrong, in words.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Writes the index of a locale into an empty folder and tells how many
/// articles it holds. In the source locale every article has an entry: those
/// without a version there are found by the anchors of their headings.
pub(super) fn write(kb: &KnowledgeBase, locale: &Locale, folder: &Path) -> Result<u32, Failure> {
    fs::create_dir_all(folder)?;
    let is_source = *locale == kb.settings.source_locale;
    let mut texts = Texts::new(Analyzer::of(locale));
    let entries = kb.articles.iter().enumerate();
    let entries: Vec<Entry> = entries
        .filter_map(|(number, article)| {
            let version = article.version(locale);
            (is_source || version.is_some())
                .then(|| texts.entry(number as u64, article, version, is_source))
        })
        .collect();
    let mut columns = Columns::default();
    entries.iter().for_each(|it| columns.push(&it.record));
    fs::write(folder.join(COLUMNS), serde_json::to_vec(&columns)?)?;
    fs::write(folder.join(TITLES), Titles::write(&texts.titles(&entries)))?;
    let words = texts.counts(&entries);
    fs::write(folder.join(VOCABULARY), Vocabulary::write(&words))?;
    if !is_source {
        fs::write(folder.join(LEXICON), Lexicon::learn(kb, locale))?;
    }
    let parts = compounds::parts(texts.analyzer, &words);
    let terms = texts.terms(&parts);
    let (schema, fields) = schema();
    let mut writer = tantivy::Index::builder()
        .schema(schema)
        .single_segment_index_writer::<TantivyDocument>(MmapDirectory::open(folder)?, MEMORY)?;
    for entry in &entries {
        writer.add_document(document(entry, fields, &terms)?)?;
    }
    writer.finalize()?;
    Ok(u32::try_from(entries.len())?)
}

/// An article as its words' numbers, a part of the article each.
pub(super) struct Entry {
    pub article: u64,
    pub record: Record,
    pub has_version: bool,
    pub words: [Vec<u32>; 4],
    pub extra: [Vec<String>; 4],
}

/// The words of a locale, each kept once.
pub(super) struct Texts {
    pub analyzer: &'static Analyzer,
    numbers: HashMap<String, u32>,
    pub words: Vec<String>,
}

impl Texts {
    pub fn new(analyzer: &'static Analyzer) -> Self {
        Self {
            analyzer,
            numbers: HashMap::new(),
            words: Vec::new(),
        }
    }

    pub fn entry(
        &mut self,
        number: u64,
        article: &Article,
        version: Option<&Version>,
        with_anchors: bool,
    ) -> Entry {
        let mut entry = Entry {
            article: number,
            record: Record::default(),
            has_version: false,
            words: Default::default(),
            extra: Default::default(),
        };
        if with_anchors {
            self.anchors(article, version, &mut entry);
        }
        if let Some(version) = version {
            let text = self.version(version, &mut entry);
            entry.record = record(version, text);
            entry.has_version = true;
        }
        entry
    }

    fn version(&mut self, version: &Version, entry: &mut Entry) -> String {
        self.add(&version.title, 0, entry);
        let mut body = String::new();
        for part in version.doc.parts() {
            let text = part.text();
            match part.kind {
                PartKind::Heading(_) if *text == *version.title => continue,
                PartKind::Heading(_) => self.add(&text, 1, entry),
                PartKind::Html => continue,
                _ => self.add(&text, 3, entry),
            }
            if !body.is_empty() {
                body.push('\n');
            }
            body.push_str(text.trim());
        }
        let front_matter = &version.front_matter;
        for id in &front_matter.ids {
            let id = self.analyzer.normalize(id.trim());
            entry.extra[2].push(Kind::Code.term(&id));
        }
        for tag in &front_matter.tags {
            self.add(tag, 2, entry);
        }
        if let Some(description) = &front_matter.description {
            self.add(description, 1, entry);
        }
        body
    }

    /// Adds the source-language anchors of an article's headings: they are there
    /// whatever locale the article is in. Anchors that merely repeat their
    /// heading are in its language and say nothing new.
    fn anchors(&mut self, article: &Article, version: Option<&Version>, entry: &mut Entry) {
        let mut anchors: Vec<String> = Vec::new();
        for version in &article.versions {
            let analyzer = Analyzer::of(&version.locale);
            for block in &version.doc.blocks {
                let BlockKind::Heading {
                    anchors: ids,
                    inlines,
                    ..
                } = &block.kind
                else {
                    continue;
                };
                let heading = analyzer.normal_words(&plain_text(inlines));
                let heading: Vec<_> = heading.iter().map(|it| analyzer.fold(it)).collect();
                for id in ids.iter().filter(|it| it.is_ascii()) {
                    let words = id.to_ascii_lowercase().replace(['-', '_'], " ");
                    let new = words
                        .split(' ')
                        .any(|word| !heading.iter().any(|it| *it == word));
                    if new && !anchors.contains(&words) {
                        anchors.push(words);
                    }
                }
            }
        }
        for (place, words) in anchors.into_iter().enumerate() {
            let part = if version.is_none() && place == 0 {
                0
            } else {
                1
            };
            self.add(&words, part, entry);
        }
    }

    fn add(&mut self, text: &str, part: usize, entry: &mut Entry) {
        for word in self.analyzer.normal_words(text) {
            if word.len() <= LONGEST_WORD {
                entry.words[part].push(self.number(word));
            }
        }
        let extra = &mut entry.extra[part];
        let pairs = self.analyzer.bigrams(text);
        extra.extend(pairs.iter().map(|it| Kind::Bigram.term(&it.text)));
        for code in self.analyzer.codes(text) {
            if let Some(joined) = joined(&code) {
                entry.words[part].push(self.number(joined));
            }
            entry.extra[part].push(Kind::Code.term(&code.text));
        }
    }

    fn number(&mut self, word: String) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.clone());
        self.numbers.insert(word, number);
        number
    }

    /// How many articles hold each word.
    pub fn counts(&self, entries: &[Entry]) -> BTreeMap<String, u32> {
        let mut counts = vec![0; self.words.len()];
        let mut last = vec![u64::MAX; self.words.len()];
        for entry in entries {
            for &word in entry.words.iter().flatten() {
                let word = word as usize;
                if last[word] != entry.article {
                    last[word] = entry.article;
                    counts[word] += 1;
                }
            }
        }
        self.words.iter().cloned().zip(counts).collect()
    }

    /// The stems of each entry's title, hashed.
    fn titles(&self, entries: &[Entry]) -> Vec<Vec<u32>> {
        let words = self.words.iter();
        let hashes: Vec<u32> = words
            .map(|word| titles::hash(&self.analyzer.stem(word)))
            .collect();
        let title = |it: &Entry| it.words[0].iter().map(|&it| hashes[it as usize]).collect();
        entries.iter().map(title).collect()
    }

    /// The terms of each word.
    fn terms(&self, parts: &BTreeMap<String, Vec<String>>) -> Vec<Vec<String>> {
        let terms = self.words.iter().map(|word| {
            let stem = self.analyzer.stem(word);
            let mut terms = vec![Kind::Word.term(word), Kind::Stem.term(&stem)];
            let folded = self.analyzer.fold(word);
            if *folded != **word {
                terms.push(Kind::Folded.term(&folded));
            }
            for part in parts.get(word).into_iter().flatten() {
                let stem = self.analyzer.stem(part);
                terms.push(Kind::Part.term(&stem));
            }
            terms
        });
        terms.collect()
    }
}

/// `e-post` is also looked for as `epost`.
pub(super) fn joined(code: &Word) -> Option<String> {
    let (head, tail) = code.text.split_once('-')?;
    let plain = !is_code(&code.text) && !tail.contains('-');
    (plain && !head.is_empty() && !tail.is_empty()).then(|| format!("{head}{tail}"))
}

fn record(version: &Version, text: String) -> Record {
    let front_matter = &version.front_matter;
    let strings = |values: &[Box<str>]| values.iter().map(ToString::to_string).collect();
    let reconstructed_from = match &version.origin {
        Origin::File => None,
        Origin::Reconstructed(locale) => Some(locale.to_string()),
    };
    let translation = front_matter.translation_type;
    Record {
        title: version.title.to_string(),
        text,
        machine: translation
            .filter(|_| reconstructed_from.is_none())
            .map(|it| it == TranslationType::Machine),
        date: front_matter
            .date
            .or(front_matter.hand_off)
            .map(|it| (it.year, it.month, it.day)),
        audience: strings(&front_matter.audience),
        service: front_matter.service.as_deref().map(str::to_owned),
        collection: strings(&front_matter.collection),
        reconstructed_from,
    }
}

fn document(
    entry: &Entry,
    fields: Fields,
    terms: &[Vec<String>],
) -> Result<TantivyDocument, Failure> {
    let mut document = TantivyDocument::new();
    let mark = if entry.has_version { 0 } else { ANCHORS_ONLY };
    document.add_u64(fields.article, entry.article | mark);
    if entry.has_version {
        document.add_bytes(fields.record, &serde_json::to_vec(&entry.record)?);
    }
    for (part, field) in fields.indexed.into_iter().enumerate() {
        let words = entry.words[part].iter();
        let words = words.flat_map(|&word| &terms[word as usize]);
        let tokens = words.chain(&entry.extra[part]).map(|term| Token {
            text: term.clone(),
            position: 0,
            ..Token::default()
        });
        let tokens = tokens.collect();
        let text = String::new();
        document.add_pre_tokenized_text(field, PreTokenizedString { text, tokens });
    }
    Ok(document)
}
