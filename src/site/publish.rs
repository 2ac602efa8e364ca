//! Files that are built beside the old site and take its place in one step.
//!
//! Whoever is killed on the way leaves the old site whole: the new one stands
//! in a folder of its own until it is finished, and then the two names are
//! exchanged. A mark tells a site of ours from other folders.

use crate::error::Error;
use crate::model::SITE_MARK;
use crate::site::Foreign;
use crate::site::manifest::Entry;
use rayon::prelude::*;
use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

const MARK_TEXT: &[u8] = b"A site built by veiviser. The next build replaces this folder.\n";

const MOUNT: &str = "this folder is a mount of its own and cannot be exchanged for a new one; name a folder inside it";
const BUSY: &str = "another build is writing this site; wait for it to end";

/// A site under construction.
pub(super) struct Stage {
    out: PathBuf,
    stage: PathBuf,
    lock: PathBuf,
    _held: File,
}

impl Stage {
    /// Opens an empty stage beside `out`, which takes the place of none of `kept`.
    pub(super) fn open(out: &Path, foreign: Foreign, kept: &[Arc<Path>]) -> Result<Self, Error> {
        let out = whole_path(out)?;
        let usage = |text: &str| Error::Usage(format!("{}: {text}", out.display()));
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(usage("a site cannot take the place of the root folder"));
        };
        refuse(&out, foreign, kept)?;
        if is_mount(&out, parent) {
            return Err(usage(MOUNT));
        }
        let unwritable = |it: io::Error| {
            let parent = parent.display();
            usage(&format!(
                "no site can be written here, for {parent} takes no files ({}); name another folder with --out",
                words(&it)
            ))
        };
        fs::create_dir_all(parent).map_err(unwritable)?;
        let beside = |what: &str| parent.join(format!(".{}.{what}", name.to_string_lossy()));
        let (stage, lock) = (beside("veiviser-new"), beside("veiviser-lock"));
        let held = File::create(&lock).map_err(unwritable)?;
        match held.try_lock() {
            Ok(()) if is_at(&held, &lock) => {}
            Ok(()) => return Err(usage(BUSY)),
            Err(TryLockError::WouldBlock) => {
                return Err(usage(BUSY));
            }
            Err(TryLockError::Error(it)) => return Err(Error::io(&lock, it)),
        }
        remove(&stage)?;
        fs::create_dir(&stage).map_err(|it| Error::io(&stage, it))?;
        Ok(Self {
            out,
            stage,
            lock,
            _held: held,
        })
    }

    /// Creates a folder of the site, and those above it.
    pub(super) fn create_folder(&self, folder: &str) -> Result<(), Error> {
        let path = self.stage.join(folder);
        fs::create_dir_all(&path).map_err(|it| Error::io(path, it))
    }

    /// Writes a file of the site. Its folder must be there.
    pub(super) fn write(&self, name: &str, body: &[u8]) -> Result<Metadata, Error> {
        let path = self.stage.join(name);
        let write = || {
            let mut file = match File::create_new(&path) {
                // It may be a second name of a file of the old site, which stays.
                Err(it) if it.kind() == io::ErrorKind::AlreadyExists => {
                    fs::remove_file(&path)?;
                    File::create_new(&path)?
                }
                file => file?,
            };
            file.write_all(body)?;
            file.metadata()
        };
        write().map_err(|it| Error::io(&path, it))
    }

    /// Whether a file of the old site is still as it was written.
    pub(super) fn fits(&self, name: &str, entry: &Entry) -> bool {
        fs::symlink_metadata(self.out.join(name)).is_ok_and(|it| entry.fits(&it))
    }

    /// Takes a file over from the old site. Where the system knows no second name
    /// for a file, it has to be made anew.
    pub(super) fn keep(&self, name: &str) -> bool {
        fs::hard_link(self.out.join(name), self.stage.join(name)).is_ok()
    }

    /// Puts the finished site in the place of the old one.
    pub(super) fn publish(self) -> Result<(), Error> {
        self.write(SITE_MARK, MARK_TEXT)?;
        if let Ok(old) = fs::metadata(&self.out) {
            // Servers may read the folder by its group.
            let _ = fs::set_permissions(&self.stage, old.permissions());
            exchange(&self.stage, &self.out).map_err(|it| Error::io(&self.out, it))?;
            remove_on_all_cores(&self.stage)?;
        } else {
            fs::rename(&self.stage, &self.out).map_err(|it| Error::io(&self.out, it))?;
        }
        Ok(())
    }
}

