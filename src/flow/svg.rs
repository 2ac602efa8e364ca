//! Draws a flow as a picture that stands alone: SVG with a title and a description.
//!
//! A column a question deep; every question lists its choices, and from each a line
//! leads to what comes next; an outcome lists its articles with the numbers of their blocks.
//! Right-to-left languages read it from the right. The layout
//! is the tree of first ways, so the same flow is always the same picture. It carries
//! no style of its own beyond attributes, which any style sheet overrides. Entry point:
//! [`svg`].

use crate::flow::graph::{choice_message, question_message, reason, step, title_message};
use crate::flow::merged::merged;
use crate::model::{Case, Direction, Evidence, Flow, Node, NodeId, Outcome, Slug};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Measures in pixels.
const BOX: usize = 260;
const GAP: usize = 90;
const LINE: usize = 19;
const PADDING: usize = 10;
const BETWEEN: usize = 16;
/// How many narrow characters fit on a line of a box.
const CHARACTERS: usize = 36;

/// A box of the picture.
struct Tile<'a> {
    x: usize,
    y: usize,
    height: usize,
    kind: &'static str,
    rows: Vec<Row<'a>>,
}

/// A line of a box; a choice has somewhere to lead to.
struct Row<'a> {
    text: String,
    is_head: bool,
    next: Option<NodeId>,
    cases: Vec<&'a Case>,
}

