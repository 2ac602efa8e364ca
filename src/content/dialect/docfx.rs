//! The docfx flavour: alerts, videos, includes, divs, zones and images.

use crate::content::markdown::Report;
use crate::model::{
    AlertKind, Block, BlockKind, Inline, Place, Severity, Spot, Target, plain_text,
};

/// The words of `[!WORD]`, sorted; machine translation translated some of them.
static ALERTS: &[(&str, AlertKind)] = &[
    ("ACHTUNG", AlertKind::Warning),
    ("ASTUCE", AlertKind::Tip),
    ("ATTENTION", AlertKind::Caution),
    ("AVERTISSEMENT", AlertKind::Warning),
    ("CAUTION", AlertKind::Caution),
    ("CONSEIL", AlertKind::Tip),
    ("CONSEILS", AlertKind::Tip),
    ("HINWEIS", AlertKind::Note),
    ("IMPORTANT", AlertKind::Important),
    ("MERK", AlertKind::Note),
    ("NOTE", AlertKind::Note),
    ("NOTES", AlertKind::Note),
    ("REMARQUE", AlertKind::Note),
    ("TIP", AlertKind::Tip),
    ("TIPP", AlertKind::Tip),
    ("TIPS", AlertKind::Tip),
    ("VIKTIG", AlertKind::Important),
    ("WARNING", AlertKind::Warning),
    ("WICHTIG", AlertKind::Important),
    ("تحذير", AlertKind::Warning),
    ("تلميح", AlertKind::Tip),
    ("ملاحظة", AlertKind::Note),
    ("هام", AlertKind::Important),
    ("ヒント", AlertKind::Tip),
    ("备注", AlertKind::Note),
    ("提示", AlertKind::Tip),
    ("注意", AlertKind::Note),
    ("警告", AlertKind::Warning),
    ("重要", AlertKind::Important),
];

/// What a `[!…]` at the head of a quotation means.
enum Marker {
    Alert(AlertKind),
    Video(String),
    Div,
    Unknown(String),
}

/// Makes an alert, a video or plain blocks of a quotation that is one.
pub fn quote(mut blocks: Vec<Block>, place: Place, report: &mut dyn Report) -> Vec<Block> {
    let marker = blocks.first_mut().and_then(|first| match &mut first.kind {
        BlockKind::Paragraph(inlines) => take_marker(inlines),
        _ => None,
    });
    let Some(marker) = marker else {
        return match blocks.is_empty() {
            true => Vec::new(),
            false => vec![Block {
                kind: BlockKind::Quote(blocks),
                number: None,
                place,
            }],
        };
    };
    if matches!(&blocks[0].kind, BlockKind::Paragraph(inlines) if inlines.is_empty()) {
        blocks.remove(0);
    }
    let alert = |kind, blocks| {
        vec![Block {
            kind: BlockKind::Alert { kind, blocks },
            number: None,
            place,
        }]
    };
    match marker {
        Marker::Alert(kind) => alert(kind, blocks),
        Marker::Video(href) => {
            let video = BlockKind::Video { href: href.into() };
            blocks.insert(
                0,
                Block {
                    kind: video,
                    number: None,
                    place,
                },
            );
            blocks
        }
        Marker::Div => {
            tell(
                report,
                place,
                "unknown-directive",
                "[!div] is shown without its frame",
            );
            blocks
        }
        Marker::Unknown(word) => {
            let message = format!("[!{word}] is no alert known here; shown as a note");
            tell(report, place, "unknown-alert", &message);
            alert(AlertKind::Note, blocks)
        }
    }
}

/// Takes `[!…]` off the head of a paragraph.
fn take_marker(inlines: &mut Vec<Inline>) -> Option<Marker> {
    let Some(Inline::Text(first)) = inlines.first() else {
        return None;
    };
    if !first.trim_start().starts_with("[!") {
        return None;
    }
    let whole = plain_text(inlines);
    let inside = whole.trim_start().strip_prefix("[!")?;
    let (inside, _) = inside.split_once(']')?;
    let mut words = inside.split_whitespace();
    let word = words.next()?.to_uppercase();
    let marker = match word.as_str() {
        "VIDEO" => Marker::Video(words.collect::<String>()),
        "DIV" => Marker::Div,
        _ => match ALERTS.iter().find(|(name, _)| *name == word) {
            Some((_, kind)) => Marker::Alert(*kind),
            None => Marker::Unknown(word),
        },
    };
    remove_head(inlines);
    Some(marker)
}

