//! A fold of [`Doc`] into HTML.
//!
//! Every numbered block carries the id `step-N` with the number that all
//! versions share, or the anchor its author gave it. Nothing here knows of
//! templates or of where a page stands: the caller answers where links lead.

mod find;
mod heading;
mod inlines;

use crate::model::{AlertKind, Block, BlockKind, CellAlignment, Doc, Inline, Item, Row, Target};
use crate::render::html::find::{Found, find};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What the fold has to be told.
pub struct Html<'a> {
    /// The address of a target as seen from the page; `None` shows its text alone.
    pub link: &'a dyn Fn(&Target) -> Option<String>,
    /// The number all versions share, for a number of this one.
    pub shared: &'a dyn Fn(u32) -> Option<u32>,
    /// How wide and high a picture is, by its address below the knowledge base.
    pub size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
    /// The few words that the fold adds, in the language of the doc.
    pub words: &'a Words,
}

/// The words that a fold adds to a doc.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The titles of alerts in the order of [`AlertKind`].
    pub alerts: [String; 5],
    /// The text of a link to a video.
    pub video: String,
    /// The text of a link to a picture without a description.
    pub image: String,
    /// The name of a table that scrolls.
    pub table: String,
    /// The name of the way back from a footnote.
    pub footnote_back: String,
}

/// An article's body as HTML.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The inlines of the first H1, with its anchors.
    pub title: Option<String>,
    /// All but the first H1.
    pub html: String,
    /// The headings, for a table of contents.
    pub headings: Vec<Heading>,
    /// Whether any code is there to be copied.
    pub has_code: bool,
}

/// A heading of an article.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its level, 2 to 6.
    pub level: u8,
    /// Its id.
    pub id: String,
    /// Its text, without marks.
    pub text: String,
}

impl Html<'_> {
    /// Writes a whole doc; its first H1 goes to the title.
    pub fn doc(&self, doc: &Doc) -> Body {
        let mut writer = Writer::new(self);
        writer.blocks(&doc.blocks);
        let mut body = writer.body;
        body.html = writer.out;
        body
    }

    /// Writes one numbered block with all that is nested in it, as a step: no
    /// ids, and no list or table around it.
    pub fn step(&self, doc: &Doc, number: u32) -> Option<String> {
        let part = find(&doc.blocks, number)?;
        let mut writer = Writer::new(self);
        writer.is_step = true;
        match part {
            Found::Block(block) => match &block.kind {
                BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                    writer.wrapped("p", inlines);
                }
                _ => writer.block(block),
            },
            Found::Item(item) => {
                writer.wrapped("p", &item.inlines);
                writer.blocks(&item.blocks);
            }
            Found::Row(row) => {
                for cell in &row.cells {
                    writer.wrapped("p", cell);
                }
            }
        }
        Some(writer.out)
    }

    /// Writes inlines.
    pub fn inlines(&self, inlines: &[Inline]) -> String {
        let mut writer = Writer::new(self);
        writer.is_step = true;
        writer.inlines(inlines);
        writer.out
    }
}

/// Whether one numbered part is shown with another, as what is nested in an item is.
pub fn holds(doc: &Doc, outer: u32, inner: u32) -> bool {
    matches!(find(&doc.blocks, outer), Some(Found::Item(item)) if find(&item.blocks, inner).is_some())
}

/// Writes text so that HTML takes it for text, in elements and attributes.
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_markup) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Whether a byte may mean more than itself in HTML.
pub fn is_markup(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

struct Writer<'a> {
    html: &'a Html<'a>,
    out: String,
    body: Body,
    ids: BTreeSet<String>,
    notes: Vec<String>,
    is_step: bool,
}

