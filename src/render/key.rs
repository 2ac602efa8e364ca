//! Keys of pages: whoever has made a page once need not make it again while its
//! key is the same.
//!
//! Entry point: [`Renderer::keys`]. A key is a hash of all that goes into a page:
//! what is the same for all pages (the program, settings, templates, messages),
//! the articles that it shows, and the troubleshooters that it offers. Where a
//! page gets a new input, its key gets it here.

use crate::model::{Alignment, BlockKind, Flow, Locale, Route, Version, plain_text};
use crate::render::Renderer;
use rayon::prelude::*;
use std::fmt::{self, Debug, Write};
use std::sync::OnceLock;

/// A hash of all that goes into something.
pub type Key = [u8; 16];

/// What keys are made of, computed once.
pub struct Keys<'a> {
    renderer: &'a Renderer,
    /// What all pages share.
    base: Key,
    /// For each article all its versions.
    articles: Vec<Key>,
    /// For each locale all articles as its readers see them.
    lists: Vec<Key>,
    /// The articles that are really there, one a locale.
    copies: Vec<Key>,
    /// For each article the anchors of all its versions, once they are asked for.
    anchors: OnceLock<Vec<Key>>,
    /// For each troubleshooter its tree and the articles in it.
    flows: Vec<(Box<str>, Key)>,
}

impl Renderer {
    /// Prepares the keys of pages. `base` stands for all that pages are made of
    /// and the renderer cannot see: the program, its settings, its templates.
    pub fn keys(&self, base: Key) -> Keys<'_> {
        let articles: Vec<Key> = self
            .kb
            .articles
            .par_iter()
            .map(|article| {
                let mut hash = Hash::new(&[]);
                hash.text(article.slug.as_str());
                for version in &article.versions {
                    hash.text(version.locale.as_str());
                    hash.key(&version.digest);
                }
                hash.finish()
            })
            .collect();
        let mut shared = Hash::new(&base);
        for edition in &self.editions {
            shared.text(edition.locale.as_str());
            shared.bytes(&[u8::from(edition.has_feed)]);
            shared.debug(&edition.sections);
        }
        shared.debug(&self.service_names);
        shared.debug(&self.footer_articles());
        for guide in &self.guides {
            shared.text(&guide.flow().id);
            shared.debug(&guide.start());
        }
        let mut keys = Keys {
            renderer: self,
            base: shared.finish(),
            lists: Vec::new(),
            copies: Vec::new(),
            flows: Vec::new(),
            anchors: OnceLock::new(),
            articles,
        };
        keys.lists = self.locales().par_iter().map(|it| keys.list(it)).collect();
        keys.copies = self.locales().iter().map(|it| keys.copies(it)).collect();
        let flows = self.guides.iter().map(|it| it.flow());
        keys.flows = flows.map(|it| (it.id.clone(), keys.flow(it))).collect();
        keys
    }
}

