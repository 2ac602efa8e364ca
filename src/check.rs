//! Rules over the knowledge base: faults that only show when all of it is known.

pub mod flow;
pub mod messages;
pub mod naming;
pub mod translation;
