//! A link whose text a translation lost takes it from another version.

use crate::content::anchor;
use crate::content::article::digest;
use crate::model::{
    Article, Code, Diagnostic, Inline, Locale, Settings, Severity, Span, Target, Version,
    each_link, plain_text,
};

/// Gives links without text the text that another version has in the same block, the one
/// that readers of the link read best.
pub fn link_texts(article: &mut Article, settings: &Settings, diagnostics: &mut Vec<Diagnostic>) {
    let versions = 0..article.versions.len();
    let lost = versions.map(|index| lost_links(article, index, settings));
    let lost: Vec<Vec<Lost>> = lost.collect();
    for (version, lost) in article.versions.iter_mut().zip(lost) {
        if lost.is_empty() {
            continue;
        }
        diagnostics.extend(lost.iter().map(|it| it.told(version)));
        for (text, _) in lost.iter().filter_map(|it| it.text.as_ref()) {
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
    /// The text of another version, and its locale.
    text: Option<(String, Locale)>,
    line: u32,
    column: u32,
}

impl Lost {
    fn told(&self, version: &Version) -> Diagnostic {
        let source = match &self.text {
            Some((_, locale)) => format!("that of {locale}"),
            None => "its address".to_owned(),
        };
        Diagnostic {
            span: Span {
                path: version.path.clone(),
                line: self.line,
                column: self.column,
            },
            code: Code("link-without-text"),
            severity: Severity::Warning,
            message: format!(
                "the link to {} has no text; shown with {source}",
                self.address
            ),
            hint: "put the text of the link between its brackets".to_owned(),
        }
    }
}

fn is_lost(target: &Target, inlines: &[Inline]) -> bool {
    !matches!(target, Target::Broken(_))
        && plain_text(inlines).trim().is_empty()
        && !inlines.iter().any(|it| matches!(it, Inline::Image { .. }))
}

fn lost_links(article: &Article, index: usize, settings: &Settings) -> Vec<Lost> {
    let version = &article.versions[index];
    let mut lost = Vec::new();
    for part in version.doc.parts() {
        for inlines in part.inlines() {
            each_link(inlines, &mut |target, text| {
                if is_lost(target, text) {
                    let shared = version.shared_number(part.number);
                    let link = shared.map(|it| (it, target));
                    let text = link.and_then(|it| text_elsewhere(article, index, it, settings));
                    lost.push(Lost {
                        address: address(target),
                        text,
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

/// The text that a link to the same place has in the same block of another version: of
/// those in a language that readers of `locale` know, else of any that is in their script.
fn text_elsewhere(
    article: &Article,
    index: usize,
    link: (u32, &Target),
    settings: &Settings,
) -> Option<(String, Locale)> {
    let locale = &article.versions[index].locale;
    let others = article.versions.iter().map(|it| &it.locale);
    let others: Vec<Locale> = others.filter(|it| *it != locale).cloned().collect();
    let others = settings.fallbacks(locale, &others).into_iter();
    others
        .filter_map(|it| Some((text_of(article.version(&it)?, link)?, it)))
        .find(|(text, other)| settings.reads(locale, other) || locale.script().holds(text))
}

fn text_of(version: &Version, (number, to): (u32, &Target)) -> Option<String> {
    let own = version.own_number(number)?;
    let parts = version.doc.parts();
    let part = parts.iter().find(|it| it.number == own)?;
    let mut found = None;
    for inlines in part.inlines() {
        each_link(inlines, &mut |target, text| {
            let text = plain_text(text);
            if target == to && !text.trim().is_empty() && found.is_none() {
                found = Some(text);
            }
        });
    }
    found
}

fn fill(inlines: &mut [Inline], lost: &mut impl Iterator<Item = Lost>) {
    for inline in inlines {
        match inline {
            Inline::Link { target, inlines } if is_lost(target, inlines) => {
                if let Some(link) = lost.next() {
                    let text = link.text.map_or(link.address, |(text, _)| text);
                    *inlines = vec![Inline::Text(text.into())];
                }
            }
            Inline::Marked(_, inner) => fill(inner, lost),
            _ => {}
        }
    }
}
