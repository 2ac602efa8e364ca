//! Articles as small flows: "Which of these fits?".
//!
//! An article is one where two or more blocks beside each other are alternatives:
//! items or paragraphs that begin with a condition, or bold lines or headings that
//! name a symptom or have a procedure of their own below. The versions vote. The choices are labelled
//! by the author's own words. Entry points: [`small_flows`] and [`small_label`].

use crate::flow::alternatives::{is_condition, is_phase, is_symptom};
use crate::flow::sentence::{clauses, sentences};
use crate::model::{
    Article, Case, Choice, ChoiceId, Condition, Flow, KnowledgeBase, Node, Outcome, PartKind,
    Question, Rank, UNKNOWN, Version,
};
use std::collections::{BTreeMap, BTreeSet};

/// The one question of a small flow.
pub const WHICH: &str = "which";

/// A block as the versions together have it.
struct Shape {
    kind: PartKind,
    parent: Option<u32>,
    /// How many versions say that it begins with a condition, or names a symptom.
    conditions: usize,
    symptoms: usize,
    /// How many say that it is one phase of several, or nothing of its own.
    phases: usize,
    asked: usize,
}

/// The articles that are small flows, sorted by slug, which is their id. Choices are
/// named by the number of their block: `b4`.
pub fn small_flows(kb: &KnowledgeBase) -> Vec<Flow> {
    kb.articles.iter().filter_map(small_flow).collect()
}

/// What a choice of a small flow says in a version.
pub fn small_label(version: &Version, choice: &str) -> Option<String> {
    let block: u32 = choice.strip_prefix('b')?.parse().ok()?;
    let own = version.own_number(block)?;
    let parts = version.doc.parts();
    let part = parts.get(own as usize)?;
    let text = part.text();
    let whole = matches!(part.kind, PartKind::Heading(_)) || sentences(&text).len() < 2;
    let is_short = text.chars().count() <= 60;
    if whole && is_short {
        return Some(text.trim().to_owned());
    }
    let first = sentences(&text).into_iter().next()?;
    let condition = clauses(first).into_iter().next()?;
    let label = condition.trim_end_matches([',', '、', '，', '،', ':', '：', ' ']);
    Some(label.to_owned())
}

fn small_flow(article: &Article) -> Option<Flow> {
    let shapes = shapes(article);
    let alternatives = alternatives(&shapes)?;
    let steps: Vec<Vec<u32>> = alternatives.iter().map(|it| steps(&shapes, *it)).collect();
    let choice = |block: u32| -> ChoiceId { format!("b{block}").into() };
    let question = Question {
        id: WHICH.into(),
        choices: alternatives
            .iter()
            .map(|it| Choice {
                id: choice(*it),
                implies: Vec::new(),
                covers: Vec::new(),
                weight: 1.0,
            })
            .collect(),
    };
    let mut cases = Vec::new();
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    for (block, steps) in alternatives.iter().zip(steps) {
        let first = cases.len();
        cases.extend(steps.into_iter().map(|step| Case {
            slug: article.slug.clone(),
            block: step,
            conditions: vec![Condition {
                question: WHICH.into(),
                choices: vec![choice(*block)],
            }],
            rank: Rank::Specific,
            evidence: Vec::new(),
        }));
        edges.push((choice(*block), nodes.len() + 1));
        nodes.push(outcome((first..cases.len()).collect()));
    }
    edges.push((UNKNOWN.into(), nodes.len() + 1));
    nodes.push(outcome((0..cases.len()).collect()));
    let asked = Node::Question {
        question: WHICH.into(),
        edges,
    };
    nodes.insert(0, asked);
    Some(Flow {
        id: article.slug.as_str().into(),
        questions: vec![question],
        cases,
        nodes,
        expected_questions: 1.0,
    })
}

fn outcome(cases: Vec<usize>) -> Node {
    Node::Outcome(Outcome {
        shown: cases.len().min(Outcome::SHOWN),
        cases,
    })
}

