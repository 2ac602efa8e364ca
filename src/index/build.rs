//! One locale of a knowledge base to the index of that locale.

use crate::analyzer::Analyzer;
use crate::index::compounds;
use crate::index::facets::Columns;
use crate::index::lexicon::{Lexicon, Source};
use crate::index::postings;
use crate::index::schema::{Fields, Record, schema};
use crate::index::terms::{Stems, Terms, lengths, terms};
use crate::index::texts::Texts;
use crate::index::titles;
use crate::index::titles::Titles;
use crate::index::vocabulary::{Row, Vocabulary};
use crate::model::{
    Article, BlockKind, KnowledgeBase, Locale, Origin, PartKind, TranslationType, Version,
    plain_text,
};
use rayon::prelude::{ParallelIterator, ParallelSlice};
use std::fs;
use std::path::Path;
use tantivy::TantivyDocument;
use tantivy::directory::MmapDirectory;

/// The file beside tantivy's own that holds the vocabulary.
pub(super) const VOCABULARY: &str = "vocabulary";
/// The file that holds the translations into the source language.
pub(super) const LEXICON: &str = "lexicon";
/// The file that holds the titles' stems.
pub(super) const TITLES: &str = "titles";
/// The file that holds how long each part of each article is.
pub(super) const LENGTHS: &str = "lengths";
/// The file that holds what hits are filtered by.
pub(super) const COLUMNS: &str = "columns.json";

/// Set in the number of an article that has no version in the source locale
/// and is found by the anchors of its headings.
pub(super) const ANCHORS_ONLY: u64 = 1 << 32;

/// What tantivy sizes its table of terms by, in bytes: it is given none.
const MEMORY: usize = 1 << 20;

/// How many articles one core reads at least before their words meet those of others.
const READ_AT_ONCE: usize = 512;

/// What went wrong, in words.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Writes the index of a locale into an empty folder and tells how many
/// articles it holds. In the source locale every article has an entry: those
/// without a version there are found by the anchors of their headings.
pub(super) fn write(
    kb: &KnowledgeBase,
    locale: &Locale,
    source: &Source,
    folder: &Path,
) -> Result<u32, Failure> {
    fs::create_dir_all(folder)?;
    let is_source = *locale == kb.settings.source_locale;
    let articles: Vec<(u64, &Article)> = (0..).zip(&kb.articles).collect();
    let (texts, entries) = read(&articles, locale, is_source);
    let mut columns = Columns::default();
    entries.iter().for_each(|it| columns.push(&it.record));
    fs::write(folder.join(COLUMNS), serde_json::to_vec(&columns)?)?;
    let stems = Stems::of(&texts);
    fs::write(
        folder.join(TITLES),
        Titles::write(&titles(&texts, &stems, &entries)),
    )?;
    let counted = counted(&texts, &entries);
    let words = words(&texts, &counted);
    let rows = words
        .iter()
        .zip(&counted)
        .map(|((word, articles), it)| Row {
            word,
            articles: *articles,
            is_only_form: stems.is_only_form(it.0),
        });
    fs::write(folder.join(VOCABULARY), Vocabulary::write(rows))?;
    if !is_source {
        fs::write(folder.join(LEXICON), Lexicon::learn(kb, locale, source))?;
    }
    let parts = compounds::parts(texts.analyzer, &words);
    let terms = terms(&texts, &stems, &parts);
    fs::write(folder.join(LENGTHS), lengths(&entries, &terms))?;
    write_entries(entries, &terms, folder)
}

/// Writes what hits show, and then what they are found by.
fn write_entries(entries: Vec<Entry>, terms: &[Terms], folder: &Path) -> Result<u32, Failure> {
    let (schema, fields) = schema();
    let mut writer = tantivy::Index::builder()
        .schema(schema)
        .single_segment_index_writer::<TantivyDocument>(MmapDirectory::open(folder)?, MEMORY)?;
    let mut articles = Vec::with_capacity(entries.len());
    for entry in entries {
        let record = entry.has_version.then_some(&entry.record);
        writer.add_document(document(entry.article, record, fields)?)?;
        articles.push(entry.parts);
    }
    let index = writer.finalize()?;
    let segments = index.searchable_segments()?;
    let segment = segments.first().ok_or("nothing was written")?;
    postings::write(segment, fields, &articles, terms)?;
    Ok(u32::try_from(articles.len())?)
}

