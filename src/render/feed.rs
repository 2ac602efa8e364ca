//! Atom feeds (RFC 4287) of the articles that changed last, one a locale.

use crate::model::{Article, Date, KnowledgeBase, Locale, Route, Version};
use crate::render::edition::Edition;
use crate::render::{Page, Renderer};
use std::fmt::Write;

/// How many articles a feed names.
const LATEST: usize = 50;

/// Whether a locale has a feed: on a site that knows its address and has articles
/// with dates.
pub(super) fn is_there(kb: &KnowledgeBase, locale: &Locale) -> bool {
    kb.settings.url.is_some() && kb.articles.iter().any(|it| dated(it, locale).is_some())
}

impl Renderer {
    /// The feed of a locale.
    pub(super) fn feed(&self, edition: &Edition) -> Option<Page> {
        let url = self.kb.settings.url.as_deref()?;
        let feed = feed(self, url.trim_end_matches('/'), &edition.locale)?;
        Some(Page {
            body: feed.into_bytes(),
            media_type: "application/atom+xml; charset=utf-8",
        })
    }
}

/// The version of an article that a feed may name, and when it changed.
fn dated<'a>(article: &'a Article, locale: &Locale) -> Option<(Date, &'a Version)> {
    let version = article.version(locale)?;
    let is_listed = !version.front_matter.robots.no_index;
    let date = version.front_matter.changed().filter(|_| is_listed)?;
    Some((date, version))
}

fn feed(renderer: &Renderer, base: &str, locale: &Locale) -> Option<String> {
    let mut dated: Vec<(_, _, &Version)> = renderer
        .knowledge_base()
        .articles
        .iter()
        .filter_map(|article| {
            let (date, version) = dated(article, locale)?;
            Some((date, &article.slug, version))
        })
        .collect();
    dated.sort_by_key(|(date, slug, _)| (std::cmp::Reverse(*date), *slug));
    dated.truncate(LATEST);
    let latest = dated.first()?.0;
    let home = Route::Home {
        locale: locale.clone(),
    };
    let own = Route::Feed {
        locale: locale.clone(),
    };
    let own = escape(&format!("{base}/{}", own.path()));
    let title = escape(&renderer.site_name(locale));
    let home = escape(&format!("{base}/{}", home.path()));
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{locale}\">\n<title>{title}</title>\n<id>{home}</id>\n<link type=\"text/html\" href=\"{home}\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n<updated>{latest}T00:00:00Z</updated>\n<author><name>{title}</name></author>\n"
    );
    for (date, slug, version) in dated {
        let route = Route::Article {
            locale: locale.clone(),
            slug: slug.clone(),
        };
        let address = escape(&format!("{base}/{}", route.path()));
        let title = escape(&version.title);
        let summary = version.front_matter.description.as_deref();
        let summary = summary
            .filter(|it| !it.is_empty())
            .map_or_else(String::new, |it| {
                format!("<summary>{}</summary>", escape(it))
            });
        writeln!(
            feed,
            "<entry><title>{title}</title><id>{address}</id><link type=\"text/html\" href=\"{address}\"/><updated>{date}T00:00:00Z</updated>{summary}</entry>"
        )
        .expect("a String takes all");
    }
    feed.push_str("</feed>\n");
    Some(feed)
}

/// Text as XML takes it, without what XML 1.0 takes in no form.
fn escape(text: &str) -> String {
    let is_lost = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.replace(is_lost, " ")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
