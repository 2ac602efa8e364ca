//! Scenarios: situations, the answers people in them give, and what the outcome must show.
//!
//! A scenario is a JSON object a line: `id`, `situation`, `answers` (question to choice),
//! `show`, `hide` and `never` (steps that come before "more", that do not, and that come
//! nowhere), `first` (what comes first, in this order), `links` (addresses). A step is
//! `[slug, block]`, or `slug` for any of the article. Entry points: [`read`] and
//! [`faults`]. Knows nothing of walks.

use crate::flow::FlowFile;
use crate::model::{
    Article, Code, Diagnostic, Flow, KnowledgeBase, Question, Severity, Span, UNKNOWN, nearest,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// What is wrong with a scenario.
const SCENARIO: Code = Code("flow-scenario");

/// The members of a scenario.
const MEMBERS: &[&str] = &[
    "id",
    "situation",
    "answers",
    "show",
    "hide",
    "never",
    "first",
    "links",
];

/// The members that hold steps.
const STEPS: &[&str] = &["show", "hide", "never", "first"];

/// A situation and what its outcome must show.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Scenario {
    /// Its name.
    pub id: String,
    /// The answers by question; what is asked beyond them is not known.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// What comes before "more".
    #[serde(default)]
    pub show: Vec<Step>,
    /// What does not come before "more".
    #[serde(default)]
    pub hide: Vec<Step>,
    /// What comes nowhere, not even after "more".
    #[serde(default)]
    pub never: Vec<Step>,
    /// What comes first, in this order.
    #[serde(default)]
    pub first: Steps,
    /// Addresses that the steps link to.
    #[serde(default)]
    pub links: Vec<String>,
}

/// A step, or any of an article.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged, expecting = "a step is [\"slug\", 2] or \"slug\"")]
pub enum Step {
    /// A block of an article.
    Block(String, u32),
    /// Any block of an article.
    Article(String),
}

/// Steps, or one alone.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged, expecting = "`first` is a step or a list of them")]
pub enum Steps {
    /// One.
    One(Step),
    /// Several.
    List(Vec<Step>),
}

impl Default for Steps {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl Steps {
    /// The steps.
    pub fn as_slice(&self) -> &[Step] {
        match self {
            Self::One(step) => std::slice::from_ref(step),
            Self::List(steps) => steps,
        }
    }
}

impl Step {
    /// The article.
    pub fn slug(&self) -> &str {
        match self {
            Self::Block(slug, _) | Self::Article(slug) => slug,
        }
    }

    /// Whether a block is this step.
    pub fn is(&self, slug: &str, block: u32) -> bool {
        self.slug() == slug && self.block().is_none_or(|it| it == block)
    }

    fn block(&self) -> Option<u32> {
        match self {
            Self::Block(_, block) => Some(*block),
            Self::Article(_) => None,
        }
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Block(slug, block) => write!(f, "{slug} {block}"),
            Self::Article(slug) => f.write_str(slug),
        }
    }
}

/// The scenarios of a file with their lines, from 0; `Err` is what cannot be read.
pub fn read(text: &str) -> impl Iterator<Item = (usize, Result<Scenario, serde_json::Error>)> {
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let lines = lines.filter(|(_, it)| !it.trim().is_empty());
    lines.map(|(index, line)| (index, serde_json::from_str(line)))
}

/// Why a line cannot be read, without its place.
pub fn reason(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next();
    reason.unwrap_or_default().to_owned()
}

/// What is wrong with the scenarios of a flow: lines that cannot be read, and names that
/// neither the flow nor the articles have.
pub fn faults(
    kb: &KnowledgeBase,
    flow: &Flow,
    (path, text): (&Arc<Path>, &str),
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    for (index, scenario) in read(text) {
        let line = Line {
            path,
            text: lines[index],
            index,
        };
        match scenario {
            Err(error) => faults.push(line.unreadable(&error)),
            Ok(scenario) => {
                faults.extend(line.unknown_members());
                faults.extend(line.wrong_answers(flow, &scenario));
                faults.extend(line.wrong_steps(kb, &scenario));
                faults.extend(line.at_odds(&scenario));
                if !ids.insert(scenario.id.clone()) {
                    let message = format!("two scenarios are named `{}`", scenario.id);
                    faults.push(line.fault(&[], message, "the report names them by it"));
                }
            }
        }
    }
    faults.sort();
    faults
}

/// What is wrong with the scenarios that stand beside flows, bundled ones aside: what
/// they name may be missing in other articles.
pub fn faults_beside(kb: &KnowledgeBase, flows: &[Flow], files: &[FlowFile]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for file in files.iter().filter(|it| !it.is_bundled) {
        let name = file.name.strip_prefix("flows/");
        let Some(id) = name.and_then(|it| it.strip_suffix(".scenarios.jsonl")) else {
            continue;
        };
        if let Some(flow) = flows.iter().find(|it| *it.id == *id) {
            found.extend(faults(kb, flow, (&file.path, &file.text)));
        } else if !files.iter().any(|it| it.name == format!("flows/{id}.toml")) {
            found.push(Diagnostic {
                span: Span {
                    path: Arc::clone(&file.path),
                    line: 1,
                    column: 1,
                },
                code: SCENARIO,
                severity: Severity::Warning,
                message: format!("scenarios of a flow that is not there: `{id}`"),
                hint: format!("flows/{id}.toml would be that flow"),
            });
        }
    }
    found
}

