//! Puts together what several versions of one block say.
//!
//! For each question the versions that say anything vote: a choice holds that at
//! least half of them say.
//! Sentences are those of the version that says most; what only others say joins
//! the sentence at the same place. Entry point: [`vote`].

use crate::flow::cues::Finding;
use crate::flow::file::Definition;
use crate::flow::line::begins_with_condition;
use crate::model::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// Choices by question.
pub(super) type Choices = BTreeMap<usize, BTreeSet<usize>>;

/// What a version says in a block.
#[derive(Debug)]
pub(super) struct Said {
    locale: Locale,
    sentences: Vec<Sentence>,
}

/// A sentence and what it reveals.
#[derive(Debug)]
pub(super) struct Sentence {
    pub(super) text: Box<str>,
    pub(super) findings: Vec<Finding>,
}

/// A sentence that says something, in all versions.
#[derive(Debug, Default)]
pub(super) struct Statement {
    pub(super) choices: Choices,
    /// Who says so, in which words.
    pub(super) evidence: Vec<(Locale, Box<str>, Finding)>,
    /// It is the first sentence of its block.
    pub(super) is_first: bool,
}

impl Said {
    pub(super) fn new(locale: &Locale, sentences: Vec<Sentence>) -> Self {
        Self {
            locale: locale.clone(),
            sentences,
        }
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.sentences.iter().flat_map(|it| &it.findings)
    }

    /// What it says of each question.
    fn choices(&self) -> Choices {
        let mut choices = Choices::new();
        for it in self.findings() {
            choices.entry(it.question).or_default().insert(it.choice);
        }
        choices
    }
}

impl Statement {
    /// One statement of two: any choice of either will do.
    pub(super) fn join(mut self, other: Self) -> Self {
        for (question, choices) in other.choices {
            self.choices.entry(question).or_default().extend(choices);
        }
        self.evidence.extend(other.evidence);
        self
    }

    /// Whether a version says it under a condition.
    pub(super) fn is_conditional(&self) -> bool {
        let mut said = self.evidence.iter();
        said.any(|(locale, text, _)| begins_with_condition(locale.written_language(), text))
    }

    fn says(&self, finding: &Finding) -> bool {
        let choices = self.choices.get(&finding.question);
        choices.is_some_and(|it| it.contains(&finding.choice))
    }
}

/// The statements that hold, and for each question the versions that were overruled.
pub(super) fn vote(
    definition: &Definition,
    said: &[Said],
) -> (Vec<Statement>, Vec<(usize, Vec<Locale>)>) {
    let said: Vec<Said> = said
        .iter()
        .map(|it| merge_choices(definition, it))
        .collect();
    let ballots: Vec<Choices> = said.iter().map(Said::choices).collect();
    let (winners, overruled) = count(&said, &ballots);
    let holds = |it: &Finding| winners[&it.question].contains(&it.choice);
    let weight = |it: &Said| it.findings().filter(|it| holds(it)).count();
    let mut reference: Option<&Said> = None;
    for it in &said {
        if weight(it) > reference.map_or(0, weight) {
            reference = Some(it);
        }
    }
    let Some(reference) = reference else {
        return (Vec::new(), overruled);
    };
    let mut statements: Vec<Statement> = Vec::new();
    statements.resize_with(reference.sentences.len(), Statement::default);
    if let Some(first) = statements.first_mut() {
        first.is_first = true;
    }
    let others = said.iter().filter(|it| !std::ptr::eq(*it, reference));
    for version in std::iter::once(reference).chain(others) {
        let count = version.sentences.len();
        for (index, sentence) in version.sentences.iter().enumerate() {
            for finding in sentence.findings.iter().filter(|it| holds(it)) {
                let near = index * statements.len() / count;
                let own = std::ptr::eq(version, reference).then_some(index);
                let at = own.unwrap_or_else(|| place(&statements, finding, near));
                let words = (version.locale.clone(), sentence.text.clone());
                statements[at].add(words, finding);
            }
        }
    }
    statements.retain(|it| !it.choices.is_empty());
    (statements, overruled)
}

impl Statement {
    fn add(&mut self, (locale, sentence): (Locale, Box<str>), finding: &Finding) {
        let choices = self.choices.entry(finding.question).or_default();
        choices.insert(finding.choice);
        self.evidence.push((locale, sentence, finding.clone()));
    }
}

/// The statement that says it already, the nearest one; else the one at that place.
fn place(statements: &[Statement], finding: &Finding, near: usize) -> usize {
    let saying = (0..statements.len()).filter(|it| statements[*it].says(finding));
    saying.min_by_key(|it| it.abs_diff(near)).unwrap_or(near)
}

fn merge_choices(definition: &Definition, said: &Said) -> Said {
    let sentences = said.sentences.iter().map(|it| {
        let findings = it.findings.iter().cloned().map(|mut it| {
            it.choice = definition.overlay.choice(it.question, it.choice);
            it
        });
        Sentence {
            text: it.text.clone(),
            findings: findings.collect(),
        }
    });
    Said::new(&said.locale, sentences.collect())
}

/// Whose word counts on a question: where some find it in a condition, theirs alone.
fn heard(said: &[Said], question: usize) -> Vec<bool> {
    let in_condition = |it: &Said| {
        let mut findings = it.findings();
        findings.any(|it| it.question == question && it.in_condition)
    };
    let heard: Vec<bool> = said.iter().map(in_condition).collect();
    match heard.contains(&true) {
        true => heard,
        false => vec![true; said.len()],
    }
}

/// The choices that hold for each question, and who said otherwise.
fn count(said: &[Said], ballots: &[Choices]) -> (Choices, Vec<(usize, Vec<Locale>)>) {
    let questions: BTreeSet<usize> = ballots.iter().flat_map(|it| it.keys().copied()).collect();
    let mut winners = Choices::new();
    let mut overruled = Vec::new();
    for question in questions {
        let heard = heard(said, question);
        let ballots_heard = ballots.iter().zip(&heard).filter(|it| *it.1);
        let sets = ballots_heard.filter_map(|(it, _)| it.get(&question));
        let sets: Vec<&BTreeSet<usize>> = sets.collect();
        let all: BTreeSet<usize> = sets.iter().flat_map(|it| it.iter().copied()).collect();
        let votes = |choice: usize| sets.iter().filter(|it| it.contains(&choice)).count();
        let most = all.iter().map(|it| votes(*it)).max().unwrap_or(0);
        let holds = |it: &usize| votes(*it) * 2 >= sets.len() || votes(*it) == most;
        let winner: BTreeSet<usize> = all.into_iter().filter(holds).collect();
        let said = said.iter().zip(ballots);
        let against = said.filter(|(_, ballot)| {
            let own = ballot.get(&question);
            own.is_some_and(|it| !it.is_subset(&winner))
        });
        let against: BTreeSet<Locale> = against.map(|(said, _)| said.locale.clone()).collect();
        if !against.is_empty() {
            overruled.push((question, against.into_iter().collect()));
        }
        winners.insert(question, winner);
    }
    (winners, overruled)
}
