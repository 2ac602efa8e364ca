//! What a browser says of itself: the languages it reads, the bytes it has.

use crate::model::{LANGUAGES, Locale};

/// The most languages of a header that are read.
const MOST: usize = 20;

/// The locales of an `Accept-Language` header (RFC 9110, 12.5.4), best first.
pub(super) fn languages(header: &str) -> Vec<Locale> {
    let mut weighted: Vec<(u32, Locale)> = header
        .split(',')
        .take(MOST)
        .filter_map(|it| {
            let mut fields = it.split(';');
            let tag = fields.next()?.trim();
            let weight = fields.find_map(|it| it.trim().strip_prefix("q="));
            let weight = weight.map_or(Some(1.0), |it| it.trim().parse::<f32>().ok())?;
            let thousandths = (weight.clamp(0.0, 1.0) * 1000.0) as u32;
            (thousandths > 0).then_some((thousandths, Locale::parse(tag)?))
        })
        .collect();
    weighted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    weighted.into_iter().map(|(_, locale)| locale).collect()
}

/// The one of `available` that a reader of `wanted` reads best: one of their
/// languages, else one that its readers read easily; English only if asked for.
pub(super) fn best<'a>(wanted: &[Locale], available: &'a [Locale]) -> Option<&'a Locale> {
    let near = |locale: &Locale| {
        let written = locale.written_language();
        let language = LANGUAGES.iter().find(|it| it.tag == written)?;
        let others = language.fallbacks.iter().filter(|it| **it != "en");
        others
            .filter_map(|tag| available.iter().find(|it| it.written_language() == *tag))
            .next()
    };
    wanted
        .iter()
        .find_map(|it| it.best_match(available).or_else(|| near(it)))
}

/// Whether an `If-None-Match` header (RFC 9110, 13.1.2) names a tag.
pub(super) fn has_tag(header: Option<&str>, tag: &str) -> bool {
    let Some(header) = header else {
        return false;
    };
    let mut tags = header.split(',').map(str::trim);
    tags.any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}
