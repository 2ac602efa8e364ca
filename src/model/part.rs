//! The numbered parts of a doc, flat: what a block number stands for.

use crate::model::doc::plain_text;
use crate::model::{Block, BlockKind, Doc, Inline, Item, Mark, Place, Row};

/// A numbered part of a doc.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Its number.
    pub number: u32,
    /// Its kind.
    pub kind: PartKind,
    /// The number of the part it stands under: a parent item, the lead-in of its
    /// list, a bold line or a heading. Block 0 stands under nothing.
    pub parent: Option<u32>,
    /// What it says.
    pub content: Content<'a>,
    /// Where it begins in its file.
    pub place: Place,
}

/// The kinds of numbered part. Versions whose sequences of kinds are equal share numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the sentence of a variant names its fields")]
pub enum PartKind {
    /// A heading and its level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An image alone in a paragraph.
    Image,
    /// The own text of an item; ordered or not.
    Item { ordered: bool },
    /// A paragraph of an alert.
    Alert,
    /// A code block.
    Code,
    /// A row of a table.
    Row,
    /// Raw HTML.
    Html,
    /// A video.
    Video,
}

/// What a part says.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// Inlines.
    Inlines(&'a [Inline]),
    /// The cells of a row.
    Cells(&'a [Vec<Inline>]),
    /// Code, HTML or an address.
    Raw(&'a str),
}

impl Part<'_> {
    /// Its words, without marks.
    pub fn text(&self) -> String {
        match self.content {
            Content::Inlines(inlines) => plain_text(inlines),
            Content::Cells(cells) => cells
                .iter()
                .map(|cell| plain_text(cell))
                .collect::<Vec<_>>()
                .join(" · "),
            Content::Raw(text) => text.to_owned(),
        }
    }
}

impl<'a> Part<'a> {
    /// Its inlines, cell by cell for a row.
    pub fn inlines(&self) -> Vec<&'a [Inline]> {
        match self.content {
            Content::Inlines(inlines) => vec![inlines],
            Content::Cells(cells) => cells.iter().map(Vec::as_slice).collect(),
            Content::Raw(_) => Vec::new(),
        }
    }
}

impl Doc {
    /// The numbered parts, sorted by number: the part with number `n` is at index `n`.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut walk = Walk {
            parts: Vec::with_capacity(self.count as usize),
            headings: Vec::new(),
        };
        walk.blocks(
            &self.blocks,
            Context {
                parent: None,
                in_alert: false,
            },
        );
        walk.parts.sort_by_key(|part| part.number);
        walk.parts
    }
}

#[derive(Clone, Copy)]
struct Context {
    parent: Option<u32>,
    in_alert: bool,
}

struct Walk<'a> {
    parts: Vec<Part<'a>>,
    /// Levels and numbers of the headings that are open; a bold line has level 7.
    headings: Vec<(u8, u32)>,
}

const BOLD_LINE: u8 = 7;

