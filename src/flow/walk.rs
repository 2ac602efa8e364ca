//! Walks a tree by answers.

use crate::model::{Answers, ChoiceId, Flow, Node, NodeId, QuestionId, Trail};

/// Where answers lead.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk<'a> {
    /// The answers that were used, in the order of the questions.
    pub trail: Trail,
    /// The place: an open question or an outcome.
    pub node: &'a Node,
    /// Its index.
    pub id: NodeId,
}

/// Follows answers from the start as far as they lead. An answer that is not
/// offered, or to a question that is not asked on the way, changes nothing; so
/// after one answer was changed all others that are still valid count.
pub fn walk<'a>(flow: &'a Flow, answers: &Answers) -> Walk<'a> {
    let mut id = 0;
    let mut trail = Trail::new();
    loop {
        let node = &flow.nodes[id];
        let Node::Question { question, edges } = node else {
            return Walk { trail, node, id };
        };
        let answer = answers.get(question);
        let edge = answer.and_then(|answer| edges.iter().find(|(choice, _)| choice == answer));
        let Some((choice, next)) = edge else {
            return Walk { trail, node, id };
        };
        trail.push((question.clone(), choice.clone()));
        id = *next;
    }
}

/// Every way through a flow, from the start to each place on it, in the order of
/// the choices. There may be very many; they come one at a time.
pub fn trails(flow: &Flow) -> impl Iterator<Item = (Trail, NodeId)> + '_ {
    let mut open = vec![(Trail::new(), 0)];
    std::iter::from_fn(move || {
        let (trail, id) = open.pop()?;
        if let Node::Question { question, edges } = &flow.nodes[id] {
            for (choice, next) in edges.iter().rev() {
                open.push((extended(&trail, question, choice), *next));
            }
        }
        Some((trail, id))
    })
}

fn extended(trail: &Trail, question: &QuestionId, choice: &ChoiceId) -> Trail {
    let mut trail = trail.clone();
    trail.push((question.clone(), choice.clone()));
    trail
}
