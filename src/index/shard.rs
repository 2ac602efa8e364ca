//! The opened index of one locale: terms to articles.

use crate::analyzer::Analyzer;
use crate::index::build::{ANCHORS_ONLY, COLUMNS, LENGTHS, LEXICON, TITLES, VOCABULARY};
use crate::index::facets::Columns;
use crate::index::lexicon::Lexicon;
use crate::index::schema::{Fields, Kind, Part, Record, schema};
use crate::index::titles::Titles;
use crate::index::vocabulary::Vocabulary;
use crate::model::Locale;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocSet, InvertedIndexReader, Searcher, TantivyDocument, Term};

/// How much more a word in a title counts than one in the text, and so on, in
/// the order of the parts; and how much the length of a part matters (BM25F:
/// Robertson, Zaragoza and Taylor 2004).
pub(super) const WEIGHTS: [f32; 4] = [4.0, 1.5, 3.0, 1.0];
pub(super) const LENGTH_WEIGHTS: [f32; 4] = [0.5, 0.3, 0.0, 0.6];
/// How many occurrences count half of endlessly many.
pub(super) const SATURATION: f32 = 2.0;

/// No document.
const NONE: u32 = u32::MAX;

/// Articles and how strongly each shows a word, sorted by article; 0 to 1.
pub(super) type Values = Vec<(u32, f32)>;

/// The index of one locale.
pub(super) struct Shard {
    pub locale: Locale,
    pub analyzer: &'static Analyzer,
    pub vocabulary: Vocabulary,
    pub lexicon: Lexicon,
    pub is_source: bool,
    titles: Titles,
    anchors_only: BTreeSet<usize>,
    columns: PathBuf,
    opened_columns: OnceLock<Columns>,
    searcher: Searcher,
    fields: Fields,
    inverted: [Arc<InvertedIndexReader>; 4],
    /// What an occurrence counts, by field and document.
    norms: [Vec<f32>; 4],
    articles: Vec<u32>,
    documents: Vec<u32>,
}

/// A form of a word to look up and what it counts.
pub(super) struct Form {
    pub term: String,
    pub factor: f32,
}

impl Shard {
    /// Opens a folder that [`super::build::write`] filled.
    pub fn open(folder: &Path, locale: &Locale, article_count: usize) -> Result<Self, String> {
        let read = |name| std::fs::read(folder.join(name)).map_err(|it| it.to_string());
        let vocabulary = Vocabulary::read(read(VOCABULARY)?).ok_or("the vocabulary is torn")?;
        let titles = Titles::read(read(TITLES)?).ok_or("the titles are torn")?;
        let mut shard = Self::open_terms(folder, locale).map_err(|it| it.to_string())?;
        (shard.vocabulary, shard.titles) = (vocabulary, titles);
        shard.norms = norms(&read(LENGTHS)?, shard.articles.len()).ok_or("the lengths are torn")?;
        if let Ok(text) = std::fs::read_to_string(folder.join(LEXICON)) {
            shard.lexicon = Lexicon::new(text);
        } else {
            shard.is_source = true;
        }
        shard.documents = vec![NONE; article_count];
        for (document, article) in shard.articles.iter().enumerate() {
            let place = shard.documents.get_mut(*article as usize);
            *place.ok_or("an article has no number")? = u32::try_from(document).unwrap_or(NONE);
        }
        Ok(shard)
    }

