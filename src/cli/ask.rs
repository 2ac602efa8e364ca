//! `veiviser ask`: walks a troubleshooter.

mod outcome;
mod prompt;
mod transcript;

use crate::Error;
use crate::cli::label::label;
use crate::cli::load::{self, Everything};
use crate::cli::{Done, Global, io};
use crate::flow::{self, walk};
use crate::model::{Answers, Flow, Locale, Node, UNKNOWN};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;

/// Answer a few questions and see the steps for your case
#[derive(Args, Debug)]
pub struct Ask {
    /// The problem in your own words: they answer what they can
    words: Vec<String>,
    /// The flow to walk
    #[arg(long, value_name = "ID")]
    flow: Option<String>,
    /// The reader's locale; that of the environment unless told
    #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
    locale: Option<Locale>,
    /// An answer given beforehand; may be given several times
    #[arg(long, value_name = "QUESTION=CHOICE", value_parser = answer)]
    answer: Vec<(String, String)>,
    /// Print JSON; an open question is printed, never prompted for
    #[arg(long)]
    json: bool,
    /// Print Markdown to paste into a ticket: answers, steps with links, articles; after
    /// asking on a terminal, else of the answers given
    #[arg(long, conflicts_with = "json")]
    transcript: bool,
    /// Ask with numbers, without arrow keys and colours
    #[arg(long)]
    plain: bool,
}

pub(super) fn answer(text: &str) -> Result<(String, String), String> {
    let (question, choice) = text
        .split_once('=')
        .ok_or_else(|| format!("{text} is not QUESTION=CHOICE"))?;
    Ok((question.trim().to_owned(), choice.trim().to_owned()))
}

impl Ask {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let everything = load::everything(global)?;
        let flow = &load::flow(&everything, self.flow.as_deref())?;
        let given = valid(flow, &self.answer)?;
        let locale = load::reader(self.locale.as_ref(), &everything.kb.settings.source_locale);
        let locale = locale
            .best_match(&everything.kb.locales)
            .cloned()
            .unwrap_or(locale);
        let words = self.words.join(" ");
        let mut answers = flow::hear(&everything.flow_files, flow, (&locale, &words));
        answers.extend(given);
        let mut case = Session {
            everything: &everything,
            flow,
            locale,
        };
        if self.json {
            io::print(&format!("{:#}\n", case.json(&answers)))?;
            return Ok(Done::Good);
        }
        if io::is_interactive() || self.plain {
            let done = prompt::run(&mut case, &mut answers, self.plain)?;
            if self.transcript {
                io::print(&format!("\n{}", case.transcript(&answers)))?;
            }
            return Ok(done);
        }
        if self.transcript {
            io::print(&case.transcript(&answers))?;
            return Ok(Done::Good);
        }
        match walk(flow, &answers).node {
            Node::Question { .. } => io::print(&case.open_question(&answers))?,
            Node::Outcome(outcome) => io::print(&case.outcome_text(&answers, outcome))?,
        }
        Ok(Done::Good)
    }
}

/// Refuses answers that no question of the flow takes.
pub(super) fn valid(flow: &Flow, given: &[(String, String)]) -> Result<Answers, Error> {
    let mut answers = Answers::new();
    for (question, choice) in given {
        let Some(known) = flow.question(question) else {
            let ids: Vec<&str> = flow.questions.iter().map(|it| &*it.id).collect();
            let message = format!(
                "{question} is no question of {}; these are: {}",
                flow.id,
                ids.join(", ")
            );
            return Err(Error::Usage(message));
        };
        let mut ids: Vec<&str> = known.choices.iter().map(|it| &*it.id).collect();
        ids.push(UNKNOWN);
        if !ids.contains(&choice.as_str()) {
            let message = format!(
                "{choice} is no answer to {question}; these are: {}",
                ids.join(", ")
            );
            return Err(Error::Usage(message));
        }
        answers.insert(question.as_str().into(), choice.as_str().into());
    }
    Ok(answers)
}

/// Somebody being asked.
struct Session<'a> {
    everything: &'a Everything,
    flow: &'a Flow,
    locale: Locale,
}

impl Session<'_> {
    fn say(&self, id: &str) -> String {
        self.everything.messages.text(&self.locale, id, &[])
    }

    fn question_label(&self, question: &str) -> String {
        self.label(&format!("{}-{question}", self.flow.id), question)
    }

    fn choice_label(&self, question: &str, choice: &str) -> String {
        match choice {
            UNKNOWN => self.say("choice-unknown"),
            _ => self.label(&format!("{}-{question}-{choice}", self.flow.id), choice),
        }
    }

    /// A label, or the plain name where no language has one.
    fn label(&self, id: &str, name: &str) -> String {
        let label = label(self.everything, self.flow, (&self.locale, id));
        if label.is_empty() {
            name.to_owned()
        } else {
            label
        }
    }

    fn json(&self, answers: &Answers) -> Value {
        let walk = walk(self.flow, answers);
        let question = match walk.node {
            Node::Question { question, edges } => {
                let choices: Vec<&str> = edges.iter().map(|(choice, _)| &**choice).collect();
                json!({"id": &**question, "choices": choices})
            }
            Node::Outcome(_) => Value::Null,
        };
        let outcome = match walk.node {
            Node::Outcome(outcome) => self.outcome_json(outcome),
            Node::Question { .. } => Value::Null,
        };
        let given: serde_json::Map<String, Value> = walk
            .trail
            .iter()
            .map(|(question, choice)| (question.to_string(), json!(&**choice)))
            .collect();
        json!({
            "flow": &*self.flow.id,
            "locale": self.locale.as_str(),
            "answers": given,
            "question": question,
            "outcome": outcome,
        })
    }

    /// The open question and how to answer it without a terminal.
    fn open_question(&self, answers: &Answers) -> String {
        let walk = walk(self.flow, answers);
        let mut out = self.answers_given(&walk.trail);
        if let Node::Question { question, edges } = walk.node {
            writeln!(out, "{}", self.question_label(question)).expect("a String takes all");
            for (choice, _) in edges {
                let label = self.choice_label(question, choice);
                writeln!(out, "  --answer {question}={choice}  {label}")
                    .expect("a String takes all");
            }
        }
        out
    }

    fn answers_given(&self, trail: &[(Box<str>, Box<str>)]) -> String {
        let mut out = String::new();
        for (question, choice) in trail {
            let (question, choice) = (
                self.question_label(question),
                self.choice_label(question, choice),
            );
            writeln!(out, "{question} {choice}").expect("a String takes all");
        }
        if !out.is_empty() {
            out = format!("{}\n{out}\n", self.say("ask-answers"));
        }
        out
    }
}
