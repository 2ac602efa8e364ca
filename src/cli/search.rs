//! `veiviser search`: finds articles.

mod empty;

use crate::Error;
use crate::cli::offers::Offers;
use crate::cli::{Done, Global, faults, io, load};
use crate::index::{
    Correction, Corrections, Duplicates, Facets, Filter, Hit, Hits, Index, Query, Reason, Sort,
};
use crate::model::{Date, Locale, TranslationType};
use crate::text::{Argument, Messages};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::fmt::Write;
use std::ops::Range;

/// Find articles by words, also misspelt ones and half-typed ones
#[derive(Args, Debug)]
pub struct Search {
    /// What to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// The reader's locale; that of the environment unless told
    #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
    locale: Option<Locale>,
    /// The locale that the words are in, where it is not the reader's
    #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
    query_locale: Option<Locale>,
    /// How many hits to show
    #[arg(long, default_value_t = 10, value_name = "N", value_parser = io::number, allow_negative_numbers = true)]
    limit: usize,
    /// How many hits to pass over
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = io::number, allow_negative_numbers = true)]
    offset: usize,
    /// Show articles that say almost the same each by itself
    #[arg(long)]
    expand: bool,
    /// Look words up as typed, without correcting or joining them
    #[arg(long)]
    literal: bool,
    #[command(flatten)]
    filter: FilterArgs,
    /// The order of the hits
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    sort: Order,
    /// Count the values that hits can be filtered by
    #[arg(long)]
    facets: bool,
    /// Say for every hit why it was found
    #[arg(long)]
    explain: bool,
    /// Complete the words instead: what somebody may be typing
    #[arg(long, conflicts_with_all = ["explain", "facets"])]
    suggest: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args, Debug)]
struct FilterArgs {
    /// Only articles for this audience, such as Admin
    #[arg(long, value_name = "WORD")]
    audience: Option<String>,
    /// Only articles of this service or collection
    #[arg(long, value_name = "WORD")]
    collection: Option<String>,
    /// Only versions translated so
    #[arg(long, value_enum)]
    translation: Option<Translated>,
    /// Only versions no older than this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    since: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// The best first
    Relevance,
    /// The newest first
    Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Translated {
    /// By people
    Human,
    /// By a machine
    Machine,
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("{text} is no day; 2026-11-22 is one"))
}

impl Search {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let source = Locale::parse("en").expect("en is in the table of languages");
        let locale = load::reader(self.locale.as_ref(), &source);
        let (index, offers) = load::index(global, Some(&locale))?;
        let locale = locale
            .best_match(&index.locales())
            .cloned()
            .unwrap_or(locale);
        if self.suggest {
            return suggest(&index, &self.words.join(" "), &locale, self.limit);
        }
        let query = self.query(locale);
        let hits = index.search(&query);
        let removed = empty::removed(&index, &query, &hits);
        let said = empty::lines(&query, &hits, &removed);
        match self.json {
            true => {
                let mut all = json(&query, &hits, &offers);
                all["removed_by"] = empty::json(&removed);
                io::print(&format!("{all:#}\n"))?;
            }
            false if said.is_empty() => {
                io::print(&plain(&query, &hits, (&offers, &faults::again(global))))?;
            }
            false => said.iter().for_each(|it| io::note(it)),
        }
        // The process ends here, and ends sooner without tidying its memory.
        std::mem::forget(offers);
        Ok(if hits.total == 0 {
            Done::Lacking
        } else {
            Done::Good
        })
    }

    fn query(&self, reader: Locale) -> Query {
        let translation = self.filter.translation.map(|it| match it {
            Translated::Human => TranslationType::Human,
            Translated::Machine => TranslationType::Machine,
        });
        Query {
            language: self.query_locale.clone(),
            limit: self.limit,
            offset: self.offset,
            duplicates: if self.expand {
                Duplicates::Expand
            } else {
                Duplicates::Collapse
            },
            corrections: if self.literal {
                Corrections::Literal
            } else {
                Corrections::Apply
            },
            filter: Filter {
                audience: self.filter.audience.clone(),
                collection: self.filter.collection.clone(),
                translation,
                since: self.filter.since,
            },
            sort: match self.sort {
                Order::Relevance => Sort::Relevance,
                Order::Date => Sort::Date,
            },
            facets: self.facets,
            explain: self.explain,
            ..Query::new(self.words.join(" "), reader)
        }
    }
}

