//! What stands in a line: text, marks, links, images and tags.

use crate::content::clean::clean;
use crate::content::dialect;
use crate::content::dialect::raw_html::{self, Piece};
use crate::content::markdown::{Builder, MAX_DEPTH, is_block};
use crate::model::{Inline, Mark, Place, Severity, Spot, Target, plain_text};
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

impl<'a> Builder<'a, '_> {
    /// Inlines up to the end of what they stand in, which is taken with `closed`;
    /// else up to the first block or end, which is left.
    pub(super) fn inlines(&mut self, closed: bool) -> Vec<Inline> {
        let mut pieces: Vec<Piece> = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::End(_) if closed => {
                    self.next();
                    break;
                }
                Event::End(_) | Event::Rule => break,
                Event::Start(tag) if is_block(tag) => break,
                _ => {}
            }
            let Some((event, range)) = self.next() else {
                break;
            };
            self.inline(event, range, &mut pieces);
        }
        raw_html::fold(pieces, self.report)
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>, pieces: &mut Vec<Piece>) {
        let inline = match event {
            Event::Text(text) => return push_text(&clean(&text), pieces),
            Event::Code(text) => Inline::Code(clean(&text).into()),
            Event::Html(html) | Event::InlineHtml(html) => {
                let place = self.place(range.start);
                return pieces.push(Piece::Html(clean(&html).into(), place));
            }
            Event::SoftBreak => Inline::SoftBreak,
            Event::HardBreak => Inline::HardBreak,
            Event::FootnoteReference(label) => Inline::FootnoteReference(clean(&label).into()),
            Event::TaskListMarker(true) => Inline::Text(dialect::CHECKED.into()),
            Event::TaskListMarker(false) => Inline::Text(dialect::UNCHECKED.into()),
            Event::Start(tag) => match self.span(tag, range) {
                Some(inline) => inline,
                None => return,
            },
            _ => return,
        };
        pieces.push(Piece::Inline(inline));
    }

    fn span(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<Inline> {
        if self.depth >= MAX_DEPTH {
            let text = self.flatten(Place::default());
            return Some(Inline::Text(text.into()));
        }
        let spot = Spot(self.place(range.start));
        self.depth += 1;
        let inlines = self.inlines(true);
        self.depth -= 1;
        Some(match tag {
            Tag::Emphasis => Inline::Marked(Mark::Emphasis, inlines),
            Tag::Strong => Inline::Marked(Mark::Strong, inlines),
            Tag::Strikethrough => Inline::Marked(Mark::Strikethrough, inlines),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let mut address = clean(&dest_url);
                if link_type == LinkType::Email {
                    address.insert_str(0, "mailto:");
                }
                let target = Target::Unresolved(address.into(), spot);
                Inline::Link { target, inlines }
            }
            Tag::Image { dest_url, .. } => {
                let source = Target::Unresolved(clean(&dest_url).into(), spot);
                let alt = plain_text(&inlines).into();
                Inline::Image { source, alt }
            }
            _ => return None,
        })
    }

    /// The text of a block that is nested too deep.
    pub(super) fn flatten(&mut self, place: Place) -> String {
        let say = (
            format!("blocks nest deeper than {MAX_DEPTH}; shown as plain text"),
            "remove the extra > or list levels".to_owned(),
        );
        self.report
            .fault((Severity::Error, "markdown-too-deep"), place, say);
        let (mut open, mut text) = (1_usize, String::new());
        while open > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some((
                    Event::Text(it) | Event::Code(it) | Event::Html(it) | Event::InlineHtml(it),
                    _,
                )) => {
                    text.push_str(&clean(&it));
                }
                Some((Event::SoftBreak | Event::HardBreak, _)) => text.push(' '),
                Some(_) => {}
                None => break,
            }
        }
        text
    }
}

fn push_text(text: &str, pieces: &mut Vec<Piece>) {
    if let Some(Piece::Inline(Inline::Text(last))) = pieces.last_mut() {
        let mut joined = String::with_capacity(last.len() + text.len());
        joined.push_str(last);
        joined.push_str(text);
        *last = joined.into();
    } else {
        pieces.push(Piece::Inline(Inline::Text(text.into())));
    }
}
