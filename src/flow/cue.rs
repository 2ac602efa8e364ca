//! Cues: phrases that reveal a condition, matched on the analyzer's words.
//!
//! A cue is tokens with spaces between them, found in this order in one clause:
//! `a|b` alternatives, `word*`, `*word` and `*word*` parts of words, `...` a gap
//! of any length, `..` one of up to three words (six characters in scripts
//! without spaces), `!word` a word the clause must not hold. Words are equal in
//! their text or in their stem; `=word` in its text only. In scripts without spaces a token is a sequence
//! of characters, so a cue finds parts of the text. Entry points: [`Cue::parse`]
//! and [`Cue::matches`]. Knows nothing of articles.

use crate::analyzer::Analyzer;
use crate::analyzer::Word;
use crate::model::Span;
use std::ops::Range;

/// A cue.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cue {
    /// As its author wrote it.
    pub(super) source: Box<str>,
    /// Where it stands.
    pub(super) place: Option<Span>,
    pieces: Vec<Piece>,
    without: Vec<Token>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Token(Token),
    /// At most so many words.
    Gap(usize),
}

/// How many words a short gap takes.
const SHORT_GAP: usize = 3;
/// How many characters it takes in scripts without spaces.
const SHORT_GAP_UNSPACED: usize = 6;
const UNSPACED: &[&str] = &["ja", "km", "lo", "my", "th", "zh-Hans", "zh-Hant"];

/// Alternatives, each a sequence of words.
#[derive(Clone, Debug, PartialEq)]
struct Token(Vec<Vec<Pattern>>);

#[derive(Clone, Debug, PartialEq)]
enum Pattern {
    Word { text: Box<str>, stem: Box<str> },
    Exact(Box<str>),
    Starts(Box<str>),
    Ends(Box<str>),
    Contains(Box<str>),
}

impl Cue {
    /// Reads a cue of a language; `Err` says what is wrong with it.
    pub(super) fn parse(source: &str, analyzer: &Analyzer) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut without = Vec::new();
        for part in source.split_whitespace() {
            if part == "..." || part == "…" {
                pieces.push(Piece::Gap(usize::MAX));
            } else if part == ".." {
                let unspaced = UNSPACED.contains(&analyzer.tag);
                pieces.push(Piece::Gap(match unspaced {
                    true => SHORT_GAP_UNSPACED,
                    false => SHORT_GAP,
                }));
            } else if let Some(excluded) = part.strip_prefix('!') {
                without.push(Token::parse(excluded, analyzer)?);
            } else {
                pieces.push(Piece::Token(Token::parse(part, analyzer)?));
            }
        }
        if !pieces.iter().any(|it| matches!(it, Piece::Token(_))) {
            return Err("the cue has no word and would match everything".to_owned());
        }
        let source = source.into();
        Ok(Self {
            source,
            place: None,
            pieces,
            without,
        })
    }

    /// Whether a clause holds the phrase and none of the excluded words.
    pub(super) fn matches(&self, clause: &[Word]) -> bool {
        self.find(clause).is_some()
    }

    /// The words of a clause that are the phrase, where none of the excluded ones is there.
    pub(super) fn find(&self, clause: &[Word]) -> Option<Range<usize>> {
        let mut starts = 0..clause.len();
        let found = starts.find_map(|start| {
            let length = length_at(&self.pieces, &clause[start..])?;
            Some(start..start + length)
        });
        found.filter(|_| !self.without.iter().any(|it| it.occurs_in(clause)))
    }
}

impl Token {
    fn parse(source: &str, analyzer: &Analyzer) -> Result<Self, String> {
        let alternatives: Result<_, _> = source
            .split('|')
            .map(|it| parse_alternative(it, analyzer))
            .collect();
        alternatives.map(Self)
    }

    /// How many words each alternative takes at the start of `words`.
    fn lengths<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = usize> + 'a {
        self.0.iter().filter_map(move |sequence| {
            let found = words.len() >= sequence.len()
                && sequence.iter().zip(words).all(|(it, word)| it.is(word));
            found.then_some(sequence.len())
        })
    }

    fn occurs_in(&self, words: &[Word]) -> bool {
        (0..words.len()).any(|start| self.lengths(&words[start..]).next().is_some())
    }
}

impl Pattern {
    fn is(&self, word: &Word) -> bool {
        match self {
            Self::Word { text, stem } => *word.text == **text || *word.stem == **stem,
            Self::Exact(text) => *word.text == **text,
            Self::Starts(part) => word.text.starts_with(&**part),
            Self::Ends(part) => word.text.ends_with(&**part),
            Self::Contains(part) => word.text.contains(&**part),
        }
    }
}

/// The words of a text as cues see them: an English "isn't" is "is not", also where it
/// has lost its apostrophe in an address, "isnt" or "isn-t".
pub(super) fn words(text: &str, analyzer: &Analyzer) -> Vec<Word> {
    let words = analyzer.cue_words(text);
    match analyzer.tag {
        "en" => spelt_out(words, analyzer),
        _ => words,
    }
}

/// The verbs that "not" joins, without it, and what they are with it.
const NOT: &[(&str, &str)] = &[
    ("are", "aren"),
    ("can", "can"),
    ("could", "couldn"),
    ("did", "didn"),
    ("do", "don"),
    ("does", "doesn"),
    ("had", "hadn"),
    ("has", "hasn"),
    ("have", "haven"),
    ("is", "isn"),
    ("should", "shouldn"),
    ("was", "wasn"),
    ("were", "weren"),
    ("will", "won"),
    ("would", "wouldn"),
];

