//! What is served at the moment: an app that can be replaced while it is asked,
//! and the news of it for pages that watch.

use crate::index::Index;
use crate::render::Renderer;
use crate::web::App;
use crate::web::answer::Answer;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch;

/// The address that watching pages ask.
pub(super) const ADDRESS: &str = "/veiviser-watch";

/// How long a page waits for news before it asks again.
const WAIT: Duration = Duration::from_secs(8);

/// An app that can be replaced.
pub struct Live {
    app: RwLock<Arc<App>>,
    news: Option<watch::Sender<News>>,
}

/// What pages that watch are told.
#[derive(Clone, Debug, Default)]
struct News {
    /// Counts everything that is new.
    generation: u64,
    /// Counts new pages.
    pages: u64,
    /// Why there are no new pages.
    failure: Option<String>,
    /// What is wrong with the content.
    faults: Vec<String>,
}

impl Live {
    /// An app that stays as it is.
    pub fn still(app: Arc<App>) -> Self {
        Self {
            app: RwLock::new(app),
            news: None,
        }
    }

    /// An app that is replaced when its content changes; its pages carry the
    /// script that asks for news.
    pub fn watched(app: App, faults: Vec<String>) -> Self {
        let news = News {
            generation: 1,
            pages: 1,
            failure: None,
            faults,
        };
        Self {
            app: RwLock::new(Arc::new(app)),
            news: Some(watch::Sender::new(news)),
        }
    }

    /// What is served at the moment.
    pub fn app(&self) -> Arc<App> {
        let app = self.app.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&app)
    }

    /// Serves other pages from now on, with the search index of those before.
    pub fn replace_pages(&self, renderer: Renderer, faults: Vec<String>) {
        self.replace(self.app().with_renderer(renderer));
        self.tell(|news| {
            news.pages += 1;
            news.failure = None;
            news.faults = faults;
        });
    }

    /// Searches another index from now on.
    pub fn replace_index(&self, index: Index) {
        self.replace(self.app().with_index(index));
    }

    /// Goes on with what is served, and says why.
    pub fn fail(&self, failure: String) {
        self.tell(|news| news.failure = Some(failure));
    }

    fn replace(&self, app: App) {
        *self.app.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(app);
    }

    fn tell(&self, change: impl FnOnce(&mut News)) {
        if let Some(news) = &self.news {
            news.send_modify(|it| {
                it.generation += 1;
                change(it);
            });
        }
    }

    /// Waits for news that a page does not know; `None` where nothing is watched.
    pub(super) async fn news(&self, known: u64) -> Option<Answer> {
        let mut news = self.news.as_ref()?.subscribe();
        let is_new = |it: &News| it.generation != known;
        // Whoever waited long enough is told what they know.
        let _ = tokio::time::timeout(WAIT, news.wait_for(is_new)).await;
        let news = news.borrow().clone();
        let text = serde_json::json!({
            "generation": news.generation,
            "pages": news.pages,
            "failure": news.failure,
            "faults": news.faults,
        });
        Some(Answer::data(text.to_string()))
    }
}
