//! Articles in an order that keeps sets of them close: halved again and again,
//! each time so that as few sets as can be are cut.
//!
//! After Dhulipala, Kabiljo, Karrer, Ottaviano, Pupyrev and Shalita, "Compressing
//! graphs and indexes with recursive graph bisection" (2016).

use rayon::join;

/// So few articles are not halved.
const LEAST: usize = 16;
/// How often articles change halves at most.
const ROUNDS: usize = 20;
/// So many articles are worth a thread of their own.
const MANY: usize = 200;
/// Less than this is not worth a swap.
const LEAST_GAIN: f32 = 1e-4;
/// No number of a set.
const NONE: u32 = u32::MAX;

/// An article and the sets it is in, by their numbers where it is now.
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
    let largest = sets.iter().map(Vec::len).max().unwrap_or(0);
    let logarithms: Vec<f32> = (0..largest + 3).map(|it| (it as f32).log2()).collect();
    halve(&mut members, sets.len(), &logarithms);
    members.into_iter().map(|it| it.article).collect()
}

fn halve(members: &mut [Member], sets: usize, logarithms: &[f32]) {
    if members.len() <= LEAST {
        return;
    }
    let middle = members.len() / 2;
    let mut sets = Sets::new(members, sets, logarithms);
    for _ in 0..ROUNDS {
        if !sets.swap(members) {
            break;
        }
    }
    let count = sets.counts.len();
    drop(sets);
    let is_many = members.len() > MANY;
    let (left, right) = members.split_at_mut(middle);
    let left = || halve(left, count, logarithms);
    let right = || halve(right, count, logarithms);
    both(is_many, left, right);
}

/// Does both, at once where that is worth it.
fn both<A: Send, B: Send>(
    at_once: bool,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    match at_once {
        true => join(one, other),
        false => (one(), other()),
    }
}

/// The sets that some articles are in.
struct Sets<'a> {
    /// How many articles of each set are in each half.
    counts: Vec<[u32; 2]>,
    /// The logarithms to base 2 of how many articles each half has.
    sizes: [f32; 2],
    /// Those of the numbers from 0.
    logarithms: &'a [f32],
}

impl<'a> Sets<'a> {
    /// Numbers the sets of the articles anew, of which there were `all`, and forgets
    /// those that only one of the articles is in: they are whole wherever it goes.
    fn new(members: &mut [Member], all: usize, logarithms: &'a [f32]) -> Self {
        let middle = members.len() / 2;
        let mut times = vec![0_u32; all];
        for set in members.iter().flat_map(|it| &it.sets) {
            times[*set as usize] += 1;
        }
        let mut numbers = vec![NONE; all];
        let mut counts: Vec<[u32; 2]> = Vec::new();
        for (place, member) in members.iter_mut().enumerate() {
            let half = usize::from(place >= middle);
            member.sets.retain(|it| times[*it as usize] > 1);
            for set in &mut member.sets {
                let number = &mut numbers[*set as usize];
                if *number == NONE {
                    *number = u32::try_from(counts.len()).unwrap_or(NONE);
                    counts.push([0, 0]);
                }
                *set = *number;
                counts[*set as usize][half] += 1;
            }
        }
        let right = members.len() - middle;
        Self {
            counts,
            sizes: [middle, right].map(|it| (it as f32).log2()),
            logarithms,
        }
    }

    /// What is gained by each article of a set that goes to the other half.
    fn gains(&self) -> Vec<[f32; 2]> {
        let [left, right] = self.sizes;
        let log = |count: u32| self.logarithms[count as usize];
        let bits =
            |a: u32, b: u32| a as f32 * (left - log(a + 1)) + b as f32 * (right - log(b + 1));
        let gains = self.counts.iter().map(|&[a, b]| {
            let now = bits(a, b);
            let to_right = if a > 0 { now - bits(a - 1, b + 1) } else { 0.0 };
            let to_left = if b > 0 { now - bits(a + 1, b - 1) } else { 0.0 };
            [to_right, to_left]
        });
        gains.collect()
    }

    /// Swaps articles of the two halves as far as that gains something.
    fn swap(&mut self, members: &mut [Member]) -> bool {
        let middle = members.len() / 2;
        let gains = self.gains();
        let gained = |half: usize, members: &[Member]| -> Vec<f32> {
            let gained = members.iter().map(|it| {
                let sets = it.sets.iter();
                sets.map(|it| gains[*it as usize][half]).sum()
            });
            gained.collect()
        };
        let is_many = members.len() > MANY;
        let (one, other) = members.split_at(middle);
        let (left, right) = both(is_many, || gained(0, one), || gained(1, other));
        let most = |gained: &[f32]| gained.iter().copied().fold(f32::MIN, f32::max);
        let needed = (LEAST_GAIN - most(&right), LEAST_GAIN - most(&left));
        let left = || best(&left, needed.0);
        let right = || best(&right, needed.1);
        let (left, right) = both(is_many, left, right);
        let pairs = left.into_iter().zip(right);
        let pairs = pairs.take_while(|(one, other)| one.0 + other.0 > LEAST_GAIN);
        let mut swapped = false;
        for ((_, one), (_, other)) in pairs {
            let other = middle + other;
            for (place, from) in [(one, 0), (other, 1)] {
                for &set in &members[place].sets {
                    self.counts[set as usize][from] -= 1;
                    self.counts[set as usize][1 - from] += 1;
                }
            }
            members.swap(one, other);
            swapped = true;
        }
        swapped
    }
}

/// The places that gain more than is needed, the best first.
fn best(gained: &[f32], needed: f32) -> Vec<(f32, usize)> {
    let places = gained.iter().copied().zip(0..);
    let mut best: Vec<(f32, usize)> = places.filter(|it| it.0 > needed).collect();
    best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    best
}
