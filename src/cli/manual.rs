//! `veiviser completions` and `veiviser man`.

use crate::Error;
use crate::cli::{Cli, Done, io};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Print completions for a shell
#[derive(Args, Debug)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Runs the command.
    pub fn run(&self) -> Result<Done, Error> {
        let mut out = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "veiviser", &mut out);
        io::print(&String::from_utf8_lossy(&out))?;
        Ok(Done::Good)
    }
}

/// Print the manual page
#[derive(Args, Debug)]
pub struct Man {}

impl Man {
    /// Runs the command.
    pub fn run(&self) -> Result<Done, Error> {
        let mut out = Vec::new();
        let made = clap_mangen::Man::new(Cli::command()).render(&mut out);
        made.map_err(|source| Error::io("manual page", source))?;
        io::print(&String::from_utf8_lossy(&out))?;
        Ok(Done::Good)
    }
}
