//! What an index folder says of itself, and how it is put in place.

use crate::Error;
use crate::index::build;
use crate::index::duplicates;
use crate::index::hashed;
use crate::index::lexicon;
use crate::index::reuse::{self, Former};
use crate::index::schema::FORMAT;
use crate::model::{KnowledgeBase, Locale, Settings};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::LazyLock;

/// How the names of folders begin that are not complete.
pub(super) const UNFINISHED: &str = ".building-";

/// How the names of complete folders begin.
pub(super) const PREFIX: &str = "index-";
/// A line with the hash of the rest, then JSON.
const FILE: &str = "manifest";

/// What an index holds and what its files must look like.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The program and the format.
    pub made_by: String,
    pub source: String,
    pub locales: Vec<LocaleIndex>,
    pub fallbacks: BTreeMap<String, Vec<String>>,
    pub slugs: Vec<String>,
    /// For each article the first one that says almost the same.
    pub groups: Vec<u32>,
}

/// The index of one locale.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct LocaleIndex {
    pub locale: String,
    /// A hash of all that it was made from.
    pub made_from: String,
    pub articles: u32,
    pub files: BTreeMap<String, (u64, String)>,
}

impl Manifest {
    /// The folder of the index of some content, of this program and format.
    pub fn name(fingerprint: [u8; 32]) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&fingerprint);
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(&FORMAT.to_le_bytes());
        format!("{PREFIX}{}", &hasher.finalize().to_hex()[..32])
    }

    /// Writes the indexes of all locales below a folder; those that former
    /// content gave alike are taken from there.
    pub fn build(kb: &KnowledgeBase, former: &Former, folder: &Path) -> Result<Self, Error> {
        let source = &kb.settings.source_locale;
        let mut locales = kb.locales.clone();
        if !locales.contains(source) {
            locales.push(source.clone());
        }
        let original = LazyLock::new(|| lexicon::Source::read(kb));
        let written = locales.par_iter().map(|locale| {
            let folder = folder.join(locale.as_str());
            let failed = |it: &dyn std::fmt::Display| Error::Index(format!("{locale}: {it}"));
            let made_from = reuse::made_from(kb, locale);
            let articles = match former.take(locale, &made_from, &folder) {
                Some(articles) => articles,
                None => build::write(kb, locale, &original, &folder).map_err(|it| failed(&it))?,
            };
            Ok(LocaleIndex {
                locale: locale.to_string(),
                made_from,
                articles,
                files: files(&folder).map_err(|it| failed(&it))?,
            })
        });
        let (written, groups) = rayon::join(
            || written.collect::<Result<Vec<_>, Error>>(),
            || duplicates::groups(&hashed::read(kb)),
        );
        let manifest = Self {
            made_by: made_by(),
            source: source.to_string(),
            locales: written?,
            fallbacks: fallbacks(&kb.settings),
            slugs: kb.articles.iter().map(|it| it.slug.to_string()).collect(),
            groups,
        };
        let text = serde_json::to_string(&manifest).map_err(|it| Error::Index(it.to_string()))?;
        let text = format!("{}\n{text}", hash(text.as_bytes()));
        let path = folder.join(FILE);
        fs::write(&path, text).map_err(|it| Error::io(&path, it))?;
        Ok(manifest)
    }

    /// Reads the manifest of a folder; `None` where it is torn or a file is
    /// missing or has another length.
    pub fn read(folder: &Path) -> Option<Self> {
        let text = fs::read_to_string(folder.join(FILE)).ok()?;
        let (written, text) = text.split_once('\n')?;
        (written == hash(text.as_bytes())).then_some(())?;
        let manifest: Self = serde_json::from_str(text).ok()?;
        let whole = manifest.groups.len() == manifest.slugs.len();
        let complete = manifest.locales.iter().all(|it| {
            let folder = folder.join(&it.locale);
            let same = |(name, (length, _)): (&String, &(u64, String))| {
                fs::metadata(folder.join(name)).is_ok_and(|it| it.len() == *length)
            };
            Locale::parse(&it.locale).is_some() && it.files.iter().all(same)
        });
        (whole && complete).then_some(manifest)
    }

    /// Whether the files of a locale are what they were when they were written.
    pub fn is_intact(&self, folder: &Path, place: usize) -> bool {
        let locale = &self.locales[place];
        files(&folder.join(&locale.locale)).is_ok_and(|it| it == locale.files)
    }

    /// Whether the files of all locales are.
    pub fn is_all_intact(&self, folder: &Path) -> bool {
        let places: Vec<usize> = (0..self.locales.len()).collect();
        places.par_iter().all(|it| self.is_intact(folder, *it))
    }

    /// The locales that have an index, in the order of their shards.
    pub fn locales(&self) -> Vec<Locale> {
        let locales = self.locales.iter();
        locales.filter_map(|it| Locale::parse(&it.locale)).collect()
    }

    /// Where the index of a locale stands among the others.
    pub fn place(&self, locale: &Locale) -> Option<usize> {
        let mut locales = self.locales.iter();
        locales.position(|it| it.locale == locale.as_str())
    }

    /// The locales a reader is served from, best first.
    pub fn chain(&self, reader: &Locale) -> Vec<Locale> {
        let parse = |it: &String| Locale::parse(it);
        let fallbacks = self.fallbacks.iter().filter_map(|(locale, list)| {
            Some((parse(locale)?, list.iter().filter_map(parse).collect()))
        });
        let settings = Settings {
            fallbacks: fallbacks.collect(),
            ..Settings::default()
        };
        settings.fallbacks(reader, &self.locales())
    }
}

