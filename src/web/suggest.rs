//! What a reader may be typing, as JSON: `/LOCALE/suggest.json?q=WORDS`.
//!
//! `{"queries": [words], "articles": [{"slug", "title", "locale", "href"}]}`;
//! an address is relative to the one that was asked for.

use crate::model::{Locale, Route};
use crate::web::answer::{Answer, NEVER, parameter};
use crate::web::{App, Asked, limits};
use axum::http::StatusCode;
use serde_json::{Value, json};

/// How many of each kind.
const SUGGESTIONS: usize = 5;

const NAME: &str = "suggest.json";

/// Whether an address asks for suggestions.
pub(super) fn is_asked(asked: &Asked) -> bool {
    asked.path.rsplit('/').next() == Some(NAME)
}

/// The answer, where the address is that of a locale there is.
pub(super) fn answer(app: &App, asked: &Asked) -> Option<Answer> {
    let path = asked.path.trim_start_matches('/');
    let locale = Locale::parse(path.strip_suffix(NAME)?.strip_suffix('/')?)?;
    app.renderer.locales().contains(&locale).then_some(())?;
    let text = parameter(&asked.query, "q").unwrap_or_default();
    let text: String = text.chars().take(limits::QUERY).collect();
    let found = app.index.as_ref().filter(|_| !text.trim().is_empty());
    let found = found.map(|it| it.suggest(&text, &locale, SUGGESTIONS));
    let found = found.unwrap_or_default();
    let here = Route::Search {
        locale: locale.clone(),
    };
    let article = |it: &crate::index::Hit| -> Value {
        let there = Route::Article {
            locale: locale.clone(),
            slug: it.slug.clone(),
        };
        json!({
            "slug": it.slug.as_str(),
            "title": it.title,
            "locale": it.locale.as_str(),
            "href": here.link_to(&there),
        })
    };
    let articles: Vec<Value> = found.articles.iter().map(article).collect();
    let body = json!({"queries": found.queries, "articles": articles});
    Some(Answer {
        status: StatusCode::OK,
        body: body.to_string().into_bytes(),
        media_type: "application/json",
        keep: NEVER,
        headers: Vec::new(),
    })
}
