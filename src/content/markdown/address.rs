//! Addresses in running text, which are links as on GitHub and in docfx.
//!
//! Entry point: [`link`].

use crate::content::anchor;
use crate::model::{Block, Inline, Place, Spot, Target};
use linkify::{LinkFinder, LinkKind};
use memchr::memmem;

/// Makes links of the addresses in the text of blocks, but for those in links.
pub(super) fn link(blocks: &mut [Block]) {
    let mut finder = LinkFinder::new();
    // What follows in a script without spaces is no part of the address.
    finder.kinds(&[LinkKind::Url]).url_can_be_iri(false);
    anchor::each_inlines(blocks, &mut |inlines, place| {
        in_inlines(inlines, place, &finder);
    });
}

fn in_inlines(inlines: &mut Vec<Inline>, place: Place, finder: &LinkFinder) {
    let has_address = |it: &Inline| matches!(it, Inline::Text(text) if is_address_in(text));
    for inline in &mut *inlines {
        if let Inline::Marked(_, inner) = inline {
            in_inlines(inner, place, finder);
        }
    }
    if !inlines.iter().any(has_address) {
        return;
    }
    let parted = std::mem::take(inlines).into_iter().flat_map(|it| match it {
        Inline::Text(text) if is_address_in(&text) => parted(&text, place, finder),
        other => vec![other],
    });
    *inlines = parted.collect();
}

fn is_address_in(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"://").is_some()
}

fn parted(text: &str, place: Place, finder: &LinkFinder) -> Vec<Inline> {
    let spans = finder.spans(text).map(|span| {
        let words = span.as_str();
        let plain = Inline::Text(words.into());
        match words.starts_with("https://") || words.starts_with("http://") {
            true if span.kind().is_some() => Inline::Link {
                target: Target::Unresolved(words.into(), Spot(place)),
                inlines: vec![plain],
            },
            _ => plain,
        }
    });
    spans.collect()
}
