//! `veiviser flow`: draws, writes out, compares and explains troubleshooters.

mod walk;

use crate::Error;
use crate::cli::faults::counted;
use crate::cli::label::label;
use crate::cli::load::{self, Everything};
use crate::cli::{Done, Global, io};
use crate::flow::{self, Drawing};
use crate::model::{Answers, Flow, Locale};
use clap::{Args, Subcommand, ValueEnum};
use std::borrow::Cow;
use std::fmt::Write;
use std::path::PathBuf;

/// Draw, write out, compare and explain troubleshooters
#[derive(Args, Debug)]
pub struct FlowCommand {
    /// The flow; all flows, or the one of the settings, unless told
    #[arg(long, global = true, value_name = "ID")]
    flow: Option<String>,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Name the flows, with their figures
    List,
    /// Print every path with its steps as plain text, made to be kept and compared
    Walk {
        /// The locales whose words are printed; all of the knowledge base unless told
        #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
        locale: Vec<Locale>,
        /// Print names and numbers alone, which all locales share
        #[arg(long)]
        ids: bool,
    },
    /// Say in words what changed since a text that `flow walk` printed
    Diff {
        /// What `flow walk` printed before
        old: PathBuf,
    },
    /// Print the decision table: for every block its conditions and its first words
    Table {
        /// The language of the words
        #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
        locale: Option<Locale>,
    },
    /// Count answers that were recorded, and print the weights of the choices
    Weigh {
        /// What `ask --json` printed, a JSON object a line
        recorded: PathBuf,
    },
    /// Draw the tree
    Graph {
        /// How
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// The language of the labels
        #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
        locale: Option<Locale>,
    },
    /// Say why an outcome shows what it does, or why it does not show a block
    Explain {
        /// The article; all steps of the outcome unless told
        slug: Option<String>,
        /// The block's number, as `veiviser show` prints it; all steps of the article unless told
        block: Option<u32>,
        /// The answers that lead to the outcome
        #[arg(long, value_name = "QUESTION=CHOICE", value_parser = super::ask::answer)]
        answer: Vec<(String, String)>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A flowchart for Mermaid
    Mermaid,
    /// A graph for Graphviz
    Dot,
    /// A picture that stands alone
    Svg,
    /// A list of all nodes, with the evidence of every step
    Text,
}

impl FlowCommand {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let everything = load::everything(global)?;
        match &self.what {
            What::List => io::print(&list(&everything))?,
            What::Walk { locale, ids } => {
                let locales = match (ids, &locale[..]) {
                    (true, _) => &[],
                    (false, []) => &everything.kb.locales[..],
                    (false, named) => named,
                };
                for flow in self.wanted(&everything)? {
                    print_ways(&everything, &flow, locales)?;
                }
            }
            What::Table { locale } => {
                let flow = &load::flow(&everything, self.flow.as_deref())?;
                let locale = load::reader(locale.as_ref(), &everything.kb.settings.source_locale);
                io::print(&flow::table(&everything.kb, flow, &locale))?;
            }
            What::Weigh { recorded } => self.weigh(&everything, recorded)?,
            What::Diff { old } => return self.diff(&everything, old),
            What::Graph { format, locale } => {
                let flow = &load::flow(&everything, self.flow.as_deref())?;
                io::print(&draw(&everything, flow, *format, locale.as_ref()))?;
            }
            What::Explain {
                slug,
                block,
                answer,
            } => {
                let flow = &load::flow(&everything, self.flow.as_deref())?;
                let answers: Answers = super::ask::valid(flow, answer)?;
                let place = (slug.as_deref(), *block, &answers);
                io::print(&explain(&everything, flow, place))?;
            }
        }
        Ok(Done::Good)
    }

