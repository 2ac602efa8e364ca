//! An address in, an answer out.

use crate::error::Error;
use crate::index::{Corrections, Hits, Query, Sort};
use crate::model::{Locale, Route, TranslationType};
use crate::render::view::{Found, FoundHit, Since};
use crate::render::{Page, Renderer};
use crate::web::{App, Asked, limits, negotiate, suggest};
use axum::http::{HeaderName, StatusCode, header};
use percent_encoding::percent_decode_str;
use std::time::{SystemTime, UNIX_EPOCH};

/// An answer before its headers.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Vec<u8>,
    pub(super) media_type: &'static str,
    /// How long it may be kept.
    pub(super) keep: &'static str,
    pub(super) headers: Vec<(HeaderName, String)>,
}

/// It must be asked for again, and may be as it was.
const ASK_AGAIN: &str = "no-cache";
/// Its name changes with its bytes.
const FOREVER: &str = "public, max-age=31536000, immutable";
/// It is nobody else's business.
pub(super) const NEVER: &str = "no-store";

impl Answer {
    fn page(status: StatusCode, page: Page) -> Self {
        Self {
            status,
            body: page.body,
            media_type: page.media_type,
            keep: ASK_AGAIN,
            headers: Vec::new(),
        }
    }

    fn redirect(to: String) -> Self {
        Self {
            headers: vec![(header::LOCATION, to)],
            ..Self::plain(StatusCode::FOUND, "")
        }
    }

    fn plain(status: StatusCode, text: &str) -> Self {
        Self {
            status,
            body: text.as_bytes().to_vec(),
            media_type: "text/plain; charset=utf-8",
            keep: NEVER,
            headers: Vec::new(),
        }
    }

    /// JSON that nobody keeps.
    pub(super) fn data(text: String) -> Self {
        Self {
            media_type: "application/json",
            ..Self::plain(StatusCode::OK, &text)
        }
    }

    pub(super) fn method_not_allowed() -> Self {
        Self {
            headers: vec![(header::ALLOW, "GET, HEAD".to_owned())],
            ..Self::plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n")
        }
    }

    /// The page for a failure of ours.
    pub(super) fn failure(renderer: &Renderer, asked: &Asked) -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let page = locale_of(renderer, asked).map(|it| renderer.failure(&it, asked.depth()));
        let mut answer = match page {
            Some(Ok(page)) => Self::page(status, page),
            _ => Self::plain(status, "Something went wrong on our side.\n"),
        };
        answer.keep = NEVER;
        answer
    }

    /// What is said when there is too much to do.
    pub(super) fn busy(renderer: &Renderer, asked: &Asked) -> Self {
        let text = locale_of(renderer, asked)
            .map(|it| renderer.messages().text(&it, "search-busy", &[]))
            .unwrap_or_default();
        Self {
            headers: vec![(header::RETRY_AFTER, "2".to_owned())],
            ..Self::plain(StatusCode::SERVICE_UNAVAILABLE, &format!("{text}\n"))
        }
    }

    fn not_found(renderer: &Renderer, asked: &Asked) -> Result<Self, Error> {
        let status = StatusCode::NOT_FOUND;
        match locale_of(renderer, asked) {
            Some(locale) => {
                let page = renderer.not_found(&locale, asked.depth())?;
                Ok(Self::page(status, page))
            }
            None => Ok(Self::plain(status, "There are no articles here.\n")),
        }
    }
}

/// Whether an address asks for results, which cost more than pages.
pub(super) fn is_search(asked: &Asked) -> bool {
    let searches = asked.path.ends_with("/search.html") || suggest::is_asked(asked);
    searches && !asked.query.is_empty()
}

/// The answer to a request.
pub(super) fn answer(app: &App, asked: &Asked) -> Answer {
    match try_answer(app, asked) {
        Ok(answer) => answer,
        Err(fault) => {
            tracing::error!(path = asked.path, %fault, "a page could not be made");
            Answer::failure(&app.renderer, asked)
        }
    }
}