fn spelt_out(words: Vec<Word>, analyzer: &Analyzer) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let plain = word.text.replace('\'', "");
        let joined = |it: &&(&str, &str)| plain.strip_prefix(it.1) == Some("t");
        let parted = |it: &&(&str, &str)| plain == it.1 && it.0 != it.1;
        let is_parted = words.peek().is_some_and(|it| it.text == "t");
        let found = NOT.iter().find(joined);
        let found = found.or_else(|| NOT.iter().find(parted).filter(|_| is_parted));
        let verb = match (found, &*plain) {
            (Some((verb, _)), _) => *verb,
            (None, "cannot") => "can",
            _ => {
                out.push(word);
                continue;
            }
        };
        let end = match plain.ends_with('t') {
            true => word.end,
            false => words.next().map_or(word.end, |it| it.end),
        };
        out.extend([verb, "not"].map(|text| Word {
            text: text.to_owned(),
            stem: analyzer.stem(text).into_owned(),
            start: word.start,
            end,
        }));
    }
    out
}

fn parse_alternative(source: &str, analyzer: &Analyzer) -> Result<Vec<Pattern>, String> {
    let exact = source.starts_with('=');
    let open = source.starts_with('*');
    let ended = source.len() > 1 && source.ends_with('*');
    let words = words(source.trim_matches(['*', '=']), analyzer);
    if words.is_empty() {
        return Err(format!("`{source}` has no word and would match everything"));
    }
    let last = words.len() - 1;
    let patterns = words.into_iter().enumerate().map(|(index, word)| {
        let (text, stem) = (word.text.into(), word.stem.into());
        match (open && index == 0, ended && index == last) {
            (true, true) => Pattern::Contains(text),
            (true, false) => Pattern::Ends(text),
            (false, true) => Pattern::Starts(text),
            (false, false) if exact => Pattern::Exact(text),
            (false, false) => Pattern::Word { text, stem },
        }
    });
    Ok(patterns.collect())
}

/// How many words the pieces take at the start of `words`.
fn length_at(pieces: &[Piece], words: &[Word]) -> Option<usize> {
    match pieces {
        [] => Some(0),
        [Piece::Gap(most), rest @ ..] => (0..=words.len().min(*most))
            .find_map(|skipped| Some(skipped + length_at(rest, &words[skipped..])?)),
        [Piece::Token(token), rest @ ..] => token
            .lengths(words)
            .find_map(|length| Some(length + length_at(rest, &words[length..])?)),
    }
}

#[cfg(test)]
mod tests {
    use crate::analyzer::Analyzer;
    use crate::flow::cue::{Cue, words};

    fn finds(language: &str, cue: &str, clause: &str) -> bool {
        let analyzer = Analyzer::of_language(language);
        let cue = Cue::parse(cue, analyzer).expect("the cue is well formed");
        cue.matches(&words(clause, analyzer))
    }

    #[test]
    fn words_stand_one_after_the_other() {
        assert!(finds(
            "en",
            "forgot password|username",
            "I forgot passwords"
        ));
        assert!(!finds("en", "forgot password", "I forgot the password"));
    }

    #[test]
    fn gaps_are_short_or_of_any_length() {
        let clause = "forgot the new and very long password";
        assert!(finds("en", "forgot ... password", clause));
        assert!(!finds("en", "forgot .. password", clause));
        assert!(finds("en", "forgot .. password", "forgot my old password"));
        assert!(finds(
            "ja",
            "パスワード .. 変更",
            "パスワードを再度変更する"
        ));
        assert!(!finds(
            "ja",
            "パスワード .. 変更",
            "パスワードをあとでもう一度変更する"
        ));
    }

    #[test]
    fn parts_of_words_find_compounds() {
        assert!(finds("nb", "*passord*", "administratorpassordet"));
        assert!(finds("nb", "*passord", "adminpassord"));
        assert!(!finds("nb", "passord*", "adminpassord"));
    }

    #[test]
    fn excluded_words_and_exact_forms() {
        assert!(!finds("en", "signed in !not", "you are not signed in"));
        assert!(finds("en", "activate", "user activity"));
        assert!(!finds("en", "=activate", "user activity"));
    }

    #[test]
    fn unspaced_scripts_match_inside() {
        assert!(finds("zh-Hans", "忘记 .. 密码", "如果忘记了密码"));
        assert!(finds("ja", "onmicrosoft*", "「.onmicrosoft.com」を検索"));
    }

    #[test]
    fn contractions_are_one_word_however_they_are_written() {
        for clause in [
            "you can't send",
            "you can’t send",
            "you cant send",
            "you cannot send",
        ] {
            assert!(finds("en", "can't send", clause), "{clause}");
            assert!(finds("en", "can’t send", clause), "{clause}");
        }
        assert!(finds("en", "isn't receiving", "a user isn t receiving"));
        assert!(finds("en", "not receiving", "if you aren’t receiving mail"));
        assert!(finds("en", "won't open", "a file that will not open"));
        assert!(!finds("en", "signed in !not", "you aren't signed in"));
        assert!(finds("fr", "n'arrive", "le message n’arrive pas"));
        assert!(!finds("en", "can't send", "you can send"));
    }

    #[test]
    fn cues_without_words_are_refused() {
        for cue in ["", "...", "*", "!code", "a|", "|"] {
            let analyzer = Analyzer::of_language("en");
            assert!(Cue::parse(cue, analyzer).is_err(), "{cue:?}");
        }
    }
}
