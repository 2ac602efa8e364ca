//! What the versions of one article say, put together by shared block number.
//!
//! A cue found in any version holds for its block in all of them; where versions
//! contradict each other the majority decides. Entry point: [`Reading::of`].
//! Knows nothing of trees.

use crate::flow::cues::{Cues, Finding, Place};
use crate::flow::file::Definition;
use crate::flow::sentence::sentences;
use crate::flow::vote::{Said, Sentence, Statement, vote};
use crate::model::{
    Article, Block, BlockKind, Content, Doc, Evidence, Inline, KnowledgeBase, Locale, Part,
    PartKind, Settings, Target, Version, plain_text,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of an article.
#[derive(Debug)]
pub(super) struct Reading {
    /// What its titles say.
    pub(super) title: Option<Statement>,
    /// Its blocks by shared number; block 0 is the title.
    pub(super) blocks: BTreeMap<u32, BlockReading>,
    /// Contradictions between versions: block, question and what was said.
    pub(super) conflicts: Vec<Conflict>,
}

/// A block in all versions.
#[derive(Debug)]
pub(super) struct BlockReading {
    pub(super) kind: PartKind,
    /// The shared number of the block it stands under.
    pub(super) parent: Option<u32>,
    /// It ends in a colon.
    pub(super) leads_in: bool,
    /// It only points elsewhere.
    pub(super) is_fallback: bool,
    /// What it says, sentence by sentence; only sentences that say anything.
    pub(super) statements: Vec<Statement>,
}

/// A contradiction between versions.
#[derive(Debug)]
pub(super) struct Conflict {
    pub(super) block: u32,
    pub(super) question: usize,
    pub(super) overruled: Vec<Locale>,
}

impl Reading {
    /// Reads all versions of an article with the cues of a flow.
    pub(super) fn of(kb: &KnowledgeBase, article: &Article, definition: &Definition) -> Self {
        let versions = ordered_versions(article, &kb.settings);
        let mut reading = Self {
            title: None,
            blocks: BTreeMap::new(),
            conflicts: Vec::new(),
        };
        let mut said: BTreeMap<u32, Vec<Said>> = BTreeMap::new();
        let mut fallbacks: BTreeMap<u32, Vec<bool>> = BTreeMap::new();
        for version in &versions {
            let cues = definition.cues.get(version.locale.written_language());
            let parts = version.doc.parts();
            let heads: BTreeSet<u32> = parts.iter().filter_map(|it| it.parent).collect();
            for part in parts {
                let Some(number) = version.shared_number(part.number) else {
                    continue;
                };
                reading.add_block(number, version, &part);
                if let Some(cues) = cues {
                    let text = own_words(&part);
                    let place = place_of(&part, &heads, &text);
                    let votes = fallbacks.entry(number).or_default();
                    votes.push(number > 0 && is_fallback(cues, &text));
                    let sentences = read_text(cues, &text, place);
                    said.entry(number)
                        .or_default()
                        .push(Said::new(&version.locale, sentences));
                }
            }
        }
        for (number, votes) in fallbacks {
            let for_it = votes.iter().filter(|it| **it).count();
            if let Some(block) = reading.blocks.get_mut(&number) {
                block.is_fallback = for_it > 0 && for_it * 2 >= votes.len();
            }
        }
        let anchors = Anchors::of((kb, article), &versions, definition);
        for (number, sentence) in anchors.headings {
            said.entry(number).or_default().push(sentence);
        }
        let mut titles = said.remove(&0).unwrap_or_default();
        titles.extend(anchors.titles);
        reading.title = reading
            .decide(definition, 0, &titles)
            .into_iter()
            .reduce(Statement::join);
        for (number, said) in said {
            let statements = reading.decide(definition, number, &said);
            if let Some(block) = reading.blocks.get_mut(&number) {
                block.statements = statements;
            }
        }
        reading
    }

    fn add_block(&mut self, number: u32, version: &Version, part: &Part<'_>) {
        let parent = part.parent.and_then(|it| version.shared_number(it));
        let text_end = part.text();
        let leads_in =
            part.kind == PartKind::Paragraph && text_end.trim_end().ends_with([':', '：']);
        let block = self.blocks.entry(number).or_insert(BlockReading {
            kind: part.kind,
            parent: None,
            leads_in: false,
            is_fallback: false,
            statements: Vec::new(),
        });
        block.leads_in |= leads_in;
        // A translation may have lost a colon or a bold line; the nearest parent stands.
        block.parent = block.parent.max(parent.filter(|it| *it < number));
    }

    fn decide(&mut self, definition: &Definition, block: u32, said: &[Said]) -> Vec<Statement> {
        let (statements, overruled) = vote(definition, said);
        for (question, overruled) in overruled {
            self.conflicts.push(Conflict {
                block,
                question,
                overruled,
            });
        }
        statements
    }
}

/// The source locale first, then as they come: by locale.
fn ordered_versions<'a>(article: &'a Article, settings: &Settings) -> Vec<&'a Version> {
    let mut versions: Vec<&Version> = article.versions.iter().collect();
    versions.sort_by_key(|it| it.locale != settings.source_locale);
    versions
}

