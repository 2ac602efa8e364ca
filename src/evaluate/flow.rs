//! Runs scenarios through a flow: situations, the answers people in them give,
//! and what the outcome must then show.
//!
//! Entry point: [`run`]; what a scenario says, [`crate::evaluate::scenario`] reads.

use crate::evaluate::scenario::{self, Scenario, Step};
use crate::flow::walk;
use crate::model::{
    Answers, Case, Flow, KnowledgeBase, Locale, Node, Outcome, Target, UNKNOWN, each_link,
};
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

/// Runs every scenario in every locale that has a version. A question that is
/// asked and has no answer in the scenario, or one that is not offered, is
/// answered "I don't know".
pub fn run(kb: &KnowledgeBase, flow: &Flow, scenarios: &str) -> FlowReport {
    let mut report = FlowReport::default();
    for (index, scenario) in scenario::read(scenarios) {
        match scenario {
            Ok(scenario) => run_one((kb, flow), &scenario, &mut report),
            Err(error) => {
                report.failed += 1;
                let reason = scenario::reason(&error);
                let failure = format!("line {}: no scenario: {reason}", index + 1);
                report.failures.push(failure);
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
    let cases: Vec<&Case> = outcome.cases.iter().map(|it| &flow.cases[*it]).collect();
    let (shown, more) = cases.split_at(outcome.shown);
    let wrong = wrong_steps((shown, more), scenario);
    for locale in &kb.locales {
        let mut faults = wrong.clone();
        let links = links((kb, locale), shown);
        let missing = scenario.links.iter().filter(|it| !links.contains(*it));
        faults.extend(missing.map(|it| format!("does not link {it}")));
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

/// What is wrong with the steps before "more" and after it; the same in all locales.
fn wrong_steps((shown, more): (&[&Case], &[&Case]), scenario: &Scenario) -> Vec<String> {
    let has = |cases: &[&Case], step: &Step| {
        let mut cases = cases.iter();
        cases.any(|it| step.is(it.slug.as_str(), it.block))
    };
    let mut faults = Vec::new();
    let missing = scenario.show.iter().filter(|it| !has(shown, it));
    faults.extend(missing.map(|it| format!("does not show {it}")));
    let unwanted = scenario.hide.iter().chain(&scenario.never);
    let unwanted = unwanted.filter(|it| has(shown, it));
    faults.extend(unwanted.map(|it| format!("shows {it}")));
    let left = scenario.never.iter().filter(|it| has(more, it));
    faults.extend(left.map(|it| format!("shows {it} after \"more\"")));
    for (index, step) in scenario.first.as_slice().iter().enumerate() {
        let found = shown.get(index).map(|it| (it.slug.as_str(), it.block));
        if !found.is_some_and(|(slug, block)| step.is(slug, block)) {
            let found = found.map_or("nothing".to_owned(), |(slug, block)| {
                format!("{slug} {block}")
            });
            faults.push(format!("step {} is {found}, not {step}", index + 1));
        }
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
        let Some(part) = versions.filter_map(|it| it.part(case.block)).next() else {
            continue;
        };
        for inlines in part.inlines() {
            each_link(inlines, &mut |target, _| {
                if let Target::Url(url) = target {
                    links.insert(url.to_string());
                }
            });
        }
    }
    links
}
