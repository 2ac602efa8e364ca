//! A flow as pages: where answers lead, which of them are kept when one is
//! changed, and all places there are.

use crate::flow;
use crate::model::{Answers, ChoiceId, Flow, Locale, Node, NodeId, QuestionId, Route, Trail};
use std::collections::{BTreeSet, VecDeque};

/// A page of a troubleshooter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The answers that lead here, from the start.
    pub(super) trail: Trail,
    /// Answers to questions that may still come, in the flow's order.
    pub(super) kept: Trail,
    /// The answer to change: a question of the trail.
    pub(super) change: Option<QuestionId>,
}

/// Beyond this many pages, changing an answer no longer keeps answers to
/// questions that come later, so that the pages stay countable.
const MOST_PLACES: usize = 5_000;

/// A flow and what its pages need.
pub(super) struct Guide {
    flow: Flow,
    /// For each node, by question: whether it may still be asked from there on.
    reach: Vec<Vec<bool>>,
    keeps: bool,
    places: Vec<Place>,
}

impl Guide {
    /// Finds all places of a flow.
    pub(super) fn new(flow: Flow) -> Self {
        let reach = reach(&flow);
        let mut guide = Self {
            flow,
            reach,
            keeps: true,
            places: Vec::new(),
        };
        let places = guide.explore(MOST_PLACES).or_else(|| {
            guide.keeps = false;
            guide.explore(usize::MAX)
        });
        guide.places = places.unwrap_or_default().into_iter().collect();
        guide
    }

    /// The flow.
    pub(super) fn flow(&self) -> &Flow {
        &self.flow
    }

    /// All places, sorted.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The first question.
    pub(super) fn start(&self) -> Place {
        self.walk(&Trail::new())
    }

    /// The place that a route names, and its node; `None` where the flow has no
    /// such place.
    pub(super) fn place(&self, route: &Route) -> Option<(Place, &Node)> {
        let Route::Flow {
            locale,
            trail,
            kept,
            change,
            ..
        } = route
        else {
            return None;
        };
        let mut place = self.furthest(trail, kept);
        place.change = change.clone();
        let asked = |it: &QuestionId| place.trail.iter().any(|(question, _)| question == it);
        if place.change.as_ref().is_some_and(|it| !asked(it)) {
            return None;
        }
        let node = self.node(&place.trail);
        (self.route(locale, &place) == *route).then_some((place, node))
    }

    /// The address of a place.
    pub(super) fn route(&self, locale: &Locale, place: &Place) -> Route {
        Route::Flow {
            locale: locale.clone(),
            flow: self.flow.id.clone(),
            trail: place.trail.iter().map(|(_, it)| it.clone()).collect(),
            kept: place.kept.clone(),
            change: place.change.clone(),
        }
    }

    /// How far choices lead, one a question from the start, and which of the
    /// kept answers still matter.
    pub(super) fn furthest(&self, choices: &[ChoiceId], kept: &Trail) -> Place {
        let mut node = 0;
        let mut answers = Trail::new();
        for choice in choices {
            let Some((question, next)) = self.step(node, choice) else {
                break;
            };
            answers.push((question.clone(), choice.clone()));
            node = next;
        }
        let alone = self.walk(&answers);
        answers.extend(kept.iter().cloned());
        let place = self.walk(&answers);
        let is_known = self.places.binary_search(&place).is_ok();
        if is_known { place } else { alone }
    }

    /// Where a choice leads from a place.
    pub(super) fn choose(&self, place: &Place, question: &str, choice: &ChoiceId) -> Place {
        let mut answers = self.without(place, question);
        answers.push((question.into(), choice.clone()));
        self.walk(&answers)
    }

    /// The place before: its last answer is taken back.
    pub(super) fn back(&self, place: &Place) -> Option<Place> {
        if place.change.is_some() {
            let change = None;
            return Some(Place {
                change,
                ..place.clone()
            });
        }
        let (last, _) = place.trail.last()?;
        Some(self.walk(&self.without(place, last)))
    }

    /// The page that changes the answer to a question.
    pub(super) fn change(&self, place: &Place, question: &QuestionId) -> Place {
        let change = Some(question.clone());
        Place {
            change,
            ..place.clone()
        }
    }

