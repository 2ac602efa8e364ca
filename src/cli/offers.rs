//! Which articles are flows of their own, kept beside the search index, so that search
//! offers them without reading an article.

use crate::cli::{io, load};
use crate::flow;
use crate::model::{Article, Flow, KnowledgeBase, Slug};
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
        let found = sieve(kb, folder, |article, known| {
            let is_one = known.unwrap_or_else(|| flow::small_flow(article).is_some());
            (is_one, is_one)
        });
        let mut text = head(fingerprint);
        let mut slugs = BTreeSet::new();
        let flows = kb.articles.iter().zip(found).filter(|(_, is_one)| *is_one);
        for (article, _) in flows {
            let slug = article.slug.as_str();
            text.push('\n');
            text.push_str(slug);
            slugs.insert(slug.into());
        }
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

/// The articles that are flows themselves, sorted by slug. Of those that did not change
/// since the last time only those are looked at that were some.
pub fn small_flows(kb: &KnowledgeBase, folder: Option<&Path>) -> Vec<Flow> {
    let Some(folder) = folder else {
        return flow::small_flows(kb);
    };
    let found = sieve(kb, folder, |article, known| {
        let flow = (known != Some(false)).then(|| flow::small_flow(article));
        let flow = flow.flatten();
        let is_one = flow.is_some();
        (flow, is_one)
    });
    found.into_iter().flatten().collect()
}

/// Asks of each article something and whether it is a flow, with whether it was one as
/// far as that is known, and keeps the latter. Where keeping fails, the next time knows
/// nothing.
fn sieve<T: Send>(
    kb: &KnowledgeBase,
    folder: &Path,
    ask: impl Fn(&Article, Option<bool>) -> (T, bool) + Sync,
) -> Vec<T> {
    let made_by = made_by(kb);
    let former = read_known(folder, made_by);
    let found = kb.articles.par_iter().map(|article| {
        let key = key(article);
        let (answer, is_one) = ask(article, former.get(&key).copied());
        (answer, (key, is_one))
    });
    let (answers, known): (Vec<T>, Vec<(Key, bool)>) = found.unzip();
    let is_new = |(key, is_one): &(Key, bool)| former.get(key) != Some(is_one);
    if former.len() != known.len() || known.iter().any(is_new) {
        let mut rows = made_by.to_vec();
        for (key, is_one) in known {
            rows.extend(key);
            rows.push(u8::from(is_one));
        }
        let _ = std::fs::create_dir_all(folder);
        let _ = io::replace(&folder.join(KNOWN), &rows);
    }
    answers
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
