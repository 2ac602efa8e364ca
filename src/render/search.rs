//! The page that asks, and the pages that answer.

use crate::error::Error;
use crate::index::browser;
use crate::index::browser::Shelf;
use crate::model::{Locale, Route};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::html::escape;
use crate::render::templates::{Input, view};
use crate::render::view::{Found, FoundHit, HitView, SearchView};
use crate::text::Argument;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeMap;
use std::ops::Range;

/// The scripts that search where no server does, in their order.
const SCRIPTS: [&str; 2] = ["search.js", "search-page.js"];

/// The script that these load when they need it.
const MORE: &str = "search-more.js";

/// Numbers that between them are of every kind that languages tell apart; the
/// script says others of a kind alike.
const COUNTS: [u64; 6] = [0, 1, 2, 3, 11, 100];

/// The folder of the assets that holds the browser's indexes.
const SHELVES: &str = "search/";

impl Renderer {
    /// The browser's indexes, made when they are first asked for.
    fn shelves(&self) -> &[Shelf] {
        let make = || browser::shelves(&self.kb, &self.synonyms);
        self.shelves.get_or_init(make)
    }

    /// The names of all files of the browser's indexes, as assets.
    pub(super) fn shelf_files(&self) -> impl Iterator<Item = String> {
        let shelves = self.shelves().iter();
        shelves.flat_map(|shelf| {
            let files = shelf.files.iter();
            files.map(|(name, _)| format!("{SHELVES}{}/{name}", shelf.folder))
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
        let shelf = self.shelves().iter().find(|it| it.locale == *locale);
        let folder = shelf.map_or("", |it| &it.folder);
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
        );
        let page = self.search_view(edition, &route, found);
        let input = Input {
            voice: &edition.voice,
            frame: &frame,
            page: view(&page),
        };
        self.templates.render("search.html", &input)
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
        let to = |page: usize| address(&found.query, page);
        view.page = found.offset / limit + 1;
        view.pages = found.total.div_ceil(limit).max(view.page);
        view.previous = (view.page > 1).then(|| to(view.page - 1));
        view.next = (view.page < view.pages).then(|| to(view.page + 1));
        view.total = found.total;
        view.query = Some(found.query.clone());
        let suggestion = found.suggestion.as_ref();
        view.suggestion = suggestion.map(|it| (it.clone(), address(it, 1)));
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
            snippet: marked(&hit.snippet, &hit.marks),
            is_machine_translated: version.is_machine_translated(),
            is_outdated: article.is_outdated(version, source),
        })
    }
}

/// The address of results, as seen from the page itself.
fn address(query: &str, page: usize) -> String {
    let query = utf8_percent_encode(query, NON_ALPHANUMERIC);
    match page {
        1 => format!("search.html?q={query}"),
        _ => format!("search.html?q={query}&page={page}"),
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
