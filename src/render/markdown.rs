//! A fold of [`Doc`] into plain Markdown (CommonMark with tables), for readers
//! that are programs and for people who paste into tickets.

use crate::model::{Block, BlockKind, CellAlignment, Doc, Inline, Item, Mark, Row, Target};
use std::fmt::Write;

/// What the fold has to be told.
pub struct Markdown<'a> {
    /// The address of a target; `None` shows its text alone.
    pub link: &'a dyn Fn(&Target) -> Option<String>,
}

impl Markdown<'_> {
    /// Writes a whole doc.
    pub fn doc(&self, doc: &Doc) -> String {
        let mut out = String::new();
        self.blocks(&doc.blocks, "", &mut out);
        out.truncate(out.trim_end().len());
        out.push('\n');
        out
    }

    fn blocks(&self, blocks: &[Block], indent: &str, out: &mut String) {
        for block in blocks {
            self.block(block, indent, out);
        }
    }

    fn block(&self, block: &Block, indent: &str, out: &mut String) {
        match &block.kind {
            BlockKind::Heading { level, inlines, .. } => {
                let marks = "#".repeat(usize::from(*level));
                lines(&format!("{marks} {}", self.inlines(inlines)), indent, out);
            }
            BlockKind::Paragraph(inlines) => lines(&self.inlines(inlines), indent, out),
            BlockKind::List { start, items } => {
                for (item, number) in items.iter().zip(start.unwrap_or(0)..) {
                    let bullet = match start {
                        Some(_) => format!("{number}. "),
                        None => "- ".to_owned(),
                    };
                    self.item(item, (indent, &bullet), out);
                }
            }
            BlockKind::Alert { kind, blocks } => {
                let name = kind.as_str().to_uppercase();
                let quoted = format!("{indent}> ");
                writeln!(out, "{quoted}[!{name}]").expect("a String takes all");
                self.quoted(blocks, &quoted, out);
            }
            BlockKind::Quote(blocks) => self.quoted(blocks, &format!("{indent}> "), out),
            BlockKind::Code { language, text } => {
                let fence = "`".repeat(3.max(longest_run(text) + 1));
                let text = text.trim_end();
                lines(&format!("{fence}{language}\n{text}\n{fence}"), indent, out);
            }
            BlockKind::Table {
                columns,
                head,
                rows,
            } => self.table((columns, head, rows), indent, out),
            BlockKind::Video { href } => lines(&format!("> [!VIDEO {href}]"), indent, out),
            BlockKind::Footnote { label, blocks } => {
                let start = out.len();
                self.blocks(blocks, &format!("{indent}    "), out);
                let first = start + (indent.len() + 4).min(out.len() - start);
                out.replace_range(start..first, &format!("{indent}[^{label}]: "));
            }
            BlockKind::Html(html) => lines(html.trim_end(), indent, out),
            BlockKind::Rule => lines("---", indent, out),
        }
    }

    fn quoted(&self, blocks: &[Block], quoted: &str, out: &mut String) {
        self.blocks(blocks, quoted, out);
        let empty = format!("{}\n", quoted.trim_end());
        while out.ends_with(&empty) {
            out.truncate(out.len() - empty.len());
        }
        writeln!(out, "{}", quoted.trim_end_matches("> ").trim_end()).expect("a String takes all");
    }

    fn item(&self, item: &Item, (indent, bullet): (&str, &str), out: &mut String) {
        let start = out.len();
        let inner = format!("{indent}{}", " ".repeat(bullet.len()));
        let tick = match item.checked {
            Some(true) => "[x] ",
            Some(false) => "[ ] ",
            None => "",
        };
        let text = format!("{tick}{}", self.inlines(&item.inlines));
        if !text.is_empty() || item.blocks.is_empty() {
            lines(&format!("{text} "), &inner, out);
        }
        self.blocks(&item.blocks, &inner, out);
        let first = start + inner.len().min(out.len() - start);
        out.replace_range(start..first, &format!("{indent}{bullet}"));
    }

    fn table(
        &self,
        (columns, head, rows): (&[CellAlignment], &Row, &[Row]),
        indent: &str,
        out: &mut String,
    ) {
        let mut text = self.row(head);
        for column in columns {
            text.push_str(match column {
                CellAlignment::Natural => "| --- ",
                CellAlignment::Left => "| :--- ",
                CellAlignment::Center => "| :---: ",
                CellAlignment::Right => "| ---: ",
            });
        }
        text.push_str("|\n");
        for row in rows {
            text.push_str(&self.row(row));
        }
        lines(text.trim_end(), indent, out);
    }

    fn row(&self, row: &Row) -> String {
        let mut text = String::new();
        for cell in &row.cells {
            let cell = self.inlines(cell).replace("\\\n", "<br>");
            let cell = cell.replace('\n', " ").replace('|', "\\|");
            write!(text, "| {cell} ").expect("a String takes all");
        }
        text + "|\n"
    }

    /// Writes inlines.
    pub fn inlines(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        for inline in inlines {
            self.inline(inline, &mut out);
        }
        out
    }

    fn inline(&self, inline: &Inline, out: &mut String) {
        match inline {
            Inline::Text(text) => escape(text, out),
            Inline::Code(text) => {
                let fence = "`".repeat(longest_run(text) + 1);
                let space = if text.contains('`') { " " } else { "" };
                out.push_str(&format!("{fence}{space}{text}{space}{fence}"));
            }
            Inline::Marked(mark, inner) => {
                let (open, close) = marks(*mark);
                let inner = self.inlines(inner);
                // Marks that touch a space on the inside are no marks.
                let text = inner.trim();
                let (before, after) = inner.split_at(inner.len() - inner.trim_start().len());
                out.push_str(before);
                if !text.is_empty() {
                    extend(out, &[open, text, close]);
                    out.push_str(&after[text.len()..]);
                }
            }
            Inline::Link { target, inlines } => {
                let text = self.inlines(inlines);
                match (self.link)(target) {
                    Some(href) if text.is_empty() => extend(out, &["<", &href, ">"]),
                    Some(href) => extend(out, &["[", &text, "](", &destination(href), ")"]),
                    None => out.push_str(&text),
                }
            }
            Inline::Image { source, alt } => match (self.link)(source) {
                Some(href) => extend(out, &["![", alt, "](", &destination(href), ")"]),
                None => out.push_str(alt),
            },
            Inline::FootnoteReference(label) => out.push_str(&format!("[^{label}]")),
            Inline::SoftBreak if out.ends_with('\n') => {}
            Inline::SoftBreak => out.push('\n'),
            Inline::HardBreak => out.push_str("\\\n"),
            Inline::Anchor(_) => {}
        }
    }
}

