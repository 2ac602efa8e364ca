//! The page of an article, in its own language or in the next best one.

use crate::error::Error;
use crate::model::{
    Article, BlockKind, Date, Locale, PartKind, Route, Slug, Target, Version, plain_text,
};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing, direction};
use crate::render::html::{Body, Html, escape};
use crate::render::templates::view;
use crate::render::view::{ArticleLink, ArticleView, Content};
use minijinja::Value;

/// From how many headings on an article gets a table of contents.
const CONTENTS_FROM: usize = 3;
/// The most characters of a description that is taken from the body.
const DESCRIPTION: usize = 160;

impl Renderer {
    /// The page, or `None` where no article has that name.
    pub(super) fn article_page(
        &self,
        edition: &Edition,
        slug: &Slug,
    ) -> Result<Option<String>, Error> {
        let Some(index) = self.article_index(slug) else {
            return Ok(None);
        };
        let route = Route::Article {
            locale: edition.locale.clone(),
            slug: slug.clone(),
        };
        let version = edition.version(&self.kb, index);
        let robots = version.front_matter.robots;
        let description = description(version);
        let about = About {
            route: &route,
            title: version.title.to_string(),
            description: description.clone(),
            section: "articles",
            listing: match (robots.no_index, robots.no_follow) {
                (false, _) => Listing::Listed,
                (true, false) => Listing::Unlisted,
                (true, true) => Listing::Hidden,
            },
        };
        let frame = self.frame(edition, about)?;
        let mut page = self.article_view(edition, &route, index);
        if !robots.no_index && version.locale == edition.locale {
            page.json = self.linked_data(edition, &route, (version, &description));
        }
        let text = self.fill("article.html", edition, (&frame, view(&page)))?;
        Ok(Some(text))
    }

    fn article_view(&self, edition: &Edition, route: &Route, index: usize) -> ArticleView {
        let article = &self.kb.articles[index];
        let version = edition.version(&self.kb, index);
        let body = self.body(edition, route, version);
        let front_matter = &version.front_matter;
        let source = &self.kb.settings.source_locale;
        let is_outdated = article.is_outdated(version, source);
        let is_machine_translated = version.is_machine_translated();
        let service = front_matter.service.as_deref();
        let related = self.related[index].iter();
        let original = self.original(edition, route, (article, version));
        ArticleView {
            lang: version.locale.to_string(),
            dir: direction(&version.locale),
            title: body.title.unwrap_or_else(|| {
                let mut title = String::new();
                escape(&version.title, &mut title);
                title
            }),
            body: Value::from_safe_string(body.html),
            service: self.service_way(edition, route, service),
            updated: (front_matter.date.or(front_matter.hand_off))
                .map(|it| self.day(&edition.interface, it)),
            contents: contents(body.headings),
            fallback: is_fallback(edition, version)
                .then(|| edition.language(&version.locale).to_owned()),
            is_machine_translated,
            is_outdated,
            is_original_source: original.as_ref().is_some_and(|it| it.1),
            original: original.map(|it| it.0),
            which: self.which_choices(edition, route, index),
            related: related
                .map(|it| self.article_link(edition, route, *it as usize))
                .collect(),
            flow: self.main_flow_link(edition, route),
            json: String::new(),
            edit: self.edit_href(version),
            sides: (version.locale == edition.locale && self.has_sides(article, &edition.locale))
                .then(|| {
                    route.link_to(&Route::Sides {
                        locale: edition.locale.clone(),
                        slug: article.slug.clone(),
                    })
                }),
            copy: (version.locale == edition.locale && !front_matter.robots.no_index).then(|| {
                route.link_to(&Route::Copy {
                    locale: edition.locale.clone(),
                    slug: article.slug.clone(),
                })
            }),
        }
    }

    fn body(&self, edition: &Edition, route: &Route, version: &Version) -> Body {
        let html = Html {
            link: &|target| self.link(&edition.locale, route, target),
            shared: &|own| version.shared_number(own),
            size: &|address| self.kb.media_file(address)?.size,
            words: self.words.get(&version.locale).unwrap_or(&edition.words),
        };
        html.doc(&version.doc)
    }

