//! How the forms of words differ at their ends, learnt from those that occur, so
//! that the client finds what a form is of that it has never seen.

use crate::analyzer::is_code;
use crate::index::browser::lexis::{Item, Lexis, Nature};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The least that two forms share, and the most that differs, in characters.
const SHARED: usize = 3;
const LONGEST: usize = 4;
/// How many words must differ so, and of those that seem to the part that must.
const LEAST_TIMES: u32 = 4;
const SURE: f32 = 0.8;
/// How many forms of a word are compared with each other.
const FORMS: usize = 12;
/// How many differences are told.
const MOST: usize = 32;

/// Which end of a word differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Front,
    Back,
}

/// What one form has there, and the other.
type Change<'a> = (Side, &'a str, &'a str);

/// The commonest differences, each as `s>` for what ends in s beside what does not,
/// and as `al<` for what begins so.
pub(super) fn learn(lexis: &Lexis) -> String {
    let items = lexis.items.iter();
    let items: Vec<&Item> = items.filter(|it| is_asked(it, lexis)).collect();
    let mut groups: FxHashMap<u32, Vec<&str>> = FxHashMap::default();
    for item in &items {
        groups.entry(item.form.group).or_default().push(&item.word);
    }
    let mut times: BTreeMap<Change<'_>, u32> = BTreeMap::new();
    for forms in groups.values().filter(|it| it.len() > 1) {
        for one in forms.iter().take(FORMS) {
            for other in forms.iter().take(FORMS).filter(|it| *it != one) {
                changes(one, other).for_each(|it| *times.entry(it).or_default() += 1);
            }
        }
    }
    times.retain(|_, times| *times >= LEAST_TIMES);
    let mut best: Vec<(u32, Change<'_>)> = times.into_iter().map(|(it, n)| (n, it)).collect();
    best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    best.truncate(2 * MOST);
    let sure = best.into_par_iter().filter(|(times, change)| {
        let wrong = items.iter().filter(|it| misleads(it, *change, lexis));
        *times as f32 >= SURE * (*times as usize + wrong.count()) as f32
    });
    let told = sure.map(|(_, (side, has, other))| {
        let sign = if side == Side::Front { '<' } else { '>' };
        format!("{has}{sign}{other}")
    });
    let mut told: Vec<String> = told.collect();
    told.truncate(MOST);
    told.join(" ")
}

/// Whether queries likely name a word that forms can be told of.
fn is_asked(item: &Item, lexis: &Lexis) -> bool {
    item.form.group < lexis.likely && item.nature != Nature::Code && !is_code(&item.word)
}

/// How two forms differ at one end.
fn changes<'a>(one: &'a str, other: &'a str) -> impl Iterator<Item = Change<'a>> {
    let pairs = one.chars().zip(other.chars());
    let front = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a);
    let front: (usize, usize) = front.fold((0, 0), |it, c| (it.0 + 1, it.1 + c.len_utf8()));
    let pairs = one.chars().rev().zip(other.chars().rev());
    let back = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a);
    let back: (usize, usize) = back.fold((0, 0), |it, c| (it.0 + 1, it.1 + c.len_utf8()));
    let at_back = (Side::Back, &one[front.1..], &other[front.1..]);
    let at_front = (
        Side::Front,
        &one[..one.len() - back.1],
        &other[..other.len() - back.1],
    );
    let is_short = |text: &str| text.chars().count() <= LONGEST;
    let all = [(front.0, at_back), (back.0, at_front)].into_iter();
    all.filter(move |(shared, (_, a, b))| *shared >= SHARED && is_short(a) && is_short(b))
        .map(|it| it.1)
}

/// Whether a change makes a word another that is no form of it.
fn misleads(item: &Item, (side, has, other): Change<'_>, lexis: &Lexis) -> bool {
    let rest = match side {
        Side::Front => item.word.strip_prefix(has),
        Side::Back => item.word.strip_suffix(has),
    };
    let rest = rest.filter(|it| it.chars().nth(SHARED - 1).is_some());
    let changed = rest.map(|rest| match side {
        Side::Front => format!("{other}{rest}"),
        Side::Back => format!("{rest}{other}"),
    });
    let found = changed.and_then(|it| lexis.form(&it));
    found.is_some_and(|it| it.group != item.form.group)
}
