//! The bundled knowledge base.

use crate::content::find::{Found, Source};
use include_dir::{Dir, include_dir};
use std::path::Path;

static CONTENT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

/// The name under which diagnostics show the bundled files.
pub const ROOT: &str = "content";

/// Lists the bundled files, sorted by path.
pub fn find() -> Vec<Found> {
    let mut found = Vec::new();
    collect(&CONTENT, &mut found);
    found.sort_by(|a: &Found, b: &Found| a.below_root.cmp(&b.below_root));
    found
}

fn collect(folder: &'static Dir<'static>, found: &mut Vec<Found>) {
    for file in folder.files() {
        found.push(Found {
            source: Source::Embedded(file.contents()),
            path: Path::new(ROOT).join(file.path()).into(),
            below_root: file.path().to_string_lossy().replace('\\', "/"),
            size: file.contents().len() as u64,
            modified: 0,
        });
    }
    for inner in folder.dirs() {
        collect(inner, found);
    }
}
