//! Front matter: splits it off, reads it tolerantly, and says what is wrong with it.
//!
//! Entry point: [`parse`]. The `ms.*` dialect and the common keys of Hugo, Zola
//! and Docusaurus are typed; all other keys are kept.

use crate::content::fault::Faults;
use crate::content::yaml;
use crate::model::{Date, FrontMatter, Locale, Place, Robots, Severity, TranslationType, Value};
use gray_matter::engine::Engine;
use gray_matter::{Matter, Pod};

/// A file, split.
#[derive(Debug, Default)]
pub struct Split {
    /// What the head says.
    pub front_matter: FrontMatter,
    /// Whether there was a head at all.
    pub present: bool,
    /// Where keys stand that faults may be about, and aliases.
    pub places: Vec<(Box<str>, Place)>,
    /// Where the body begins in the text, in bytes.
    pub body: usize,
}

/// Hands the raw matter on: gray_matter splits, [`yaml`] types.
struct Raw;

impl Engine for Raw {
    fn parse(content: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::String(content.to_owned()))
    }
}

/// Splits and reads the head of a file. Never fails: what cannot be read is a diagnostic.
pub fn parse(text: &str, faults: &mut Faults) -> Split {
    let start = text.len()
        - text
            .trim_start_matches(['\u{feff}', '\r', '\n', ' ', '\t'])
            .len();
    let Some(head) = Head::find(&text[start..]) else {
        return without_closer(text, start, faults);
    };
    if text[..start].contains('\n') {
        let message = "front matter does not begin on the first line";
        faults.push(
            (Severity::Note, "front-matter-late"),
            start,
            message,
            "remove the blank lines above it",
        );
    }
    let block = &text[start..start + head.end];
    let parsed = Matter::<Raw>::new().parse::<String>(block);
    let matter = parsed.map(|it| it.matter).unwrap_or_default();
    let offset = start + offset(block, &matter);
    let (front_matter, places) = read(&matter, offset, faults);
    Split {
        front_matter,
        places,
        present: true,
        body: start + head.end,
    }
}

/// Where the matter begins in its block: below the first line, but for odd line ends.
fn offset(block: &str, matter: &str) -> usize {
    let below = block.find('\n').map_or(0, |it| it + 1);
    if block[below..].starts_with(matter) {
        return below;
    }
    block.find(matter).unwrap_or(0)
}

/// Where the head of a text ends.
struct Head {
    end: usize,
}

impl Head {
    fn find(text: &str) -> Option<Self> {
        let mut end = 0;
        for (index, line) in text.split_inclusive('\n').enumerate() {
            end += line.len();
            match (index, line.trim_end()) {
                (0, "---") => {}
                (0, _) => return None,
                (_, "---") => return Some(Self { end }),
                _ => {}
            }
        }
        None
    }
}

/// No head, or one that is never closed: then it ends at the first line that is
/// no YAML key, item or continuation.
fn without_closer(text: &str, start: usize, faults: &mut Faults) -> Split {
    let rest = &text[start..];
    if rest.lines().next().map(str::trim_end) != Some("---") {
        return Split {
            body: bom_length(text),
            ..Split::default()
        };
    }
    let first = rest.find('\n').map_or(rest.len(), |it| it + 1);
    let mut end = first;
    for line in rest[first..].split_inclusive('\n') {
        if !looks_like_yaml(line) {
            break;
        }
        end += line.len();
    }
    faults.push(
        (Severity::Error, "front-matter-unclosed"),
        start,
        "front matter has no closing ---",
        "add a line --- below the last key",
    );
    let (front_matter, places) = read(&rest[first..end], start + first, faults);
    Split {
        front_matter,
        places,
        present: true,
        body: start + end,
    }
}

fn bom_length(text: &str) -> usize {
    if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    }
}

fn looks_like_yaml(line: &str) -> bool {
    let trimmed = line.trim_end();
    let key = || {
        let (key, value) = trimmed.split_once(':')?;
        let plain = !key.is_empty()
            && key
                .chars()
                .all(|c| c.is_alphanumeric() || "._-".contains(c));
        (plain && (value.is_empty() || value.starts_with(' '))).then_some(())
    };
    trimmed.starts_with("- ") || trimmed.starts_with("  ") || key().is_some()
}

