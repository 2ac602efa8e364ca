//! What templates see: flat copies of the nouns, with every address as seen
//! from the page and every word in the reader's language.

mod asking;
mod reading;

pub use asking::{
    AnswerView, MapItem, MapReason, MapStep, MapView, NextView, NoneView, OutcomeView,
    QuestionView, SearchLink, StepGroup, StepView, WhichOutcome, WhichView,
};
pub use reading::{ArticleView, Content, MovedView, Side, SidesView};

use crate::index::Correction;
use serde::Serialize;

/// What every page has: its head, its ways and its language.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The language of the interface.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// The reader's locale, which the address names.
    pub locale: String,
    /// The title in the window and in search engines.
    pub title: String,
    /// What search engines show below it.
    pub description: String,
    /// The site's name.
    pub site_name: String,
    /// `noindex, nofollow` and the like.
    pub robots: Option<&'static str>,
    /// The address that search engines are to list instead.
    pub canonical: Option<String>,
    /// The page's own whole address, where the site knows its own.
    pub address: Option<String>,
    /// The picture beside the site's name.
    pub logo: Option<String>,
    /// What the publisher says at the foot of every page.
    pub footer: Option<Words>,
    /// The feed of its locale.
    pub feed: Option<String>,
    /// Where people get help from a person.
    pub support: Option<String>,
    /// The real translations of the page, itself included; none where it is alone.
    pub alternates: Vec<Alternate>,
    /// The ways that every page offers.
    pub ways: Ways,
    /// The same page in other languages.
    pub languages: Vec<LanguageLink>,
    /// Which way is the current one: `home`, `articles`, `search`, `troubleshoot`.
    pub section: &'static str,
}

/// Addresses that every page needs.
#[derive(Clone, Debug, Serialize)]
pub struct Ways {
    /// The home page.
    pub home: String,
    /// All articles.
    pub articles: String,
    /// Search.
    pub search: String,
    /// The first troubleshooter, where there is one.
    pub troubleshoot: Option<String>,
    /// The style sheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// The icon.
    pub icon: String,
    /// The script that loads the page again when the content changes.
    pub watch: Option<String>,
}

/// A real translation of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// Its locale, or `x-default`.
    pub lang: String,
    /// Its address.
    pub href: String,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageLink {
    /// The locale.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// What its speakers call it.
    pub name: String,
    /// Its address.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
}

/// Content that may be in another language than the interface.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Words {
    /// The text, or HTML where the field says so.
    pub text: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
    /// Which way it runs, where it is not the page's language.
    pub dir: Option<&'static str>,
}

/// A link to an article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleLink {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: Words,
    /// A sentence about it; may be empty.
    pub description: String,
    /// What language it is in, by its own name, where it is not the page's.
    pub language: Option<&'static str>,
}

/// Articles under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The heading; empty where all stand under one.
    pub name: String,
    /// An id for links to it.
    pub id: String,
    /// The articles.
    pub articles: Vec<ArticleLink>,
}

/// A way into a troubleshooter.
#[derive(Clone, Debug, Serialize)]
pub struct FlowLink {
    /// The address of its first question.
    pub href: String,
    /// Its title.
    pub title: Words,
    /// What it helps with.
    pub intro: Words,
    /// Its first question; on home pages alone.
    pub question: Words,
    /// The choices of its first question.
    pub choices: Vec<ChoiceLink>,
}

/// A choice of a question.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: Words,
    /// Whether it is "I don't know".
    pub unknown: bool,
    /// Whether it is the answer so far.
    pub current: bool,
}

/// The choice of language at the root.
#[derive(Clone, Debug, Serialize)]
pub struct StartView {
    /// The languages, each with its own invitation.
    pub languages: Vec<Invitation>,
}

/// A language and its own invitation.
#[derive(Clone, Debug, Serialize)]
pub struct Invitation {
    /// The locale.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// What its speakers call it.
    pub name: String,
    /// "How can we help you?" in it.
    pub text: String,
    /// Its home page.
    pub href: String,
}

/// A home page.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    /// The troubleshooter that is offered first.
    pub flow: Option<FlowLink>,
    /// The others.
    pub flows: Vec<FlowLink>,
    /// The articles, or the latest of them where they are many.
    pub groups: Vec<Group>,
    /// Whether there are more articles than the groups hold.
    pub is_excerpt: bool,
    /// How many articles there are.
    pub count: usize,
}

/// All articles, A to Z.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesView {
    /// A group a letter.
    pub groups: Vec<Group>,
    /// How many articles there are.
    pub count: usize,
}

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
}

/// A hit, as the index tells it.
#[derive(Clone, Debug)]
pub struct FoundHit {
    /// The article.
    pub slug: crate::model::Slug,
    /// The locale of the version that was found.
    pub locale: crate::model::Locale,
    /// The title.
    pub title: String,
    /// An excerpt.
    pub snippet: String,
    /// The ranges of bytes of the excerpt that match, in order.
    pub marks: Vec<std::ops::Range<usize>>,
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
    /// The excerpt as HTML, with `mark` around what matches.
    pub snippet: String,
    /// Whether a machine translated it.
    pub is_machine_translated: bool,
    /// Whether its source has changed since.
    pub is_outdated: bool,
}
