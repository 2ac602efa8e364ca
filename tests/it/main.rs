//! One test program, because each would link everything anew.

mod suite;
mod tidy;
