//! Why a search shows no hits although there are some: filters took them all, or
//! fewer were asked for than are passed over.

use crate::index::{Facets, Filter, Hits, Index, Query};
use serde_json::{Value, json};

/// An option that leaves no hit, what it was given, and what it knows.
pub struct Removed {
    option: &'static str,
    value: String,
    /// How many hits there are without any filter.
    without: usize,
    known: Vec<String>,
}

/// Finds the filters that leave no hit, each by itself or else all together.
pub fn removed(index: &Index, query: &Query, hits: &Hits) -> Vec<Removed> {
    if hits.total > 0 || query.filter.is_empty() {
        return Vec::new();
    }
    let ask = |filter: Filter| {
        index.search(&Query {
            filter,
            facets: true,
            limit: 1,
            offset: 0,
            ..query.clone()
        })
    };
    let all = ask(Filter::default());
    if all.total == 0 {
        return Vec::new();
    }
    let each = single(&query.filter);
    let alone: Vec<bool> = each
        .iter()
        .map(|(_, _, filter)| ask(filter.clone()).total == 0)
        .collect();
    let is_one = alone.contains(&true);
    let each = each.into_iter().zip(alone);
    each.filter(|(_, is_alone)| *is_alone || !is_one)
        .map(|((option, value, _), _)| Removed {
            option,
            value,
            without: all.total,
            known: known(&all.facets, option),
        })
        .collect()
}

/// The filters that are set, each alone, with its option and value.
fn single(filter: &Filter) -> Vec<(&'static str, String, Filter)> {
    let none = Filter::default;
    let mut each = Vec::new();
    if let Some(it) = &filter.audience {
        let audience = Some(it.clone());
        each.push(("--audience", it.clone(), Filter { audience, ..none() }));
    }
    if let Some(it) = &filter.collection {
        let collection = Some(it.clone());
        each.push((
            "--collection",
            it.clone(),
            Filter {
                collection,
                ..none()
            },
        ));
    }
    if let Some(it) = filter.translation {
        let translation = Some(it);
        let value = it.as_str().to_owned();
        each.push((
            "--translation",
            value,
            Filter {
                translation,
                ..none()
            },
        ));
    }
    if let Some(it) = filter.since {
        let since = Some(it);
        each.push(("--since", it.to_string(), Filter { since, ..none() }));
    }
    each
}

fn known(facets: &Facets, option: &str) -> Vec<String> {
    let words = |counts: &[(String, usize)]| counts.iter().map(|it| it.0.clone()).collect();
    match option {
        "--audience" => words(&facets.audience),
        "--collection" => words(&facets.collection),
        "--translation" => {
            let kinds = facets.translation.iter();
            kinds.map(|it| it.0.as_str().to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// What whoever asked is told, a line each.
pub fn lines(query: &Query, hits: &Hits, removed: &[Removed]) -> Vec<String> {
    if hits.total > 0 && hits.hits.is_empty() {
        let why = match query.limit {
            0 => "--limit 0 shows none".to_owned(),
            _ => format!("--offset {} passes over all of them", query.offset),
        };
        return vec![format!("{} articles were found; {why}", hits.total)];
    }
    let line = |it: &Removed| {
        let Removed {
            option,
            value,
            without,
            known,
        } = it;
        let known = match known.is_empty() {
            true => String::new(),
            false => format!("; there are: {}", known.join(", ")),
        };
        format!("{without} articles were found, but none for {option} {value}{known}")
    };
    removed.iter().map(line).collect()
}

/// The same for programs.
pub fn json(removed: &[Removed]) -> Value {
    removed
        .iter()
        .map(|it| {
            json!({
                "option": it.option, "value": it.value,
                "without": it.without, "known": it.known,
            })
        })
        .collect()
}
