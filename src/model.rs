//! The nouns: what a knowledge base consists of.
//!
//! Everything is addressed locale-neutrally: an article is a [`Slug`], a block
//! is a slug and a number, and the versions of one article share both. This
//! module does no I/O and knows no other module.

mod article;
mod date;
mod diagnostic;
mod doc;
mod flow;
mod front_matter;
mod locale;
mod part;
mod route;
mod script;
mod settings;

pub use article::{
    Alignment, Article, KnowledgeBase, Media, Origin, Redirect, Slug, TranslationUnit, Version,
};
pub use date::Date;
pub use diagnostic::{Code, Diagnostic, Severity, Span, nearest};
pub use doc::{
    AlertKind, Block, BlockKind, CellAlignment, Doc, Inline, Item, Mark, Place, Row, Spot, Target,
    each_link, plain_text,
};
pub use flow::{
    Answers, Case, Choice, ChoiceId, Condition, Distance, Evidence, Flow, Node, NodeId, Outcome,
    Question, QuestionId, Rank, Trail, UNKNOWN,
};
pub use front_matter::{FrontMatter, Robots, TranslationType, Value, name_id};
pub use locale::{Direction, LANGUAGES, Language, Locale};
pub use part::{Content, Part, PartKind};
pub use route::Route;
pub use script::Script;
pub use settings::{Colour, RobotsPolicy, Settings};

/// The file that marks a folder as a site that was built: another build may replace
/// the folder, and none reads it as content.
pub const SITE_MARK: &str = ".veiviser-site";
