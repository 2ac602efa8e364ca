//! HTML among Markdown: anchors, breaks, images and a few marks become inlines;
//! placeholders such as `<user>` become text; the rest is sanitized.

use crate::content::anchor;
use crate::content::dialect::tag::Tag;
use crate::content::markdown::Report;
use crate::model::{Block, BlockKind, Inline, Mark, Place, Severity, Spot, Target};

/// Put before a text to make it a paragraph; nobody sees it.
pub const JOINER: char = '\u{fdd2}';

/// A part of a line before its HTML is understood.
#[derive(Debug)]
pub enum Piece {
    /// An inline.
    Inline(Inline),
    /// A tag or a comment as written, and where.
    Html(Box<str>, Place),
}

/// Elements that make a block of HTML one; sorted.
pub(super) static BLOCK_ELEMENTS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose marks are kept, by name; sorted.
static MARKS: &[(&str, Mark)] = &[
    ("b", Mark::Strong),
    ("del", Mark::Strikethrough),
    ("em", Mark::Emphasis),
    ("i", Mark::Emphasis),
    ("ins", Mark::Underline),
    ("kbd", Mark::Keyboard),
    ("s", Mark::Strikethrough),
    ("strike", Mark::Strikethrough),
    ("strong", Mark::Strong),
    ("sub", Mark::Subscript),
    ("sup", Mark::Superscript),
    ("u", Mark::Underline),
];

/// Other elements of HTML: their tags are dropped and their text is kept; sorted.
static ELEMENTS: &[&str] = &[
    "abbr", "area", "audio", "base", "bdi", "bdo", "big", "body", "button", "canvas", "caption",
    "cite", "code", "col", "colgroup", "data", "datalist", "dfn", "dialog", "embed", "fieldset",
    "font", "footer", "form", "head", "header", "html", "iframe", "input", "label", "legend",
    "link", "main", "map", "mark", "math", "meta", "meter", "nav", "nobr", "noscript", "object",
    "optgroup", "option", "output", "param", "picture", "progress", "q", "samp", "script",
    "select", "small", "source", "span", "style", "svg", "template", "textarea", "time", "title",
    "track", "tt", "var", "video", "wbr",
];

/// Elements whose text is no text; sorted.
pub(super) static HIDDEN: &[&str] = &[
    "iframe", "noscript", "object", "script", "style", "svg", "template",
];

pub(super) fn is_element(name: &str) -> bool {
    matches!(name, "a" | "br" | "img")
        || ELEMENTS.binary_search(&name).is_ok()
        || BLOCK_ELEMENTS.binary_search(&name).is_ok()
        || mark(name).is_some()
}

fn mark(name: &str) -> Option<Mark> {
    let index = MARKS.binary_search_by(|(it, _)| (*it).cmp(name)).ok()?;
    Some(MARKS[index].1)
}

/// Makes inlines of the pieces of a line.
pub fn fold(pieces: Vec<Piece>, report: &mut dyn Report) -> Vec<Inline> {
    if !pieces.iter().any(|it| matches!(it, Piece::Html(..))) {
        return pieces
            .into_iter()
            .filter_map(|it| match it {
                Piece::Inline(inline) => Some(inline),
                Piece::Html(..) => None,
            })
            .collect();
    }
    let closers: Vec<String> = pieces
        .iter()
        .filter_map(|it| match it {
            Piece::Html(html, _) => Tag::read(html)
                .filter(|tag| tag.closing)
                .map(|tag| tag.name),
            Piece::Inline(_) => None,
        })
        .collect();
    let mut fold = Fold {
        open: vec![(None, Vec::new())],
        closers,
        hidden: None,
        report,
    };
    for piece in pieces {
        match piece {
            Piece::Inline(inline) => fold.push(inline),
            Piece::Html(html, place) => fold.html(&html, place),
        }
    }
    fold.finish()
}

/// A mark that is open, by the name of its tag, and what it holds.
type Level = (Option<(String, Mark)>, Vec<Inline>);

struct Fold<'s> {
    /// The open marks, outermost first, and what they hold.
    open: Vec<Level>,
    /// The names of all closing tags of the line.
    closers: Vec<String>,
    /// The element whose text is skipped.
    hidden: Option<String>,
    report: &'s mut dyn Report,
}

