//! How much answers tell of articles: what few of them say tells more than what many say.
//!
//! Entry points: [`Tell::of`] and [`topic`]. Knows nothing of trees.

use crate::flow::row::Row;
use crate::model::Slug;
use std::collections::{BTreeMap, BTreeSet};

/// How finely it is measured: parts of a bit.
const PARTS: f64 = 1_000.0;

/// For each choice of each question how much it tells of an article that is for it.
#[derive(Debug)]
pub(super) struct Tell(Vec<Vec<u32>>);

impl Tell {
    /// Counts the articles for each choice; `accepted` are the choices whose cases are for it.
    pub(super) fn of(rows: &[Row], accepted: &[Vec<u32>]) -> Self {
        let said = said(rows);
        let count = |question: usize, mask: u32| {
            let says =
                |it: &&BTreeMap<usize, u32>| it.get(&question).is_some_and(|said| said & mask != 0);
            said.values().filter(says).count()
        };
        let bits = |(question, mask): (usize, u32)| {
            let share = (said.len() + 1) as f64 / 1.max(count(question, mask)) as f64;
            (share.log2() * PARTS).round() as u32
        };
        let questions = accepted.iter().enumerate();
        let told = questions.map(|(question, masks)| {
            let masks = masks.iter().map(|mask| bits((question, *mask)));
            masks.collect()
        });
        Self(told.collect())
    }

    pub(super) fn choice(&self, question: usize, choice: usize) -> u32 {
        self.0[question][choice]
    }
}

/// What each article says of each question, in any of its blocks.
fn said(rows: &[Row]) -> BTreeMap<&Slug, BTreeMap<usize, u32>> {
    let mut said: BTreeMap<&Slug, BTreeMap<usize, u32>> = BTreeMap::new();
    for row in rows {
        let article = said.entry(&row.case.slug).or_default();
        for (question, mask) in &row.masks {
            *article.entry(*question).or_default() |= mask;
        }
    }
    said
}

/// The question that a flow is about: the one that its author asks first, where no other
/// one parts the articles into more kinds.
pub(super) fn topic(rows: &[Row], first: Option<usize>) -> Option<usize> {
    let first = first?;
    let said = said(rows);
    let mut kinds: BTreeMap<usize, BTreeSet<u32>> = BTreeMap::new();
    for (question, mask) in said.values().flatten() {
        kinds.entry(*question).or_default().insert(*mask);
    }
    let own = kinds.get(&first)?.len();
    kinds.values().all(|it| it.len() <= own).then_some(first)
}
