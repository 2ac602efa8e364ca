//! Which articles are flows of their own, kept beside the search index, so that search
//! offers them without reading an article.

use crate::flow;
use crate::model::{KnowledgeBase, Slug};
use std::collections::BTreeSet;
use std::path::Path;

/// The file beside the indexes: the fingerprint of the content, then a slug a line.
const FILE: &str = "small-flows.txt";

/// The articles that ask which of their alternatives fits.
#[derive(Debug, Default)]
pub struct Offers(BTreeSet<Box<str>>);

impl Offers {
    /// Finds them.
    pub fn of(kb: &KnowledgeBase) -> Self {
        Self(flow::small_flows(kb).into_iter().map(|it| it.id).collect())
    }

    /// Reads what was kept of content of this fingerprint; none where nothing was.
    pub fn read(folder: &Path, fingerprint: [u8; 32]) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let mut lines = text.lines();
        match lines.next() == Some(&*head(fingerprint)) {
            true => Self(lines.map(Into::into).collect()),
            false => Self::default(),
        }
    }

    /// Keeps them. Where that fails, search offers none until the next index.
    pub fn keep(&self, folder: &Path, fingerprint: [u8; 32]) {
        let mut text = head(fingerprint);
        for slug in &self.0 {
            text.push('\n');
            text.push_str(slug);
        }
        let _ = crate::cli::io::replace(&folder.join(FILE), text.as_bytes());
    }

    /// Whether an article is among them.
    pub fn has(&self, slug: &Slug) -> bool {
        self.0.contains(slug.as_str())
    }
}

fn head(fingerprint: [u8; 32]) -> String {
    let digits: Vec<String> = fingerprint.iter().map(|it| format!("{it:02x}")).collect();
    digits.concat()
}
