//! Everything a link may point to: articles, their anchors, and files beside them.
//!
//! Entry point: [`Known::new`].

use crate::content::anchor;
use crate::model::{Article, Locale, Media, Settings, Slug};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Everything a link may point to.
#[derive(Debug)]
pub struct Known {
    slugs: FxHashMap<String, Slug>,
    /// Slugs in lower case, for links in another case.
    folded: FxHashMap<String, Slug>,
    /// What files in a locale would be called that are called otherwise.
    renamed: BTreeMap<Box<str>, Vec<(Locale, Slug)>>,
    pub(super) anchors: FxHashMap<Slug, BTreeSet<Box<str>>>,
    /// The folders that were dropped from slugs, in lower case.
    pub(super) dropped: BTreeSet<String>,
    media: BTreeMap<String, Box<str>>,
    media_folded: BTreeMap<String, Box<str>>,
    /// How large pictures are.
    pub(super) sizes: BTreeMap<Box<str>, (u32, u32)>,
    locales: Vec<Locale>,
    pub(super) settings: Settings,
}

impl Known {
    /// Collects what there is.
    pub fn new(articles: &[Article], media: &[Media], settings: &Settings) -> Self {
        let mut known = Self {
            slugs: FxHashMap::default(),
            folded: FxHashMap::default(),
            renamed: BTreeMap::new(),
            anchors: FxHashMap::default(),
            dropped: BTreeSet::new(),
            media: BTreeMap::new(),
            media_folded: BTreeMap::new(),
            sizes: BTreeMap::new(),
            locales: Vec::new(),
            settings: settings.clone(),
        };
        for article in articles {
            let slug = &article.slug;
            known.slugs.insert(slug.as_str().to_owned(), slug.clone());
            known
                .folded
                .entry(slug.as_str().to_lowercase())
                .or_insert_with(|| slug.clone());
            for version in &article.versions {
                if let Some(name) = &version.file_name {
                    let files = known.renamed.entry(name.clone()).or_default();
                    files.push((version.locale.clone(), slug.clone()));
                }
                if !known.locales.contains(&version.locale) {
                    known.locales.push(version.locale.clone());
                }
            }
        }
        known.locales.sort();
        known.anchors = articles.par_iter().map(anchors).collect();
        for it in media {
            known
                .media
                .insert(it.address.to_string(), it.address.clone());
            let folded = it.address.to_lowercase();
            known
                .sizes
                .extend(it.size.map(|size| (it.address.clone(), size)));
            known
                .media_folded
                .entry(folded)
                .or_insert_with(|| it.address.clone());
        }
        known
    }

    /// Takes the folders that were dropped from slugs.
    pub fn with_dropped(mut self, dropped: BTreeSet<String>) -> Self {
        self.dropped = dropped.into_iter().map(|it| it.to_lowercase()).collect();
        self
    }

    /// The article at a path, in whatever case.
    /// The article that a version in a locale means by a path: that of the file there,
    /// else the one of that name, else that of another locale's file.
    pub(super) fn article(&self, locale: &Locale, path: &str) -> Option<&Slug> {
        let path = path
            .strip_suffix(".md")
            .or(path.strip_suffix(".html"))
            .unwrap_or(path);
        let path = path.trim_matches('/');
        let named = || {
            let exact = self.slugs.get(path);
            exact.or_else(|| self.folded.get(&path.to_lowercase()))
        };
        let Some(files) = self.renamed.get(path) else {
            return named();
        };
        let own = files.iter().find(|(it, _)| it == locale);
        let own = own.map(|(_, slug)| slug);
        own.or_else(named).or(files.first().map(|(_, slug)| slug))
    }

    /// The address of a file beside the articles, for readers of a locale.
    pub(super) fn media(&self, locale: &Locale, path: &str) -> Option<&str> {
        let chain = self.settings.fallbacks(locale, &self.locales);
        let named = chain.iter().map(|it| format!("{it}/{path}"));
        let found = named.chain([path.to_owned()]).find_map(|address| {
            self.media
                .get(&address)
                .or_else(|| self.media_folded.get(&address.to_lowercase()))
        });
        found.map(|it| &**it)
    }
}

/// An article, and the anchors of all its versions.
fn anchors(article: &Article) -> (Slug, BTreeSet<Box<str>>) {
    let mut anchors = BTreeSet::new();
    for version in &article.versions {
        anchor::each(&version.doc.blocks, &mut |name| {
            if !anchors.contains(name) {
                anchors.insert(name.into());
            }
        });
    }
    (article.slug.clone(), anchors)
}
