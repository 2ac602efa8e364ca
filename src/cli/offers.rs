//! Which articles are flows of their own, kept beside the search index, so that search
//! offers them without reading an article.

use crate::flow;
use crate::model::{KnowledgeBase, Slug};
use std::collections::BTreeSet;
use std::path::Path;

/// The file beside the indexes: the fingerprint of the content, then a slug a line.
const FILE: &str = "small-flows.txt";

/// The articles that ask which of their alternatives fits.
#[derive(Debug)]
pub enum Offers {
    /// Known by their slugs.
    Known(BTreeSet<Box<str>>),
    /// Looked for in what was read, when they are asked for.
    Within(Box<KnowledgeBase>),
}

impl Offers {
    /// Finds them.
    pub fn of(kb: &KnowledgeBase) -> Self {
        let flows = flow::small_flows(kb).into_iter();
        Self::Known(flows.map(|it| it.id).collect())
    }

    /// Reads what was kept of content of this fingerprint; none where nothing was.
    pub fn read(folder: &Path, fingerprint: [u8; 32]) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let mut lines = text.lines();
        let is_current = lines.next() == Some(&*head(fingerprint));
        Self::Known(lines.filter(|_| is_current).map(Into::into).collect())
    }

    /// Keeps those that are known. Where that fails, search offers none until the next
    /// index.
    pub fn keep(&self, folder: &Path, fingerprint: [u8; 32]) {
        let mut text = head(fingerprint);
        let Self::Known(slugs) = self else { return };
        for slug in slugs {
            text.push('\n');
            text.push_str(slug);
        }
        let _ = crate::cli::io::replace(&folder.join(FILE), text.as_bytes());
    }

    /// Whether an article is among them.
    pub fn has(&self, slug: &Slug) -> bool {
        match self {
            Self::Known(slugs) => slugs.contains(slug.as_str()),
            Self::Within(kb) => kb
                .article(slug.as_str())
                .and_then(flow::small_flow)
                .is_some(),
        }
    }
}

fn head(fingerprint: [u8; 32]) -> String {
    let digits: Vec<String> = fingerprint.iter().map(|it| format!("{it:02x}")).collect();
    digits.concat()
}
