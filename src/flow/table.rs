//! The decision table: which block is for whom.
//!
//! Nearer evidence beats farther, question by question: the sentence, the blocks
//! above, the title, the front matter. A block whose sentences have conditions of
//! their own has a case a sentence. Items of a procedure share the conditions of
//! what stands above them. Entry point: [`Table::of`].

use crate::flow::file::Definition;
use crate::flow::overlay::Action;
use crate::flow::reading::{BlockReading, Reading, says_something};
use crate::flow::row::{Place, Row, masks, named};
use crate::flow::scope;
use crate::flow::vote::{Choices, Statement};
use crate::model::{
    Article, Case, Distance, Evidence, KnowledgeBase, PartKind, Question, Rank, Slug, Span,
    plain_text,
};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// The decision table with what ranking needs.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
    /// Contradictions between versions of in-scope articles.
    pub(super) notes: Vec<Note>,
    /// The articles in scope.
    pub(super) articles: Vec<Slug>,
}

/// A contradiction between versions.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) block: (Slug, u32),
    pub(super) span: Span,
    pub(super) message: String,
}

/// The conditions of a case and how near each stands.
#[derive(Clone, Debug, Default)]
struct Conditions {
    choices: Choices,
    distances: BTreeMap<usize, Distance>,
    evidence: Vec<Evidence>,
}

impl Conditions {
    /// Adds what is not said nearer already.
    fn inherit(
        &mut self,
        (choices, distance): (&Choices, Distance),
        evidence: &[Evidence],
        ids: &[Question],
    ) {
        let new: Vec<usize> = choices
            .keys()
            .copied()
            .filter(|it| !self.choices.contains_key(it))
            .collect();
        for question in new {
            self.choices.insert(question, choices[&question].clone());
            self.distances.insert(question, distance);
            let of_question = evidence.iter().filter(|it| it.question == ids[question].id);
            self.evidence.extend(of_question.cloned());
        }
    }
}

impl Table {
    /// Reads the articles in scope and applies the author's overlay.
    pub(super) fn of(kb: &KnowledgeBase, definition: &Definition) -> Self {
        let mut table = Self::default();
        let by_hand = definition.overlay.entries.iter();
        let by_hand: BTreeSet<&str> = by_hand
            .filter(|it| it.action == Action::Add)
            .map(|it| &*it.slug)
            .collect();
        let is_in_scope = |it: &Article| scope::is_in_scope(it, definition, &kb.settings);
        let scope: Vec<bool> = kb.articles.par_iter().map(is_in_scope).collect();
        for (article, is_in_scope) in kb.articles.iter().zip(scope) {
            if is_in_scope {
                table.add_article(kb, article, definition);
                table.articles.push(article.slug.clone());
            } else if by_hand.contains(article.slug.as_str()) {
                table.articles.push(article.slug.clone());
            }
        }
        table
    }

    fn add_article(&mut self, kb: &KnowledgeBase, article: &Article, definition: &Definition) {
        let reading = Reading::of(kb, article, definition);
        for conflict in &reading.conflicts {
            let locales: Vec<&str> = conflict.overruled.iter().map(|it| it.as_str()).collect();
            let message = format!(
                "versions of `{}` contradict each other in block {} on `{}`; overruled: {}",
                article.slug,
                conflict.block,
                definition.questions[conflict.question].id,
                locales.join(", ")
            );
            let version = article.best_version(&conflict.overruled);
            self.notes.push(Note {
                block: (article.slug.clone(), conflict.block),
                span: version.block_span(conflict.block),
                message,
            });
        }
        let reader = ArticleReader {
            article,
            definition,
            title: title_conditions(article, definition, &reading),
            shown: shown_blocks(article, &reading),
            preferred: scope::preferred(article, definition),
            reading: &reading,
        };
        for &number in &reader.shown {
            self.rows.extend(reader.rows(number));
        }
    }
}

/// What the title says, then what the front matter says.
fn title_conditions(article: &Article, definition: &Definition, reading: &Reading) -> Conditions {
    let ids = &definition.questions;
    let mut conditions = Conditions::default();
    if let Some(title) = &reading.title {
        let evidence = title.evidence(definition, Distance::Title);
        conditions.inherit((&title.choices, Distance::Title), &evidence, ids);
    }
    for fact in &definition.facts {
        let values: Vec<&str> = fact.values.iter().map(|it| &**it).collect();
        if scope::has_value(article, &fact.key, &values) {
            let choices = Choices::from([(fact.question, BTreeSet::from([fact.choice]))]);
            conditions.inherit((&choices, Distance::Title), &[], ids);
        }
    }
    conditions
}

