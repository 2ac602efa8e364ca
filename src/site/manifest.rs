//! What the last build wrote: for each file the key of what it was made of, its
//! length and its time. The next build takes over the files whose keys are the
//! same and that nobody has touched since.

use crate::error::Error;
use crate::render::Key;
use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io::Write;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Changes with the form of the file.
const MAGIC: &[u8; 8] = b"vvsite01";
const HASH: usize = 32;

/// A file that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it was made of.
    pub(super) key: Key,
    /// Its length in bytes.
    pub(super) size: u64,
    /// When it was written, in nanoseconds since 1970.
    pub(super) modified: u64,
}

impl Entry {
    /// The entry of a file that was just written.
    pub(super) fn new(key: Key, metadata: &Metadata) -> Self {
        Self {
            key,
            size: metadata.len(),
            modified: modified(metadata),
        }
    }

    /// Whether the file is still as it was written.
    pub(super) fn fits(&self, metadata: &Metadata) -> bool {
        metadata.is_file() && metadata.len() == self.size && modified(metadata) == self.modified
    }
}

/// The files of a site, by their paths.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    files: HashMap<Box<str>, Entry>,
}

impl Manifest {
    /// Reads a manifest; one that is not there, not whole or of another form
    /// knows of no file.
    pub(super) fn read(path: &Path) -> Self {
        let files = fs::read(path).ok().and_then(|it| parse(&it));
        Self {
            files: files.unwrap_or_default(),
        }
    }

    /// The entry of a file.
    pub(super) fn get(&self, file: &str) -> Option<&Entry> {
        self.files.get(file)
    }

    /// The files whose paths begin so, in no order.
    pub(super) fn files_below(&self, start: &str) -> impl Iterator<Item = (&str, Entry)> {
        let files = self.files.iter();
        let files = files.filter(move |(file, _)| file.starts_with(start));
        files.map(|(file, entry)| (&**file, *entry))
    }

    /// Writes a manifest of `files`, whole or not at all.
    pub(super) fn write(path: &Path, files: &[(String, Entry)]) -> Result<(), Error> {
        let mut out = Vec::with_capacity(files.len() * 100);
        out.extend_from_slice(MAGIC);
        for (name, entry) in files {
            let length = u32::try_from(name.len()).expect("paths are short");
            out.extend_from_slice(&length.to_le_bytes());
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(&entry.key);
            out.extend_from_slice(&entry.size.to_le_bytes());
            out.extend_from_slice(&entry.modified.to_le_bytes());
        }
        let hash = blake3::hash(&out);
        out.extend_from_slice(hash.as_bytes());
        let folder = path.parent().unwrap_or(Path::new("."));
        let write = || {
            fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&out)?;
            file.persist(path)?;
            Ok(())
        };
        write().map_err(|it: std::io::Error| Error::io(path, it))
    }
}

fn parse(bytes: &[u8]) -> Option<HashMap<Box<str>, Entry>> {
    let (body, hash) = bytes.split_at_checked(bytes.len().checked_sub(HASH)?)?;
    let mut rest = body.strip_prefix(MAGIC)?;
    if blake3::hash(body).as_bytes() != hash {
        return None;
    }
    let mut files = HashMap::with_capacity(rest.len() / 80);
    while !rest.is_empty() {
        let length = u32::from_le_bytes(take(&mut rest)?);
        let (name, tail) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        rest = tail;
        let entry = Entry {
            key: take(&mut rest)?,
            size: u64::from_le_bytes(take(&mut rest)?),
            modified: u64::from_le_bytes(take(&mut rest)?),
        };
        files.insert(std::str::from_utf8(name).ok()?.into(), entry);
    }
    Some(files)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(*head)
}

fn modified(metadata: &Metadata) -> u64 {
    let since = metadata.modified().ok();
    let since = since.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |it| u64::try_from(it.as_nanos()).unwrap_or(u64::MAX))
}
