//! The outcomes of a troubleshooter: steps, what to try when they did not help, and a
//! message to support that tells what was answered and shown.

use crate::error::Error;
use crate::flow::next_best;
use crate::model::{Case, Outcome, Route};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::html::{Html, holds};
use crate::render::templates::view;
use crate::render::troubleshoot::Spot;
use crate::render::view::{
    AnswerView, NextView, NoneView, OutcomeView, SearchLink, StepGroup, StepView,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write;

/// The most bytes of a message's address: mail programs and browsers cut longer ones.
const MAIL: usize = 1_900;
/// How many characters of a step such a message quotes.
const QUOTED: usize = 80;
/// Stands where a message was cut.
const CUT: &str = "\r\n…";
/// How many articles are named to look at next, beside the steps to try.
const ARTICLES: usize = 1;
/// Characters that stand for themselves in the parts of a `mailto:` address.
const MAIL_TEXT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':');

impl Renderer {
    /// Leaves out the cases that are shown inside another of `shown`.
    pub(super) fn without_nested<'a>(&self, cases: &[&'a Case], shown: &[&Case]) -> Vec<&'a Case> {
        let is_nested = |case: &Case| {
            let article = self.kb.article(case.slug.as_str())?;
            let version = article.versions.first()?;
            let own = version.own_number(case.block)?;
            let mut of_article = shown
                .iter()
                .filter(|it| it.slug == case.slug && it.block != case.block);
            let outer = |it: &&&Case| {
                version
                    .own_number(it.block)
                    .is_some_and(|it| holds(&version.doc, it, own))
            };
            of_article.find(outer).map(|_| ())
        };
        cases
            .iter()
            .copied()
            .filter(|it| is_nested(it).is_none())
            .collect()
    }

    pub(super) fn outcome_page(&self, spot: &Spot<'_>, outcome: &Outcome) -> Result<String, Error> {
        let flow = spot.guide.flow();
        let cases: Vec<&Case> = outcome.cases.iter().map(|it| &flow.cases[*it]).collect();
        let (first, more) = cases.split_at(cases.len().min(outcome.shown));
        let (first, more) = (
            self.without_nested(first, first),
            self.without_nested(more, &cases),
        );
        let (first, more) = (first.as_slice(), more.as_slice());
        let answers = self.answers(spot);
        let page = OutcomeView {
            flow: self.flow_title(spot.edition, flow),
            steps: self.steps(spot, first, 1),
            more: self.steps(spot, more, first.len() + 1),
            count: first.len(),
            more_count: more.len(),
            back: self.back(spot),
            start: self.href(spot, &spot.guide.start()),
            next: self.next(spot, outcome),
            none: NoneView {
                search: self.search_link(spot, &answers),
                support: self.kb.settings.support.as_deref().and_then(support_href),
                mail: self.mail(spot, &answers, first),
            },
            answers,
        };
        let locale = &spot.edition.locale;
        let title = self.messages.text(locale, "outcome-title", &[]);
        let about = About {
            route: spot.route,
            title: format!("{title} – {}", page.flow.text),
            description: String::new(),
            section: "troubleshoot",
            listing: Listing::Unlisted,
        };
        let frame = self.frame(spot.edition, about)?;
        self.fill("outcome.html", spot.edition, (&frame, view(&page)))
    }

    fn steps(&self, spot: &Spot<'_>, cases: &[&Case], first: usize) -> Vec<StepGroup> {
        let mut groups: Vec<StepGroup> = Vec::new();
        let mut last = None;
        for (case, number) in cases.iter().zip(first..) {
            let Some((index, step)) = self.step(spot.edition, spot.route, case) else {
                continue;
            };
            match groups.last_mut() {
                Some(group) if last == Some(index) => group.steps.push(step),
                _ => groups.push(self.step_group(spot, index, (number, step))),
            }
            last = Some(index);
        }
        groups
    }

    fn step_group(
        &self,
        spot: &Spot<'_>,
        index: usize,
        (start, step): (usize, StepView),
    ) -> StepGroup {
        let article = &self.kb.articles[index];
        let version = spot.edition.version(&self.kb, index);
        let source = &self.kb.settings.source_locale;
        StepGroup {
            article: self.article_link(spot.edition, spot.route, index),
            which: self.which_href(spot.edition, spot.route, &article.slug),
            is_machine_translated: version.is_machine_translated(),
            is_outdated: article.is_outdated(version, source),
            start,
            steps: vec![step],
        }
    }

    /// A step in the version that readers see, else in the next that has it.
    pub(super) fn step(
        &self,
        edition: &Edition,
        route: &Route,
        case: &Case,
    ) -> Option<(usize, StepView)> {
        let index = self.article_index(&case.slug)?;
        let shown = edition.version(&self.kb, index);
        let article = &self.kb.articles[index];
        let chain = self.kb.fallbacks(&edition.locale);
        let others = chain.iter().filter_map(|it| article.version(it));
        let mut versions = std::iter::once(shown).chain(others);
        let (version, number) = versions.find_map(|it| Some((it, it.own_number(case.block)?)))?;
        let html = Html {
            link: &|target| self.link(&edition.locale, route, target),
            shared: &|own| version.shared_number(own),
            size: &|address| self.kb.media_file(address)?.size,
            words: self.words.get(&version.locale).unwrap_or(&edition.words),
        };
        let text = html.step(&version.doc, number)?;
        let step = StepView {
            html: self.words(edition, &version.locale, text),
            href: self.step_href(edition, route, (index, case.block)),
            rank: case.rank.as_str(),
        };
        Some((index, step))
    }

    /// The address of a step on the page of its article; that of the page where the
    /// version shown there lacks the block.
    pub(super) fn step_href(
        &self,
        edition: &Edition,
        route: &Route,
        (index, block): (usize, u32),
    ) -> String {
        let page = self.article_href(edition, route, index);
        match edition.version(&self.kb, index).own_number(block) {
            Some(_) => format!("{page}#step-{block}"),
            None => page,
        }
    }

    /// What to try next, one after the other: further steps by article, the questions
    /// that a shown article asks itself, an article that belongs to it.
    fn next(&self, spot: &Spot<'_>, outcome: &Outcome) -> Vec<NextView> {
        let flow = spot.guide.flow();
        let case = |it: &usize| &flow.cases[*it];
        let groups = next_best(flow, &spot.place.trail, outcome);
        let steps = groups.iter().map(|group| {
            let cases: Vec<&Case> = group.iter().map(case).collect();
            let cases = self.without_nested(&cases, &cases);
            NextView {
                steps: self.steps(spot, &cases, 1),
                ..NextView::default()
            }
        });
        let mut next: Vec<NextView> = steps.filter(|it| !it.steps.is_empty()).collect();
        let shown = outcome.cases.iter().take(outcome.shown).map(case);
        let shown = shown.filter_map(|it| self.article_index(&it.slug));
        let shown: Vec<usize> = shown.collect();
        let tried = groups
            .iter()
            .filter_map(|it| self.article_index(&case(&it[0]).slug));
        let known: Vec<usize> = shown.iter().copied().chain(tried).collect();
        let which = shown.iter().find_map(|it| {
            let slug = &self.kb.articles[*it].slug;
            Some((*it, self.which_href(spot.edition, spot.route, slug)?))
        });
        next.extend(which.map(|(index, href)| NextView {
            article: Some(self.article_link(spot.edition, spot.route, index)),
            which: Some(href),
            ..NextView::default()
        }));
        let related = shown.iter().flat_map(|it| &self.related[*it]);
        let new = related
            .map(|it| *it as usize)
            .filter(|it| !known.contains(it));
        next.extend(new.take(ARTICLES).map(|index| NextView {
            article: Some(self.article_link(spot.edition, spot.route, index)),
            ..NextView::default()
        }));
        next
    }

    /// Search with the words of the answers, or of the title where there are none.
    pub(super) fn search_link(&self, spot: &Spot<'_>, answers: &[AnswerView]) -> SearchLink {
        let given = answers.iter().zip(&spot.place.trail);
        let known = given.filter(|(_, (_, choice))| **choice != *crate::model::UNKNOWN);
        let words: Vec<&str> = known.map(|(it, _)| it.answer.text.as_str()).collect();
        let words = match words.is_empty() {
            true => self.flow_title(spot.edition, spot.guide.flow()).text,
            false => words.join(" "),
        };
        let search = spot.route.link_to(&Route::Search {
            locale: spot.edition.locale.clone(),
        });
        let encoded = utf8_percent_encode(&words, NON_ALPHANUMERIC);
        SearchLink {
            href: format!("{search}?q={encoded}"),
            words,
        }
    }

    /// A message to support, as a `mailto:` address: what was answered, this page, and
    /// the steps that were shown with their addresses, as far as they fit.
    pub(super) fn mail(&self, spot: &Spot<'_>, answers: &[AnswerView], steps: &[&Case]) -> String {
        let title = self.flow_title(spot.edition, spot.guide.flow()).text;
        let support = self.kb.settings.support.as_deref().unwrap_or_default();
        let support = support.strip_prefix("mailto:").unwrap_or(support);
        let to = if is_mail(support) { support } else { "" };
        let encode = |text: &str| utf8_percent_encode(text, MAIL_TEXT).to_string();
        let mut mail = format!("mailto:{to}?subject={}&body=", encode(&title));
        let most = MAIL - encode(CUT).len();
        for line in self.message(spot, answers, steps) {
            let line = encode(&line);
            if mail.len() + line.len() > most {
                mail.push_str(&encode(CUT));
                break;
            }
            mail.push_str(&line);
        }
        mail
    }

    /// The paragraphs of a message to support, the most telling first.
    fn message(&self, spot: &Spot<'_>, answers: &[AnswerView], steps: &[&Case]) -> Vec<String> {
        let say = |id: &str| self.messages.text(&spot.edition.locale, id, &[]);
        let answered = answers.iter().map(|it| {
            let (question, answer) = (&it.question.text, &it.answer.text);
            format!("{question}\r\n– {answer}\r\n\r\n")
        });
        let mut lines: Vec<String> = answered.collect();
        if self.kb.settings.url.is_some() {
            let address = self.address(spot.route, spot.route);
            lines.push(format!("{}\r\n{address}\r\n\r\n", say("outcome-page")));
        }
        let mut head = format!("{}\r\n", say("ask-steps"));
        for (case, number) in steps.iter().zip(1..) {
            let Some((text, address)) = self.quoted(spot, case) else {
                continue;
            };
            write!(head, "{number}. {text} <{address}>\r\n").expect("a String takes all");
            lines.push(std::mem::take(&mut head));
        }
        lines
    }

    /// The beginning of a step, and where it stands.
    fn quoted(&self, spot: &Spot<'_>, case: &Case) -> Option<(String, String)> {
        let index = self.article_index(&case.slug)?;
        let version = spot.edition.version(&self.kb, index);
        let text = version.part(case.block)?.text().replace('\n', " ");
        let text = match text.chars().count() > QUOTED {
            true => text.chars().take(QUOTED).chain(['…']).collect(),
            false => text,
        };
        let route = Route::Article {
            locale: spot.edition.locale.clone(),
            slug: case.slug.clone(),
        };
        let base = self.kb.settings.url.as_deref();
        let page = base.map_or_else(|| route.path(), |_| self.address(spot.route, &route));
        Some((text, format!("{page}#step-{}", case.block)))
    }
}

fn is_mail(support: &str) -> bool {
    support.contains('@') && !support.contains(['/', '?', '&', ' '])
}

/// An address of support as a link: a mail address gets its scheme, and what is
/// no web address, mail or telephone number is none.
pub(super) fn support_href(support: &str) -> Option<String> {
    let allowed = ["https://", "http://", "mailto:", "tel:"];
    if allowed.iter().any(|it| support.starts_with(it)) {
        Some(support.to_owned())
    } else {
        is_mail(support).then(|| format!("mailto:{support}"))
    }
}
