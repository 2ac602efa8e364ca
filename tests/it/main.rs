//! One test program, because each would link everything anew.

mod input;
mod suite;
mod tidy;
