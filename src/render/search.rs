//! The page that asks, and the pages that answer.

mod filters;

use crate::error::Error;
use crate::index::browser;
use crate::index::browser::{Library, Shelf};
use crate::index::{Correction, Query};
use crate::model::{Locale, Route};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::html::escape;
use crate::render::search::filters::Address;
use crate::render::templates::view;
use crate::render::view::{CorrectionView, Found, FoundHit, HitView, SearchView, Words};
use crate::text::Argument;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// The scripts that search where no server does, in their order.
const SCRIPTS: [&str; 2] = ["search.js", "search-page.js"];

/// The script that these load when they need it.
const MORE: &str = "search-more.js";

/// Numbers that between them are of every kind that languages tell apart; the
/// script says others of a kind alike.
const COUNTS: [u64; 6] = [0, 1, 2, 3, 11, 100];

/// So many cores write one index at a time: each takes memory of its own.
const CORES_AN_INDEX: usize = 2;
/// The folder of the assets that holds the browser's indexes.
const SHELVES: &str = "search/";

/// A file of the assets: its name and its bytes.
pub type AssetFile = (String, Vec<u8>);

/// Where the browser's indexes go to.
pub trait ShelfStore: Sync {
    /// What is known of an index there.
    type Stored: Send;

    /// The folder of the index that is there already, where nothing changed.
    fn keep(&self, locale: &Locale) -> Option<(String, Self::Stored)>;

    /// Takes the files of an index.
    fn store(&self, locale: &Locale, files: Vec<AssetFile>) -> Result<Self::Stored, Error>;
}

fn shelf_file(folder: &str, name: &str) -> String {
    format!("{SHELVES}{folder}/{name}")
}

impl Renderer {
    /// The browser's indexes, made when they are first asked for.
    fn shelves(&self) -> &[Shelf] {
        let make = || browser::shelves(&self.kb, &self.synonyms);
        self.shelves.get_or_init(make)
    }

    /// Makes the browser's index of each locale that a store does not keep, and hands
    /// it over. None is held on to, so the pages of search are to be made afterwards.
    pub fn store_shelves<S: ShelfStore>(&self, store: &S) -> Result<Vec<S::Stored>, Error> {
        let mut locales = self.kb.locales.clone();
        let source = &self.kb.settings.source_locale;
        if !locales.contains(source) {
            locales.push(source.clone());
        }
        let kept = locales.par_iter().map(|it| store.keep(it));
        let mut kept: Vec<Option<(String, S::Stored)>> = kept.collect();
        if kept.iter().any(Option::is_none) {
            let mut first = locales.iter().zip(&kept).filter(|it| it.1.is_none());
            let first = first.find(|it| it.0 != source).map(|it| it.0);
            let library = Library::new(&self.kb, &self.synonyms, first);
            let made = locales.iter().zip(&mut kept);
            let mut made: Vec<_> = made.filter(|(_, kept)| kept.is_none()).collect();
            let at_once = (rayon::current_num_threads() / CORES_AN_INDEX).max(1);
            for made in made.chunks_mut(at_once) {
                made.par_iter_mut().try_for_each(|(locale, place)| {
                    let Shelf { folder, files, .. } = library.shelf(locale);
                    let files = files.into_iter();
                    let files = files.map(|(name, bytes)| (shelf_file(&folder, &name), bytes));
                    let stored = store.store(locale, files.collect())?;
                    **place = Some((folder, stored));
                    Ok::<_, Error>(())
                })?;
            }
        }
        let all = locales.into_iter().zip(kept.into_iter().flatten());
        let all = all.map(|(locale, (folder, stored))| ((locale, folder), stored));
        let (folders, stored): (BTreeMap<Locale, String>, Vec<S::Stored>) = all.unzip();
        self.folders.get_or_init(|| folders);
        Ok(stored)
    }

    /// What the path of the folder of a locale's index begins with in a site.
    pub fn shelf_folder(locale: &Locale) -> String {
        let name = format!("{SHELVES}{locale}.").into();
        Route::Asset { name }.file()
    }

    /// The folders of the browser's indexes.
    fn folders(&self) -> &BTreeMap<Locale, String> {
        self.folders.get_or_init(|| {
            let shelves = self.shelves().iter();
            let folders = shelves.map(|it| (it.locale.clone(), it.folder.clone()));
            folders.collect()
        })
    }

    /// The names of all files of the browser's indexes, as assets.
    pub(super) fn shelf_files(&self) -> impl Iterator<Item = String> {
        let shelves = self.shelves().iter();
        shelves.flat_map(|shelf| {
            let files = shelf.files.iter();
            files.map(|(name, _)| shelf_file(&shelf.folder, name))
        })
    }

    /// The bytes of such a file.
    pub(super) fn shelf_file(&self, name: &str) -> Option<&[u8]> {
        let (folder, file) = name.strip_prefix(SHELVES)?.split_once('/')?;
        let shelf = self.shelves().iter().find(|it| it.folder == folder)?;
        let (_, bytes) = shelf.files.iter().find(|(name, _)| name == file)?;
        Some(bytes)
    }

