//! Proves a compiled flow: what can never be asked, answered or shown.

use crate::flow::file::Definition;
use crate::model::{Flow, Node};
use std::collections::BTreeSet;

/// What was found: the index of the question where one is at fault, and a message.
pub(super) type Finding = (Option<usize>, String);

/// Everything in a flow that no walk meets.
pub(super) fn lint(flow: &Flow, definition: &Definition) -> Vec<Finding> {
    let mut asked: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut shown: BTreeSet<(&str, u32)> = BTreeSet::new();
    let mut findings = Vec::new();
    for node in &flow.nodes {
        match node {
            Node::Question { question, edges } => {
                asked.extend(edges.iter().map(|(choice, _)| (&**question, &**choice)));
            }
            Node::Outcome(outcome) => {
                let cases = outcome.cases.iter().map(|it| &flow.cases[*it]);
                shown.extend(cases.map(|it| (it.slug.as_str(), it.block)));
            }
        }
    }
    for (index, question) in definition.questions.iter().enumerate() {
        if !asked.iter().any(|it| *it.0 == *question.id) {
            let message = format!("question `{}` is never asked", question.id);
            findings.push((Some(index), message));
            continue;
        }
        for (choice_index, choice) in question.choices.iter().enumerate() {
            let merged = definition.overlay.choice(index, choice_index) != choice_index;
            if !merged && !asked.contains(&(&question.id, &choice.id)) {
                let message = format!(
                    "choice `{}` of `{}` is never offered",
                    choice.id, question.id
                );
                findings.push((Some(index), message));
            }
        }
    }
    let mut missed: BTreeSet<(&str, u32)> = BTreeSet::new();
    for case in &flow.cases {
        let block = (case.slug.as_str(), case.block);
        if !shown.contains(&block) && missed.insert(block) {
            let message = format!("no answers lead to block {} of `{}`", case.block, case.slug);
            findings.push((None, message));
        }
    }
    findings
}
