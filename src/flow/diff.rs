//! What changed between two written-out flows, in words.
//!
//! Entry point: [`differences`]. Reads what `veiviser flow walk` prints, with the words
//! of readers or without; knows nothing of flows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A written-out flow.
#[derive(Default)]
struct Written<'a> {
    /// The locale that was written first; the ways of all others are the same.
    first: &'a str,
    locales: BTreeSet<&'a str>,
    /// The steps of each way.
    ways: BTreeMap<&'a str, Vec<&'a str>>,
    /// What readers see, by locale and by the name of a step, question or choice.
    words: BTreeMap<(&'a str, &'a str), &'a str>,
}

/// The locales in which flows were written out.
pub fn written_locales(text: &str) -> BTreeSet<&str> {
    let flows = read(text);
    let locales = flows.into_values().flat_map(|it| it.locales);
    locales.collect()
}

/// What changed between two texts, in words, of one flow or of all; empty where nothing
/// did.
pub fn differences(old: &str, new: &str, only: Option<&str>) -> String {
    let (old, new) = (read(old), read(new));
    let ids = old.keys().chain(new.keys()).copied();
    let ids: BTreeSet<&str> = ids
        .filter(|it| only.is_none_or(|only| only == *it))
        .collect();
    let mut out = String::new();
    for id in &ids {
        let found = match (old.get(id), new.get(id)) {
            (Some(old), Some(new)) => differences_of(old, new),
            (Some(_), None) => format!("there is no flow `{id}` any more\n"),
            (None, _) => format!("the flow `{id}` is new\n"),
        };
        if ids.len() > 1 && !found.is_empty() {
            line(&mut out, format_args!("# {id}"));
        }
        out.push_str(&found);
    }
    out
}

fn differences_of(old: &Written<'_>, new: &Written<'_>) -> String {
    let mut out = ways_between(old, new);
    out.push_str(&steps_between(old, new));
    for (way, steps) in &new.ways {
        let reordered = old
            .ways
            .get(way)
            .is_some_and(|it| it != steps && set(it) == set(steps));
        if reordered {
            line(
                &mut out,
                format_args!("the steps of `{way}` come in another order"),
            );
        }
    }
    for locale in old.locales.difference(&new.locales) {
        line(
            &mut out,
            format_args!("nothing is said in {locale} any more"),
        );
    }
    for ((locale, key), text) in &new.words {
        if old.words.get(&(locale, key)).is_some_and(|it| it != text) {
            line(&mut out, format_args!("{key} says in {locale}: {text}"));
        }
    }
    out
}

fn ways_between(old: &Written<'_>, new: &Written<'_>) -> String {
    let mut out = String::new();
    for way in old.ways.keys().filter(|it| !new.ways.contains_key(*it)) {
        line(&mut out, format_args!("`{way}` is no longer asked"));
    }
    for way in new.ways.keys().filter(|it| !old.ways.contains_key(*it)) {
        line(&mut out, format_args!("`{way}` is new"));
    }
    out
}

fn steps_between(old: &Written<'_>, new: &Written<'_>) -> String {
    let mut out = String::new();
    let (old_steps, new_steps) = (by_step(&old.ways), by_step(&new.ways));
    let steps: BTreeSet<&str> = old_steps.keys().chain(new_steps.keys()).copied().collect();
    let none = BTreeSet::new();
    for step in steps {
        let before = old_steps.get(step).unwrap_or(&none);
        let after = new_steps.get(step).unwrap_or(&none);
        let is_told = |it: &&&str| !before.is_empty() || old.ways.contains_key(**it);
        for way in after.difference(before).filter(is_told) {
            line(
                &mut out,
                format_args!("{step} is now also reached by `{way}`"),
            );
        }
        let is_asked = |it: &&&str| new.ways.contains_key(**it);
        for way in before.difference(after).filter(is_asked) {
            line(
                &mut out,
                format_args!("{step} is no longer reached by `{way}`"),
            );
        }
    }
    out
}

fn set<'a>(steps: &[&'a str]) -> BTreeSet<&'a str> {
    steps.iter().copied().collect()
}

fn by_step<'a>(ways: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut steps: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (way, of_way) in ways {
        for step in of_way {
            steps.entry(step).or_default().insert(way);
        }
    }
    steps
}

/// Reads the flows of a text by their names.
fn read(text: &str) -> BTreeMap<&str, Written<'_>> {
    let mut flows: BTreeMap<&str, Written<'_>> = BTreeMap::new();
    let (mut id, mut locale, mut way) = ("", "", "");
    for line in text.lines().filter(|it| !it.trim().is_empty()) {
        if let Some(head) = line.strip_prefix("# ") {
            (id, locale) = head.rsplit_once(' ').unwrap_or((head, ""));
            let flow = flows.entry(id).or_insert_with(|| Written {
                first: locale,
                ..Written::default()
            });
            flow.locales
                .extend(Some(locale).filter(|it| !it.is_empty()));
            continue;
        }
        let flow = flows.entry(id).or_default();
        let is_first = flow.first == locale;
        let (key, text) = line.split_once(": ").unwrap_or((line, ""));
        match (key.strip_prefix("  "), text) {
            (Some(key), _) => {
                let (step, text) = step_of(key, text);
                if is_first {
                    flow.ways.entry(way).or_default().push(step);
                }
                flow.words.insert((locale, step), text);
            }
            (None, "") => {
                way = key;
                if is_first {
                    flow.ways.entry(way).or_default();
                }
            }
            (None, _) => {
                flow.words.insert((locale, key), text);
            }
        }
    }
    flows
}

/// A step without the locale that its words are from.
fn step_of<'a>(key: &'a str, text: &'a str) -> (&'a str, &'a str) {
    let step = key.strip_suffix(')').and_then(|it| it.rsplit_once(" ("));
    (step.map_or(key, |it| it.0), text)
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a String takes all");
}
