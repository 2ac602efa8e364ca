//! The common form of words that are written in several ways.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How capital letters become small ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    /// As Unicode says.
    Common,
    /// `I` is a capital `ı` and `İ` a capital `i`.
    Dotless,
}

/// A word in NFKC and lower case, digits as ASCII, without marks that are
/// optional in writing (tatweel, harakat, niqqud) and characters nobody sees.
pub(super) fn normalize(word: &str, casing: Casing) -> String {
    if word.is_ascii() && casing == Casing::Common {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfkc() {
        match (casing, c) {
            (Casing::Dotless, 'I') => out.push('ı'),
            (Casing::Dotless, 'İ') => out.push('i'),
            _ => c
                .to_lowercase()
                .filter_map(letter)
                .for_each(|it| out.push(it)),
        }
    }
    out
}

fn letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    Some(match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{307}' => return None,
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => return None,
        '\u{591}'..='\u{5c7}' if is_combining_mark(c) => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        'ς' => 'σ',
        'ё' => 'е',
        '\u{2019}' | '\u{2bc}' => '\'',
        _ => return Some(digit(c).unwrap_or(c)),
    })
}

/// The first digit of each script's ten.
const ZEROS: &[char] = &[
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    '\u{1810}',
];

fn digit(c: char) -> Option<char> {
    let c = u32::from(c);
    let zero = ZEROS
        .iter()
        .map(|&it| u32::from(it))
        .find(|&zero| (zero..zero + 10).contains(&c))?;
    char::from_digit(c - zero, 10)
}

/// A normalized word without the marks that typists leave out.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.chars().any(is_folded) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfd() {
        match c {
            'ø' => out.push('o'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            '\u{300}'..='\u{36f}' => {}
            _ => out.push(c),
        }
    }
    Cow::Owned(out.nfc().collect())
}

/// Letters of the Latin and Greek scripts beyond ASCII; other scripts' marks
/// tell words apart.
fn is_folded(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}')
}
