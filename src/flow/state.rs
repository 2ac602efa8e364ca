//! A place on the way through the questions, and which rows are left there.

use crate::flow::file::Definition;
use crate::flow::order::outcome;
use crate::flow::row::{Place, Row};
use crate::flow::tell::{Tell, topic};
use crate::model::{Question, Rank, Slug};
use std::collections::{BTreeMap, BTreeSet};

/// A choice and the rows it leaves.
pub(super) type Offer = (usize, Vec<usize>);

/// What is known of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Status {
    /// It was not asked.
    Open,
    /// It was asked and the answer is not known.
    Unknown,
    /// The index of the answer.
    Choice(usize),
}

/// The status of every question.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct State(Vec<Status>);

impl State {
    /// Where nothing was asked.
    pub(super) fn start(questions: usize) -> Self {
        Self(vec![Status::Open; questions])
    }

    pub(super) fn status(&self, question: usize) -> Status {
        self.0[question]
    }

    /// Whether the question has an answer that is known.
    pub(super) fn is_answered(&self, question: usize) -> bool {
        matches!(self.0[question], Status::Choice(_))
    }
}

/// The rules of a flow, by index.
pub(super) struct Rules<'a> {
    pub(super) rows: &'a [Row],
    pub(super) questions: &'a [Question],
    /// For each choice of each question, the choices whose cases are for it.
    accepted: Vec<Vec<u32>>,
    /// For each choice of each question, the answers that follow from it.
    implied: Vec<Vec<Vec<(usize, usize)>>>,
    /// Choices that are not offered because they were merged.
    gone: BTreeSet<(usize, usize)>,
    /// For each question the choice without cases of which it is not asked.
    only_if: &'a [Option<usize>],
    /// For each question the answers that it waits for.
    after: &'a [Vec<(usize, u32)>],
    /// Choices that mean "none of the others".
    otherwise: &'a [(usize, usize)],
    /// The index of the block and of the article of each row.
    blocks: Vec<usize>,
    articles: Vec<usize>,
    /// The block that leads in to each row, and all such blocks.
    led_by: Vec<Option<usize>>,
    lead_ins: BTreeSet<usize>,
    tell: Tell,
    /// The question that the flow is about.
    pub(super) topic: Option<usize>,
}

impl<'a> Rules<'a> {
    pub(super) fn new(rows: &'a [Row], definition: &'a Definition) -> Self {
        let questions = &definition.questions;
        let find = |question: &str, choice: &str| {
            let index = questions.iter().position(|it| *it.id == *question)?;
            let choices = questions[index].choices.iter();
            let choice = choices.into_iter().position(|it| *it.id == *choice)?;
            Some((index, choice))
        };
        let accepted = questions.iter().map(|question| {
            let masks = question.choices.iter().enumerate().map(|(index, choice)| {
                let covers = choice.covers.iter().filter_map(|it| find(&question.id, it));
                covers.fold(1 << index, |mask, (_, it)| mask | 1 << it)
            });
            masks.collect()
        });
        let accepted: Vec<Vec<u32>> = accepted.collect();
        let implied = questions.iter().map(|question| {
            let of = |choice: &crate::model::Choice| implications(choice, &find);
            question.choices.iter().map(of).collect()
        });
        let merged = definition.overlay.merged.iter();
        let names: BTreeSet<(&Slug, u32)> = rows.iter().map(block_name).collect();
        let names: Vec<_> = names.into_iter().collect();
        let slugs: BTreeSet<&Slug> = rows.iter().map(|it| &it.case.slug).collect();
        let slugs: Vec<_> = slugs.into_iter().collect();
        let index = |row: &Row| names.binary_search(&block_name(row)).unwrap_or(0);
        let led_by = rows.iter().map(|row| {
            let name = (&row.case.slug, row.lead_in?);
            names.binary_search(&name).ok()
        });
        let led_by: Vec<Option<usize>> = led_by.collect();
        Self {
            tell: Tell::of(rows, &accepted),
            topic: topic(rows, definition.first.first().copied()),
            accepted,
            implied: implied.collect(),
            gone: merged.map(|it| (it.0, it.1)).collect(),
            only_if: &definition.only_if,
            after: &definition.after,
            otherwise: &definition.otherwise,
            blocks: rows.iter().map(index).collect(),
            articles: rows
                .iter()
                .map(|it| slugs.binary_search(&&it.case.slug).unwrap_or(0))
                .collect(),
            lead_ins: led_by.iter().copied().flatten().collect(),
            led_by,
            rows,
            questions,
        }
    }