    /// The choices of a question's edges, where the trail comes to it.
    pub(super) fn edges(&self, place: &Place, question: &str) -> &[(ChoiceId, NodeId)] {
        let before = place.trail.iter().position(|(it, _)| **it == *question);
        let length = before.unwrap_or(place.trail.len());
        match self.node(&place.trail[..length]) {
            Node::Question { edges, .. } => edges,
            Node::Outcome(_) => &[],
        }
    }

    fn without(&self, place: &Place, question: &str) -> Trail {
        let all = place.trail.iter().chain(&place.kept);
        all.filter(|(it, _)| **it != *question).cloned().collect()
    }

    fn node(&self, trail: &[(QuestionId, ChoiceId)]) -> &Node {
        let end = trail.iter().try_fold(0, |node, (_, choice)| {
            self.step(node, choice).map(|(_, next)| next)
        });
        &self.flow.nodes[end.unwrap_or(0)]
    }

    fn step(&self, node: NodeId, choice: &str) -> Option<(&QuestionId, NodeId)> {
        let Node::Question { question, edges } = &self.flow.nodes[node] else {
            return None;
        };
        let (_, next) = edges.iter().find(|(it, _)| **it == *choice)?;
        Some((question, *next))
    }

    fn walk(&self, answers: &Trail) -> Place {
        let all = answers.iter().rev().cloned().collect();
        let walk = flow::walk(&self.flow, &all);
        let kept = if self.keeps {
            self.kept(walk.id, &walk.trail, &all)
        } else {
            Trail::new()
        };
        Place {
            trail: walk.trail,
            kept,
            change: None,
        }
    }

    /// The answers that may still be asked for below a node.
    fn kept(&self, node: NodeId, trail: &Trail, answers: &Answers) -> Trail {
        let mut kept = Trail::new();
        for (index, question) in self.flow.questions.iter().enumerate() {
            let is_asked = trail.iter().any(|(it, _)| *it == question.id);
            let is_here = matches!(&self.flow.nodes[node], Node::Question { question: it, .. } if *it == question.id);
            if is_asked || is_here || !self.reach[node][index] {
                continue;
            }
            let answer = answers.get_key_value(&question.id);
            kept.extend(answer.map(|(question, choice)| (question.clone(), choice.clone())));
        }
        kept
    }

    fn explore(&self, most: usize) -> Option<BTreeSet<Place>> {
        let mut places = BTreeSet::new();
        let mut open = VecDeque::from([self.start()]);
        while let Some(place) = open.pop_front() {
            if !places.insert(place.clone()) {
                continue;
            }
            if places.len() > most {
                return None;
            }
            open.extend(self.back(&place));
            let here = match self.node(&place.trail) {
                Node::Question { question, .. } => Some(question),
                Node::Outcome(_) => None,
            };
            let asked = place.change.as_ref().or(here);
            if let Some(question) = asked {
                let edges = self.edges(&place, question).iter();
                open.extend(edges.map(|(choice, _)| self.choose(&place, question, choice)));
            }
            if place.change.is_none() {
                let questions = place.trail.iter();
                open.extend(questions.map(|(question, _)| self.change(&place, question)));
            }
        }
        Some(places)
    }
}

/// Which questions may be asked from each node on. Nodes have no order, so the
/// sets grow until nothing changes; without cycles that ends.
fn reach(flow: &Flow) -> Vec<Vec<bool>> {
    let mut reach = vec![vec![false; flow.questions.len()]; flow.nodes.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for (id, node) in flow.nodes.iter().enumerate().rev() {
            let Node::Question { question, edges } = node else {
                continue;
            };
            let mut own = reach[id].clone();
            if let Some(index) = flow.questions.iter().position(|it| it.id == *question) {
                own[index] = true;
            }
            for (_, next) in edges {
                for (mine, theirs) in own.iter_mut().zip(&reach[*next]) {
                    *mine |= theirs;
                }
            }
            if own != reach[id] {
                reach[id] = own;
                changed = true;
            }
        }
    }
    reach
}