/// Whether a folder is where another file system begins.
#[cfg(unix)]
fn is_mount(folder: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |it: &Path| fs::metadata(it).ok().map(|it| it.dev());
    folder.is_dir() && device(folder) != device(parent)
}

#[cfg(not(unix))]
fn is_mount(_: &Path, _: &Path) -> bool {
    false
}

/// What the system said, without its number.
fn words(error: &io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    text[..end].to_owned()
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now, the next build removes.
        let _ = fs::remove_dir_all(&self.stage);
        let _ = fs::remove_file(&self.lock);
    }
}

/// Whether a file still stands at its path: the build that held a lock before may
/// have removed the name of the file that we then locked.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |it: Metadata| (it.dev(), it.ino());
    let (own, there) = (file.metadata().map(id), fs::metadata(path).map(id));
    matches!((own, there), (Ok(own), Ok(there)) if own == there)
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// The folder's own path, through links as far as it exists, and without `..`: a
/// folder on the way that is made later must not let it lead elsewhere then.
fn whole_path(out: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(out).map_err(|it| Error::io(out, it))?;
    let mut whole = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            _ => whole.push(part),
        }
        whole = whole.canonicalize().unwrap_or(whole);
    }
    Ok(whole)
}

/// Refuses a folder that a site must not replace.
fn refuse(out: &Path, foreign: Foreign, kept: &[Arc<Path>]) -> Result<(), Error> {
    let usage = |text: &str| Err(Error::Usage(format!("{}: {text}", out.display())));
    if out.exists() && !out.is_dir() {
        return usage("this is a file; name a folder for the site");
    }
    let roots = kept.iter().filter_map(|it| it.canonicalize().ok());
    let roots: Vec<PathBuf> = roots.collect();
    if let Some(root) = roots.iter().find(|it| it.starts_with(out)) {
        let root = root.display();
        return usage(&format!(
            "a site here would take the place of the articles in {root}, and --force does not change that; name another folder with --out"
        ));
    }
    if is_ours(out)? {
        return Ok(());
    }
    if roots.iter().any(|it| out.starts_with(it)) {
        return usage(
            "this folder holds something else than a site of ours and is part of the content, and --force does not change that; name another folder with --out, or empty it",
        );
    }
    match foreign {
        Foreign::Replace => Ok(()),
        Foreign::Refuse => usage(
            "this folder holds something else than a site of ours; name another, or say --force to replace it",
        ),
    }
}

/// Whether a folder may be replaced: it bears the mark, is empty or not there.
fn is_ours(out: &Path) -> Result<bool, Error> {
    if !out.exists() || out.join(SITE_MARK).is_file() {
        return Ok(true);
    }
    let mut entries = fs::read_dir(out).map_err(|it| Error::io(out, it))?;
    Ok(entries.next().is_none())
}

fn remove(folder: &Path) -> Result<(), Error> {
    match fs::remove_dir_all(folder) {
        Err(it) if it.kind() != io::ErrorKind::NotFound => Err(Error::io(folder, it)),
        _ => Ok(()),
    }
}

fn remove_on_all_cores(folder: &Path) -> Result<(), Error> {
    let entries = fs::read_dir(folder).map_err(|it| Error::io(folder, it))?;
    let folders: Vec<PathBuf> = entries
        .flatten()
        .map(|it| it.path())
        .filter(|it| it.is_dir() && !it.is_symlink())
        .collect();
    folders.par_iter().try_for_each(|it| remove(it))?;
    remove(folder)
}

/// Exchanges two folders in one step, where the system can.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS | rustix::io::Errno::NOTSUP) => {
            exchange_in_steps(new, old)
        }
        Err(it) => Err(it.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    exchange_in_steps(new, old)
}

/// Exchanges two folders where the system has no single step for it; if the new
/// one cannot move in, the old one moves back.
fn exchange_in_steps(new: &Path, old: &Path) -> io::Result<()> {
    let aside = new.with_extension("veiviser-old");
    fs::rename(old, &aside)?;
    if let Err(it) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(it);
    }
    fs::rename(&aside, new)
}