impl<'a> Walk<'a> {
    fn blocks(&mut self, blocks: &'a [Block], context: Context) {
        let mut lead_in = None;
        for block in blocks {
            let parent = context
                .parent
                .or(self.headings.last().map(|&(_, number)| number));
            match &block.kind {
                BlockKind::List { start, items } => {
                    for item in items {
                        self.item(item, start.is_some(), lead_in.or(parent));
                    }
                }
                BlockKind::Alert { blocks, .. } => {
                    self.blocks(
                        blocks,
                        Context {
                            parent: lead_in.or(parent),
                            in_alert: true,
                        },
                    );
                }
                BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                    self.blocks(blocks, Context { parent, ..context });
                }
                BlockKind::Table { head, rows, .. } => {
                    for row in std::iter::once(head).chain(rows) {
                        self.row(row, lead_in.or(parent));
                    }
                }
                _ => self.leaf(block, context, lead_in),
            }
            lead_in = lead_in_number(block);
        }
    }

    fn leaf(&mut self, block: &'a Block, context: Context, lead_in: Option<u32>) {
        let Some(number) = block.number else { return };
        let (kind, content) = match &block.kind {
            BlockKind::Heading { level, inlines, .. } => {
                self.open_heading(*level);
                (PartKind::Heading(*level), Content::Inlines(inlines))
            }
            BlockKind::Paragraph(inlines) => (
                paragraph_kind(inlines, context.in_alert),
                Content::Inlines(inlines),
            ),
            BlockKind::Code { text, .. } => (PartKind::Code, Content::Raw(text)),
            BlockKind::Html(html) => (PartKind::Html, Content::Raw(html)),
            BlockKind::Video { href } => (PartKind::Video, Content::Raw(href)),
            _ => return,
        };
        let bold = context.parent.is_none() && is_bold_line(&block.kind);
        if bold {
            self.open_heading(BOLD_LINE);
        }
        let heading = self.headings.last().map(|&(_, number)| number);
        let lead_in = lead_in.filter(|_| kind == PartKind::Code);
        let parent = lead_in.or(context.parent).or(heading);
        match kind {
            PartKind::Heading(level) => self.headings.push((level, number)),
            _ if bold => self.headings.push((BOLD_LINE, number)),
            _ => {}
        }
        self.parts.push(Part {
            number,
            kind,
            parent,
            content,
            place: block.place,
        });
    }

    fn open_heading(&mut self, level: u8) {
        while self.headings.last().is_some_and(|&(open, _)| open >= level) {
            self.headings.pop();
        }
    }

    fn item(&mut self, item: &'a Item, ordered: bool, parent: Option<u32>) {
        if let Some(number) = item.number {
            let content = Content::Inlines(&item.inlines);
            let kind = PartKind::Item { ordered };
            self.parts.push(Part {
                number,
                kind,
                parent,
                content,
                place: item.place,
            });
        }
        let parent = item.number.or(parent);
        self.blocks(
            &item.blocks,
            Context {
                parent,
                in_alert: false,
            },
        );
    }

    fn row(&mut self, row: &'a Row, parent: Option<u32>) {
        if let Some(number) = row.number {
            let content = Content::Cells(&row.cells);
            self.parts.push(Part {
                number,
                kind: PartKind::Row,
                parent,
                content,
                place: row.place,
            });
        }
    }
}

fn paragraph_kind(inlines: &[Inline], in_alert: bool) -> PartKind {
    match inlines {
        _ if in_alert => PartKind::Alert,
        [Inline::Image { .. }] => PartKind::Image,
        _ => PartKind::Paragraph,
    }
}

/// A paragraph that ends in a colon leads in what follows it.
fn lead_in_number(block: &Block) -> Option<u32> {
    let BlockKind::Paragraph(inlines) = &block.kind else {
        return None;
    };
    let said = inlines.iter().rev().find_map(|it| {
        let text = plain_text(std::slice::from_ref(it));
        let text = text.trim_end();
        (!text.is_empty()).then(|| text.ends_with([':', '：']))
    });
    block.number.filter(|_| said == Some(true))
}

/// A paragraph that is all bold heads what follows it.
fn is_bold_line(kind: &BlockKind) -> bool {
    let BlockKind::Paragraph(inlines) = kind else {
        return false;
    };
    let mut strong = inlines.iter().filter(|inline| match inline {
        Inline::Text(text) => !text.trim_matches([' ', ':', '.', '：']).is_empty(),
        Inline::SoftBreak | Inline::Anchor(_) => false,
        _ => true,
    });
    let all = |inline: &Inline| matches!(inline, Inline::Marked(Mark::Strong, _));
    strong.next().is_some_and(all) && strong.all(all)
}

impl Doc {
    /// Whether two docs say the same, wherever it stands in their files.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let (own, others) = (self.parts(), other.parts());
        own.len() == others.len()
            && own.iter().zip(&others).all(|(a, b)| {
                a.number == b.number
                    && a.kind == b.kind
                    && same(&a.inlines(), &b.inlines(), |a, b| say_the_same(a, b))
                    && a.text() == b.text()
            })
    }
}

fn same<T>(a: &[T], b: &[T], mut is_same: impl FnMut(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
}

/// Whether inlines are equal but for where their links are written.
fn say_the_same(a: &[Inline], b: &[Inline]) -> bool {
    same(a, b, |a, b| match (a, b) {
        (Inline::Marked(a, own), Inline::Marked(b, others)) => a == b && say_the_same(own, others),
        (
            Inline::Link { target, inlines },
            Inline::Link {
                target: other,
                inlines: others,
            },
        ) => target.written() == other.written() && say_the_same(inlines, others),
        (
            Inline::Image { source, alt },
            Inline::Image {
                source: other,
                alt: words,
            },
        ) => source.written() == other.written() && alt == words,
        (a, b) => a == b,
    })
}
