//! The side-by-side form: every sentence with its source sentence behind it.
//!
//! `<span data-ttu-id="a">target</span><span class="sxs-lookup"><span
//! data-stu-id="a">source</span></span>`. [`split`] makes two Markdown texts of
//! one: the translation, which readers see, and the source. Both are parsed
//! like any other text, so marks may run across units.

/// A text in side-by-side form, taken apart.
#[derive(Debug)]
pub struct SideBySide {
    /// The translation.
    pub target: Text,
    /// What it was made from.
    pub source: Text,
    /// The pairs, in order.
    pub units: Vec<Unit>,
    /// Offsets in the file of spans that are never closed.
    pub unclosed: Vec<usize>,
}

/// One of the two texts, and where its parts stand in the file.
#[derive(Debug, Default)]
pub struct Text {
    /// The Markdown, front matter included.
    pub text: String,
    /// Where its parts stand in the file.
    pub offsets: Offsets,
}

/// Where the parts of a text stand in its file.
#[derive(Debug, Default)]
pub struct Offsets {
    /// Offsets in the text and in the file at which a copied run begins; none
    /// where the text is the file.
    runs: Vec<(usize, usize)>,
}

impl Offsets {
    /// The offset in the file of an offset in the text.
    pub fn in_file(&self, offset: usize) -> usize {
        let index = self.runs.partition_point(|&(start, _)| start <= offset);
        let run = index.checked_sub(1).and_then(|it| self.runs.get(it));
        run.map_or(offset, |&(start, file)| file + (offset - start))
    }
}

impl Text {
    fn copy(&mut self, text: &str, file: usize) {
        if !text.is_empty() {
            self.offsets.runs.push((self.text.len(), file));
            self.text.push_str(text);
        }
    }
}

/// A pair of sentences.
#[derive(Debug)]
pub struct Unit {
    /// Its id.
    pub id: Box<str>,
    /// The translation, in Markdown.
    pub target: Box<str>,
    /// The source, in Markdown.
    pub source: Box<str>,
    /// Where the translation begins in the target text.
    pub offset: usize,
}

const OPEN: &str = "<span";
const CLOSE: &str = "</span>";

/// Takes a text apart; `None` where it is not in this form.
pub fn split(text: &str) -> Option<SideBySide> {
    let has = |name: &str| memchr::memmem::find(text.as_bytes(), name.as_bytes()).is_some();
    if !has("data-ttu-id") && !has("data-stu-id") {
        return None;
    }
    let mut parts = SideBySide {
        target: Text::default(),
        source: Text::default(),
        units: Vec::new(),
        unclosed: Vec::new(),
    };
    let mut at = 0;
    while let Some(found) = text[at..].find(OPEN) {
        let start = at + found;
        parts.both(&text[at..start], at);
        at = parts.span(text, start);
    }
    parts.both(&text[at..], at);
    Some(parts)
}

impl SideBySide {
    fn both(&mut self, text: &str, file: usize) {
        self.target.copy(text, file);
        self.source.copy(text, file);
    }

    /// Takes the span that begins at `start`; gives where the text goes on.
    fn span(&mut self, text: &str, start: usize) -> usize {
        let Some(span) = Span::read(text, start) else {
            self.unclosed.push(start);
            return self.without_tag(text, start);
        };
        if span.tag.contains("sxs-lookup") {
            let (source, offset) = span.source();
            self.source.copy(source, offset);
            return span.end;
        }
        let Some(id) = attribute(span.tag, "data-ttu-id") else {
            self.both(&text[start..span.inner_start], start);
            return span.inner_start;
        };
        let offset = self.target.text.len();
        self.target.copy(span.inner, span.inner_start);
        let gap = text[span.end..].len() - text[span.end..].trim_start().len();
        let lookup = Span::read(text, span.end + gap).filter(|it| it.tag.contains("sxs-lookup"));
        let (source, source_offset) = lookup
            .as_ref()
            .map_or((span.inner, span.inner_start), Span::source);
        self.source.copy(source, source_offset);
        self.units.push(Unit {
            id: id.into(),
            target: span.inner.into(),
            source: source.into(),
            offset,
        });
        lookup.map_or(span.end, |it| it.end)
    }

    /// Drops the tag of a unit that is never closed; other spans stay.
    fn without_tag(&mut self, text: &str, start: usize) -> usize {
        let tag_end = text[start..]
            .find('>')
            .map_or(text.len(), |it| start + it + 1);
        if !text[start..tag_end].contains("tu-id") && !text[start..tag_end].contains("sxs-lookup") {
            self.unclosed.pop();
            self.both(&text[start..tag_end], start);
        }
        tag_end
    }
}

/// A span element in the text.
struct Span<'a> {
    tag: &'a str,
    inner: &'a str,
    inner_start: usize,
    end: usize,
}

impl<'a> Span<'a> {
    fn read(text: &'a str, start: usize) -> Option<Self> {
        if !text.get(start..)?.starts_with(OPEN) {
            return None;
        }
        let inner_start = start + text[start..].find('>')? + 1;
        let (mut depth, mut at) = (1, inner_start);
        while depth > 0 {
            let close = at + text[at..].find(CLOSE)?;
            match text[at..close].find(OPEN) {
                Some(open) => {
                    depth += 1;
                    at += open + OPEN.len();
                }
                None => {
                    depth -= 1;
                    at = close + CLOSE.len();
                }
            }
        }
        let inner = &text[inner_start..at - CLOSE.len()];
        Some(Self {
            tag: &text[start..inner_start],
            inner,
            inner_start,
            end: at,
        })
    }

    /// The source sentence of a look-up span and its offset in the file.
    fn source(&self) -> (&'a str, usize) {
        match Self::read(self.inner, 0).filter(|it| it.tag.contains("data-stu-id")) {
            Some(inner) => (inner.inner, self.inner_start + inner.inner_start),
            None => (self.inner, self.inner_start),
        }
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag[tag.find(name)? + name.len()..]
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}
