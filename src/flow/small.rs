//! Articles as small flows: "Which of these fits?".
//!
//! An article is one where two or more blocks beside each other are alternatives:
//! items or paragraphs that begin with a condition, or lines that name a symptom or
//! a task of their own and have its steps below. The versions vote. The choices are
//! labelled by the author's own words. Entry points: [`small_flows`] and
//! [`small_flow`].

use crate::flow::alternatives::{OFFERED, alternatives, steps};
use crate::flow::label::small_label;
use crate::flow::shape::shapes;
use crate::model::{
    Article, Case, Choice, ChoiceId, Condition, Flow, KnowledgeBase, Node, Outcome, Question, Rank,
    UNKNOWN,
};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The one question of a small flow.
pub const WHICH: &str = "which";

/// Characters from here on are of scripts without spaces, all but a few.
const UNSPACED: char = '\u{3040}';

/// The articles that are small flows, sorted by slug, which is their id. Choices are
/// named by the number of their block: `b4`.
pub fn small_flows(kb: &KnowledgeBase) -> Vec<Flow> {
    let flows = kb.articles.par_iter().filter_map(small_flow);
    flows.collect()
}

/// The small flow that an article is, where it is one.
pub fn small_flow(article: &Article) -> Option<Flow> {
    let shapes = shapes(article);
    let mut alternatives = alternatives(&shapes)?;
    let is_first = |it: u32| it == 1 && shapes[&it].is_condition();
    alternatives.retain(|it| !is_first(*it) || !repeats_title(article, *it));
    if !OFFERED.contains(&alternatives.len()) || !are_told_apart(article, &alternatives) {
        return None;
    }
    let choice = |block: u32| -> ChoiceId { format!("b{block}").into() };
    let mut cases = Vec::new();
    let mut nodes = Vec::new();
    let mut edges = Vec::new();
    for (index, &block) in alternatives.iter().enumerate() {
        let first = cases.len();
        let place = (block, alternatives.get(index + 1).copied());
        cases.extend(steps(&shapes, place).into_iter().map(|step| Case {
            slug: article.slug.clone(),
            block: step,
            conditions: vec![Condition {
                question: WHICH.into(),
                choices: vec![choice(block)],
            }],
            rank: Rank::Specific,
            evidence: Vec::new(),
        }));
        edges.push((choice(block), nodes.len() + 1));
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
        questions: vec![question(alternatives.into_iter().map(choice))],
        cases,
        nodes,
        expected_questions: 1.0,
    })
}

fn question(choices: impl Iterator<Item = ChoiceId>) -> Question {
    let choices = choices.map(|id| Choice {
        id,
        implies: Vec::new(),
        covers: Vec::new(),
        weight: 1.0,
    });
    Question {
        id: WHICH.into(),
        choices: choices.collect(),
    }
}

fn outcome(cases: Vec<usize>) -> Node {
    Node::Outcome(Outcome {
        shown: cases.len().min(Outcome::SHOWN),
        cases,
    })
}

/// Whether no two alternatives differ in nothing but their numbers, in most versions:
/// "Method 1" and "Method 2" tell nobody which one fits.
fn are_told_apart(article: &Article, alternatives: &[u32]) -> bool {
    let told_apart = article.versions.iter().filter(|version| {
        let labels = alternatives.iter().filter_map(|it| {
            let label = small_label(version, &format!("b{it}"))?.to_lowercase();
            Some(label.replace(char::is_numeric, ""))
        });
        let labels: Vec<String> = labels.collect();
        let different: BTreeSet<&String> = labels.iter().collect();
        different.len() == labels.len()
    });
    told_apart.count() * 2 >= article.versions.len()
}

/// Whether a block only says, in most versions, what the title says: whom the article
/// as a whole is for.
fn repeats_title(article: &Article, block: u32) -> bool {
    let repeating = article.versions.iter().filter(|version| {
        let label = small_label(version, &format!("b{block}")).unwrap_or_default();
        let (title, label) = (beginnings(&version.title), beginnings(&label));
        let common = title.intersection(&label).count();
        title.len() > 2 && common * 4 >= title.len() * 3
    });
    repeating.count() * 2 >= article.versions.len()
}

/// The beginnings of the longer words of a line; in scripts without spaces, its pairs of
/// characters.
fn beginnings(line: &str) -> BTreeSet<String> {
    let lower = line.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let mut beginnings = BTreeSet::new();
    for word in words {
        let characters: Vec<char> = word.chars().collect();
        if characters.first().is_some_and(|it| *it >= UNSPACED) {
            beginnings.extend(characters.windows(2).map(String::from_iter));
        } else if characters.len() >= 4 {
            beginnings.insert(characters.iter().take(5).collect());
        }
    }
    beginnings
}
