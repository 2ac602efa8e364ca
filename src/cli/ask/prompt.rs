//! Asks on a terminal: with arrow keys, or with numbers.

use crate::Error;
use crate::cli::ask::Session;
use crate::cli::ask::help::Tried;
use crate::cli::{Done, io};
use crate::model::{Answers, Locale, Node};
use crate::text::Argument;
use inquire::{InquireError, Select};
use std::fmt;
use std::io::BufRead;

/// Something to choose, and its words.
struct Entry {
    action: Action,
    label: String,
}

#[derive(Clone)]
enum Action {
    Answer(Box<str>),
    Back,
    StartAgain,
    ChangeAnswer,
    ChangeLanguage,
    Quit,
    NoneOfThese,
    NoHelp,
    Widen,
    Question(Box<str>),
    Language(Locale),
}

/// A line of a list that is chosen from with arrow keys: its number, and the entry.
struct Numbered(usize, Entry);

impl fmt::Display for Numbered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>2}. {}", self.0, self.1.label)
    }
}

/// Asks until somebody is done. An end of input ends it too.
pub(super) fn run(
    session: &mut Session<'_>,
    answers: &mut Answers,
    plain: bool,
) -> Result<Done, Error> {
    let mut tried = Tried::default();
    loop {
        let (prompt, mut entries) = match session.walk(answers).node {
            Node::Question { question, edges } => {
                let choices = edges.iter().map(|(choice, _)| Entry {
                    action: Action::Answer(choice.clone()),
                    label: session.choice_label(question, choice),
                });
                let mut entries: Vec<Entry> = choices.collect();
                entries.push(entry(session, Action::NoneOfThese, "choice-none"));
                (session.question_label(question), entries)
            }
            Node::Outcome(outcome) => {
                if tried.begin(answers) {
                    io::print(&format!("\n{}\n", session.outcome_text(answers, outcome)))?;
                }
                let mut entries = vec![entry(session, Action::Quit, "ask-done")];
                if !tried.is_over {
                    entries.push(entry(session, Action::NoHelp, tried.no()));
                }
                (session.say("outcome-solved"), entries)
            }
        };
        entries.extend(others(session, answers));
        match choose(session, &prompt, entries, plain)? {
            None | Some(Action::Quit) => return Ok(Done::Good),
            Some(Action::NoneOfThese) => session.print_search(answers)?,
            Some(Action::NoHelp) => session.print_next(answers, &mut tried)?,
            Some(action) => go(session, answers, (action, plain))?,
        }
    }
}

/// Answers, or changes what was answered or how it is shown.
fn go(
    session: &mut Session<'_>,
    answers: &mut Answers,
    (action, plain): (Action, bool),
) -> Result<(), Error> {
    match action {
        Action::Answer(choice) => {
            let place = session.walk(answers);
            if let Node::Question { question, .. } = place.node {
                let question = question.clone();
                answers.insert(question, choice);
            }
        }
        Action::Back => {
            let inferred = session.inferred(answers);
            let trail = session.walk(answers).trail;
            let mut given = trail.iter().rev().filter(|it| !inferred.contains(it));
            match given.next() {
                Some((question, _)) => drop(answers.remove(question)),
                None => session.widen(),
            }
        }
        Action::StartAgain => answers.clear(),
        Action::Widen => session.widen(),
        Action::ChangeAnswer => {
            let prompt = session.say("ask-change-which");
            let given = given(session, answers);
            if let Some(Action::Question(question)) = choose(session, &prompt, given, plain)? {
                session.reopen(question, answers);
            }
        }
        Action::ChangeLanguage => {
            let prompt = session.say("language");
            let languages = languages(session);
            if let Some(Action::Language(locale)) = choose(session, &prompt, languages, plain)? {
                session.locale = locale;
            }
        }
        Action::Question(_) | Action::Language(_) => {}
        Action::Quit | Action::NoneOfThese | Action::NoHelp => {}
    }
    Ok(())
}

