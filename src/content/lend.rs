//! A link whose text a translation lost takes it from another version.

use crate::content::anchor;
use crate::content::article::digest;
use crate::model::{
    Article, Code, Diagnostic, Inline, Severity, Span, Target, each_link, plain_text,
};

/// Gives links without text the text that another version has in the same block.
pub fn link_texts(article: &mut Article, diagnostics: &mut Vec<Diagnostic>) {
    for index in 0..article.versions.len() {
        let lost = lost_links(article, index);
        if lost.is_empty() {
            continue;
        }
        let version = &mut article.versions[index];
        for link in &lost {
            let source = if link.text.is_some() {
                "another language"
            } else {
                "its address"
            };
            diagnostics.push(Diagnostic {
                span: Span {
                    path: version.path.clone(),
                    line: link.line,
                    column: link.column,
                },
                code: Code("link-without-text"),
                severity: Severity::Warning,
                message: format!(
                    "the link to {} has no text; shown with that of {source}",
                    link.address
                ),
                hint: "put the text of the link between its brackets".to_owned(),
            });
        }
        for text in lost.iter().filter_map(|it| it.text.as_deref()) {
            version.digest = digest(&[&version.digest, text.as_bytes()]);
        }
        let mut lost = lost.into_iter();
        anchor::each_inlines(&mut version.doc.blocks, &mut |inlines, _| {
            fill(inlines, &mut lost);
        });
    }
}

struct Lost {
    address: String,
    text: Option<String>,
    line: u32,
    column: u32,
}

fn is_lost(target: &Target, inlines: &[Inline]) -> bool {
    !matches!(target, Target::Broken(_))
        && plain_text(inlines).trim().is_empty()
        && !inlines.iter().any(|it| matches!(it, Inline::Image { .. }))
}

fn lost_links(article: &Article, index: usize) -> Vec<Lost> {
    let version = &article.versions[index];
    let mut lost = Vec::new();
    for part in version.doc.parts() {
        for inlines in part.inlines() {
            each_link(inlines, &mut |target, text| {
                if is_lost(target, text) {
                    let shared = version.shared_number(part.number);
                    lost.push(Lost {
                        address: address(target),
                        text: shared.and_then(|it| text_elsewhere(article, index, (it, target))),
                        line: part.place.line,
                        column: part.place.column,
                    });
                }
            });
        }
    }
    lost
}

fn address(target: &Target) -> String {
    match target {
        Target::Article(slug, _) => slug.to_string(),
        Target::Anchor(name) => format!("#{name}"),
        Target::Url(to) | Target::Unresolved(to, _) | Target::Media(to) | Target::Broken(to) => to
            .trim_start_matches("https://")
            .trim_start_matches("http://")
            .to_owned(),
    }
}

/// The text that a link to the same place has in the same block of another
/// version; English versions are asked first.
fn text_elsewhere(article: &Article, index: usize, link: (u32, &Target)) -> Option<String> {
    let mut others: Vec<usize> = (0..article.versions.len())
        .filter(|&it| it != index)
        .collect();
    others.sort_by_key(|&it| article.versions[it].locale.language() != "en");
    others.into_iter().find_map(|other| {
        let version = &article.versions[other];
        let own = version.own_number(link.0)?;
        let parts = version.doc.parts();
        let part = parts.iter().find(|it| it.number == own)?;
        let mut found = None;
        for inlines in part.inlines() {
            each_link(inlines, &mut |target, text| {
                let text = plain_text(text);
                if target == link.1 && !text.trim().is_empty() && found.is_none() {
                    found = Some(text);
                }
            });
        }
        found
    })
}

fn fill(inlines: &mut [Inline], lost: &mut impl Iterator<Item = Lost>) {
    for inline in inlines {
        match inline {
            Inline::Link { target, inlines } if is_lost(target, inlines) => {
                if let Some(link) = lost.next() {
                    *inlines = vec![Inline::Text(link.text.unwrap_or(link.address).into())];
                }
            }
            Inline::Marked(_, inner) => fill(inner, lost),
            _ => {}
        }
    }
}
