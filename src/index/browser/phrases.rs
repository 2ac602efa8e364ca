//! The articles that hold all words of a synonym of several words, and how
//! strongly: looked up as one, so that the client need not load the postings of
//! each, some of which are those of function words.

use crate::index::browser::coder::{Coder, Kind};
use crate::index::browser::gaps::Gaps;
use crate::index::browser::lexis::{Form, Lexis};
use crate::index::browser::postings::{MOST_FORMS, Posting};
use crate::index::reading::{AS_WRITTEN, FOLDED, IN_COMPOUND};
use crate::index::shard::{LENGTH_WEIGHTS, SATURATION, WEIGHTS};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

const WORDS: Kind = Kind(15);
const VALUE: Kind = Kind(32);
const IN_TITLE: Kind = Kind(33);
const PLACE: Kind = Kind(34);
/// How many bits tell how strongly.
const BITS: u32 = 5;

/// The articles that hold all of some words.
pub(super) struct Phrase {
    words: u32,
    postings: Vec<Held>,
}

/// An article that does.
struct Held {
    article: u32,
    value: f32,
    /// Where each word is in the title; empty unless all are.
    places: Vec<u8>,
}

/// The phrases of a locale by their groups.
pub(super) fn all(
    lexis: &Lexis,
    groups: &[Vec<Posting>],
    norms: &BTreeMap<u32, [f32; 4]>,
) -> BTreeMap<u32, Phrase> {
    let marked = lexis.items.iter().filter(|it| it.is_marked());
    let marked: FxHashSet<(u32, u32)> = marked.map(|it| (it.form.group, it.form.form)).collect();
    let phrases = lexis.phrases.iter().map(|(forms, group)| {
        let words = forms.iter().map(|form| Word {
            form: *form,
            bonus: match marked.contains(&(form.group, form.form)) {
                true => AS_WRITTEN + FOLDED,
                false => AS_WRITTEN,
            },
            postings: &groups[form.group as usize],
        });
        (*group, Phrase::new(&words.collect::<Vec<_>>(), norms))
    });
    phrases.collect()
}

/// What an occurrence in each part counts, by how long the parts are and how
/// long they are on average.
pub(super) fn norms(lengths: &[u32; 5], average: &[f32; 5]) -> [f32; 4] {
    let length = |part: usize| if part == 0 { lengths[4] } else { lengths[part] } as f32;
    let mean = |part: usize| f32::max(average[if part == 0 { 4 } else { part }], 1.0);
    [0, 1, 2, 3].map(|part| {
        let b = LENGTH_WEIGHTS[part];
        WEIGHTS[part] / (1.0 - b + b * length(part) / mean(part))
    })
}

/// A word of a phrase.
struct Word<'a> {
    form: Form,
    /// What it counts as it is written beside other forms.
    bonus: f32,
    postings: &'a [Posting],
}

impl Word<'_> {
    fn value(&self, posting: &Posting, norms: &[f32; 4]) -> f32 {
        let sum = |times: [u8; 4]| -> f32 {
            let times = times.iter().zip(norms);
            times.map(|(times, norm)| f32::from(*times) * norm).sum()
        };
        let own = sum(posting.times);
        let has_form = posting.forms >> self.form.form.min(MOST_FORMS - 1) & 1;
        let share = own * has_form as f32 / posting.forms.count_ones().max(1) as f32;
        let all = own + IN_COMPOUND * sum(posting.in_compounds) + self.bonus * share;
        all / (all + SATURATION)
    }

    fn of(&self, article: u32) -> Option<&Posting> {
        let place = self
            .postings
            .binary_search_by_key(&article, |it| it.article);
        place.ok().map(|it| &self.postings[it])
    }
}

impl Phrase {
    fn new(words: &[Word<'_>], norms: &BTreeMap<u32, [f32; 4]>) -> Self {
        let rarest = words.iter().min_by_key(|it| it.postings.len());
        let articles = rarest.map_or(&[][..], |it| it.postings).iter();
        let held = articles.filter_map(|Posting { article, .. }| {
            let all: Option<Vec<&Posting>> = words.iter().map(|it| it.of(*article)).collect();
            let (all, norms) = (all?, norms.get(article)?);
            let values = words.iter().zip(&all).map(|(it, own)| it.value(own, norms));
            let in_title = all.iter().all(|it| it.times[0] > 0);
            let places = all.iter().filter(|_| in_title).map(|it| it.places[0]);
            Some(Held {
                article: *article,
                value: values.sum::<f32>() / words.len() as f32,
                places: places.collect(),
            })
        });
        Self {
            words: u32::try_from(words.len()).unwrap_or(0),
            postings: held.collect(),
        }
    }

    /// How many articles hold it.
    pub fn len(&self) -> usize {
        self.postings.len()
    }

    /// Writes it; `articles` is how many there are in all.
    pub fn write(&self, coder: &mut Coder, articles: usize, count_kind: Kind) {
        let count = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        coder.number(WORDS, self.words);
        coder.number(count_kind, count);
        let mut gaps = Gaps::new(self.postings.len(), articles);
        for it in &self.postings {
            gaps.write(coder, it.article);
            let steps = (1 << BITS) as f32;
            coder.one_of(VALUE, BITS, (it.value * steps).min(steps - 1.0) as u32);
            coder.flag(IN_TITLE, !it.places.is_empty());
            for place in &it.places {
                coder.number(PLACE, u32::from(*place));
            }
        }
    }
}
