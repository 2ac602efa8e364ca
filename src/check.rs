//! Rules over the knowledge base: faults that only show when all of it is known.

pub mod flow;
mod label;
pub mod messages;
pub mod naming;
pub mod translation;