/// The blocks that can be steps: they say something and head nothing.
fn shown_blocks(article: &Article, reading: &Reading) -> Vec<u32> {
    let heads: BTreeSet<u32> = reading.blocks.values().filter_map(|it| it.parent).collect();
    let mut shown = BTreeSet::new();
    for version in &article.versions {
        for part in version.doc.parts() {
            let Some(number) = version.shared_number(part.number) else {
                continue;
            };
            let is_bold_line = part.kind == PartKind::Paragraph
                && heads.contains(&number)
                && !reading.blocks[&number].leads_in;
            let is_heading = matches!(part.kind, PartKind::Heading(_));
            if number > 0 && !is_heading && !is_bold_line && says_something(&part) {
                shown.insert(number);
            }
        }
    }
    shown.into_iter().collect()
}

struct ArticleReader<'a> {
    article: &'a Article,
    definition: &'a Definition,
    reading: &'a Reading,
    title: Conditions,
    shown: Vec<u32>,
    preferred: Vec<(usize, usize)>,
}

impl ArticleReader<'_> {
    fn rows(&self, number: u32) -> Vec<Row> {
        let ids = &self.definition.questions;
        let block = &self.reading.blocks[&number];
        let above = self.above(block);
        if block.is_fallback || self.is_below_fallback(block) {
            return vec![self.row(number, above, Rank::Fallback)];
        }
        let mut inherited = above.clone();
        inherited.inherit(
            (&self.title.choices, Distance::Title),
            &self.title.evidence,
            ids,
        );
        let procedure = self.procedure_says(number, block);
        let evidence: Vec<Evidence> = procedure
            .iter()
            .flat_map(|it| it.evidence(self.definition, Distance::Title))
            .collect();
        inherited.inherit(
            (&joined(procedure.iter().copied()), Distance::Title),
            &evidence,
            ids,
        );
        let own = self.own_statements(number, block, &inherited);
        let unsaid = block.kind == PartKind::Row || self.is_mere_lead_in(number, block);
        if own.is_empty() && unsaid {
            return Vec::new();
        }
        if own.is_empty() {
            let rank = match above.choices.is_empty() {
                true => Rank::General,
                false => Rank::Specific,
            };
            return vec![self.row(number, inherited, rank)];
        }
        let cases = own.into_iter().map(|statement| {
            let mut conditions = Conditions::default();
            let evidence = statement.evidence(self.definition, Distance::Sentence);
            conditions.inherit((&statement.choices, Distance::Sentence), &evidence, ids);
            conditions.inherit((&above.choices, Distance::Ancestor), &above.evidence, ids);
            conditions.inherit(
                (&self.title.choices, Distance::Title),
                &self.title.evidence,
                ids,
            );
            self.row(number, conditions, Rank::Specific)
        });
        let mut rows: Vec<Row> = Vec::new();
        for row in cases {
            if rows.iter().all(|it| it.masks != row.masks) {
                rows.push(row);
            }
        }
        rows
    }

    /// Whether a heading above says that what follows only points elsewhere.
    fn is_below_fallback(&self, block: &BlockReading) -> bool {
        let mut parent = block.parent;
        while let Some(number) = parent.filter(|it| *it > 0) {
            let above = &self.reading.blocks[&number];
            if above.is_fallback && matches!(above.kind, PartKind::Heading(_)) {
                return true;
            }
            parent = above.parent.filter(|it| *it < number);
        }
        false
    }

    /// What the blocks above say, the nearest first.
    fn above(&self, block: &BlockReading) -> Conditions {
        let ids = &self.definition.questions;
        let mut conditions = Conditions::default();
        let mut parent = block.parent;
        while let Some(number) = parent.filter(|it| *it > 0) {
            let above = &self.reading.blocks[&number];
            if !self.is_procedure_item(number, above) {
                let evidence: Vec<Evidence> = above
                    .statements
                    .iter()
                    .flat_map(|it| it.evidence(self.definition, Distance::Ancestor))
                    .collect();
                let joined = joined(&above.statements);
                conditions.inherit((&joined, Distance::Ancestor), &evidence, ids);
            }
            parent = above.parent.filter(|it| *it < number);
        }
        conditions
    }

    /// The statements that make cases: not those that only repeat the case of an
    /// earlier sentence or what holds anyway.
    fn own_statements<'s>(
        &self,
        number: u32,
        block: &'s BlockReading,
        inherited: &Conditions,
    ) -> Vec<&'s Statement> {
        if self.is_procedure_item(number, block) {
            return Vec::new();
        }
        let mut own: Vec<&Statement> = Vec::new();
        for statement in &block.statements {
            if !own.iter().any(|it| repeats(statement, &it.choices)) {
                own.push(statement);
            }
        }
        own.retain(|it| !repeats(it, &inherited.choices));
        own
    }

    /// Whether it is an item of an ordered list that is one procedure: its items
    /// do not answer the same question differently.
    fn is_procedure_item(&self, number: u32, block: &BlockReading) -> bool {
        let ordered = PartKind::Item { ordered: true };
        if block.kind != ordered || number == 0 {
            return false;
        }
        let items = self.reading.blocks.values();
        let siblings = items.filter(|it| it.kind == ordered && it.parent == block.parent);
        let mut said = Choices::new();
        for sibling in siblings {
            for (question, choices) in joined(&sibling.statements) {
                if said.get(&question).is_some_and(|it| *it != choices) {
                    return false;
                }
                said.insert(question, choices);
            }
        }
        true
    }

    /// What the items of the procedure that a block is one of begin with, without any "if":
    /// whoever is told to open the admin centre is an admin.
    fn procedure_says(&self, number: u32, block: &BlockReading) -> Vec<&Statement> {
        if !self.is_procedure_item(number, block) {
            return Vec::new();
        }
        let items = self.reading.blocks.values();
        let items = items.filter(|it| it.kind == block.kind && it.parent == block.parent);
        let said = items.flat_map(|it| &it.statements);
        said.filter(|it| it.is_first && !it.is_conditional())
            .collect()
    }

    /// Whether it only says "one of these:", and each of them is for somebody else.
    fn is_mere_lead_in(&self, number: u32, block: &BlockReading) -> bool {
        if !block.leads_in {
            return false;
        }
        let below = self.reading.blocks.iter();
        let mut below = below.filter(|(_, it)| it.parent == Some(number)).peekable();
        below.peek().is_some()
            && below.all(|(number, it)| {
                !it.statements.is_empty() && !self.is_procedure_item(*number, it)
            })
    }

    fn row(&self, number: u32, conditions: Conditions, rank: Rank) -> Row {
        let distances = &conditions.distances;
        let block = &self.reading.blocks[&number];
        let mut evidence = conditions.evidence;
        evidence.sort();
        evidence.dedup();
        Row {
            masks: masks(&conditions.choices),
            near: distances
                .iter()
                .filter(|(_, it)| **it <= Distance::Ancestor)
                .map(|(question, _)| *question)
                .collect(),
            place: Place::Ranked,
            preferred: self.preferred.clone(),
            procedure: self
                .is_procedure_item(number, block)
                .then(|| (self.article.slug.clone(), block.parent)),
            lead_in: block.parent.filter(|it| self.reading.blocks[it].leads_in),
            case: Case {
                slug: self.article.slug.clone(),
                block: number,
                conditions: named(self.definition, &conditions.choices),
                rank,
                evidence,
            },
        }
    }
}

/// Whether a statement asks for nothing that `choices` do not ask for.
fn repeats(statement: &Statement, choices: &Choices) -> bool {
    let said = statement.choices.iter();
    said.into_iter()
        .all(|(question, it)| choices.get(question) == Some(it))
}

fn joined<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Choices {
    let mut joined = Choices::new();
    for statement in statements {
        for (question, choices) in &statement.choices {
            joined.entry(*question).or_default().extend(choices);
        }
    }
    joined
}

/// The words of a block in a version, for the author's `says`.
pub(super) fn block_text(article: &Article, number: u32) -> Vec<String> {
    let versions = article.versions.iter();
    versions
        .filter_map(|version| {
            let part = version.part(number)?;
            let inlines = part.inlines();
            let texts: Vec<String> = inlines.into_iter().map(plain_text).collect();
            Some(texts.join(" "))
        })
        .collect()
}
