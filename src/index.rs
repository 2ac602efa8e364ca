//! Search: a knowledge base to an index a locale, a query to hits.
//!
//! Entry points: [`Index::open`], [`Index::build`] and [`Index::search`]. The
//! text of a query never reaches a query parser: it becomes terms, each looked
//! up by itself, and the evidence of all of them is summed. In the source
//! locale every article has an entry, so that a query in that language finds
//! articles in all locales. It knows neither pages nor flows.

mod asked;
pub mod browser;
mod build;
mod compounds;
mod correction;
mod duplicates;
mod evidence;
mod explain;
mod facets;
mod faith;
mod hashed;
mod lexicon;
mod manifest;
mod plan;
mod postings;
mod query;
mod rank;
mod reading;
mod reuse;
mod schema;
mod search;
mod shard;
mod slots;
mod snippet;
mod suggest;
mod synonyms;
mod terms;
mod texts;
mod titles;
mod vocabulary;

pub use explain::Reason;
pub use facets::{Facets, Filter};
pub use plan::Means;
pub use query::{Correction, Corrections, Duplicates, Hit, Hits, Query, Sort, Suggestions};
pub use schema::Part;
pub use snippet::Snippet;
pub use synonyms::Synonyms;

use crate::Error;
use crate::index::manifest::Manifest;
use crate::index::reuse::Former;
use crate::index::shard::Shard;
use crate::model::{KnowledgeBase, Locale};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The search indexes of a knowledge base, one a locale.
pub struct Index {
    manifest: Manifest,
    folder: PathBuf,
    shards: Vec<OnceLock<Option<Shard>>>,
    synonyms: Synonyms,
    /// Whether all files were read and found as they were written.
    is_checked: bool,
    /// Keeps others from removing the folder.
    _held: Option<File>,
    /// Keeps a folder that nobody else wants until the index is dropped.
    _temporary: Option<tempfile::TempDir>,
}

impl Index {
    /// Opens the index that was built from content of this fingerprint; `None`
    /// where there is none, or it is torn or of another version.
    pub fn open(folder: &Path, fingerprint: [u8; 32]) -> Option<Self> {
        let folder = folder.join(Manifest::name(fingerprint));
        let manifest = Manifest::read(&folder)?;
        let intact = manifest.is_all_intact(&folder);
        intact.then(|| Self::new(folder, manifest))
    }

    /// As [`Self::open`], but reads only the indexes that queries of a locale
    /// always ask. The others are looked at when a query asks them, and left
    /// out where they are torn.
    pub fn open_for(folder: &Path, fingerprint: [u8; 32], locale: &Locale) -> Option<Self> {
        let folder = folder.join(Manifest::name(fingerprint));
        let manifest = Manifest::read(&folder)?;
        let locales = manifest.locales();
        let source = Locale::parse(&manifest.source);
        let asked = [locale.best_match(&locales), source.as_ref()];
        let places = asked.into_iter().flatten();
        let mut places = places.filter_map(|it| manifest.place(it));
        let intact = places.all(|it| manifest.is_intact(&folder, it));
        intact.then(|| Self {
            is_checked: false,
            ..Self::new(folder, manifest)
        })
    }

    /// Builds the index beside the others in a cache folder, moves it to its
    /// place when it is complete, and removes those it replaces. What has not
    /// changed since is taken from them.
    pub fn build(folder: &Path, fingerprint: [u8; 32], kb: &KnowledgeBase) -> Result<Self, Error> {
        let io = |source| Error::io(folder, source);
        std::fs::create_dir_all(folder).map_err(io)?;
        let beside = tempfile::Builder::new()
            .prefix(manifest::UNFINISHED)
            .tempdir_in(folder)
            .map_err(io)?;
        let manifest = Manifest::build(kb, &Former::look(folder), beside.path())?;
        let place = folder.join(Manifest::name(fingerprint));
        manifest::put(beside, &place)?;
        let index = Self::new(place, manifest);
        manifest::sweep(folder, &index.folder);
        Ok(index)
    }

    /// Builds the index in a folder that goes when the index is dropped.
    pub fn build_temporary(kb: &KnowledgeBase) -> Result<Self, Error> {
        let io = |source| Error::io(std::env::temp_dir(), source);
        let folder = tempfile::tempdir().map_err(io)?;
        let manifest = Manifest::build(kb, &Former::default(), folder.path())?;
        let mut index = Self::new(folder.path().to_owned(), manifest);
        index._temporary = Some(folder);
        Ok(index)
    }

    fn new(folder: PathBuf, manifest: Manifest) -> Self {
        let shards = manifest.locales.iter().map(|_| OnceLock::new()).collect();
        Self {
            _held: manifest::hold(&folder),
            manifest,
            folder,
            shards,
            synonyms: Synonyms::new([]),
            is_checked: true,
            _temporary: None,
        }
    }

    /// Takes other synonyms than the bundled ones.
    #[must_use]
    pub fn with_synonyms(mut self, synonyms: Synonyms) -> Self {
        self.synonyms = synonyms;
        self
    }

    /// The locales that have an index.
    pub fn locales(&self) -> Vec<Locale> {
        self.manifest.locales()
    }

    /// How many articles there are.
    pub fn article_count(&self) -> usize {
        self.manifest.slugs.len()
    }

    fn shard(&self, locale: &Locale) -> Option<&Shard> {
        let place = self.manifest.place(locale)?;
        let opened = self.shards[place].get_or_init(|| {
            if !self.is_checked && !self.manifest.is_intact(&self.folder, place) {
                tracing::warn!(%locale, "the index is torn");
                return None;
            }
            let folder = self.folder.join(locale.as_str());
            let shard = Shard::open(&folder, locale, self.manifest.slugs.len());
            shard
                .inspect_err(|message| tracing::warn!(%locale, message, "index"))
                .ok()
        });
        opened.as_ref()
    }
}