fn suggest(index: &Index, text: &str, reader: &Locale, limit: usize) -> Result<Done, Error> {
    let found = index.suggest(text, reader, limit);
    let titles = found
        .articles
        .iter()
        .map(|it| json!({"slug": it.slug.as_str(), "title": it.title}));
    let all = json!({"queries": found.queries, "articles": titles.collect::<Vec<_>>()});
    io::print(&format!("{all:#}\n"))?;
    Ok(Done::Good)
}

fn json(query: &Query, hits: &Hits, offers: &Offers) -> Value {
    json!({
        "query": query.text,
        "locale": query.reader.as_str(),
        "total": hits.total,
        "correction": hits.correction.as_ref().map(Correction::query),
        "corrected": hits.correction.as_ref().is_some_and(Correction::is_shown),
        "left_out": hits.left_out,
        "facets": facets_json(&hits.facets),
        "hits": hits.hits.iter().map(|it| hit_json(it, offers)).collect::<Vec<_>>(),
    })
}

fn hit_json(hit: &Hit, offers: &Offers) -> Value {
    let ranges = |marks: &[Range<usize>]| -> Vec<[usize; 2]> {
        marks.iter().map(|it| [it.start, it.end]).collect()
    };
    json!({
        "slug": hit.slug.as_str(),
        "locale": hit.locale.as_str(),
        "fallback": hit.is_fallback,
        "matched": hit.matched.iter().map(Locale::as_str).collect::<Vec<_>>(),
        "title": hit.title,
        "title_marks": ranges(&hit.title_marks),
        "snippet": {"text": hit.snippet.text, "marks": ranges(&hit.snippet.marks)},
        "score": hit.score,
        "translation": hit.translation.map(|it| it.as_str()),
        "reconstructed_from": hit.reconstructed_from.as_ref().map(Locale::as_str),
        "date": hit.date.map(|it| it.to_string()),
        "audience": hit.audience,
        "duplicates": hit.duplicates.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        "flow": offers.has(&hit.slug).then(|| hit.slug.as_str()),
        "reasons": hit.reasons.iter().map(reason_json).collect::<Vec<_>>(),
    })
}

fn reason_json(reason: &Reason) -> Value {
    json!({
        "typed": reason.typed,
        "found": reason.found,
        "means": reason.means.as_str(),
        "parts": reason.parts.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
        "locale": reason.locale.as_str(),
        "score": reason.score,
    })
}

fn facets_json(facets: &Facets) -> Value {
    let pairs = |counts: &[(String, usize)]| -> Value {
        counts
            .iter()
            .map(|(name, count)| json!({"value": name, "count": count}))
            .collect()
    };
    let translation = facets
        .translation
        .iter()
        .map(|(it, count)| (it.as_str().to_owned(), *count));
    json!({
        "audience": pairs(&facets.audience),
        "collection": pairs(&facets.collection),
        "translation": pairs(&translation.collect::<Vec<_>>()),
        "updated": pairs(&years(facets)),
    })
}

/// How many hits were last changed in each year, the newest first.
fn years(facets: &Facets) -> Vec<(String, usize)> {
    let mut years: Vec<(String, usize)> = Vec::new();
    for (date, count) in &facets.updated {
        let year = date.year.to_string();
        match years.last_mut().filter(|(it, _)| *it == year) {
            Some((_, sum)) => *sum += count,
            None => years.push((year, *count)),
        }
    }
    years
}