/// The blocks of an article with the votes of its versions.
fn shapes(article: &Article) -> BTreeMap<u32, Shape> {
    let mut shapes: BTreeMap<u32, Shape> = BTreeMap::new();
    for version in &article.versions {
        let language = version.locale.written_language();
        for part in version.doc.parts() {
            let Some(number) = version.shared_number(part.number) else {
                continue;
            };
            let parent = part.parent.and_then(|it| version.shared_number(it));
            let shape = shapes.entry(number).or_insert(Shape {
                kind: part.kind,
                parent: None,
                conditions: 0,
                symptoms: 0,
                phases: 0,
                asked: 0,
            });
            shape.parent = shape.parent.max(parent.filter(|it| *it < number));
            let text = part.text();
            let first = sentences(&text).into_iter().next().unwrap_or_default();
            let Some(condition) = is_condition(language, first) else {
                continue;
            };
            let text = text.trim();
            let leads_in = text.ends_with([':', '：']) && part.kind == PartKind::Paragraph;
            let symptom = condition || (!leads_in && is_symptom(language, text));
            shape.phases += usize::from(leads_in || is_phase(language, text));
            shape.asked += 1;
            shape.conditions += usize::from(condition);
            shape.symptoms += usize::from(symptom);
        }
    }
    shapes
}

/// The first group of two or more blocks beside each other that are alternatives.
fn alternatives(shapes: &BTreeMap<u32, Shape>) -> Option<Vec<u32>> {
    let heads: BTreeSet<u32> = shapes.values().filter_map(|it| it.parent).collect();
    let ordered = shapes
        .values()
        .filter(|it| it.kind == PartKind::Item { ordered: true });
    let has_procedure: BTreeSet<u32> = ordered.filter_map(|it| above(shapes, it)).collect();
    let mut groups: BTreeMap<(Option<u32>, bool), Vec<u32>> = BTreeMap::new();
    for (number, shape) in shapes.iter().filter(|(number, _)| **number > 0) {
        let is_head = heads.contains(number);
        let heads_steps = match shape.kind {
            PartKind::Heading(_) if is_head => true,
            PartKind::Paragraph => is_head,
            PartKind::Item { ordered: false } => false,
            _ => continue,
        };
        let is_task = has_procedure.contains(number) && shape.phases * 2 < shape.asked;
        let votes = match heads_steps {
            true if is_task => shape.asked,
            true => shape.symptoms,
            false => shape.conditions,
        };
        if votes > 0 && votes * 2 >= shape.asked {
            let key = (shape.parent, heads_steps);
            groups.entry(key).or_default().push(*number);
        }
    }
    let groups = groups
        .into_values()
        .filter(|it| (2..=20).contains(&it.len()));
    groups.max_by_key(|it| (it.len(), std::cmp::Reverse(it[0])))
}

/// The heading or bold line that a block stands under.
fn above(shapes: &BTreeMap<u32, Shape>, shape: &Shape) -> Option<u32> {
    let parent = shape.parent?;
    let over = &shapes[&parent];
    match over.kind {
        PartKind::Paragraph if over.phases * 2 >= over.asked.max(1) => above(shapes, over),
        _ => Some(parent),
    }
}

/// The block of an alternative, where it is a step, and what stands below it.
fn steps(shapes: &BTreeMap<u32, Shape>, block: u32) -> Vec<u32> {
    let is_below = |number: u32| {
        let mut at = Some(number);
        while let Some(it) = at {
            if it == block {
                return true;
            }
            at = shapes[&it].parent;
        }
        false
    };
    let mut steps: Vec<u32> = shapes.keys().copied().filter(|it| is_below(*it)).collect();
    if steps.len() > 1 {
        let heads = |it: &u32| shapes[it].kind != PartKind::Paragraph || *it != block;
        steps.retain(|it| !matches!(shapes[it].kind, PartKind::Heading(_)) && heads(it));
    }
    steps
}
