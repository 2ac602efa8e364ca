//! What the frames of pages share that stand alike in a locale: addresses, and
//! the parts of the frame that are made of nothing else, filled in once.

use crate::error::Error;
use crate::model::{Locale, Route, Settings, Slug};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::html::escape;
use crate::render::outcome::support_href;
use crate::render::templates::{Input, view};
use crate::render::view::{SharedView, Ways, Words};
use minijinja::Value;
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// More are not remembered: addresses that do not exist may be of any depth.
const MOST: usize = 1000;

/// The shared parts of a frame, as templates see them.
pub(super) struct Shared {
    /// The ways that every page offers.
    pub(super) ways: Value,
    /// The links of `head`.
    pub(super) head: Value,
    /// The site's name and the ways beside it.
    pub(super) menu: Value,
    /// The foot of the page.
    pub(super) bottom: Value,
}

/// Those made so far.
#[derive(Default)]
pub(super) struct Remembered(RwLock<FxHashMap<Standing, Arc<Shared>>>);

/// What tells the links of one page from those of another: two of them tell how
/// deep it stands, and whether among troubleshooters.
#[derive(PartialEq, Eq, Hash)]
struct Standing {
    locale: Locale,
    section: &'static str,
    home: String,
    troubleshoot: Option<String>,
}

impl Renderer {
    /// The shared parts of a page's frame.
    pub(super) fn shared(
        &self,
        edition: &Edition,
        route: &Route,
        section: &'static str,
    ) -> Result<Arc<Shared>, Error> {
        let locale = || edition.locale.clone();
        let main = self.main_guide();
        let standing = Standing {
            locale: locale(),
            section,
            home: route.link_to(&Route::Home { locale: locale() }),
            troubleshoot: main.map(|it| route.link_to(&it.route(&locale(), &it.start()))),
        };
        let known = self.remembered.0.read();
        if let Some(shared) = known.unwrap_or_else(PoisonError::into_inner).get(&standing) {
            return Ok(Arc::clone(shared));
        }
        let shared = Arc::new(self.fill_shared(edition, route, &standing)?);
        let known = self.remembered.0.write();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(standing, Arc::clone(&shared));
        }
        Ok(shared)
    }

    fn fill_shared(
        &self,
        edition: &Edition,
        route: &Route,
        standing: &Standing,
    ) -> Result<Shared, Error> {
        let support = self.kb.settings.support.as_deref();
        let locale = || edition.locale.clone();
        let shared = SharedView {
            lang: edition.interface.to_string(),
            dir: edition.interface.direction().as_str(),
            locale: edition.locale.to_string(),
            site_name: edition.site_name.clone(),
            site: match edition.names_itself {
                true => self.words(edition, &edition.locale, edition.site_name.clone()),
                false => edition.site_name.clone().into(),
            },
            logo: self.logo(route),
            footer: self.footer(edition, &standing.home),
            support: support.and_then(support_href),
            feed: (edition.has_feed).then(|| route.link_to(&Route::Feed { locale: locale() })),
            ways: self.ways(route, standing),
            section: standing.section,
        };
        let frame = view(&shared);
        let part = |name| {
            let input = Input {
                voice: &edition.voice,
                frame: frame.clone(),
                page: Value::UNDEFINED,
            };
            let text = self.templates.render(name, &input)?;
            Ok(Value::from_safe_string(text))
        };
        Ok(Shared {
            head: part("head.html")?,
            menu: part("menu.html")?,
            bottom: part("bottom.html")?,
            ways: view(&shared.ways),
        })
    }

    fn ways(&self, route: &Route, standing: &Standing) -> Ways {
        let to = |it: &Route| route.link_to(it);
        let asset = |name: &str| {
            let name = self.assets.name(name).into();
            to(&Route::Asset { name })
        };
        let locale = || standing.locale.clone();
        Ways {
            home: standing.home.clone(),
            articles: to(&Route::Articles { locale: locale() }),
            search: to(&Route::Search { locale: locale() }),
            troubleshoot: standing.troubleshoot.clone(),
            style: asset("style.css"),
            script: asset("script.js"),
            icon: asset("icon.svg"),
            watch: self.is_watched.then(|| asset("watch.js")),
        }
    }

    fn logo(&self, route: &Route) -> Option<String> {
        let address = self.kb.settings.logo.clone()?;
        self.kb.media_file(&address)?;
        Some(route.link_to(&Route::Media { address }))
    }

    /// The publisher's words in the reader's language, else those for all, as HTML.
    fn footer(&self, edition: &Edition, home: &str) -> Option<Words> {
        let footers = &self.kb.settings.footers;
        let own = [edition.locale.as_str(), edition.locale.written_language()];
        let own = own.into_iter().find_map(|it| footers.get(it));
        let (text, locale) = match own {
            Some(text) => (text, &edition.locale),
            None => (footers.get("default")?, &self.kb.settings.source_locale),
        };
        let mut html = String::new();
        for (text, target) in Settings::footer_pieces(text) {
            let href = target.and_then(|it| self.footer_href(edition, home, it));
            if let Some(href) = &href {
                html.push_str("<a href=\"");
                escape(href, &mut html);
                html.push_str("\">");
            }
            escape(text, &mut html);
            if href.is_some() {
                html.push_str("</a>");
            }
        }
        Some(self.words(edition, locale, html))
    }

    /// Which articles that footers link to are there.
    pub(super) fn footer_articles(&self) -> Vec<bool> {
        let footers = self.kb.settings.footers.values();
        let pieces = footers.flat_map(|it| Settings::footer_pieces(it));
        let files = pieces.filter_map(|it| it.1?.strip_suffix(".md"));
        files
            .map(|it| self.article_index(&Slug::new(it)).is_some())
            .collect()
    }

    /// Where a link leads, as seen from all pages that have the home page at one address.
    fn footer_href(&self, edition: &Edition, home: &str, target: &str) -> Option<String> {
        if Settings::is_address(target) {
            return Some(target.to_owned());
        }
        let slug = Slug::new(target.strip_suffix(".md")?);
        self.article_index(&slug)?;
        let locale = edition.locale.clone();
        let path = Route::Article { locale, slug }.path();
        let (_, below) = path.split_once('/')?;
        Some(format!("{}{below}", home.strip_suffix("index.html")?))
    }
}
