//! Runs scenarios through a flow: situations, the answers people in them give,
//! and what the outcome must then show.
//!
//! A scenario is a JSON object a line: `id`, `situation`, `answers` (question to
//! choice), `show` and `hide` (lists of `[slug, block]`), `links` (addresses).
//! Only the steps shown before "more" count. Entry point: [`run`].

use crate::flow::walk;
use crate::model::{
    Answers, Case, Flow, KnowledgeBase, Locale, Node, Outcome, Target, UNKNOWN, each_link,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// How many scenarios held, in all locales together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FlowReport {
    /// How many passed.
    pub passed: usize,
    /// How many failed.
    pub failed: usize,
    /// What went wrong, a line each.
    pub failures: Vec<String>,
}

impl FlowReport {
    /// The report as it is printed.
    pub fn text(&self) -> String {
        let mut text: String = self.failures.iter().map(|it| format!("{it}\n")).collect();
        text.push_str(&format!("{} passed, {} failed\n", self.passed, self.failed));
        text
    }
}

#[derive(Debug, Deserialize)]
struct Scenario {
    id: String,
    #[serde(default)]
    answers: BTreeMap<String, String>,
    #[serde(default)]
    show: Vec<(String, u32)>,
    #[serde(default)]
    hide: Vec<(String, u32)>,
    #[serde(default)]
    links: Vec<String>,
}

/// Runs every scenario in every locale that has a version. A question that is
/// asked and has no answer in the scenario, or one that is not offered, is
/// answered "I don't know".
pub fn run(kb: &KnowledgeBase, flow: &Flow, scenarios: &str) -> FlowReport {
    let mut report = FlowReport::default();
    for (index, line) in scenarios.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Scenario>(line) {
            Ok(scenario) => run_one((kb, flow), &scenario, &mut report),
            Err(error) => {
                report.failed += 1;
                let number = index + 1;
                report
                    .failures
                    .push(format!("line {number}: no scenario: {error}"));
            }
        }
    }
    report
}

fn run_one((kb, flow): (&KnowledgeBase, &Flow), scenario: &Scenario, report: &mut FlowReport) {
    let answers = scenario.answers.iter();
    let answers: Answers = answers
        .map(|(question, choice)| (question.as_str().into(), choice.as_str().into()))
        .collect();
    let outcome = outcome(flow, answers);
    let shown: Vec<&Case> = outcome
        .cases
        .iter()
        .take(outcome.shown)
        .map(|it| &flow.cases[*it])
        .collect();
    for locale in &kb.locales {
        let faults = faults((kb, locale), &shown, scenario);
        if faults.is_empty() {
            report.passed += 1;
            continue;
        }
        report.failed += 1;
        let faults = faults.join("; ");
        report
            .failures
            .push(format!("{} {locale}: {faults}", scenario.id));
    }
}

/// The outcome of answers; what is asked beyond them is not known.
fn outcome(flow: &Flow, mut answers: Answers) -> &Outcome {
    loop {
        match walk(flow, &answers).node {
            Node::Outcome(outcome) => return outcome,
            Node::Question { question, .. } => {
                answers.insert(question.clone(), UNKNOWN.into());
            }
        }
    }
}

fn faults(
    (kb, locale): (&KnowledgeBase, &Locale),
    shown: &[&Case],
    scenario: &Scenario,
) -> Vec<String> {
    let is_shown = |slug: &str, block: u32| {
        let mut shown = shown.iter();
        shown.any(|it| it.slug.as_str() == slug && it.block == block)
    };
    let mut faults = Vec::new();
    for (slug, block) in &scenario.show {
        if !is_shown(slug, *block) {
            faults.push(format!("does not show {slug} {block}"));
        }
    }
    for (slug, block) in &scenario.hide {
        if is_shown(slug, *block) {
            faults.push(format!("shows {slug} {block}"));
        }
    }
    let links = links((kb, locale), shown);
    for link in scenario.links.iter().filter(|it| !links.contains(*it)) {
        faults.push(format!("does not link {link}"));
    }
    faults
}

/// The addresses in the steps as a reader of a locale sees them.
fn links((kb, locale): (&KnowledgeBase, &Locale), shown: &[&Case]) -> BTreeSet<String> {
    let chain = kb.fallbacks(locale);
    let mut links = BTreeSet::new();
    for case in shown {
        let Some(article) = kb.article(case.slug.as_str()) else {
            continue;
        };
        let versions = chain.iter().filter_map(|it| article.version(it));
        let found = versions
            .filter_map(|it| Some((it, it.own_number(case.block)?)))
            .next();
        let Some((version, own)) = found else {
            continue;
        };
        let parts = version.doc.parts();
        for inlines in parts
            .get(own as usize)
            .map_or(Vec::new(), |it| it.inlines())
        {
            each_link(inlines, &mut |target, _| {
                if let Target::Url(url) = target {
                    links.insert(url.to_string());
                }
            });
        }
    }
    links
}
