//! Reads the tags of HTML, no more of it than is needed among Markdown.

use std::ops::Range;

/// A tag.
pub struct Tag<'a> {
    /// The element, in lower case.
    pub name: String,
    /// Whether it closes.
    pub closing: bool,
    /// What stands behind the name.
    pub attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads a tag with its angle brackets.
    pub fn read(html: &'a str) -> Option<Self> {
        let inner = html.strip_prefix('<')?.strip_suffix('>')?;
        let (closing, inner) = match inner.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, inner.trim_end_matches('/')),
        };
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inner.len());
        let name = inner[..end].to_ascii_lowercase();
        Some(Self {
            name,
            closing,
            attributes: &inner[end..],
        })
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let mut from = 0;
        while let Some(found) = lower[from..].find(name) {
            let at = from + found;
            from = at + name.len();
            let starts = lower[..at]
                .chars()
                .next_back()
                .is_none_or(|c| c.is_whitespace() || c == '"' || c == '\'');
            let rest = self.attributes[from..].trim_start();
            let Some(value) = rest.strip_prefix('=').filter(|_| starts) else {
                continue;
            };
            let value = value.trim_start();
            let value = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
                _ => value.split(|c: char| c.is_whitespace()).next(),
            };
            return value.map(unescape);
        }
        None
    }
}

fn unescape(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The tags of a text and their ranges.
pub fn tags(html: &str) -> impl Iterator<Item = (Range<usize>, Tag<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + html[at..].find('<')?;
            at = start + 1;
            let begins = html[at..]
                .chars()
                .next()
                .is_some_and(|c| c == '/' || c.is_ascii_alphabetic());
            let Some(length) = html[start..].find('>').filter(|_| begins) else {
                continue;
            };
            let range = start..start + length + 1;
            if let Some(tag) = Tag::read(&html[range.clone()]) {
                at = range.end;
                return Some((range, tag));
            }
        }
    })
}