    /// The state after an answer, with what follows from it.
    pub(super) fn answer(&self, state: &State, question: usize, status: Status) -> State {
        let mut next = state.clone();
        next.0[question] = status;
        if let Status::Choice(choice) = status {
            for &(other, answer) in &self.implied[question][choice] {
                if next.0[other] == Status::Open {
                    next = self.answer(&next, other, Status::Choice(answer));
                }
            }
        }
        next
    }

    /// The rows that are left; fallbacks only beside another step of their article, and
    /// lines that lead in to others only beside one of them.
    pub(super) fn live(&self, state: &State) -> Vec<usize> {
        let all: Vec<usize> = (0..self.rows.len()).collect();
        self.live_of(&all, state)
    }

    /// The same, of those that an earlier state left.
    fn live_of(&self, rows: &[usize], state: &State) -> Vec<usize> {
        let fits = |row: &Row| {
            let mut masks = row.masks.iter();
            masks.all(|(question, mask)| match state.0[*question] {
                Status::Choice(choice) => self.accepted[*question][choice] & mask != 0,
                Status::Open | Status::Unknown => true,
            })
        };
        let mut live: Vec<usize> = rows.to_vec();
        live.retain(|it| fits(&self.rows[*it]));
        self.drop_lead_ins(&mut live);
        let steps = live.iter().filter(|it| !self.is_fallback(**it));
        let articles: BTreeSet<usize> = steps.map(|it| self.articles[*it]).collect();
        live.retain(|it| !self.is_fallback(*it) || articles.contains(&self.articles[*it]));
        live
    }

    /// Takes out the lines that lead in to nothing that is left.
    fn drop_lead_ins(&self, live: &mut Vec<usize>) {
        let mut before = usize::MAX;
        while live.len() < before {
            before = live.len();
            let led: BTreeSet<usize> = live.iter().filter_map(|it| self.led_by[*it]).collect();
            let leads = |row: usize| {
                self.lead_ins.contains(&self.blocks[row]) && self.rows[row].place == Place::Ranked
            };
            live.retain(|it| !leads(*it) || led.contains(&self.blocks[*it]));
        }
    }

    fn is_fallback(&self, row: usize) -> bool {
        self.rows[row].case.rank == Rank::Fallback
    }

    /// The blocks of rows.
    pub(super) fn blocks(&self, live: &[usize]) -> Vec<usize> {
        let blocks: BTreeSet<usize> = live.iter().map(|it| self.blocks[*it]).collect();
        blocks.into_iter().collect()
    }

    /// What makes two states the same: the rows that are left and what is known
    /// of the questions they mention or are ranked by.
    pub(super) fn key(&self, state: &State, live: &[usize]) -> (Vec<usize>, State) {
        let mut known = State::start(self.questions.len());
        for &row in live {
            let row = &self.rows[row];
            for (question, _) in &row.masks {
                known.0[*question] = state.0[*question];
                for (earlier, _) in &self.after[*question] {
                    known.0[*earlier] = state.0[*earlier];
                }
            }
            for (question, _) in &row.preferred {
                known.0[*question] = state.0[*question];
            }
        }
        (live.to_vec(), known)
    }

    /// The choices worth offering: those that some case asks for, the other one of
    /// two, and what means none of the others; only where a step is left.
    pub(super) fn offered(&self, state: &State, live: &[usize], question: usize) -> Vec<Offer> {
        let choices = 0..self.questions[question].choices.len();
        let is_pair = choices.len() - self.gone.iter().filter(|it| it.0 == question).count() == 2;
        let open = choices.filter(|it| !self.gone.contains(&(question, *it)));
        let offered = open.filter_map(|choice| {
            let next = self.answer(state, question, Status::Choice(choice));
            let live = self.live_of(live, &next);
            let mut steps = live.iter().filter(|it| !self.is_fallback(**it));
            let asks = |row: &usize| self.mentions(*row, question);
            let is_left = if is_pair || self.otherwise.contains(&(question, choice)) {
                steps.next().is_some()
            } else {
                steps.any(asks)
            };
            is_left.then_some((choice, live))
        });
        offered.collect()
    }

    /// How much the answers that a row asks for tell of it.
    pub(super) fn told(&self, row: &Row, state: &State) -> u32 {
        let told = row
            .masks
            .iter()
            .map(|(question, _)| match state.0[*question] {
                Status::Choice(choice) => self.tell.choice(*question, choice),
                Status::Open | Status::Unknown => 0,
            });
        told.sum()
    }

