//! Brings the versions of one article to the same block numbers.
//!
//! Versions whose sequences of block kinds are equal share numbers. One that
//! differs from the majority is aligned by anchors, links and kinds; what does
//! not align lends and takes no evidence.

use crate::model::{
    Alignment, Article, Code, Diagnostic, Origin, Part, PartKind, Severity, Span, Target, Version,
    each_link,
};
use std::collections::BTreeMap;

/// What of a part is the same in all languages.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    kind: PartKind,
    links: Vec<String>,
}

/// Aligns all versions of an article and says which ones differ.
pub fn align(article: &mut Article) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if article.versions.len() < 2 {
        return diagnostics;
    }
    let kinds: Vec<Vec<PartKind>> = article.versions.iter().map(kinds).collect();
    let Some(model) = majority(&article.versions, &kinds) else {
        return diagnostics;
    };
    let mut model_marks = None;
    for (index, own) in kinds.iter().enumerate() {
        if *own == kinds[model] {
            continue;
        }
        let model_marks = model_marks.get_or_insert_with(|| marks(&article.versions[model]));
        let model_locale = article.versions[model].locale.clone();
        let version = &mut article.versions[index];
        let marks = marks(version);
        let mapped = map(&marks, model_marks);
        let lost = mapped.iter().filter(|it| it.is_none()).count();
        version.alignment = Alignment::Mapped(mapped);
        if matches!(version.origin, Origin::Reconstructed(_)) {
            continue;
        }
        let first = first_difference(own, &kinds[model]);
        let parts = version.doc.parts();
        let place = parts
            .get(first)
            .or(parts.last())
            .map(|it| it.place)
            .unwrap_or_default();
        diagnostics.push(Diagnostic {
            span: Span { path: version.path.clone(), line: place.line, column: place.column },
            code: Code("structure-differs"),
            severity: Severity::Warning,
            message: format!(
                "{} blocks, {} in {model_locale}; from here on they differ, {lost} without a counterpart",
                marks.len(),
                model_marks.len()
            ),
            hint: "bring headings, paragraphs, items and rows into the same order in all languages".to_owned(),
        });
    }
    diagnostics
}

/// Block 0 is the title, whether a heading says it or not.
fn kinds(version: &Version) -> Vec<PartKind> {
    let mut kinds = vec![PartKind::Heading(1)];
    let parts = version.doc.parts();
    let parts = parts.iter().filter(|it| it.number > 0);
    kinds.extend(parts.map(|it| it.kind));
    kinds
}

fn marks(version: &Version) -> Vec<Mark> {
    let mut marks = vec![Mark {
        kind: PartKind::Heading(1),
        links: Vec::new(),
    }];
    marks.extend(
        version
            .doc
            .parts()
            .iter()
            .filter(|it| it.number > 0)
            .map(mark),
    );
    marks
}

fn mark(part: &Part<'_>) -> Mark {
    let mut links = Vec::new();
    for inlines in part.inlines() {
        each_link(inlines, &mut |target, _| match target {
            Target::Unresolved(to, _) | Target::Url(to) => links.push(neutral(to)),
            _ => {}
        });
    }
    links.sort();
    Mark {
        kind: part.kind,
        links,
    }
}

/// An address without its locale, so that translations compare equal.
fn neutral(address: &str) -> String {
    let is_locale = |it: &&str| it.len() == 5 && it.as_bytes()[2] == b'-';
    address
        .trim()
        .split('/')
        .filter(|it| !is_locale(it))
        .collect::<Vec<_>>()
        .join("/")
}

/// The version whose kinds most versions have; of equals the first locale's.
fn majority(versions: &[Version], kinds: &[Vec<PartKind>]) -> Option<usize> {
    let mut votes: BTreeMap<&[PartKind], (usize, usize)> = BTreeMap::new();
    for (index, (version, kinds)) in versions.iter().zip(kinds).enumerate() {
        let vote = votes.entry(kinds).or_insert((0, index));
        // A reconstruction has the structure of the translation it comes from.
        vote.0 +=
            usize::from(version.origin == Origin::File) * 2 + usize::from(versions.len() == 1);
    }
    let best = votes
        .into_values()
        .max_by_key(|&(count, first)| (count, usize::MAX - first));
    best.map(|(_, first)| first)
}

fn first_difference(a: &[PartKind], b: &[PartKind]) -> usize {
    a.iter()
        .zip(b)
        .position(|(a, b)| a != b)
        .unwrap_or_else(|| a.len().min(b.len()))
}

/// Longest common subsequence, parts with equal links weighing more.
fn map(own: &[Mark], model: &[Mark]) -> Vec<Option<u32>> {
    const MAX_CELLS: usize = 4_000_000;
    let mut mapped = vec![None; own.len()];
    if own.len() * model.len() > MAX_CELLS {
        return mapped;
    }
    let width = model.len() + 1;
    let mut best = vec![0_u32; (own.len() + 1) * width];
    for i in (0..own.len()).rev() {
        for j in (0..model.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let pair = likeness(&own[i], &model[j]).map(|it| it + best[(i + 1) * width + j + 1]);
            best[i * width + j] = pair.map_or(skip, |it| it.max(skip));
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < own.len() && j < model.len() {
        let here = best[i * width + j];
        let pair = likeness(&own[i], &model[j]).map(|it| it + best[(i + 1) * width + j + 1]);
        if pair == Some(here) {
            mapped[i] = u32::try_from(j).ok();
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] == here {
            i += 1;
        } else {
            j += 1;
        }
    }
    mapped
}

fn likeness(a: &Mark, b: &Mark) -> Option<u32> {
    match (a.kind == b.kind, a.links == b.links) {
        (true, true) => Some(4),
        (true, false) => Some(1),
        (false, true) if !a.links.is_empty() => Some(3),
        _ => None,
    }
}