fn entry(session: &Session<'_>, action: Action, id: &str) -> Entry {
    let label = session.say(id);
    Entry { action, label }
}

fn others(session: &Session<'_>, answers: &Answers) -> Vec<Entry> {
    let entry = |action, id: &str| Entry {
        action,
        label: format!("‹ {} ›", session.say(id)),
    };
    let mut entries = Vec::new();
    if !session.walk(answers).trail.is_empty() {
        entries.push(entry(Action::Back, "back"));
        entries.push(entry(Action::ChangeAnswer, "ask-change"));
        entries.push(entry(Action::StartAgain, "start-again"));
    }
    if session.is_narrowed() {
        entries.push(entry(Action::Widen, "ask-widen"));
    }
    if session.everything.kb.locales.len() > 1 {
        entries.push(entry(Action::ChangeLanguage, "ask-language"));
    }
    entries
}

fn given(session: &Session<'_>, answers: &Answers) -> Vec<Entry> {
    let trail = session.walk(answers).trail;
    let entries = trail.into_iter().map(|(question, choice)| Entry {
        label: session.said(&question, &choice),
        action: Action::Question(question),
    });
    entries.collect()
}

fn languages(session: &Session<'_>) -> Vec<Entry> {
    let locales = session.everything.kb.locales.iter();
    let entries = locales.map(|it| Entry {
        label: format!("{} ({it})", it.endonym()),
        action: Action::Language(it.clone()),
    });
    entries.collect()
}

fn choose(
    session: &Session<'_>,
    prompt: &str,
    entries: Vec<Entry>,
    plain: bool,
) -> Result<Option<Action>, Error> {
    if plain {
        return choose_by_number(session, prompt, &entries);
    }
    let help = session.say("ask-keys");
    let entries = entries.into_iter().zip(1..);
    let entries = entries.map(|(entry, number)| Numbered(number, entry));
    let asked = Select::new(prompt, entries.collect())
        .with_help_message(&help)
        .with_scorer(&score)
        .with_page_size(12)
        .prompt();
    match asked {
        Ok(Numbered(_, entry)) => Ok(Some(entry.action)),
        Err(InquireError::OperationCanceled) => Ok(Some(Action::Back)),
        Err(InquireError::OperationInterrupted) => Ok(None),
        Err(error) => Err(Error::io("terminal", std::io::Error::other(error))),
    }
}

/// How well an entry fits what was typed: its number, or the beginning of it, or words.
fn score(typed: &str, entry: &Numbered, line: &str, index: usize) -> Option<i64> {
    let typed = typed.trim();
    if typed.is_empty() || !typed.bytes().all(|it| it.is_ascii_digit()) {
        return Select::<Numbered>::DEFAULT_SCORER(typed, entry, line, index);
    }
    let number = entry.0.to_string();
    match number.starts_with(typed) {
        true => Some(i64::from(number == typed)),
        false => None,
    }
}

fn choose_by_number(
    session: &Session<'_>,
    prompt: &str,
    entries: &[Entry],
) -> Result<Option<Action>, Error> {
    let mut text = format!("{prompt}\n");
    for (index, entry) in entries.iter().enumerate() {
        text.push_str(&format!("{:>3}. {}\n", index + 1, entry.label));
    }
    text.push_str(&format!("{} ", session.say("ask-number")));
    io::print(&text)?;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|source| Error::io("standard input", source))?;
        let number = line
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|it| it.checked_sub(1));
        if let Some(entry) = number.and_then(|it| entries.get(it)) {
            io::print("\n")?;
            return Ok(Some(entry.action.clone()));
        }
        let count = Argument::Count(entries.len() as u64);
        let again =
            session
                .everything
                .messages
                .text(&session.locale, "ask-invalid", &[("count", count)]);
        io::print(&format!("{again}\n{} ", session.say("ask-number")))?;
    }
    io::print("\n")?;
    Ok(None)
}
