//! Headings, which can be linked to.

use crate::model::{Inline, plain_text};
use crate::render::html::{Heading, Writer};
use std::fmt::Write;

impl Writer<'_> {
    /// Writes a heading; the first H1 goes to the title.
    pub(super) fn heading(
        &mut self,
        level: u8,
        (anchors, number): (&[Box<str>], Option<u32>),
        inlines: &[Inline],
    ) {
        if level == 1 && self.body.title.is_none() && !self.is_step {
            let before = std::mem::take(&mut self.out);
            for anchor in anchors {
                self.anchor(anchor);
            }
            self.inlines(inlines);
            self.body.title = Some(std::mem::replace(&mut self.out, before));
            return;
        }
        let level = level.max(2);
        let step = || format!("step-{}", number.and_then(self.html.shared).unwrap_or(0));
        let wanted = anchors.first().map_or_else(step, ToString::to_string);
        let id = self.own_id(&wanted);
        // A heading without words is none; its place can be linked to all the same.
        let is_empty = inlines.iter().all(is_blank);
        let element = match is_empty {
            true => "div".to_owned(),
            false => format!("h{level}"),
        };
        let _ = write!(self.out, "<{element} id=\"");
        self.text(&id);
        self.out.push_str("\">");
        for anchor in anchors.iter().skip(1) {
            self.anchor(anchor);
        }
        // All translations have this one: the other language opens at the same section.
        if let Some(shared) = number.and_then(self.html.shared) {
            self.anchor(&format!("step-{shared}"));
        }
        self.inlines(inlines);
        let _ = writeln!(self.out, "</{element}>");
        if !is_empty {
            let text = plain_text(inlines);
            self.body.headings.push(Heading { level, id, text });
        }
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Anchor(_) | Inline::SoftBreak | Inline::HardBreak => true,
        _ => false,
    }
}
