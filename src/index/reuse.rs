//! What the index of one locale depends on, so that it is made again only when
//! that changed.

use crate::index::manifest::{Manifest, PREFIX, made_by};
use crate::model::{Article, BlockKind, KnowledgeBase, Locale, Version, plain_text};
use std::fs;
use std::path::{Path, PathBuf};

/// The indexes of former content in a cache folder.
#[derive(Default)]
pub(super) struct Former {
    folders: Vec<(PathBuf, Manifest)>,
}

impl Former {
    /// Looks for them.
    pub fn look(folder: &Path) -> Self {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let named = entries.filter(|it| it.file_name().to_string_lossy().starts_with(PREFIX));
        let mut paths: Vec<PathBuf> = named.map(|it| it.path()).collect();
        paths.sort();
        let folders = paths.into_iter().filter_map(|path| {
            let manifest = Manifest::read(&path)?;
            (manifest.made_by == made_by()).then_some((path, manifest))
        });
        Self {
            folders: folders.collect(),
        }
    }

    /// Puts the index of a locale that was made from the same in its place and
    /// tells how many articles it holds.
    pub fn take(&self, locale: &Locale, made_from: &str, folder: &Path) -> Option<u32> {
        self.folders.iter().find_map(|(path, manifest)| {
            let place = manifest.place(locale)?;
            let same = manifest.locales[place].made_from == made_from;
            (same && manifest.is_intact(path, place)).then_some(())?;
            let files = manifest.locales[place].files.keys();
            let taken = link(files, &path.join(locale.as_str()), folder);
            taken.ok().map(|()| manifest.locales[place].articles)
        })
    }
}

fn link<'a>(
    names: impl Iterator<Item = &'a String>,
    from: &Path,
    to: &Path,
) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for name in names {
        let (from, to) = (from.join(name), to.join(name));
        if fs::hard_link(&from, &to).is_err() {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// A hash of all that the index of a locale is made from.
pub(super) fn made_from(kb: &KnowledgeBase, locale: &Locale) -> String {
    let mut hash = Hash(blake3::Hasher::new());
    let source = &kb.settings.source_locale;
    hash.text(&format!("{:?}", kb.settings));
    for (number, article) in (0_u64..).zip(&kb.articles) {
        hash.0.update(&number.to_le_bytes());
        if locale == source {
            hash.anchors(article);
        }
        hash.version(article.version(locale));
        if locale != source {
            hash.version(article.version(source));
        }
    }
    hash.0.finalize().to_hex()[..32].to_owned()
}

struct Hash(blake3::Hasher);

impl Hash {
    fn text(&mut self, text: &str) {
        self.0.update(&(text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
    }

    fn version(&mut self, version: Option<&Version>) {
        let Some(version) = version else {
            self.0.update(b"-");
            return;
        };
        self.0.update(&version.digest);
        self.text(&format!("{:?}", version.alignment));
    }

    fn anchors(&mut self, article: &Article) {
        for version in &article.versions {
            for block in &version.doc.blocks {
                if let BlockKind::Heading {
                    anchors, inlines, ..
                } = &block.kind
                {
                    self.text(version.locale.as_str());
                    self.text(&plain_text(inlines));
                    anchors.iter().for_each(|it| self.text(it));
                }
            }
        }
    }
}