/// Draws a flow; `label` gives the text of a message.
pub(super) fn svg(
    flow: &Flow,
    (direction, why): (Direction, Why),
    label: &dyn Fn(&str) -> String,
) -> String {
    let merged = merged(flow);
    let flow = &merged;
    let tiles = lay_out(flow, label);
    let right = tiles.values().map(|it| it.x + BOX).max().unwrap_or(0);
    let bottom = tiles.values().map(|it| it.y + it.height).max().unwrap_or(0);
    let (width, height) = (right + BETWEEN, bottom + BETWEEN);
    let canvas = Canvas {
        width,
        direction,
        why,
    };
    let id = escaped(&flow.id);
    let title = escaped(&label(&title_message(&flow.id)));
    let questions = flow
        .nodes
        .iter()
        .filter(|it| matches!(it, Node::Question { .. }));
    let questions = questions.count();
    let outcomes = flow.nodes.len() - questions;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" role=\"img\" direction=\"{}\" \
         font-family=\"sans-serif\" font-size=\"13\" class=\"flow-map\" \
         aria-labelledby=\"map-{id}-title map-{id}-desc\">\n\
         <title id=\"map-{id}-title\">{title}</title>\n\
         <desc id=\"map-{id}-desc\">{title}: {questions} ? → {outcomes} ✓</desc>\n",
        direction.as_str()
    );
    for tile in tiles.values() {
        canvas.edges(tile, &tiles, &mut out);
    }
    for tile in tiles.values() {
        canvas.tile(tile, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

struct Canvas {
    width: usize,
    direction: Direction,
    why: Why,
}

/// Whether a picture says why a step is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Said,
    Unsaid,
}

impl Canvas {
    /// A place across, seen from where reading begins.
    fn across(&self, x: usize) -> usize {
        match self.direction {
            Direction::Ltr => x,
            Direction::Rtl => self.width - x,
        }
    }

    fn edges(&self, tile: &Tile<'_>, tiles: &BTreeMap<NodeId, Tile<'_>>, out: &mut String) {
        for (index, row) in tile.rows.iter().enumerate() {
            let Some(target) = row.next.and_then(|it| tiles.get(&it)) else {
                continue;
            };
            let (from, to) = (self.across(tile.x + BOX), self.across(target.x));
            let (start, end) = (tile.y + middle(index), target.y + middle(0));
            let bend = self.across(tile.x + BOX + GAP / 2);
            let back = self.across(target.x.saturating_sub(GAP / 2));
            line(
                out,
                format_args!(
                    "<path d=\"M{from} {start}C{bend} {start} {back} {end} {to} {end}\" \
                     fill=\"none\" stroke=\"#6b7280\" class=\"flow-map-edge\"/>"
                ),
            );
        }
    }

    fn tile(&self, tile: &Tile<'_>, out: &mut String) {
        let Tile {
            y, height, kind, ..
        } = tile;
        let left = match self.direction {
            Direction::Ltr => tile.x,
            Direction::Rtl => self.across(tile.x + BOX),
        };
        // The names of articles and the numbers of blocks are of no language.
        let language = if *kind == "outcome" {
            " lang=\"zxx\""
        } else {
            ""
        };
        line(out, format_args!("<g class=\"flow-map-{kind}\"{language}>"));
        line(
            out,
            format_args!(
                "<rect x=\"{left}\" y=\"{y}\" width=\"{BOX}\" height=\"{height}\" rx=\"8\" \
                 fill=\"#ffffff\" stroke=\"#6b7280\"/>"
            ),
        );
        let x = self.across(tile.x + PADDING);
        for (index, row) in tile.rows.iter().enumerate() {
            let baseline = y + middle(index) + 4;
            let weight = if row.is_head { "bold" } else { "normal" };
            let text = escaped(&row.text);
            write!(
                out,
                "<text x=\"{x}\" y=\"{baseline}\" font-weight=\"{weight}\" fill=\"#111827\">{text}"
            )
            .expect("a String takes all");
            let cases = row.cases.iter().filter(|_| self.why == Why::Said);
            let reasons = cases.map(|case| {
                let reasons = evidence(case).into_iter().map(reason);
                let lines = std::iter::once(step(case)).chain(reasons);
                lines.collect::<Vec<_>>().join("\n")
            });
            let reasons = escaped(&reasons.collect::<Vec<_>>().join("\n"));
            if !reasons.is_empty() {
                write!(out, "<title>{reasons}</title>").expect("a String takes all");
            }
            out.push_str("</text>\n");
        }
        out.push_str("</g>\n");
    }
}

/// How far below the top of a box the middle of a row is.
fn middle(row: usize) -> usize {
    PADDING + row * LINE + LINE / 2
}

/// Places the boxes: each below those before it in its column, and no higher than
/// what leads to it.
fn lay_out<'a>(flow: &'a Flow, label: &dyn Fn(&str) -> String) -> BTreeMap<NodeId, Tile<'a>> {
    let mut tiles: BTreeMap<NodeId, Tile<'a>> = BTreeMap::new();
    let mut columns: Vec<usize> = Vec::new();
    let depths = depths(flow);
    let mut open = vec![(0, BETWEEN)];
    while let Some((id, least)) = open.pop() {
        if tiles.contains_key(&id) || id >= flow.nodes.len() {
            continue;
        }
        let depth = depths[id];
        if columns.len() <= depth {
            columns.resize(depth + 1, BETWEEN);
        }
        let (kind, rows) = rows(flow, id, label);
        let height = 2 * PADDING + rows.len() * LINE;
        let y = least.max(columns[depth]);
        columns[depth] = y + height + BETWEEN;
        let next: Vec<NodeId> = rows.iter().filter_map(|it| it.next).collect();
        open.extend(next.into_iter().rev().map(|it| (it, y)));
        let x = BETWEEN + depth * (BOX + GAP);
        let tile = Tile {
            x,
            y,
            height,
            kind,
            rows,
        };
        tiles.insert(id, tile);
    }
    tiles
}

