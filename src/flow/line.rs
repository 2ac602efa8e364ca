//! What a line is: a condition, a purpose, a symptom, a phase of a procedure.
//!
//! A clause that only goes on from the step before ("if this does not help …") is
//! no condition. Entry point: [`Line::read`].

use crate::flow::finder::{Words, words};
use crate::flow::sentence::{first_clause, first_sentence};
use std::borrow::Cow;

/// How many characters of a block can make a symptom or a phase of it: a line.
const SAID: usize = 200;

/// A line in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// It begins with a condition; `None` where the language cannot tell.
    pub(super) is_condition: Option<bool>,
    /// What it begins with may be of time only: "When you sign in, …".
    pub(super) is_when: bool,
    /// It begins with what somebody wants: "If you want to sign in, …".
    pub(super) is_wish: bool,
    /// It says what its steps are for: "To print a message:".
    pub(super) is_aim: bool,
    /// It asks, complains or says what fails.
    pub(super) is_symptom: bool,
    /// It heads things to try one after the other.
    pub(super) is_trouble: bool,
    /// It is one phase of several, or nothing of its own.
    pub(super) is_phase: bool,
}

impl Line {
    /// Reads a line; `None` where nothing is known of its language.
    pub(super) fn read(language: &str, text: &str) -> Option<Self> {
        let words = words(language)?;
        Some(Self::begun(words, text, first_sentence(text).0))
    }

    /// As [`Self::read`], where the words of the language and the first sentence are known.
    pub(super) fn begun(words: &Words, text: &str, sentence: &str) -> Self {
        let clause = plain(first_clause(sentence));
        let trimmed = text.trim();
        let end = trimmed.char_indices().nth(SAID).map(|it| it.0);
        let lower = lower_case(&trimmed[..end.unwrap_or(trimmed.len())]);
        let found = words.finder.look(&lower);
        let asks = lower.trim_end().ends_with(['?', '？', '؟']);
        Self {
            is_condition: is_condition(words, &clause),
            is_when: begins_or_ends(&words.whens, &words.whens, &clause),
            is_wish: has(&words.purposes, &clause),
            is_aim: begins_or_ends(&words.aims, &words.aim_closers, &clause),
            is_symptom: asks || found.symptom,
            is_trouble: found.trouble,
            is_phase: lower.starts_with(char::is_numeric) || found.phase,
        }
    }
}

/// Whether a sentence begins with a condition, as far as its language can tell.
pub(super) fn begins_with_condition(language: &str, sentence: &str) -> bool {
    let clause = || plain(first_clause(sentence));
    words(language).is_some_and(|it| is_condition(it, &clause()) == Some(true))
}

/// The words of a clause in lower case, without what stands around them.
fn plain(clause: &str) -> Cow<'_, str> {
    let clause = clause
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(['、', ',', '，', '،', ':', '：', '。', '.', ' ']);
    lower_case(clause)
}

/// A text in lower case, and as it is where its script has but one case.
fn lower_case(text: &str) -> Cow<'_, str> {
    let is_lower = |c: char| {
        matches!(
            c,
            '\0'..='@' | '['..='\u{7f}'
                | '\u{a0}'
                | '\u{590}'..='\u{109f}'
                | '\u{2000}'..='\u{20cf}'
                | '\u{3000}'..='\u{a63f}'
                | '\u{ac00}'..='\u{d7a3}'
                | '\u{ff01}'..='\u{ff20}'
        )
    };
    if text.chars().all(is_lower) {
        text.into()
    } else {
        text.to_lowercase().into()
    }
}

fn has(words: &[&str], text: &str) -> bool {
    words.iter().any(|it| text.contains(it))
}

fn is_condition(words: &Words, clause: &str) -> Option<bool> {
    if words.is_vague && has(&words.purposes, clause) {
        return None;
    }
    if !begins_or_ends(&words.openers, &words.closers, clause) {
        return Some(false);
    }
    let clause = format!("{clause} ");
    let is_refusal = has(&words.purposes, &clause) && has(&words.negations, &clause);
    Some(!is_refusal && !has(&words.goes_on, &clause))
}

fn begins_or_ends(openers: &[&str], closers: &[&str], clause: &str) -> bool {
    openers.iter().any(|it| clause.starts_with(it)) || closers.iter().any(|it| clause.ends_with(it))
}

#[cfg(test)]
mod tests {
    use crate::flow::line::Line;

    #[test]
    fn purposes_are_no_conditions() {
        let line = |language, text| Line::read(language, text).expect("a known language");
        let is = |language, text| line(language, text).is_condition;
        assert_eq!(
            is("nb", "Hvis du har glemt passordet, ring oss."),
            Some(true)
        );
        assert_eq!(is("nb", "Hvis du vil endre passordet, gå hit."), None);
        assert!(line("nb", "Hvis du vil endre passordet, gå hit.").is_aim);
        assert_eq!(
            is("ja", "パスワードを忘れた場合は、リセットします。"),
            Some(true)
        );
        assert_eq!(is("zh-Hans", "若要更改密码，请转到此处。"), None);
        assert_eq!(
            is("de", "Wenn Sie es ändern möchten, rufen Sie an."),
            Some(true)
        );
        assert_eq!(is("en", "If this doesn't help, call us."), Some(false));
        assert_eq!(is("en", "If you need more help, call us."), Some(false));
        assert!(line("en", "To print a message:").is_aim);
        assert!(Line::read("tr", "Eğer").is_none());
    }
}