/// An article as the numbers of what its parts hold.
pub(super) struct Entry {
    pub article: u64,
    record: Record,
    has_version: bool,
    pub parts: [Vec<u32>; 4],
}

/// Reads the numbered articles that have words in a locale: in the source locale all
/// have some.
pub(super) fn read(
    articles: &[(u64, &Article)],
    locale: &Locale,
    is_source: bool,
) -> (Texts, Vec<Entry>) {
    // A core knows what it read before, so that each is given as much as it can be.
    let share = articles.len().div_ceil(rayon::current_num_threads());
    let chunks = articles
        .par_chunks(share.max(READ_AT_ONCE))
        .map(|articles| {
            let texts = Texts::new(Analyzer::of(locale));
            let mut reader = Reader { texts, is_source };
            let entries = articles.iter().filter_map(|(number, article)| {
                let version = article.version(locale);
                (is_source || version.is_some()).then(|| reader.entry(*number, article, version))
            });
            let entries: Vec<Entry> = entries.collect();
            (reader.texts, entries)
        });
    let mut chunks = chunks.collect::<Vec<_>>().into_iter();
    let none = || (Texts::new(Analyzer::of(locale)), Vec::new());
    let (mut texts, mut all) = chunks.next().unwrap_or_else(none);
    for (own, mut entries) in chunks {
        let numbers = texts.take(own);
        for number in entries.iter_mut().flat_map(|it| &mut it.parts).flatten() {
            *number = numbers[*number as usize];
        }
        all.append(&mut entries);
    }
    (texts, all)
}

/// Reads articles to entries.
struct Reader {
    texts: Texts,
    is_source: bool,
}

impl Reader {
    fn entry(&mut self, number: u64, article: &Article, version: Option<&Version>) -> Entry {
        let mut entry = Entry {
            article: number,
            record: Record::default(),
            has_version: false,
            parts: Default::default(),
        };
        if self.is_source {
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
            let id = self.texts.analyzer.normalize(id.trim());
            entry.parts[2].push(self.texts.code(&id));
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
        self.texts.add(text, &mut entry.parts[part]);
    }
}

/// How many articles hold each word, in the order of the words.
pub(super) fn counts(texts: &Texts, entries: &[Entry]) -> Vec<(String, u32)> {
    words(texts, &counted(texts, entries))
}

fn words(texts: &Texts, counted: &[(u32, u32)]) -> Vec<(String, u32)> {
    let words = counted
        .iter()
        .filter_map(|(number, count)| Some((texts.as_word(*number)?.to_owned(), *count)));
    words.collect()
}

/// The numbers of the words and how many articles hold each, in the order of the words.
fn counted(texts: &Texts, entries: &[Entry]) -> Vec<(u32, u32)> {
    let mut counts = vec![0; texts.terms.len()];
    let mut last = vec![u64::MAX; texts.terms.len()];
    for entry in entries {
        for &number in entry.parts.iter().flatten() {
            let number = number as usize;
            if last[number] != entry.article {
                last[number] = entry.article;
                counts[number] += 1;
            }
        }
    }
    let all = (0..).zip(counts);
    let mut words: Vec<(u32, u32)> = all.filter(|it| texts.as_word(it.0).is_some()).collect();
    words.sort_unstable_by_key(|it| texts.as_word(it.0));
    words
}

/// The stems of each entry's title, hashed.
fn titles(texts: &Texts, stems: &Stems, entries: &[Entry]) -> Vec<Vec<u32>> {
    let hash = |number: &u32| {
        texts.as_word(*number)?;
        Some(titles::hash(stems.of_number(*number)))
    };
    let title = |it: &Entry| it.parts[0].iter().filter_map(hash).collect();
    entries.iter().map(title).collect()
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
    article: u64,
    record: Option<&Record>,
    fields: Fields,
) -> Result<TantivyDocument, Failure> {
    let mut document = TantivyDocument::new();
    let mark = if record.is_some() { 0 } else { ANCHORS_ONLY };
    document.add_u64(fields.article, article | mark);
    if let Some(record) = record {
        document.add_bytes(fields.record, &serde_json::to_vec(record)?);
    }
    Ok(document)
}
