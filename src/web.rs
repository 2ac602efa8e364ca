//! The web app: the pages of the site, and live search.
//!
//! Entry points: [`router`] is the app as a value, [`serve`] puts it behind a
//! port; [`Live`] lets it be replaced while it is asked. Every page comes from
//! the renderer, so that the app and the site are the same bytes. What only the
//! app has: results of searches and suggestions, the choice of a
//! language at `/` from what the browser asks for, and the way from an old
//! address of a troubleshooter to the furthest question that it still reaches.
//! Files are served by their routes, never by walking a folder.

mod answer;
mod limits;
mod live;
mod negotiate;
mod server;
mod suggest;

pub use live::Live;
pub use server::{Options, serve};

use crate::index::Index;
use crate::model::Locale;
use crate::render::Renderer;
use answer::Answer;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// What is served.
pub struct App {
    renderer: Arc<Renderer>,
    index: Option<Arc<Index>>,
    searches: Arc<Semaphore>,
}

impl App {
    /// Puts pages and, where there is one, a search index together.
    pub fn new(renderer: Renderer, index: Option<Index>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            renderer: Arc::new(renderer),
            index: index.map(Arc::new),
            searches: Arc::new(Semaphore::new(cores)),
        }
    }

    /// The same app with other pages.
    fn with_renderer(&self, renderer: Renderer) -> Self {
        Self {
            renderer: Arc::new(renderer),
            index: self.index.clone(),
            searches: Arc::clone(&self.searches),
        }
    }

    /// The same app with another index.
    fn with_index(&self, index: Index) -> Self {
        Self {
            renderer: Arc::clone(&self.renderer),
            index: Some(Arc::new(index)),
            searches: Arc::clone(&self.searches),
        }
    }

    /// The maker of the pages.
    pub fn renderer(&self) -> &Renderer {
        &self.renderer
    }
}

/// What every answer carries: the policy that lets a page load nothing but its
/// own files, and refusals to be framed, guessed at or followed.
pub const SECURITY_HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// The app as a value: it needs no port to be asked.
pub fn router(app: Arc<App>) -> Router {
    live_router(Arc::new(Live::still(app)))
}

fn live_router(live: Arc<Live>) -> Router {
    Router::new().fallback(respond).with_state(live)
}

async fn respond(State(live): State<Arc<Live>>, request: Request) -> Response {
    let asked = Asked::new(&request);
    let answer = match *request.method() {
        Method::GET if asked.path == live::ADDRESS => {
            let known = answer::parameter(&asked.query, "since").and_then(|it| it.parse().ok());
            match live.news(known.unwrap_or(0)).await {
                Some(news) => news,
                None => dispatch(live.app(), &asked).await,
            }
        }
        Method::GET | Method::HEAD => dispatch(live.app(), &asked).await,
        _ => Answer::method_not_allowed(),
    };
    finish(answer, &asked)
}

/// What an answer depends on.
#[derive(Clone, Debug)]
struct Asked {
    path: String,
    query: String,
    is_head: bool,
    languages: Vec<Locale>,
    known: Option<String>,
}

impl Asked {
    fn new(request: &Request) -> Self {
        let text = |name: HeaderName| {
            let value = request.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let languages = text(header::ACCEPT_LANGUAGE).unwrap_or_default();
        Self {
            path: request.uri().path().to_owned(),
            query: request.uri().query().unwrap_or_default().to_owned(),
            is_head: *request.method() == Method::HEAD,
            languages: negotiate::languages(&languages),
            known: text(header::IF_NONE_MATCH),
        }
    }

    /// How many folders below the root the address stands.
    fn depth(&self) -> usize {
        self.path.matches('/').count().saturating_sub(1)
    }
}

/// Makes the answer on a thread that may block, where a panic is a failure of
/// this answer alone.
async fn dispatch(app: Arc<App>, asked: &Asked) -> Answer {
    let _turn = if answer::is_search(asked) {
        let turn = app.searches.acquire();
        match tokio::time::timeout(limits::SEARCH_WAIT, turn).await {
            Ok(turn) => turn.ok(),
            Err(_) => return Answer::busy(&app.renderer, asked),
        }
    } else {
        None
    };
    let (inner, own) = (Arc::clone(&app), asked.clone());
    let made = tokio::task::spawn_blocking(move || answer::answer(&inner, &own));
    match tokio::time::timeout(limits::HANDLER, made).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(fault)) => {
            tracing::error!(path = asked.path, %fault, "an answer failed");
            Answer::failure(&app.renderer, asked)
        }
        Err(_) => {
            tracing::error!(path = asked.path, "an answer took too long");
            Answer::busy(&app.renderer, asked)
        }
    }
}

fn finish(answer: Answer, asked: &Asked) -> Response {
    let mut headers = HeaderMap::new();
    for (name, value) in SECURITY_HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(answer.keep));
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    let mut status = answer.status;
    let mut body = answer.body;
    if status == StatusCode::OK {
        let tag = format!("\"{}\"", &blake3::hash(&body).to_hex().as_str()[..24]);
        if negotiate::has_tag(asked.known.as_deref(), &tag) {
            status = StatusCode::NOT_MODIFIED;
        }
        let tag = HeaderValue::from_str(&tag).expect("hexadecimal digits fit in a header");
        headers.insert(header::ETAG, tag);
    }
    if status == StatusCode::NOT_MODIFIED {
        body = Vec::new();
    } else {
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(answer.media_type),
        );
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    let body = if asked.is_head {
        Body::empty()
    } else {
        Body::from(body)
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
