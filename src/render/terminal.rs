//! A fold of [`Doc`] into text for a terminal: wrapped, with numbered links.

use crate::model::{Block, BlockKind, Doc, Inline, Item, Mark, Part, Row, Target};
use crate::render::html::Words;
use unicode_width::UnicodeWidthChar;

/// Whether text may be marked by escape sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Bold, underlined and the like.
    Ansi,
    /// Words alone.
    None,
}

/// What the fold has to be told.
pub struct Terminal<'a> {
    /// The columns of a line.
    pub width: usize,
    /// Whether marks are shown.
    pub emphasis: Emphasis,
    /// The address of a target; `None` shows its text alone.
    pub link: &'a dyn Fn(&Target) -> Option<String>,
    /// The few words that the fold adds, in the language of the doc.
    pub words: &'a Words,
}

/// Text with its links; `[1]` in the text is the first of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The lines.
    pub text: String,
    /// The links in order, each once.
    pub links: Vec<Link>,
}

/// A link of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// Its text.
    pub text: String,
}

impl Terminal<'_> {
    /// Writes a whole doc.
    pub fn doc(&self, doc: &Doc) -> Text {
        let mut writer = Writer::new(self);
        writer.blocks(&doc.blocks, "");
        writer.finish()
    }

    /// Writes one numbered part on lines of its own, unwrapped.
    pub fn part(&self, part: &Part<'_>) -> Text {
        let mut writer = Writer::new(self);
        let cells = part.inlines();
        let mut lines: Vec<String> = cells.iter().map(|it| writer.inlines(it)).collect();
        lines.retain(|it| !it.trim().is_empty());
        writer.out = if cells.is_empty() {
            safe(&part.text())
        } else {
            lines.join(" · ")
        };
        writer.finish()
    }
}

/// Breaks text into lines of `width` columns; the first begins with `first`,
/// the others with `next`. Scripts without spaces break between characters.
pub fn wrap(text: &str, width: usize, first: &str, next: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for (index, line) in text.lines().enumerate() {
        let lead = if index == 0 { first } else { next };
        out.push_str(lead);
        let mut column = columns(lead);
        let mut is_start = true;
        for word in pieces(line) {
            let size = columns(word.trim_end());
            if column + size > width && !is_start {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                out.push_str(next);
                column = columns(next);
            }
            out.push_str(word);
            column += columns(word);
            is_start = false;
        }
        out.truncate(out.trim_end_matches(' ').len());
        out.push('\n');
    }
    out
}

/// The columns that text takes on a terminal; escape sequences take none.
pub fn columns(text: &str) -> usize {
    let mut in_sequence = false;
    let mut sum = 0;
    for c in text.chars() {
        match c {
            '\u{1b}' => in_sequence = true,
            'm' if in_sequence => in_sequence = false,
            _ if in_sequence => {}
            _ => sum += c.width().unwrap_or(0),
        }
    }
    sum
}

/// Words with the spaces behind them; wide characters are words of their own.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (at, c) in line.char_indices() {
        let wide = |c: char| c.width() == Some(2) && c.is_alphanumeric();
        let after_space = previous == ' ' && c != ' ';
        if at > start && (after_space || wide(c)) && !is_opening(previous) {
            pieces.push(&line[start..at]);
            start = at;
        }
        previous = c;
    }
    pieces.push(&line[start..]);
    pieces
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '「' | '『' | '（' | '［' | '【' | '〈' | '《' | '“' | '(' | '['
    )
}

/// Text without characters that steer a terminal.
fn safe(text: &str) -> String {
    let keep = |c: &char| !c.is_control() || *c == '\n';
    text.chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(keep)
        .collect()
}

struct Writer<'a> {
    terminal: &'a Terminal<'a>,
    out: String,
    links: Vec<Link>,
}

impl<'a> Writer<'a> {
    fn new(terminal: &'a Terminal<'a>) -> Self {
        Self {
            terminal,
            out: String::new(),
            links: Vec::new(),
        }
    }

    fn finish(self) -> Text {
        let text = self.out.trim_end().to_owned();
        let links = self.links;
        Text { text, links }
    }

    fn blocks(&mut self, blocks: &[Block], indent: &str) {
        for block in blocks {
            self.block(block, indent);
        }
    }

