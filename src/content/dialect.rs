//! Markdown flavours, applied while a doc is built: a file a flavour.
//!
//! docfx alerts, videos, includes and `:::` directives are in [`docfx`]; HTML
//! that stands among Markdown in [`raw_html`] and [`raw_block`]. A new flavour is a file here and
//! a line in the function that it concerns.

pub mod docfx;
pub mod raw_block;
pub mod raw_html;
pub mod tag;

use crate::content::markdown::Report;
use crate::model::{Block, BlockKind, Inline, Place};

/// Stands for a ticked box until its item is built.
pub const CHECKED: &str = "\u{fdd0}";
/// Stands for an empty box until its item is built.
pub const UNCHECKED: &str = "\u{fdd1}";

/// Makes a block of a paragraph's inlines; nothing where nothing is left of it.
pub fn paragraph(inlines: Vec<Inline>, place: Place, report: &mut dyn Report) -> Vec<Block> {
    let inlines = trim(docfx::directives(inlines, place, report));
    if inlines.is_empty() {
        return Vec::new();
    }
    vec![Block {
        kind: BlockKind::Paragraph(inlines),
        number: None,
        place,
    }]
}

/// Makes blocks of a quotation: an alert, a video, or a quotation.
pub fn quote(blocks: Vec<Block>, place: Place, report: &mut dyn Report) -> Vec<Block> {
    docfx::quote(blocks, place, report)
}

/// Takes the anchors out of a heading: `<a name="x"></a>` and `{#x}`.
pub fn heading(inlines: Vec<Inline>) -> (Vec<Box<str>>, Vec<Inline>) {
    let mut anchors = Vec::new();
    let mut kept = Vec::with_capacity(inlines.len());
    for inline in inlines {
        match inline {
            Inline::Anchor(name) => anchors.push(name),
            other => kept.push(other),
        }
    }
    if let Some(Inline::Text(last)) = kept.last_mut()
        && let Some((text, id)) = trailing_id(last)
    {
        anchors.insert(0, id.into());
        *last = text.trim_end().into();
    }
    (anchors, trim(kept))
}

fn trailing_id(text: &str) -> Option<(&str, &str)> {
    let (before, id) = text.strip_suffix('}')?.rsplit_once("{#")?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    (!id.is_empty() && id.chars().all(plain)).then_some((before, id))
}

/// Takes the box off an item of a task list.
pub fn checkbox(mut inlines: Vec<Inline>) -> (Option<bool>, Vec<Inline>) {
    let Some(Inline::Text(first)) = inlines.first_mut() else {
        return (None, inlines);
    };
    let checked = if first.starts_with(CHECKED) {
        true
    } else if first.starts_with(UNCHECKED) {
        false
    } else {
        return (None, inlines);
    };
    *first = first
        .trim_start_matches([CHECKED, UNCHECKED].map(|it| it.chars().next().unwrap_or(' ')))
        .trim_start()
        .into();
    (Some(checked), inlines)
}

/// Drops breaks and blanks at both ends.
pub fn trim(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while inlines.first().is_some_and(is_blank) {
        inlines.remove(0);
    }
    while inlines.last().is_some_and(is_blank) {
        inlines.pop();
    }
    inlines
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::SoftBreak | Inline::HardBreak => true,
        Inline::Text(text) => text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}')
            .is_empty(),
        _ => false,
    }
}
