//! What templates see: flat copies of the nouns, with every address as seen
//! from the page and every word in the reader's language.

mod asking;
mod reading;
mod searching;

pub use asking::{
    AnswerView, MapItem, MapReason, MapStep, MapView, NextView, NoneView, OutcomeView,
    QuestionView, SearchLink, StepGroup, StepView, WhichOutcome, WhichView,
};
pub use reading::{ArticleView, Content, MovedView, Side, SidesView};
pub use searching::{
    ActiveFilter, CorrectionView, FacetChoice, FacetView, FiltersView, Found, FoundHit, HitView,
    SearchView, Since,
};

use minijinja::Value;
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
    /// The real translations of the page, itself included; none where it is alone.
    pub alternates: Vec<Alternate>,
    /// The locale of the content, as Open Graph writes it: `nb_NO`.
    pub open_locale: String,
    /// Those of its real translations, where search engines may list it.
    pub open_alternates: Vec<String>,
    /// The links of its head, as HTML: `head.html`, filled in.
    pub head: Value,
    /// The site's name and ways, as HTML: `menu.html`, filled in.
    pub menu: Value,
    /// Its foot, as HTML: `bottom.html`, filled in.
    pub bottom: Value,
    /// The ways that every page offers: [`Ways`].
    pub ways: Value,
    /// The same page in other languages.
    pub languages: Vec<LanguageLink>,
    /// Which way is the current one: `home`, `articles`, `search`, `troubleshoot`.
    pub section: &'static str,
}

/// What `head.html`, `menu.html` and `bottom.html` are given as `frame`: they are
/// filled in once for all pages of a locale that stand alike.
#[derive(Clone, Debug, Serialize)]
pub struct SharedView {
    /// The language of the interface.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// The reader's locale.
    pub locale: String,
    /// The site's name.
    pub site_name: String,
    /// The same, with its language.
    pub site: Words,
    /// The picture beside it.
    pub logo: Option<String>,
    /// What the publisher says at the foot of every page, as HTML.
    pub footer: Option<Words>,
    /// Where people get help from a person.
    pub support: Option<String>,
    /// The feed of the locale.
    pub feed: Option<String>,
    /// The ways that every page offers.
    pub ways: Ways,
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

impl From<String> for Words {
    /// Words in the page's language.
    fn from(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

/// A step of the way to a page.
#[derive(Clone, Debug, Serialize)]
pub struct Way {
    /// Its address.
    pub href: String,
    /// What it is called.
    pub name: Words,
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
    /// What language it is in, in the reader's words, where it is not the page's.
    pub language: Option<String>,
}

/// Articles under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The heading; empty where all stand under one.
    pub name: Words,
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
