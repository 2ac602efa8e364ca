//! What hits are filtered, counted and sorted by.

use crate::index::schema::Record;
use crate::model::{Date, TranslationType};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which hits are wanted; each that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whom the article is for, in any case.
    pub audience: Option<String>,
    /// The service or collection it belongs to, in any case.
    pub collection: Option<String>,
    /// Who translated the version shown.
    pub translation: Option<TranslationType>,
    /// The version shown is no older.
    pub since: Option<Date>,
}

impl Filter {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How many hits have each value, the commonest first. Each property is
/// counted among the hits that fit all filters but its own, so that the counts
/// say what another value of it would find.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Whom they are for.
    pub audience: Vec<(String, usize)>,
    /// The services and collections they belong to.
    pub collection: Vec<(String, usize)>,
    /// Who translated the versions shown.
    pub translation: Vec<(TranslationType, usize)>,
    /// The days when the versions shown were last changed, the newest first.
    pub updated: Vec<(Date, usize)>,
}

impl Facets {
    /// How many hits were changed on a day or later.
    pub fn since(&self, day: Date) -> usize {
        let newer = self.updated.iter().take_while(|(it, _)| *it >= day);
        newer.map(|(_, count)| count).sum()
    }
}

/// The filterable properties of a locale's articles, by document.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Columns {
    names: Vec<String>,
    rows: Vec<Row>,
}

/// Year, month and day; machine translated; audiences; collections.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Row(Option<(i16, u8, u8)>, Option<bool>, Vec<u16>, Vec<u16>);

impl Columns {
    /// Adds the properties of the next document.
    pub fn push(&mut self, record: &Record) {
        let audience = record.audience.iter().map(|it| self.name(it)).collect();
        let service = record.service.iter();
        let collections = service.chain(&record.collection);
        let collections = collections.map(|it| self.name(it)).collect();
        let row = Row(record.date, record.machine, audience, collections);
        self.rows.push(row);
    }

    fn name(&mut self, name: &str) -> u16 {
        let known = self.names.iter().position(|it| it == name);
        let place = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Whether a document fits each of a filter's wishes, in their order.
    pub fn fits(&self, document: usize, filter: &Filter) -> [bool; 4] {
        let Some(Row(date, machine, audience, collections)) = self.rows.get(document) else {
            return [false; 4];
        };
        let since =
            |since: &Date| date.is_some_and(|it| it >= (since.year, since.month, since.day));
        let by = |wanted: &TranslationType| *machine == Some(*wanted == TranslationType::Machine);
        let audience_fits = |it: &String| self.has(audience, it);
        let collection_fits = |it: &String| self.has(collections, it);
        [
            filter.audience.as_ref().is_none_or(audience_fits),
            filter.collection.as_ref().is_none_or(collection_fits),
            filter.translation.as_ref().is_none_or(by),
            filter.since.as_ref().is_none_or(since),
        ]
    }

    fn has(&self, names: &[u16], wanted: &str) -> bool {
        let mut names = names.iter().filter_map(|it| self.names.get(*it as usize));
        names.any(|it| it.eq_ignore_ascii_case(wanted))
    }

    /// When a document was last changed.
    pub fn date(&self, document: usize) -> Option<(i16, u8, u8)> {
        self.rows.get(document)?.0
    }
}

/// Counts on their way to [`Facets`]. Articles of one group count once.
#[derive(Default)]
pub(super) struct Tally<'a> {
    /// The groups that have each name, by where the name is written.
    names: [FxHashMap<(usize, u16), Named<'a>>; 2],
    machine: [Vec<u32>; 2],
    dates: Vec<(u32, (i16, u8, u8))>,
}

/// A name and the groups that have it.
type Named<'a> = (&'a str, Vec<u32>);

impl<'a> Tally<'a> {
    /// Counts a document that fits some of the wishes.
    pub fn count(&mut self, columns: &'a Columns, document: usize, group: u32, fits: [bool; 4]) {
        let Some(Row(date, machine, audience, collections)) = columns.rows.get(document) else {
            return;
        };
        let fits_others = |own: usize| (0..4).all(|it| it == own || fits[it]);
        let place = std::ptr::from_ref(columns) as usize;
        for (own, names) in [audience, collections].into_iter().enumerate() {
            for name in names.iter().filter(|_| fits_others(own)) {
                let Some(text) = columns.names.get(*name as usize) else {
                    continue;
                };
                let found = self.names[own].entry((place, *name));
                found.or_insert_with(|| (text, Vec::new())).1.push(group);
            }
        }
        if let Some(machine) = machine.filter(|_| fits_others(2)) {
            self.machine[usize::from(machine)].push(group);
        }
        if let Some(date) = date.filter(|_| fits_others(3)) {
            self.dates.push((group, date));
        }
    }

    /// The counts.
    pub fn facets(self) -> Facets {
        let [audience, collection] = self.names.map(|it| counted(it.into_values().collect()));
        let kinds = [TranslationType::Human, TranslationType::Machine];
        let translation = kinds.into_iter().zip(self.machine.map(distinct));
        Facets {
            audience,
            collection,
            translation: translation.filter(|it| it.1 > 0).collect(),
            updated: days(self.dates),
        }
    }
}

fn distinct(mut groups: Vec<u32>) -> usize {
    groups.sort_unstable();
    groups.dedup();
    groups.len()
}

/// How many groups have each name. Names that differ in case are one, written
/// as most write it.
fn counted(mut all: Vec<Named<'_>>) -> Vec<(String, usize)> {
    all.retain(|(name, _)| !name.trim().is_empty());
    all.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(b.0)));
    let mut merged: Vec<Named<'_>> = Vec::new();
    for (name, groups) in all {
        let same = |it: &&mut Named<'_>| it.0.eq_ignore_ascii_case(name);
        match merged.iter_mut().find(same) {
            Some(known) => known.1.extend(groups),
            None => merged.push((name, groups)),
        }
    }
    let counts = merged.into_iter();
    let counts = counts.map(|(name, groups)| (name.to_owned(), distinct(groups)));
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

/// How many groups were last changed on each day.
fn days(mut dates: Vec<(u32, (i16, u8, u8))>) -> Vec<(Date, usize)> {
    dates.sort_unstable_by(|a, b| b.cmp(a));
    dates.dedup_by_key(|it| it.0);
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for (_, (year, month, day)) in dates {
        *counts.entry(Date { year, month, day }).or_default() += 1;
    }
    counts.into_iter().rev().collect()
}