/// The longest way to each node, so that every line leads on.
fn depths(flow: &Flow) -> Vec<usize> {
    let mut depths = vec![0; flow.nodes.len()];
    for _ in 0..flow.nodes.len() {
        let mut changed = false;
        for (id, node) in flow.nodes.iter().enumerate() {
            let Node::Question { edges, .. } = node else {
                continue;
            };
            for (_, next) in edges {
                if depths.get(*next).is_some_and(|it| *it <= depths[id]) {
                    depths[*next] = depths[id] + 1;
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    depths
}

fn rows<'a>(
    flow: &'a Flow,
    id: NodeId,
    label: &dyn Fn(&str) -> String,
) -> (&'static str, Vec<Row<'a>>) {
    match &flow.nodes[id] {
        Node::Question { question, edges } => {
            let asked = label(&question_message(&flow.id, question));
            let mut rows = head(&asked);
            for (choice, next) in edges {
                let given = label(&choice_message(&flow.id, question, choice));
                let lines = wrapped(&given);
                let last = lines.len().saturating_sub(1);
                rows.extend(lines.into_iter().enumerate().map(|(index, text)| Row {
                    text: if index == 0 {
                        format!("› {text}")
                    } else {
                        text
                    },
                    is_head: false,
                    next: (index == last).then_some(*next),
                    cases: Vec::new(),
                }));
            }
            ("question", rows)
        }
        Node::Outcome(outcome) => ("outcome", steps(flow, outcome)),
    }
}

fn head<'a>(text: &str) -> Vec<Row<'a>> {
    let lines = wrapped(text).into_iter().map(|text| Row {
        text,
        is_head: true,
        next: None,
        cases: Vec::new(),
    });
    lines.collect()
}

/// The steps of an outcome, a line an article, with the evidence for them.
fn steps<'a>(flow: &'a Flow, outcome: &Outcome) -> Vec<Row<'a>> {
    let cases = outcome.cases.iter().take(outcome.shown);
    let cases = cases.filter_map(|it| flow.cases.get(*it));
    let mut articles: Vec<(&Slug, Vec<&Case>)> = Vec::new();
    for case in cases {
        match articles.iter_mut().find(|it| *it.0 == case.slug) {
            Some((_, of_article)) => of_article.push(case),
            None => articles.push((&case.slug, vec![case])),
        }
    }
    let rows = articles.into_iter().map(|(slug, cases)| {
        let numbers: Vec<u32> = cases.iter().map(|it| it.block).collect();
        Row {
            text: shortened(&format!("{slug} {}", in_short(&numbers))),
            is_head: false,
            next: None,
            cases,
        }
    });
    rows.collect()
}

/// Numbers as they come, runs as such: `1 3–8 2`.
fn in_short(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| *b == a + 1);
    let said = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        other => other.iter().map(u32::to_string).collect(),
    });
    said.collect::<Vec<_>>().join(" ")
}

/// A piece of evidence for each answer that a case asks for: the first there is.
pub fn evidence(case: &Case) -> Vec<&Evidence> {
    let mut said: Vec<(&str, &str)> = Vec::new();
    let mut first = Vec::new();
    for evidence in &case.evidence {
        let answer = (&*evidence.question, &*evidence.choice);
        if !said.contains(&answer) {
            said.push(answer);
            first.push(evidence);
        }
    }
    first
}

/// The end of a name that is too long: it tells more than the beginning.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= CHARACTERS {
        return text.to_owned();
    }
    let end: String = text.chars().skip(count + 1 - CHARACTERS).collect();
    format!("…{end}")
}

/// Breaks text into lines of a box, between words where there are any.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut room = CHARACTERS;
    for word in text.split_inclusive(' ') {
        let long = width(word.trim_end());
        if long > room && room < CHARACTERS && long <= CHARACTERS {
            lines.push(String::new());
            room = CHARACTERS;
        }
        for c in word.chars() {
            let wide = width(c.encode_utf8(&mut [0; 4]));
            if wide > room && c != ' ' {
                lines.push(String::new());
                room = CHARACTERS;
            }
            lines.last_mut().expect("there is a line").push(c);
            room = room.saturating_sub(wide);
        }
    }
    lines.iter().map(|it| it.trim_end().to_owned()).collect()
}

/// How much room text takes, in narrow characters.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| if c >= '\u{1100}' { 2 } else { 1 })
        .sum()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("a String takes all");
}
