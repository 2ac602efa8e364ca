//! What hits are filtered, counted and sorted by.

use crate::index::schema::Record;
use crate::model::{Date, TranslationType};
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

/// How many hits have each value, the commonest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Whom they are for.
    pub audience: Vec<(String, usize)>,
    /// The services and collections they belong to.
    pub collection: Vec<(String, usize)>,
    /// Who translated the versions shown.
    pub translation: Vec<(TranslationType, usize)>,
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

    /// Whether a document is wanted.
    pub fn passes(&self, document: usize, filter: &Filter) -> bool {
        let Some(Row(date, machine, audience, collections)) = self.rows.get(document) else {
            return false;
        };
        let since =
            |since: &Date| date.is_some_and(|it| it >= (since.year, since.month, since.day));
        let by = |wanted: &TranslationType| *machine == Some(*wanted == TranslationType::Machine);
        filter
            .audience
            .as_ref()
            .is_none_or(|it| self.has(audience, it))
            && filter
                .collection
                .as_ref()
                .is_none_or(|it| self.has(collections, it))
            && filter.translation.as_ref().is_none_or(by)
            && filter.since.as_ref().is_none_or(since)
    }

    fn has(&self, names: &[u16], wanted: &str) -> bool {
        let mut names = names.iter().filter_map(|it| self.names.get(*it as usize));
        names.any(|it| it.eq_ignore_ascii_case(wanted))
    }

    /// When a document was last changed.
    pub fn date(&self, document: usize) -> Option<(i16, u8, u8)> {
        self.rows.get(document)?.0
    }

    /// Counts a document.
    pub fn count(&self, document: usize, tally: &mut Tally) {
        let Some(Row(_, machine, audience, collections)) = self.rows.get(document) else {
            return;
        };
        for (names, counts) in [
            (audience, &mut tally.audience),
            (collections, &mut tally.collection),
        ] {
            for name in names.iter().filter_map(|it| self.names.get(*it as usize)) {
                *counts.entry(name.clone()).or_default() += 1;
            }
        }
        if let Some(machine) = machine {
            *tally.machine.entry(*machine).or_default() += 1;
        }
    }
}

/// Counts on their way to [`Facets`].
#[derive(Debug, Default)]
pub(super) struct Tally {
    audience: BTreeMap<String, usize>,
    collection: BTreeMap<String, usize>,
    machine: BTreeMap<bool, usize>,
}

impl Tally {
    /// The counts, the commonest first.
    pub fn facets(self) -> Facets {
        let kinds = [
            (false, TranslationType::Human),
            (true, TranslationType::Machine),
        ];
        let translation = kinds.into_iter();
        Facets {
            audience: sorted(self.audience),
            collection: sorted(self.collection),
            translation: translation
                .filter_map(|(machine, kind)| Some((kind, *self.machine.get(&machine)?)))
                .collect(),
        }
    }
}

fn sorted(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|it| std::cmp::Reverse(it.1));
    counts
}
