//! Every way through a flow, with the words that readers of a locale see on it.
//!
//! Entry points: [`ways`] and [`ids`]. What readers of a question and its choices see
//! stands once, so that another wording of it changes one line.

use crate::cli::label::label;
use crate::cli::load::Everything;
use crate::flow::{choice_message, question_message, title_message, transcript};
use crate::model::{Case, Flow, Locale, Node, UNKNOWN};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Every way keyed by ids alone, the same in all locales.
pub fn ids(flow: &Flow) -> impl Iterator<Item = String> + '_ {
    let title = std::iter::once(format!("# {}\n", flow.id));
    title.chain(transcript(flow, |_| String::new()))
}

/// Every way as readers of a locale walk it.
pub fn ways(everything: &Everything, flow: &Flow, locale: &Locale) -> String {
    let mut out = format!("# {} {locale}\n\n", flow.id);
    out.push_str(&labels(everything, flow, locale));
    let mut said: BTreeMap<(&str, u32), String> = BTreeMap::new();
    let chain = everything.kb.fallbacks(locale);
    for case in &flow.cases {
        let words = || words(everything, case, (locale, &chain));
        said.entry((case.slug.as_str(), case.block))
            .or_insert_with(words);
    }
    let words = |case: &Case| {
        let words = said.get(&(case.slug.as_str(), case.block));
        words.cloned().unwrap_or_default()
    };
    transcript(flow, words).for_each(|it| out.push_str(&it));
    out.push('\n');
    out
}

/// The questions and choices that the flow offers, a line each.
fn labels(everything: &Everything, flow: &Flow, locale: &Locale) -> String {
    let say = |id: String| one_line(&label(everything, flow, (locale, &id)));
    let mut out = String::new();
    let mut line = |key: &str, text: String| {
        writeln!(out, "{key}: {text}").expect("a String takes all");
    };
    line("title", say(title_message(&flow.id)));
    for question in &flow.questions {
        let offered = flow.nodes.iter().filter_map(|it| match it {
            Node::Question {
                question: id,
                edges,
            } if *id == question.id => Some(edges),
            _ => None,
        });
        let offered: Vec<&str> = offered.flatten().map(|(choice, _)| &**choice).collect();
        if offered.is_empty() {
            continue;
        }
        line(&question.id, say(question_message(&flow.id, &question.id)));
        let choices = question.choices.iter().map(|it| &*it.id);
        for choice in choices.chain([UNKNOWN]).filter(|it| offered.contains(it)) {
            let key = format!("{}={choice}", question.id);
            line(&key, say(choice_message(&flow.id, &question.id, choice)));
        }
    }
    out
}

/// What a step says, and in which locale where that is not the reader's.
fn words(everything: &Everything, case: &Case, (reader, chain): (&Locale, &[Locale])) -> String {
    let Some(article) = everything.kb.article(case.slug.as_str()) else {
        return String::new();
    };
    let mut versions = chain.iter().filter_map(|it| article.version(it));
    let found = versions.find_map(|it| Some((&it.locale, it.part(case.block)?.text())));
    found.map_or_else(String::new, |(locale, text)| {
        let text = one_line(&text);
        match locale == reader {
            true => format!(": {text}"),
            false => format!(" ({locale}): {text}"),
        }
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
