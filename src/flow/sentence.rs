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
    let mut rest = Some(text);
    let first = std::iter::from_fn(|| next_piece(&mut rest, is_sentence_end)).find(|it| says(it));
    let goes_on = rest.is_some_and(says);
    (first.unwrap_or_default(), goes_on)
}

fn sentences_of(text: &str) -> impl Iterator<Item = &str> {
    split(text, is_sentence_end)
}

fn is_sentence_end(before: &str, c: char, after: &str) -> bool {
    FULL_STOPS.contains(&c) || (STOPS.contains(&c) && is_stop(before, c, after))
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

fn split(text: &str, ends: fn(&str, char, &str) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || next_piece(&mut rest, ends)).filter(|it| says(it))
}

/// Takes what stands before the next end off a text.
fn next_piece<'a>(
    rest: &mut Option<&'a str>,
    ends: fn(&str, char, &str) -> bool,
) -> Option<&'a str> {
    let text = (*rest)?;
    let is_end = |(at, c): &(usize, char)| {
        !is_plain(*c) && ends(&text[..*at], *c, &text[at + c.len_utf8()..])
    };
    let end = text.char_indices().find(is_end);
    let end = end.map(|(at, c)| at + c.len_utf8());
    *rest = end.map(|it| &text[it..]);
    Some(text[..end.unwrap_or(text.len())].trim())
}

/// Whether a character is one of those, the most by far, that never end anything.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        'a'..='z' | ' ' | 'A'..='Z' | '0'..='9'
            | '\u{c0}'..='\u{5ff}'
            | '\u{620}'..='\u{6d3}'
            | '\u{3041}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
    )
}

fn says(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
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
    use crate::flow::sentence::{
        ABBREVIATIONS, COMMAS, FULL_COMMAS, FULL_STOPS, STOPS, clauses, is_plain, sentences,
    };

    #[test]
    fn what_ends_something_is_not_plain() {
        let enders = [FULL_STOPS, STOPS, FULL_COMMAS, COMMAS].concat();
        assert!(enders.into_iter().all(|it| !is_plain(it)));
    }

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
