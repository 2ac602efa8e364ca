//! What a line is: a condition, a purpose, a symptom, a phase of a procedure.
//!
//! A clause that only goes on from the step before ("if this does not help …") is
//! no condition. Entry point: [`Line::read`].

use crate::flow::finder::finder;
use crate::flow::lexicon::{Lexicon, lexicon};
use crate::flow::sentence::{first_clause, first_sentence};

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
        let lexicon = lexicon(language)?;
        let (sentence, _) = first_sentence(text);
        let clause = plain(first_clause(sentence));
        let said: String = text.trim().chars().take(SAID).collect();
        let lower = said.to_lowercase();
        let found = finder(language)?.look(&lower);
        let asks = lower.trim_end().ends_with(['?', '？', '؟']);
        Some(Self {
            is_condition: is_condition(lexicon, &clause),
            is_when: begins_or_ends(lexicon.whens, lexicon.whens, &clause),
            is_wish: has(lexicon.purposes, &clause),
            is_aim: begins_or_ends(lexicon.aims, lexicon.aim_closers, &clause),
            is_symptom: asks || found.symptom,
            is_trouble: found.trouble,
            is_phase: lower.starts_with(char::is_numeric) || found.phase,
        })
    }
}

/// Whether a sentence begins with a condition, as far as its language can tell.
pub(super) fn begins_with_condition(language: &str, sentence: &str) -> bool {
    let clause = || plain(first_clause(sentence));
    lexicon(language).is_some_and(|it| is_condition(it, &clause()) == Some(true))
}

/// The words of a clause in lower case, without what stands around them.
fn plain(clause: &str) -> String {
    clause
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(['、', ',', '，', '،', ':', '：', '。', '.', ' '])
        .to_lowercase()
}

fn has(words: &str, text: &str) -> bool {
    words
        .split('|')
        .any(|it| !it.is_empty() && text.contains(it))
}

fn is_condition(lexicon: &Lexicon, clause: &str) -> Option<bool> {
    if lexicon.is_vague && has(lexicon.purposes, clause) {
        return None;
    }
    if !begins_or_ends(lexicon.openers, lexicon.closers, clause) {
        return Some(false);
    }
    let clause = format!("{clause} ");
    let is_refusal = has(lexicon.purposes, &clause) && has(lexicon.negations, &clause);
    Some(!is_refusal && !has(lexicon.goes_on, &clause))
}

fn begins_or_ends(openers: &str, closers: &str, clause: &str) -> bool {
    let is_word = |it: &&str| !it.is_empty();
    openers
        .split('|')
        .filter(is_word)
        .any(|it| clause.starts_with(it))
        || closers
            .split('|')
            .filter(is_word)
            .any(|it| clause.ends_with(it))
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
