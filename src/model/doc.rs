//! A parsed body: blocks and inlines with their places in the file.

use crate::model::Slug;
use std::cmp::Ordering;

/// A parsed body. HTML, terminal text, index text and flow cases are folds over it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doc {
    /// The blocks in document order; nested blocks are inside their parents.
    pub blocks: Vec<Block>,
    /// How many numbered blocks there are; numbers run from 0 to `count - 1`.
    pub count: u32,
}

/// Where a block begins in its file: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line in the file, front matter included.
    pub line: u32,
    /// The column in characters.
    pub column: u32,
}

/// Where something stands, for faults alone: two things that differ in nothing else
/// are equal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spot(pub Place);

impl PartialEq for Spot {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Spot {}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Spot {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

/// One block. Its number is the one that all versions of equal structure share.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is and holds.
    pub kind: BlockKind,
    /// Its number, where it counts as one: a list or a quote does not, its parts do.
    pub number: Option<u32>,
    /// Where it begins.
    pub place: Place,
}

/// The kinds of block.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence of a variant names its fields")]
pub enum BlockKind {
    /// A heading of level 1 to 6 with its anchors: the first is its id.
    Heading {
        level: u8,
        anchors: Vec<Box<str>>,
        inlines: Vec<Inline>,
    },
    /// A paragraph, or an image alone in one.
    Paragraph(Vec<Inline>),
    /// A list; ordered where it has a first number.
    List {
        start: Option<u64>,
        items: Vec<Item>,
    },
    /// A docfx or GFM alert, `> [!NOTE]`.
    Alert { kind: AlertKind, blocks: Vec<Block> },
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block and its language.
    Code { language: Box<str>, text: Box<str> },
    /// A table; its rows are blocks of their own.
    Table {
        columns: Vec<CellAlignment>,
        head: Row,
        rows: Vec<Row>,
    },
    /// A video that pages link to.
    Video { href: Box<str> },
    /// A footnote's text.
    Footnote { label: Box<str>, blocks: Vec<Block> },
    /// Raw HTML left after sanitizing.
    Html(Box<str>),
    /// A thematic break.
    Rule,
}

/// An item of a list. Its own text is a numbered block; the rest follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The number of its own text, where it has any.
    pub number: Option<u32>,
    /// Its own text, up to its first nested block.
    pub inlines: Vec<Inline>,
    /// Ticked or not, in a task list.
    pub checked: Option<bool>,
    /// Further paragraphs, nested lists and the like.
    pub blocks: Vec<Block>,
    /// Where it begins.
    pub place: Place,
}

/// A row of a table; a numbered block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number, where any cell has text.
    pub number: Option<u32>,
    /// The cells.
    pub cells: Vec<Vec<Inline>>,
    /// Where it begins.
    pub place: Place,
}

/// How the cells of a column are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellAlignment {
    /// As the script runs.
    Natural,
    /// To the start.
    Left,
    /// In the middle.
    Center,
    /// To the end.
    Right,
}

/// The kinds of alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!CAUTION]`
    Caution,
    /// `[!WARNING]`
    Warning,
}

impl AlertKind {
    /// The lower-case name: part of message ids and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Caution => "caution",
            Self::Warning => "warning",
        }
    }
}

/// Marks on a run of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck through.
    Strikethrough,
    /// Below the line.
    Subscript,
    /// Above the line.
    Superscript,
    /// A key of the keyboard.
    Keyboard,
    /// Underlined.
    Underline,
}

/// Parts of a line of text.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence of a variant names its fields")]
pub enum Inline {
    /// Plain text.
    Text(Box<str>),
    /// Code.
    Code(Box<str>),
    /// Marked text.
    Marked(Mark, Vec<Inline>),
    /// A link; its text may be empty where a translation lost it.
    Link {
        target: Target,
        inlines: Vec<Inline>,
    },
    /// An image. `source` is the address as written until media are resolved.
    Image { source: Target, alt: Box<str> },
    /// A place that links can point to.
    Anchor(Box<str>),
    /// A reference to a footnote.
    FootnoteReference(Box<str>),
    /// The end of a line in the source: white space.
    SoftBreak,
    /// A forced end of a line.
    HardBreak,
}

/// Where a link or an image points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// As written, and where; only between parsing and the resolution of links.
    Unresolved(Box<str>, Spot),
    /// An absolute address with an allowed scheme, or a site-absolute one with its base.
    Url(Box<str>),
    /// One of our articles, with an anchor in it, in the reader's locale.
    Article(Slug, Option<Box<str>>),
    /// An anchor in the same article.
    Anchor(Box<str>),
    /// A file beside the articles: its address below the knowledge base's media.
    Media(Box<str>),
    /// Broken or refused; shown as text. Holds the address as written.
    Broken(Box<str>),
}

impl Target {
    /// The address or name it holds.
    pub fn written(&self) -> &str {
        match self {
            Self::Unresolved(it, _)
            | Self::Url(it)
            | Self::Anchor(it)
            | Self::Media(it)
            | Self::Broken(it) => it,
            Self::Article(slug, _) => slug.as_str(),
        }
    }
}

impl Doc {
    /// The inlines of the first H1.
    pub fn heading(&self) -> Option<&[Inline]> {
        self.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Heading {
                level: 1, inlines, ..
            } => Some(inlines.as_slice()),
            _ => None,
        })
    }
}

/// The words of inlines without their marks; links and images give their text.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::with_capacity(plain_length(inlines));
    push_plain_text(inlines, &mut text);
    text
}

fn plain_length(inlines: &[Inline]) -> usize {
    let length = |it: &Inline| match it {
        Inline::Text(text) | Inline::Code(text) => text.len(),
        Inline::Marked(_, inner) | Inline::Link { inlines: inner, .. } => plain_length(inner),
        Inline::Image { alt, .. } => alt.len(),
        Inline::SoftBreak | Inline::HardBreak => 1,
        Inline::Anchor(_) | Inline::FootnoteReference(_) => 0,
    };
    inlines.iter().map(length).sum()
}

fn push_plain_text(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Marked(_, inner) | Inline::Link { inlines: inner, .. } => {
                push_plain_text(inner, out);
            }
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            Inline::Anchor(_) | Inline::FootnoteReference(_) => {}
        }
    }
}

/// Calls `visit` with every link in inlines: its target and its text.
pub fn each_link<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Target, &'a [Inline])) {
    for inline in inlines {
        match inline {
            Inline::Link { target, inlines } => visit(target, inlines),
            Inline::Marked(_, inner) => each_link(inner, visit),
            _ => {}
        }
    }
}