impl<'a> Writer<'a> {
    fn new(html: &'a Html<'a>) -> Self {
        Self {
            html,
            out: String::new(),
            body: Body::default(),
            ids: BTreeSet::new(),
            notes: Vec::new(),
            is_step: false,
        }
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading {
                level,
                anchors,
                inlines,
            } => self.heading(*level, (anchors, block.number), inlines),
            BlockKind::Paragraph(inlines) => {
                self.out.push_str("<p");
                self.step_id(block.number);
                self.out.push('>');
                self.inlines(inlines);
                self.out.push_str("</p>\n");
            }
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Alert { kind, blocks } => self.alert(*kind, blocks),
            BlockKind::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::Code { language, text } => self.code(block.number, language, text),
            BlockKind::Table {
                columns,
                head,
                rows,
            } => self.table(columns, head, rows),
            BlockKind::Video { href } => self.video(block.number, href),
            BlockKind::Footnote { label, blocks } => self.footnote(label, blocks),
            BlockKind::Html(html) => {
                self.out.push_str(html);
                self.out.push('\n');
            }
            BlockKind::Rule => self.out.push_str("<hr>\n"),
        }
    }

    fn wrapped(&mut self, element: &str, inlines: &[Inline]) {
        let _ = write!(self.out, "<{element}>");
        self.inlines(inlines);
        let _ = writeln!(self.out, "</{element}>");
    }

    fn step_id(&mut self, number: Option<u32>) {
        if self.is_step {
            return;
        }
        let Some(number) = number else { return };
        let _ = match (self.html.shared)(number) {
            Some(shared) => write!(self.out, " id=\"step-{shared}\""),
            None => write!(self.out, " id=\"own-step-{number}\""),
        };
    }

    /// An id that nothing on the page has yet.
    fn own_id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{wanted}-{count}");
        }
        id
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) {
        let element = if start.is_some() { "ol" } else { "ul" };
        let _ = write!(self.out, "<{element}");
        if let Some(start) = start.filter(|it| *it != 1) {
            let _ = write!(self.out, " start=\"{start}\"");
        }
        if items.iter().all(|it| it.checked.is_some()) {
            self.out.push_str(" class=\"tasks\"");
        }
        self.out.push_str(">\n");
        for item in items {
            self.item(item);
        }
        let _ = writeln!(self.out, "</{element}>");
    }

    fn item(&mut self, item: &Item) {
        self.out.push_str("<li");
        self.step_id(item.number);
        self.out.push('>');
        match item.checked {
            Some(true) => self.out.push_str("☑ "),
            Some(false) => self.out.push_str("☐ "),
            None => {}
        }
        if item.blocks.is_empty() {
            self.inlines(&item.inlines);
        } else {
            if !item.inlines.is_empty() {
                self.wrapped("p", &item.inlines);
            }
            self.blocks(&item.blocks);
        }
        self.out.push_str("</li>\n");
    }

    fn alert(&mut self, kind: AlertKind, blocks: &[Block]) {
        let name = kind.as_str();
        let _ = write!(
            self.out,
            "<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"
        );
        let title = &self.html.words.alerts[kind as usize];
        escape(title, &mut self.out);
        self.out.push_str("</p>\n");
        self.blocks(blocks);
        self.out.push_str("</div>\n");
    }

    fn code(&mut self, number: Option<u32>, language: &str, text: &str) {
        self.body.has_code = true;
        self.out.push_str("<div class=\"code\"><pre");
        self.step_id(number);
        self.out.push_str(" dir=\"ltr\" tabindex=\"0\"><code");
        if !language.is_empty() {
            self.out.push_str(" class=\"language-");
            self.text(language);
            self.out.push('"');
        }
        self.out.push('>');
        self.text(text);
        self.out.push_str("</code></pre></div>\n");
    }

    fn table(&mut self, columns: &[CellAlignment], head: &Row, rows: &[Row]) {
        self.out
            .push_str("<section class=\"table\" tabindex=\"0\" aria-label=\"");
        escape(&self.html.words.table, &mut self.out);
        self.out.push_str("\"><table>\n");
        if head.cells.iter().any(|cell| !cell.is_empty()) {
            self.out.push_str("<thead>\n");
            self.row("th", columns, head);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for row in rows {
            self.row("td", columns, row);
        }
        self.out.push_str("</tbody>\n</table></section>\n");
    }

    fn row(&mut self, element: &str, columns: &[CellAlignment], row: &Row) {
        self.out.push_str("<tr");
        self.step_id(row.number);
        self.out.push('>');
        for (index, cell) in row.cells.iter().enumerate() {
            let scope = match element {
                "th" if !cell.is_empty() => " scope=\"col\"",
                _ => "",
            };
            let element = if cell.is_empty() { "td" } else { element };
            let class = match columns.get(index) {
                Some(CellAlignment::Left) => " class=\"at-start\"",
                Some(CellAlignment::Center) => " class=\"at-center\"",
                Some(CellAlignment::Right) => " class=\"at-end\"",
                Some(CellAlignment::Natural) | None => "",
            };
            let _ = write!(self.out, "<{element}{scope}{class}>");
            self.inlines(cell);
            let _ = write!(self.out, "</{element}>");
        }
        self.out.push_str("</tr>\n");
    }

    fn video(&mut self, number: Option<u32>, href: &str) {
        self.out.push_str("<p class=\"video\"");
        self.step_id(number);
        self.out.push_str("><a href=\"");
        self.text(href);
        self.out.push_str("\">");
        escape(&self.html.words.video, &mut self.out);
        self.out.push_str("</a></p>\n");
    }

    fn footnote(&mut self, label: &str, blocks: &[Block]) {
        let number = self.note_number(label);
        if self.is_step {
            return self.blocks(blocks);
        }
        let _ = write!(
            self.out,
            "<aside class=\"footnote\" id=\"note-{number}\">\n<p><a href=\"#note-to-{number}\" aria-label=\"{number}: "
        );
        escape(&self.html.words.footnote_back, &mut self.out);
        let _ = write!(self.out, "\">{number}</a></p>\n<div>\n");
        self.blocks(blocks);
        self.out.push_str("</div>\n</aside>\n");
    }
}
