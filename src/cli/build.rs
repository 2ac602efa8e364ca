//! `veiviser build`: writes the static site.

use crate::Error;
use crate::cli::{Done, Global, faults, io, load};
use crate::model::{Diagnostic, Severity};
use crate::render::{Renderer, SearchSample};
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
    /// Replace a folder that veiviser did not write, unless it is or holds content
    #[arg(long)]
    force: bool,
    /// Write nothing where the content has errors: list them, leave the old site, exit with 1
    #[arg(long)]
    strict: bool,
    /// Write former addresses in the form of these hosts as well, separated by commas
    #[arg(long, value_name = "HOST", value_delimiter = ',', value_parser = host())]
    redirects: Vec<Host>,
    /// Write files in these forms as well, separated by commas, for hosts that send them as they are
    #[arg(long, value_name = "FORM", value_delimiter = ',', value_parser = form())]
    compress: Vec<Compression>,
}

/// Of several templates at fault always the same one, whichever thread came upon one first.
fn first(renderer: &Renderer, error: Error) -> Error {
    if !matches!(error, Error::Template(_)) {
        return error;
    }
    let mut found = renderer.template_faults(SearchSample::Without);
    found.sort();
    let first = found.into_iter().next();
    first.map_or(error, |it| Error::Template(Box::new(it)))
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
    /// Runs the command, all of it on the threads that share the work: to hand each
    /// part over to them from another one takes time, and may put two on one core.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        rayon::scope(|_| self.write(global))
    }

    fn write(&self, global: &Global) -> Result<Done, Error> {
        let everything = load::for_pages(global)?;
        faults::announce(global, &everything.diagnostics);
        if self.is_refused(&everything.diagnostics) {
            return Ok(Done::Lacking);
        }
        let memory = global.site_memory(&self.out).map(|file| Memory {
            file,
            base: load::base(&everything),
        });
        let templates = load::template_paths(&everything.overrides);
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
        let report = site::build(&renderer, &options, &|done, all| progress.count(done, all));
        let report = report.map_err(|it| load::placed_error(first(&renderer, it), &templates))?;
        drop(progress);
        // The process ends here, and ends sooner without tidying its memory.
        std::mem::forget(renderer);
        if let Some(error) = &report.unkept {
            io::note(&format!("the next build makes every file anew: {error}"));
        }
        io::print(&self.text(&report))?;
        Ok(Done::Good)
    }

    /// Whether faults forbid a site, and says so. Settings that cannot be read always
    /// do: the site would stand under another name and address.
    fn is_refused(&self, diagnostics: &[Diagnostic]) -> bool {
        let errors = faults::count(diagnostics, Severity::Error);
        let why = match faults::unread_settings(diagnostics).next() {
            Some(_) => "the settings cannot be read",
            None if self.strict && errors > 0 => "the content has errors",
            None => return false,
        };
        let out = self.out.display();
        io::note(&format!("nothing is written to {out}: {why}"));
        true
    }

    fn text(&self, report: &Report) -> String {
        let mut out = String::new();
        let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
        line(&format!(
            "{}, {:.1} MB in {}",
            faults::counted(report.files, "file"),
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
                "  {locale}: {}, {} of them of troubleshooters",
                faults::counted(*pages, "page"),
                report.flow_pages
            ));
        }
        if report.unlisted > 0 {
            line(&format!(
                "{} of {} versions ask search engines not to list them (ROBOTS: NOINDEX); their pages say so",
                report.unlisted, report.versions
            ));
        }
        if report.unlisted_by_settings > 0 {
            line(&format!(
                "{} of {} versions are not to be listed by search engines, as the settings say (robots = \"noindex\"); their pages say so",
                report.unlisted_by_settings, report.versions
            ));
        }
        match report.base.as_deref() {
            None => line("no site maps, feeds and canonical addresses: site.toml has no url"),
            Some("/") => {}
            Some(base) => line(&format!(
                "crawlers read robots.txt at the root of a host, not below {base}: put its lines there"
            )),
        }
        out
    }
}
