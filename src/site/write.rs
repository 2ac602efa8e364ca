//! Writes the files of a site: those whose keys are the same as in the site before
//! are taken over from there, the others are made.

use crate::error::Error;
use crate::model::Route;
use crate::render::{Key, Keys, Renderer};
use crate::site::Memory;
use crate::site::manifest::{Entry, Manifest};
use crate::site::publish::Stage;
use std::collections::BTreeSet;

/// Makes and takes over files.
pub(super) struct Writer<'a> {
    stage: &'a Stage,
    renderer: &'a Renderer,
    keys: Keys<'a>,
    before: Manifest,
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
    pub(super) fn new(stage: &'a Stage, renderer: &'a Renderer, memory: Option<&Memory>) -> Self {
        let (before, keys) = rayon::join(
            || memory.map_or_else(Manifest::default, |it| Manifest::read(&it.file)),
            || renderer.keys(memory.map_or([0; 16], |it| it.base)),
        );
        Self {
            stage,
            renderer,
            keys,
            before,
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

    /// Writes the page of a route.
    pub(super) fn page(&self, route: &Route) -> Result<Written, Error> {
        let file = route.file();
        let key = self.keys.of(route);
        if let Some(kept) = key.and_then(|it| self.keep(&file, it)) {
            return Ok(kept);
        }
        let page = self.renderer.page(route)?;
        let page = page.expect("every route of the renderer has a page");
        self.write(file, key.unwrap_or_default(), &page.body)
    }

    /// Writes a file that is made already.
    pub(super) fn bytes(&self, file: &str, body: &[u8]) -> Result<Written, Error> {
        let mut key = Key::default();
        key.copy_from_slice(&blake3::hash(body).as_bytes()[..16]);
        match self.keep(file, key) {
            Some(kept) => Ok(kept),
            None => self.write(file.to_owned(), key, body),
        }
    }

    fn keep(&self, file: &str, key: Key) -> Option<Written> {
        let entry = self.before.get(file).filter(|it| it.key == key)?;
        self.stage.keep(file, entry).then(|| Written {
            file: file.to_owned(),
            entry: *entry,
            is_kept: true,
        })
    }

    fn write(&self, file: String, key: Key, body: &[u8]) -> Result<Written, Error> {
        let metadata = self.stage.write(&file, body)?;
        Ok(Written {
            file,
            entry: Entry::new(key, &metadata),
            is_kept: false,
        })
    }
}