/// The counts of each property that has some, on a line.
fn facet_lines(facets: &Facets) -> Vec<String> {
    let line = |name: &str, counts: Vec<String>| {
        (!counts.is_empty()).then(|| format!("{name}: {}", counts.join(", ")))
    };
    let words =
        |counts: &[(String, usize)]| counts.iter().map(|(it, n)| format!("{it} {n}")).collect();
    let translation = facets
        .translation
        .iter()
        .map(|(it, n)| format!("{} {n}", it.as_str()));
    let lines = [
        line("--audience", words(&facets.audience)),
        line("--collection", words(&facets.collection)),
        line("--translation", translation.collect()),
        line("--since", words(&years(facets))),
    ];
    lines.into_iter().flatten().collect()
}

/// `again` are the options that say which content was searched.
fn plain(query: &Query, hits: &Hits, (offers, again): (&Offers, &str)) -> String {
    let (messages, _) = Messages::new(&[]);
    let locale = &query.reader;
    let say = |id: &str, arguments: &[(&str, Argument<'_>)]| messages.text(locale, id, arguments);
    let mut out = String::new();
    let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
    for said in corrections(query, hits, &messages) {
        line(&said);
    }
    if hits.hits.is_empty() {
        line(&say(
            "search-nothing",
            &[("query", Argument::Text(&query.text))],
        ));
        let words: Vec<_> = query.text.split_whitespace().map(faults::quoted).collect();
        let stop = if query.text.trim_start().starts_with('-') {
            " --"
        } else {
            ""
        };
        let command = format!("veiviser ask{again}{stop} {}", words.join(" "));
        line(&say(
            "search-try-ask",
            &[("command", Argument::Text(&command))],
        ));
        return out;
    }
    for (index, hit) in hits.hits.iter().enumerate() {
        line(&format!(
            "{:>2}. {}",
            query.offset + index + 1,
            emphasize(&hit.title)
        ));
        let mut facts = vec![hit.slug.to_string(), hit.locale.to_string()];
        if hit.translation == Some(TranslationType::Machine) {
            facts.push(say("badge-machine", &[]));
        }
        facts.extend(hit.date.map(|it| messages.date(locale, it)));
        line(&format!("    {}", facts.join(" · ")));
        if !hit.snippet.text.is_empty() {
            line(&format!("    {}", marked(hit)));
        }
        if offers.has(&hit.slug) {
            let asked = say("which-title", &[]);
            let slug = faults::quoted(hit.slug.as_str());
            line(&format!("    {asked} veiviser ask{again} --flow {slug}"));
        }
        for reason in &hit.reasons {
            line(&format!("      {reason}"));
        }
    }
    if query.facets {
        line("");
        facet_lines(&hits.facets).iter().for_each(|it| line(it));
    }
    let shown = query.offset + hits.hits.len();
    if hits.total > shown {
        let more = Argument::Count((hits.total - shown) as u64);
        let option = format!("--offset {shown}");
        line("");
        line(&say(
            "search-more",
            &[("count", more), ("option", Argument::Text(&option))],
        ));
    }
    out
}

/// What is said of a query's misspelt words, and an empty line.
fn corrections(query: &Query, hits: &Hits, messages: &Messages) -> Vec<String> {
    let said = |id: &str, text: &str| {
        let arguments = [("query", Argument::Text(text))];
        messages.text(&query.reader, id, &arguments)
    };
    match &hits.correction {
        Some(Correction::Shown(shown)) => vec![
            said("search-shown", shown),
            format!("{}: --literal", said("search-literal", &query.text)),
            String::new(),
        ],
        Some(Correction::Meant(meant)) => vec![
            format!("{} {meant}", said("search-did-you-mean", meant)),
            String::new(),
        ],
        None => Vec::new(),
    }
}

fn emphasize(text: &str) -> String {
    if io::is_colourful() {
        format!("\u{1b}[1m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

/// The snippet on one line, what matched in bold on a terminal.
fn marked(hit: &Hit) -> String {
    let (text, mut out, mut at) = (&hit.snippet.text, String::new(), 0);
    for mark in &hit.snippet.marks {
        out.push_str(&text[at..mark.start]);
        out.push_str(&emphasize(&text[mark.clone()]));
        at = mark.end;
    }
    out.push_str(&text[at..]);
    out.replace('\n', " ")
}