/// A bold line with steps below it is a heading, too; a line that ends in a colon is not.
fn place_of(part: &Part<'_>, heads: &BTreeSet<u32>, text: &str) -> Place {
    let leads_in = text.trim_end().ends_with([':', '：']);
    match part.kind {
        PartKind::Heading(_) => Place::Title,
        PartKind::Paragraph if heads.contains(&part.number) && !leads_in => Place::Title,
        _ => Place::Body,
    }
}

fn is_fallback(cues: &Cues, text: &str) -> bool {
    let first = sentences(text);
    first
        .first()
        .is_some_and(|it| cues.is_fallback(&cues.clauses(it)))
}

fn read_text(cues: &Cues, text: &str, place: Place) -> Vec<Sentence> {
    let sentences = sentences(text).into_iter();
    sentences
        .map(|text| Sentence {
            text: text.into(),
            findings: cues.findings(&cues.clauses(text), place),
        })
        .collect()
}

/// The words of the source language in the addresses of titles and headings, which
/// are the same in all versions.
struct Anchors {
    titles: Vec<Said>,
    headings: Vec<(u32, Said)>,
}

impl Anchors {
    fn of(
        (kb, article): (&KnowledgeBase, &Article),
        versions: &[&Version],
        definition: &Definition,
    ) -> Self {
        let mut anchors = Self {
            titles: Vec::new(),
            headings: Vec::new(),
        };
        for version in versions {
            if let Some(cues) = definition.cues.get(version.locale.written_language()) {
                let sentences = read_text(cues, &version.title, Place::Title);
                anchors.titles.push(Said::new(&version.locale, sentences));
            }
        }
        let source = &kb.settings.source_locale;
        let Some(cues) = definition.cues.get(source.written_language()) else {
            return anchors;
        };
        let slug = (0, slug_words(article));
        for (number, words) in heading_words(versions).into_iter().chain([slug]) {
            let said = Said::new(source, read_text(cues, &words, Place::Title));
            match number {
                0 => anchors.titles.push(said),
                _ => anchors.headings.push((number, said)),
            }
        }
        anchors
    }
}

/// The words of an article's name.
pub(super) fn slug_words(article: &Article) -> String {
    let slug = article.slug.as_str();
    let name = slug.rsplit('/').next().unwrap_or(slug);
    name.replace(['-', '_'], " ")
}

/// The words of the first anchor of each heading, by shared number.
pub(super) fn heading_words(versions: &[&Version]) -> BTreeMap<u32, String> {
    let mut words = BTreeMap::new();
    for version in versions {
        collect_headings(&version.doc, &mut |number, anchor| {
            if let Some(number) = version.shared_number(number) {
                words
                    .entry(number)
                    .or_insert_with(|| anchor.replace(['-', '_'], " "));
            }
        });
    }
    words
}

fn collect_headings(doc: &Doc, visit: &mut dyn FnMut(u32, &str)) {
    for block in &doc.blocks {
        if let Block {
            kind: BlockKind::Heading { anchors, .. },
            number: Some(number),
            ..
        } = block
            && let Some(anchor) = anchors.first()
        {
            visit(*number, anchor);
        }
    }
}

/// The words of a part without those of links to articles: they are the titles of
/// the others.
pub(super) fn own_words(part: &Part<'_>) -> String {
    let Content::Inlines(inlines) = part.content else {
        return part.text();
    };
    let mut words = String::new();
    push_own_words(inlines, &mut words);
    words
}

fn push_own_words(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Link {
                target: Target::Article(..),
                ..
            } => words.push('…'),
            Inline::Link { inlines, .. } | Inline::Marked(_, inlines) => {
                push_own_words(inlines, words);
            }
            other => words.push_str(&plain_text(std::slice::from_ref(other))),
        }
    }
}

/// Whether a part shows words or a link, and not only a picture or a rule.
pub(super) fn says_something(part: &Part<'_>) -> bool {
    match part.content {
        Content::Inlines([Inline::Image { .. }]) => false,
        _ => part.text().chars().any(char::is_alphanumeric),
    }
}

impl Statement {
    /// The evidence as the model has it.
    pub(super) fn evidence(
        &self,
        definition: &Definition,
        distance: crate::model::Distance,
    ) -> Vec<Evidence> {
        let found = self.evidence.iter();
        found
            .map(
                |(locale, sentence, finding): &(Locale, Box<str>, Finding)| {
                    let question = &definition.questions[finding.question];
                    Evidence {
                        question: question.id.clone(),
                        choice: question.choices[finding.choice].id.clone(),
                        distance,
                        locale: locale.clone(),
                        sentence: sentence.clone(),
                        cue: finding.cue.clone(),
                    }
                },
            )
            .collect()
    }
}
