//! What is asked and what is found.

use crate::index::snippet::Snippet;
use crate::model::{Date, Locale, Slug, TranslationType};

/// What is asked.
#[derive(Clone, Debug)]
pub struct Query {
    /// The words, as typed.
    pub text: String,
    /// The locale that hits are shown in where they have a version there.
    pub reader: Locale,
    /// The locale that the words are in, where it is not the reader's.
    pub language: Option<Locale>,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to show.
    pub limit: usize,
    /// Whether articles that say almost the same are one hit.
    pub duplicates: Duplicates,
    /// Whether misspelt words are corrected.
    pub corrections: Corrections,
}

/// What becomes of articles that say almost the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// The best of them stands for all.
    #[default]
    Collapse,
    /// Each is a hit.
    Expand,
}

/// What becomes of misspelt words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Corrections {
    /// They are looked up as what they may mean.
    #[default]
    Apply,
    /// They are looked up as typed.
    Literal,
}

impl Query {
    /// The most hits that can be paged through.
    pub const DEEPEST: usize = 1000;
    /// The most characters of a query that are read.
    pub const LONGEST: usize = 1000;
    /// The most words of a query that are looked up.
    pub const WORDS: usize = 32;

    /// The first ten hits for a reader.
    pub fn new(text: impl Into<String>, reader: Locale) -> Self {
        Self {
            text: text.into(),
            reader,
            language: None,
            offset: 0,
            limit: 10,
            duplicates: Duplicates::default(),
            corrections: Corrections::default(),
        }
    }
}

/// What is found.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// The hits of the page that was asked for, best first.
    pub hits: Vec<Hit>,
    /// How many there are on all pages.
    pub total: usize,
    /// The query as it was understood, where words of it were corrected.
    pub correction: Option<String>,
    /// Whether words at the end of the query were left out.
    pub shortened: bool,
}

/// An article that is found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The article.
    pub slug: Slug,
    /// The locale of the version shown.
    pub locale: Locale,
    /// Whether the version shown is not in the reader's language.
    pub is_fallback: bool,
    /// The locales whose words matched, the strongest first.
    pub matched: Vec<Locale>,
    /// The title of the version shown.
    pub title: String,
    /// The best of its text.
    pub snippet: Snippet,
    /// How good it is; comparable within one query only.
    pub score: f32,
    /// Who translated the version shown.
    pub translation: Option<TranslationType>,
    /// The locale the version shown was put together from.
    pub reconstructed_from: Option<Locale>,
    /// When the version shown was last changed.
    pub date: Option<Date>,
    /// Whom it is for.
    pub audience: Vec<String>,
    /// Articles that say almost the same and stand behind this one.
    pub duplicates: Vec<Slug>,
}
