//! One test program, because each would link everything anew.

mod app;
mod ask;
mod browser_index;
mod copies;
mod desk;
mod faults;
mod flow;
mod forms;
mod hostile;
mod hostile_queries;
mod index;
mod input;
mod languages;
mod lists;
mod messages;
mod offers;
#[cfg(unix)]
mod pictures;
mod prompt;
mod proof;
mod publish;
mod redirects;
mod services;
mod settings;
mod site;
mod suite;
mod synthetic;
mod tidy;
mod troubleshooter;
mod unspoken;
mod watch;
mod web;
mod within;
mod words;
