//! `veiviser check`: faults in content, and totals.

use crate::Error;
use crate::check;
use crate::cli::load::Everything;
use crate::cli::{Done, Global, faults, io, load};
use crate::content;
use crate::evaluate::scenario;
use crate::model::{Diagnostic, KnowledgeBase, Locale, Origin, Severity, Slug, TranslationType};
use crate::render::SearchSample;
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Say what is wrong with the articles, and what there is
#[derive(Args, Debug)]
pub struct Check {
    /// Name the articles that each locale lacks
    #[arg(long)]
    missing: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What there is.
struct Summary {
    articles: usize,
    versions: usize,
    locales: BTreeMap<Locale, Totals>,
}

#[derive(Default)]
struct Totals {
    versions: usize,
    human: usize,
    machine: usize,
    reconstructed: usize,
    /// The articles that the locale lacks.
    missing: Vec<Slug>,
}

impl Check {
    /// Runs the command; an error in the content makes it [`Done::Lacking`].
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let mut everything = load::everything(global)?;
        let mut diagnostics = std::mem::take(&mut everything.diagnostics);
        diagnostics.extend(check::translation::check(&everything.kb));
        let (flows, files) = (&everything.flows, &everything.flow_files);
        diagnostics.extend(scenario::faults_beside(&everything.kb, flows, files));
        let summary = Summary::of(&everything.kb);
        let has_templates = everything
            .overrides
            .iter()
            .any(|it| load::is_template(&it.name));
        if has_templates && summary.articles > 0 {
            try_templates(everything, &mut diagnostics)?;
        }
        diagnostics.sort();
        diagnostics.dedup();
        let text = match self.json {
            true => json_text(&summary, &diagnostics),
            false => self.plain_text(&summary, &diagnostics),
        };
        io::print(&text)?;
        let faulty = diagnostics.iter().any(|it| it.severity == Severity::Error);
        Ok(if faulty { Done::Lacking } else { Done::Good })
    }

    fn plain_text(&self, summary: &Summary, diagnostics: &[Diagnostic]) -> String {
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
        line(format_args!(
            "{}, {}",
            faults::counted(summary.articles, "article"),
            faults::counted(summary.versions, "version")
        ));
        for (locale, it) in &summary.locales {
            let missing = match it.missing.len() {
                0 => String::new(),
                count => format!(", {count} missing"),
            };
            line(format_args!(
                "  {locale:<8} {:>6} {}, {} human translated, {} machine translated, {} reconstructed{missing}",
                it.versions,
                faults::noun(it.versions, "version"),
                it.human,
                it.machine,
                it.reconstructed
            ));
            for slug in it.missing.iter().filter(|_| self.missing) {
                line(format_args!("    lacks {slug}"));
            }
        }
        for (code, (severity, count)) in by_code(diagnostics) {
            line(format_args!("  {count:>6} {} {code}", severity.as_str()));
        }
        let count = |severity, noun| faults::counted(faults::count(diagnostics, severity), noun);
        line(format_args!(
            "{}, {}, {}",
            count(Severity::Error, "error"),
            count(Severity::Warning, "warning"),
            count(Severity::Note, "note")
        ));
        out
    }
}

impl Summary {
    fn of(kb: &KnowledgeBase) -> Self {
        let mut locales: BTreeMap<Locale, Totals> = BTreeMap::new();
        for (_, version) in kb.versions() {
            let of = locales.entry(version.locale.clone()).or_default();
            of.versions += 1;
            match (&version.origin, version.front_matter.translation_type) {
                (Origin::Reconstructed(_), _) => of.reconstructed += 1,
                (_, Some(TranslationType::Human)) => of.human += 1,
                (_, Some(TranslationType::Machine)) => of.machine += 1,
                (_, None) => {}
            }
        }
        for (locale, totals) in &mut locales {
            let missing = check::translation::missing(kb, locale);
            totals.missing = missing.into_iter().cloned().collect();
        }
        Self {
            articles: kb.articles.len(),
            versions: locales.values().map(|it| it.versions).sum(),
            locales,
        }
    }
}

/// Makes a page of every kind with a publisher's own templates.
fn try_templates(everything: Everything, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Error> {
    let paths = load::template_paths(&everything.overrides);
    let is_search = |it: &content::TextFile| it.name == "templates/search.html";
    let search = match everything.overrides.iter().any(is_search) {
        true => SearchSample::Too,
        false => SearchSample::Without,
    };
    let found = match load::renderer(everything) {
        Ok(renderer) => renderer.template_faults(search),
        Err(Error::Template(fault)) => vec![*fault],
        Err(other) => return Err(other),
    };
    diagnostics.extend(found.into_iter().map(|it| load::placed(it, &paths)));
    Ok(())
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

fn json_text(summary: &Summary, diagnostics: &[Diagnostic]) -> String {
    let locales: serde_json::Map<String, Value> = summary
        .locales
        .iter()
        .map(|(locale, it)| {
            let totals = json!({
                "versions": it.versions, "human": it.human,
                "machine": it.machine, "reconstructed": it.reconstructed,
                "missing": it.missing.iter().map(Slug::as_str).collect::<Vec<_>>(),
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
        "articles": summary.articles, "versions": summary.versions,
        "locales": locales, "codes": codes, "diagnostics": diagnostics,
    });
    format!("{all:#}\n")
}
