//! Parts of a line as HTML.

use crate::model::{Inline, Mark, Target, plain_text};
use crate::render::html::Writer;
use std::fmt::Write;

impl Writer<'_> {
    pub(super) fn note_number(&mut self, label: &str) -> usize {
        let known = self.notes.iter().position(|it| it == label);
        known.unwrap_or_else(|| {
            self.notes.push(label.to_owned());
            self.notes.len() - 1
        }) + 1
    }

    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(text) => {
                self.out.push_str("<code dir=\"ltr\">");
                self.text(text);
                self.out.push_str("</code>");
            }
            Inline::Marked(mark, inner) => {
                let element = element_of(*mark);
                let _ = write!(self.out, "<{element}>");
                self.inlines(inner);
                let _ = write!(self.out, "</{element}>");
            }
            Inline::Link { target, inlines } => self.link(target, inlines),
            Inline::Image { source, alt } => self.image(source, alt),
            Inline::Anchor(name) => self.anchor(name),
            Inline::FootnoteReference(label) => self.reference(label),
            Inline::SoftBreak => self.out.push('\n'),
            Inline::HardBreak => self.out.push_str("<br>\n"),
        }
    }

    fn link(&mut self, target: &Target, inlines: &[Inline]) {
        let Some(href) = (self.html.link)(target) else {
            return self.inlines(inlines);
        };
        self.out.push_str("<a href=\"");
        self.text(&href);
        self.out.push_str("\">");
        if plain_text(inlines).trim().is_empty() {
            self.text(&href);
        } else {
            self.inlines(inlines);
        }
        self.out.push_str("</a>");
    }

    /// Pictures from elsewhere are links: a page loads nothing from third parties.
    fn image(&mut self, source: &Target, alt: &str) {
        let Some(href) = (self.html.link)(source) else {
            return self.text(alt);
        };
        if let Target::Media(address) = source {
            self.out.push_str("<img src=\"");
            self.text(&href);
            self.out.push_str("\" alt=\"");
            self.text(alt);
            if let Some((width, height)) = (self.html.size)(address) {
                let _ = write!(self.out, "\" width=\"{width}\" height=\"{height}");
            }
            self.out.push_str("\" loading=\"lazy\" decoding=\"async\">");
            return;
        }
        self.out.push_str("<a class=\"picture\" href=\"");
        self.text(&href);
        self.out.push_str("\">");
        let words = self.html.words;
        self.text(if alt.is_empty() { &words.image } else { alt });
        self.out.push_str("</a>");
    }

    pub(super) fn anchor(&mut self, name: &str) {
        if !self.is_step && self.ids.insert(name.to_owned()) {
            self.out.push_str("<span id=\"");
            self.text(name);
            self.out.push_str("\"></span>");
        }
    }

    fn reference(&mut self, label: &str) {
        let number = self.note_number(label);
        if self.is_step {
            return;
        }
        let id = self.own_id(&format!("note-to-{number}"));
        let _ = write!(
            self.out,
            "<sup><a id=\"{id}\" href=\"#note-{number}\">{number}</a></sup>"
        );
    }
}

fn element_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Emphasis => "em",
        Mark::Strong => "strong",
        Mark::Strikethrough => "s",
        Mark::Subscript => "sub",
        Mark::Superscript => "sup",
        Mark::Keyboard => "kbd",
        Mark::Underline => "u",
    }
}
