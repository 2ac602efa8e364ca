//! A troubleshooter as data: questions, cases, and the tree that tells them apart.

use crate::model::{Locale, Slug};
use std::collections::BTreeMap;

/// The answer "I don't know", which every question takes.
pub const UNKNOWN: &str = "unknown";

/// The name of a question: `signed-in`.
pub type QuestionId = Box<str>;

/// The name of a choice: `yes`; [`UNKNOWN`] stands for "I don't know".
pub type ChoiceId = Box<str>;

/// Answers by question.
pub type Answers = BTreeMap<QuestionId, ChoiceId>;

/// The questions that were asked and what was answered, in order.
pub type Trail = Vec<(QuestionId, ChoiceId)>;

/// The index of a node in [`Flow::nodes`].
pub type NodeId = usize;

/// A troubleshooter, compiled: it has no cycle and no dangling edge, so a walk
/// cannot fail and always ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// Its name: `account-recovery`.
    pub id: Box<str>,
    /// What it may ask, in the author's order.
    pub questions: Vec<Question>,
    /// The decision table: which block is for whom.
    pub cases: Vec<Case>,
    /// The tree; `nodes[0]` is the start. Equal subtrees are one node.
    pub nodes: Vec<Node>,
    /// How many questions a person answers on average, by the weights of the choices.
    pub expected_questions: f64,
}

impl Flow {
    /// The question of this name.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|it| *it.id == *id)
    }
}

/// Something a flow may ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name.
    pub id: QuestionId,
    /// What may be answered, in the author's order, without [`UNKNOWN`].
    pub choices: Vec<Choice>,
}

/// Something that may be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its name.
    pub id: ChoiceId,
    /// Answers to other questions that follow from it.
    pub implies: Vec<(QuestionId, ChoiceId)>,
    /// Choices of the same question whose cases are for it as well.
    pub covers: Vec<ChoiceId>,
    /// How often people give it, beside the others of its question.
    pub weight: f64,
}

/// A question and the choices that satisfy it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Condition {
    /// The question.
    pub question: QuestionId,
    /// The choices, sorted.
    pub choices: Vec<ChoiceId>,
}

/// A block and the conditions under which it is for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The article.
    pub slug: Slug,
    /// The block, by the number all versions share.
    pub block: u32,
    /// All must hold; sorted by question.
    pub conditions: Vec<Condition>,
    /// What kind of step it is.
    pub rank: Rank,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// Kinds of step, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The block itself says whom it is for.
    Specific,
    /// A step for everybody the article is for.
    General,
    /// Where to go when nothing else helped.
    Fallback,
}

impl Rank {
    /// The lower-case name: part of message ids and class names.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Specific => "specific",
            Self::General => "general",
            Self::Fallback => "fallback",
        }
    }
}

/// The words that revealed a condition.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// The question.
    pub question: QuestionId,
    /// The choice.
    pub choice: ChoiceId,
    /// How near to the block the words stand.
    pub distance: Distance,
    /// The locale of the version that said it.
    pub locale: Locale,
    /// The sentence.
    pub sentence: Box<str>,
    /// The cue, as its author wrote it.
    pub cue: Box<str>,
}

/// How near evidence stands; the nearer beats the farther.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Distance {
    /// The author of the flow or of the article says so.
    Author,
    /// In the sentence itself.
    Sentence,
    /// In a block above: a parent item, a lead-in, a heading.
    Ancestor,
    /// In the article's title.
    Title,
}

/// A place in the tree.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the sentence of a variant names its fields")]
pub enum Node {
    /// Asks; the edges are choices in the author's order, then [`UNKNOWN`].
    Question {
        question: QuestionId,
        edges: Vec<(ChoiceId, NodeId)>,
    },
    /// Ends.
    Outcome(Outcome),
}

/// What is shown at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Indexes into [`Flow::cases`], one a block, best first.
    pub cases: Vec<usize>,
    /// How many of them are shown before "more": whole procedures, at most
    /// [`Outcome::SHOWN`].
    pub shown: usize,
}

impl Outcome {
    /// The most steps that are shown before "more".
    pub const SHOWN: usize = 12;
}
