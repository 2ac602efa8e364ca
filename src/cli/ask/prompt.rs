//! Asks on a terminal: with arrow keys, or with numbers.

use crate::Error;
use crate::cli::ask::Session;
use crate::cli::{Done, io};
use crate::flow::walk;
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
    Question(Box<str>),
    Language(Locale),
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// Asks until somebody is done. An end of input ends it too.
pub(super) fn run(
    session: &mut Session<'_>,
    answers: &mut Answers,
    plain: bool,
) -> Result<Done, Error> {
    loop {
        let (prompt, mut entries) = match walk(session.flow, answers).node {
            Node::Question { question, edges } => {
                let entry = |choice: &str| Entry {
                    action: Action::Answer(choice.into()),
                    label: session.choice_label(question, choice),
                };
                let entries = edges.iter().map(|(choice, _)| entry(choice)).collect();
                (session.question_label(question), entries)
            }
            Node::Outcome(outcome) => {
                io::print(&format!("\n{}\n", session.outcome_text(answers, outcome)))?;
                let quit = Entry {
                    action: Action::Quit,
                    label: session.say("ask-done"),
                };
                (session.say("ask-next"), vec![quit])
            }
        };
        entries.extend(others(session, answers));
        let Some(action) = choose(session, &prompt, entries, plain)? else {
            return Ok(Done::Good);
        };
        match action {
            Action::Quit => return Ok(Done::Good),
            Action::Answer(choice) => {
                if let Node::Question { question, .. } = walk(session.flow, answers).node {
                    answers.insert(question.clone(), choice);
                }
            }
            Action::Back => {
                if let Some((question, _)) = walk(session.flow, answers).trail.last() {
                    answers.remove(question);
                }
            }
            Action::StartAgain => answers.clear(),
            Action::ChangeAnswer => {
                let prompt = session.say("ask-change-which");
                if let Some(Action::Question(question)) =
                    choose(session, &prompt, given(session, answers), plain)?
                {
                    answers.remove(&question);
                }
            }
            Action::ChangeLanguage => {
                let prompt = session.say("language");
                if let Some(Action::Language(locale)) =
                    choose(session, &prompt, languages(session), plain)?
                {
                    session.locale = locale;
                }
            }
            Action::Question(_) | Action::Language(_) => {}
        }
    }
}

fn others(session: &Session<'_>, answers: &Answers) -> Vec<Entry> {
    let entry = |action, id: &str| Entry {
        action,
        label: format!("‹ {} ›", session.say(id)),
    };
    let mut entries = Vec::new();
    if !walk(session.flow, answers).trail.is_empty() {
        entries.push(entry(Action::Back, "back"));
        entries.push(entry(Action::ChangeAnswer, "ask-change"));
        entries.push(entry(Action::StartAgain, "start-again"));
    }
    if session.everything.kb.locales.len() > 1 {
        entries.push(entry(Action::ChangeLanguage, "ask-language"));
    }
    entries
}

fn given(session: &Session<'_>, answers: &Answers) -> Vec<Entry> {
    let trail = walk(session.flow, answers).trail;
    let entries = trail.into_iter().map(|(question, choice)| Entry {
        label: format!(
            "{} {}",
            session.question_label(&question),
            session.choice_label(&question, &choice)
        ),
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
    let asked = Select::new(prompt, entries)
        .with_help_message(&help)
        .with_page_size(12)
        .prompt();
    match asked {
        Ok(entry) => Ok(Some(entry.action)),
        Err(InquireError::OperationCanceled) => Ok(Some(Action::Back)),
        Err(InquireError::OperationInterrupted) => Ok(None),
        Err(error) => Err(Error::io("terminal", std::io::Error::other(error))),
    }
}

fn choose_by_number(
    session: &Session<'_>,
    prompt: &str,
    entries: &[Entry],
) -> Result<Option<Action>, Error> {
    let mut text = format!("{prompt}\n");
    for (index, entry) in entries.iter().enumerate() {
        text.push_str(&format!("{:>3}. {entry}\n", index + 1));
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
