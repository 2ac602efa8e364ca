//! The command line: clap types and one `match`, a file a command.
//!
//! Entry point: [`run`]. Exit codes: 0 done, 1 nothing found or faulty content,
//! 2 failed; a broken pipe is success.

mod ask;
mod build;
mod check;
mod evaluate;
mod faults;
mod flow;
mod init;
mod io;
mod label;
mod load;
mod manual;
mod offers;
mod search;
mod serve;
mod show;

use crate::Error;
use crate::content;
use crate::model::Locale;
use clap::{Args, Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Shows the way out of a locked account: asks, searches, serves, builds and
/// checks a folder of localized help articles.
///
/// Without --content it takes the folder `content` where that holds articles,
/// else the bundled knowledge base on account recovery.
#[derive(Debug, Parser)]
#[command(name = "veiviser", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes, before or behind its name.
#[derive(Args, Clone, Debug)]
pub struct Global {
    /// A folder of articles, or one file; may be given several times, the first counts most
    #[arg(long, global = true, value_name = "DIR", env = "VEIVISER_CONTENT", value_delimiter = PATH_SEPARATOR)]
    content: Vec<PathBuf>,
    /// The language of files that neither their folder nor their front matter places
    #[arg(long, global = true, value_name = "LOCALE", value_parser = io::locale)]
    content_locale: Option<Locale>,
    /// How many threads to use; as many as there are cores unless told
    #[arg(long, global = true, value_name = "N", value_parser = io::count, allow_negative_numbers = true)]
    threads: Option<usize>,
    /// Where the search index and the record of sites are kept; a folder of the user's unless told
    #[arg(long, global = true, value_name = "DIR")]
    cache: Option<PathBuf>,
    /// Keep no search index and no record of sites; make everything anew
    #[arg(long, global = true, conflicts_with = "cache")]
    no_cache: bool,
}

const PATH_SEPARATOR: char = if cfg!(windows) { ';' } else { ':' };

#[derive(Debug, Subcommand)]
enum Command {
    Ask(ask::Ask),
    Search(search::Search),
    Serve(serve::Serve),
    Build(build::Build),
    Init(init::Init),
    Check(check::Check),
    Flow(flow::FlowCommand),
    Show(show::Show),
    Evaluate(evaluate::Evaluate),
    Completions(manual::Completions),
    Man(manual::Man),
}

/// How a command ended when it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// Done.
    Good,
    /// Nothing was found, or content is faulty.
    Lacking,
}

/// Reads the command line, runs the command, and says how it went.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    io::start_logging();
    if let Some(threads) = cli.global.threads {
        // Fails only where a pool exists already, and none does here.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global();
    }
    match dispatch(&cli) {
        Ok(Done::Good) => ExitCode::SUCCESS,
        Ok(Done::Lacking) => ExitCode::from(1),
        Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            io::complain(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: &Cli) -> Result<Done, Error> {
    match &cli.command {
        Command::Serve(command) => command.run(&cli.global),
        Command::Build(command) => command.run(&cli.global),
        Command::Init(command) => command.run(),
        Command::Flow(command) => command.run(&cli.global),
        Command::Ask(command) => command.run(&cli.global),
        Command::Search(command) => command.run(&cli.global),
        Command::Evaluate(command) => command.run(&cli.global),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
        Command::Check(command) => command.run(&cli.global),
        Command::Show(command) => command.run(&cli.global),
    }
}

impl Global {
    /// The folder of the search index; `None` where nothing is kept.
    fn cache_folder(&self) -> Option<PathBuf> {
        if self.no_cache {
            return None;
        }
        let mut hasher = blake3::Hasher::new();
        for root in self.input().roots {
            let path = root.canonicalize().unwrap_or(root);
            hasher.update(path.as_os_str().as_encoded_bytes());
            hasher.update(&[0]);
        }
        let name = &hasher.finalize().to_hex()[..16];
        let folder = self.cache.clone().or_else(load::default_cache)?;
        Some(folder.join(name))
    }

    /// The file that remembers what a site was made of; `None` where nothing is kept.
    fn site_memory(&self, out: &Path) -> Option<PathBuf> {
        if self.no_cache {
            return None;
        }
        let out = out
            .canonicalize()
            .or_else(|_| std::path::absolute(out))
            .ok()?;
        let hash = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
        let folder = self.cache.clone().or_else(load::default_cache)?;
        Some(folder.join("sites").join(&hash[..16]))
    }

    /// What to load.
    pub fn input(&self) -> content::Input {
        let here = PathBuf::from("content");
        let roots = match self.content.is_empty() && here.is_dir() {
            true => vec![here],
            false => self.content.clone(),
        };
        content::Input {
            roots,
            content_locale: self.content_locale.clone(),
        }
    }
}
