//! Writes the files of a site: those whose keys are the same as in the site before
//! are taken over from there, the others are made.

use crate::error::Error;
use crate::model::{Locale, Route};
use crate::render::{AssetFile, Key, Keys, Renderer, ShelfStore};
use crate::site::manifest::{Entry, Manifest};
use crate::site::publish::Stage;
use crate::site::{Compression, Options};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The most bytes of a file's name that file systems take.
const LONGEST: usize = 255;

/// Makes and takes over files.
pub(super) struct Writer<'a> {
    stage: &'a Stage,
    renderer: &'a Renderer,
    keys: Keys<'a>,
    before: Manifest,
    compress: Vec<Compression>,
}

/// A file of the new site.
pub(super) struct Written {
    /// Its path below the site.
    pub(super) file: String,
    /// What it was made of.
    pub(super) entry: Entry,
    /// Whether it is that of the site before.
    pub(super) is_kept: bool,
}

impl<'a> Writer<'a> {
    /// Prepares the keys of all pages, and reads what the site before was made of.
    pub(super) fn new(stage: &'a Stage, renderer: &'a Renderer, options: &Options) -> Self {
        let memory = options.memory.as_ref();
        let mut compress = options.compress.clone();
        compress.sort();
        compress.dedup();
        let base = memory.map_or([0; 16], |it| it.base);
        let (before, keys) = rayon::join(
            || memory.map_or_else(Manifest::default, |it| Manifest::read(&it.file)),
            || renderer.keys(with_forms(base, &compress)),
        );
        Self {
            stage,
            renderer,
            keys,
            before,
            compress,
        }
    }

    /// Creates the folders of files.
    pub(super) fn folders(&self, files: impl Iterator<Item = String>) -> Result<(), Error> {
        let folder = |file: String| Some(file.rsplit_once('/')?.0.to_owned());
        let folders: BTreeSet<String> = files.filter_map(folder).collect();
        folders
            .iter()
            .try_for_each(|it| self.stage.create_folder(it))
    }

    /// Writes the page of a route, and its compressed copies.
    pub(super) fn page(&self, route: &Route) -> Result<Vec<Written>, Error> {
        let file = route.file();
        let key = self.keys.of(route);
        if let Some(kept) = key.and_then(|it| self.keep_file(&file, it)) {
            return Ok(kept);
        }
        let page = self.renderer.page(route)?;
        let page = page.expect("every route of the renderer has a page");
        self.write(file, key.unwrap_or_default(), &page.body)
    }

    /// Writes a file that is made already, and its compressed copies.
    pub(super) fn bytes(&self, file: &str, body: &[u8]) -> Result<Vec<Written>, Error> {
        let mut key = Key::default();
        key.copy_from_slice(&blake3::hash(body).as_bytes()[..16]);
        let key = with_forms(key, &self.compress);
        match self.keep_file(file, key) {
            Some(kept) => Ok(kept),
            None => self.write(file.to_owned(), key, body),
        }
    }

    /// Takes a file and its copies over, all or none.
    fn keep_file(&self, file: &str, key: Key) -> Option<Vec<Written>> {
        let entry = self.before.get(file).filter(|it| it.key == key)?;
        let mut kept = vec![Written {
            file: file.to_owned(),
            entry: *entry,
            is_kept: true,
        }];
        for form in &self.compress {
            let file = format!("{file}.{}", form.extension());
            // A copy that is not known was not worth it.
            if let Some(entry) = self.before.get(&file) {
                kept.push(Written {
                    file,
                    entry: *entry,
                    is_kept: true,
                });
            }
        }
        let is_there = kept.iter().all(|it| self.stage.fits(&it.file, &it.entry));
        (is_there && kept.iter().all(|it| self.stage.keep(&it.file))).then_some(kept)
    }

    fn write(&self, file: String, key: Key, body: &[u8]) -> Result<Vec<Written>, Error> {
        let write = |file: String, body: &[u8]| {
            let metadata = self.stage.write(&file, body)?;
            Ok(Written {
                file,
                entry: Entry::new(key, &metadata),
                is_kept: false,
            })
        };
        let name = file.rsplit('/').next().map_or(0, str::len);
        let copies = self.compress.iter().filter_map(|form| {
            let length = name + 1 + form.extension().len();
            (length <= LONGEST).then_some(())?;
            let copy = form.compress(&file, body)?;
            Some((format!("{file}.{}", form.extension()), copy))
        });
        let mut written = Vec::with_capacity(1 + self.compress.len());
        for (file, copy) in copies {
            written.push(write(file, &copy)?);
        }
        written.push(write(file.clone(), body)?);
        Ok(written)
    }
}

impl ShelfStore for Writer<'_> {
    type Stored = Vec<Written>;

    fn keep(&self, locale: &Locale) -> Option<(String, Vec<Written>)> {
        let key = self.keys.shelf(locale);
        let start = Renderer::shelf_folder(locale);
        let files = self.before.files_below(&start);
        let same: Vec<(&str, Entry)> = files.filter(|(_, it)| it.key == key).collect();
        let (first, _) = same.first()?;
        let (folder, _) = first.rsplit_once('/')?;
        let (_, name) = folder.rsplit_once('/')?;
        let is_there = |(file, entry): &(&str, Entry)| {
            file.starts_with(folder) && self.stage.fits(file, entry)
        };
        same.iter().all(is_there).then_some(())?;
        self.stage.create_folder(folder).ok()?;
        let kept = same.iter().map(|(file, entry)| {
            self.stage.keep(file).then(|| Written {
                file: (*file).to_owned(),
                entry: *entry,
                is_kept: true,
            })
        });
        Some((name.to_owned(), kept.collect::<Option<Vec<Written>>>()?))
    }

    fn store(&self, locale: &Locale, files: Vec<AssetFile>) -> Result<Vec<Written>, Error> {
        let key = self.keys.shelf(locale);
        let file = |name: &str| Route::Asset { name: name.into() }.file();
        self.folders(files.iter().map(|(name, _)| file(name)))?;
        let written = files.par_iter();
        let written = written.map(|(name, body)| self.write(file(name), key, body));
        let written = written.collect::<Result<Vec<_>, Error>>()?;
        Ok(written.into_iter().flatten().collect())
    }
}

/// A key that differs where other copies are written.
fn with_forms(mut key: Key, forms: &[Compression]) -> Key {
    for form in forms {
        key[0] ^= 1 << (*form as u8);
    }
    key
}
