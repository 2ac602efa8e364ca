//! Markdown to [`Doc`]: the only place that names pulldown-cmark.
//!
//! Entry point: [`parse`]. Nesting, events and text are limited here, before
//! anything else sees them; links stay as written until all slugs are known.

mod address;
mod inline;

use crate::content::anchor;
use crate::content::clean::clean;
use crate::content::dialect;
use crate::content::dialect::{raw_block, raw_html};
use crate::content::fault::Kind;
use crate::content::number;
use crate::model::{
    Block, BlockKind, CellAlignment, Doc, Inline, Item, Place, Row, Severity, Spot, Target,
};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, OffsetIter, Options, Parser, Tag};
use std::iter::Peekable;
use std::ops::Range;

/// How deep blocks may nest; what is deeper is flattened to its text.
const MAX_DEPTH: usize = 64;
const MAX_EVENTS: usize = 100_000;

/// Says where an offset in the Markdown stands in the file, and takes faults.
pub trait Report {
    /// The place in the file of an offset in the text that is parsed.
    fn place(&self, offset: usize) -> Place;

    /// Takes a fault.
    fn fault(&mut self, kind: Kind, place: Place, say: (String, String));
}

/// Parses a body. Never fails; what cannot be shown as meant is a fault.
pub fn parse(text: &str, report: &mut dyn Report) -> Doc {
    let mut blocks = Builder::new(text, report).document();
    address::link(&mut blocks);
    let count = number::number(&mut blocks);
    Doc { blocks, count }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

struct Builder<'a, 's> {
    events: Peekable<OffsetIter<'a>>,
    report: &'s mut dyn Report,
    depth: usize,
    seen: usize,
    /// How many bytes were put before the text to make it a paragraph.
    prefix: usize,
}

impl<'a, 's> Builder<'a, 's> {
    fn new(text: &'a str, report: &'s mut dyn Report) -> Self {
        let events = Parser::new_ext(text, options())
            .into_offset_iter()
            .peekable();
        Self {
            events,
            report,
            depth: 0,
            seen: 0,
            prefix: 0,
        }
    }

    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.seen += 1;
        if self.seen == MAX_EVENTS {
            let place = self
                .events
                .peek()
                .map(|(_, range)| range.start)
                .unwrap_or_default();
            let place = self.place(place);
            let say = (
                format!("more than {MAX_EVENTS} Markdown elements; the rest is left out"),
                "split the article".to_owned(),
            );
            self.report
                .fault((Severity::Error, "markdown-too-long"), place, say);
        }
        if self.seen >= MAX_EVENTS {
            None
        } else {
            self.events.next()
        }
    }

    fn place(&self, offset: usize) -> Place {
        self.report.place(offset.saturating_sub(self.prefix))
    }

    fn document(&mut self) -> Vec<Block> {
        self.blocks()
    }

    /// The blocks up to the end of what they stand in, which is taken.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let range = range.clone();
            match event {
                Event::End(_) => {
                    self.next();
                    break;
                }
                Event::Start(tag) if is_block(tag) => {
                    let Some((Event::Start(tag), _)) = self.next() else {
                        break;
                    };
                    self.block(tag, range, &mut blocks);
                }
                Event::Rule => {
                    self.next();
                    let place = self.place(range.start);
                    blocks.push(Block {
                        kind: BlockKind::Rule,
                        number: None,
                        place,
                    });
                }
                _ => {
                    let place = self.place(range.start);
                    let before = self.seen;
                    let inlines = self.inlines(false);
                    if self.seen == before {
                        break;
                    }
                    blocks.extend(dialect::paragraph(inlines, place, self.report));
                }
            }
            if self.seen >= MAX_EVENTS {
                break;
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: Range<usize>, blocks: &mut Vec<Block>) {
        let place = self.place(range.start);
        if self.depth >= MAX_DEPTH {
            let text = self.flatten(place);
            blocks.extend(dialect::paragraph(
                vec![Inline::Text(text.into())],
                place,
                self.report,
            ));
            return;
        }
        self.depth += 1;
        let kind = match tag {
            Tag::Paragraph => {
                let inlines = self.inlines(true);
                blocks.extend(dialect::paragraph(inlines, place, self.report));
                None
            }
            Tag::BlockQuote(_) => {
                let inner = self.blocks();
                blocks.extend(dialect::quote(inner, place, self.report));
                None
            }
            Tag::HtmlBlock => {
                let html = self.html_block();
                self.raw(&html, range.start, blocks);
                None
            }
            Tag::Heading { level, .. } => {
                let (anchors, inlines) = dialect::heading(self.inlines(true));
                Some(BlockKind::Heading {
                    level: level as u8,
                    anchors,
                    inlines,
                })
            }
            Tag::List(start) => Some(BlockKind::List {
                start,
                items: self.items(),
            }),
            Tag::CodeBlock(kind) => Some(self.code(&kind)),
            Tag::Table(columns) => Some(self.table(&columns)),
            Tag::FootnoteDefinition(label) => {
                let label = clean(&label).into();
                Some(BlockKind::Footnote {
                    label,
                    blocks: self.blocks(),
                })
            }
            _ => {
                self.blocks();
                None
            }
        };
        self.depth -= 1;
        blocks.extend(kind.map(|kind| Block {
            kind,
            number: None,
            place,
        }));
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let place = self.place(range.start);
                    let mut blocks = self.blocks();
                    let own = matches!(
                        blocks.first().map(|it| &it.kind),
                        Some(BlockKind::Paragraph(_))
                    );
                    let inlines = match own.then(|| blocks.remove(0).kind) {
                        Some(BlockKind::Paragraph(inlines)) => inlines,
                        _ => Vec::new(),
                    };
                    let (checked, inlines) = dialect::checkbox(inlines);
                    items.push(Item {
                        number: None,
                        inlines,
                        checked,
                        blocks,
                        place,
                    });
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> BlockKind {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                clean(info.split([' ', ',', '{']).next().unwrap_or_default())
            }
            CodeBlockKind::Indented => String::new(),
        };
        let mut text = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Text(it) => text.push_str(&clean(&it)),
                Event::End(_) => break,
                _ => {}
            }
        }
        BlockKind::Code {
            language: language.into(),
            text: text.trim_end_matches('\n').into(),
        }
    }

    fn table(&mut self, columns: &[Alignment]) -> BlockKind {
        let (mut head, mut rows) = (Row::default(), Vec::new());
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.row(range.start),
                Event::Start(Tag::TableRow) => rows.push(self.row(range.start)),
                Event::End(_) => break,
                _ => {}
            }
        }
        let columns = columns.iter().map(|it| match it {
            Alignment::None => CellAlignment::Natural,
            Alignment::Left => CellAlignment::Left,
            Alignment::Center => CellAlignment::Center,
            Alignment::Right => CellAlignment::Right,
        });
        BlockKind::Table {
            columns: columns.collect(),
            head,
            rows,
        }
    }

    fn row(&mut self, start: usize) -> Row {
        let mut row = Row {
            number: None,
            cells: Vec::new(),
            place: self.place(start),
        };
        while let Some((event, _)) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => row.cells.push(self.inlines(true)),
                Event::End(_) => break,
                _ => {}
            }
        }
        row
    }

    fn html_block(&mut self) -> String {
        let mut html = String::new();
        while let Some((event, _)) = self.next() {
            match event {
                Event::Html(text) | Event::Text(text) => html.push_str(&clean(&text)),
                Event::End(_) => break,
                _ => {}
            }
        }
        html
    }

    /// A block of raw HTML: sanitized, or parsed as Markdown where it holds only
    /// placeholders, anchors, breaks and images.
    fn raw(&mut self, html: &str, start: usize, blocks: &mut Vec<Block>) {
        let place = self.place(start);
        let raw = raw_block::block(html);
        if !matches!(raw, raw_block::Raw::Inline(_))
            && let Some(message) = raw_block::lost(html)
        {
            raw_html::report(self.report, place, &message);
        }
        match raw {
            raw_block::Raw::Empty => {}
            raw_block::Raw::Html(clean) => {
                blocks.push(Block {
                    kind: BlockKind::Html(clean.into()),
                    number: None,
                    place,
                });
            }
            raw_block::Raw::Inline(text) if self.depth < MAX_DEPTH => {
                let text = format!("{}{}", raw_html::JOINER, text.trim_start());
                let mut inner = Builder::new(&text, self.report);
                inner.depth = self.depth;
                let moved = Moved { start: place };
                let mut parsed = inner.document();
                moved.apply(&mut parsed);
                raw_html::strip_joiner(&mut parsed);
                parsed.retain(|it| !matches!(&it.kind, BlockKind::Paragraph(it) if it.is_empty()));
                blocks.append(&mut parsed);
            }
            raw_block::Raw::Inline(text) => {
                let text = vec![Inline::Text(text.into())];
                blocks.extend(dialect::paragraph(text, place, self.report));
            }
        }
    }
}

/// Blocks that were parsed on their own stand where their text stood.
struct Moved {
    start: Place,
}

impl Moved {
    fn apply(&self, blocks: &mut [Block]) {
        for block in blocks.iter_mut() {
            block.place = self.start;
        }
        anchor::each_target(blocks, &mut |target, _, _| {
            if let Target::Unresolved(_, spot) = target {
                *spot = Spot(self.start);
            }
        });
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}
