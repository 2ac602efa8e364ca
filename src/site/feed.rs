//! Atom feeds (RFC 4287) of the articles that changed last, one a locale.

use crate::model::{Locale, Route, Version};
use crate::render::Renderer;
use std::fmt::Write;

/// How many articles a feed names.
const LATEST: usize = 50;

/// The feeds; a locale without dates has none.
pub(super) fn files(renderer: &Renderer, url: &str) -> Vec<(String, Vec<u8>)> {
    let base = url.trim_end_matches('/');
    let feeds = renderer.locales().iter().filter_map(|locale| {
        let feed = feed(renderer, base, locale)?;
        Some((format!("{locale}/feed.xml"), feed.into_bytes()))
    });
    feeds.collect()
}

fn feed(renderer: &Renderer, base: &str, locale: &Locale) -> Option<String> {
    let mut dated: Vec<(_, _, &Version)> = renderer
        .knowledge_base()
        .articles
        .iter()
        .filter_map(|article| {
            let version = article.version(locale)?;
            let is_listed = !version.front_matter.robots.no_index;
            let date = version.front_matter.date.filter(|_| is_listed)?;
            Some((date, &article.slug, version))
        })
        .collect();
    dated.sort_by_key(|(date, slug, _)| (std::cmp::Reverse(*date), *slug));
    dated.truncate(LATEST);
    let latest = dated.first()?.0;
    let home = Route::Home {
        locale: locale.clone(),
    };
    let title = escape(&renderer.site_name(locale));
    let home = escape(&format!("{base}/{}", home.path()));
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{locale}\">\n<title>{title}</title>\n<id>{home}</id>\n<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{base}/{locale}/feed.xml\"/>\n<updated>{latest}T00:00:00Z</updated>\n<author><name>{title}</name></author>\n"
    );
    for (date, slug, version) in dated {
        let route = Route::Article {
            locale: locale.clone(),
            slug: slug.clone(),
        };
        let address = escape(&format!("{base}/{}", route.path()));
        let title = escape(&version.title);
        let summary = version.front_matter.description.as_deref();
        let summary = escape(summary.unwrap_or_default());
        writeln!(
            feed,
            "<entry><title>{title}</title><id>{address}</id><link href=\"{address}\"/><updated>{date}T00:00:00Z</updated><summary>{summary}</summary></entry>"
        )
        .expect("a String takes all");
    }
    feed.push_str("</feed>\n");
    Some(feed)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
