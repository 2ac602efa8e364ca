//! From the decision table to the tree with the fewest expected questions.
//!
//! A state is what was answered; states that leave the same rows and know the
//! same of their questions are one. Where the states are few the order of the
//! questions is optimal: the least expected number of questions, over the weights
//! of the choices, by dynamic programming. Else the question comes first that
//! leaves the fewest blocks on average, which is within a logarithmic factor of
//! the optimum. Every asked question changes what is shown; "I don't know" is an
//! edge of every one. Entry point: [`Tree::build`].

use crate::flow::order::outcome;
use crate::flow::state::{Offer, Rules, State, Status};
use crate::model::{Node, NodeId, UNKNOWN};
use std::collections::HashMap;
use std::collections::VecDeque;

/// The most states whose order is made optimal.
const STATES: usize = 5_000;
/// The most nodes of a tree.
pub(super) const NODES: usize = 2_000;
/// How much of the weight of a question falls to "I don't know".
pub(super) const UNKNOWN_WEIGHT: f64 = 0.1;

/// A tree.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) expected_questions: f64,
}

/// Why a tree was not built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLarge;

type Key = (Vec<usize>, State);

/// A question, its offered choices and what each leaves.
type Asked = (usize, Vec<Offer>);

impl Tree {
    /// Builds the tree; `first` are questions that precede all others.
    pub(super) fn build(rules: &Rules<'_>, first: &[usize]) -> Result<Self, TooLarge> {
        let mut builder = Builder {
            rules,
            first,
            best: HashMap::new(),
            is_exact: true,
            nodes: Vec::new(),
            built: HashMap::new(),
            interned: HashMap::new(),
        };
        let start = State::start(rules.questions.len());
        if builder.cost(&start).is_none() {
            builder.is_exact = false;
        }
        let (root, expected_questions) = builder.build(&start)?;
        Ok(Self {
            nodes: renumber(&builder.nodes, root),
            expected_questions,
        })
    }
}

/// What a node is, for finding equal ones.
#[derive(PartialEq, Eq, Hash)]
enum Shape {
    Question(usize, Vec<(ChoiceIndex, NodeId)>),
    Outcome(Vec<usize>, usize),
}

/// The index of a choice; `None` is "I don't know".
type ChoiceIndex = Option<usize>;

struct Builder<'a> {
    rules: &'a Rules<'a>,
    first: &'a [usize],
    /// The expected questions and the best question of each state.
    best: HashMap<Key, (f64, Option<usize>)>,
    is_exact: bool,
    nodes: Vec<Node>,
    built: HashMap<Key, (NodeId, f64)>,
    interned: HashMap<Shape, NodeId>,
}

