//! The opened index of one locale: terms to articles.

use crate::analyzer::Analyzer;
use crate::index::build::{LEXICON, VOCABULARY};
use crate::index::knob::knob;
use crate::index::lexicon::Lexicon;
use crate::index::schema::{Fields, Kind, Record, schema};
use crate::index::vocabulary::Vocabulary;
use crate::model::Locale;
use std::path::Path;
use std::sync::Arc;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocSet, InvertedIndexReader, Searcher, SegmentReader, TERMINATED, TantivyDocument, Term,
};

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
    searcher: Searcher,
    fields: Fields,
    inverted: [Arc<InvertedIndexReader>; 4],
    /// What an occurrence counts, by field and length class.
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
        let words = std::fs::read(folder.join(VOCABULARY)).map_err(|it| it.to_string())?;
        let vocabulary = Vocabulary::read(words).ok_or("the vocabulary is torn")?;
        let mut shard =
            Self::open_terms(folder, locale, vocabulary).map_err(|it| it.to_string())?;
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

    fn open_terms(folder: &Path, locale: &Locale, vocabulary: Vocabulary) -> tantivy::Result<Self> {
        let (_, fields) = schema();
        let index = tantivy::Index::open_in_dir(folder)?;
        let reader = index
            .reader_builder()
            .reload_policy(tantivy::ReloadPolicy::Manual)
            .try_into()?;
        let searcher: Searcher = tantivy::IndexReader::searcher(&reader);
        let segment = searcher.segment_reader(0);
        let column = segment.fast_fields().u64("article")?;
        let articles = (0..segment.max_doc()).map(|doc| column.first(doc).unwrap_or(u64::MAX));
        let articles = articles
            .map(|it| u32::try_from(it).unwrap_or(NONE))
            .collect();
        let inverted = fields.indexed.map(|it| segment.inverted_index(it));
        let [title, headings, ids, body] = inverted;
        let inverted = [title?, headings?, ids?, body?];
        let norms = [0, 1, 2, 3].map(|part| norms(part, segment, &inverted[part]));
        Ok(Self {
            locale: locale.clone(),
            analyzer: Analyzer::of(locale),
            vocabulary,
            lexicon: Lexicon::default(),
            is_source: false,
            inverted,
            norms,
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

    /// What it holds of an article, where the article has a version here.
    pub fn record(&self, article: u32) -> Option<Record> {
        let document = *self.documents.get(article as usize)?;
        (document != NONE).then_some(())?;
        let address = tantivy::DocAddress::new(0, document);
        let stored: TantivyDocument = self.searcher.doc(address).ok()?;
        let bytes = stored.get_first(self.fields.record)?.as_bytes()?;
        serde_json::from_slice(bytes).ok()
    }

    /// Whether a term occurs.
    pub fn has(&self, term: &str) -> bool {
        self.fields
            .indexed
            .iter()
            .zip(&self.inverted)
            .any(|(field, inverted)| {
                let term = Term::from_field_text(*field, term);
                inverted.get_term_info(&term).is_ok_and(|it| it.is_some())
            })
    }

    /// Whether a word or another form of it occurs.
    pub fn knows(&self, word: &str) -> bool {
        self.vocabulary.articles(word) > 0
            || self.has(&Kind::Stem.term(&self.analyzer.stem(word)))
            || self.has(&Kind::Code.term(word))
    }

    /// The articles that show any of the forms of a word.
    pub fn values(&self, forms: &[Form]) -> Values {
        let mut sums = vec![0.0_f32; self.documents.len()];
        let mut touched = Vec::new();
        for form in forms {
            for part in 0..4 {
                self.add(part, form, &mut sums, &mut touched);
            }
        }
        touched.sort_unstable();
        let k = knob("K1", 2.0);
        let values = touched.into_iter().map(|article| {
            let sum = sums[article as usize];
            (article, sum / (sum + k))
        });
        values.collect()
    }

    fn add(&self, part: usize, form: &Form, sums: &mut [f32], touched: &mut Vec<u32>) {
        let term = Term::from_field_text(self.fields.indexed[part], &form.term);
        let option = IndexRecordOption::WithFreqs;
        let Ok(Some(mut postings)) = self.inverted[part].read_postings(&term, option) else {
            return;
        };
        let segment = self.searcher.segment_reader(0);
        let Ok(lengths) = segment.get_fieldnorms_reader(self.fields.indexed[part]) else {
            return;
        };
        let mut document = postings.doc();
        while document != TERMINATED {
            let article = self.articles[document as usize];
            let norm = self.norms[part][lengths.fieldnorm_id(document) as usize];
            let sum = &mut sums[article as usize];
            if *sum == 0.0 {
                touched.push(article);
            }
            let times = tantivy::postings::Postings::term_freq(&postings) as f32;
            *sum += form.factor * norm * times;
            document = postings.advance();
        }
    }
}

/// What one occurrence counts in a field, by length class: weight over
/// relative length (BM25F).
fn norms(part: usize, segment: &SegmentReader, inverted: &InvertedIndexReader) -> Vec<f32> {
    let weight = [
        knob("WT", 4.0),
        knob("WH", 1.5),
        knob("WI", 3.0),
        knob("WB", 1.0),
    ][part];
    let b = [
        knob("BT", 0.5),
        knob("BH", 0.3),
        knob("BI", 0.0),
        knob("BB", 0.6),
    ][part];
    let average = inverted.total_num_tokens() as f32 / segment.max_doc().max(1) as f32;
    let lengths =
        (0..=u8::MAX).map(|id| tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32);
    lengths
        .map(|length| weight / (1.0 - b + b * length / average.max(1.0)))
        .collect()
}
