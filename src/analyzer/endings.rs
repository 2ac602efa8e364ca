//! Endings, a language: what the forms of its words do not share.
//!
//! Help articles speak of what is done (`resetování hesla`), their readers of
//! what they did or want to do (`resetoval`, `resetovat`): verbs and the nouns
//! made of them lose their endings alike.

use crate::analyzer::stem::{Method, stem};
use std::borrow::Cow;
use std::sync::OnceLock;

/// How many letters stay where little proves that the last one is an ending.
const ENOUGH: usize = 4;

/// What the words of a language lose, as lists of words apart by spaces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// What goes before the endings.
    pub before: Method,
    /// A capital letter stands for any of its class.
    pub endings: &'static str,
    /// Letters that stand for others: `A:aä`.
    pub classes: &'static str,
    /// Last letters whose vowel comes and goes after a consonant: `ek`.
    pub fleeting: &'static str,
    /// Last letters and what they are in other forms: `ň>n`.
    pub changes: &'static str,
    /// How many letters stay at least.
    pub least: usize,
    pub rounds: usize,
}

/// The endings of a language.
#[derive(Debug)]
pub(super) struct Endings {
    rules: Rules,
    read: OnceLock<Read>,
}

#[derive(Debug)]
struct Read {
    /// The longest first.
    endings: Vec<String>,
    fleeting: Vec<&'static str>,
    changes: Vec<(&'static str, &'static str)>,
}

pub(super) const PLAIN: Rules = Rules {
    before: Method::Whole,
    endings: "",
    classes: "",
    fleeting: "",
    changes: "",
    least: 3,
    rounds: 1,
};

impl Endings {
    pub const fn new(rules: Rules) -> Self {
        Self {
            rules,
            read: OnceLock::new(),
        }
    }

    /// A word without its endings.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let read = self.read.get_or_init(|| self.rules.read());
        let first = stem(self.rules.before, word);
        let mut stem = &*first;
        for _ in 0..self.rules.rounds {
            match without(stem, &read.endings, self.rules.least) {
                Some(rest) => stem = rest,
                None => break,
            }
        }
        match read.changed(stem) {
            Some(changed) => Cow::Owned(changed),
            None if stem == word => Cow::Borrowed(word),
            None => Cow::Owned(stem.to_owned()),
        }
    }
}

impl Rules {
    fn read(&self) -> Read {
        let mut endings: Vec<String> = self
            .endings
            .split_ascii_whitespace()
            .map(str::to_owned)
            .collect();
        for class in self.classes.split_ascii_whitespace() {
            let (letter, letters) = class.split_once(':').unwrap_or_default();
            let each = endings.iter().flat_map(|it| {
                let count = if it.contains(letter) {
                    letters.chars().count()
                } else {
                    1
                };
                letters
                    .chars()
                    .take(count)
                    .map(|one| it.replace(letter, one.encode_utf8(&mut [0; 4])))
            });
            endings = each.collect();
        }
        endings.sort_by_key(|it| std::cmp::Reverse(it.len()));
        endings.dedup();
        let changes = self.changes.split_ascii_whitespace();
        Read {
            endings,
            fleeting: self.fleeting.split_ascii_whitespace().collect(),
            changes: changes.filter_map(|it| it.split_once('>')).collect(),
        }
    }
}

fn without<'a>(word: &'a str, endings: &[String], least: usize) -> Option<&'a str> {
    let last = word.as_bytes().last();
    let endings = endings.iter().filter(|it| it.as_bytes().last() == last);
    let mut rests = endings.filter_map(|it| word.strip_suffix(it.as_str()));
    rests.find(|it| {
        let ending = &word[it.len()..];
        let weak = ending.chars().count() == 1 && !ending.chars().any(is_vowel);
        it.chars().count() >= if weak { least.max(ENOUGH) } else { least }
    })
}

impl Read {
    /// A stem with the letters of its other forms; `None` where it has them.
    fn changed(&self, stem: &str) -> Option<String> {
        let mut changes = self.changes.iter();
        let changed = changes.find_map(|(from, to)| {
            let changed = format!("{}{to}", stem.strip_suffix(from)?);
            (changed.len() >= stem.len() || changed.chars().count() >= ENOUGH).then_some(changed)
        });
        self.contracted(changed.as_deref().unwrap_or(stem))
            .or(changed)
    }

    /// A stem without the vowel before its last consonant.
    fn contracted(&self, stem: &str) -> Option<String> {
        self.fleeting.iter().find_map(|it| {
            let head = stem.strip_suffix(it)?;
            let last = it.chars().next_back()?;
            let apart = head.chars().next_back().is_some_and(|it| !is_vowel(it));
            apart.then(|| format!("{head}{last}"))
        })
    }
}

fn is_vowel(c: char) -> bool {
    "aeiouyáéíóúýäôöüěůăâîàèìòùąęėįųūāēīаеиоуыэюяіїєъь".contains(c)
}
