//! Articles in an order that keeps sets of them close: halved again and again,
//! each time so that as few sets as can be are cut.
//!
//! After Dhulipala, Kabiljo, Karrer, Ottaviano, Pupyrev and Shalita, "Compressing
//! graphs and indexes with recursive graph bisection" (2016).

use rustc_hash::FxHashMap;

/// So few articles are not halved.
const LEAST: usize = 16;
/// How often articles change halves at most.
const ROUNDS: usize = 20;
/// So many articles are worth a thread of their own.
const MANY: usize = 200;

/// An article and the sets it is in.
struct Member {
    article: u32,
    sets: Vec<u32>,
}

/// The articles in that order; there are as many sets as articles.
pub(super) fn order(sets: &[Vec<u32>]) -> Vec<u32> {
    let mut members: Vec<Member> = (0u32..)
        .zip(sets)
        .map(|(article, _)| Member {
            article,
            sets: Vec::new(),
        })
        .collect();
    for (set, articles) in (0u32..).zip(sets) {
        for article in articles {
            members[*article as usize].sets.push(set);
        }
    }
    halve(&mut members);
    members.into_iter().map(|it| it.article).collect()
}

fn halve(members: &mut [Member]) {
    if members.len() <= LEAST {
        return;
    }
    let middle = members.len() / 2;
    let mut sets = Sets::new(members, middle);
    for _ in 0..ROUNDS {
        if !sets.swap(members, middle) {
            break;
        }
    }
    let is_many = members.len() > MANY;
    let (left, right) = members.split_at_mut(middle);
    if is_many {
        rayon::join(|| halve(left), || halve(right));
    } else {
        halve(left);
        halve(right);
    }
}

/// The sets that some articles are in.
struct Sets {
    /// How many articles of each set are in each half.
    counts: Vec<[u32; 2]>,
    /// For each article the sets it is in.
    of: Vec<Vec<u32>>,
    /// How many articles each half has.
    sizes: [f32; 2],
}

impl Sets {
    fn new(members: &[Member], middle: usize) -> Self {
        let mut times: FxHashMap<u32, u32> = FxHashMap::default();
        for set in members.iter().flat_map(|it| &it.sets) {
            *times.entry(*set).or_default() += 1;
        }
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        let mut counts: Vec<[u32; 2]> = Vec::new();
        let of = members.iter().enumerate().map(|(place, member)| {
            let half = usize::from(place >= middle);
            // A set with one article here is whole wherever that goes.
            let shared = member.sets.iter().filter(|it| times[*it] > 1);
            let own = shared.map(|set| {
                let next = u32::try_from(counts.len()).unwrap_or(u32::MAX);
                let number = *numbers.entry(*set).or_insert(next);
                if number == next {
                    counts.push([0, 0]);
                }
                counts[number as usize][half] += 1;
                number
            });
            own.collect()
        });
        Self {
            of: of.collect(),
            counts,
            sizes: [middle as f32, (members.len() - middle) as f32],
        }
    }

    /// What is gained by each article of a set that goes to the other half.
    fn gains(&self) -> Vec<[f32; 2]> {
        let [left, right] = self.sizes;
        let bits = |a: f32, b: f32| a * (left / (a + 1.0)).log2() + b * (right / (b + 1.0)).log2();
        let gains = self.counts.iter().map(|[a, b]| {
            let (a, b) = (*a as f32, *b as f32);
            let now = bits(a, b);
            let gain = |is_there: bool, then: f32| if is_there { now - then } else { 0.0 };
            [
                gain(a > 0.0, bits(a - 1.0, b + 1.0)),
                gain(b > 0.0, bits(a + 1.0, b - 1.0)),
            ]
        });
        gains.collect()
    }

    /// Swaps articles of the two halves as far as that gains something.
    fn swap(&mut self, members: &mut [Member], middle: usize) -> bool {
        let gains = self.gains();
        let gain = |place: usize, half: usize| -> f32 {
            let sets = self.of[place].iter();
            sets.map(|it| gains[*it as usize][half]).sum()
        };
        let best = |places: std::ops::Range<usize>, half| {
            let gains = places.map(|it| (gain(it, half), it));
            let mut gains: Vec<(f32, usize)> = gains.collect();
            gains.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            gains
        };
        let left = best(0..middle, 0);
        let right = best(middle..members.len(), 1);
        let pairs = left.into_iter().zip(right);
        let pairs = pairs.take_while(|(one, other)| one.0 + other.0 > 1e-4);
        let pairs: Vec<(usize, usize)> = pairs.map(|(one, other)| (one.1, other.1)).collect();
        for &(one, other) in &pairs {
            for (place, from) in [(one, 0), (other, 1)] {
                for &set in &self.of[place] {
                    self.counts[set as usize][from] -= 1;
                    self.counts[set as usize][1 - from] += 1;
                }
            }
            members.swap(one, other);
            self.of.swap(one, other);
        }
        !pairs.is_empty()
    }
}