type Places = Vec<(Box<str>, Place)>;

/// The keys of former addresses.
const ALIASES: &[&str] = &["aliases", "redirect_from"];

/// The other keys whose places are kept.
const PLACED: &[&str] = &["draft", "slug", "translationkey"];

fn read(matter: &str, offset: usize, faults: &mut Faults) -> (FrontMatter, Places) {
    let mut front_matter = FrontMatter::default();
    let mut places = Places::new();
    match yaml::parse(matter) {
        Ok(entries) => {
            for entry in entries {
                if &*entry.key == "troubleshoot" {
                    let at = offset + byte_of(matter, entry.line, entry.column);
                    let places = item_places(matter, entry.line, entry.column);
                    let places = places.map(|it| faults.place(offset + it));
                    let places = places.chain(std::iter::repeat(faults.place(at)));
                    front_matter.cases = items(entry.value).into_iter().zip(places).collect();
                    continue;
                }
                let key = entry.key.to_ascii_lowercase();
                let at = || byte_of(matter, entry.line, entry.column);
                if PLACED.contains(&&*key) {
                    places.push((key.into(), faults.place(offset + at())));
                } else if ALIASES.contains(&&*key) {
                    let at = at();
                    for alias in list(&entry.value) {
                        let own = matter[at..].find(&*alias).map_or(at, |it| at + it);
                        places.push((alias, faults.place(offset + own)));
                    }
                }
                set(&mut front_matter, &entry.key, entry.value, &mut |message| {
                    let at = offset + byte_of(matter, entry.line, entry.column);
                    let hint = "write it as the field's documentation says";
                    faults.push((Severity::Warning, "front-matter-value"), at, message, hint);
                });
            }
        }
        Err(fault) => {
            let at = offset + byte_of(matter, fault.line, fault.column);
            let message = format!("front matter is not valid YAML: {}", fault.message);
            let hint = "the article is read without what could not be understood; quote values that hold a colon, a # or quotes";
            faults.push((Severity::Error, "front-matter-yaml"), at, &message, hint);
            salvage(matter, &mut front_matter);
        }
    }
    (front_matter, places)
}

/// Takes what single lines say plainly from a head that is no YAML as a whole.
fn salvage(matter: &str, front_matter: &mut FrontMatter) {
    if matter.len() > yaml::MAX_BYTES || matter.contains(['*', '&', '[', '{']) {
        return;
    }
    for line in matter.lines().filter(|line| looks_like_yaml(line)) {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        if key.starts_with([' ', '-']) || value.is_empty() || value.contains(": ") {
            continue;
        }
        let value = Value::Scalar(value.trim_matches(['"', '\'']).into());
        set(front_matter, key, value, &mut |_| {});
    }
}

/// The items of a list, or the one value.
fn items(value: Value) -> Vec<Value> {
    match value {
        Value::List(items) => items,
        one => vec![one],
    }
}

/// Where the items of a list begin that are written a line each, from the line of the
/// first on.
fn item_places(matter: &str, line: u32, column: u32) -> impl Iterator<Item = usize> {
    let first = byte_of(matter, line, column);
    let start = matter[..first].rfind('\n').map_or(0, |it| it + 1);
    let indent = first - start;
    let mut at = start;
    let lines = matter[start..].split_inclusive('\n').map(move |it| {
        at += it.len();
        (at - it.len(), it)
    });
    let is_item = move |it: &str| it.get(indent..).is_some_and(|it| it.starts_with("- "));
    let inside = lines.take_while(move |(_, it)| {
        let own = it.len() - it.trim_start().len();
        own > indent || is_item(it) || it.trim().is_empty()
    });
    inside
        .filter(move |(_, it)| is_item(it))
        .map(move |(at, _)| at + indent)
}

fn byte_of(text: &str, line: u32, column: u32) -> usize {
    let (line, column) = (line.max(1) as usize - 1, column.max(1) as usize - 1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column).map_or(0, |(at, _)| at)
}

