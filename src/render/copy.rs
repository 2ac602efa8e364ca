//! Markdown copies of articles, for programs that read and for tickets.

use crate::model::{Route, Slug, Target};
use crate::render::edition::Edition;
use crate::render::frame::absolute;
use crate::render::markdown::Markdown;
use crate::render::{Page, Renderer, media_type};
use std::fmt::Write;

impl Renderer {
    /// A version as Markdown, with its title at the head; front matter says where it
    /// stands, in which language, and when it changed.
    pub(super) fn copy(&self, edition: &Edition, slug: &Slug) -> Option<Page> {
        let article = self.kb.article(slug.as_str())?;
        let version = article.version(&edition.locale)?;
        let (locale, slug) = (edition.locale.clone(), slug.clone());
        let route = Route::Copy {
            locale: locale.clone(),
            slug: slug.clone(),
        };
        let markdown = Markdown {
            link: &|target| self.link_between_copies(edition, &route, target),
        };
        let mut text = String::from("---\n");
        let mut line = |key: &str, value: &dyn std::fmt::Display| {
            writeln!(text, "{key}: {value}").expect("a String takes all");
        };
        if let Some(base) = self.kb.settings.url.as_deref() {
            let page = Route::Article { locale, slug };
            line("url", &absolute(base, &page.path()));
        }
        line("language", &version.locale);
        if let Some(date) = version.front_matter.changed() {
            line("date", &date);
        }
        text.push_str("---\n\n");
        if version.doc.heading().is_none() {
            write!(text, "# {}\n\n", version.title).expect("a String takes all");
        }
        text.push_str(&markdown.doc(&version.doc));
        Some(Page {
            body: text.into_bytes(),
            media_type: media_type("x.md"),
        })
    }

    /// Where a target leads as seen from a copy: to the copy of an article that has one.
    fn link_between_copies(
        &self,
        edition: &Edition,
        route: &Route,
        target: &Target,
    ) -> Option<String> {
        let link = self.link(&edition.locale, route, target)?;
        let Target::Article(slug, _) = target else {
            return Some(link);
        };
        let article = self.kb.article(slug.as_str())?;
        if article.version(&edition.locale).is_none() {
            return Some(link);
        }
        let copy = route.link_to(&Route::Copy {
            locale: edition.locale.clone(),
            slug: slug.clone(),
        });
        let anchor = link.find('#').map_or("", |at| &link[at..]);
        Some(copy + anchor)
    }
}
