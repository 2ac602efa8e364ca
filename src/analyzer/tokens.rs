//! Where the words of a text begin and end.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::sync::{LazyLock, OnceLock};
use unicode_normalization::char::is_combining_mark;

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    /// Whether its script writes no spaces.
    pub unspaced: bool,
}

/// What an apostrophe between letters does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apostrophe {
    /// It belongs to the word: `can't`, `п'ять`.
    Joins,
    /// It parts two words: `l'utilisateur`, `Outlook'ta`.
    Parts,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Spaced,
    Unspaced,
    Mark,
    Unseen,
    Apostrophe,
    Other,
}

/// What is asked of every character of every text: its class, and whether it
/// is a letter or a digit.
pub(super) type Kind = (Class, bool);

const PAGE: usize = 256;

/// The kinds of the characters that have two bytes in UTF-16, looked up once.
static PAGES: [OnceLock<[Kind; PAGE]>; PAGE] = [const { OnceLock::new() }; PAGE];

/// The class of a character, and whether it is a letter or a digit.
pub(super) fn kind(c: char) -> Kind {
    let code = c as usize;
    let Some(page) = PAGES.get(code / PAGE) else {
        return new_kind(c);
    };
    page.get_or_init(|| {
        std::array::from_fn(|at| {
            let c = u32::try_from(code - code % PAGE + at).ok();
            c.and_then(char::from_u32)
                .map_or((Class::Other, false), new_kind)
        })
    })[code % PAGE]
}

fn new_kind(c: char) -> Kind {
    let class = match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => Class::Spaced,
        '\'' | '\u{2019}' | '\u{02bc}' | '\u{ff07}' => Class::Apostrophe,
        '\0'..='\u{7f}' => Class::Other,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Class::Unseen,
        _ if is_combining_mark(c) => Class::Mark,
        _ if is_unspaced(c) => Class::Unspaced,
        _ if c.is_alphanumeric() => Class::Spaced,
        _ => Class::Other,
    };
    (class, c.is_alphanumeric())
}

fn class(c: char) -> Class {
    kind(c).0
}

/// Whether a character belongs to a script that writes no spaces.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e01}'..='\u{0e4e}' // Thai without its digits
        | '\u{0e81}'..='\u{0ecf}' | '\u{0edc}'..='\u{0edf}' // Lao
        | '\u{1000}'..='\u{103f}' | '\u{1050}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17d3}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3031}'..='\u{3035}' | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
        && c != '\u{30fb}'
}

/// Whether a run is written in Hangul.
pub(super) fn is_hangul(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'))
}

/// The runs of letters and digits of a text, one script family each.
pub(super) fn runs(text: &str, apostrophe: Apostrophe) -> Vec<Token> {
    let mut runs = Vec::with_capacity(text.len() / 6);
    let mut open: Option<Token> = None;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let letters = rest.bytes().take_while(|it| is_ascii_letter(*it)).count();
        let c = rest.chars().next().unwrap_or_default();
        let (kind, end) = match letters {
            0 => (class(c), at + c.len_utf8()),
            _ => (Class::Spaced, at + letters),
        };
        let next = || text[end..].chars().next().map_or(Class::Other, class);
        let continues = match kind {
            Class::Spaced => open.is_some_and(|it| !it.unspaced),
            Class::Unspaced => open.is_some_and(|it| it.unspaced),
            Class::Mark => open.is_some(),
            Class::Unseen => open.is_some() && continues_after(open, next()),
            Class::Apostrophe => {
                apostrophe == Apostrophe::Joins
                    && open.is_some_and(|it| !it.unspaced)
                    && next() == Class::Spaced
            }
            Class::Other => false,
        };
        match (&mut open, kind) {
            (Some(token), _) if continues => token.end = end,
            (_, kind @ (Class::Spaced | Class::Unspaced)) => {
                let unspaced = kind == Class::Unspaced;
                runs.extend(open.replace(Token {
                    start: at,
                    end,
                    unspaced,
                }));
            }
            _ => runs.extend(open.take()),
        }
        at = end;
    }
    runs.extend(open);
    runs
}

fn is_ascii_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn continues_after(open: Option<Token>, next: Class) -> bool {
    let unspaced = open.is_some_and(|it| it.unspaced);
    match next {
        Class::Spaced => !unspaced,
        Class::Unspaced => unspaced,
        Class::Mark => true,
        _ => false,
    }
}

static SEGMENTER: LazyLock<icu_segmenter::WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// The words of a text: runs, and what a dictionary finds in scripts without spaces.
pub(super) fn of(text: &str, apostrophe: Apostrophe) -> Vec<Token> {
    of_runs(text, runs(text, apostrophe))
}

/// As [`of`], of the runs of a text.
pub(super) fn of_runs(text: &str, runs: Vec<Token>) -> Vec<Token> {
    if !runs.iter().any(|it| it.unspaced) {
        return runs;
    }
    let mut tokens = Vec::with_capacity(runs.len() * 2);
    for run in runs {
        if run.unspaced {
            let written = &text[run.start..run.end];
            let mut start = run.start;
            for boundary in SEGMENTER.segment_str(written) {
                let end = run.start + boundary;
                if end > start {
                    tokens.push(Token { start, end, ..run });
                }
                start = end;
            }
        } else {
            tokens.push(run);
        }
    }
    tokens
}

/// The characters of a run, each with its marks.
pub(super) fn clusters(text: &str, run: &Token) -> Vec<Token> {
    let mut clusters: Vec<Token> = Vec::new();
    for (at, c) in text[run.start..run.end].char_indices() {
        let (start, end) = (run.start + at, run.start + at + c.len_utf8());
        match clusters.last_mut() {
            Some(last) if matches!(class(c), Class::Mark | Class::Unseen) => last.end = end,
            _ => clusters.push(Token { start, end, ..*run }),
        }
    }
    clusters
}

/// The pairs of neighbouring characters of a run; a lone one stands for itself.
pub(super) fn pairs(text: &str, run: &Token) -> Vec<Token> {
    let clusters = clusters(text, run);
    if clusters.len() == 1 {
        return clusters;
    }
    let pairs = clusters.windows(2).map(|pair| Token {
        start: pair[0].start,
        end: pair[1].end,
        unspaced: true,
    });
    pairs.collect()
}
