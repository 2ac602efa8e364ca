//! Parsed files to articles: whose version counts, and what is said twice.

use crate::content::align;
use crate::content::article::{Parsed, digest};
use crate::model::{
    Article, Code, Diagnostic, Locale, Origin, Severity, Slug, Span, TranslationUnit, Version,
};
use rayon::prelude::{
    IntoParallelRefMutIterator, ParallelExtend, ParallelIterator, ParallelSliceMut,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// A parsed file and where it came from.
#[derive(Debug)]
pub struct ParsedFile {
    /// The article's name.
    pub slug: Slug,
    /// The root and the folders before that of the locale, as shown to authors.
    pub root: Arc<str>,
    /// What it gave.
    pub parsed: Parsed,
}

struct Kept {
    slug: Slug,
    version: Version,
    root: Arc<str>,
}

#[derive(Default)]
struct Merge {
    versions: Vec<Kept>,
    /// Where the version of an article in a locale is among them.
    places: FxHashMap<(Slug, Locale), usize>,
    sources: BTreeMap<Slug, Vec<Version>>,
    /// How many versions two roots both hold with other words.
    differing: BTreeMap<(Arc<str>, Arc<str>), (usize, String)>,
    diagnostics: Vec<Diagnostic>,
}

/// Makes articles of files that come in the order of their roots.
pub fn merge(files: Vec<ParsedFile>) -> (Vec<Article>, Vec<Diagnostic>) {
    let mut merge = Merge::default();
    for file in files {
        merge.take(file);
    }
    merge.take_sources();
    let mut articles = articles(merge.versions);
    let mut diagnostics = merge.diagnostics;
    diagnostics.extend(merge.differing.into_iter().map(|((first, second), (count, example))| {
        Diagnostic {
            span: Span::whole(std::path::Path::new(&*second)),
            code: Code("roots-differ"),
            severity: Severity::Note,
            message: format!("{count} versions read otherwise than in {first}, which counts; the first is {example}"),
            hint: "name the root that is to count first".to_owned(),
        }
    }));
    diagnostics.extend(colliding(&articles));
    let aligned = articles.par_iter_mut().map(align::align);
    diagnostics.par_extend(aligned.flatten_iter());
    (articles, diagnostics)
}

/// Versions as articles, sorted by slug, and within those by locale.
fn articles(versions: Vec<Kept>) -> Vec<Article> {
    let mut order: Vec<usize> = (0..versions.len()).collect();
    let key = |it: &usize| (&versions[*it].slug, &versions[*it].version.locale);
    order.par_sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    let mut versions: Vec<Option<Kept>> = versions.into_iter().map(Some).collect();
    let mut articles: Vec<Article> = Vec::new();
    for kept in order.into_iter().filter_map(|it| versions[it].take()) {
        match articles.last_mut() {
            Some(last) if last.slug == kept.slug => last.versions.push(kept.version),
            _ => articles.push(Article {
                slug: kept.slug,
                versions: vec![kept.version],
            }),
        }
    }
    articles
}

/// Articles whose pages would be one file where file names have no case.
fn colliding(articles: &[Article]) -> Vec<Diagnostic> {
    let mut names: FxHashMap<String, &Article> = FxHashMap::default();
    let mut found = Vec::new();
    for article in articles {
        let name = article.slug.as_str();
        let folded = match name.is_ascii() {
            true => name.to_ascii_lowercase(),
            false => name.nfc().collect::<String>().to_lowercase(),
        };
        match names.entry(folded) {
            Entry::Vacant(free) => {
                free.insert(article);
            }
            Entry::Occupied(first) => found.push(Diagnostic {
                span: article.versions[0].head_span("slug"),
                code: Code("slug-case"),
                severity: Severity::Warning,
                message: format!("differs only in case or form from {}", first.get().slug),
                hint: "name one of them otherwise: some file systems take them for one".to_owned(),
            }),
        }
    }
    found
}

impl Merge {
    fn take(&mut self, file: ParsedFile) {
        let ParsedFile { slug, root, parsed } = file;
        self.diagnostics.extend(parsed.diagnostics);
        if let Some(source) = parsed.source {
            self.sources.entry(slug.clone()).or_default().push(source);
        }
        let key = (slug, parsed.version.locale.clone());
        let Some(kept) = self.places.get(&key).map(|it| &mut self.versions[*it]) else {
            self.keep(key, parsed.version, root);
            return;
        };
        if kept.root == root {
            let message = format!(
                "{} in {} is also {}",
                key.0,
                key.1,
                kept.version.path.display()
            );
            let key = match parsed.version.front_matter.translation_key {
                Some(_) => "translationkey",
                None => "slug",
            };
            self.diagnostics.push(Diagnostic {
                span: parsed.version.head_span(key),
                code: Code("duplicate-version"),
                severity: Severity::Error,
                message,
                hint: "the first counts; give one of them another slug".to_owned(),
            });
            return;
        }
        if !kept.version.doc.says_the_same(&parsed.version.doc) {
            let pair = (kept.root.clone(), root);
            let example = format!("{} in {}", key.0, key.1);
            self.differing.entry(pair).or_insert((0, example)).0 += 1;
        }
        if kept.version.units.is_empty() && !parsed.version.units.is_empty() {
            kept.version.digest = digest(&[&kept.version.digest, &parsed.version.digest]);
            kept.version.units = lend(parsed.version.units, &kept.version);
        }
    }

    /// Of several reconstructions the newest hand-off counts, then the first locale;
    /// a version of its own beats all.
    fn take_sources(&mut self) {
        for (slug, mut sources) in std::mem::take(&mut self.sources) {
            sources.sort_by(|a, b| {
                let newer = b.front_matter.hand_off.cmp(&a.front_matter.hand_off);
                newer.then_with(|| made_from(a).cmp(&made_from(b)))
            });
            let mut sources = sources.into_iter();
            let Some(best) = sources.next() else { continue };
            let key = (slug, best.locale.clone());
            if self.places.contains_key(&key) {
                continue;
            }
            for other in sources {
                if !best.doc.says_the_same(&other.doc) && made_from(&best) != made_from(&other) {
                    self.diagnostics.push(differing_source(&best, &other));
                }
            }
            self.keep(key, best, Arc::from(""));
        }
    }

    fn keep(&mut self, key: (Slug, Locale), version: Version, root: Arc<str>) {
        let slug = key.0.clone();
        self.places.insert(key, self.versions.len());
        self.versions.push(Kept {
            slug,
            version,
            root,
        });
    }
}

fn made_from(version: &Version) -> Option<&Locale> {
    match &version.origin {
        Origin::Reconstructed(from) => Some(from),
        Origin::File => None,
    }
}

fn differing_source(best: &Version, other: &Version) -> Diagnostic {
    let from = made_from(best).map_or("", Locale::as_str);
    Diagnostic {
        span: other.head_span(""),
        code: Code("source-differs"),
        severity: Severity::Note,
        message: format!(
            "its source sentences differ from those in {from}, which are newer or come first"
        ),
        hint: "translate it again from the newer source".to_owned(),
    }
}

/// Units keep their blocks only where both files have the same blocks.
fn lend(mut units: Vec<TranslationUnit>, to: &Version) -> Vec<TranslationUnit> {
    for unit in &mut units {
        unit.block = unit.block.filter(|&it| it < to.doc.count);
    }
    units
}
