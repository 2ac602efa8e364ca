//! Site maps, one a locale, and the note to crawlers that names them.

use crate::model::{Locale, Route, Version};
use crate::render::Renderer;
use std::fmt::Write;

/// The most addresses of one site map, by the protocol of sitemaps.org.
const MOST: usize = 50_000;

/// The site maps of all locales, their index, and `robots.txt`.
pub(super) fn files(renderer: &Renderer, url: &str) -> Vec<(String, Vec<u8>)> {
    let base = url.trim_end_matches('/');
    let mut files = Vec::new();
    for locale in renderer.locales() {
        let entries = entries(renderer, base, locale);
        for (number, part) in entries.chunks(MOST).enumerate() {
            let name = match number {
                0 => format!("sitemap-{locale}.xml"),
                _ => format!("sitemap-{locale}-{}.xml", number + 1),
            };
            let body = element("urlset", &part.concat());
            files.push((name, body.into_bytes()));
        }
    }
    let names = files.iter().map(|(name, _)| name);
    let maps = names.map(|it| format!("<sitemap><loc>{base}/{it}</loc></sitemap>\n"));
    let index = element("sitemapindex", &maps.collect::<String>());
    files.push(("sitemap.xml".to_owned(), index.into_bytes()));
    let note = format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n");
    files.push(("robots.txt".to_owned(), note.into_bytes()));
    files
}

fn element(name: &str, content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{name} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{content}</{name}>\n"
    )
}

/// The pages of a locale that are really in it and may be listed.
fn entries(renderer: &Renderer, base: &str, locale: &Locale) -> Vec<String> {
    let kb = renderer.knowledge_base();
    let address = |route: &Route| escape(&format!("{base}/{}", route.path()));
    let home = Route::Home {
        locale: locale.clone(),
    };
    let mut entries = vec![format!("<url><loc>{}</loc></url>\n", address(&home))];
    for article in &kb.articles {
        let is_listed = |it: &&Version| !it.front_matter.robots.no_index;
        let listed: Vec<&Version> = article.versions.iter().filter(is_listed).collect();
        let Some(version) = listed.iter().find(|it| it.locale == *locale) else {
            continue;
        };
        let route = |locale: &Locale| Route::Article {
            locale: locale.clone(),
            slug: article.slug.clone(),
        };
        let mut entry = format!("<url><loc>{}</loc>", address(&route(locale)));
        if let Some(date) = version.front_matter.date {
            write!(entry, "<lastmod>{date}</lastmod>").expect("a String takes all");
        }
        for other in listed.iter().filter(|_| listed.len() > 1) {
            let (lang, href) = (&other.locale, address(&route(&other.locale)));
            write!(
                entry,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{href}\"/>"
            )
            .expect("a String takes all");
        }
        entry.push_str("</url>\n");
        entries.push(entry);
    }
    entries
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&apos;")
}