    fn open_terms(folder: &Path, locale: &Locale) -> tantivy::Result<Self> {
        let (_, fields) = schema();
        let index = tantivy::Index::open_in_dir(folder)?;
        let reader = index
            .reader_builder()
            .reload_policy(tantivy::ReloadPolicy::Manual)
            .try_into()?;
        let searcher: Searcher = tantivy::IndexReader::searcher(&reader);
        let segment = searcher.segment_reader(0);
        let column = segment.fast_fields().u64("article")?;
        let numbers = (0..segment.max_doc()).map(|doc| column.first(doc).unwrap_or(u64::MAX));
        let numbers: Vec<u64> = numbers.collect();
        let marked = numbers
            .iter()
            .enumerate()
            .filter(|(_, it)| **it & ANCHORS_ONLY != 0);
        let anchors_only = marked.map(|(document, _)| document).collect();
        let articles = numbers.iter().map(|it| it & !ANCHORS_ONLY);
        let articles = articles
            .map(|it| u32::try_from(it).unwrap_or(NONE))
            .collect();
        let inverted = fields.indexed.map(|it| segment.inverted_index(it));
        let [title, headings, ids, body] = inverted;
        let inverted = [title?, headings?, ids?, body?];
        Ok(Self {
            locale: locale.clone(),
            analyzer: Analyzer::of(locale),
            vocabulary: Vocabulary::default(),
            lexicon: Lexicon::default(),
            is_source: false,
            titles: Titles::default(),
            anchors_only,
            columns: folder.join(COLUMNS),
            opened_columns: OnceLock::new(),
            inverted,
            norms: Default::default(),
            articles,
            documents: Vec::new(),
            fields,
            searcher,
        })
    }

    /// How many articles it holds.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// How many articles there are in all locales.
    pub fn article_count(&self) -> usize {
        self.documents.len()
    }

    /// The document of an article, where the article has an entry here.
    pub fn document(&self, article: u32) -> Option<usize> {
        let document = *self.documents.get(article as usize)?;
        (document != NONE).then_some(document as usize)
    }

    /// Whether a document is a version and not the mere anchors of one.
    pub fn has_version(&self, document: usize) -> bool {
        !self.anchors_only.contains(&document)
    }

    /// The stems of an article's title, hashed.
    pub fn title(&self, article: u32) -> impl Iterator<Item = u32> {
        self.titles.of(self.document(article).unwrap_or(usize::MAX))
    }

    /// Whether an article's title has so many stems, and this one, hashed, first.
    pub fn may_be_title(&self, article: u32, stems: usize, first: u32) -> bool {
        let document = self.document(article);
        document.is_some_and(|it| self.titles.may_be(it, stems, first))
    }

    /// What its articles are filtered by.
    pub fn columns(&self) -> &Columns {
        self.opened_columns.get_or_init(|| {
            let text = std::fs::read(&self.columns).unwrap_or_default();
            serde_json::from_slice(&text).unwrap_or_default()
        })
    }

    /// The parts of an article in which a term occurs.
    pub fn parts(&self, article: u32, term: &str) -> Vec<Part> {
        let document = self
            .documents
            .get(article as usize)
            .copied()
            .unwrap_or(NONE);
        let holds = |part: &Part| {
            let term = Term::from_field_text(self.fields.indexed[*part as usize], term);
            let inverted = &self.inverted[*part as usize];
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
            let Ok(Some(mut postings)) = postings else {
                return false;
            };
            postings.doc() <= document && postings.seek(document) == document
        };
        Part::ALL.into_iter().filter(holds).collect()
    }

    /// What it holds of an article, where the article has a version here.
    pub fn record(&self, article: u32) -> Option<Record> {
        let document = u32::try_from(self.document(article)?).ok()?;
        let address = tantivy::DocAddress::new(0, document);
        let stored: TantivyDocument = self.searcher.doc(address).ok()?;
        let bytes = stored.get_first(self.fields.record)?.as_bytes()?;
        serde_json::from_slice(bytes).ok()
    }

    /// Whether a term occurs.
    pub fn has(&self, term: &str) -> bool {
        self.holding(term).any(|it| it > 0)
    }

    /// How many articles have a term in each part.
    pub fn holding(&self, term: &str) -> impl Iterator<Item = u32> {
        let parts = self.fields.indexed.iter().zip(&self.inverted);
        parts.map(move |(field, inverted)| {
            let term = Term::from_field_text(*field, term);
            let found = inverted.get_term_info(&term).ok().flatten();
            found.map_or(0, |it| it.doc_freq)
        })
    }

    /// The term of a word as it is written. The only form of a stem has none of its own.
    pub fn as_written(&self, word: &str) -> String {
        if self.vocabulary.is_only_form(word) {
            Kind::Stem.term(&self.analyzer.stem(word))
        } else {
            Kind::Word.term(word)
        }
    }

