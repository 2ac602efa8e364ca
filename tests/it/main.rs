//! One test program, because each would link everything anew.

mod app;
mod ask;
mod browser_index;
mod copies;
mod desk;
mod flow;
mod index;
mod input;
mod messages;
#[cfg(unix)]
mod prompt;
mod proof;
mod publish;
mod settings;
mod site;
mod suite;
mod tidy;
mod troubleshooter;
mod watch;
mod web;
