//! The page that asks, and the pages that answer.

use crate::error::Error;
use crate::model::{KnowledgeBase, Locale, Route};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::html::escape;
use crate::render::templates::{Input, view};
use crate::render::view::{Found, FoundHit, HitView, SearchView};
use crate::text::Argument;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::ops::Range;

/// The plain name of the asset that holds the titles of a locale.
pub(super) fn titles_name(locale: &Locale) -> String {
    format!("titles-{locale}.js")
}

/// The titles of a locale, for the script that searches where no server does:
/// a call, because a page that was opened as a file may load no data.
pub(super) fn titles(kb: &KnowledgeBase, edition: &Edition) -> String {
    let home = Route::Search {
        locale: edition.locale.clone(),
    };
    let mut rows = Vec::with_capacity(kb.articles.len());
    for (index, article) in kb.articles.iter().enumerate() {
        let version = edition.version(kb, index);
        let href = home.link_to(&Route::Article {
            locale: edition.locale.clone(),
            slug: article.slug.clone(),
        });
        let own = version.locale.written_language() == edition.interface.written_language();
        let lang = if own { "" } else { version.locale.as_str() };
        let words = [&*href, &*version.title, lang].map(str::to_owned);
        rows.push(words);
    }
    let rows = serde_json::to_string(&rows).expect("strings are JSON");
    format!("veiviserTitles({rows});\n")
}

impl Renderer {
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
        let titles = self.assets.name(&titles_name(&edition.locale)).into();
        let mut view = SearchView {
            titles: route.link_to(&Route::Asset { name: titles }),
            flow: self.main_flow_link(edition, route),
            ..SearchView::default()
        };
        let Some(found) = found.filter(|it| !it.query.is_empty()) else {
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