/// Removes everything up to the first `]`, and the break behind it.
fn remove_head(inlines: &mut Vec<Inline>) {
    while !inlines.is_empty() {
        if let Inline::Text(text) = &mut inlines[0]
            && let Some((_, rest)) = text.split_once(']')
        {
            *text = rest.trim_start().into();
            break;
        }
        inlines.remove(0);
    }
    let trimmed = super::trim(std::mem::take(inlines));
    *inlines = trimmed;
}

/// Takes `:::` directives and `[!INCLUDE]` out of a paragraph: an image is
/// shown, everything else is reported and gives its text.
pub fn directives(inlines: Vec<Inline>, place: Place, report: &mut dyn Report) -> Vec<Inline> {
    let has = |mark: &str| {
        inlines
            .iter()
            .any(|it| matches!(it, Inline::Text(text) if contains_folded(text, mark)))
    };
    if has("[!include") {
        tell(
            report,
            place,
            "include",
            "[!INCLUDE] is not read; its title is shown instead",
        );
        return include(inlines);
    }
    if !has(":::") {
        return inlines;
    }
    let mut kept: Vec<Inline> = Vec::with_capacity(inlines.len());
    for line in inlines.split(|it| *it == Inline::SoftBreak) {
        let text = plain_text(line);
        let inner = text
            .trim()
            .strip_prefix(":::")
            .map(|it| it.trim_end_matches(':').trim());
        match inner {
            Some(directive) => kept.extend(image(directive, place).or_else(|| {
                let name = directive.split_whitespace().next().unwrap_or_default();
                if !name.is_empty() {
                    let message = format!(":::{name} is shown without its frame");
                    tell(report, place, "unknown-directive", &message);
                }
                None
            })),
            None => {
                if !kept.is_empty() {
                    kept.push(Inline::SoftBreak);
                }
                kept.extend(line.iter().cloned());
            }
        }
    }
    kept
}

fn image(directive: &str, place: Place) -> Option<Inline> {
    let source = attribute(directive.strip_prefix("image")?, "source")?;
    let alt = attribute(directive, "alt-text").unwrap_or_default();
    Some(Inline::Image {
        source: Target::Unresolved(source.into(), Spot(place)),
        alt: alt.into(),
    })
}

fn attribute<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let value = text[text.find(name)? + name.len()..].strip_prefix('=')?;
    value.split(['"', '\u{201c}', '\u{201d}']).nth(1)
}

/// `[!INCLUDE [title](path)]` gives its title.
fn include(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut kept = Vec::with_capacity(inlines.len());
    let mut inside = false;
    for inline in inlines {
        match inline {
            Inline::Text(text) if contains_folded(&text, "[!include") => {
                let at = text.to_lowercase().find("[!include").unwrap_or(0);
                inside = true;
                kept.push(Inline::Text(text.get(..at).unwrap_or_default().into()));
            }
            Inline::Link { inlines, .. } if inside => kept.extend(inlines),
            Inline::Text(text) if inside && text.starts_with(']') => {
                inside = false;
                kept.push(Inline::Text(text[1..].into()));
            }
            other => kept.push(other),
        }
    }
    kept.retain(|it| !matches!(it, Inline::Text(text) if text.is_empty()));
    kept
}

fn contains_folded(text: &str, mark: &str) -> bool {
    let (text, mark) = (text.as_bytes(), mark.as_bytes());
    let mut windows = text.windows(mark.len());
    windows.any(|it| it[0] == mark[0] && it.eq_ignore_ascii_case(mark))
}

fn tell(report: &mut dyn Report, place: Place, code: &'static str, message: &str) {
    report.fault(
        (Severity::Note, code),
        place,
        (message.to_owned(), hint(code).to_owned()),
    );
}

fn hint(code: &str) -> &'static str {
    match code {
        "include" => "put the text itself here",
        "unknown-alert" => "NOTE, TIP, IMPORTANT, CAUTION and WARNING are known",
        _ => "write it in Markdown",
    }
}

#[cfg(test)]
mod tests {
    use super::ALERTS;

    #[test]
    fn alerts_are_sorted() {
        assert!(ALERTS.is_sorted_by_key(|(word, _)| word));
    }
}
