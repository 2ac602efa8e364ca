//! The frame of every page: head, ways, languages, and what search engines are
//! told, from one graph of real translations.

use crate::error::Error;
use crate::model::{Direction, Locale, Route, Version};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::view::{Alternate, ArticleLink, Frame, LanguageLink, Words};

/// What a page says of itself.
pub(super) struct About<'a> {
    /// Its address; links start from there.
    pub(super) route: &'a Route,
    /// Its title; empty where the site's name says all.
    pub(super) title: String,
    /// A sentence about it.
    pub(super) description: String,
    /// Which way is the current one.
    pub(super) section: &'static str,
    /// What search engines may do.
    pub(super) listing: Listing,
}

/// What search engines may do with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    /// List it, as one of its translations.
    Listed,
    /// Follow its links.
    Unlisted,
    /// Neither.
    Hidden,
}

impl Renderer {
    /// Builds the frame of a page in an edition.
    pub(super) fn frame(&self, edition: &Edition, about: About<'_>) -> Result<Frame, Error> {
        let route = about.route;
        let real = self.translations(route);
        let listing = self.listing(about.listing, route);
        let listed = listing == Listing::Listed;
        let is_real = real.contains(&&edition.locale);
        let shown = match is_real {
            true => &edition.locale,
            false => self.shown(edition, route),
        };
        let title = if about.title.is_empty() {
            edition.site_name.clone()
        } else {
            format!("{} – {}", about.title, edition.site_name)
        };
        let shared = self.shared(edition, route, about.section)?;
        Ok(Frame {
            lang: edition.interface.to_string(),
            dir: edition.interface.direction().as_str(),
            locale: edition.locale.to_string(),
            title,
            description: about.description,
            site_name: edition.site_name.clone(),
            robots: match listing {
                Listing::Listed => None,
                Listing::Unlisted => Some("noindex"),
                Listing::Hidden => Some("noindex, nofollow"),
            },
            canonical: listed.then(|| self.canonical(route, is_real)).flatten(),
            address: self
                .kb
                .settings
                .url
                .as_deref()
                .map(|it| absolute(it, &route.path())),
            alternates: if listed && is_real {
                self.alternates(route, &real)
            } else {
                Vec::new()
            },
            head: shared.head.clone(),
            menu: shared.menu.clone(),
            bottom: shared.bottom.clone(),
            ways: shared.ways.clone(),
            open_locale: open_graph(shown),
            open_alternates: if listed {
                let others = real.iter().filter(|it| **it != shown);
                others.map(|it| open_graph(it)).collect()
            } else {
                Vec::new()
            },
            languages: self.languages(edition, route, &real),
            section: about.section,
        })
    }

    /// The locales in which the page is really there, sorted.
    pub(super) fn translations(&self, route: &Route) -> Vec<&Locale> {
        let speaks = |it: &&Locale| {
            let edition = self.edition(it).expect("every locale has an edition");
            edition.interface == **it
        };
        match route {
            Route::Article { slug, .. } | Route::Sides { slug, .. } => {
                let article = self.kb.article(slug.as_str());
                let versions = article.map_or(&[][..], |it| &it.versions);
                let locales = versions.iter().map(|it| &it.locale);
                locales
                    .filter(|it| self.kb.locales.binary_search(it).is_ok())
                    .collect()
            }
            _ => self.kb.locales.iter().filter(speaks).collect(),
        }
    }

    pub(super) fn alternates(&self, route: &Route, real: &[&Locale]) -> Vec<Alternate> {
        let is_listed = |it: &&&Locale| match route {
            Route::Article { slug, .. } => {
                let article = self.kb.article(slug.as_str());
                let version = article.and_then(|article| article.version(it));
                version.is_some_and(|it| !it.front_matter.robots.no_index)
            }
            _ => true,
        };
        let listed: Vec<&Locale> = real.iter().filter(is_listed).copied().collect();
        if listed.len() < 2 {
            return Vec::new();
        }
        let alternate = |lang: &str, locale: &Locale| Alternate {
            lang: lang.to_owned(),
            href: self.address(route, &in_locale(route, locale)),
        };
        let mut alternates: Vec<Alternate> =
            listed.iter().map(|it| alternate(it.as_str(), it)).collect();
        let source = &self.kb.settings.source_locale;
        let default = listed.iter().find(|it| **it == source);
        alternates.extend(default.map(|it| alternate("x-default", it)));
        alternates
    }

    /// The address that search engines are to list: the page's own, or for a
    /// page in another language that of the version it shows.
    fn canonical(&self, route: &Route, is_real: bool) -> Option<String> {
        if is_real {
            let base = self.kb.settings.url.as_deref();
            return base.map(|base| absolute(base, &route.path()));
        }
        let Route::Article { locale, .. } = route else {
            return None;
        };
        let shown = self.shown(self.edition(locale)?, route);
        Some(self.address(route, &in_locale(route, shown)))
    }