/// A line of a file of scenarios.
struct Line<'a> {
    path: &'a Arc<Path>,
    text: &'a str,
    index: usize,
}

impl Line<'_> {
    /// A fault at the last of some JSON texts, each sought behind the one before.
    fn fault(&self, names: &[&str], message: String, hint: &str) -> Diagnostic {
        let mut at = 0;
        for name in names {
            let rest = &self.text[at..];
            let quoted = serde_json::to_string(name).unwrap_or_default();
            at += rest.find(&quoted).unwrap_or(0);
        }
        self.at(at, (Severity::Warning, message), hint)
    }

    fn at(&self, byte: usize, (severity, message): (Severity, String), hint: &str) -> Diagnostic {
        let before = self.text.get(..byte).unwrap_or_default();
        let count = |it: usize| u32::try_from(it + 1).unwrap_or(u32::MAX);
        Diagnostic {
            span: Span {
                path: Arc::clone(self.path),
                line: count(self.index),
                column: count(before.chars().count()),
            },
            code: SCENARIO,
            severity,
            message,
            hint: hint.to_owned(),
        }
    }

    fn unreadable(&self, error: &serde_json::Error) -> Diagnostic {
        let byte = error.column().saturating_sub(1);
        let message = format!("this is no scenario: {}", reason(error));
        let hint = "a line is a JSON object: {\"id\": \"1\", \"answers\": {\"question\": \"choice\"}, \"show\": [[\"slug\", 2]]}";
        self.at(byte, (Severity::Error, message), hint)
    }

    fn unknown_members(&self) -> Vec<Diagnostic> {
        let members: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(self.text).unwrap_or_default();
        let unknown = members.keys().filter(|it| !MEMBERS.contains(&it.as_str()));
        let hint = format!("known here: {}", MEMBERS.join(", "));
        unknown
            .map(|it| self.fault(&[it], format!("unknown member `{it}`"), &hint))
            .collect()
    }

    fn wrong_answers(&self, flow: &Flow, scenario: &Scenario) -> Vec<Diagnostic> {
        let wrong = scenario.answers.iter().filter_map(|(question, choice)| {
            let Some(known) = flow.question(question) else {
                let ids = flow.questions.iter().map(|it| &*it.id);
                let message = format!("`{}` has no question `{question}`", flow.id);
                return Some(self.fault(&["answers", question], message, &these(question, ids)));
            };
            let ids = choices(known);
            (!ids.contains(&choice.as_str())).then(|| {
                let message = format!("`{question}` has no choice `{choice}`");
                let hint = these(choice, ids.into_iter());
                self.fault(&["answers", question, choice], message, &hint)
            })
        });
        wrong.collect()
    }

    fn wrong_steps(&self, kb: &KnowledgeBase, scenario: &Scenario) -> Vec<Diagnostic> {
        let mut wrong = Vec::new();
        for (member, step) in steps(scenario) {
            let slug = step.slug();
            let Some(article) = kb.article(slug) else {
                let message = format!("there is no article `{slug}`");
                let slugs = kb.articles.iter().map(|it| it.slug.as_str());
                let hint = match nearest(slug, slugs) {
                    Some(meant) => format!("`{meant}` is one"),
                    None => "an article's name is its path below the locale, without .md".into(),
                };
                wrong.push(self.fault(&[member, slug], message, &hint));
                continue;
            };
            if step.block().is_some_and(|it| !has_block(article, it)) {
                let message = format!("there is no block {step}", step = said(step));
                let hint = "veiviser show SLUG --format blocks numbers the blocks";
                wrong.push(self.fault(&[member, slug], message, hint));
            }
        }
        wrong
    }

    /// Steps that are to be shown and not to be.
    fn at_odds(&self, scenario: &Scenario) -> Vec<Diagnostic> {
        let shown = scenario.show.iter().chain(scenario.first.as_slice());
        let hidden: Vec<&Step> = scenario.hide.iter().chain(&scenario.never).collect();
        let both = shown.filter(|it| hidden.contains(it));
        both.map(|it| {
            let message = format!("{it} is to be shown and to be hidden");
            self.fault(&[it.slug()], message, "no outcome does both")
        })
        .collect()
    }
}

fn said(step: &Step) -> String {
    let block = step.block().unwrap_or_default();
    format!("{block} of `{}`", step.slug())
}

fn steps(scenario: &Scenario) -> impl Iterator<Item = (&'static str, &Step)> {
    let lists = [
        scenario.show.as_slice(),
        &scenario.hide,
        &scenario.never,
        scenario.first.as_slice(),
    ];
    let named = STEPS.iter().zip(lists);
    named.flat_map(|(member, steps)| steps.iter().map(|it| (*member, it)))
}

fn choices(question: &Question) -> Vec<&str> {
    let choices = question.choices.iter().map(|it| &*it.id);
    choices.chain([UNKNOWN]).collect()
}

fn these<'a>(meant: &str, ids: impl Iterator<Item = &'a str> + Clone) -> String {
    match nearest(meant, ids.clone()) {
        Some(near) => format!("`{near}` is one"),
        None => format!("these are: {}", ids.collect::<Vec<_>>().join(", ")),
    }
}

fn has_block(article: &Article, block: u32) -> bool {
    let mut versions = article.versions.iter();
    versions.any(|it| it.part(block).is_some())
}
