//! What the client shows of each article: titles, and texts to take excerpts of.

use crate::model::{Article, KnowledgeBase, Locale, PartKind, Route, Version};
use serde_json::{Value, json};
use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The articles as readers of a locale see them.
pub(super) struct Rows<'a> {
    kb: &'a KnowledgeBase,
    locale: &'a Locale,
    chain: Vec<Locale>,
}

const MACHINE: u32 = 1;
const OUTDATED: u32 = 2;

impl<'a> Rows<'a> {
    pub fn new(kb: &'a KnowledgeBase, locale: &'a Locale) -> Self {
        let chain = kb.fallbacks(locale);
        Self { kb, locale, chain }
    }

    /// The version of an article that is shown.
    fn shown(&self, article: &'a Article) -> &'a Version {
        let mut best = self.chain.iter().filter_map(|it| article.version(it));
        best.next().unwrap_or(&article.versions[0])
    }

    /// The titles, the addresses, the marks and, where they are another, the locales
    /// of articles: each a text, which says of kinds apart what compresses well.
    pub fn titles(&self, articles: &[u32]) -> String {
        let search = Route::Search {
            locale: self.locale.clone(),
        };
        let source = &self.kb.settings.source_locale;
        let mut columns: [Vec<Cow<'_, str>>; 4] = Default::default();
        for &it in articles {
            let article = &self.kb.articles[it as usize];
            let version = self.shown(article);
            let link = search.link_to(&Route::Article {
                locale: self.locale.clone(),
                slug: article.slug.clone(),
            });
            let address = link.strip_prefix("articles/").unwrap_or(&link);
            let address = address.strip_suffix(".html").unwrap_or(address);
            let machine = u32::from(version.is_machine_translated()) * MACHINE;
            let outdated = u32::from(article.is_outdated(version, source)) * OUTDATED;
            let is_other = version.locale != *self.locale;
            let locale = if is_other {
                version.locale.as_str()
            } else {
                ""
            };
            let title = version.title.replace('\n', " ");
            let row = [
                by_title(address, &title).into(),
                (machine + outdated).to_string().into(),
                locale.into(),
            ];
            columns[0].push(title.into());
            for (column, cell) in columns[1..].iter_mut().zip(row) {
                column.push(cell);
            }
        }
        let [titles, addresses, marks, locales] = columns;
        let texts = [
            titles.join("\n"),
            addresses.join("\n"),
            marks.concat(),
            locales.join(" "),
        ];
        json!(texts).to_string()
    }

    /// The texts of articles, as far as excerpts are taken of them.
    pub fn texts(&self, articles: &[u32]) -> String {
        let texts = articles
            .iter()
            .map(|&it| text(self.shown(&self.kb.articles[it as usize])));
        Value::Array(texts.map(Value::String).collect()).to_string()
    }
}

/// An address whose words that are in the title are told by their places there;
/// other numbers have a mark before them.
fn by_title(address: &str, title: &str) -> String {
    let title = title.to_lowercase();
    let words = title.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    let parts = address.split('-').map(|part| {
        let place = words.iter().position(|it| *it == part);
        match place.filter(|_| part.len() > 1) {
            Some(place) => place.to_string().into(),
            None if part.bytes().all(|it| it.is_ascii_digit()) => format!("'{part}").into(),
            None => Cow::Borrowed(part),
        }
    });
    parts.collect::<Vec<Cow<'_, str>>>().join("-")
}

/// How long the text of an article is that excerpts are taken of, in columns: the
/// characters of some scripts are as wide as two of others, and say as much.
const LONGEST_TEXT: usize = 330;

/// The text of a version that excerpts are taken of, a line a part.
fn text(version: &Version) -> String {
    let mut text = String::new();
    let mut left = LONGEST_TEXT;
    for part in version.doc.parts() {
        let own = part.text();
        let is_title = matches!(part.kind, PartKind::Heading(_)) && *own == *version.title;
        if is_title || part.kind == PartKind::Html {
            continue;
        }
        let length = own.width();
        if length > left && !text.is_empty() {
            break;
        }
        left = left.saturating_sub(length);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(own[..end(&own)].trim());
    }
    text
}

/// Where a text is as long as may be.
fn end(text: &str) -> usize {
    let mut columns = 0;
    let mut characters = text.char_indices();
    let end = characters.find(|(_, c)| {
        columns += c.width().unwrap_or(0);
        columns > LONGEST_TEXT
    });
    end.map_or(text.len(), |(at, _)| at)
}
