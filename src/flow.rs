//! Troubleshooters: from articles to a decision table, from the table to a tree.
//!
//! A flow file names questions, choices and cues; the articles in its scope are
//! read, block by block, in all their versions; the conditions found there make
//! the cases; the tree asks the fewest questions that tell the cases apart. A flow
//! is data: drawing, proving and walking it are walks over a graph without cycles.
//! Entry points: [`compile`] and [`walk`]. It must not know how steps are shown.

mod alternatives;
mod apply;
mod broad;
mod carried;
mod circle;
mod cue;
mod cues;
mod diff;
mod explain;
mod file;
mod finder;
mod graph;
mod hear;
mod label;
mod lexicon;
mod line;
mod lint;
mod merged;
mod narrow;
mod next;
mod order;
mod overlay;
mod proof;
mod reader;
mod reading;
mod resolve;
mod row;
mod scope;
mod sentence;
mod shape;
mod small;
mod state;
mod svg;
mod table;
mod tell;
mod tree;
mod vote;
mod walk;
mod weights;

pub use diff::{differences, written_locales};
pub use explain::{Summary, explain, explain_outcome, summary, table};
pub use graph::{
    Drawing, UNKNOWN_MESSAGE, choice_message, draw, question_message, title_message, transcript,
};
pub use hear::{Heard, hear};
pub use label::small_label;
pub use narrow::Narrowing;
pub use next::next_best;
pub use proof::proof;
pub use small::{WHICH, small_flow, small_flows};
pub use svg::evidence;
pub use walk::{Walk, trails, walk};
pub use weights::weigh;

use crate::flow::file::Definition;
use crate::flow::overlay::Entry;
use crate::flow::proof::block_said;
use crate::flow::reader::{FLOW_FILE, span_of};
use crate::flow::state::Rules;
use crate::flow::table::Table;
use crate::flow::tree::{NODES, Tree};
use crate::flow::weights::WEIGHTS;
use crate::model::{
    Code, Condition, Diagnostic, Flow, KnowledgeBase, Locale, Severity, Slug, Span,
};
use include_dir::{Dir, include_dir};
use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

/// The flows that come with the program.
static BUNDLED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/flows");

/// The flow names something that no article has.
const UNMATCHED: Code = Code("flow-unmatched");

/// A cue that reveals nothing.
const BROAD: Code = Code("flow-broad-cue");

/// Versions of an article say different things about the same block.
const CONFLICT: Code = Code("flow-conflict");

/// What to do about a fault that its message does not say already.
const HINT: &str = "flows/README.md of the bundled content says how a flow is written";

/// Part of a flow that no answers lead to.
const UNREACHABLE: Code = Code("flow-unreachable");

/// Articles in scope that a flow may not be about.
const OFF_TOPIC: Code = Code("flow-off-topic");

/// A flow that cannot be walked as it is.
const UNSOUND: Code = Code("flow-unsound");

/// A file of a flow: `flows/ID.toml`, or its cues in one language, `flows/ID/nb.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlowFile {
    /// The file, as diagnostics name it.
    pub path: Arc<Path>,
    /// Its name below a content root, with `/` between folders.
    pub name: String,
    /// What it holds.
    pub text: String,
    /// It comes with the program, so that parts of it may find nothing to do.
    pub is_bundled: bool,
}

impl FlowFile {
    /// The flow it belongs to, where it is a flow file or a file of its cues.
    fn flow_id(&self) -> Option<&str> {
        let name = self.name.strip_prefix("flows/")?.strip_suffix(".toml")?;
        name.split('/').next()
    }

    /// The language of a file of cues.
    fn language(&self) -> Option<&str> {
        let name = self.name.strip_prefix("flows/")?.strip_suffix(".toml")?;
        name.split_once('/').map(|(_, language)| language)
    }
}

/// The files of the flows that come with the program: TOML, Fluent messages, scenarios.
pub fn embedded_files() -> Vec<FlowFile> {
    let mut files = Vec::new();
    collect(&BUNDLED, &mut files);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<FlowFile>) {
    files.extend(folder.files().filter_map(|file| {
        let path = file.path().to_str()?.replace('\\', "/");
        let name = format!("flows/{path}");
        let known = [".toml", ".ftl", ".jsonl"]
            .iter()
            .any(|it| name.ends_with(it));
        known.then_some(())?;
        Some(FlowFile {
            path: Path::new(&format!("content/{name}")).into(),
            text: file.contents_utf8()?.to_owned(),
            name,
            is_bundled: true,
        })
    }));
    for folder in folder.dirs() {
        collect(folder, files);
    }
}

