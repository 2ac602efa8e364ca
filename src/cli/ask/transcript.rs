//! What somebody was asked, answered and was told, as Markdown for a ticket.

use crate::cli::ask::Session;
use crate::cli::ask::outcome::Step;
use crate::flow::{question_message, title_message};
use crate::model::{Answers, Node, Outcome};
use crate::render::markdown::Markdown;
use std::fmt::Write;

impl Session<'_> {
    /// The transcript so far: an open question stands at its end, or the steps with
    /// their links, numbered as on the screen, each article's address below its own.
    pub(super) fn transcript(&self, answers: &Answers) -> String {
        let walk = self.walk(answers);
        let title = self.label(&title_message(&self.flow.id), &self.flow.id);
        let mut out = format!("# {title}\n");
        let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
        if !walk.trail.is_empty() {
            line(&format!("\n## {}\n", self.say("ask-answers")));
        }
        for (question, choice) in &walk.trail {
            let (question, choice) = (
                self.question_label(question),
                self.choice_label(question, choice),
            );
            line(&format!("- **{}** {}", plain(&question), plain(&choice)));
        }
        for (title, lines) in self.words_said(answers) {
            line(&format!("\n## {}\n", plain(&title)));
            for it in lines {
                line(&format!("- {}", plain(&it)));
            }
        }
        match walk.node {
            Node::Question { question, .. } => {
                let id = question_message(&self.flow.id, question);
                line(&format!("\n## {}", plain(&self.label(&id, question))));
            }
            Node::Outcome(outcome) => self.transcribe(outcome, &mut out),
        }
        out
    }

    fn transcribe(&self, outcome: &Outcome, out: &mut String) {
        let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
        line(&format!("\n## {}\n", self.say("outcome-title")));
        let outcome = self.ordered(outcome);
        let shown = self.steps(&outcome.cases[..outcome.shown]);
        if shown.is_empty() {
            line(&self.say("outcome-empty"));
        }
        for (index, step) in shown.iter().enumerate() {
            let number = format!("{}. ", index + 1);
            let indent = " ".repeat(number.len());
            let text = self
                .step_markdown(step)
                .replace('\n', &format!("\n{indent}"));
            line(&format!("{number}{text}"));
            let next = shown.get(index + 1);
            if next.is_none_or(|it| it.article.slug != step.article.slug) {
                let from = format!("{} {}", self.say("outcome-from"), self.article_line(step));
                line(&format!("\n{indent}*{}*\n", plain(&from)));
            }
        }
    }

    fn step_markdown(&self, step: &Step<'_>) -> String {
        let markdown = Markdown {
            link: &|target| self.href(target, step.article),
        };
        let inlines = step.part.inlines();
        let texts = inlines.iter().map(|it| markdown.inlines(it));
        let text = texts.collect::<Vec<_>>().join(" ");
        match text.is_empty() {
            true => format!("`{}`", step.part.text().replace('`', "'")),
            false => text,
        }
    }
}

/// Words that are not taken for marks.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
