//! Text to sentences, and sentences to clauses, in any script.
//!
//! A semicolon ends a sentence, because what follows it is another case. A full
//! stop ends one only before white space, and not after an abbreviation, so
//! addresses and `.onmicrosoft.com` stay whole. Knows nothing of articles.

/// Ends a sentence wherever it stands.
const FULL_STOPS: &[char] = &['。', '！', '？', '；', '؛', '؟', '।', '።', '။', '۔'];
/// Ends a sentence before white space or the end.
const STOPS: &[char] = &['.', '!', '?', ';', '·'];
/// May stand between the stop and the white space.
const CLOSERS: &[char] = &[
    ')', ']', '"', '\'', '”', '’', '»', '«', '“', '」', '』', '）', '*',
];
/// Ends a clause wherever it stands.
const FULL_COMMAS: &[char] = &['、', '，', '：', '،', '（', '）', '—', '–', '(', ')'];
/// Ends a clause before white space.
const COMMAS: &[char] = &[',', ':'];
/// Words whose full stop ends no sentence, without it.
const ABBREVIATIONS: &[&str] = &[
    "approx", "bl.a", "bzw", "ca", "d.h", "dvs", "e.g", "etc", "ev", "evtl", "f.eks", "fig", "ggf",
    "i.e", "inkl", "kl", "m.m", "max", "mr", "mrs", "no", "nr", "o.l", "osv", "p.ex", "s.o", "st",
    "u.a", "usw", "v", "vs", "z.b",
];

/// The sentences of a text, without white space around them.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    sentences_of(text).collect()
}

/// The first sentence of a text, which is empty where there is none, and whether
/// others follow.
pub(super) fn first_sentence(text: &str) -> (&str, bool) {
    let mut all = sentences_of(text);
    let first = all.next().unwrap_or_default();
    (first, all.next().is_some())
}

fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    split(text, |before, c, after| {
        FULL_STOPS.contains(&c) || (STOPS.contains(&c) && is_stop(before, c, after))
    })
}

/// The clauses of a sentence.
pub(super) fn clauses(sentence: &str) -> Vec<&str> {
    clauses_of(sentence).collect()
}

/// The first clause of a sentence; empty where there is none.
pub(super) fn first_clause(sentence: &str) -> &str {
    clauses_of(sentence).next().unwrap_or_default()
}

fn clauses_of(sentence: &str) -> impl Iterator<Item = &str> {
    split(sentence, |_, c, after| {
        FULL_COMMAS.contains(&c)
            || ((COMMAS.contains(&c) || STOPS.contains(&c)) && ends_word(after))
    })
}

fn split(text: &str, ends: impl Fn(&str, char, &str) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    let pieces = std::iter::from_fn(move || {
        let text = rest?;
        let mut after = text
            .char_indices()
            .map(|(at, c)| (at, c, at + c.len_utf8()));
        let end = after.find(|(at, c, end)| ends(&text[..*at], *c, &text[*end..]));
        let end = end.map(|(_, _, end)| end);
        rest = end.map(|it| &text[it..]);
        Some(text[..end.unwrap_or(text.len())].trim())
    });
    pieces.filter(|it| it.chars().any(char::is_alphanumeric))
}

fn ends_word(after: &str) -> bool {
    let rest = after.trim_start_matches(CLOSERS);
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

fn is_stop(before: &str, c: char, after: &str) -> bool {
    ends_word(after) && (c != '.' || !is_abbreviation(before))
}

/// A known abbreviation, or a single letter as in "z. B.".
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let word = word.trim_start_matches(['(', '[', '"']).to_lowercase();
    let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    single || ABBREVIATIONS.binary_search(&&*word).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::flow::sentence::{ABBREVIATIONS, clauses, sentences};

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn addresses_and_abbreviations_stay_whole() {
        let text =
            "Search for \".onmicrosoft.com\" e.g. in z. B. old mail. velg kontoen; or go on.";
        let wanted = [
            "Search for \".onmicrosoft.com\" e.g. in z. B. old mail.",
            "velg kontoen;",
            "or go on.",
        ];
        assert_eq!(sentences(text), wanted);
    }

    #[test]
    fn scripts_without_spaces_split_too() {
        let text = "如果忘记密码，但使用缓存凭据登录，请重置密码。 （需要电子邮件）。";
        assert_eq!(sentences(text).len(), 2);
        assert_eq!(clauses(sentences(text)[0]).len(), 3);
    }
}
