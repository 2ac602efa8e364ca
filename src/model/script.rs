//! Scripts: which letters belong together, so that whoever reads some reads the others.

use std::ops::RangeInclusive;

/// A script, or the scripts that one language is written in side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Script(usize);

/// Where the letters of scripts are, each with the number of its script.
const LETTERS: &[(usize, RangeInclusive<char>)] = &[
    (0, 'A'..='Z'),
    (0, 'a'..='z'),
    (0, '\u{aa}'..='\u{24f}'),
    (1, '\u{370}'..='\u{3ff}'),
    (2, '\u{400}'..='\u{52f}'),
    (3, '\u{531}'..='\u{58f}'),
    (4, '\u{591}'..='\u{5f4}'),
    (5, '\u{600}'..='\u{77f}'),
    (6, '\u{900}'..='\u{97f}'),
    (7, '\u{980}'..='\u{9ff}'),
    (8, '\u{b80}'..='\u{bff}'),
    (9, '\u{e00}'..='\u{e7f}'),
    (10, '\u{e80}'..='\u{eff}'),
    (11, '\u{1000}'..='\u{109f}'),
    (12, '\u{10a0}'..='\u{10ff}'),
    (13, '\u{1780}'..='\u{17ff}'),
    (0, '\u{1e00}'..='\u{1eff}'),
    (1, '\u{1f00}'..='\u{1fff}'),
    (14, '\u{3005}'..='\u{30ff}'),
    (14, '\u{3400}'..='\u{9fff}'),
    (15, '\u{ac00}'..='\u{d7a3}'),
    (14, '\u{f900}'..='\u{faff}'),
    (5, '\u{fb50}'..='\u{feff}'),
];

impl Script {
    /// The script of the first letter of a text that is in one; Latin where there is none.
    pub fn of(text: &str) -> Self {
        Self(text.chars().find_map(number).unwrap_or_default())
    }

    /// Whether a text has no letters but those of the script.
    pub fn holds(self, text: &str) -> bool {
        let mut letters = text.chars().filter(|it| it.is_alphabetic());
        letters.all(|it| number(it) == Some(self.0))
    }
}

fn number(letter: char) -> Option<usize> {
    let after = LETTERS.partition_point(|(_, range)| *range.start() <= letter);
    let (number, range) = LETTERS.get(after.checked_sub(1)?)?;
    (letter.is_alphabetic() && range.contains(&letter)).then_some(*number)
}

#[cfg(test)]
mod tests {
    use super::LETTERS;

    #[test]
    fn ranges_are_sorted_and_apart() {
        let mut pairs = LETTERS.iter().zip(&LETTERS[1..]);
        assert!(pairs.all(|((_, a), (_, b))| a.end() < b.start()));
    }
}