    /// The locale of what a page shows that is not there in its own.
    fn shown<'a>(&'a self, edition: &'a Edition, route: &Route) -> &'a Locale {
        let Route::Article { slug, .. } = route else {
            return &edition.interface;
        };
        let index = self.article_index(slug);
        index.map_or(&edition.interface, |it| {
            &edition.version(&self.kb, it).locale
        })
    }

    /// A whole address where the site has one, else one as seen from the page.
    pub(super) fn address(&self, from: &Route, to: &Route) -> String {
        match self.kb.settings.url.as_deref() {
            Some(base) => absolute(base, &to.path()),
            None => from.link_to(to),
        }
    }

    fn languages(&self, edition: &Edition, route: &Route, real: &[&Locale]) -> Vec<LanguageLink> {
        let is_article = matches!(route, Route::Article { .. } | Route::Sides { .. });
        let offered = self.kb.locales.iter().filter(|it| {
            let is_own = **it == edition.locale;
            is_own || !is_article || real.contains(it)
        });
        offered
            .map(|locale| LanguageLink {
                lang: locale.to_string(),
                dir: locale.direction().as_str(),
                name: self.language_name(locale).to_owned(),
                href: route.link_to(&in_locale(route, locale)),
                current: *locale == edition.locale,
            })
            .collect()
    }

    fn language_name(&self, locale: &Locale) -> &str {
        self.edition(locale).map_or("", |it| &it.name)
    }

    /// Words in a language, marked where it is not the page's.
    pub(super) fn words(&self, edition: &Edition, locale: &Locale, text: String) -> Words {
        let own = &edition.interface;
        if locale.written_language() == own.written_language() {
            return Words {
                text,
                lang: None,
                dir: None,
            };
        }
        Words {
            text,
            lang: Some(locale.to_string()),
            dir: (locale.direction() != own.direction()).then(|| locale.direction().as_str()),
        }
    }

    /// A link to an article's version.
    pub(super) fn article_link(
        &self,
        edition: &Edition,
        route: &Route,
        index: usize,
    ) -> ArticleLink {
        let version = edition.version(&self.kb, index);
        self.version_link(edition, version, self.article_href(edition, route, index))
    }

    /// A link to a version, at an address.
    pub(super) fn version_link(
        &self,
        edition: &Edition,
        version: &Version,
        href: String,
    ) -> ArticleLink {
        let title = self.words(edition, &version.locale, version.title.to_string());
        let is_other = version.locale.written_language() != edition.locale.written_language();
        let language = is_other.then(|| edition.language(&version.locale).to_owned());
        let description = version.front_matter.description.as_deref();
        ArticleLink {
            href,
            title,
            description: description.unwrap_or_default().to_owned(),
            language,
        }
    }

    /// The address of an article in the reader's locale.
    pub(super) fn article_href(&self, edition: &Edition, route: &Route, index: usize) -> String {
        route.link_to(&Route::Article {
            locale: edition.locale.clone(),
            slug: self.kb.articles[index].slug.clone(),
        })
    }

    /// The place of an article in the knowledge base.
    pub(super) fn article_index(&self, slug: &crate::model::Slug) -> Option<usize> {
        let articles = &self.kb.articles;
        articles.binary_search_by(|it| it.slug.cmp(slug)).ok()
    }
}

/// The same page in another locale.
pub(super) fn in_locale(route: &Route, locale: &Locale) -> Route {
    let mut route = route.clone();
    match &mut route {
        Route::Home { locale: own }
        | Route::Articles { locale: own }
        | Route::Article { locale: own, .. }
        | Route::Copy { locale: own, .. }
        | Route::Search { locale: own }
        | Route::Feed { locale: own }
        | Route::Flow { locale: own, .. }
        | Route::Which { locale: own, .. }
        | Route::Map { locale: own, .. }
        | Route::NotFound { locale: own } => *own = locale.clone(),
        // Not every translation stands beside its source.
        Route::Sides { locale: own, slug } if own != locale => {
            let (locale, slug) = (locale.clone(), slug.clone());
            route = Route::Article { locale, slug };
        }
        Route::Sides { .. } => {}
        Route::Lost { .. } => {
            let locale = locale.clone();
            route = Route::Home { locale };
        }
        Route::Start | Route::Asset { .. } | Route::Media { .. } => {}
    }
    route
}

/// A locale as Open Graph writes it: a language and a region.
fn open_graph(locale: &Locale) -> String {
    let language = locale.language();
    let region = locale.region();
    region.map_or_else(|| language.to_owned(), |it| format!("{language}_{it}"))
}

/// The word for a direction that differs from the page's.
pub(super) fn direction(locale: &Locale) -> &'static str {
    match locale.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

pub(super) fn absolute(base: &str, path: &str) -> String {
    format!("{}/{path}", base.trim_end_matches('/'))
}
