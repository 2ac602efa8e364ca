//! What to try when the steps of an outcome did not help: one thing after the other.
//!
//! First the further steps of the outcome, article by article; then those of the outcomes
//! that come of not knowing the last answer, the last two, and so on. Entry point:
//! [`next_best`]. Knows nothing of how steps are shown.

use crate::flow::walk::walk;
use crate::model::{Answers, Flow, Node, Outcome, Slug, Trail, UNKNOWN};
use std::collections::BTreeSet;

/// How many things are to be tried before support is asked.
const TRIED: usize = 3;

/// The next best steps, best first: indexes into [`Flow::cases`], each time of one
/// article, none of which was shown before.
pub fn next_best(flow: &Flow, trail: &Trail, outcome: &Outcome) -> Vec<Vec<usize>> {
    let block = |it: usize| (&flow.cases[it].slug, flow.cases[it].block);
    let (shown, more) = outcome.cases.split_at(outcome.shown);
    let mut seen: BTreeSet<(&Slug, u32)> = shown.iter().map(|it| block(*it)).collect();
    let mut next: Vec<Vec<usize>> = Vec::new();
    let mut add = |cases: &[usize]| {
        for &case in cases {
            if !seen.insert(block(case)) {
                continue;
            }
            let slug = &flow.cases[case].slug;
            let of_article = |it: &&mut Vec<usize>| flow.cases[it[0]].slug == *slug;
            match next.iter_mut().find(of_article) {
                Some(group) => group.push(case),
                None => next.push(vec![case]),
            }
        }
        next.len()
    };
    let mut count = add(more);
    let mut answers: Answers = trail.iter().cloned().collect();
    for (question, choice) in trail.iter().rev() {
        if count >= TRIED || **choice == *UNKNOWN {
            continue;
        }
        answers.insert(question.clone(), UNKNOWN.into());
        if let Node::Outcome(wider) = widened(flow, answers.clone()) {
            count = add(&wider.cases[..wider.shown]);
        }
    }
    next.truncate(TRIED);
    next
}

/// Where answers lead when nothing more is known.
fn widened(flow: &Flow, mut answers: Answers) -> &Node {
    loop {
        match walk(flow, &answers).node {
            Node::Question { question, .. } => {
                answers.insert(question.clone(), UNKNOWN.into());
            }
            outcome @ Node::Outcome(_) => return outcome,
        }
    }
}
