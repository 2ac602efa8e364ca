//! The small knowledge base of `tests/kb`, ready to be asked for pages.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use std::path::Path;
use std::sync::Arc;
use tower::ServiceExt;
use veiviser::content::{self, Input};
use veiviser::flow::{self, FlowFile};
use veiviser::index::Index;
use veiviser::model::{Flow, KnowledgeBase};
use veiviser::render::Renderer;
use veiviser::text::{MessageFile, Messages};
use veiviser::web::{App, router};

/// The pages of `tests/kb`.
pub fn renderer() -> Renderer {
    pages().0
}

/// The pages of `tests/kb` and its one flow.
pub fn pages() -> (Renderer, Flow) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kb");
    let roots = vec![root];
    let content_locale = None;
    let loaded = content::load(&Input {
        roots,
        content_locale,
    })
    .expect("the folder is there");
    let own = loaded.overrides.iter();
    let own = own.filter(|it| it.name.starts_with("flows/"));
    let files = flow::with_overrides(
        own.map(|it| FlowFile {
            path: it.path.clone(),
            name: it.name.clone(),
            text: it.text.clone(),
            is_bundled: false,
        })
        .collect(),
    );
    let (flows, faults) = flow::compile(&loaded.kb, &files);
    assert_eq!(faults, [], "the flow is sound");
    let labels = files.iter().filter(|it| it.name.ends_with(".ftl"));
    let labels: Vec<MessageFile<'_>> = labels
        .map(|it| MessageFile {
            path: it.path.clone(),
            name: &it.name,
            text: &it.text,
        })
        .collect();
    let (messages, faults) = Messages::new(&labels);
    assert_eq!(faults, [], "the labels are sound");
    let flow = flows[0].clone();
    let flows = (flows, veiviser::flow::small_flows(&loaded.kb));
    let renderer = Renderer::new(loaded.kb, flows, messages, &[]);
    (renderer.expect("the templates are sound"), flow)
}

/// The web app over those pages.
pub fn app() -> (Router, Arc<App>) {
    let renderer = renderer();
    let kb: &KnowledgeBase = renderer.knowledge_base();
    let index = Index::build_temporary(kb).expect("there is room for an index");
    let app = Arc::new(App::new(renderer, Some(index)));
    (router(Arc::clone(&app)), app)
}

/// An answer of the app.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("pages are UTF-8")
    }

    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |it| it.to_str().expect("headers are text"))
    }
}

/// Asks the app.
pub fn ask(router: &Router, request: Request<Body>) -> Reply {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be had");
    runtime.block_on(async {
        let response = router.clone().oneshot(request).await;
        let (parts, body) = response.expect("the app always answers").into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("bodies are whole");
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: body.to_vec(),
        }
    })
}

/// Asks the app for an address.
pub fn get(router: &Router, path: &str) -> Reply {
    let request = Request::get(path).body(Body::empty());
    ask(router, request.expect("the address is one"))
}
