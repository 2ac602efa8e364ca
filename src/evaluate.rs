//! Judged queries and scenarios to scores.

pub mod flow;
