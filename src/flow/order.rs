//! The order of the steps of an outcome.
//!
//! Whole articles are taken, the best first, until the steps that are shown are
//! full, but none that no answer speaks for where others are spoken for; among those the most specific steps come first, then the general ones,
//! then where to go when nothing helped. Procedures stay whole and in order.
//! Entry point: [`outcome`].

use crate::flow::state::{State, Status};
use crate::flow::table::Row;
use crate::model::{Outcome, Rank, Slug};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A block of an outcome: its best case.
struct Step {
    row: usize,
    /// How many conditions in or above it were answered.
    matched: usize,
}

/// Orders the rows that are left, one a block.
pub(super) fn outcome(rows: &[Row], live: &[usize], state: &State) -> Outcome {
    let mut kinds: BTreeMap<&Slug, BTreeSet<&[(usize, u32)]>> = BTreeMap::new();
    for row in live.iter().map(|it| &rows[*it]) {
        kinds.entry(&row.case.slug).or_default().insert(&row.masks);
    }
    let mut articles: Vec<(ArticleScore<'_>, Vec<Step>)> = by_article(rows, live, state)
        .into_iter()
        .map(|(slug, steps)| {
            let kinds = kinds.get(slug).map_or(0, BTreeSet::len);
            (ArticleScore::of(rows, (slug, kinds, &steps), state), steps)
        })
        .collect();
    articles.sort_by(|a, b| a.0.cmp(&b.0));
    let mut shown = Vec::new();
    let mut more = Vec::new();
    let fitting = articles
        .first()
        .map_or(0, |(best, _)| best.matched.0.min(1));
    for (rank, (score, steps)) in articles.into_iter().enumerate() {
        let space = shown.is_empty() || shown.len() + steps.len() <= Outcome::SHOWN;
        let fits = space && score.matched.0 >= fitting;
        let part = if fits { &mut shown } else { &mut more };
        part.extend(steps.into_iter().map(|it| (rank, it)));
    }
    let key = |(article, step): &(usize, Step)| {
        let row = &rows[step.row];
        (
            !row.is_pinned,
            row.case.rank,
            Reverse(step.matched),
            *article,
            row.case.block,
        )
    };
    shown.sort_by_key(key);
    more.sort_by_key(key);
    let count = shown.len();
    let steps = shown.into_iter().chain(more);
    let cases: Vec<usize> = steps.map(|(_, it)| it.row).collect();
    let shown = count.min(Outcome::SHOWN);
    Outcome {
        shown: whole_procedures(rows, &cases, shown),
        cases,
    }
}

/// Takes back the beginning of a procedure that would be cut.
fn whole_procedures(rows: &[Row], cases: &[usize], shown: usize) -> usize {
    let procedure = |at: usize| rows[*cases.get(at)?].procedure.as_ref();
    let mut whole = shown;
    while whole > 0 && procedure(whole).is_some() && procedure(whole) == procedure(whole - 1) {
        whole -= 1;
    }
    if whole == 0 { shown } else { whole }
}

fn by_article<'a>(rows: &'a [Row], live: &[usize], state: &State) -> BTreeMap<&'a Slug, Vec<Step>> {
    let mut blocks: BTreeMap<(&Slug, u32), Step> = BTreeMap::new();
    for &index in live {
        let row = &rows[index];
        let step = Step {
            row: index,
            matched: row.near.iter().filter(|it| state.is_answered(**it)).count(),
        };
        let key = (&row.case.slug, row.case.block);
        let better = blocks
            .get(&key)
            .is_none_or(|it| sort_key(rows, &step) < sort_key(rows, it));
        if better {
            blocks.insert(key, step);
        }
    }
    let mut articles: BTreeMap<&Slug, Vec<Step>> = BTreeMap::new();
    for ((slug, _), step) in blocks {
        articles.entry(slug).or_default().push(step);
    }
    articles
}

fn sort_key(rows: &[Row], step: &Step) -> (Rank, Reverse<usize>) {
    (rows[step.row].case.rank, Reverse(step.matched))
}

/// How well an article fits; the least is the best.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ArticleScore<'a> {
    is_pinned: Reverse<bool>,
    /// The most conditions of one of its steps that were answered, title included.
    matched: Reverse<usize>,
    /// How many answers prefer it.
    preferred: Reverse<usize>,
    /// How many different cases it has.
    kinds: Reverse<usize>,
    length: usize,
    slug: &'a Slug,
}

fn preferred(row: &Row, state: &State) -> usize {
    let preferred = row.preferred.iter();
    preferred
        .filter(|(question, choice)| state.status(*question) == Status::Choice(*choice))
        .count()
}

impl<'a> ArticleScore<'a> {
    fn of(rows: &[Row], (slug, kinds, steps): (&'a Slug, usize, &[Step]), state: &State) -> Self {
        let matched = |it: &Step| {
            let masks = rows[it.row].masks.iter();
            masks
                .filter(|(question, _)| matches!(state.status(*question), Status::Choice(_)))
                .count()
        };
        Self {
            is_pinned: Reverse(steps.iter().any(|it| rows[it.row].is_pinned)),
            matched: Reverse(steps.iter().map(matched).max().unwrap_or(0)),
            preferred: Reverse(
                steps
                    .first()
                    .map_or(0, |it| preferred(&rows[it.row], state)),
            ),
            kinds: Reverse(kinds),
            length: steps.len(),
            slug,
        }
    }
}
