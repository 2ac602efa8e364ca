//! Which groups stand together: words beside what means the same, so that who
//! looks one up finds the others in the same file.

use crate::index::browser::moves;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How much larger than others the largest cluster may be.
const SLACK: f32 = 1.3;
/// How many more clusters there may be than told, which do not come out alike, and
/// how much larger ones are tried where there are too many.
const MORE: usize = 2;
const LARGER: f32 = 1.03;
/// How full a cluster is that takes nothing strange any more.
const FULL: f32 = 0.7;
/// What a group takes up besides its articles.
pub(super) const LEAST_SIZE: f32 = 5.0;

/// About how many articles hold each group.
pub(super) type Sizes = BTreeMap<u32, f32>;

/// Groups that are looked up together, and how often.
pub(super) struct Asked {
    pub groups: BTreeSet<u32>,
    pub times: f32,
}

/// Puts groups in about so many clusters, each about as large and at least as large
/// as is told, those together that are looked up so.
pub(super) fn of(sizes: &Sizes, asked: &[Asked], (most, least): (usize, f32)) -> Vec<Vec<u32>> {
    let ties = ties(sizes, asked);
    let seeds = seeds(sizes, &ties);
    let mut size = (sizes.values().sum::<f32>() / most.max(1) as f32).max(least);
    loop {
        let clusters = Clusters::new(sizes, &ties, size).fill(&seeds);
        if clusters.len() <= most.max(1) + MORE {
            return moves::of(clusters, (sizes, asked), size);
        }
        size *= LARGER;
    }
}

/// The groups, those first that many others are tied to for how large they are.
fn seeds(sizes: &Sizes, ties: &Ties) -> Vec<u32> {
    let sum = |it: &u32| {
        ties.get(it)
            .map_or(0.0, |it| it.iter().map(|it| it.1).sum())
    };
    let seeds = sizes.iter();
    let seeds = seeds.map(|(group, size)| (*group, density(sum(group), *size)));
    let mut seeds: Vec<(u32, f32)> = seeds.collect();
    seeds.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    seeds.into_iter().map(|it| it.0).collect()
}

/// How closely groups are tied to each other.
type Ties = FxHashMap<u32, Vec<(u32, f32)>>;

fn ties(sizes: &Sizes, asked: &[Asked]) -> Ties {
    let mut pairs: FxHashMap<u32, FxHashMap<u32, f32>> = FxHashMap::default();
    for it in asked {
        let groups = it.groups.iter().copied();
        let groups: Vec<u32> = groups.filter(|it| sizes.contains_key(it)).collect();
        let tie = it.times / groups.len().saturating_sub(1).max(1) as f32;
        for one in &groups {
            let own = pairs.entry(*one).or_default();
            for other in groups.iter().filter(|it| *it != one) {
                *own.entry(*other).or_default() += tie;
            }
        }
    }
    let sorted = pairs.into_iter().map(|(group, others)| {
        let mut others: Vec<(u32, f32)> = others.into_iter().collect();
        others.sort_unstable_by_key(|it| it.0);
        (group, others)
    });
    sorted.collect()
}

/// How much a tie is worth beside what it costs.
fn density(tie: f32, size: f32) -> f32 {
    tie / (size + LEAST_SIZE).sqrt()
}

struct Clusters<'a> {
    sizes: &'a Sizes,
    ties: &'a Ties,
    most: f32,
    done: BTreeSet<u32>,
    all: Vec<Vec<u32>>,
    /// That of the last cluster.
    size: f32,
}

impl<'a> Clusters<'a> {
    fn new(sizes: &'a Sizes, ties: &'a Ties, most: f32) -> Self {
        Self {
            sizes,
            ties,
            most,
            done: BTreeSet::new(),
            all: Vec::new(),
            size: most,
        }
    }

    fn fill(mut self, seeds: &[u32]) -> Vec<Vec<u32>> {
        let mut drawn = FxHashMap::default();
        for seed in seeds {
            if !self.done.contains(seed) {
                self.grow(*seed, &mut drawn);
            }
        }
        self.all
    }

    /// Adds a group and what it draws in, to the last cluster where there is room;
    /// `drawn` is what that draws in.
    fn grow(&mut self, seed: u32, drawn: &mut FxHashMap<u32, f32>) {
        if self.size >= self.most * FULL {
            self.all.push(Vec::new());
            self.size = 0.0;
            drawn.clear();
        }
        let mut next = Some(seed);
        while let Some(group) = next {
            self.take(group, drawn);
            if self.size >= self.most {
                return;
            }
            let all = drawn.iter();
            let best = all
                .filter(|it| self.size + self.sizes[it.0] <= self.most * SLACK)
                .map(|(group, tie)| (density(*tie, self.sizes[group]), Reverse(*group)))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            next = best.map(|it| it.1.0);
        }
    }

    fn take(&mut self, group: u32, drawn: &mut FxHashMap<u32, f32>) {
        self.done.insert(group);
        drawn.remove(&group);
        if let Some(last) = self.all.last_mut() {
            last.push(group);
        }
        self.size += self.sizes[&group];
        for (other, tie) in self.ties.get(&group).into_iter().flatten() {
            if !self.done.contains(other) {
                *drawn.entry(*other).or_default() += tie;
            }
        }
    }
}
