//! Veiviser shows the way out of a locked account: a knowledge-base
//! troubleshooter and help-article engine.
//!
//! A knowledge base is a folder of localized Markdown articles. Veiviser reads
//! it once and serves it in five ways, all from one model:
//!
//! 1. [`content`] reads the files into a [`model::KnowledgeBase`]; what is wrong
//!    with them are [`model::Diagnostic`]s, never errors.
//! 2. [`flow`] finds out for whom each block of the articles is, and builds the
//!    tree that asks the fewest questions.
//! 3. [`index`] makes a search index a locale, over the terms of [`analyzer`].
//! 4. [`text`] holds the interface's messages in every language.
//! 5. [`render`] makes a page of a [`model::Route`]; [`web`] asks it for one,
//!    [`site`] for all.
//!
//! [`check`] holds rules over a knowledge base, [`evaluate`] scores search and
//! troubleshooters, [`cli`] is the program. Each module may use only those before
//! it here: `model`, `analyzer`, then `content`, `flow`, `index` and `text`, which
//! do not know each other, then `check` and `render`, then `evaluate`, `web` and
//! `site`, then `cli`. A test holds it.
//!
//! ```
//! use veiviser::content::{self, Input};
//! use veiviser::flow;
//! use veiviser::model::{Answers, Node};
//!
//! let loaded = content::load(&Input::default())?; // the bundled knowledge base
//! let (flows, _) = flow::compile(&loaded.kb, &flow::embedded_files());
//! let recovery = flows.iter().find(|it| *it.id == *"account-recovery").expect("it is bundled");
//!
//! let answers = Answers::from([("forgot".into(), "password".into())]);
//! let walk = flow::walk(recovery, &answers);
//! assert!(matches!(walk.node, Node::Question { .. }), "there is more to ask");
//! # Ok::<(), veiviser::Error>(())
//! ```

pub mod error;
pub mod model;

pub mod analyzer;

pub mod content;
pub mod flow;
pub mod index;
pub mod text;

pub mod check;
pub mod render;

pub mod evaluate;
pub mod site;
pub mod web;

pub mod cli;

pub use error::Error;
