//! `veiviser evaluate`: judged queries and scenarios to scores.

use crate::Error;
use crate::cli::load::Everything;
use crate::cli::{Done, Global, io, load};
use crate::evaluate;
use clap::{Args, Subcommand};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Measure how good search and troubleshooters are
#[derive(Args, Debug)]
pub struct Evaluate {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Ask judged queries and print nDCG@10, success@1, success@5 and MRR@10
    Search {
        /// Judged queries: a JSON object a line, with id, queries and relevant
        #[arg(long, value_name = "FILE")]
        queries: PathBuf,
        /// Write what was found: topic, key, rank and slug, tab separated
        #[arg(long, value_name = "FILE")]
        run: Option<PathBuf>,
    },
    /// Make queries from the articles' own titles, and print how often they find them
    Known,
    /// Walk scenarios in every locale and print those whose outcome is wrong
    Flow {
        /// Scenarios: a JSON object a line, with id, answers, show, hide, never, first and
        /// links; those beside the flow, `flows/ID.scenarios.jsonl`, unless told
        #[arg(long, value_name = "FILE")]
        scenarios: Option<PathBuf>,
        /// The flow to walk
        #[arg(long, value_name = "ID")]
        flow: Option<String>,
    },
}

impl Evaluate {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        match &self.what {
            What::Search { queries, run } => search(global, queries, run.as_deref()),
            What::Known => known(global),
            What::Flow { scenarios, flow } => walk(global, scenarios.as_deref(), flow.as_deref()),
        }
    }
}

fn search(global: &Global, queries: &Path, run: Option<&Path>) -> Result<Done, Error> {
    let set = read(queries)?;
    let (index, _) = load::index(global, None)?;
    let report = evaluate::search::run(&index, &set)?;
    if let Some(path) = run {
        std::fs::write(path, &report.run).map_err(|source| Error::io(path, source))?;
    }
    let mut out = String::from("key          n  nDCG@10  success@1  success@5  MRR@10\n");
    let overall = ("overall".to_owned(), report.overall);
    for (key, it) in report.keys.iter().chain([&overall]) {
        writeln!(
            out,
            "{key:<9} {:>4}    {:.3}      {:.3}      {:.3}   {:.3}",
            it.queries, it.ndcg, it.success_1, it.success_5, it.mrr
        )
        .expect("a String takes all");
    }
    io::print(&out)?;
    Ok(Done::Good)
}

fn known(global: &Global) -> Result<Done, Error> {
    let everything = load::everything(global)?;
    let index = load::index_of(global, &everything)?;
    let report = evaluate::known::run(&index, &everything.kb);
    let mut out = String::from("locale    set                 n  success@1  success@5\n");
    for it in &report.lines {
        writeln!(
            out,
            "{:<9} {:<16} {:>4}      {:.3}      {:.3}",
            it.locale.as_str(),
            format!("{:?}", it.maker),
            it.queries,
            it.success_1,
            it.success_5
        )
        .expect("a String takes all");
    }
    io::print(&out)?;
    Ok(Done::Good)
}

fn walk(global: &Global, scenarios: Option<&Path>, flow: Option<&str>) -> Result<Done, Error> {
    let set = scenarios.map(|it| Ok::<_, Error>((it.into(), read(it)?)));
    let set = set.transpose()?;
    let everything = load::everything(global)?;
    let flow = load::flow(&everything, flow)?;
    let (path, text) = match set {
        Some(set) => set,
        None => beside(&everything, &flow.id)?,
    };
    let faults = evaluate::scenario::faults(&everything.kb, &flow, (&path, &text));
    for fault in &faults {
        io::print(&format!("{fault}\n"))?;
    }
    let report = evaluate::flow::run(&everything.kb, &flow, &text);
    io::print(&report.text())?;
    Ok(if report.failed == 0 {
        Done::Good
    } else {
        Done::Lacking
    })
}

const EXAMPLE: &str = r#"{"id": "1", "answers": {"question": "choice"}, "show": [["slug", 2]], "hide": [["slug", 3]]}"#;

/// The scenarios that stand beside a flow.
fn beside(everything: &Everything, flow: &str) -> Result<(Arc<Path>, String), Error> {
    let name = format!("flows/{flow}.scenarios.jsonl");
    let file = everything.flow_files.iter().find(|it| it.name == name);
    let missing = || {
        Error::Usage(format!(
            "there is no {name}; write one, a line for each situation, such as\n  {EXAMPLE}\n(veiviser show SLUG --format blocks numbers the blocks), or name a file with --scenarios"
        ))
    };
    let file = file.ok_or_else(missing)?;
    Ok((Arc::clone(&file.path), file.text.clone()))
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|source| Error::io(path, source))
}
