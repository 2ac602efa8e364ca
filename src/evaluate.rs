//! Judged queries and scenarios to scores.
//!
//! Entry points: [`search::run`] and [`flow::run`]. It knows nothing of how
//! answers are found.

pub mod flow;
pub mod known;
pub mod scenario;
pub mod search;