fn set(to: &mut FrontMatter, key: &str, value: Value, fault: &mut dyn FnMut(&str)) {
    let lower = key.to_ascii_lowercase();
    match lower.as_str() {
        "title" => to.title = text(&value),
        "description" => to.description = text(&value),
        "slug" => to.slug = text(&value),
        "translationkey" => to.translation_key = text(&value),
        "aliases" | "redirect_from" => to.aliases.extend(list(&value)),
        "ms.contentlocale" | "locale" | "lang" => {
            to.locale = locale(&value, fault).or(to.locale.take());
        }
        "ms.audience" | "audience" => extend(&mut to.audience, &value),
        "ms.service" | "ms.prod" => to.service = text(&value).or(to.service.take()),
        "ms.collection" => extend(&mut to.collection, &value),
        "ms.topic" => to.topic = text(&value),
        "tags" | "keywords" => extend(&mut to.tags, &value),
        "ms.custom" | "ms.assetid" => extend(&mut to.ids, &value),
        "robots" => to.robots = robots(&value),
        "localization_priority" => to.priority = text(&value),
        "ms.date" | "lastmod" | "date" | "last_update" => {
            let read = date(&value, fault);
            // Of several dates the one of the last change counts.
            to.date = to.date.max(read);
        }
        "ms.lasthandoff" => to.hand_off = date(&value, fault),
        "ms.translationtype" => to.translation_type = translation_type(&value, fault),
        "ms.sourcegitcommit" => to.source_commit = text(&value),
        "ms.openlocfilehash" => to.source_hash = text(&value),
        "draft" => to.draft = text(&value).is_some_and(|it| it.eq_ignore_ascii_case("true")),
        "weight" => to.weight = number(&value, fault),
        _ => {
            to.other.insert(key.into(), value);
        }
    }
}

fn text(value: &Value) -> Option<Box<str>> {
    list(value).into_iter().next()
}

/// The scalars of a value; a comma-separated scalar is a list, and so is a lone one.
fn list(value: &Value) -> Vec<Box<str>> {
    match value {
        Value::Scalar(text) => {
            let text = text.trim();
            if text.is_empty() {
                Vec::new()
            } else {
                vec![text.into()]
            }
        }
        Value::List(values) => values.iter().flat_map(list).collect(),
        Value::Map(_) => Vec::new(),
    }
}

fn extend(to: &mut Vec<Box<str>>, value: &Value) {
    let parts = list(value);
    for part in parts.iter().flat_map(|it| it.split(',')).map(str::trim) {
        if !part.is_empty() && !to.iter().any(|it| **it == *part) {
            to.push(part.into());
        }
    }
}

fn locale(value: &Value, fault: &mut dyn FnMut(&str)) -> Option<Locale> {
    let tag = text(value)?;
    let locale = Locale::parse(&tag);
    if locale.is_none() {
        fault(&format!("{tag} is no locale known here"));
    }
    locale
}

fn robots(value: &Value) -> Robots {
    let words = list(value).join(",").to_ascii_lowercase();
    let has = |word: &str| words.split([',', ' ']).any(|it| it == word || it == "none");
    Robots {
        no_index: has("noindex"),
        no_follow: has("nofollow"),
    }
}

fn date(value: &Value, fault: &mut dyn FnMut(&str)) -> Option<Date> {
    let written = match value {
        Value::Map(entries) => text(&entries.iter().find(|(key, _)| **key == *"date")?.1)?,
        _ => text(value)?,
    };
    let date = Date::parse(&written);
    if date.is_none() {
        fault(&format!(
            "{written} is no date; write 2026-11-22 or 11/22/2026"
        ));
    }
    date
}

fn translation_type(value: &Value, fault: &mut dyn FnMut(&str)) -> Option<TranslationType> {
    let written = text(value)?;
    match written.to_ascii_uppercase().as_str() {
        "HT" => Some(TranslationType::Human),
        "MT" => Some(TranslationType::Machine),
        _ => {
            fault(&format!("{written} is no translation type; HT and MT are"));
            None
        }
    }
}

fn number(value: &Value, fault: &mut dyn FnMut(&str)) -> Option<i64> {
    let written = text(value)?;
    let number = written.parse().ok();
    if number.is_none() {
        fault(&format!("{written} is no whole number"));
    }
    number
}