impl Keys<'_> {
    /// The key of the page at an address; `None` where there is none.
    pub fn of(&self, route: &Route) -> Option<Key> {
        let mut hash = Hash::new(&self.base);
        hash.text(&route.file());
        match route {
            Route::Start | Route::NotFound { .. } | Route::Lost { .. } | Route::Asset { .. } => {}
            Route::Home { locale } => {
                hash.key(self.list_of(locale)?);
                self.flows.iter().for_each(|(_, key)| hash.key(key));
            }
            Route::Articles { locale } => hash.key(self.list_of(locale)?),
            Route::Feed { locale } => {
                let edition = self.renderer.edition(locale)?;
                hash.bytes(&self.renderer.feed(edition)?.body);
            }
            Route::Search { locale } => {
                hash.key(self.list_of(locale)?);
                let source = &self.renderer.kb.settings.source_locale;
                for locale in [locale, source] {
                    hash.text(&self.renderer.shelf_address(route, locale));
                }
            }
            Route::Article { locale, slug } => {
                let index = self.renderer.article_index(slug)?;
                hash.key(&self.articles[index]);
                self.related(&mut hash, locale, index);
            }
            Route::Copy { locale, slug } => {
                hash.key(&self.articles[self.renderer.article_index(slug)?]);
                let at = self.renderer.locales().binary_search(locale).ok()?;
                hash.key(&self.copies[at]);
            }
            // The flow that an article is by itself is made of its versions alone.
            Route::Sides { slug, .. } | Route::Which { slug, .. } => {
                hash.key(&self.articles[self.renderer.article_index(slug)?]);
            }
            Route::Flow { flow, .. } | Route::Map { flow, .. } => {
                let (_, key) = self.flows.iter().find(|(id, _)| id == flow)?;
                hash.key(key);
            }
            Route::Media { address } => {
                let media = self.renderer.kb.media_file(address)?;
                match &media.bytes {
                    Some(bytes) => hash.bytes(bytes),
                    None => hash.bytes(&std::fs::read(&media.path).ok()?),
                }
            }
        }
        Some(hash.finish())
    }

    /// The key of the browser's index of a locale: the versions that its readers
    /// see, those in the source locale or in its place, which say which articles
    /// are alike, and the anchors, which are in the source language everywhere.
    pub fn shelf(&self, locale: &Locale) -> Key {
        let kb = &self.renderer.kb;
        let source = std::slice::from_ref(&kb.settings.source_locale);
        let chain = kb.fallbacks(locale);
        let mut hash = Hash::new(&self.base);
        hash.text(locale.as_str());
        for (article, anchors) in kb.articles.iter().zip(self.anchors()) {
            hash.text(article.slug.as_str());
            let shown = article.best_version(&chain);
            let is_outdated = article.is_outdated(shown, &source[0]);
            hash.bytes(&[u8::from(is_outdated)]);
            for version in [shown, article.best_version(source)] {
                hash.text(version.locale.as_str());
                hash.key(&version.digest);
                if version.alignment != Alignment::Same {
                    hash.debug(&version.alignment);
                }
            }
            hash.key(anchors);
        }
        hash.finish()
    }

    fn anchors(&self) -> &[Key] {
        self.anchors.get_or_init(|| {
            let articles = self.renderer.kb.articles.iter();
            let anchors = articles.map(|article| {
                let mut hash = Hash::new(&[]);
                article.versions.iter().for_each(|it| hash.anchors(it));
                hash.finish()
            });
            anchors.collect()
        })
    }

    fn list_of(&self, locale: &Locale) -> Option<&Key> {
        let index = self.renderer.locales().binary_search(locale).ok()?;
        self.lists.get(index)
    }

    fn list(&self, locale: &Locale) -> Key {
        let mut hash = Hash::new(&[]);
        let edition = self.renderer.edition(locale);
        let edition = edition.expect("every locale has an edition");
        for (index, article) in self.renderer.kb.articles.iter().enumerate() {
            let version = edition.version(&self.renderer.kb, index);
            hash.text(article.slug.as_str());
            hash.text(version.locale.as_str());
            hash.key(&version.digest);
        }
        hash.finish()
    }

    fn flow(&self, flow: &Flow) -> Key {
        let mut hash = Hash::new(&[]);
        hash.debug(flow);
        let mut slugs: Vec<_> = flow.cases.iter().map(|it| &it.slug).collect();
        slugs.sort();
        slugs.dedup();
        let indexes = slugs
            .into_iter()
            .filter_map(|it| self.renderer.article_index(it));
        indexes.for_each(|it| hash.key(&self.articles[it]));
        hash.finish()
    }

    /// Which articles are really in a locale: copies link to one another's.
    fn copies(&self, locale: &Locale) -> Key {
        let mut hash = Hash::new(&[]);
        for article in &self.renderer.kb.articles {
            if article.version(locale).is_some() {
                hash.text(article.slug.as_str());
            }
        }
        hash.finish()
    }

    /// What an article's page says of its related articles.
    fn related(&self, hash: &mut Hash, locale: &Locale, index: usize) {
        let kb = &self.renderer.kb;
        let Some(edition) = self.renderer.edition(locale) else {
            return;
        };
        for &other in &self.renderer.related[index] {
            let version = edition.version(kb, other as usize);
            hash.text(kb.articles[other as usize].slug.as_str());
            hash.text(version.locale.as_str());
            hash.text(&version.title);
            let description = version.front_matter.description.as_deref();
            hash.text(description.unwrap_or_default());
        }
    }
}

/// A hash whose parts cannot run into one another.
struct Hash(blake3::Hasher);

impl Hash {
    fn new(start: &[u8]) -> Self {
        let mut hash = Self(blake3::Hasher::new());
        hash.bytes(start);
        hash
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn key(&mut self, key: &Key) {
        self.0.update(key);
    }

    fn anchors(&mut self, version: &Version) {
        for block in &version.doc.blocks {
            if let BlockKind::Heading {
                anchors, inlines, ..
            } = &block.kind
                && !anchors.is_empty()
            {
                self.text(version.locale.as_str());
                anchors.iter().for_each(|it| self.text(it));
                self.text(&plain_text(inlines));
            }
        }
    }

    fn debug(&mut self, it: &dyn Debug) {
        write!(self, "{it:?}").expect("a hash takes all");
        self.0.update(&[0]);
    }

    fn finish(&self) -> Key {
        let mut key = [0; 16];
        key.copy_from_slice(&self.0.finalize().as_bytes()[..16]);
        key
    }
}

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}
