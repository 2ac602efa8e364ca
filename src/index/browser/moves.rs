//! Moves groups between clusters as long as queries load less by it.

use crate::index::browser::clusters::{Asked, LEAST_SIZE, Sizes};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// How often all groups are looked at.
const ROUNDS: usize = 3;
/// How much larger than a cluster is meant to be one may become.
const SLACK: f32 = 1.6;
/// What a file takes up besides its groups.
const FILE: f32 = 70.0;
/// What part of what is saved a move may cost: rounding moves nothing to and fro.
const SURE: f32 = 0.999;

/// The clusters with groups moved to where what they are asked for with is; `most`
/// is how large one is meant to be.
pub(super) fn of(
    clusters: Vec<Vec<u32>>,
    (sizes, asked): (&Sizes, &[Asked]),
    most: f32,
) -> Vec<Vec<u32>> {
    let order: Vec<u32> = clusters.iter().flatten().copied().collect();
    let mut moves = Moves::new(&clusters, (sizes, asked), most * SLACK);
    let mut largest = order.clone();
    largest.sort_by(|a, b| sizes[b].total_cmp(&sizes[a]).then(a.cmp(b)));
    for _ in 0..ROUNDS {
        largest.iter().for_each(|it| moves.place(*it));
    }
    let mut moved = vec![Vec::new(); clusters.len()];
    for group in order {
        moved[moves.places[&group]].push(group);
    }
    moved.retain(|it| !it.is_empty());
    moved
}

struct Moves<'a> {
    sizes: &'a Sizes,
    asked: &'a [Asked],
    most: f32,
    /// The cluster of each group.
    places: FxHashMap<u32, usize>,
    /// Where each group is asked for.
    by: FxHashMap<u32, Vec<usize>>,
    /// Of what is asked for, how many groups are in which clusters.
    counts: Vec<BTreeMap<usize, u32>>,
    /// How large clusters are and how often they are asked for.
    clusters: Vec<(f32, f32)>,
}

impl<'a> Moves<'a> {
    fn new(clusters: &[Vec<u32>], (sizes, asked): (&'a Sizes, &'a [Asked]), most: f32) -> Self {
        let mut moves = Self {
            sizes,
            asked,
            most,
            places: FxHashMap::default(),
            by: FxHashMap::default(),
            counts: vec![BTreeMap::new(); asked.len()],
            clusters: vec![(FILE, 0.0); clusters.len()],
        };
        for (place, groups) in clusters.iter().enumerate() {
            for group in groups {
                moves.places.insert(*group, place);
                moves.clusters[place].0 += moves.size(*group);
            }
        }
        for (number, it) in asked.iter().enumerate() {
            for group in &it.groups {
                if let Some(place) = moves.places.get(group) {
                    *moves.counts[number].entry(*place).or_default() += 1;
                    moves.by.entry(*group).or_default().push(number);
                }
            }
            for place in moves.counts[number].keys() {
                moves.clusters[*place].1 += it.times;
            }
        }
        moves
    }

    fn size(&self, group: u32) -> f32 {
        self.sizes[&group] + LEAST_SIZE
    }

    /// Moves a group to the cluster where most is saved by it, if anywhere.
    fn place(&mut self, group: u32) {
        let (from, size) = (self.places[&group], self.size(group));
        let by = self.by.get(&group).map_or(&[][..], Vec::as_slice);
        let times = |number: &usize| self.asked[*number].times;
        let alone = by.iter().filter(|it| self.counts[**it][&from] == 1);
        let less: f32 = alone.map(times).sum();
        let others = by.iter().flat_map(|it| self.counts[*it].keys().copied());
        let others: BTreeSet<usize> = others.filter(|it| *it != from).collect();
        let (own, asked) = self.clusters[from];
        let saved = own * asked - (own - size) * (asked - less);
        let costs = others.into_iter().filter_map(|to| {
            let new = by.iter().filter(|it| !self.counts[**it].contains_key(&to));
            let more: f32 = new.map(times).sum();
            let (other, asked) = self.clusters[to];
            let cost = (other + size) * (asked + more) - other * asked;
            (other + size <= self.most).then_some((cost, to, more))
        });
        let best = costs.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some((_, to, more)) = best.filter(|it| it.0 < saved * SURE) else {
            return;
        };
        self.clusters[from] = (own - size, asked - less);
        self.clusters[to].0 += size;
        self.clusters[to].1 += more;
        for number in by {
            let counts = &mut self.counts[*number];
            *counts.entry(to).or_default() += 1;
            if let Some(count) = counts.get_mut(&from) {
                *count -= 1;
            }
            counts.retain(|_, count| *count > 0);
        }
        self.places.insert(group, to);
    }
}
