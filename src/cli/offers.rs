//! Which articles are flows of their own, kept beside the search index, so that search
//! offers them without reading an article.

use crate::cli::{io, load};
use crate::flow;
use crate::model::{Article, KnowledgeBase, Slug};
use crate::render::Key;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The file beside the indexes: the fingerprint of the content, then a slug a line.
const FILE: &str = "small-flows.txt";

/// The file that says of each article, as it was, whether it is one: the hash of all
/// else that this depends on, then a hash and a 1 or 0 an article.
const KNOWN: &str = "small-flows.known";

/// The articles that ask which of their alternatives fits.
#[derive(Debug)]
pub enum Offers {
    /// Known by their slugs.
    Known(BTreeSet<Box<str>>),
    /// Looked for in what was read, when they are asked for.
    Within(Box<KnowledgeBase>),
}

impl Offers {
    /// Finds them, and keeps them beside the indexes; articles that did not change since
    /// the last time are not looked at again. Where keeping fails, search offers none
    /// until the next index.
    pub fn find(kb: &KnowledgeBase, folder: &Path, fingerprint: [u8; 32]) -> Self {
        let made_by = made_by(kb);
        let former = read_known(folder, made_by);
        let found = kb.articles.par_iter().map(|article| {
            let key = key(article);
            let known = former.get(&key).copied();
            (
                key,
                known.unwrap_or_else(|| flow::small_flow(article).is_some()),
            )
        });
        let found: Vec<(Key, bool)> = found.collect();
        let mut text = head(fingerprint);
        let mut known = made_by.to_vec();
        let mut slugs = BTreeSet::new();
        for (article, (key, is_one)) in kb.articles.iter().zip(found) {
            known.extend(key);
            known.push(u8::from(is_one));
            if is_one {
                let slug = article.slug.as_str();
                text.push('\n');
                text.push_str(slug);
                slugs.insert(slug.into());
            }
        }
        let _ = io::replace(&folder.join(KNOWN), &known);
        let _ = io::replace(&folder.join(FILE), text.as_bytes());
        Self::Known(slugs)
    }

    /// Reads what was kept of content of this fingerprint; none where nothing was.
    pub fn read(folder: &Path, fingerprint: [u8; 32]) -> Self {
        let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        let mut lines = text.lines();
        let is_current = lines.next() == Some(&*head(fingerprint));
        Self::Known(lines.filter(|_| is_current).map(Into::into).collect())
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

/// What was found of articles before, by the same program with the same settings.
fn read_known(folder: &Path, made_by: Key) -> BTreeMap<Key, bool> {
    let bytes = std::fs::read(folder.join(KNOWN)).unwrap_or_default();
    let rows = bytes.strip_prefix(&made_by[..]).unwrap_or_default();
    let (rows, _) = rows.as_chunks::<17>();
    let row = |[key @ .., is_one]: &[u8; 17]| (*key, *is_one == 1);
    rows.iter().map(row).collect()
}

fn made_by(kb: &KnowledgeBase) -> Key {
    let mut hash = load::program();
    hash.update(format!("{:?}", kb.settings).as_bytes());
    load::key(&hash)
}

fn key(article: &Article) -> Key {
    let mut hash = blake3::Hasher::new();
    for version in &article.versions {
        hash.update(&version.digest);
        hash.update(version.locale.as_str().as_bytes());
        hash.update(&[0]);
    }
    load::key(&hash)
}