fn marks(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Emphasis => ("*", "*"),
        Mark::Strong => ("**", "**"),
        Mark::Strikethrough => ("~~", "~~"),
        Mark::Subscript => ("<sub>", "</sub>"),
        Mark::Superscript => ("<sup>", "</sup>"),
        Mark::Keyboard => ("<kbd>", "</kbd>"),
        Mark::Underline => ("<u>", "</u>"),
    }
}

/// Text so that Markdown takes it for text.
fn escape(text: &str, out: &mut String) {
    let text = if out.is_empty() || out.ends_with('\n') {
        escape_start(text, out)
    } else {
        text
    };
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_mark) {
        out.push_str(&rest[..at]);
        out.push('\\');
        out.push_str(&rest[at..=at]);
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

fn is_mark(it: u8) -> bool {
    IS_MARK[usize::from(it)]
}

/// The characters that mean something to Markdown; text is long, and a table is quick.
static IS_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"\\`*_[]<>#~&";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// At the start of a line a number or a dash would begin a list. Writes what
/// comes before the character to escape, and that; answers the rest.
fn escape_start<'a>(text: &'a str, out: &mut String) -> &'a str {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let marks: &[char] = if digits > 0 {
        &['.', ')']
    } else {
        &['-', '+', '=']
    };
    out.push_str(number);
    if rest.starts_with(marks) {
        out.push('\\');
        out.push_str(&rest[..1]);
        return &rest[1..];
    }
    rest
}

fn extend(out: &mut String, texts: &[&str]) {
    texts.iter().for_each(|it| out.push_str(it));
}

fn destination(href: String) -> String {
    if href.contains(['(', ')', ' ']) {
        format!("<{href}>")
    } else {
        href
    }
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|it| it != '`').map(str::len);
    runs.max().unwrap_or(0)
}

/// Writes a block's lines, indented, and an empty line.
fn lines(text: &str, indent: &str, out: &mut String) {
    for line in text.lines() {
        let start = out.len();
        out.push_str(indent);
        out.push_str(line);
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    }
    out.push_str(indent.trim_end());
    out.push('\n');
}
