//! Draws a flow, and writes out every way through it.
//!
//! Drawings take labels by message id, so that they are in any language, or in
//! none where the id itself is the label. Entry points: [`draw`] and [`transcript`].

use crate::flow::svg::{Why, evidence, svg};
use crate::flow::walk::trails;
use crate::model::{Case, Direction, Evidence, Flow, Node, Outcome, Trail, UNKNOWN};
use std::fmt::Write;

/// The message of what is said of a generic "I don't know".
pub const UNKNOWN_MESSAGE: &str = "choice-unknown";

/// How a flow is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A flowchart for Mermaid.
    Mermaid,
    /// A graph for Graphviz.
    Dot,
    /// A picture that stands alone, read in this direction.
    Svg(Direction),
    /// The same without evidence.
    Picture(Direction),
    /// A list of the nodes with the evidence of every step.
    Text,
}

/// The message of a flow's title.
pub fn title_message(flow: &str) -> String {
    format!("{flow}-title")
}

/// The message of a question.
pub fn question_message(flow: &str, question: &str) -> String {
    format!("{flow}-{question}")
}

/// The message of a choice.
pub fn choice_message(flow: &str, question: &str, choice: &str) -> String {
    match choice {
        UNKNOWN => UNKNOWN_MESSAGE.to_owned(),
        _ => format!("{flow}-{question}-{choice}"),
    }
}

/// Draws a flow; `label` gives the text of a message.
pub fn draw(flow: &Flow, drawing: Drawing, label: &dyn Fn(&str) -> String) -> String {
    match drawing {
        Drawing::Mermaid => mermaid(flow, label),
        Drawing::Dot => dot(flow, label),
        Drawing::Svg(direction) => svg(flow, (direction, Why::Said), label),
        Drawing::Picture(direction) => svg(flow, (direction, Why::Unsaid), label),
        Drawing::Text => text(flow, label),
    }
}

fn mermaid(flow: &Flow, label: &dyn Fn(&str) -> String) -> String {
    let quoted = |text: &str| text.replace('"', "#quot;").replace('\n', "<br>");
    let mut out = String::from("flowchart TD\n");
    let title = quoted(&label(&title_message(&flow.id)));
    line(&mut out, format_args!("  accTitle: {title}"));
    for (id, node) in flow.nodes.iter().enumerate() {
        match node {
            Node::Question { question, edges } => {
                let asked = quoted(&label(&question_message(&flow.id, question)));
                line(&mut out, format_args!("  n{id}{{\"{asked}\"}}"));
                for (choice, next) in edges {
                    let given = quoted(&label(&choice_message(&flow.id, question, choice)));
                    line(&mut out, format_args!("  n{id} -->|\"{given}\"| n{next}"));
                }
            }
            Node::Outcome(outcome) => {
                let steps = quoted(&steps(flow, outcome, "\n"));
                line(&mut out, format_args!("  n{id}[\"{steps}\"]"));
                for reason in reasons(flow, outcome) {
                    line(&mut out, format_args!("  %% n{id}: {reason}"));
                }
            }
        }
    }
    out
}

fn dot(flow: &Flow, label: &dyn Fn(&str) -> String) -> String {
    let quoted = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"");
    let mut out = format!("digraph \"{}\" {{\n", quoted(&flow.id));
    for (id, node) in flow.nodes.iter().enumerate() {
        match node {
            Node::Question { question, edges } => {
                let asked = quoted(&label(&question_message(&flow.id, question)));
                line(
                    &mut out,
                    format_args!("  n{id} [shape=diamond, label=\"{asked}\"];"),
                );
                for (choice, next) in edges {
                    let given = quoted(&label(&choice_message(&flow.id, question, choice)));
                    line(
                        &mut out,
                        format_args!("  n{id} -> n{next} [label=\"{given}\"];"),
                    );
                }
            }
            Node::Outcome(outcome) => {
                let steps = quoted(&steps(flow, outcome, "\n")).replace('\n', "\\l");
                let reasons: Vec<String> = reasons(flow, outcome).collect();
                let why = quoted(&reasons.join("\n")).replace('\n', "\\n");
                line(
                    &mut out,
                    format_args!("  n{id} [shape=box, label=\"{steps}\\l\", tooltip=\"{why}\"];"),
                );
            }
        }
    }
    out.push_str("}\n");
    out
}

fn text(flow: &Flow, label: &dyn Fn(&str) -> String) -> String {
    let mut out = format!("{}\n", label(&title_message(&flow.id)));
    for (id, node) in flow.nodes.iter().enumerate() {
        match node {
            Node::Question { question, edges } => {
                let asked = label(&question_message(&flow.id, question));
                line(&mut out, format_args!("{id}. {question}: {asked}"));
                for (choice, next) in edges {
                    let given = label(&choice_message(&flow.id, question, choice));
                    line(&mut out, format_args!("   {choice} → {next}: {given}"));
                }
            }
            Node::Outcome(outcome) => {
                line(&mut out, format_args!("{id}. outcome"));
                for case in shown(flow, outcome) {
                    line(&mut out, format_args!("   {}", step(case)));
                    for evidence in &case.evidence {
                        line(&mut out, format_args!("      {}", reason(evidence)));
                    }
                }
            }
        }
    }
    out
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a String takes all");
}

/// The cases of the steps that are shown before "more".
fn shown<'a>(flow: &'a Flow, outcome: &'a Outcome) -> impl Iterator<Item = &'a Case> {
    let shown = outcome.cases.iter().take(outcome.shown);
    shown.map(|it| &flow.cases[*it])
}

/// A piece of evidence for each answer that the steps ask for which are shown, each with
/// its step, on one line.
fn reasons<'a>(flow: &'a Flow, outcome: &'a Outcome) -> impl Iterator<Item = String> + 'a {
    shown(flow, outcome).flat_map(|case| {
        let evidence = evidence(case).into_iter();
        evidence.map(|it| format!("{}: {}", step(case), reason(it).replace('\n', " ")))
    })
}

fn steps(flow: &Flow, outcome: &Outcome, between: &str) -> String {
    let steps: Vec<String> = shown(flow, outcome).map(step).collect();
    steps.join(between)
}

/// A step by the names of its article and block.
pub(super) fn step(case: &Case) -> String {
    format!("{} {}", case.slug, case.block)
}

/// A piece of evidence in a line.
pub(super) fn reason(evidence: &Evidence) -> String {
    format!(
        "{} = {}: {:?} in {}, cue `{}`: {}",
        evidence.question,
        evidence.choice,
        evidence.distance,
        evidence.locale,
        evidence.cue,
        evidence.sentence
    )
}

/// Every way through a flow, keyed by ids: a line of answers, then a line a step with
/// what `words` says of it. Without words it changes when what people get changes, and
/// not when wording does.
pub fn transcript(flow: &Flow, words: impl Fn(&Case) -> String) -> impl Iterator<Item = String> {
    trails(flow).filter_map(move |(trail, id)| match &flow.nodes[id] {
        Node::Question { .. } => None,
        Node::Outcome(outcome) => {
            let mut way = format!("\n{}\n", answers(&trail));
            for case in shown(flow, outcome) {
                line(&mut way, format_args!("  {}{}", step(case), words(case)));
            }
            Some(way)
        }
    })
}

fn answers(trail: &Trail) -> String {
    if trail.is_empty() {
        return "-".to_owned();
    }
    let answers: Vec<String> = trail
        .iter()
        .map(|(question, choice)| format!("{question}={choice}"))
        .collect();
    answers.join(" ")
}
