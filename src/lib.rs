//! Veiviser: a knowledge-base troubleshooter and help-article engine.

pub mod analyzer;
pub mod check;
pub mod content;
pub mod error;
pub mod evaluate;
pub mod flow;
pub mod index;
pub mod model;
pub mod render;
pub mod site;
pub mod text;
pub mod web;

pub mod cli;

pub use error::Error;
