//! Proves a flow as it is walked: from its start every way goes on, and ends in steps.
//!
//! [`crate::flow::compile`] makes no other flows; the proof does not rely on that.
//! Entry point: [`proof`]. Knows neither articles nor files.

use crate::model::{Case, ChoiceId, Condition, Flow, Node, NodeId, Outcome, UNKNOWN};
use std::collections::BTreeSet;

/// What is wrong with a flow, a sentence each; empty where all is proven.
pub fn proof(flow: &Flow) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, node) in flow.nodes.iter().enumerate() {
        match node {
            Node::Question { question, edges } => {
                faults.extend(question_faults(flow, (id, question), edges));
            }
            Node::Outcome(outcome) => faults.extend(outcome_faults(flow, id, outcome)),
        }
    }
    faults.extend(cycle(flow));
    let reached = reached(flow);
    let missed = (0..flow.nodes.len()).filter(|it| !reached.contains(it));
    faults.extend(missed.map(|it| format!("no answers lead to {}", name(flow, it))));
    faults.extend(flow.cases.iter().filter_map(|it| contradiction(flow, it)));
    faults
}

fn name(flow: &Flow, id: NodeId) -> String {
    match flow.nodes.get(id) {
        Some(Node::Question { question, .. }) => format!("node {id}, question `{question}`"),
        Some(Node::Outcome(_)) => format!("node {id}, an outcome"),
        None => format!("node {id}, which is not there"),
    }
}

fn question_faults(
    flow: &Flow,
    (id, question): (NodeId, &str),
    edges: &[(ChoiceId, NodeId)],
) -> Vec<String> {
    let here = name(flow, id);
    let mut faults = Vec::new();
    let known = flow.question(question).map_or(&[][..], |it| &it.choices);
    if known.is_empty() {
        faults.push(format!("{here}, is none of the flow's questions"));
    }
    let choices: Vec<&str> = edges.iter().map(|(choice, _)| &**choice).collect();
    if choices.iter().filter(|it| **it != UNKNOWN).count() < 2 {
        faults.push(format!("{here}, is a dead end: it offers no choice"));
    }
    if !choices.contains(&UNKNOWN) {
        faults.push(format!("{here}, does not take \"I don't know\""));
    }
    let different: BTreeSet<&&str> = choices.iter().collect();
    if different.len() < choices.len() {
        faults.push(format!("{here}, offers a choice twice"));
    }
    for (choice, next) in edges {
        if *next >= flow.nodes.len() {
            faults.push(format!("{here}: `{choice}` leads nowhere"));
        }
        if **choice != *UNKNOWN && !known.iter().any(|it| it.id == *choice) {
            faults.push(format!("{here}, has no choice `{choice}`"));
        }
    }
    faults
}

fn outcome_faults(flow: &Flow, id: NodeId, outcome: &Outcome) -> Vec<String> {
    let here = name(flow, id);
    let mut faults = Vec::new();
    if outcome.cases.is_empty() || outcome.shown == 0 {
        faults.push(format!("{here}, shows neither steps nor links"));
    }
    if outcome.cases.iter().any(|it| *it >= flow.cases.len()) {
        faults.push(format!("{here}, shows a case that is not there"));
    }
    if outcome.shown > outcome.cases.len() {
        faults.push(format!("{here}, promises more steps than it has"));
    }
    faults
}

fn next(flow: &Flow, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    let edges = match flow.nodes.get(id) {
        Some(Node::Question { edges, .. }) => &edges[..],
        Some(Node::Outcome(_)) | None => &[],
    };
    edges.iter().map(|(_, next)| *next)
}

fn reached(flow: &Flow) -> BTreeSet<NodeId> {
    let mut reached = BTreeSet::new();
    let mut open = vec![0];
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(next(flow, id));
        }
    }
    reached
}

/// A node that leads back to itself. Nodes are taken away that lead only to nodes
/// taken away before; what cannot be taken away lies on a cycle or leads to one.
fn cycle(flow: &Flow) -> Option<String> {
    let mut left: BTreeSet<NodeId> = (0..flow.nodes.len()).collect();
    loop {
        let ends = |it: &NodeId| !next(flow, *it).any(|it| left.contains(&it));
        let ended: Vec<NodeId> = left.iter().copied().filter(|it| ends(it)).collect();
        if ended.is_empty() {
            break;
        }
        left.retain(|it| !ended.contains(it));
    }
    let first = left.first()?;
    let circle = format!("{}, leads to a circle that never ends", name(flow, *first));
    Some(circle)
}

/// Whether nobody can be meant by a case: an answer that it asks for implies another
/// one than it asks for.
fn contradiction(flow: &Flow, case: &Case) -> Option<String> {
    for one in &case.conditions {
        let choices = &flow.question(&one.question)?.choices;
        for other in case
            .conditions
            .iter()
            .filter(|it| it.question != one.question)
        {
            let asked = choices.iter().filter(|it| one.choices.contains(&it.id));
            let mut against = asked.map(|choice| {
                let mut implies = choice.implies.iter();
                implies.any(|(question, answer)| {
                    *question == other.question && !accepts(flow, other, answer)
                })
            });
            let is_asked = !one.choices.is_empty();
            if is_asked && against.all(|it| it) {
                return Some(format!(
                    "{} is for nobody: `{}` and `{}` contradict each other",
                    block_said(case.slug.as_str(), case.block),
                    one.question,
                    other.question
                ));
            }
        }
    }
    None
}

/// How a fault names a block.
pub(super) fn block_said(slug: &str, block: u32) -> String {
    format!("block {block} of `{slug}`")
}

fn accepts(flow: &Flow, condition: &Condition, answer: &str) -> bool {
    let question = flow.question(&condition.question);
    let choices = question.map_or(&[][..], |it| &it.choices);
    let covers = choices
        .iter()
        .find(|it| *it.id == *answer)
        .map(|it| &it.covers);
    let covered = || covers.is_some_and(|it| it.iter().any(|it| condition.choices.contains(it)));
    condition.choices.iter().any(|it| **it == *answer) || covered()
}
