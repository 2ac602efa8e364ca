//! Site maps, one a locale, and the note to crawlers that names them.

use crate::model::{Date, Locale, Route};
use crate::render::Renderer;
use crate::render::view::Alternate;
use std::fmt::Write;

/// The most addresses of one site map, by the protocol of sitemaps.org.
const MOST: usize = 50_000;
/// And the most bytes, less than the protocol's 50 MiB for what stands around them.
const MOST_BYTES: usize = 50_000_000;

/// Lets crawlers in everywhere. A page that must not be listed says so itself, and a
/// crawler that were kept out would never read that, and could list its bare address.
const NOTE: &str = "User-agent: *\nAllow: /\n";
const UNLISTED: &str =
    "\n# No page is to be listed. Each says so itself, and has to be read for that.\n";

/// The site maps of all locales that have pages to list, their index, and `robots.txt`.
pub(super) fn files(renderer: &Renderer, url: &str) -> Vec<(String, Vec<u8>)> {
    let base = url.trim_end_matches('/');
    let mut files = Vec::new();
    for locale in renderer.locales() {
        let entries = entries(renderer, base, locale);
        for (number, part) in parts(&entries).into_iter().enumerate() {
            let name = match number {
                0 => format!("sitemap-{locale}.xml"),
                _ => format!("sitemap-{locale}-{}.xml", number + 1),
            };
            let body = element("urlset", &part.concat());
            files.push((name, body.into_bytes()));
        }
    }
    let mut note = NOTE.to_owned();
    if files.is_empty() {
        note.push_str(UNLISTED);
    } else {
        let names = files.iter().map(|(name, _)| name);
        let maps = names.map(|it| format!("<sitemap><loc>{base}/{it}</loc></sitemap>\n"));
        let index = element("sitemapindex", &maps.collect::<String>());
        files.push(("sitemap.xml".to_owned(), index.into_bytes()));
        write!(note, "\nSitemap: {base}/sitemap.xml\n").expect("a String takes all");
    }
    files.push(("robots.txt".to_owned(), note.into_bytes()));
    files
}

/// The entries of each map.
fn parts(entries: &[String]) -> Vec<&[String]> {
    let mut parts = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, entry) in entries.iter().enumerate() {
        if at - start == MOST || (at > start && bytes + entry.len() > MOST_BYTES) {
            parts.push(&entries[start..at]);
            (start, bytes) = (at, 0);
        }
        bytes += entry.len();
    }
    parts.extend((start < entries.len()).then(|| &entries[start..]));
    parts
}

fn element(name: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{name} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{content}</{name}>\n"
    )
}

/// The pages of a locale that are really in it and may be listed.
fn entries(renderer: &Renderer, base: &str, locale: &Locale) -> Vec<String> {
    let listed = renderer.listed(locale).into_iter();
    let entry = |(route, alternates): (Route, Vec<Alternate>)| {
        let address = escape(&format!("{base}/{}", route.path()));
        let mut entry = format!("<url><loc>{address}</loc>");
        if let Some(date) = changed(renderer, &route) {
            write!(entry, "<lastmod>{date}</lastmod>").expect("a String takes all");
        }
        for other in alternates {
            let (lang, href) = (&other.lang, escape(&other.href));
            write!(
                entry,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>"
            )
            .expect("a String takes all");
        }
        entry.push_str("</url>\n");
        entry
    };
    listed.map(entry).collect()
}

/// When an article changed.
fn changed(renderer: &Renderer, route: &Route) -> Option<Date> {
    let Route::Article { locale, slug } = route else {
        return None;
    };
    let article = renderer.knowledge_base().article(slug.as_str())?;
    article.version(locale)?.front_matter.changed()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&apos;")
}
