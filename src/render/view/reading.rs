//! What the templates of articles see.

use crate::render::view::{ArticleLink, ChoiceLink, FlowLink, Way, Words};
use minijinja::Value;
use serde::Serialize;

/// An article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleView {
    /// The language of the content.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// The title, as HTML.
    pub title: String,
    /// The body, as HTML that is safe to write.
    pub body: Value,
    /// The articles of its service, where there are several services.
    pub service: Option<Way>,
    /// The day of its last update: machine-readable and as readers write it.
    pub updated: Option<(String, String)>,
    /// The headings, where there are enough for a table of contents.
    pub contents: Vec<Content>,
    /// Why the reader sees another language than asked for: its
    /// name in the reader's words.
    pub fallback: Option<String>,
    /// Whether a machine translated it.
    pub is_machine_translated: bool,
    /// Whether its source has changed since.
    pub is_outdated: bool,
    /// Where the source of a doubtful translation can be read, or what is shown instead
    /// of a translation that there is not.
    pub original: Option<ArticleLink>,
    /// Whether that is the source, and not another translation.
    pub is_original_source: bool,
    /// The article's alternatives, where it is a small flow.
    pub which: Vec<ChoiceLink>,
    /// Related articles.
    pub related: Vec<ArticleLink>,
    /// The troubleshooter to try when the article did not help.
    pub flow: Option<FlowLink>,
    /// JSON-LD.
    pub json: String,
    /// The article as Markdown, where it is no fallback.
    pub copy: Option<String>,
    /// The translation beside what it was made from.
    pub sides: Option<String>,
    /// Where its file can be edited.
    pub edit: Option<String>,
}

/// A heading in a table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct Content {
    /// Its id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its level.
    pub level: u8,
}

/// A translation beside what it was made from.
#[derive(Clone, Debug, Serialize)]
pub struct SidesView {
    /// The article's title.
    pub title: Words,
    /// The translation's own page.
    pub translation: Side,
    /// The page of what it was made from.
    pub source: Side,
    /// The blocks as HTML: the translation, and what it was made from.
    pub rows: Vec<(String, String)>,
}

/// One of two versions.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    /// Its language.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// What readers of the page call the language.
    pub name: String,
    /// Its page.
    pub href: String,
}

/// A former address of an article.
#[derive(Clone, Debug, Serialize)]
pub struct MovedView {
    /// The language of the page.
    pub lang: String,
    /// Which way it runs.
    pub dir: &'static str,
    /// The article's title.
    pub title: String,
    /// Where it stands now, as seen from the page.
    pub href: String,
    /// Its whole address where the site knows its own, else the same; where search
    /// engines may list it.
    pub canonical: Option<String>,
}