    /// The address of the folder of a locale's index, as seen from a page.
    pub(super) fn shelf_address(&self, route: &Route, locale: &Locale) -> String {
        let folder = self.folders().get(locale).map_or("", String::as_str);
        let name = format!("{SHELVES}{folder}/").into();
        route.link_to(&Route::Asset { name })
    }

    /// The page of results, or the page that only asks.
    pub(super) fn search_page(
        &self,
        edition: &Edition,
        found: Option<&Found>,
    ) -> Result<String, Error> {
        let route = Route::Search {
            locale: edition.locale.clone(),
        };
        let query = found
            .map(|it| it.query.as_str())
            .filter(|it| !it.is_empty());
        let title = match query {
            Some(query) => {
                let arguments = [("query", Argument::Text(query))];
                self.messages
                    .text(&edition.locale, "search-title-for", &arguments)
            }
            None => self.messages.text(&edition.locale, "search-title", &[]),
        };
        let frame = self.frame(
            edition,
            About {
                route: &route,
                title,
                description: String::new(),
                section: "search",
                listing: Listing::Unlisted,
            },
        )?;
        let page = self.search_view(edition, &route, found);
        self.fill("search.html", edition, (&frame, view(&page)))
    }

    fn search_view(&self, edition: &Edition, route: &Route, found: Option<&Found>) -> SearchView {
        let mut view = SearchView {
            flow: self.main_flow_link(edition, route),
            ..SearchView::default()
        };
        let Some(found) = found.filter(|it| !it.query.is_empty()) else {
            self.add_shelves(edition, route, &mut view);
            return view;
        };
        let limit = found.limit.max(1);
        let address = Address::of(found);
        view.page = found.offset / limit + 1;
        let reached = found.total.min(Query::DEEPEST);
        view.pages = reached.div_ceil(limit).max(view.page);
        view.previous = (view.page > 1).then(|| address.page(view.page - 1));
        view.next = (view.page < view.pages).then(|| address.page(view.page + 1));
        view.total = found.total;
        view.query = Some(found.query.clone());
        view.correction = found.correction.as_ref().map(|it| CorrectionView {
            query: it.query().to_owned(),
            is_shown: it.is_shown(),
            href: match it {
                Correction::Shown(_) => address.with("literal", Some("1")),
                Correction::Meant(query) => address.of_query(query),
            },
        });
        view.filters = self.filters(edition, found, &address);
        let hits = found.hits.iter();
        view.hits = hits
            .filter_map(|it| self.hit_view(edition, route, it))
            .collect();
        view
    }

    /// Adds what the script needs to search where no server does.
    fn add_shelves(&self, edition: &Edition, route: &Route, view: &mut SearchView) {
        let source = &self.kb.settings.source_locale;
        let asset = |name| {
            let name = self.assets.name(name).into();
            route.link_to(&Route::Asset { name })
        };
        view.scripts = SCRIPTS.map(asset).into();
        view.more = asset(MORE);
        view.shelf = self.shelf_address(route, &edition.locale);
        view.source_shelf = self.shelf_address(route, source);
        view.source_locale = source.to_string();
        let counts = COUNTS.map(|count| {
            let arguments = [("count", Argument::Count(count))];
            let text = self
                .messages
                .text(&edition.locale, "search-count", &arguments);
            (count.to_string(), text)
        });
        let counts: BTreeMap<String, String> = counts.into();
        let languages = self.kb.locales.iter().map(|it| {
            let is_own = it.written_language() == edition.locale.written_language();
            let name = (!is_own).then(|| edition.language(it));
            let Words { lang, dir, .. } = self.words(edition, it, String::new());
            (it.as_str(), (name, lang, dir))
        });
        let languages: BTreeMap<&str, _> = languages
            .filter(|(_, it)| *it != (None, None, None))
            .collect();
        view.languages = serde_json::to_string(&languages).expect("strings are JSON");
        view.counts = serde_json::to_string(&counts).expect("strings are JSON");
    }

    fn hit_view(&self, edition: &Edition, route: &Route, hit: &FoundHit) -> Option<HitView> {
        let index = self.article_index(&hit.slug)?;
        let article = &self.kb.articles[index];
        let version = article.version(&hit.locale)?;
        let href = self.article_href(edition, route, index);
        let mut link = self.version_link(edition, version, href);
        link.title.text.clone_from(&hit.title);
        let source = &self.kb.settings.source_locale;
        Some(HitView {
            article: link,
            which: self.which_href(edition, route, &hit.slug),
            title: marked(&hit.title, &hit.title_marks),
            snippet: marked(&hit.snippet, &hit.marks),
            is_machine_translated: version.is_machine_translated(),
            is_outdated: article.is_outdated(version, source),
        })
    }
}

/// An excerpt as HTML, its matches marked; ranges that fit no text are passed over.
fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len() + marks.len() * 13);
    let mut end = 0;
    for mark in marks {
        let (Some(before), Some(inside)) = (text.get(end..mark.start), text.get(mark.clone()))
        else {
            continue;
        };
        escape(before, &mut out);
        out.push_str("<mark>");
        escape(inside, &mut out);
        out.push_str("</mark>");
        end = mark.end;
    }
    escape(text.get(end..).unwrap_or_default(), &mut out);
    out
}
