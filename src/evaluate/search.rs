//! Judged queries to scores: how good search is, for publishers who keep
//! queries of their own.
//!
//! Entry point: [`run`]. A set is one JSON object a line: `id`, `queries` (from
//! a key to the words) and `relevant` (from a slug to its grade, 1 or 2). The
//! part of a key before `_` is the reader's language.

use crate::Error;
use crate::index::{Duplicates, Index, Query};
use crate::model::Locale;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

const DEPTH: usize = 10;

/// The scores of a set of judged queries.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The keys in the order of the set, with their scores.
    pub keys: Vec<(String, Scores)>,
    /// The scores of all queries together.
    pub overall: Scores,
    /// What was found: topic, key, rank and slug, tab separated, a line each.
    pub run: String,
}

/// Means over queries.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// How many queries.
    pub queries: usize,
    /// Discounted gain of the first ten, against the best possible.
    pub ndcg: f64,
    /// Whether the first hit answers.
    pub success_1: f64,
    /// Whether one of the first five answers.
    pub success_5: f64,
    /// One over the rank of the first that answers, among ten.
    pub mrr: f64,
}

#[derive(Deserialize)]
struct Topic {
    id: String,
    queries: Ordered,
    relevant: BTreeMap<String, u8>,
}

/// A JSON object in the order of the file.
struct Ordered(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Ordered {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Ordered;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object from query keys to words")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Ordered, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

/// Asks every query of a set and scores what is found.
pub fn run(index: &Index, set: &str) -> Result<Report, Error> {
    let mut report = Report::default();
    let mut done: BTreeSet<String> = BTreeSet::new();
    for (number, line) in set.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let topic: Topic = serde_json::from_str(line)
            .map_err(|it| Error::Usage(format!("line {} of the queries: {it}", number + 1)))?;
        if !done.insert(topic.id.clone()) {
            let message = format!("line {}: a second topic {}", number + 1, topic.id);
            return Err(Error::Usage(message));
        }
        for (key, text) in &topic.queries.0 {
            let slugs = ask(index, key, text)?;
            for (rank, slug) in slugs.iter().enumerate() {
                let line = format!("{}\t{key}\t{}\t{slug}\n", topic.id, rank + 1);
                report.run.push_str(&line);
            }
            report.add(key, score(&slugs, &topic.relevant));
        }
    }
    report.overall.close();
    report.keys.iter_mut().for_each(|(_, it)| it.close());
    Ok(report)
}

fn ask(index: &Index, key: &str, text: &str) -> Result<Vec<String>, Error> {
    let language = key.split('_').next().unwrap_or(key);
    let unknown = || Error::Usage(format!("the query key {key} names no language"));
    let wanted = Locale::parse(language).ok_or_else(unknown)?;
    let locales = index.locales();
    let reader = wanted.best_match(&locales).unwrap_or(&wanted);
    let mut query = Query::new(text, reader.clone());
    query.duplicates = Duplicates::Expand;
    let hits = index.search(&query).hits;
    Ok(hits.iter().map(|it| it.slug.to_string()).collect())
}

fn gain(grade: u8) -> f64 {
    match grade {
        0 => 0.0,
        1 => 1.0,
        _ => 3.0,
    }
}

fn discounted(gains: impl Iterator<Item = f64>) -> f64 {
    let gains = gains.take(DEPTH).zip(2_u32..);
    gains
        .map(|(gain, place)| gain / f64::from(place).log2())
        .sum()
}

fn score(slugs: &[String], relevant: &BTreeMap<String, u8>) -> Scores {
    let grade = |slug: &String| relevant.get(slug).copied().unwrap_or(0);
    let mut ideal: Vec<f64> = relevant.values().map(|it| gain(*it)).collect();
    ideal.sort_by(|a, b| b.total_cmp(a));
    let ideal = discounted(ideal.into_iter());
    let first = slugs.iter().take(DEPTH).position(|it| grade(it) >= 2);
    let within = |count: usize| f64::from(u8::from(first.is_some_and(|it| it < count)));
    Scores {
        queries: 1,
        ndcg: if ideal > 0.0 {
            discounted(slugs.iter().map(|it| gain(grade(it)))) / ideal
        } else {
            0.0
        },
        success_1: within(1),
        success_5: within(5),
        mrr: first.map_or(0.0, |it| 1.0 / (it + 1) as f64),
    }
}

impl Report {
    fn add(&mut self, key: &str, scores: Scores) {
        self.overall.add(scores);
        match self.keys.iter_mut().find(|(it, _)| it == key) {
            Some((_, sum)) => sum.add(scores),
            None => self.keys.push((key.to_owned(), scores)),
        }
    }
}

impl Scores {
    fn add(&mut self, other: Self) {
        self.queries += other.queries;
        self.ndcg += other.ndcg;
        self.success_1 += other.success_1;
        self.success_5 += other.success_5;
        self.mrr += other.mrr;
    }

    fn close(&mut self) {
        let count = self.queries.max(1) as f64;
        for sum in [
            &mut self.ndcg,
            &mut self.success_1,
            &mut self.success_5,
            &mut self.mrr,
        ] {
            *sum /= count;
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "query key      n    nDCG@10  success@1  success@5     MRR@10"
        )?;
        let overall = ("overall".to_owned(), self.overall);
        for (key, it) in self.keys.iter().chain([&overall]) {
            writeln!(
                f,
                "{key:<10} {:>5}  {:>9.3}  {:>9.3}  {:>9.3}  {:>9.3}",
                it.queries, it.ndcg, it.success_1, it.success_5, it.mrr
            )?;
        }
        Ok(())
    }
}