    fn wanted<'a>(&self, everything: &'a Everything) -> Result<Vec<Cow<'a, Flow>>, Error> {
        match &self.flow {
            Some(id) => Ok(vec![load::flow(everything, Some(id))?]),
            None => Ok(everything.flows.iter().map(Cow::Borrowed).collect()),
        }
    }

    fn weigh(&self, everything: &Everything, recorded: &PathBuf) -> Result<(), Error> {
        let text = std::fs::read_to_string(recorded);
        let text = text.map_err(|source| Error::io(recorded, source))?;
        let flow = load::flow(everything, self.flow.as_deref())?;
        let (weights, passed_over) = flow::weigh(&flow, &text);
        if passed_over > 0 {
            io::note(&format!("{passed_over} lines are no walks of {}", flow.id));
        }
        io::print(&weights)
    }

    fn diff(&self, everything: &Everything, old: &PathBuf) -> Result<Done, Error> {
        let old = std::fs::read_to_string(old).map_err(|source| Error::io(old, source))?;
        let written = flow::written_locales(&old);
        let all = &everything.kb.locales;
        let locales = all.iter().filter(|it| written.contains(it.as_str()));
        let locales: Vec<&Locale> = locales.collect();
        let mut new = String::new();
        for flow in self.wanted(everything)? {
            if locales.is_empty() {
                new.extend(walk::ids(&flow));
            }
            let ways = locales.iter().map(|it| walk::ways(everything, &flow, it));
            new.extend(ways);
        }
        let differences = flow::differences(&old, &new, self.flow.as_deref());
        io::print(&differences)?;
        Ok(if differences.is_empty() {
            Done::Good
        } else {
            Done::Lacking
        })
    }
}

/// Prints every way as readers of these locales walk it; where there are none, the names
/// alone.
fn print_ways(everything: &Everything, flow: &Flow, locales: &[Locale]) -> Result<(), Error> {
    if locales.is_empty() {
        for way in walk::ids(flow) {
            io::print(&way)?;
        }
    }
    for locale in locales {
        io::print(&walk::ways(everything, flow, locale))?;
    }
    Ok(())
}

fn draw(everything: &Everything, flow: &Flow, format: Format, locale: Option<&Locale>) -> String {
    let locale = load::reader(locale, &everything.kb.settings.source_locale);
    let drawing = match format {
        Format::Mermaid => Drawing::Mermaid,
        Format::Dot => Drawing::Dot,
        Format::Svg => Drawing::Svg(locale.direction()),
        Format::Text => Drawing::Text,
    };
    flow::draw(flow, drawing, &|id| {
        let label = label(everything, flow, (&locale, id));
        if label.is_empty() {
            id.to_owned()
        } else {
            label
        }
    })
}

/// Explains an outcome, the steps of an article in it, or one block.
fn explain(
    everything: &Everything,
    flow: &Flow,
    (slug, block, answers): (Option<&str>, Option<u32>, &Answers),
) -> String {
    let Some(slug) = slug else {
        return flow::explain_outcome(flow, answers);
    };
    let cases = flow.cases.iter().filter(|it| it.slug.as_str() == slug);
    let mut blocks: Vec<u32> = cases.map(|it| it.block).collect();
    blocks.dedup();
    match block {
        Some(block) => blocks = vec![block],
        // A block that is no step says why.
        None if blocks.is_empty() => blocks = vec![1],
        None => {}
    }
    let kb = &everything.kb;
    let explain = |it: u32| flow::explain(kb, flow, (slug, it, answers));
    blocks.into_iter().map(explain).collect()
}

fn list(everything: &Everything) -> String {
    let mut out = String::new();
    for flow in &everything.flows {
        let it = flow::summary(flow);
        writeln!(
            out,
            "{}: {} from {}, {}, {} on {} {}; {:.2} questions expected, no tree needs fewer than {:.2}",
            flow.id,
            counted(flow.cases.len(), "case"),
            counted(it.articles, "article"),
            counted(flow.nodes.len(), "node"),
            counted(it.outcomes, "outcome"),
            it.ways,
            if it.ways == 1 { "way" } else { "ways" },
            it.expected_questions,
            it.least_questions
        )
        .expect("a String takes all");
    }
    out
}