/// The program and the format: no part of an index that another made is taken.
pub(super) fn made_by() -> String {
    format!("{} format {FORMAT}", env!("CARGO_PKG_VERSION"))
}

fn fallbacks(settings: &Settings) -> BTreeMap<String, Vec<String>> {
    let lists = settings.fallbacks.iter();
    lists
        .map(|(locale, list)| {
            let list = list.iter().map(Locale::to_string).collect();
            (locale.to_string(), list)
        })
        .collect()
}

/// The files of a folder with their lengths and hashes.
fn files(folder: &Path) -> std::io::Result<BTreeMap<String, (u64, String)>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".lock") {
            continue;
        }
        let bytes = fs::read(entry.path())?;
        files.insert(name, (bytes.len() as u64, hash(&bytes)));
    }
    Ok(files)
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

/// Moves a complete folder to its place. Where another process was faster, its
/// work stays if it is intact.
pub(super) fn put(beside: tempfile::TempDir, place: &Path) -> Result<(), Error> {
    if fs::rename(beside.path(), place).is_ok() {
        let _moved = beside.keep();
        return Ok(());
    }
    if Manifest::read(place).is_some_and(|it| it.is_all_intact(place)) {
        return Ok(());
    }
    fs::remove_dir_all(place).map_err(|it| Error::io(place, it))?;
    fs::rename(beside.path(), place).map_err(|it| Error::io(place, it))?;
    let _moved = beside.keep();
    Ok(())
}

/// Marks an index as read until the file is dropped: the indexes of locales are
/// opened when they are first asked.
pub(super) fn hold(folder: &Path) -> Option<File> {
    let file = File::open(folder.join(FILE)).ok()?;
    file.try_lock_shared().ok()?;
    Some(file)
}

/// Removes the indexes of former content that nobody reads.
pub(super) fn sweep(folder: &Path, current: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_index = name.to_string_lossy().starts_with(PREFIX);
        if is_index && entry.path() != current && !is_held(&entry.path()) {
            // A folder that cannot be removed now is removed by the next build.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_held(folder: &Path) -> bool {
    let file = File::open(folder.join(FILE));
    file.is_ok_and(|it| matches!(it.try_lock(), Err(TryLockError::WouldBlock)))
}
