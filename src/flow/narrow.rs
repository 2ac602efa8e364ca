//! Narrows a flow to the articles that search found: questions that tell none of them
//! apart are not asked, and one that only one choice leads on from is answered.
//!
//! Nothing is taken away: the steps of other articles come after those of the found ones,
//! and whoever answers for themselves is asked as ever. Entry point: [`Narrowing::new`].
//! Knows nothing of search.

use crate::flow::walk::walk;
use crate::model::{Answers, Flow, Node, NodeId, Outcome, Slug, Trail, UNKNOWN};
use std::collections::{BTreeMap, BTreeSet};

/// An article counts that scores at least this part of what the best one does.
const SHARE: f32 = 0.6;

/// A block of an article.
type Step<'a> = (&'a Slug, u32);

/// The articles of a flow that fit somebody's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrowing {
    /// The articles, best first; empty where words narrow nothing.
    pub articles: Vec<Slug>,
}

impl Narrowing {
    /// Takes of the articles that search found, best first with their scores, those that
    /// the flow may still show after these answers and that are nearly as good as the
    /// best of them.
    pub fn new(flow: &Flow, answers: &Answers, found: &[(Slug, f32)]) -> Self {
        let place = walk(flow, answers);
        let all: BTreeSet<&Slug> = Reach::of(flow).steps(place.id).map(|it| it.0).collect();
        let ours: Vec<&(Slug, f32)> = found.iter().filter(|it| all.contains(&it.0)).collect();
        let best = ours.first().map_or(0.0, |it| it.1);
        let near = ours.into_iter().filter(|it| it.1 >= best * SHARE);
        let articles: Vec<Slug> = near.map(|it| it.0.clone()).collect();
        match articles.len() < all.len() {
            true => Self { articles },
            false => Self::default(),
        }
    }

    /// The answers that follow after those given: of a question that only one choice leads
    /// on from, that choice; of one that tells none of the articles apart, that it is not
    /// known.
    pub fn infer(&self, flow: &Flow, answers: &Answers) -> Trail {
        let mut inferred = Trail::new();
        if self.articles.is_empty() {
            return inferred;
        }
        let reach = Reach::of(flow);
        let mut all = answers.clone();
        loop {
            let place = walk(flow, &all);
            let Node::Question { question, edges } = place.node else {
                return inferred;
            };
            let ours = |id: NodeId| -> BTreeSet<Step<'_>> {
                let steps = reach.steps(id);
                steps.filter(|it| self.articles.contains(it.0)).collect()
            };
            let known = edges.iter().filter(|(choice, _)| **choice != *UNKNOWN);
            let sets: Vec<_> = known.map(|(choice, id)| (choice, ours(*id))).collect();
            let left: Vec<_> = sets.iter().filter(|(_, set)| !set.is_empty()).collect();
            let choice = match &left[..] {
                [(choice, _)] => (*choice).clone(),
                [(_, first), ..] if sets.iter().all(|(_, set)| set == first) => UNKNOWN.into(),
                _ => return inferred,
            };
            inferred.push((question.clone(), choice.clone()));
            all.insert(question.clone(), choice);
        }
    }

    /// An outcome with the steps of these articles before all others.
    pub fn order(&self, flow: &Flow, outcome: &Outcome) -> Outcome {
        let is_ours = |it: &usize| self.articles.contains(&flow.cases[*it].slug);
        let (shown, more) = outcome.cases.split_at(outcome.shown);
        let ours = outcome.cases.iter().copied().filter(is_ours);
        let mut cases: Vec<usize> = ours.collect();
        let count = cases.len();
        if count == 0 || count > Outcome::SHOWN {
            return outcome.clone();
        }
        cases.extend(shown.iter().copied().filter(|it| !is_ours(it)));
        let with_others = cases.len();
        cases.extend(more.iter().copied().filter(|it| !is_ours(it)));
        Outcome {
            cases,
            shown: match with_others <= Outcome::SHOWN {
                true => with_others,
                false => count,
            },
        }
    }
}

/// What the outcomes below each node show.
struct Reach<'a> {
    flow: &'a Flow,
    below: BTreeMap<NodeId, BTreeSet<Step<'a>>>,
}

impl<'a> Reach<'a> {
    fn of(flow: &'a Flow) -> Self {
        let mut reach = Self {
            flow,
            below: BTreeMap::new(),
        };
        reach.add(0);
        reach
    }

    fn add(&mut self, id: NodeId) {
        if self.below.contains_key(&id) {
            return;
        }
        let mut steps = BTreeSet::new();
        match &self.flow.nodes[id] {
            Node::Outcome(outcome) => {
                let cases = outcome.cases.iter().map(|it| &self.flow.cases[*it]);
                steps.extend(cases.map(|it| (&it.slug, it.block)));
            }
            Node::Question { edges, .. } => {
                for (_, next) in edges {
                    self.add(*next);
                    steps.extend(self.steps(*next));
                }
            }
        }
        self.below.insert(id, steps);
    }

    fn steps(&self, id: NodeId) -> impl Iterator<Item = Step<'a>> + '_ {
        self.below.get(&id).into_iter().flatten().copied()
    }
}
