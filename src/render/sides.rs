//! The page that shows a translation beside what it was made from, block by block.

use crate::error::Error;
use crate::model::{Article, Locale, Route, Slug, Version};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing, direction, in_locale};
use crate::render::html::{Html, holds};
use crate::render::templates::view;
use crate::render::view::{Side, SidesView};

impl Renderer {
    /// Whether a version has translation units, and the version they were made from
    /// is there.
    pub(super) fn has_sides(&self, article: &Article, locale: &Locale) -> bool {
        let source = &self.kb.settings.source_locale;
        let version = article.version(locale);
        locale != source
            && version.is_some_and(|it| !it.units.is_empty())
            && article.version(source).is_some()
    }

    /// The page, or `None` where a translation has no units.
    pub(super) fn sides_page(
        &self,
        edition: &Edition,
        slug: &Slug,
    ) -> Result<Option<String>, Error> {
        let article = self.kb.article(slug.as_str());
        let Some(article) = article.filter(|it| self.has_sides(it, &edition.locale)) else {
            return Ok(None);
        };
        let source = article.version(&self.kb.settings.source_locale);
        let (Some(version), Some(source)) = (article.version(&edition.locale), source) else {
            return Ok(None);
        };
        let route = Route::Sides {
            locale: edition.locale.clone(),
            slug: slug.clone(),
        };
        let page = Route::Article {
            locale: edition.locale.clone(),
            slug: slug.clone(),
        };
        let side = |it: &Version| Side {
            lang: it.locale.to_string(),
            dir: direction(&it.locale),
            name: edition.language(&it.locale).to_owned(),
            href: route.link_to(&in_locale(&page, &it.locale)),
        };
        let sides = SidesView {
            title: self.words(edition, &version.locale, version.title.to_string()),
            translation: side(version),
            source: side(source),
            rows: self.rows(&route, version, source),
        };
        let about = About {
            route: &route,
            title: version.title.to_string(),
            description: String::new(),
            section: "articles",
            listing: Listing::Unlisted,
        };
        let frame = self.frame(edition, about)?;
        let text = self.fill("sides.html", edition, (&frame, view(&sides)))?;
        Ok(Some(text))
    }

    /// The blocks of the translation with those of the source that they share a
    /// number with. What is nested in an item stands with it.
    fn rows(&self, route: &Route, version: &Version, source: &Version) -> Vec<(String, String)> {
        let block = |it: &Version, number: u32| {
            let html = Html {
                link: &|target| self.link(&it.locale, route, target),
                shared: &|own| it.shared_number(own),
                size: &|address| self.kb.media_file(address)?.size,
                words: &self.words[&it.locale],
            };
            html.step(&it.doc, number)
        };
        let mut rows = Vec::new();
        let mut last = None;
        for part in version.doc.parts() {
            let own = part.number;
            if last.is_some_and(|it| holds(&version.doc, it, own)) {
                continue;
            }
            last = Some(own);
            let other = version
                .shared_number(own)
                .and_then(|it| source.own_number(it));
            let there = other.and_then(|it| block(source, it));
            let here = block(version, own).unwrap_or_default();
            if !here.is_empty() {
                rows.push((here, there.unwrap_or_default()));
            }
        }
        rows
    }
}
