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
    let mut end = 0;
    // A code has a digit or a joint; most words have none.
    while let Some(found) = text.as_bytes()[end..]
        .iter()
        .position(|it| MAY_BE_ODD[*it as usize])
    {
        let odd = end + found;
        let inside = text[end..odd].char_indices().rev();
        let inside = inside.take_while(|it| is_inside(it.1)).last();
        let start = inside.map_or(odd, |it| end + it.0);
        let mut rest = text[odd..].char_indices();
        let is_odd = rest.clone().next().is_some_and(|it| is_odd(it.1));
        end = match is_odd {
            true => rest.find(|it| !is_inside(it.1)),
            false => rest.nth(1),
        }
        .map_or(text.len(), |it| odd + it.0);
        if is_odd {
            push(text, (start, end), casing, &mut codes);
        }
    }
    codes
}

/// The first bytes of digits and joints, one of them also that of others.
static MAY_BE_ODD: [bool; 256] = {
    let mut bytes = [false; 256];
    let odd = b"0123456789.-_@\xe2";
    let mut place = 0;
    while place < odd.len() {
        bytes[odd[place] as usize] = true;
        place += 1;
    }
    bytes
};

fn is_odd(c: char) -> bool {
    c.is_ascii_digit() || is_joint(c)
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
