//! What the templates of troubleshooters see.

use crate::render::view::{ArticleLink, ChoiceLink, Words};
use serde::Serialize;

/// A question of a troubleshooter.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// The troubleshooter's title.
    pub flow: Words,
    /// The question.
    pub question: Words,
    /// What helps to answer it.
    pub hint: Option<Words>,
    /// What may be answered.
    pub choices: Vec<ChoiceLink>,
    /// Whether an answer is being changed.
    pub is_change: bool,
    /// The page before.
    pub back: String,
    /// The first question.
    pub start: String,
    /// The answers so far.
    pub answers: Vec<AnswerView>,
    /// For whom no choice fits; not where an answer is changed.
    pub none: Option<NoneView>,
    /// The whole troubleshooter on one page; on the first question alone.
    pub map: Option<String>,
    /// Whether this is the first question.
    pub is_first: bool,
}

/// An answer given.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// The question.
    pub question: Words,
    /// The answer.
    pub answer: Words,
    /// Where it can be changed.
    pub change: String,
    /// The question's words alone, for the name of that link.
    pub change_label: String,
}

/// The end of a troubleshooter.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeView {
    /// The troubleshooter's title.
    pub flow: Words,
    /// The steps to take first.
    pub steps: Vec<StepGroup>,
    /// Further steps.
    pub more: Vec<StepGroup>,
    /// How many steps there are first.
    pub count: usize,
    /// How many further ones.
    pub more_count: usize,
    /// The page before.
    pub back: String,
    /// The first question.
    pub start: String,
    /// The answers given.
    pub answers: Vec<AnswerView>,
    /// What to try when the steps did not help, one after the other.
    pub next: Vec<NextView>,
    /// Where to go when nothing did.
    pub none: NoneView,
}

/// Something to try next: steps, an article that asks which of its alternatives fits, or
/// an article to read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NextView {
    /// The steps.
    pub steps: Vec<StepGroup>,
    /// The article, where there are no steps.
    pub article: Option<ArticleLink>,
    /// Where it asks which of its alternatives fits.
    pub which: Option<String>,
}

/// Where to go when nothing fits or nothing helped.
#[derive(Clone, Debug, Serialize)]
pub struct NoneView {
    /// Search with the answers as words.
    pub search: SearchLink,
    /// Where a person helps.
    pub support: Option<String>,
    /// A message with the answers and steps, ready to be sent.
    pub mail: String,
}

/// A search.
#[derive(Clone, Debug, Serialize)]
pub struct SearchLink {
    /// Its address.
    pub href: String,
    /// Its words.
    pub words: String,
}

/// A whole troubleshooter on one page.
#[derive(Clone, Debug, Serialize)]
pub struct MapView {
    /// Its title.
    pub flow: Words,
    /// The first question's page.
    pub start: String,
    /// SVG.
    pub picture: String,
    /// The first question, with all that follows.
    pub items: Vec<MapItem>,
    /// Every step, and why it is shown.
    pub steps: Vec<MapStep>,
}

/// A question or an outcome in the list of all.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MapItem {
    /// Its place in the list.
    pub id: String,
    /// Whether it is listed here, and not before.
    pub is_new: bool,
    /// The choice that leads to it.
    pub choice: Option<Words>,
    /// The question; none at the end.
    pub question: Option<Words>,
    /// How many steps an outcome shows.
    pub count: Option<usize>,
    /// Its page.
    pub href: String,
    /// What follows.
    pub next: Vec<MapItem>,
}

/// A step and why it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct MapStep {
    /// Its article.
    pub article: ArticleLink,
    /// Its place there.
    pub href: String,
    /// Its number, in words.
    pub block: String,
    /// Why.
    pub reasons: Vec<MapReason>,
}

/// A sentence that says whom a step is for.
#[derive(Clone, Debug, Serialize)]
pub struct MapReason {
    /// The question that it answers.
    pub question: Words,
    /// The answer.
    pub answer: Words,
    /// The sentence.
    pub sentence: Words,
    /// The locale of the version that says it.
    pub locale: String,
    /// The cue that it holds.
    pub cue: String,
}

/// The page that asks which of an article's alternatives fits.
#[derive(Clone, Debug, Serialize)]
pub struct WhichView {
    /// The article.
    pub article: ArticleLink,
    /// Whether a machine translated it.
    pub is_machine_translated: bool,
    /// Whether its source has changed since.
    pub is_outdated: bool,
    /// The alternatives.
    pub choices: Vec<ChoiceLink>,
    /// The steps of each.
    pub outcomes: Vec<WhichOutcome>,
}

/// The steps of an alternative.
#[derive(Clone, Debug, Serialize)]
pub struct WhichOutcome {
    /// Its place on the page.
    pub id: String,
    /// What it says.
    pub label: Words,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// Steps in a row from one article.
#[derive(Clone, Debug, Serialize)]
pub struct StepGroup {
    /// The article, at its first step.
    pub article: ArticleLink,
    /// Whether a machine translated it.
    pub is_machine_translated: bool,
    /// Whether its source has changed since.
    pub is_outdated: bool,
    /// Where the article asks which of its alternatives fits.
    pub which: Option<String>,
    /// The number of the first step.
    pub start: usize,
    /// The steps, as HTML.
    pub steps: Vec<StepView>,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// The words, as HTML.
    pub html: Words,
    /// Its place in the article.
    pub href: String,
    /// `specific`, `general` or `fallback`.
    pub rank: &'static str,
}