    /// The blocks that an outcome would show after an answer.
    fn shown(&self, state: &State, question: usize, (choice, live): &Offer) -> Vec<usize> {
        let next = self.answer(state, question, Status::Choice(*choice));
        let outcome = outcome(self, live, &next);
        self.blocks(&outcome.cases[..outcome.shown])
    }

    fn mentions(&self, row: usize, question: usize) -> bool {
        self.rows[row].masks.iter().any(|it| it.0 == question)
    }

    /// Whether a question is open and has the answers that it waits for.
    fn may_be_asked(&self, state: &State, question: usize) -> bool {
        let has = |it: &(usize, u32)| match state.0[it.0] {
            Status::Choice(choice) => it.1 & (1 << choice) != 0,
            Status::Open | Status::Unknown => false,
        };
        state.0[question] == Status::Open && self.after[question].iter().all(has)
    }

    /// Whether a case is a reason to ask a question.
    fn calls_for(&self, row: usize, question: usize) -> bool {
        let mut masks = self.rows[row].masks.iter();
        let mask = masks.find(|it| it.0 == question);
        mask.is_some_and(|(_, mask)| {
            self.only_if[question].is_none_or(|choice| mask & (1 << choice) != 0)
        })
    }

    /// The questions whose answer changes what is shown, with the choices to offer;
    /// where none does alone, those that do together.
    pub(super) fn telling(&self, state: &State, live: &[usize]) -> Vec<(usize, Vec<Offer>)> {
        let open = (0..self.questions.len()).filter(|it| {
            self.may_be_asked(state, *it) && live.iter().any(|row| self.calls_for(*row, *it))
        });
        let changes = open.filter_map(|question| {
            let offered = self.offered(state, live, question);
            let sets: BTreeSet<Vec<usize>> =
                offered.iter().map(|(_, live)| self.blocks(live)).collect();
            (sets.len() > 1).then_some((question, offered))
        });
        let mut changes: Vec<(usize, Vec<Offer>)> = changes.collect();
        if changes.is_empty() {
            return self.telling_together(state, live);
        }
        // What changes only the steps that come after "more" is not worth an answer.
        changes.retain(|(question, offered)| {
            let mut shown = offered.iter().map(|it| self.shown(state, *question, it));
            let first = shown.next();
            shown.any(|it| Some(it) != first)
        });
        changes
    }

    /// The questions that tell nothing alone, but together decide on a block that
    /// has several cases.
    fn telling_together(&self, state: &State, live: &[usize]) -> Vec<(usize, Vec<Offer>)> {
        let mut questions = BTreeSet::new();
        let mut cases: BTreeMap<usize, usize> = BTreeMap::new();
        for row in live {
            *cases.entry(self.blocks[*row]).or_default() += 1;
        }
        for (block, _) in cases.into_iter().filter(|(_, count)| *count > 1) {
            questions.extend(self.questions_against(block, state, live));
        }
        let offers = questions.into_iter();
        let offers = offers.map(|it| (it, self.offered(state, live, it)));
        offers.filter(|(_, offers)| offers.len() > 1).collect()
    }

    /// The questions whose answers, one a case, take a block away; none where
    /// nothing can, or where nothing would be left.
    fn questions_against(&self, block: usize, state: &State, live: &[usize]) -> Vec<usize> {
        let mut state = state.clone();
        let mut live = live.to_vec();
        let mut asked = Vec::new();
        while let Some(&row) = live.iter().find(|it| self.blocks[**it] == block) {
            let masks = self.rows[row].masks.iter();
            let mut open =
                masks.filter(|(it, _)| self.may_be_asked(&state, *it) && self.calls_for(row, *it));
            let against = open.find_map(|&(question, mask)| {
                let offers = self.offered(&state, &live, question);
                let other = |it: &Offer| self.accepted[question][it.0] & mask == 0;
                let offer = offers.into_iter().find(other)?;
                Some((question, offer))
            });
            let Some((question, (choice, left))) = against else {
                return Vec::new();
            };
            state = self.answer(&state, question, Status::Choice(choice));
            live = left;
            asked.push(question);
        }
        asked
    }
}

fn block_name(row: &Row) -> (&Slug, u32) {
    (&row.case.slug, row.case.block)
}

/// The indexes of a question and one of its choices.
type Find<'a> = &'a dyn Fn(&str, &str) -> Option<(usize, usize)>;

fn implications(choice: &crate::model::Choice, find: Find<'_>) -> Vec<(usize, usize)> {
    let mut implied = Vec::new();
    for (question, answer) in &choice.implies {
        implied.extend(find(question, answer));
    }
    implied
}
