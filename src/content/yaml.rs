//! YAML as written, with budgets: text in, [`Value`]s with their lines out.

mod plain;

use crate::content::clean::clean;
use crate::model::Value;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Options, Spanned};
use std::fmt;

/// How large front matter may be, in bytes.
pub const MAX_BYTES: usize = 16 * 1024;
const MAX_DEPTH: usize = 8;
const MAX_NODES: usize = 1_000;

/// A key, its value, and where the value stands.
#[derive(Debug)]
pub struct Entry {
    /// The key.
    pub key: Box<str>,
    /// The value.
    pub value: Value,
    /// The line of the value, from 1, in the text that was parsed.
    pub line: u32,
    /// The column of the value, from 1.
    pub column: u32,
}

/// Why YAML could not be read.
#[derive(Debug)]
pub struct Fault {
    /// One sentence.
    pub message: String,
    /// The line, from 1, in the text that was parsed; 0 where it is not known.
    pub line: u32,
    /// The column, from 1; 0 where it is not known.
    pub column: u32,
}

/// Reads a mapping. Aliases, merge keys, deep nesting and great size are faults.
pub fn parse(text: &str) -> Result<Vec<Entry>, Fault> {
    if text.len() > MAX_BYTES {
        let message = format!(
            "front matter of {} bytes; at most {MAX_BYTES} are read",
            text.len()
        );
        return Err(Fault {
            message,
            line: 1,
            column: 1,
        });
    }
    plain::parse(text).map_or_else(|| parse_all(text), Ok)
}

fn parse_all(text: &str) -> Result<Vec<Entry>, Fault> {
    let parsed: Result<Mapping, _> = serde_saphyr::from_str_with_options(text, options());
    let Mapping(entries) = parsed.map_err(|error| fault(&error))?;
    Ok(entries
        .into_iter()
        .map(|(key, node)| entry(key, node, text))
        .collect())
}

fn options() -> Options {
    let budget = serde_saphyr::budget! {
        max_depth: MAX_DEPTH,
        max_nodes: MAX_NODES,
        max_events: 4 * MAX_NODES,
        max_aliases: 0,
        max_anchors: 0,
        max_merge_keys: 0,
        max_documents: 1,
        max_total_scalar_bytes: MAX_BYTES,
        flow_nesting_limit: MAX_DEPTH,
    };
    serde_saphyr::options! { budget: budget }
}

fn fault(error: &serde_saphyr::Error) -> Fault {
    let location = error.location();
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let text = error.without_snippet().to_string();
    Fault {
        message: in_words(text.lines().next().unwrap_or_default()),
        line: location.map_or(0, |it| number(it.line())),
        column: location.map_or(0, |it| number(it.column())),
    }
}

/// What the parser says, without its own line numbers and the names of its options.
fn in_words(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or_default();
    if message.starts_with("budget breached") || message.starts_with("recursion limit") {
        return "anchors, aliases, deep nesting and more than 1,000 values are not read".to_owned();
    }
    message
        .split(", set ")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn entry(key: String, node: Spanned<Node>, text: &str) -> Entry {
    let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let (line, column) = (
        number(node.referenced.line()),
        number(node.referenced.column()),
    );
    Entry {
        key: key.into(),
        value: value(node, text),
        line,
        column,
    }
}

/// Numbers, booleans and nothing are read again from the text, so that `0123` stays `0123`.
fn value(node: Spanned<Node>, text: &str) -> Value {
    let span = node.referenced.span();
    match node.value {
        Node::Text(text) => Value::Scalar(clean(&text).into()),
        Node::Empty => Value::Scalar("".into()),
        Node::Typed(fallback) => {
            let range = span.byte_offset().zip(span.byte_len());
            let written = range.and_then(|(at, len)| {
                let start = usize::try_from(at).ok()?;
                text.get(start..start + usize::try_from(len).ok()?)
            });
            let written = written.map(str::trim).filter(|it| !it.is_empty());
            Value::Scalar(written.unwrap_or(&fallback).into())
        }
        Node::List(nodes) => Value::List(nodes.into_iter().map(|it| value(it, text)).collect()),
        Node::Map(Mapping(entries)) => Value::Map(
            entries
                .into_iter()
                .map(|(key, it)| (key.into(), value(it, text)))
                .collect(),
        ),
    }
}

enum Node {
    Text(String),
    /// A number or a boolean, and how Rust writes it.
    Typed(String),
    Empty,
    List(Vec<Spanned<Node>>),
    Map(Mapping),
}

struct Mapping(Vec<(String, Spanned<Node>)>);

impl<'de> Deserialize<'de> for Mapping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MappingVisitor)
    }
}

struct MappingVisitor;

impl<'de> Visitor<'de> for MappingVisitor {
    type Value = Mapping;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Mapping, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Mapping(entries))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Mapping, E> {
        Ok(Mapping(Vec::new()))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Typed(value.to_string()))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Typed(value.to_string()))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Typed(value.to_string()))
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Node, E> {
        Ok(Node::Typed(value.to_string()))
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Node, E> {
        Ok(Node::Typed(value.to_string()))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Typed(value.to_string()))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Empty)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Node, A::Error> {
        MappingVisitor.visit_map(map).map(Node::Map)
    }
}
