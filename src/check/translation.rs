//! Rules over translations: which articles a locale lacks, and which links of its own
//! articles lead to those.

use crate::model::{
    Code, Diagnostic, KnowledgeBase, Locale, Origin, Severity, Slug, Span, Target, Version,
    each_link,
};
use std::collections::{BTreeMap, BTreeSet};

/// Links that lead to an article in another language.
const UNTRANSLATED: Code = Code("untranslated-link");

/// The articles that have no version in a locale, nor in a regional form of its language.
pub fn missing<'a>(kb: &'a KnowledgeBase, locale: &Locale) -> Vec<&'a Slug> {
    let lacks = |it: &&crate::model::Article| !it.versions.iter().any(|it| is_same(it, locale));
    kb.articles
        .iter()
        .filter(lacks)
        .map(|it| &it.slug)
        .collect()
}

fn is_same(version: &Version, locale: &Locale) -> bool {
    version.locale.written_language() == locale.written_language()
}

/// What is known of the links of a locale.
struct Links {
    count: usize,
    articles: BTreeSet<Slug>,
    first: (Span, Slug),
}

/// Counts the links to articles that their locale lacks: one note a locale.
pub fn check(kb: &KnowledgeBase) -> Vec<Diagnostic> {
    let mut missing_in: BTreeMap<&Locale, BTreeSet<&Slug>> = BTreeMap::new();
    let mut found: BTreeMap<&Locale, Links> = BTreeMap::new();
    for locale in &kb.locales {
        missing_in.insert(locale, missing(kb, locale).into_iter().collect());
    }
    for (_, version) in kb.versions() {
        let missing = &missing_in[&version.locale];
        if missing.is_empty() || version.origin != Origin::File {
            continue;
        }
        for part in version.doc.parts() {
            for inlines in part.inlines() {
                each_link(inlines, &mut |target, _| {
                    let Target::Article(slug, _) = target else {
                        return;
                    };
                    if !missing.contains(slug) {
                        return;
                    }
                    let links = found.entry(&version.locale).or_insert_with(|| Links {
                        count: 0,
                        articles: BTreeSet::new(),
                        first: (Span::at(version.path.clone(), part.place), slug.clone()),
                    });
                    links.count += 1;
                    links.articles.insert(slug.clone());
                });
            }
        }
    }
    let notes = found.into_iter();
    notes.map(|(locale, links)| note(locale, links)).collect()
}

fn note(locale: &Locale, links: Links) -> Diagnostic {
    let (span, first) = links.first;
    Diagnostic {
        span,
        code: UNTRANSLATED,
        severity: Severity::Note,
        message: format!(
            "links of {locale} to articles that it lacks: {}, to {} articles; the first is to {first}",
            links.count,
            links.articles.len()
        ),
        hint: "readers get them in another language; veiviser check --missing names them"
            .to_owned(),
    }
}
