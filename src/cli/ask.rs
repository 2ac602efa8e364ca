//! `veiviser ask`: walks a troubleshooter.

mod help;
mod outcome;
mod prompt;
mod transcript;
mod words;

use crate::Error;
use crate::cli::ask::words::Words;
use crate::cli::label::label;
use crate::cli::load::{self, Everything};
use crate::cli::{Done, Global, io};
use crate::model::{Answers, Flow, Locale, Node, UNKNOWN};
use crate::text::Argument;
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;

/// Answer a few questions and see the steps for your case
#[derive(Args, Debug)]
pub struct Ask {
    /// The problem in your own words: they answer what they can, and search narrows the rest
    words: Vec<String>,
    /// Ask everything that the words do not answer themselves: search narrows nothing
    #[arg(long)]
    wide: bool,
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
        let locale = load::reader(self.locale.as_ref(), &everything.kb.settings.source_locale);
        let locale = locale
            .best_match(&everything.kb.locales)
            .cloned()
            .unwrap_or(locale);
        let text = self.words.join(" ");
        let flow = match &self.flow {
            None if !text.is_empty() => &words::flow(&everything, (&locale, &text))?,
            named => &load::flow(&everything, named.as_deref())?,
        };
        let given = valid(flow, &self.answer)?;
        let mut case = Session {
            global,
            everything: &everything,
            flow,
            locale,
            words: Words::default(),
        };
        let mut answers = case.hear(text, given);
        if !self.wide {
            case.narrow(&answers)?;
        }
        self.present(&mut case, &mut answers)
    }

    fn present(&self, case: &mut Session<'_>, answers: &mut Answers) -> Result<Done, Error> {
        if !self.json && (io::is_interactive() || self.plain) {
            let done = prompt::run(case, answers, self.plain)?;
            if self.transcript {
                io::print(&format!("\n{}", case.transcript(answers)))?;
            }
            return Ok(done);
        }
        let text = if self.json {
            format!("{:#}\n", case.json(answers))
        } else if self.transcript {
            case.transcript(answers)
        } else {
            match case.walk(answers).node {
                Node::Question { .. } => case.open_question(answers),
                Node::Outcome(outcome) => case.outcome_text(answers, outcome),
            }
        };
        io::print(&text)?;
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
    global: &'a Global,
    everything: &'a Everything,
    flow: &'a Flow,
    locale: Locale,
    words: Words,
}

impl Session<'_> {
    fn say(&self, id: &str) -> String {
        self.everything.messages.text(&self.locale, id, &[])
    }

    fn search_label(&self, words: &str) -> String {
        let arguments = [("query", Argument::Text(words))];
        let messages = &self.everything.messages;
        messages.text(&self.locale, "choice-none-search", &arguments)
    }

    fn in_language(&self, locale: &Locale) -> String {
        let Everything { messages, kb, .. } = self.everything;
        let name = messages.language_name(&self.locale, locale, &kb.locales);
        let arguments = [("language", Argument::Text(&name))];
        messages.text(&self.locale, "ask-not-in-language", &arguments)
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
        let walk = self.walk(answers);
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
        let mut json = json!({
            "flow": &*self.flow.id,
            "locale": self.locale.as_str(),
            "answers": given,
            "question": question,
            "outcome": outcome,
        });
        if let Some(words) = self.words_json(answers) {
            json["words"] = words;
        }
        json
    }

    /// The open question and how to answer it without a terminal.
    fn open_question(&self, answers: &Answers) -> String {
        let walk = self.walk(answers);
        let mut out = self.answers_given(answers);
        if let Node::Question { question, edges } = walk.node {
            writeln!(out, "{}", self.question_label(question)).expect("a String takes all");
            for (choice, _) in edges {
                let label = self.choice_label(question, choice);
                writeln!(out, "  --answer {question}={choice}  {label}")
                    .expect("a String takes all");
            }
        }
        if self.is_narrowed() {
            writeln!(out, "  --wide  {}", self.say("ask-widen")).expect("a String takes all");
        }
        out
    }

    fn answers_given(&self, answers: &Answers) -> String {
        let mut out = String::new();
        for (question, choice) in &self.walk(answers).trail {
            writeln!(out, "{}", self.said(question, choice)).expect("a String takes all");
        }
        if !out.is_empty() {
            out = format!("{}\n{out}\n", self.say("ask-answers"));
        }
        for (title, lines) in self.words_said(answers) {
            writeln!(out, "{title}").expect("a String takes all");
            for line in lines {
                writeln!(out, "  {line}").expect("a String takes all");
            }
            out.push('\n');
        }
        out
    }

    /// A question and its answer in words.
    fn said(&self, question: &str, choice: &str) -> String {
        let question_label = self.question_label(question);
        format!("{question_label} {}", self.choice_label(question, choice))
    }
}
