//! Files to a knowledge base: the only place that reads articles.
//!
//! Entry point: [`load`]. It finds the files, parses each once and in parallel,
//! merges them into articles, aligns their versions and resolves their links.
//! It knows neither search nor flows nor pages.

mod align;
mod anchor;
mod article;
mod clean;
mod dialect;
mod embedded;
mod fault;
mod find;
mod front_matter;
mod inline_media;
mod known;
mod lend;
mod link;
mod markdown;
mod merge;
mod number;
mod picture;
mod redirect;
mod root;
mod settings;
mod side_by_side;
mod site;
mod slug;
mod yaml;

use crate::Error;
use crate::model::{Diagnostic, KnowledgeBase, Locale, Robots, RobotsPolicy, Settings, Span};
use rayon::prelude::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to load.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Content roots: folders or single files; none means the bundled knowledge base.
    pub roots: Vec<PathBuf>,
    /// The locale of files that no folder and no front matter places.
    pub content_locale: Option<Locale>,
}

/// What was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The articles.
    pub kb: KnowledgeBase,
    /// What is wrong with them, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Flows, messages and templates of the roots, first root first.
    pub overrides: Vec<TextFile>,
    /// Where the values of the settings' top keys stand.
    pub settings_places: BTreeMap<Box<str>, Span>,
}

/// A file that replaces a bundled one of the same name, or is an asset besides.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Its path as it is shown.
    pub path: Arc<Path>,
    /// Its path below the root, `/` between folders: `flows/account-recovery.toml`.
    pub name: String,
    /// Its text; empty where it is none.
    pub text: String,
    /// Its bytes, where it is a picture or a font.
    pub bytes: Option<Box<[u8]>>,
}

impl TextFile {
    /// Its bytes, whatever it is.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or(self.text.as_bytes())
    }
}

/// Loads a knowledge base. Faults in content are diagnostics; an error means
/// that a root cannot be read at all.
pub fn load(input: &Input) -> Result<Loaded, Error> {
    Ok(Listing::of(input)?.load())
}

fn load_listed(listing: Listing) -> Loaded {
    let Listing {
        mut roots,
        mut diagnostics,
        content_locale,
    } = listing;
    let mut read = site::settings(&roots, content_locale);
    diagnostics.append(&mut read.diagnostics);
    let settings = read.settings.clone();
    let overrides = root::overrides(&roots, &mut diagnostics);
    let mut dropped = BTreeSet::new();
    for root in &mut roots {
        root.sort_files(&settings, &mut dropped, &mut diagnostics);
    }
    let files: Vec<&root::ArticleFile> = roots.iter().flat_map(|it| &it.articles).collect();
    let parsed: Vec<_> = files.par_iter().map(|it| it.parse(&settings)).collect();
    let mut entries = Vec::with_capacity(parsed.len());
    let mut inline = Vec::new();
    for (mut entry, mut faults) in parsed {
        inline.extend(
            entry
                .iter_mut()
                .flat_map(|it| std::mem::take(&mut it.parsed.media)),
        );
        entries.extend(entry);
        diagnostics.append(&mut faults);
    }
    let (mut articles, faults) = merge::merge(entries);
    diagnostics.extend(faults);
    let media = root::media(&roots, inline);
    resolve(
        &mut articles,
        &media,
        (&settings, dropped),
        &mut diagnostics,
    );
    if articles.is_empty() {
        diagnostics.push(root::no_articles(&roots));
    }
    decide_robots(&mut articles, &settings);
    let redirects = redirect::collect(&articles, &settings.source_locale, &mut diagnostics);
    diagnostics.extend(site::missing_logo(&mut read, &media));
    diagnostics.extend(site::missing_folders(&read, &articles));
    diagnostics.extend(site::footer_faults(&read, &articles));
    let locales: BTreeSet<Locale> = articles
        .iter()
        .flat_map(|it| it.versions.iter().map(|it| it.locale.clone()))
        .collect();
    let locales = locales.into_iter().collect();
    diagnostics.sort();
    diagnostics.dedup();
    let kb = KnowledgeBase {
        articles,
        locales,
        media,
        settings: read.settings,
        redirects,
        roots: roots.iter().map(|it| Path::new(&it.shown).into()).collect(),
    };
    Loaded {
        kb,
        diagnostics,
        overrides,
        settings_places: read.places,
    }
}

/// Lets the settings overrule what front matter says to search engines.
fn decide_robots(articles: &mut [crate::model::Article], settings: &Settings) {
    for article in articles {
        let robots = match settings.robots(article.slug.as_str()) {
            RobotsPolicy::FrontMatter => continue,
            RobotsPolicy::Index => Robots::default(),
            RobotsPolicy::NoIndex => Robots {
                no_index: true,
                no_follow: false,
            },
        };
        for version in &mut article.versions {
            version.front_matter.robots = robots;
        }
    }
}

fn resolve(
    articles: &mut Vec<crate::model::Article>,
    media: &[crate::model::Media],
    settings: (&Settings, BTreeSet<String>),
    diagnostics: &mut Vec<Diagnostic>,
) {
    articles.par_iter_mut().for_each(|article| {
        for version in &mut article.versions {
            anchor::complete(&mut version.doc.blocks);
        }
    });
    let known = known::Known::new(articles, media, settings.0).with_dropped(settings.1);
    let found: Vec<Vec<Diagnostic>> = articles
        .par_iter_mut()
        .map(|article| {
            let mut found = Vec::new();
            let slug = article.slug.clone();
            for version in &mut article.versions {
                let faults = link::resolve(&slug, version, &known);
                if version.origin == crate::model::Origin::File {
                    found.extend(faults);
                }
            }
            lend::link_texts(article, settings.0, &mut found);
            found
        })
        .collect();
    diagnostics.extend(found.into_iter().flatten());
    // It is large, and goes while other things are done.
    rayon::spawn(|| drop(known));
}

/// The files of the roots, found and measured but not read.
pub struct Listing {
    roots: Vec<root::Root>,
    diagnostics: Vec<Diagnostic>,
    content_locale: Option<Locale>,
}

impl Listing {
    /// Finds them.
    pub fn of(input: &Input) -> Result<Self, Error> {
        let mut diagnostics = Vec::new();
        Ok(Self {
            roots: root::open(input, &mut diagnostics)?,
            diagnostics,
            content_locale: input.content_locale.clone(),
        })
    }

    /// Reads them all, as [`load`] does.
    pub fn load(self) -> Loaded {
        load_listed(self)
    }

    /// Reads only the files that replace bundled ones.
    pub fn overrides(&self) -> Vec<TextFile> {
        root::overrides(&self.roots, &mut Vec::new())
    }

    /// A hash of all files: names, lengths and times of change, not what they say.
    /// Equal fingerprints mean that nothing was changed.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(format!("{:?}", self.content_locale).as_bytes());
        for root in &self.roots {
            hasher.update(root.shown.as_bytes());
            for file in &root.files {
                hasher.update(file.below_root.as_bytes());
                hasher.update(&file.size.to_le_bytes());
                hasher.update(&file.modified.to_le_bytes());
                if let find::Source::Embedded(bytes) = file.source {
                    hasher.update(bytes);
                }
            }
        }
        *hasher.finalize().as_bytes()
    }
}

/// The fingerprint of the files that there are now.
pub fn fingerprint(input: &Input) -> Result<[u8; 32], Error> {
    Ok(Listing::of(input)?.fingerprint())
}
