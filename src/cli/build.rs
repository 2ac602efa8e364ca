//! `veiviser build`: writes the static site.

use crate::Error;
use crate::cli::{Done, Global, io, load};
use crate::site::{self, Compression, Foreign, Host, Memory, Options, Report};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::fmt::Write;
use std::path::PathBuf;

/// Write all pages as static files
#[derive(Args, Debug)]
pub struct Build {
    /// The folder; what is there is replaced when the new site is complete
    #[arg(long, value_name = "DIR", default_value = "site")]
    out: PathBuf,
    /// Replace a folder that veiviser did not write
    #[arg(long)]
    force: bool,
    /// Write former addresses in the form of these hosts as well
    #[arg(long, value_name = "HOST", value_delimiter = ',', value_parser = host())]
    redirects: Vec<Host>,
    /// Write files in these forms as well, for hosts that send them as they are
    #[arg(long, value_name = "FORM", value_delimiter = ',', value_parser = form())]
    compress: Vec<Compression>,
}

fn form() -> impl TypedValueParser<Value = Compression> {
    let names = Compression::ALL.map(|(name, _)| name);
    PossibleValuesParser::new(names).map(|name| {
        let found = Compression::ALL.iter().find(|(it, _)| *it == name);
        found.expect("only these names are possible").1
    })
}

fn host() -> impl TypedValueParser<Value = Host> {
    let names = Host::ALL.map(|(name, _)| name);
    PossibleValuesParser::new(names).map(|name| {
        let found = Host::ALL.iter().find(|(it, _)| *it == name);
        found.expect("only these names are possible").1
    })
}

impl Build {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let everything = load::everything(global)?;
        let memory = global.site_memory(&self.out).map(|file| Memory {
            file,
            base: load::base(&everything),
        });
        let renderer = load::renderer(everything)?;
        let options = Options {
            out: self.out.clone(),
            foreign: if self.force {
                Foreign::Replace
            } else {
                Foreign::Refuse
            },
            memory,
            redirects: self.redirects.clone(),
            compress: self.compress.clone(),
        };
        let progress = io::Progress::start("writing");
        let report = site::build(&renderer, &options, &|done, all| progress.count(done, all))?;
        drop(progress);
        // The process ends here, and ends sooner without tidying its memory.
        std::mem::forget(renderer);
        io::print(&self.text(&report))?;
        Ok(Done::Good)
    }

    fn text(&self, report: &Report) -> String {
        let mut out = String::new();
        let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
        line(&format!(
            "{} files, {:.1} MB in {}",
            report.files,
            report.bytes as f64 / 1e6,
            self.out.display()
        ));
        if report.kept > 0 {
            line(&format!(
                "{} of them are those of the site before",
                report.kept
            ));
        }
        for (locale, pages) in &report.pages {
            line(&format!(
                "  {locale}: {pages} pages, {} of them of troubleshooters",
                report.flow_pages
            ));
        }
        if report.unlisted > 0 {
            line(&format!(
                "{} of {} versions ask search engines not to list them (ROBOTS: NOINDEX); their pages say so",
                report.unlisted, report.versions
            ));
        }
        out
    }
}
