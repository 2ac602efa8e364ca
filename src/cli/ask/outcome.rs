//! An outcome, for people and for programs.

use crate::cli::ask::Session;
use crate::cli::io;
use crate::model::{
    Answers, Article, Outcome, Part, Route, Target, Version, each_link, plain_text,
};
use crate::render::terminal;
use serde_json::{Value, json};
use std::fmt::Write;

/// A step as it is shown: its article, the version, and the part of its doc.
pub(super) struct Step<'a> {
    pub(super) article: &'a Article,
    version: &'a Version,
    block: u32,
    pub(super) part: Part<'a>,
}

struct Link {
    href: String,
    /// What leads there from a terminal: an address, or a command.
    shown: String,
    text: String,
}

impl Session<'_> {
    pub(super) fn steps(&self, cases: &[usize]) -> Vec<Step<'_>> {
        let kb = &self.everything.kb;
        let chain = kb.fallbacks(&self.locale);
        let cases = cases.iter().map(|&it| &self.flow.cases[it]);
        cases
            .filter_map(|case| {
                let article = kb.article(case.slug.as_str())?;
                let mut versions = chain.iter().filter_map(|it| article.version(it));
                versions.find_map(|version| {
                    Some(Step {
                        article,
                        version,
                        block: case.block,
                        part: version.part(case.block)?,
                    })
                })
            })
            .collect()
    }

    /// Steps that the first page of an outcome shows, their links, and the rest.
    pub(super) fn outcome_json(&self, outcome: &Outcome) -> Value {
        let outcome = self.ordered(outcome);
        let steps = self.steps(&outcome.cases);
        let shown = steps.len().min(outcome.shown);
        let mut links: Vec<String> = Vec::new();
        for link in steps[..shown].iter().flat_map(|it| self.links(it)) {
            if !links.contains(&link.href) {
                links.push(link.href);
            }
        }
        let json = |it: &Step<'_>| self.step_json(it);
        json!({
            "steps": steps[..shown].iter().map(json).collect::<Vec<_>>(),
            "links": links,
            "more": steps[shown..].iter().map(json).collect::<Vec<_>>(),
        })
    }

    fn step_json(&self, step: &Step<'_>) -> Value {
        let links = self.links(step).into_iter();
        json!({
            "slug": step.article.slug.as_str(),
            "block": step.block,
            "locale": step.version.locale.as_str(),
            "text": step.part.text(),
            "links": links.map(|it| json!({"href": it.href, "text": it.text})).collect::<Vec<_>>(),
        })
    }

    fn links(&self, step: &Step<'_>) -> Vec<Link> {
        let mut links = Vec::new();
        for inlines in step.part.inlines() {
            each_link(inlines, &mut |target, text| {
                if let Some(href) = self.href(target, step.article) {
                    let shown = match target {
                        Target::Article(slug, _) => format!("veiviser show {slug}"),
                        _ => href.clone(),
                    };
                    let text = plain_text(text);
                    links.push(Link { href, shown, text });
                }
            });
        }
        links
    }

    /// Where a target leads: an address, or a page's path below the site.
    pub(super) fn href(&self, target: &Target, article: &Article) -> Option<String> {
        let page = |slug: &crate::model::Slug, anchor: Option<&str>| {
            let route = Route::Article {
                locale: self.locale.clone(),
                slug: slug.clone(),
            };
            anchor.map_or(route.path(), |it| format!("{}#{it}", route.path()))
        };
        match target {
            Target::Url(address) => Some(address.to_string()),
            Target::Article(slug, anchor) => Some(page(slug, anchor.as_deref())),
            Target::Anchor(anchor) => Some(page(&article.slug, Some(anchor))),
            Target::Media(_) | Target::Broken(_) | Target::Unresolved(..) => None,
        }
    }

    /// The outcome in words: answers, numbered steps with links, and articles.
    pub(super) fn outcome_text(&self, answers: &Answers, outcome: &Outcome) -> String {
        let mut out = self.answers_given(answers);
        let outcome = self.ordered(outcome);
        let steps = self.steps(&outcome.cases[..outcome.shown]);
        writeln!(out, "{}\n", self.say("outcome-title")).expect("a String takes all");
        if steps.is_empty() {
            writeln!(out, "{}", self.say("outcome-empty")).expect("a String takes all");
        }
        out.push_str(&self.steps_text(&steps));
        out
    }

    /// Numbered steps with their links, each article's name below its own.
    pub(super) fn steps_text(&self, steps: &[Step<'_>]) -> String {
        let width = io::width();
        let mut out = String::new();
        let mut line = |text: &str| writeln!(out, "{text}").expect("a String takes all");
        let mut last = None;
        for (index, step) in steps.iter().enumerate() {
            if last.is_some_and(|it| it != &step.article.slug) {
                line("");
            }
            let number = format!("{:>2}. ", index + 1);
            line(terminal::wrap(&step.part.text(), width, &number, "    ").trim_end());
            for link in self.links(step) {
                line(&format!("      {} <{}>", link.text, link.shown));
            }
            last = Some(&step.article.slug);
            let next = steps.get(index + 1);
            if next.is_none_or(|it| it.article.slug != step.article.slug) {
                line(&format!(
                    "    {} {}",
                    self.say("outcome-from"),
                    self.article_line(step)
                ));
            }
        }
        out
    }

    pub(super) fn article_line(&self, step: &Step<'_>) -> String {
        let version = step.version;
        let mut facts = vec![format!("{} ({})", version.title, step.article.slug)];
        if version.locale.language() != self.locale.language() {
            facts.push(self.in_language(&version.locale));
        }
        if version.is_machine_translated() {
            facts.push(self.say("badge-machine"));
        }
        facts.join(" · ")
    }
}
