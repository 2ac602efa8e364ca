//! `veiviser check`: faults in content, and totals.

use crate::Error;
use crate::cli::{Done, Global, faults, io, load};
use crate::model::{Diagnostic, KnowledgeBase, Locale, Origin, Severity, TranslationType};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Say what is wrong with the articles, and what there is
#[derive(Args, Debug)]
pub struct Check {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Default)]
struct Totals {
    versions: usize,
    human: usize,
    machine: usize,
    reconstructed: usize,
}

impl Check {
    /// Runs the command; an error in the content makes it [`Done::Lacking`].
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let loaded = load::everything(global)?;
        let diagnostics = loaded.diagnostics;
        let text = match self.json {
            true => json_text(&loaded.kb, &diagnostics),
            false => plain_text(&loaded.kb, &diagnostics),
        };
        io::print(&text)?;
        let faulty = diagnostics.iter().any(|it| it.severity == Severity::Error);
        Ok(if faulty { Done::Lacking } else { Done::Good })
    }
}

fn totals(kb: &KnowledgeBase) -> BTreeMap<&Locale, Totals> {
    let mut totals: BTreeMap<&Locale, Totals> = BTreeMap::new();
    for (_, version) in kb.versions() {
        let of = totals.entry(&version.locale).or_default();
        of.versions += 1;
        match (&version.origin, version.front_matter.translation_type) {
            (Origin::Reconstructed(_), _) => of.reconstructed += 1,
            (_, Some(TranslationType::Human)) => of.human += 1,
            (_, Some(TranslationType::Machine)) => of.machine += 1,
            (_, None) => {}
        }
    }
    totals
}

fn by_code(diagnostics: &[Diagnostic]) -> BTreeMap<&'static str, (Severity, usize)> {
    let mut codes = BTreeMap::new();
    for it in diagnostics {
        let entry = codes.entry(it.code.0).or_insert((it.severity, 0));
        entry.0 = entry.0.max(it.severity);
        entry.1 += 1;
    }
    codes
}

fn plain_text(kb: &KnowledgeBase, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    let mut line = |text: std::fmt::Arguments<'_>| {
        writeln!(out, "{text}").expect("a String takes all");
    };
    for it in diagnostics {
        line(format_args!("{it}"));
    }
    if !diagnostics.is_empty() {
        line(format_args!(""));
    }
    let versions: usize = kb.articles.iter().map(|it| it.versions.len()).sum();
    line(format_args!(
        "{} articles, {versions} versions",
        kb.articles.len()
    ));
    for (locale, it) in totals(kb) {
        line(format_args!(
            "  {locale:<8} {:>6} versions, {} human translated, {} machine translated, {} reconstructed",
            it.versions, it.human, it.machine, it.reconstructed
        ));
    }
    for (code, (severity, count)) in by_code(diagnostics) {
        line(format_args!("  {count:>6} {} {code}", severity.as_str()));
    }
    let count = |severity| faults::count(diagnostics, severity);
    line(format_args!(
        "{} errors, {} warnings, {} notes",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    ));
    out
}

fn json_text(kb: &KnowledgeBase, diagnostics: &[Diagnostic]) -> String {
    let locales: serde_json::Map<String, Value> = totals(kb)
        .into_iter()
        .map(|(locale, it)| {
            let totals = json!({
                "versions": it.versions, "human": it.human,
                "machine": it.machine, "reconstructed": it.reconstructed,
            });
            (locale.to_string(), totals)
        })
        .collect();
    let codes: serde_json::Map<String, Value> = by_code(diagnostics)
        .into_iter()
        .map(|(code, (_, count))| (code.to_owned(), json!(count)))
        .collect();
    let diagnostics: Vec<Value> = diagnostics
        .iter()
        .map(|it| {
            json!({
                "path": it.span.path.to_string_lossy(), "line": it.span.line,
                "column": it.span.column, "code": it.code.0,
                "severity": it.severity.as_str(), "message": it.message, "hint": it.hint,
            })
        })
        .collect();
    let all = json!({
        "articles": kb.articles.len(),
        "versions": kb.articles.iter().map(|it| it.versions.len()).sum::<usize>(),
        "locales": locales, "codes": codes, "diagnostics": diagnostics,
    });
    format!("{all:#}\n")
}
