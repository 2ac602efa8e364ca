//! What to try when the steps of an outcome did not help: one thing after the other.
//!
//! First the further steps of the outcome, article by article; where there are none, those
//! of the outcome that comes of not knowing the last answer, else the last two. Entry
//! point: [`next_best`]. Knows nothing of how steps are shown.

use crate::flow::walk::walk;
use crate::model::{Answers, Flow, Node, Outcome, Slug, Trail, UNKNOWN};
use std::collections::BTreeSet;

/// How many things are to be tried before support is asked.
const TRIED: usize = 3;
/// How many answers may have been wrong.
const WIDENED: usize = 2;

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
    let known = trail.iter().rev().filter(|(_, it)| **it != *UNKNOWN);
    for (question, _) in known.take(WIDENED) {
        if count > 0 {
            break;
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
