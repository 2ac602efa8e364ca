//! Rules over the knowledge base: faults that only show when all of it is known.

pub mod flow;