/// The embedded files with a root's own: those of the same name take their place.
pub fn with_overrides(overrides: Vec<FlowFile>) -> Vec<FlowFile> {
    let mut files = embedded_files();
    files.retain(|it| overrides.iter().all(|own| own.name != it.name));
    files.extend(overrides);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Compiles all flows that the knowledge base has cases for, sorted by id. A
/// fault in one is a diagnostic and does not touch the others.
pub fn compile(kb: &KnowledgeBase, files: &[FlowFile]) -> (Vec<Flow>, Vec<Diagnostic>) {
    let diagnostics = RefCell::new(Vec::new());
    let mut flows = Vec::new();
    for file in files {
        if file.flow_id().is_some() && file.language().is_none() {
            flows.extend(compile_one(kb, (file, files), &diagnostics));
        }
    }
    for file in files.iter().filter(|it| it.language().is_some()) {
        let has_flow = |it: &&FlowFile| it.language().is_none() && it.flow_id() == file.flow_id();
        if !files.iter().any(|it| has_flow(&it)) {
            let message = format!("cues of a flow that is not there: `{}`", file.name);
            push(&diagnostics, span_of(file, 0), message);
        }
    }
    if kb
        .versions()
        .any(|(_, it)| !it.front_matter.cases.is_empty())
    {
        let ignored = RefCell::new(Vec::new());
        let is_flow = |it: &&FlowFile| it.flow_id().is_some() && it.language().is_none();
        let all = files.iter().filter(is_flow);
        let all: Vec<Definition> = all.filter_map(|it| define((it, files), &ignored)).collect();
        diagnostics.borrow_mut().extend(carried::strays(kb, &all));
    }
    flows.sort_by(|a: &Flow, b| a.id.cmp(&b.id));
    let mut diagnostics = diagnostics.into_inner();
    diagnostics.sort();
    (flows, diagnostics)
}

fn push(diagnostics: &RefCell<Vec<Diagnostic>>, span: Span, message: String) {
    push_as(diagnostics, FLOW_FILE, (span, message));
}

fn push_as(diagnostics: &RefCell<Vec<Diagnostic>>, code: Code, (span, message): (Span, String)) {
    diagnostics.borrow_mut().push(Diagnostic {
        span,
        code,
        severity: Severity::Warning,
        message,
        hint: HINT.to_owned(),
    });
}

fn compile_one(
    kb: &KnowledgeBase,
    (file, files): (&FlowFile, &[FlowFile]),
    diagnostics: &RefCell<Vec<Diagnostic>>,
) -> Option<Flow> {
    let definition = define((file, files), diagnostics)?;
    let mut table = Table::of(kb, &definition);
    let decided = carried::front_matter(&mut table, (kb, &definition), diagnostics);
    apply::overlay(&mut table, (kb, &definition), (file, diagnostics));
    for note in table.notes.iter().filter(|it| !decided.contains(&it.block)) {
        diagnostics.borrow_mut().push(Diagnostic {
            span: note.span.clone(),
            code: CONFLICT,
            severity: Severity::Note,
            message: note.message.clone(),
            hint: "make them say the same, or decide it in the flow file: [[add]], [[remove]]"
                .to_owned(),
        });
    }
    if !file.is_bundled {
        for fault in broad::broad(kb, &definition, &table) {
            push_as(diagnostics, BROAD, fault);
        }
        for (place, message) in scope::unmatched(kb, &definition) {
            push_as(
                diagnostics,
                UNMATCHED,
                (span_of(file, place.start), message),
            );
        }
    }
    table.rows.sort_by(|a, b| table_key(a).cmp(&table_key(b)));
    let rules = Rules::new(&table.rows, &definition);
    let Ok(tree) = Tree::build(&rules, &definition.first) else {
        let message = format!("the tree would have more than {NODES} nodes");
        push(diagnostics, span_of(file, 0), message);
        return None;
    };
    if table.rows.is_empty() {
        if !file.is_bundled {
            let message = "no article has a case for this flow".to_owned();
            push(diagnostics, span_of(file, 0), message);
        }
        return None;
    }
    let flow = Flow {
        id: definition.id.clone(),
        questions: definition.questions.clone(),
        cases: table.rows.into_iter().map(|it| it.case).collect(),
        nodes: tree.nodes,
        expected_questions: tree.expected_questions,
    };
    for fault in proof(&flow) {
        let about = |it: &&Entry| fault.starts_with(&block_said(&it.slug, it.block));
        let entry = definition.overlay.entries.iter().find(about);
        let place = entry.map_or(0, |it| it.place.start);
        push_as(diagnostics, UNSOUND, (span_of(file, place), fault));
    }
    if !file.is_bundled {
        prove(&flow, &definition, (file, diagnostics));
    }
    Some(flow)
}

/// Reports what no walk through a flow meets. Flows that come with the program are
/// not blamed for what a knowledge base lacks.
fn prove(
    flow: &Flow,
    definition: &Definition,
    (file, diagnostics): (&FlowFile, &RefCell<Vec<Diagnostic>>),
) {
    for (question, message) in lint::lint(flow, definition) {
        let scope = definition.scope_place;
        let place = question.map_or(scope, |it| definition.places[it].start);
        diagnostics.borrow_mut().push(Diagnostic {
            span: span_of(file, place),
            code: UNREACHABLE,
            severity: Severity::Warning,
            message,
            hint: "let an article answer it, or take it out of the flow".to_owned(),
        });
    }
    if let Some(message) = lint::off_topic(flow, definition) {
        diagnostics.borrow_mut().push(Diagnostic {
            span: span_of(file, definition.scope_place),
            code: OFF_TOPIC,
            severity: Severity::Note,
            message,
            hint: "they are for every answer; give them cues, or take them out of the scope"
                .to_owned(),
        });
    }
}

fn table_key(row: &row::Row) -> (&Slug, u32, &[Condition]) {
    (&row.case.slug, row.case.block, &row.case.conditions)
}

/// Reads a flow file with its files of cues, in the order of their languages.
fn define(
    (file, files): (&FlowFile, &[FlowFile]),
    diagnostics: &RefCell<Vec<Diagnostic>>,
) -> Option<Definition> {
    let own = |it: &&FlowFile| it.language().is_some() && it.flow_id() == file.flow_id();
    let mut cues: Vec<&FlowFile> = files.iter().filter(own).collect();
    cues.sort_by(|a, b| a.name.cmp(&b.name));
    cues.retain(|it| {
        let language = it.language();
        let known = language == Some(WEIGHTS) || language.and_then(Locale::parse).is_some();
        if !known {
            let message = format!("`{}` is named after no language", it.name);
            push(diagnostics, span_of(it, 0), message);
        }
        known
    });
    file::read(file, &cues, diagnostics)
}
