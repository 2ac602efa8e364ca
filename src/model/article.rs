//! A knowledge base, its articles and their versions.

use crate::model::{Doc, FrontMatter, Locale, Part, Place, Settings, Span, TranslationType};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// The name that all translations of an article share: its path below the
/// locale's folder without extension, spaces and case as they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Takes a name as it is.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// All content, parsed once.
#[derive(Debug, Default)]
pub struct KnowledgeBase {
    /// The articles, sorted by slug.
    pub articles: Vec<Article>,
    /// The locales that have a version, sorted.
    pub locales: Vec<Locale>,
    /// The files beside the articles, sorted by address.
    pub media: Vec<Media>,
    /// The settings of the first root that has any.
    pub settings: Settings,
    /// The content roots, as they were named.
    pub roots: Vec<Arc<Path>>,
    /// Former addresses of articles, sorted.
    pub redirects: Vec<Redirect>,
}

/// A former address of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The file that stood there, below the site: `old/page/index.html`.
    pub file: Box<str>,
    /// The locale that it leads to.
    pub locale: Locale,
    /// The article that it leads to.
    pub slug: Slug,
}

impl KnowledgeBase {
    /// The article of this name.
    pub fn article(&self, slug: &str) -> Option<&Article> {
        let index = self
            .articles
            .binary_search_by(|it| it.slug.as_str().cmp(slug))
            .ok()?;
        Some(&self.articles[index])
    }

    /// The file of this address.
    pub fn media_file(&self, address: &str) -> Option<&Media> {
        let index = self
            .media
            .binary_search_by(|it| (*it.address).cmp(address))
            .ok()?;
        Some(&self.media[index])
    }

    /// The former address that this path is: `old/page`, `old/page/` and
    /// `old/page/index.html` are one.
    pub fn redirect(&self, path: &str) -> Option<&Redirect> {
        let path = path.trim_start_matches('/');
        let found = |file: &str| {
            let index = self.redirects.binary_search_by(|it| (*it.file).cmp(file));
            Some(&self.redirects[index.ok()?])
        };
        let folder = path.trim_end_matches('/');
        found(path).or_else(|| found(&format!("{folder}/index.html")))
    }

    /// The locales a reader of `locale` is served from, best first; the locale
    /// itself leads, the source locale and all others close.
    pub fn fallbacks(&self, locale: &Locale) -> Vec<Locale> {
        self.settings.fallbacks(locale, &self.locales)
    }

    /// The versions of all articles.
    pub fn versions(&self) -> impl Iterator<Item = (&Article, &Version)> {
        self.articles
            .iter()
            .flat_map(|it| it.versions.iter().map(move |version| (it, version)))
    }
}

/// One help article in all its languages.
#[derive(Debug)]
pub struct Article {
    /// Its name.
    pub slug: Slug,
    /// Its versions, sorted by locale; never empty.
    pub versions: Vec<Version>,
}

impl Article {
    /// The version in exactly this locale.
    pub fn version(&self, locale: &Locale) -> Option<&Version> {
        self.versions.iter().find(|it| it.locale == *locale)
    }

    /// The first version in a chain of locales, else the first there is.
    pub fn best_version(&self, chain: &[Locale]) -> &Version {
        chain
            .iter()
            .find_map(|locale| self.version(locale))
            .unwrap_or(&self.versions[0])
    }

    /// Whether the source has changed since this version was translated: another
    /// version was made from another commit of the source and handed off later,
    /// or the source itself bears a later date.
    pub fn is_outdated(&self, version: &Version, source: &Locale) -> bool {
        if version.origin != Origin::File || version.locale == *source {
            return false;
        }
        let own = &version.front_matter;
        let moved_on = self.versions.iter().any(|it| {
            let other = &it.front_matter;
            other.source_commit.is_some()
                && own.source_commit.is_some()
                && other.source_commit != own.source_commit
                && other.hand_off > own.hand_off
        });
        let original = self.version(source).filter(|it| it.origin == Origin::File);
        moved_on || original.is_some_and(|it| own.date.is_some() && it.front_matter.date > own.date)
    }
}