    /// How many articles hold a form of a word in the part that most do.
    pub fn forms(&self, word: &str) -> u32 {
        let stem = Kind::Stem.term(&self.analyzer.stem(word));
        self.holding(&stem).max().unwrap_or_default()
    }

    /// Whether a word or another form of it occurs.
    pub fn knows(&self, word: &str) -> bool {
        self.vocabulary.articles(word) > 0
            || self.has(&Kind::Stem.term(&self.analyzer.stem(word)))
            || may_be_code(word) && self.has(&Kind::Code.term(word))
            || self.knows_unmarked(word)
    }

    /// Whether a word was typed without the marks of one that occurs.
    fn knows_unmarked(&self, word: &str) -> bool {
        let has = |text: &str| self.has(&Kind::Folded.term(text));
        *self.analyzer.fold(word) == *word && (has(word) || has(&self.analyzer.stem(word)))
    }

    /// The articles that show any of the forms of a word.
    pub fn values(&self, forms: &[Form]) -> Values {
        let mut sums = Sums::new(self.documents.len());
        for form in forms {
            for part in 0..4 {
                self.add(part, form, &mut sums);
            }
        }
        sums.values()
    }

    fn add(&self, part: usize, form: &Form, sums: &mut Sums) {
        let term = Term::from_field_text(self.fields.indexed[part], &form.term);
        let option = IndexRecordOption::WithFreqs;
        let Ok(Some(mut postings)) = self.inverted[part].read_block_postings(&term, option) else {
            return;
        };
        let norms = &self.norms[part];
        while !postings.docs().is_empty() {
            for (document, times) in postings.docs().iter().zip(postings.freqs()) {
                let document = *document as usize;
                let counts = form.factor * norms[document] * *times as f32;
                sums.add(self.articles[document], counts);
            }
            postings.advance();
        }
    }
}

/// A sum for each article, and which of them have one.
struct Sums {
    sums: Vec<f32>,
    touched: Vec<u64>,
}

impl Sums {
    fn new(articles: usize) -> Self {
        Self {
            sums: vec![0.0; articles],
            touched: vec![0; articles.div_ceil(64)],
        }
    }

    fn add(&mut self, article: u32, counts: f32) {
        self.sums[article as usize] += counts;
        self.touched[article as usize / 64] |= 1 << (article % 64);
    }

    fn values(self) -> Values {
        let count: u32 = self.touched.iter().map(|it| it.count_ones()).sum();
        let mut values = Vec::with_capacity(count as usize);
        for (base, mut left) in (0u32..).step_by(64).zip(self.touched) {
            while left != 0 {
                let article = base + left.trailing_zeros();
                let sum = self.sums[article as usize];
                values.push((article, sum / (sum + SATURATION)));
                left &= left - 1;
            }
        }
        values
    }
}

/// Whether a word has what every code has: a digit, or a sign within.
fn may_be_code(word: &str) -> bool {
    let signs = |byte: u8| matches!(byte, b'.' | b'-' | b'_' | b'@') || byte.is_ascii_digit();
    word.bytes().any(signs)
}

/// What one occurrence counts in a part, by document: weight over relative
/// length (BM25F). `None` where the lengths are not those of so many documents.
fn norms(lengths: &[u8], documents: usize) -> Option<[Vec<f32>; 4]> {
    let (lengths, rest) = lengths.as_chunks::<4>();
    let whole = rest.is_empty() && lengths.len() == 4 * documents;
    whole.then(|| {
        [0, 1, 2, 3].map(|part| {
            let lengths = lengths.iter().skip(part).step_by(4);
            let lengths = lengths.map(|it| u32::from_le_bytes(*it) as f32);
            let average = lengths.clone().sum::<f32>() / documents.max(1) as f32;
            let (weight, b) = (WEIGHTS[part], LENGTH_WEIGHTS[part]);
            let norm = |length| weight / (1.0 - b + b * length / average.max(1.0));
            lengths.map(norm).collect()
        })
    })
}
