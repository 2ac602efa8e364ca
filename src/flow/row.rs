//! A row of the decision table: a case, and what the tree and the order need of it.
//!
//! Entry point: [`Row`].

use crate::flow::file::Definition;
use crate::flow::vote::Choices;
use crate::model::{Case, Condition, Slug};
use std::collections::BTreeSet;

/// A case and what ranking needs of it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) case: Case,
    /// Masks of the choices that do, by question, sorted by question.
    pub(super) masks: Vec<(usize, u32)>,
    /// The questions whose conditions stand in the block or above it.
    pub(super) near: BTreeSet<usize>,
    pub(super) place: Place,
    /// The answers that put its article before others.
    pub(super) preferred: Vec<(usize, usize)>,
    /// The article and the block above the procedure it is an item of.
    pub(super) procedure: Option<(Slug, Option<u32>)>,
    /// The line above that leads in to it.
    pub(super) lead_in: Option<u32>,
}

/// Where the author of a flow puts a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Before all others.
    First,
    /// Where its conditions put it.
    #[default]
    Ranked,
    /// After all others.
    Last,
}

/// Conditions as bits, for the tree.
pub(super) fn masks(choices: &Choices) -> Vec<(usize, u32)> {
    let bits = |set: &BTreeSet<usize>| set.iter().fold(0, |mask, it| mask | 1 << it);
    choices
        .iter()
        .map(|(question, set)| (*question, bits(set)))
        .collect()
}

/// Conditions as the model has them.
pub(super) fn named(definition: &Definition, choices: &Choices) -> Vec<Condition> {
    let conditions = choices.iter().map(|(question, set)| {
        let question = &definition.questions[*question];
        let mut choices: Vec<_> = set
            .iter()
            .map(|it| question.choices[*it].id.clone())
            .collect();
        choices.sort();
        Condition {
            question: question.id.clone(),
            choices,
        }
    });
    let mut conditions: Vec<_> = conditions.collect();
    conditions.sort();
    conditions
}
