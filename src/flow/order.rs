//! The order of the steps of an outcome.
//!
//! Whole articles are taken, the best first, until the steps that are shown are full:
//! what few articles say counts for more than what many say. None is taken that no answer
//! speaks for where others are spoken for, and none that says nothing of the topic where
//! others do. Of those taken the most specific steps come first, then the general ones,
//! then where to go when nothing helped. Procedures stay whole and in order, and a line that
//! leads in to steps comes before them. Entry point: [`outcome`].

use crate::flow::row::{Place, Row};
use crate::flow::state::{Rules, State, Status};
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
pub(super) fn outcome(rules: &Rules<'_>, live: &[usize], state: &State) -> Outcome {
    let rows = rules.rows;
    let mut kinds: BTreeMap<&Slug, BTreeSet<&[(usize, u32)]>> = BTreeMap::new();
    for row in live.iter().map(|it| &rows[*it]) {
        kinds.entry(&row.case.slug).or_default().insert(&row.masks);
    }
    let mut articles: Vec<(ArticleScore<'_>, Vec<Step>)> = by_article(rows, live, state)
        .into_iter()
        .map(|(slug, steps)| {
            let kinds = kinds.get(slug).map_or(0, BTreeSet::len);
            (ArticleScore::of(rules, (slug, kinds, &steps), state), steps)
        })
        .collect();
    articles.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut shown, mut more) = take(articles);
    let key = |(article, step): &(usize, Step)| {
        let row = &rows[step.row];
        (
            row.place,
            row.case.rank,
            Reverse(step.matched),
            *article,
            row.case.block,
        )
    };
    shown.sort_by_key(key);
    more.sort_by_key(key);
    lead_in(rows, &mut shown);
    lead_in(rows, &mut more);
    let count = shown.len();
    let steps = shown.into_iter().chain(more);
    let cases: Vec<usize> = steps.map(|(_, it)| it.row).collect();
    let shown = count.min(Outcome::SHOWN);
    Outcome {
        shown: whole_procedures(rows, &cases, shown),
        cases,
    }
}

/// Steps with the rank of their article.
type Ranked = Vec<(usize, Step)>;

/// The steps of the articles that are shown, and those of the others.
fn take(articles: Vec<(ArticleScore<'_>, Vec<Step>)>) -> (Ranked, Ranked) {
    let (mut shown, mut more) = (Ranked::new(), Ranked::new());
    let any = |is: fn(&ArticleScore<'_>) -> bool| articles.iter().any(|(it, _)| is(it));
    let has_topic = any(|it| it.says_topic.0);
    let is_spoken_for = any(|it| it.told.0 > 0);
    for (rank, (score, steps)) in articles.into_iter().enumerate() {
        let space = shown.is_empty() || shown.len() + steps.len() <= Outcome::SHOWN;
        let fits = score.is_pinned.0
            || (score.says_topic.0 || !has_topic) && (score.told.0 > 0 || !is_spoken_for);
        let part = if space && fits { &mut shown } else { &mut more };
        part.extend(steps.into_iter().map(|it| (rank, it)));
    }
    (shown, more)
}

/// Puts a line that leads in to others before the first of them.
fn lead_in(rows: &[Row], steps: &mut [(usize, Step)]) {
    for at in 1..steps.len() {
        let line = &rows[steps[at].1.row];
        let leads = |(_, it): &(usize, Step)| {
            let row = &rows[it.row];
            row.lead_in == Some(line.case.block)
                && row.case.slug == line.case.slug
                && row.place == line.place
        };
        if let Some(first) = steps[..at].iter().position(leads) {
            steps[first..=at].rotate_right(1);
        }
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
    /// Whether the answer to the topic speaks for it.
    says_topic: Reverse<bool>,
    /// How much the answers that speak for one of its steps tell, title included.
    told: Reverse<u32>,
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
    fn of(
        rules: &Rules<'_>,
        (slug, kinds, steps): (&'a Slug, usize, &[Step]),
        state: &State,
    ) -> Self {
        let rows = steps.iter().map(|it| &rules.rows[it.row]);
        let topic = rules.topic.filter(|it| state.is_answered(*it));
        let says = |row: &Row| row.masks.iter().any(|it| Some(it.0) == topic);
        Self {
            is_pinned: Reverse(rows.clone().any(|it| it.place == Place::First)),
            says_topic: Reverse(rows.clone().any(says)),
            told: Reverse(
                rows.clone()
                    .map(|it| rules.told(it, state))
                    .max()
                    .unwrap_or(0),
            ),
            preferred: Reverse(rows.clone().next().map_or(0, |it| preferred(it, state))),
            kinds: Reverse(kinds),
            length: steps.len(),
            slug,
        }
    }
}
