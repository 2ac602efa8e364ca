//! Finds the files of a content root: what they are, and which locale they are for.
//!
//! Links of the file system are not followed, hidden files are not looked at, and
//! neither is a folder that bears the mark of a site that was built.

use crate::Error;
use crate::model::{Code, Diagnostic, Locale, SITE_MARK, Severity, Span};
use rayon::iter::Either;
use rayon::prelude::{IntoParallelIterator, ParallelIterator, ParallelSliceMut};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// A file below a content root.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where its bytes are.
    pub source: Source,
    /// Its path as it is shown: the root as named, and the path below it.
    pub path: Arc<Path>,
    /// The path below the root, `/` between folders.
    pub below_root: String,
    /// Length in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 where it is embedded.
    pub modified: u128,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub enum Source {
    /// On disk.
    Disk(PathBuf),
    /// In the program.
    Embedded(&'static [u8]),
}

/// How deep folders may nest.
const MAX_DEPTH: usize = 32;
const MAX_FILES: usize = 200_000;

/// Lists all files below a root, or the one file that is named, sorted by path.
pub fn find(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<Found>, Error> {
    let metadata = fs::metadata(root).map_err(|source| Error::io(root, source))?;
    let mut walk = Walk {
        found: Vec::new(),
        diagnostics,
    };
    if metadata.is_file() {
        let name = root
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        walk.file(root.to_owned(), &name);
    } else if is_site(root) {
        walk.fault(
            root,
            "site-folder",
            "this folder is a site that was built; its pages are not read as articles",
        );
    } else {
        let entries = fs::read_dir(root).map_err(|source| Error::io(root, source))?;
        walk.folder(entries, (root, ""), 0);
    }
    let measured = walk.found.into_par_iter();
    let (mut found, mut faults): (Vec<Found>, Vec<Diagnostic>) =
        measured.partition_map(|found| match found.measured() {
            Ok(found) => Either::Left(found),
            Err(fault) => Either::Right(fault),
        });
    found.par_sort_unstable_by(|a, b| a.below_root.cmp(&b.below_root));
    faults.sort();
    diagnostics.append(&mut faults);
    Ok(found)
}

struct Walk<'d> {
    found: Vec<Found>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Walk<'_> {
    fn folder(&mut self, entries: fs::ReadDir, at: (&Path, &str), depth: usize) {
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.fault(at.0, "unreadable", &error.to_string());
                    continue;
                }
            };
            let path = entry.path();
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                self.fault(&path, "file-name", "the file's name is not UTF-8");
                continue;
            };
            if name.starts_with('.') || name == "node_modules" {
                continue;
            }
            let below = if at.1.is_empty() {
                name.to_owned()
            } else {
                format!("{}/{name}", at.1)
            };
            match entry.file_type() {
                Ok(kind) if kind.is_symlink() => {
                    self.fault(
                        &path,
                        "symlink",
                        "links of the file system are not followed",
                    );
                }
                Ok(kind) if kind.is_dir() => self.subfolder(&path, &below, depth + 1),
                Ok(kind) if kind.is_file() => self.file(path, &below),
                Ok(_) => self.fault(&path, "special-file", "neither a file nor a folder"),
                Err(error) => self.fault(&path, "unreadable", &error.to_string()),
            }
        }
    }

    fn subfolder(&mut self, path: &Path, below: &str, depth: usize) {
        if is_site(path) {
            return;
        }
        if depth > MAX_DEPTH {
            return self.fault(
                path,
                "folder-too-deep",
                &format!("folders nest deeper than {MAX_DEPTH}"),
            );
        }
        match fs::read_dir(path) {
            Ok(entries) => self.folder(entries, (path, below), depth),
            Err(error) => self.fault(path, "unreadable", &error.to_string()),
        }
    }

    fn file(&mut self, path: PathBuf, below: &str) {
        if self.found.len() >= MAX_FILES {
            return;
        }
        self.found.push(Found {
            path: path.as_path().into(),
            source: Source::Disk(path),
            below_root: below.to_owned(),
            size: 0,
            modified: 0,
        });
        if self.found.len() == MAX_FILES {
            self.fault(
                Path::new(below),
                "too-many-files",
                &format!("more than {MAX_FILES} files; the rest is left out"),
            );
        }
    }

    fn fault(&mut self, path: &Path, code: &'static str, message: &str) {
        self.diagnostics.push(fault(path, code, message));
    }
}

impl Found {
    /// Asks the file how long it is and when it was changed.
    // By its path: an entry of a folder would keep that folder open.
    fn measured(mut self) -> Result<Self, Diagnostic> {
        let metadata = fs::metadata(&self.path)
            .map_err(|it| fault(&self.path, "unreadable", &it.to_string()))?;
        let changed = metadata.modified().ok();
        let since = changed.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
        self.size = metadata.len();
        self.modified = since.map_or(0, |it| it.as_nanos());
        Ok(self)
    }
}

fn is_site(folder: &Path) -> bool {
    folder.join(SITE_MARK).is_file()
}

fn fault(path: &Path, code: &'static str, message: &str) -> Diagnostic {
    let (severity, hint) = match code {
        "symlink" => (Severity::Warning, "put the file or folder itself here"),
        "site-folder" => (Severity::Error, "name the folder of the articles"),
        _ => (Severity::Error, "let the program read it, or take it away"),
    };
    Diagnostic {
        span: Span::whole(path),
        code: Code(code),
        severity,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }
}

/// Where a file stands: what is before the folder of its locale, the locale, and what is below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The folders before the locale's, such as `live`; empty where there are none.
    pub before: String,
    /// The locale of the folder.
    pub locale: Option<Locale>,
    /// The path below the folder of the locale, or below the root.
    pub below: String,
}

/// The locale of a root that is itself the folder of one.
pub fn locale_of_root(root: &Path) -> Option<Locale> {
    let folder = root.canonicalize().ok().filter(|it| it.is_dir())?;
    Locale::parse(folder.file_name()?.to_str()?)
}

/// Finds the folder of the locale in a path below a root.
pub fn stand(below_root: &str, locale_of_root: Option<&Locale>) -> Standing {
    let folders: Vec<&str> = below_root.split('/').collect();
    for (index, folder) in folders[..folders.len() - 1].iter().enumerate() {
        if let Some(locale) = Locale::parse(folder) {
            return Standing {
                before: folders[..index].join("/"),
                locale: Some(locale),
                below: folders[index + 1..].join("/"),
            };
        }
    }
    let locale = locale_of_root.cloned();
    Standing {
        before: String::new(),
        locale,
        below: below_root.to_owned(),
    }
}