impl Builder<'_> {
    /// The least expected number of questions from here; `None` beyond the limit.
    fn cost(&mut self, state: &State) -> Option<f64> {
        let live = self.rules.live(state);
        let key = self.rules.key(state, &live);
        if let Some((cost, _)) = self.best.get(&key) {
            return Some(*cost);
        }
        if self.best.len() >= STATES {
            return None;
        }
        let telling = self.candidates(state, &live);
        let mut best = (0.0, None);
        for (question, offered) in telling {
            let mut cost = 1.0;
            for (weight, status) in self.weights(question, &offered) {
                let next = self.rules.answer(state, question, status);
                cost += weight * self.cost(&next)?;
            }
            if best.1.is_none() || cost < best.0 - 1e-9 {
                best = (cost, Some(question));
            }
        }
        self.best.insert(key, best);
        Some(best.0)
    }

    /// The questions to choose from: the author's first one where it tells anything.
    fn candidates(&self, state: &State, live: &[usize]) -> Vec<Asked> {
        let mut telling = self.rules.telling(state, live);
        let pinned = self.first.iter();
        let pinned = pinned
            .filter_map(|it| telling.iter().position(|asked| asked.0 == *it))
            .next();
        match pinned {
            Some(index) => vec![telling.swap_remove(index)],
            None => telling,
        }
    }

    /// The share of people who give each answer.
    fn weights(&self, question: usize, offered: &[Offer]) -> Vec<(f64, Status)> {
        let choices = &self.rules.questions[question].choices;
        let total: f64 = offered.iter().map(|(it, _)| choices[*it].weight).sum();
        let known = 1.0 - UNKNOWN_WEIGHT;
        let share = |choice: usize| match total > 0.0 {
            true => known * choices[choice].weight / total,
            false => known / 1.max(offered.len()) as f64,
        };
        let shares = offered
            .iter()
            .map(|(it, _)| (share(*it), Status::Choice(*it)));
        shares
            .chain(std::iter::once((UNKNOWN_WEIGHT, Status::Unknown)))
            .collect()
    }

    /// The best question by the look of it: the fewest blocks left on average.
    fn greedy(&self, state: &State, live: &[usize]) -> Option<Asked> {
        let left = |asked: &Asked| -> f64 {
            let known = self.weights(asked.0, &asked.1).into_iter().zip(&asked.1);
            known
                .map(|((weight, _), (_, live))| weight * self.rules.blocks(live).len() as f64)
                .sum()
        };
        let candidates = self.candidates(state, live).into_iter();
        candidates.min_by(|a, b| left(a).total_cmp(&left(b)))
    }

    fn choose(&self, state: &State, live: &[usize], key: &Key) -> Option<Asked> {
        if !self.is_exact {
            return self.greedy(state, live);
        }
        let (_, question) = self.best.get(key)?;
        let question = (*question)?;
        Some((question, self.rules.offered(state, live, question)))
    }

    /// Builds the nodes from here; the node and the expected number of questions.
    fn build(&mut self, state: &State) -> Result<(NodeId, f64), TooLarge> {
        let live = self.rules.live(state);
        let key = self.rules.key(state, &live);
        if let Some(built) = self.built.get(&key) {
            return Ok(*built);
        }
        let built = match self.choose(state, &live, &key) {
            Some(asked) => self.build_question(state, asked)?,
            None => {
                let outcome = outcome(self.rules, &live, state);
                let shape = Shape::Outcome(outcome.cases.clone(), outcome.shown);
                (self.intern(shape, Node::Outcome(outcome))?, 0.0)
            }
        };
        self.built.insert(key, built);
        Ok(built)
    }

    fn build_question(
        &mut self,
        state: &State,
        (question, offered): Asked,
    ) -> Result<(NodeId, f64), TooLarge> {
        let mut expected = 1.0;
        let mut edges = Vec::new();
        for (weight, status) in self.weights(question, &offered) {
            let next = self.rules.answer(state, question, status);
            let (node, cost) = self.build(&next)?;
            expected += weight * cost;
            let choice = match status {
                Status::Choice(choice) => Some(choice),
                Status::Open | Status::Unknown => None,
            };
            edges.push((choice, node));
        }
        let asked = &self.rules.questions[question];
        let name = |it: Option<usize>| it.map_or(UNKNOWN.into(), |it| asked.choices[it].id.clone());
        let node = Node::Question {
            question: asked.id.clone(),
            edges: edges.iter().map(|(it, node)| (name(*it), *node)).collect(),
        };
        Ok((
            self.intern(Shape::Question(question, edges), node)?,
            expected,
        ))
    }

    fn intern(&mut self, shape: Shape, node: Node) -> Result<NodeId, TooLarge> {
        if let Some(id) = self.interned.get(&shape) {
            return Ok(*id);
        }
        if self.nodes.len() >= NODES {
            return Err(TooLarge);
        }
        let id = self.nodes.len();
        self.nodes.push(node);
        self.interned.insert(shape, id);
        Ok(id)
    }
}

/// The nodes in the order in which people meet them; the start is 0.
fn renumber(nodes: &[Node], root: NodeId) -> Vec<Node> {
    let mut numbers: HashMap<NodeId, NodeId> = HashMap::from([(root, 0)]);
    let mut order = vec![root];
    let mut open = VecDeque::from([root]);
    while let Some(id) = open.pop_front() {
        if let Node::Question { edges, .. } = &nodes[id] {
            for (_, next) in edges {
                if !numbers.contains_key(next) {
                    numbers.insert(*next, order.len());
                    order.push(*next);
                    open.push_back(*next);
                }
            }
        }
    }
    let renumbered = order.into_iter().map(|id| match &nodes[id] {
        Node::Question { question, edges } => Node::Question {
            question: question.clone(),
            edges: edges
                .iter()
                .map(|(choice, next)| (choice.clone(), numbers[next]))
                .collect(),
        },
        Node::Outcome(outcome) => Node::Outcome(outcome.clone()),
    });
    renumbered.collect()
}