impl Fold<'_> {
    fn push(&mut self, inline: Inline) {
        if self.hidden.is_some() {
            return;
        }
        let (_, inlines) = self
            .open
            .last_mut()
            .expect("the outermost level is never closed");
        match (inlines.last_mut(), inline) {
            (Some(Inline::Text(last)), Inline::Text(text)) => {
                *last = format!("{last}{text}").into();
            }
            (_, inline) => inlines.push(inline),
        }
    }

    fn html(&mut self, html: &str, place: Place) {
        if html.starts_with("<!") || html.starts_with("<?") {
            return;
        }
        let Some(tag) = Tag::read(html) else {
            return self.push(Inline::Text(html.into()));
        };
        if let Some(hidden) = &self.hidden {
            if tag.closing && tag.name == *hidden {
                self.hidden = None;
            }
            return;
        }
        let unsure = !tag.closing
            && !matches!(tag.name.as_str(), "a" | "br" | "img" | "wbr" | "hr")
            && !tag.attributes.contains('=')
            && !self.closers.contains(&tag.name);
        if !is_element(&tag.name) || unsure {
            return self.push(Inline::Text(html.into()));
        }
        match tag.name.as_str() {
            "a" if !tag.closing => {
                for name in [tag.attribute("name"), tag.attribute("id")]
                    .into_iter()
                    .flatten()
                {
                    self.push(Inline::Anchor(anchor::free(&name).into()));
                }
            }
            "br" => self.push(Inline::HardBreak),
            "img" => self.image(&tag, place),
            name if mark(name).is_some() => self.marked(&tag),
            name if HIDDEN.binary_search(&name).is_ok() => {
                let message = format!("<{name}> is left out: pages may not hold it");
                report(self.report, place, &message);
                self.hidden =
                    (!tag.closing && self.closers.contains(&tag.name)).then(|| tag.name.clone());
            }
            _ => {}
        }
    }

    fn image(&mut self, tag: &Tag<'_>, place: Place) {
        if let Some(source) = tag.attribute("src") {
            let alt = tag.attribute("alt").unwrap_or_default().into();
            self.push(Inline::Image {
                source: Target::Unresolved(source.into(), Spot(place)),
                alt,
            });
        }
    }

    fn marked(&mut self, tag: &Tag<'_>) {
        let Some(mark) = mark(&tag.name) else { return };
        if !tag.closing {
            self.open.push((Some((tag.name.clone(), mark)), Vec::new()));
            return;
        }
        let is_open = |it: &Level| it.0.as_ref().is_some_and(|(name, _)| *name == tag.name);
        if !self.open.iter().any(is_open) {
            return;
        }
        loop {
            let closes = self.open.last().is_some_and(is_open);
            self.close();
            if closes {
                break;
            }
        }
    }

    fn close(&mut self) {
        let Some((Some((_, mark)), inlines)) = self.open.pop() else {
            return;
        };
        if !inlines.is_empty() {
            self.push(Inline::Marked(mark, inlines));
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        while self.open.len() > 1 {
            self.close();
        }
        self.open
            .pop()
            .map(|(_, inlines)| inlines)
            .unwrap_or_default()
    }
}

/// Says that HTML was left out.
pub fn report(to: &mut dyn Report, place: Place, message: &str) {
    let hint = "write it in Markdown".to_owned();
    to.fault(
        (Severity::Warning, "raw-html"),
        place,
        (message.to_owned(), hint),
    );
}

/// Takes the [`JOINER`] off the first text of blocks that were parsed with it.
pub fn strip_joiner(blocks: &mut [Block]) {
    if let Some(BlockKind::Paragraph(inlines)) = blocks.first_mut().map(|it| &mut it.kind) {
        if let Some(Inline::Text(text)) = inlines.first_mut() {
            *text = text.trim_start_matches(JOINER).into();
        }
        inlines.retain(|it| !matches!(it, Inline::Text(text) if text.is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK_ELEMENTS, ELEMENTS, HIDDEN, MARKS};

    #[test]
    fn tables_are_sorted() {
        assert!(BLOCK_ELEMENTS.is_sorted());
        assert!(ELEMENTS.is_sorted());
        assert!(HIDDEN.is_sorted());
        assert!(MARKS.is_sorted_by_key(|(name, _)| name));
    }
}