fn try_answer(app: &App, asked: &Asked) -> Result<Answer, Error> {
    let renderer = &app.renderer;
    if asked.path == "/"
        && let Some(mut answer) = by_language(renderer, asked)
    {
        answer
            .headers
            .push((header::VARY, "Accept-Language".to_owned()));
        return Ok(answer);
    }
    if suggest::is_asked(asked)
        && let Some(answer) = suggest::answer(app, asked)
    {
        return Ok(answer);
    }
    let Some(route) = Route::parse(&asked.path) else {
        return elsewhere(renderer, asked);
    };
    if let Route::Search { locale } = &route
        && let Some(answer) = search(app, asked, locale)?
    {
        return Ok(answer);
    }
    if let Some(page) = renderer.page(&route)? {
        let mut answer = Answer::page(StatusCode::OK, page);
        match route {
            Route::Asset { .. } => answer.keep = FOREVER,
            Route::Copy { .. } => {
                let name = HeaderName::from_static("x-robots-tag");
                answer.headers.push((name, "noindex".to_owned()));
            }
            _ => {}
        }
        return Ok(answer);
    }
    let is_folder = asked.path.ends_with('/');
    match renderer.moved(&route).filter(|_| !is_folder) {
        Some(reached) => Ok(Answer::redirect(route.link_to(&reached) + "#moved")),
        None => elsewhere(renderer, asked),
    }
}

/// The home page in a language that the browser asks for.
fn by_language(renderer: &Renderer, asked: &Asked) -> Option<Answer> {
    let locale = negotiate::best(&asked.languages, renderer.locales())?.clone();
    let home = Route::Home { locale };
    Some(Answer::redirect(Route::Start.link_to(&home)))
}

/// An address that names a locale in another way, or a page without `.html`, leads to
/// ours, or to what is left of it; all others lead nowhere.
fn elsewhere(renderer: &Renderer, asked: &Asked) -> Result<Answer, Error> {
    let path = asked.path.trim_start_matches('/');
    let (first, rest) = path.split_once('/').unwrap_or((path, ""));
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    if let Some(redirect) = renderer.knowledge_base().redirect(&decoded) {
        let there = Route::Article {
            locale: redirect.locale.clone(),
            slug: redirect.slug.clone(),
        };
        let up = "../".repeat(asked.depth());
        let mut answer = Answer::redirect(up + &there.path());
        answer.status = StatusCode::MOVED_PERMANENTLY;
        return Ok(answer);
    }
    let ours = Locale::parse(first).and_then(|it| it.best_match(renderer.locales()).cloned());
    let there = ours.and_then(|it| reached(renderer, &it, rest));
    match there {
        Some(path) => Ok(Answer::redirect("../".repeat(asked.depth()) + &path)),
        None => Answer::not_found(renderer, asked),
    }
}

/// The page of a locale that is meant by an address below it, with or without `.html`.
fn reached(renderer: &Renderer, locale: &Locale, rest: &str) -> Option<String> {
    let name = rest.trim_end_matches('/');
    let routes = match name == rest {
        true => vec![format!("{locale}/{rest}"), format!("{locale}/{name}.html")],
        false => vec![format!("{locale}/{name}.html")],
    };
    let mut routes = routes.iter().filter_map(|it| Route::parse(it));
    routes.find_map(|route| match renderer.page(&route) {
        Ok(Some(_)) => Some(route.path()),
        _ => renderer.moved(&route).map(|it| it.path() + "#moved"),
    })
}

/// The locale that a fault is told in: the address's, else the browser's.
fn locale_of(renderer: &Renderer, asked: &Asked) -> Option<Locale> {
    let all = renderer.locales();
    let first = asked.path.trim_start_matches('/').split('/').next();
    let own = first.and_then(Locale::parse);
    own.and_then(|it| it.best_match(all).cloned())
        .or_else(|| negotiate::best(&asked.languages, all).cloned())
        .or_else(|| renderer.best_locale(&[]).cloned())
}