/// An article in one locale.
#[derive(Debug)]
pub struct Version {
    /// Its locale.
    pub locale: Locale,
    /// The title: of the front matter, else of the H1, else the slug.
    pub title: Box<str>,
    /// What its head says.
    pub front_matter: FrontMatter,
    /// Where keys of its head stand that faults may be about, and its aliases.
    pub head_places: Vec<(Box<str>, Place)>,
    /// Its body.
    pub doc: Doc,
    /// The sentences and what they were made from.
    pub units: Vec<TranslationUnit>,
    /// How it came to be.
    pub origin: Origin,
    /// Its file.
    pub path: Arc<Path>,
    /// The name that its file gives it, where its article has another.
    pub file_name: Option<Box<str>>,
    /// How its blocks correspond to those of the other versions.
    pub alignment: Alignment,
    /// A hash of its files and of where its links lead: articles whose versions
    /// have equal digests have equal pages.
    pub digest: [u8; 16],
}

impl Version {
    /// The place of a key of its head or of an alias, for faults; its beginning where
    /// it has none.
    pub fn head_span(&self, key: &str) -> Span {
        let found = self.head_places.iter().find(|(it, _)| **it == *key);
        let start = Place { line: 1, column: 1 };
        Span::at(self.path.clone(), found.map_or(start, |it| it.1))
    }

    /// The place of a block, by the number that all versions share.
    pub fn block_span(&self, shared: u32) -> Span {
        let own = self.own_number(shared).unwrap_or_default();
        let start = Place { line: 1, column: 1 };
        let part = self.own_part(own);
        Span::at(self.path.clone(), part.map_or(start, |it| it.place))
    }

    /// A block, by the number that all versions share; `None` where this one lacks it.
    pub fn part(&self, shared: u32) -> Option<Part<'_>> {
        self.own_part(self.own_number(shared)?)
    }

    fn own_part(&self, own: u32) -> Option<Part<'_>> {
        self.doc.parts().into_iter().nth(own as usize)
    }

    /// The number that all versions share, for a block number of this one.
    pub fn shared_number(&self, own: u32) -> Option<u32> {
        match &self.alignment {
            Alignment::Same => Some(own),
            Alignment::Mapped(shared) => shared.get(own as usize).copied().flatten(),
        }
    }

    /// This version's own number for a shared block number.
    pub fn own_number(&self, shared: u32) -> Option<u32> {
        match &self.alignment {
            Alignment::Same => (shared < self.doc.count).then_some(shared),
            Alignment::Mapped(numbers) => {
                let own = numbers.iter().position(|it| *it == Some(shared))?;
                u32::try_from(own).ok()
            }
        }
    }

    /// Whether a machine translated it.
    pub fn is_machine_translated(&self) -> bool {
        self.front_matter.translation_type == Some(TranslationType::Machine)
            && self.origin == Origin::File
    }
}

/// How a version came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is a file.
    File,
    /// It was put together from the source units of a translation in this locale.
    Reconstructed(Locale),
}

/// How the blocks of a version correspond to those of the other versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// One to one.
    Same,
    /// Own number to shared number; `None` lends and takes no evidence.
    Mapped(Vec<Option<u32>>),
}

/// A sentence and the source sentence it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationUnit {
    /// The unit's id in its file.
    pub id: Box<str>,
    /// The translation, in Markdown.
    pub target: Box<str>,
    /// The source, in Markdown.
    pub source: Box<str>,
    /// The block it stands in, where it stands in a numbered one.
    pub block: Option<u32>,
}

/// A file beside the articles, such as an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// Its address below the knowledge base: `nb-NO/media/key.png`.
    pub address: Box<str>,
    /// The file.
    pub path: Arc<Path>,
    /// The content, where the file is an article that holds it in its text.
    pub bytes: Option<Arc<[u8]>>,
    /// How wide and high it is in pixels, where it is a picture of a known kind.
    pub size: Option<(u32, u32)>,
}
