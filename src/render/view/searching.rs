//! What the templates of search see, and what an index tells them.

use crate::index::{Correction, Facets, Filter, Sort};
use crate::model::{Date, Locale, Slug};
use crate::render::view::{ArticleLink, FlowLink};
use serde::Serialize;
use std::fmt;
use std::ops::Range;

/// What was found, as the index tells it; the input of a page of results.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was asked for.
    pub query: String,
    /// The hits of this page.
    pub hits: Vec<FoundHit>,
    /// How many there are in all.
    pub total: usize,
    /// How many came before this page.
    pub offset: usize,
    /// How many a page holds.
    pub limit: usize,
    /// Whether the words were looked up as typed.
    pub is_literal: bool,
    /// How misspelt words were understood.
    pub correction: Option<Correction>,
    /// Which hits are wanted.
    pub filter: Filter,
    /// Since when hits are wanted, as the address says it.
    pub since: Option<Since>,
    /// In which order they are.
    pub sort: Sort,
    /// How many hits have each value.
    pub facets: Facets,
    /// The day on which it is asked, in days since the first of January 1970.
    pub now: u32,
}

/// Since when hits are wanted, as addresses say it: `365d` or `2021-01-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// So many days ago.
    Days(u16),
    /// That day.
    Day(Date),
}

impl Since {
    /// Reads what an address says.
    pub fn parse(text: &str) -> Option<Self> {
        let days = text.strip_suffix('d').and_then(|it| it.parse().ok());
        let day = || Date::parse(text).map(Self::Day);
        days.map(Self::Days).or_else(day)
    }

    /// The day it is, where it is asked `now` days after the first of January 1970.
    pub fn day(self, now: u32) -> Date {
        match self {
            Self::Days(days) => Date::of_days(now.saturating_sub(days.into())),
            Self::Day(day) => day,
        }
    }
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Day(day) => day.fmt(f),
        }
    }
}

/// A hit, as the index tells it.
#[derive(Clone, Debug)]
pub struct FoundHit {
    /// The article.
    pub slug: Slug,
    /// The locale of the version that was found.
    pub locale: Locale,
    /// The title.
    pub title: String,
    /// The ranges of bytes of the title that match, in order.
    pub title_marks: Vec<Range<usize>>,
    /// An excerpt.
    pub snippet: String,
    /// The ranges of bytes of the excerpt that match, in order.
    pub marks: Vec<Range<usize>>,
}

/// A page of search results.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SearchView {
    /// What was asked for; `None` on the page that only asks.
    pub query: Option<String>,
    /// The hits of this page.
    pub hits: Vec<HitView>,
    /// How many there are in all.
    pub total: usize,
    /// How misspelt words were understood.
    pub correction: Option<CorrectionView>,
    /// What the hits can be narrowed to, where there is a choice.
    pub filters: Option<FiltersView>,
    /// This page's number, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The address of the page before.
    pub previous: Option<String>,
    /// The address of the next page.
    pub next: Option<String>,
    /// The troubleshooter to try instead.
    pub flow: Option<FlowLink>,
    /// The scripts that search where no server does.
    pub scripts: Vec<String>,
    /// How many were found, in words, for some numbers: a JSON object.
    pub counts: String,
    /// By locale what readers call one that is not theirs, and its language and direction
    /// where they are not the page's: a JSON object.
    pub languages: String,
    /// The source locale.
    pub source_locale: String,
    /// The folder of the index that the script searches where no server does.
    pub shelf: String,
    /// The folder of the source locale's.
    pub source_shelf: String,
    /// The script that the search script loads when it needs it.
    pub more: String,
}

/// A corrected query.
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionView {
    /// The corrected query.
    pub query: String,
    /// Whether the hits are its hits.
    pub is_shown: bool,
    /// The address of what was typed, looked up as typed, where the hits are
    /// those of the corrected query, else of the corrected query.
    pub href: String,
}

/// A hit.
#[derive(Clone, Debug, Serialize)]
pub struct HitView {
    /// The article.
    pub article: ArticleLink,
    /// Where the article asks which of its alternatives fits.
    pub which: Option<String>,
    /// The title as HTML, with `mark` around what matches.
    pub title: String,
    /// The excerpt as HTML, with `mark` around what matches.
    pub snippet: String,
    /// Whether a machine translated it.
    pub is_machine_translated: bool,
    /// Whether its source has changed since.
    pub is_outdated: bool,
}

/// What hits can be narrowed to, and their order.
#[derive(Clone, Debug, Serialize)]
pub struct FiltersView {
    /// The filters in force.
    pub active: Vec<ActiveFilter>,
    /// The address without any of them.
    pub clear: String,
    /// What can be chosen.
    pub facets: Vec<FacetView>,
    /// The orders that hits can have.
    pub sorts: Vec<FacetChoice>,
}

/// A filter in force.
#[derive(Clone, Debug, Serialize)]
pub struct ActiveFilter {
    /// The value.
    pub label: String,
    /// The address without it.
    pub href: String,
}

/// A property that hits can be narrowed by.
#[derive(Clone, Debug, Serialize)]
pub struct FacetView {
    /// Its name in addresses.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// Its commonest values.
    pub choices: Vec<FacetChoice>,
    /// The others.
    pub more: Vec<FacetChoice>,
}

/// A value of a property.
#[derive(Clone, Debug, Serialize)]
pub struct FacetChoice {
    /// What it is called.
    pub label: String,
    /// How many hits have it.
    pub count: usize,
    /// Whether it is in force.
    pub is_current: bool,
    /// The address with it, or without it where it is in force.
    pub href: String,
}