    fn paragraph(&mut self, text: &str, first: &str, next: &str) {
        let lines = wrap(text, self.terminal.width, first, next);
        self.out.push_str(&lines);
    }

    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &Block, indent: &str) {
        match &block.kind {
            BlockKind::Heading { inlines, .. } => {
                self.gap();
                let text = self.inlines(inlines);
                let text = self.marked(Mark::Strong, text);
                self.paragraph(&text, indent, indent);
                self.gap();
            }
            BlockKind::Paragraph(inlines) => {
                let text = self.inlines(inlines);
                self.paragraph(&text, indent, indent);
                self.gap();
            }
            BlockKind::List { start, items } => {
                for (item, number) in items.iter().zip(start.unwrap_or(0)..) {
                    let bullet = match start {
                        Some(_) => format!("{number}. "),
                        None => "• ".to_owned(),
                    };
                    self.item(item, indent, &bullet);
                }
                self.gap();
            }
            BlockKind::Alert { kind, blocks } => {
                let title = self.terminal.words.alerts[*kind as usize].clone();
                let title = self.marked(Mark::Strong, title);
                let indent = format!("{indent}│ ");
                self.paragraph(&title, &indent, &indent);
                self.blocks(blocks, &indent);
                self.gap();
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                self.blocks(blocks, &format!("{indent}│ "));
                self.gap();
            }
            BlockKind::Code { text, .. } => {
                for line in safe(text).lines() {
                    self.out.push_str(&format!("{indent}    {line}\n"));
                }
                self.gap();
            }
            BlockKind::Table { head, rows, .. } => self.table(head, rows, indent),
            BlockKind::Video { href } => {
                let text = format!("{}: {}", self.terminal.words.video, safe(href));
                self.paragraph(&text, indent, indent);
                self.gap();
            }
            BlockKind::Html(_) => {}
            BlockKind::Rule => {
                self.out.push_str(&format!("{indent}───\n"));
                self.gap();
            }
        }
    }

    fn item(&mut self, item: &Item, indent: &str, bullet: &str) {
        let tick = match item.checked {
            Some(true) => "☑ ",
            Some(false) => "☐ ",
            None => "",
        };
        let text = self.inlines(&item.inlines);
        let first = format!("{indent}{bullet}{tick}");
        let next = format!("{indent}{}", " ".repeat(columns(bullet)));
        self.paragraph(&text, &first, &next);
        self.blocks(&item.blocks, &next);
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
    }

    fn table(&mut self, head: &Row, rows: &[Row], indent: &str) {
        let names: Vec<String> = head.cells.iter().map(|it| self.inlines(it)).collect();
        for row in rows {
            for (index, cell) in row.cells.iter().enumerate() {
                let text = self.inlines(cell);
                let name = names.get(index).filter(|it| !it.is_empty());
                let text = name.map_or_else(|| text.clone(), |it| format!("{it}: {text}"));
                let bullet = if index == 0 { "• " } else { "  " };
                let next = format!("{indent}    ");
                self.paragraph(&text, &format!("{indent}{bullet}"), &next);
            }
        }
        self.gap();
    }

    fn inlines(&mut self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.push_str(&safe(text)),
                Inline::Code(text) => out.push_str(&safe(text)),
                Inline::Marked(mark, inner) => {
                    let text = self.inlines(inner);
                    out.push_str(&self.marked(*mark, text));
                }
                Inline::Link { target, inlines } => {
                    let text = self.inlines(inlines);
                    out.push_str(&self.linked(target, text));
                }
                Inline::Image { source, alt } => {
                    out.push_str(&self.linked(source, safe(alt)));
                }
                Inline::SoftBreak => out.push(' '),
                Inline::HardBreak => out.push('\n'),
                Inline::Anchor(_) | Inline::FootnoteReference(_) => {}
            }
        }
        out
    }

    fn linked(&mut self, target: &Target, text: String) -> String {
        let Some(href) = (self.terminal.link)(target) else {
            return text;
        };
        let known = self.links.iter().position(|it| it.href == href);
        let index = known.unwrap_or_else(|| {
            let text = text.clone();
            self.links.push(Link { href, text });
            self.links.len() - 1
        });
        let text = self.marked(Mark::Underline, text);
        format!("{text} [{}]", index + 1)
    }

    fn marked(&self, mark: Mark, text: String) -> String {
        let code = match mark {
            Mark::Strong | Mark::Keyboard => 1,
            Mark::Emphasis => 3,
            Mark::Underline => 4,
            Mark::Strikethrough => 9,
            Mark::Subscript | Mark::Superscript => return text,
        };
        match self.terminal.emphasis {
            Emphasis::Ansi if !text.is_empty() => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            _ => text,
        }
    }
}
