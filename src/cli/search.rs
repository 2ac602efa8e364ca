//! `veiviser search`: finds articles.

use crate::Error;
use crate::cli::{Done, Global, io, load};
use crate::index::{Duplicates, Hit, Hits, Query};
use crate::model::Locale;
use crate::text::{Argument, Messages};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;

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
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: usize,
    /// How many hits to pass over
    #[arg(long, default_value_t = 0, value_name = "N")]
    offset: usize,
    /// Show articles that say almost the same each by itself
    #[arg(long)]
    expand: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Search {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let index = load::index(global)?;
        let source = Locale::parse("en").expect("en is in the table of languages");
        let locale = load::reader(self.locale.as_ref(), &source);
        let locale = locale
            .best_match(&index.locales())
            .cloned()
            .unwrap_or(locale);
        let mut query = Query::new(self.words.join(" "), locale.clone());
        query.language.clone_from(&self.query_locale);
        query.limit = self.limit;
        query.offset = self.offset;
        query.duplicates = match self.expand {
            true => Duplicates::Expand,
            false => Duplicates::Collapse,
        };
        let hits = index.search(&query);
        let text = match self.json {
            true => format!("{:#}\n", json(&query, &hits)),
            false => plain(&query, &hits),
        };
        io::print(&text)?;
        Ok(if hits.hits.is_empty() {
            Done::Lacking
        } else {
            Done::Good
        })
    }
}

fn json(query: &Query, hits: &Hits) -> Value {
    json!({
        "query": query.text,
        "locale": query.reader.as_str(),
        "total": hits.total,
        "correction": hits.correction,
        "shortened": !hits.left_out.is_empty(),
        "hits": hits.hits.iter().map(hit_json).collect::<Vec<_>>(),
    })
}

fn hit_json(hit: &Hit) -> Value {
    let marks: Vec<[usize; 2]> = hit
        .snippet
        .marks
        .iter()
        .map(|it| [it.start, it.end])
        .collect();
    json!({
        "slug": hit.slug.as_str(),
        "locale": hit.locale.as_str(),
        "fallback": hit.is_fallback,
        "matched": hit.matched.iter().map(Locale::as_str).collect::<Vec<_>>(),
        "title": hit.title,
        "snippet": {"text": hit.snippet.text, "marks": marks},
        "score": hit.score,
        "translation": hit.translation.map(|it| it.as_str()),
        "reconstructed_from": hit.reconstructed_from.as_ref().map(Locale::as_str),
        "date": hit.date.map(|it| it.to_string()),
        "audience": hit.audience,
        "duplicates": hit.duplicates.iter().map(|it| it.as_str()).collect::<Vec<_>>(),
    })
}

fn plain(query: &Query, hits: &Hits) -> String {
    let (messages, _) = Messages::new(&[]);
    let locale = &query.reader;
    let say = |id: &str, arguments: &[(&str, Argument<'_>)]| messages.text(locale, id, arguments);
    let mut out = String::new();
    let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
    if hits.hits.is_empty() {
        line(&say(
            "search-nothing",
            &[("query", Argument::Text(&query.text))],
        ));
        let command = format!("veiviser ask {}", query.text);
        line(&say(
            "search-try-ask",
            &[("command", Argument::Text(&command))],
        ));
        return out;
    }
    if let Some(correction) = &hits.correction {
        line(&format!("{} {correction}", say("search-did-you-mean", &[])));
        line("");
    }
    for (index, hit) in hits.hits.iter().enumerate() {
        line(&format!(
            "{:>2}. {}",
            query.offset + index + 1,
            emphasize(&hit.title)
        ));
        let mut facts = vec![hit.slug.to_string(), hit.locale.to_string()];
        if hit.translation == Some(crate::model::TranslationType::Machine) {
            facts.push(say("badge-machine", &[]));
        }
        facts.extend(hit.date.map(|it| messages.date(locale, it)));
        line(&format!("    {}", facts.join(" · ")));
        if !hit.snippet.text.is_empty() {
            line(&format!("    {}", marked(hit)));
        }
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
