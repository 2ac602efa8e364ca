//! Proves a compiled flow: what can never be asked, answered or shown.

use crate::flow::file::Definition;
use crate::model::{Flow, Node, Rank};
use std::collections::{BTreeMap, BTreeSet};

/// How many articles a message names.
const NAMED: usize = 5;

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
    let pointers = pointers(flow);
    findings.extend(pointers.iter().map(|slug| {
        let message =
            format!("`{slug}` is in scope, but it only points elsewhere: it is never shown");
        (None, message)
    }));
    let mut missed: BTreeSet<(&str, u32)> = BTreeSet::new();
    for case in &flow.cases {
        let block = (case.slug.as_str(), case.block);
        if pointers.contains(block.0) {
            continue;
        }
        if !shown.contains(&block) && missed.insert(block) {
            let message = format!("no answers lead to block {} of `{}`", case.block, case.slug);
            findings.push((None, message));
        }
    }
    findings
}

/// The articles all blocks of which only point elsewhere.
fn pointers(flow: &Flow) -> BTreeSet<&str> {
    let mut points: BTreeMap<&str, bool> = BTreeMap::new();
    for case in &flow.cases {
        let only = points.entry(case.slug.as_str()).or_insert(true);
        *only &= case.rank == Rank::Fallback;
    }
    let only = points.into_iter().filter(|(_, only)| *only);
    only.map(|(slug, _)| slug).collect()
}

/// The articles that say nothing of the question that is asked first, where others do.
pub(super) fn off_topic(flow: &Flow, definition: &Definition) -> Option<String> {
    let first = *definition.first.first()?;
    let id = &definition.questions[first].id;
    let mut says: BTreeMap<&str, bool> = BTreeMap::new();
    for case in &flow.cases {
        let says = says.entry(case.slug.as_str()).or_default();
        *says |= case.conditions.iter().any(|it| it.question == *id);
    }
    let pointers = pointers(flow);
    let silent = says
        .iter()
        .filter(|(slug, says)| !**says && !pointers.contains(*slug));
    let silent: Vec<&str> = silent.map(|(slug, _)| *slug).collect();
    if silent.is_empty() || silent.len() == says.len() {
        return None;
    }
    let mut named = silent[..silent.len().min(NAMED)].join(", ");
    if silent.len() > NAMED {
        named.push_str(", …");
    }
    let (count, all) = (silent.len(), says.len());
    Some(format!(
        "{count} of {all} articles say nothing of `{id}`: {named}"
    ))
}
