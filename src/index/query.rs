//! What is asked and what is found.

use crate::index::explain::Reason;
use crate::index::facets::{Facets, Filter};
use crate::index::snippet::Snippet;
use crate::model::{Date, Locale, Slug, TranslationType};
use std::ops::Range;

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
    /// Which hits are wanted.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Whether to count the values that hits can be filtered by.
    pub facets: bool,
    /// Whether hits say why they were found.
    pub explain: bool,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// The newest first, the best of a day first.
    Date,
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
    /// They are looked up as typed, and neighbours are not joined.
    Literal,
}

/// How a query with misspelt words was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The hits are those of this query, because nothing holds what was typed.
    Shown(String),
    /// The hits are those of what was typed, but this may have been meant.
    Meant(String),
}

impl Correction {
    /// The corrected query.
    pub fn query(&self) -> &str {
        match self {
            Self::Shown(query) | Self::Meant(query) => query,
        }
    }

    /// Whether the hits are those of the corrected query.
    pub fn is_shown(&self) -> bool {
        matches!(self, Self::Shown(_))
    }
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
            filter: Filter::default(),
            sort: Sort::default(),
            facets: false,
            explain: false,
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
    /// How misspelt words were understood.
    pub correction: Option<Correction>,
    /// What was left out of a query that is too long.
    pub left_out: String,
    /// How many hits have each value, where that was asked for.
    pub facets: Facets,
}

/// What a reader may be typing.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    /// Whole queries.
    pub queries: Vec<String>,
    /// Articles.
    pub articles: Vec<Hit>,
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
    /// What matched in the title: sorted byte ranges that do not overlap.
    pub title_marks: Vec<Range<usize>>,
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
    /// Why it was found, the weightiest first, where that was asked for.
    pub reasons: Vec<Reason>,
}
