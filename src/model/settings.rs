//! What a publisher decides, from `site.toml`.

use crate::model::Locale;
use std::collections::BTreeMap;
use std::fmt;

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
    /// The picture beside the site's name, by its address below the content.
    pub logo: Option<Box<str>>,
    /// Colours of pages by their names: `accent`, `hero`, and `-dark` for both.
    pub colours: BTreeMap<Box<str>, Colour>,
    /// What stands at the foot of every page, a locale, under the tag; `default`
    /// serves the others.
    pub footers: BTreeMap<Box<str>, Box<str>>,
    /// Where an article can be edited; `{path}` is its path below the content.
    pub edit_base: Option<Box<str>>,
    /// What search engines may do with articles below a folder of slugs; the
    /// longest folder counts, and `""` is all.
    pub robots: BTreeMap<Box<str>, RobotsPolicy>,
    /// The flow that `ask` walks unless told otherwise.
    pub flow: Box<str>,
}

/// Who decides whether search engines may list an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RobotsPolicy {
    /// Its front matter.
    FrontMatter,
    /// They may, whatever its front matter says.
    Index,
    /// They may not, whatever its front matter says.
    NoIndex,
}

/// A colour of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The names that settings take, sorted.
    pub const NAMES: [&'static str; 4] = ["accent", "accent-dark", "hero", "hero-dark"];

    /// Reads `#0a5a9c` or `#fff`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|it| it.is_ascii())?;
        let long = match digits.len() {
            3 => digits.chars().flat_map(|it| [it, it]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(&long[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// How well text in one of two colours can be read on the other, from 1 to
    /// 21, by WCAG 2.2.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = self.0.map(|it| {
            let part = f64::from(it) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Settings {
    /// The path of the site's address: `/help/`, or `/` where it is not known.
    pub fn base_path(&self) -> Box<str> {
        let address = self.url.as_deref().unwrap_or_default();
        let rest = address.split_once("://").map_or("", |(_, rest)| rest);
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        match path.trim_matches('/') {
            "" => "/".into(),
            path => format!("/{path}/").into(),
        }
    }

    /// What search engines may do with an article of this name.
    pub fn robots(&self, slug: &str) -> RobotsPolicy {
        let holds = |folder: &str| {
            let rest = slug.strip_prefix(folder);
            folder.is_empty() || rest.is_some_and(|it| it.is_empty() || it.starts_with('/'))
        };
        let fitting = self.robots.iter().filter(|(folder, _)| holds(folder));
        let longest = fitting.max_by_key(|(folder, _)| folder.len());
        longest.map_or(RobotsPolicy::FrontMatter, |(_, policy)| *policy)
    }

    /// Whether search engines are to list no page but those of articles that say otherwise.
    pub fn hides_site(&self) -> bool {
        self.robots.get("") == Some(&RobotsPolicy::NoIndex)
    }

    /// Whether a link of a footer leads to an address rather than to an article.
    pub fn is_address(target: &str) -> bool {
        let schemes = ["https://", "http://", "mailto:", "tel:"];
        schemes.iter().any(|it| target.starts_with(it))
    }

    /// A footer in pieces: texts, and links as text and target, written `[text](target)`.
    pub fn footer_pieces(footer: &str) -> Vec<(&str, Option<&str>)> {
        let mut pieces = Vec::new();
        let mut rest = footer;
        while let Some((before, text, target, after)) = first_link(rest) {
            pieces.push((before, None));
            pieces.push((text, Some(target)));
            rest = after;
        }
        pieces.push((rest, None));
        pieces
    }

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

    /// Whether readers of one locale are taken to read another, by the author's order or
    /// the built-in one.
    pub fn reads(&self, locale: &Locale, other: &Locale) -> bool {
        let own = self.fallbacks.get(locale);
        own.is_some_and(|it| it.contains(other)) || locale.reads(other)
    }
}

/// What stands before the first link, its text, its target, and what follows.
fn first_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (start, rest) = text.split_once("](")?;
    let (before, label) = start.rsplit_once('[')?;
    let (target, after) = rest.split_once(')')?;
    Some((before, label, target.trim(), after))
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
            logo: None,
            colours: BTreeMap::new(),
            footers: BTreeMap::new(),
            edit_base: None,
            robots: BTreeMap::new(),
            flow: "account-recovery".into(),
        }
    }
}
