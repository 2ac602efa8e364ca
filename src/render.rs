//! Pages: a [`Route`] in, a [`Page`] out.
//!
//! Entry points: [`Renderer::page`] makes one page, [`Renderer::routes`] names
//! all there are. The web app asks for one, the site for all; there is no other
//! maker of pages. What templates see stands in [`view`]; [`html`],
//! [`markdown`] and [`terminal`] are folds over docs. This module knows nothing of servers,
//! output folders and search indexes.

mod article;
mod assets;
mod copy;
mod edition;
mod fault;
mod feed;
mod frame;
mod guide;
mod key;
mod linked;
mod listing;
mod map;
mod outcome;
mod own;
mod pages;
mod related;
mod routes;
mod samples;
mod search;
mod service;
mod shared;
mod shorten;
mod sides;
mod templates;
mod troubleshoot;
mod which;

pub mod html;
pub mod markdown;
pub mod terminal;
pub mod view;

pub use assets::media_type;
pub use edition::words;
pub use key::{Key, Keys};
pub use own::{OwnFile, check as check_files};
pub use samples::Search as SearchSample;
pub use search::{AssetFile, ShelfStore};

use crate::error::Error;
use crate::index::Synonyms;
use crate::index::browser::Shelf;
use crate::model::{Flow, KnowledgeBase, Locale, Redirect, Route};
use crate::text::Messages;
use assets::Assets;
use edition::Edition;
use guide::Guide;
use rayon::prelude::*;
use shared::Remembered;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use templates::Templates;

/// What is served at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The bytes.
    pub body: Vec<u8>,
    /// The media type, with its character set.
    pub media_type: &'static str,
}

/// Makes the pages of a knowledge base.
pub struct Renderer {
    kb: KnowledgeBase,
    messages: Arc<Messages>,
    guides: Vec<Guide>,
    /// The articles that are flows themselves, by slug.
    small: Vec<Flow>,
    templates: Templates,
    assets: Assets,
    editions: Vec<Edition>,
    words: BTreeMap<Locale, html::Words>,
    related: Vec<Vec<u32>>,
    recent: Vec<u32>,
    /// How titles write the names of services.
    service_names: service::Names,
    is_watched: bool,
    synonyms: Synonyms,
    shelves: OnceLock<Vec<Shelf>>,
    /// The folder of each locale's, known also where they were only written.
    folders: OnceLock<BTreeMap<Locale, String>>,
    remembered: Remembered,
    /// The locale that most articles are in, the first of several.
    fullest: Option<Locale>,
}

impl Renderer {
    /// Prepares all that pages share. Of the flows the second are articles that are
    /// flows themselves, by slug. `files` are templates and assets that replace built-in
    /// ones, named `templates/page.html` and `templates/assets/style.css`.
    pub fn new(
        mut kb: KnowledgeBase,
        (flows, small): (Vec<Flow>, Vec<Flow>),
        messages: Messages,
        files: &[(&str, &[u8])],
    ) -> Result<Self, Error> {
        if kb.locales.is_empty() {
            kb.locales.push(kb.settings.source_locale.clone());
        }
        let messages = Arc::new(messages);
        let templates = Templates::new(files)?;
        let prepare = || {
            let locales = kb.locales.par_iter();
            let editions = locales.map(|it| Edition::new(&kb, &messages, it));
            (editions.collect(), service::names(&kb), fullest(&kb))
        };
        let relate = || (related::related(&kb), pages::recent(&kb));
        let follow = || flows.into_par_iter().map(Guide::new).collect();
        let (((editions, service_names, fullest), (related, recent)), (guides, assets)) =
            rayon::join(
                || rayon::join(prepare, relate),
                || rayon::join(follow, || Assets::new(files, &kb.settings)),
            );
        let locales = kb.locales.iter();
        let words = locales.map(|it| (it.clone(), edition::words(&messages, it)));
        let words = words.collect();
        Ok(Self {
            guides,
            small,
            related,
            recent,
            service_names,
            is_watched: false,
            templates,
            assets,
            editions,
            words,
            messages,
            kb,
            synonyms: Synonyms::new([]),
            shelves: OnceLock::new(),
            folders: OnceLock::new(),
            remembered: Remembered::default(),
            fullest,
        })
    }

    /// Lets pages carry the script that loads them again when the content changes.
    pub fn watched(mut self) -> Self {
        let script = templates::FILES.get_file("watch.js");
        let script = script.expect("it is bundled").contents().to_vec();
        self.assets.add("watch.js", script);
        self.is_watched = true;
        // Pages may have been tried before, without the script.
        self.remembered = Remembered::default();
        self
    }

    /// Takes other synonyms than the bundled ones, for search in the browser.
    #[must_use]
    pub fn with_synonyms(mut self, synonyms: Synonyms) -> Self {
        self.synonyms = synonyms;
        self
    }

    /// The knowledge base.
    pub fn knowledge_base(&self) -> &KnowledgeBase {
        &self.kb
    }

    /// The messages.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The locales that have pages, sorted.
    pub fn locales(&self) -> &[Locale] {
        &self.kb.locales
    }

