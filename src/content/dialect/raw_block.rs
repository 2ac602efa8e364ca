//! Blocks of HTML among Markdown, sanitized.
//!
//! Entry points: [`block`] and [`lost`].

use crate::content::dialect::raw_html::{BLOCK_ELEMENTS, HIDDEN, is_element};
use crate::content::dialect::tag::{Tag, tags};
use ammonia::{Builder, UrlRelative};
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a block of HTML is.
#[derive(Debug)]
pub enum Raw {
    /// Comments only.
    Empty,
    /// Sanitized HTML.
    Html(String),
    /// Markdown after all.
    Inline(String),
}

static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .url_relative(UrlRelative::Deny)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    builder
});

/// Decides what a block of HTML is, and sanitizes it.
pub fn block(html: &str) -> Raw {
    let html = without_comments(html);
    if html.trim().is_empty() {
        return Raw::Empty;
    }
    let has = |wanted: &[&str]| {
        tags(&html).any(|(_, tag)| wanted.binary_search(&tag.name.as_str()).is_ok())
    };
    if !has(BLOCK_ELEMENTS) && !has(HIDDEN) {
        return Raw::Inline(html);
    }
    let clean = SANITIZER.clean(&escape_placeholders(&html)).to_string();
    let clean = without_pictures_elsewhere(&clean);
    let bare = ammonia::Builder::empty().clean(&clean).to_string();
    let visible = !bare.trim().is_empty() || clean.contains("<img") || clean.contains("<hr");
    if visible {
        Raw::Html(clean.trim().to_owned())
    } else {
        Raw::Empty
    }
}

/// What sanitizing takes away from a block, in words; `None` where nothing is lost.
pub fn lost(html: &str) -> Option<String> {
    let html = without_comments(html);
    let is_lost = |name: &str| HIDDEN.binary_search(&name).is_ok();
    let mut names: Vec<String> = tags(&html)
        .filter(|(_, tag)| !tag.closing && is_lost(&tag.name))
        .map(|(_, tag)| format!("<{}>", tag.name))
        .collect();
    names.sort();
    names.dedup();
    let is_below = |it: &Tag<'_>| {
        let address = it.attribute("href").or_else(|| it.attribute("src"));
        address.is_some_and(|it| !it.trim().is_empty() && !it.contains(':'))
    };
    if names.is_empty() && tags(&html).any(|(_, tag)| is_below(&tag)) {
        return Some(
            "a block of HTML links to addresses of the site only in Markdown; shown as text"
                .to_owned(),
        );
    }
    let has_script = |it: &Tag<'_>| it.attributes.to_ascii_lowercase().contains(" on");
    if names.is_empty() && tags(&html).any(|(_, tag)| has_script(&tag)) {
        return Some("scripts in attributes are left out: pages may not hold them".to_owned());
    }
    let (is, it) = match names.len() {
        0 => return None,
        1 => ("is", "it"),
        _ => ("are", "them"),
    };
    let names = names.join(", ");
    Some(format!("{names} {is} left out: pages may not hold {it}"))
}

/// Puts the descriptions of pictures in their place where they lost their address.
fn without_pictures_elsewhere(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (range, tag) in tags(html) {
        if tag.name == "img" && tag.attribute("src").is_none() {
            out.push_str(&html[at..range.start]);
            let alt = tag.attribute("alt").unwrap_or_default();
            let alt = alt.replace('&', "&amp;").replace('<', "&lt;");
            out.push_str(&alt.replace('>', "&gt;"));
            at = range.end;
        }
    }
    out + &html[at..]
}

fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, it)| it);
    }
    out + rest
}

fn escape_placeholders(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    for (range, tag) in tags(html) {
        if !is_element(&tag.name) {
            out.push_str(&html[at..range.start]);
            out.push_str("&lt;");
            out.push_str(&html[range.start + 1..range.end - 1]);
            out.push_str("&gt;");
            at = range.end;
        }
    }
    out + &html[at..]
}
