//! Codes: what is looked for exactly as it is written.

use crate::analyzer::Word;
use crate::analyzer::normal::{Casing, normalize};
use crate::analyzer::tokens::kind;

const MAX_LENGTH: usize = 64;

/// Whether a normalized word is a code: it has a digit, or a dot or sign within.
pub(super) fn is_code(word: &str) -> bool {
    word.bytes()
        .any(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'@' | b'_' | b'\\' | b'/'))
}

/// The codes of a text, whole, and the tails of host names.
pub(super) fn of(text: &str, casing: Casing) -> Vec<Word> {
    let mut codes = Vec::new();
    let mut start = None;
    let mut is_odd = false;
    let ends = text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')));
    for (at, c) in ends {
        match (start, is_inside(c)) {
            (None, true) => (start, is_odd) = (Some(at), false),
            (Some(from), false) => {
                if is_odd {
                    push(text, (from, at), casing, &mut codes);
                }
                start = None;
            }
            _ => {}
        }
        // A code has one of these; most words have none.
        is_odd |= c.is_ascii_digit() || is_joint(c);
    }
    codes
}

fn is_joint(c: char) -> bool {
    matches!(c, '.' | '-' | '_' | '@' | '\u{2010}' | '\u{2011}')
}

fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_joint(c) || (!c.is_ascii() && c < '\u{e00}' && kind(c).1)
}

fn push(text: &str, (start, end): (usize, usize), casing: Casing, codes: &mut Vec<Word>) {
    let written = &text[start..end];
    let from = start + (written.len() - written.trim_start_matches(is_edge).len());
    let written = written.trim_matches(is_edge);
    if written.is_empty() || written.len() > MAX_LENGTH {
        return;
    }
    let joined = written.contains(is_joint);
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let mixed = digits > 0 && written.chars().any(char::is_alphabetic);
    if !(joined || mixed || digits >= 4) {
        return;
    }
    let code = |text: String| Word {
        stem: text.clone(),
        text,
        start: from,
        end: from + written.len(),
    };
    let whole = normalize(written, casing).replace(['\u{2010}', '\u{2011}'], "-");
    let is_host = whole.matches('.').count() > 1 && digits == 0;
    let tail = is_host.then(|| whole.split_once('.').map(|(_, tail)| tail.to_owned()));
    codes.push(code(whole));
    codes.extend(tail.flatten().map(code));
}

fn is_edge(c: char) -> bool {
    !kind(c).1
}