    /// The page at an address; `None` where there is none.
    pub fn page(&self, route: &Route) -> Result<Option<Page>, Error> {
        let edition = match route.locale() {
            Some(locale) => match self.edition(locale) {
                Some(edition) => Some(edition),
                None => return Ok(None),
            },
            None => None,
        };
        let text = match (route, edition) {
            (Route::Start, _) => self.start_page()?,
            (Route::Asset { name }, _) => return Ok(self.asset(name)),
            (Route::Media { address }, _) => return self.media(address),
            (Route::Copy { slug, .. }, Some(edition)) => return Ok(self.copy(edition, slug)),
            (Route::Feed { .. }, Some(edition)) => return Ok(self.feed(edition)),
            (Route::Home { .. }, Some(edition)) => self.home_page(edition)?,
            (Route::Lost { .. }, _) => self.lost_page(route)?,
            (Route::Articles { .. }, Some(edition)) => self.articles_page(edition)?,
            (Route::Search { .. }, Some(edition)) => self.search_page(edition, None)?,
            (Route::NotFound { .. }, Some(edition)) => self.not_found_page(edition, route)?,
            (Route::Article { slug, .. }, Some(edition)) => {
                match self.article_page(edition, slug)? {
                    Some(text) => text,
                    None => return Ok(None),
                }
            }
            (Route::Sides { slug, .. }, Some(edition)) => match self.sides_page(edition, slug)? {
                Some(text) => text,
                None => return Ok(None),
            },
            (Route::Which { slug, .. }, Some(edition)) => match self.which_page(edition, slug)? {
                Some(text) => text,
                None => return Ok(None),
            },
            (Route::Map { flow, .. }, Some(edition)) => match self.map_page(edition, flow)? {
                Some(text) => text,
                None => return Ok(None),
            },
            (Route::Flow { .. }, Some(edition)) => match self.flow_page(edition, route)? {
                Some(text) => text,
                None => return Ok(None),
            },
            (_, None) => return Ok(None),
        };
        Ok(Some(html_page(text)))
    }

    /// The page of search results for what an index found.
    pub fn search_results(
        &self,
        locale: &Locale,
        found: &view::Found,
    ) -> Result<Option<Page>, Error> {
        let Some(edition) = self.edition(locale) else {
            return Ok(None);
        };
        Ok(Some(html_page(self.search_page(edition, Some(found))?)))
    }

    /// The page for an address that does not exist, as seen from `depth`
    /// folders below the root.
    pub fn not_found(&self, locale: &Locale, depth: usize) -> Result<Page, Error> {
        self.notice(locale, depth, "not-found.html")
    }

    /// The page that hosts answer with whatever does not exist.
    pub fn lost(&self) -> Result<Page, Error> {
        let base = self.kb.settings.base_path();
        Ok(html_page(self.lost_page(&Route::Lost { base })?))
    }

    /// The page of a locale that hosts answer with whatever does not exist below its folder.
    pub fn lost_in(&self, locale: &Locale) -> Result<Page, Error> {
        let base = self.kb.settings.base_path();
        let Some(edition) = self.edition(locale) else {
            return self.lost();
        };
        let text = self.not_found_page(edition, &Route::Lost { base })?;
        Ok(html_page(text))
    }

    /// The page at a former address, which leads to where the article stands now.
    pub fn redirect(&self, redirect: &Redirect) -> Result<Page, Error> {
        Ok(html_page(self.redirect_page(redirect)?))
    }

    /// The page for a failure of ours.
    pub fn failure(&self, locale: &Locale, depth: usize) -> Result<Page, Error> {
        self.notice(locale, depth, "error.html")
    }

    /// Where an address of a troubleshooter leads that is no longer its own:
    /// the furthest page that its answers reach. `None` where it is no
    /// troubleshooter's address, or already that page's.
    pub fn moved(&self, route: &Route) -> Option<Route> {
        let Route::Flow {
            locale,
            flow,
            trail,
            kept,
            ..
        } = route
        else {
            return None;
        };
        self.edition(locale)?;
        let guide = self.guides.iter().find(|it| it.flow().id == *flow)?;
        let place = guide.furthest(trail, kept);
        let reached = guide.route(locale, &place);
        (reached != *route).then_some(reached)
    }

    /// The locale that serves a reader of `wanted`, who lists what they read,
    /// best first; else the source locale's, else the one with most articles.
    pub fn best_locale(&self, wanted: &[Locale]) -> Option<&Locale> {
        let all = self.locales();
        let asked = wanted.iter().find_map(|it| it.best_match(all));
        asked
            .or_else(|| self.kb.settings.source_locale.best_match(all))
            .or(self.fullest.as_ref())
    }

    /// What the site is called in a locale.
    pub fn site_name(&self, locale: &Locale) -> String {
        let edition = self.edition(locale);
        edition.map_or_else(String::new, |it| it.site_name.clone())
    }

    fn edition(&self, locale: &Locale) -> Option<&Edition> {
        let index = self.kb.locales.binary_search(locale).ok()?;
        self.editions.get(index)
    }

    fn asset(&self, name: &str) -> Option<Page> {
        let own = self.assets.bytes(name);
        let body = own.or_else(|| self.shelf_file(name))?.to_vec();
        let media_type = media_type(name);
        Some(Page { body, media_type })
    }

    fn media(&self, address: &str) -> Result<Option<Page>, Error> {
        let Some(media) = self.kb.media_file(address) else {
            return Ok(None);
        };
        let body = match &media.bytes {
            Some(bytes) => bytes.to_vec(),
            None => std::fs::read(&media.path).map_err(|it| Error::io(&*media.path, it))?,
        };
        let media_type = media_type(address);
        Ok(Some(Page { body, media_type }))
    }
}

fn fullest(kb: &KnowledgeBase) -> Option<Locale> {
    let count = |locale: &Locale| {
        let articles = kb.articles.iter();
        articles.filter(|it| it.version(locale).is_some()).count()
    };
    let locales = kb.locales.iter().rev();
    locales.max_by_key(|it| count(it)).cloned()
}

fn html_page(text: String) -> Page {
    Page {
        body: text.into_bytes(),
        media_type: "text/html; charset=utf-8",
    }
}
