//! A flow with fewer nodes, for drawing: what looks the same is one.
//!
//! Entry point: [`merged`]. Not for walking: the steps of an outcome may come in another
//! order.

use crate::model::{Flow, Node, NodeId, Slug};
use std::collections::{BTreeMap, BTreeSet};

/// The flow as it is drawn: outcomes that show the same steps, in whatever order, are one,
/// and so are questions that then lead to the same.
pub(super) fn merged(flow: &Flow) -> Flow {
    let mut merging = Merging {
        flow,
        known: BTreeMap::new(),
        shapes: BTreeMap::new(),
        nodes: Vec::new(),
    };
    let root = merging.merge(0);
    let mut nodes = merging.nodes;
    let last = nodes.len().saturating_sub(1);
    // The start comes last, because all that follows is merged before it.
    debug_assert_eq!(root, last);
    nodes.reverse();
    for node in &mut nodes {
        if let Node::Question { edges, .. } = node {
            edges.iter_mut().for_each(|(_, next)| *next = last - *next);
        }
    }
    Flow {
        nodes,
        ..flow.clone()
    }
}

/// What a node shows or leads to.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Shape<'a> {
    Steps(BTreeSet<(&'a Slug, u32)>),
    Question(&'a str, Vec<(&'a str, NodeId)>),
}

struct Merging<'a> {
    flow: &'a Flow,
    known: BTreeMap<NodeId, NodeId>,
    shapes: BTreeMap<Shape<'a>, NodeId>,
    nodes: Vec<Node>,
}

impl<'a> Merging<'a> {
    fn merge(&mut self, id: NodeId) -> NodeId {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let (shape, node) = match &self.flow.nodes[id] {
            Node::Question { question, edges } => {
                let mut led = Vec::new();
                for (choice, next) in edges {
                    led.push((choice, self.merge(*next)));
                }
                let names = led.iter().map(|(choice, next)| (&***choice, *next));
                let shape = Shape::Question(question, names.collect());
                let edges = led.into_iter().map(|(choice, next)| (choice.clone(), next));
                let (question, edges) = (question.clone(), edges.collect());
                (shape, Node::Question { question, edges })
            }
            Node::Outcome(outcome) => {
                let cases = outcome.cases.iter().take(outcome.shown);
                let steps =
                    cases.map(|it| (&self.flow.cases[*it].slug, self.flow.cases[*it].block));
                (
                    Shape::Steps(steps.collect()),
                    Node::Outcome(outcome.clone()),
                )
            }
        };
        let nodes = &mut self.nodes;
        let merged = *self.shapes.entry(shape).or_insert_with(|| {
            nodes.push(node);
            nodes.len() - 1
        });
        self.known.insert(id, merged);
        merged
    }
}