    /// Where a target leads as seen from a page, for a reader of a locale.
    pub(super) fn link(&self, locale: &Locale, route: &Route, target: &Target) -> Option<String> {
        match target {
            Target::Url(href) => Some(href.to_string()),
            Target::Anchor(name) => Some(format!("#{name}")),
            Target::Article(slug, anchor) => {
                self.article_index(slug)?;
                let article = Route::Article {
                    locale: locale.clone(),
                    slug: slug.clone(),
                };
                let mut href = route.link_to(&article);
                if let Some(anchor) = anchor {
                    href.push('#');
                    href.push_str(anchor);
                }
                Some(href)
            }
            Target::Media(address) => {
                self.kb.media_file(address)?;
                let address = address.clone();
                Some(route.link_to(&Route::Media { address }))
            }
            Target::Unresolved(..) | Target::Broken(_) => None,
        }
    }

    /// The source of a translation that is not to be trusted blindly, and of a version
    /// in another language than the reader's: that version's own page. And whether it is the
    /// source.
    fn original(
        &self,
        edition: &Edition,
        route: &Route,
        (article, version): (&Article, &Version),
    ) -> Option<(ArticleLink, bool)> {
        let locale = &self.kb.settings.source_locale;
        let is_doubtful = article.is_outdated(version, locale) || version.is_machine_translated();
        let is_fallback = is_fallback(edition, version);
        let source = article.version(locale).filter(|_| is_doubtful);
        let source = match source.filter(|it| it.locale != version.locale) {
            Some(source) => source,
            None if is_fallback => version,
            None => return None,
        };
        let href = route.link_to(&Route::Article {
            locale: source.locale.clone(),
            slug: article.slug.clone(),
        });
        let mut link = self.version_link(edition, source, href);
        link.language = Some(edition.language(&source.locale).to_owned());
        Some((link, source.locale == *locale))
    }

    fn day(&self, locale: &Locale, date: Date) -> (String, String) {
        (date.to_string(), self.messages.date(locale, date))
    }
}

/// Whether a reader who asked for an edition sees another language.
fn is_fallback(edition: &Edition, version: &Version) -> bool {
    version.locale.written_language() != edition.locale.written_language()
}

fn contents(headings: Vec<crate::render::html::Heading>) -> Vec<Content> {
    let listed: Vec<_> = headings.into_iter().filter(|it| it.level <= 3).collect();
    if listed.len() < CONTENTS_FROM {
        return Vec::new();
    }
    let content = |it: crate::render::html::Heading| Content {
        id: it.id,
        text: it.text,
        level: it.level,
    };
    listed.into_iter().map(content).collect()
}

/// The description of the front matter, else the beginning of the first paragraph, else
/// of the first item, row or note that says something.
fn description(version: &Version) -> String {
    if let Some(description) = version.front_matter.description.as_deref() {
        return description.to_owned();
    }
    let first = version.doc.blocks.iter().find_map(|it| match &it.kind {
        BlockKind::Paragraph(inlines) => said(plain_text(inlines)),
        _ => None,
    });
    let text = first.or_else(|| {
        let is_text = |it: &PartKind| {
            matches!(
                it,
                PartKind::Paragraph | PartKind::Item { .. } | PartKind::Row
            )
        };
        let parts = version.doc.parts().into_iter();
        parts
            .filter(|it| is_text(&it.kind))
            .find_map(|it| said(it.text()))
    });
    let text = text.unwrap_or_default();
    if text.chars().count() <= DESCRIPTION {
        return text;
    }
    let cut: String = text.chars().take(DESCRIPTION - 1).collect();
    let end = cut.rfind(' ').filter(|it| *it > cut.len() / 2);
    format!("{}…", &cut[..end.unwrap_or(cut.len())])
}

fn said(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}
