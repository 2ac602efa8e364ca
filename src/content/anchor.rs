//! Walks over blocks that need to see inside them: anchors, links and images.

use crate::model::{Block, BlockKind, Inline, Place, Target, plain_text};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Parts of pages that have anchors of their own.
const OWN: &[&str] = &["content", "contents", "related", "try-flow", "which"];
/// And those that are counted: blocks, notes, and the ways back from them.
const NUMBERED: &[&str] = &["step-", "note-to-", "note-"];

/// Calls `visit` with every anchor of blocks.
pub fn each(blocks: &[Block], visit: &mut dyn FnMut(&str)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading {
                anchors, inlines, ..
            } => {
                anchors.iter().for_each(|it| visit(it));
                in_inlines(inlines, visit);
            }
            BlockKind::Paragraph(inlines) => in_inlines(inlines, visit),
            BlockKind::List { items, .. } => items.iter().for_each(|item| {
                in_inlines(&item.inlines, visit);
                each(&item.blocks, visit);
            }),
            BlockKind::Table { head, rows, .. } => {
                let cells = std::iter::once(head).chain(rows).flat_map(|it| &it.cells);
                cells.for_each(|it| in_inlines(it, visit));
            }
            BlockKind::Alert { blocks, .. }
            | BlockKind::Quote(blocks)
            | BlockKind::Footnote { blocks, .. } => each(blocks, visit),
            BlockKind::Code { .. }
            | BlockKind::Html(_)
            | BlockKind::Video { .. }
            | BlockKind::Rule => {}
        }
    }
}

fn in_inlines(inlines: &[Inline], visit: &mut dyn FnMut(&str)) {
    for inline in inlines {
        match inline {
            Inline::Anchor(name) => visit(name),
            Inline::Marked(_, inner) | Inline::Link { inlines: inner, .. } => {
                in_inlines(inner, visit);
            }
            _ => {}
        }
    }
}

type VisitTarget<'v> = dyn FnMut(&mut Target, bool, Place) + 'v;

/// Calls `visit` with every target of links and images, whether it is an image,
/// and the place of its block.
pub fn each_target(blocks: &mut [Block], visit: &mut VisitTarget<'_>) {
    each_inlines(blocks, &mut |inlines, place| targets(inlines, place, visit));
}

fn targets(inlines: &mut [Inline], place: Place, visit: &mut VisitTarget<'_>) {
    for inline in inlines {
        match inline {
            Inline::Link { target, inlines } => {
                visit(target, false, place);
                targets(inlines, place, visit);
            }
            Inline::Image { source, .. } => visit(source, true, place),
            Inline::Marked(_, inner) => targets(inner, place, visit),
            _ => {}
        }
    }
}

/// Calls `visit` with the inlines of every block, item and cell.
pub fn each_inlines(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>, Place)) {
    for block in blocks {
        let place = block.place;
        match &mut block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                visit(inlines, place);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    visit(&mut item.inlines, item.place);
                    each_inlines(&mut item.blocks, visit);
                }
            }
            BlockKind::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    let place = row.place;
                    row.cells.iter_mut().for_each(|it| visit(it, place));
                }
            }
            BlockKind::Alert { blocks, .. }
            | BlockKind::Quote(blocks)
            | BlockKind::Footnote { blocks, .. } => each_inlines(blocks, visit),
            BlockKind::Code { .. }
            | BlockKind::Html(_)
            | BlockKind::Video { .. }
            | BlockKind::Rule => {}
        }
    }
}

/// Gives every heading an anchor that nothing else in the doc has, and drops
/// anchors that were there before.
pub fn complete(blocks: &mut [Block]) {
    let mut taken = BTreeSet::new();
    for block in blocks.iter_mut() {
        let BlockKind::Heading {
            anchors, inlines, ..
        } = &mut block.kind
        else {
            continue;
        };
        anchors.iter_mut().for_each(|it| *it = free(it).into());
        anchors.retain(|it| !it.is_empty() && taken.insert(it.to_string()));
        if anchors.is_empty() {
            let base = free(&slug_of(&plain_text(inlines))).into_owned();
            let mut name = base.clone();
            let mut count = 1;
            while !taken.insert(name.clone()) {
                count += 1;
                name = format!("{base}-{count}");
            }
            anchors.push(name.into());
        }
    }
}

/// The anchor that content has for a name: another one where pages give the name to a
/// part of their own.
pub fn free(name: &str) -> Cow<'_, str> {
    let number = NUMBERED.iter().find_map(|it| name.strip_prefix(it));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    match OWN.contains(&name) || number.is_some_and(is_number) {
        true => Cow::Owned(format!("section-{name}")),
        false => Cow::Borrowed(name),
    }
}

/// A heading's words in lower case with hyphens between them.
fn slug_of(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug.to_owned()
    }
}
