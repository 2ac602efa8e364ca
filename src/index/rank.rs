//! From evidence to ranked articles.

use crate::index::evidence::Evidence;
use crate::index::slots::{FUNCTION_WORD, Slot};
use std::collections::BTreeMap;

/// How much of a score depends on how much of the query an article covers.
const COVERAGE: f32 = 0.25;
/// How strongly a slot must be shown to count as covered in full.
const COVERED: f32 = 0.5;
/// What a title that says just what the query says adds to the best score.
const TITLE: f32 = 0.3;
/// The share of a title that says just what the query says.
const WHOLE: f32 = 0.999;
/// How many articles have their titles compared with the query.
const TITLES: usize = 30;

/// An article and its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub article: u32,
    pub score: f32,
}

/// Sums what all locales say of each article, best first. Articles that show
/// nothing but function words are left out where others show more.
pub(super) fn rank(evidence: &[Evidence<'_>], slots: &[Slot], articles: usize) -> Vec<Ranked> {
    let mut scores = vec![0.0_f32; articles];
    let mut covered = vec![0.0_f32; articles];
    let mut most = vec![0.0_f32; articles];
    let mut of_substance = vec![false; articles];
    let mut all = 0.0;
    for (place, slot) in slots.iter().enumerate() {
        let rarity = evidence
            .iter()
            .map(|it| it.slots[place].rarity)
            .fold(0.0, f32::max);
        all += slot.weight * rarity;
        for it in evidence {
            let shown = &it.slots[place];
            for article in shown.articles.iter().map(|it| *it as usize) {
                let value = shown.values[article];
                scores[article] += it.weight * slot.weight * shown.rarity * value;
                most[article] =
                    most[article].max(slot.weight * rarity * f32::min(value / COVERED, 1.0));
            }
        }
        for article in evidence.iter().flat_map(|it| &it.slots[place].articles) {
            let article = *article as usize;
            covered[article] += std::mem::take(&mut most[article]);
            of_substance[article] |= slot.weight > FUNCTION_WORD;
        }
    }
    let some_substance = of_substance.contains(&true);
    let share = |article: usize| 1.0 - COVERAGE + COVERAGE * covered[article] / f32::max(all, 1e-6);
    let wanted = |article: u32| !some_substance || of_substance[article as usize];
    let ranked = (0u32..).zip(&scores);
    let ranked = ranked.filter(|(article, score)| **score > 0.0 && wanted(*article));
    let mut ranked: Vec<Ranked> = ranked
        .map(|(article, score)| Ranked {
            article,
            score: score * share(article as usize),
        })
        .collect();
    sort(&mut ranked);
    lift_titles(&mut ranked, evidence, slots);
    ranked
}

/// Lifts articles whose titles say what the query says, in its order; those
/// that say just that are the best.
fn lift_titles(ranked: &mut [Ranked], evidence: &[Evidence<'_>], slots: &[Slot]) {
    let best = ranked.first().map_or(0.0, |it| it.score);
    let (top, rest) = ranked.split_at_mut(ranked.len().min(TITLES));
    for it in top {
        let shares = evidence.iter().map(|e| e.title_share(it.article, slots));
        it.lift(best, shares.fold(0.0, f32::max));
    }
    let words = slots.iter().take_while(|it| !it.pair).count();
    let mut whole = false;
    for it in rest {
        if evidence.iter().any(|e| e.may_be_title(it.article, words)) {
            let shares = evidence.iter().map(|e| e.title_share(it.article, slots));
            let share = shares.fold(0.0, f32::max);
            if share > WHOLE {
                it.lift(best, share);
                whole = true;
            }
        }
    }
    let lifted = if whole {
        ranked.len()
    } else {
        ranked.len().min(TITLES)
    };
    sort(&mut ranked[..lifted]);
}

impl Ranked {
    fn lift(&mut self, best: f32, share: f32) {
        if share > WHOLE {
            self.score = self.score.max(best);
        }
        self.score += TITLE * best * share;
    }
}

fn sort(ranked: &mut [Ranked]) {
    // Scores are positive, and the bits of positive numbers sort as they do.
    let key = |it: &Ranked| u64::from(!it.score.to_bits()) << 32 | u64::from(it.article);
    ranked.sort_unstable_by_key(key);
}

/// Lets the best of those that say almost the same stand for all; gives those
/// that stand behind each.
pub(super) fn collapse(ranked: &mut Vec<Ranked>, groups: &[u32]) -> BTreeMap<u32, Vec<u32>> {
    let mut behind: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut leaders: Vec<Option<u32>> = vec![None; groups.len()];
    ranked.retain(|it| {
        let place = groups.get(it.article as usize).map(|it| *it as usize);
        let leader = place.and_then(|it| leaders.get_mut(it));
        let leader = leader.map_or(it.article, |leader| *leader.get_or_insert(it.article));
        if leader != it.article {
            behind.entry(leader).or_default().push(it.article);
        }
        leader == it.article
    });
    behind
}