fn search(app: &App, asked: &Asked, locale: &Locale) -> Result<Option<Answer>, Error> {
    let text = parameter(&asked.query, "q").unwrap_or_default();
    let text: String = text.trim().chars().take(limits::QUERY).collect();
    let Some(index) = app.index.as_ref().filter(|_| !text.is_empty()) else {
        return Ok(None);
    };
    let page = parameter(&asked.query, "page").and_then(|it| it.parse::<usize>().ok());
    let deepest = Query::DEEPEST / limits::HITS;
    let page = page.unwrap_or(1).clamp(1, deepest);
    let mut query = Query::new(text.clone(), locale.clone());
    query.offset = (page - 1) * limits::HITS;
    query.limit = limits::HITS;
    let now = today();
    let since = parameter(&asked.query, "since").and_then(|it| Since::parse(&it));
    query.filter.since = since.map(|it| it.day(now));
    narrow(asked, &mut query);
    let mut hits = index.search(&query);
    if hits.hits.is_empty() && hits.total > 0 {
        // There are fewer pages by now: the last one answers.
        let reached = hits.total.min(Query::DEEPEST);
        query.offset = (reached - 1) / limits::HITS * limits::HITS;
        hits = index.search(&query);
    }
    let found = Found {
        since,
        now,
        ..found(text, &query, hits)
    };
    let page = app.renderer.search_results(locale, &found)?;
    let mut answer = page.map(|it| Answer::page(StatusCode::OK, it));
    if let Some(answer) = &mut answer {
        answer.keep = NEVER;
    }
    Ok(answer)
}

/// Takes the other filters and the order from an address; what is neither is
/// passed over.
fn narrow(asked: &Asked, query: &mut Query) {
    let value = |name: &str| {
        let value = parameter(&asked.query, name)?;
        let value: String = value.trim().chars().take(limits::QUERY).collect();
        Some(value).filter(|it| !it.is_empty())
    };
    let is = |name: &str, wanted: &str| value(name).is_some_and(|it| it == wanted);
    let kinds = [TranslationType::Human, TranslationType::Machine];
    query.filter.audience = value("audience");
    query.filter.collection = value("collection");
    query.filter.translation = kinds.into_iter().find(|it| is("translation", it.as_str()));
    if is("literal", "1") {
        query.corrections = Corrections::Literal;
    }
    if is("sort", "date") {
        query.sort = Sort::Date;
    }
    query.facets = true;
}

/// The day it is, in days since the first of January 1970.
fn today() -> u32 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = passed.map_or(0, |it| it.as_secs() / 86_400);
    u32::try_from(days).unwrap_or_default()
}

fn found(text: String, query: &Query, hits: Hits) -> Found {
    let hit = |it: crate::index::Hit| FoundHit {
        slug: it.slug,
        locale: it.locale,
        title: it.title,
        title_marks: it.title_marks,
        snippet: it.snippet.text,
        marks: it.snippet.marks,
    };
    Found {
        query: text,
        total: hits.total,
        hits: hits.hits.into_iter().map(hit).collect(),
        offset: query.offset,
        limit: query.limit,
        is_literal: query.corrections == Corrections::Literal,
        correction: hits.correction,
        filter: query.filter.clone(),
        sort: query.sort,
        facets: hits.facets,
        ..Found::default()
    }
}

/// A parameter of a form's address, `+` and percent signs resolved.
pub(super) fn parameter(query: &str, name: &str) -> Option<String> {
    let value = query.split('&').find_map(|it| {
        let (key, value) = it.split_once('=')?;
        (key == name).then_some(value)
    })?;
    let value = value.replace('+', " ");
    Some(percent_decode_str(&value).decode_utf8_lossy().into_owned())
}
