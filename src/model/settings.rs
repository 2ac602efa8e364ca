//! What a publisher decides, from `site.toml`.

use crate::model::Locale;
use std::collections::BTreeMap;

/// The settings of a knowledge base; every one has a default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The site's name a locale, under the tag; `default` serves the others.
    pub names: BTreeMap<Box<str>, Box<str>>,
    /// The locale that is written first.
    pub source_locale: Locale,
    /// The locale of files that no folder and no front matter places.
    pub content_locale: Option<Locale>,
    /// Which locales to try next, a locale; the built-in order serves the others.
    pub fallbacks: BTreeMap<Locale, Vec<Locale>>,
    /// Folders that hold no articles.
    pub not_articles: Vec<Box<str>>,
    /// What site-absolute links stand below; `{locale}` is the reader's. Without
    /// it, articles of the `ms.*` dialect take Microsoft Learn.
    pub link_base: Option<Box<str>>,
    /// The site's address, `https://help.example.com/`: search engines want
    /// whole addresses in site maps and in links between translations.
    pub url: Option<Box<str>>,
    /// Where people get help from a person.
    pub support: Option<Box<str>>,
    /// The flow that `ask` walks unless told otherwise.
    pub flow: Box<str>,
}

impl Settings {
    /// The folder names that hold no articles unless settings say otherwise.
    pub const NOT_ARTICLES: &'static [&'static str] = &[
        "breadcrumb",
        "flows",
        "images",
        "includes",
        "locales",
        "media",
        "node_modules",
        "templates",
    ];

    /// All of `available`, best first for a reader of `locale`: the author's
    /// order, then the built-in one.
    pub fn fallbacks(&self, locale: &Locale, available: &[Locale]) -> Vec<Locale> {
        let mut chain: Vec<Locale> = Vec::with_capacity(available.len());
        let own = self.fallbacks.get(locale).map_or(&[][..], Vec::as_slice);
        let wanted = std::iter::once(locale).chain(own);
        for it in wanted.cloned().chain(locale.chain(available)) {
            if available.contains(&it) && !chain.contains(&it) {
                chain.push(it);
            }
        }
        chain
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            names: BTreeMap::new(),
            source_locale: Locale::parse("en-US").expect("en is in the table of languages"),
            content_locale: None,
            fallbacks: BTreeMap::new(),
            not_articles: Self::NOT_ARTICLES.iter().map(|it| (*it).into()).collect(),
            link_base: None,
            url: None,
            support: None,
            flow: "account-recovery".into(),
        }
    }
}
