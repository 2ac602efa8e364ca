//! The pages of a troubleshooter: one question a page, and outcomes.

use crate::error::Error;
use crate::model::{Case, ChoiceId, Flow, Node, Outcome, QuestionId, Route, UNKNOWN};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::guide::{Guide, Place};
use crate::render::html::{Html, holds};
use crate::render::map::map;
use crate::render::pages::readable;
use crate::render::templates::view;
use crate::render::view::{
    AnswerView, ChoiceLink, FlowLink, OutcomeView, QuestionView, StepGroup, StepView, Words,
};
use crate::text::Medium;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt::Write;

/// Where a page of a troubleshooter stands.
struct Spot<'a> {
    edition: &'a Edition,
    guide: &'a Guide,
    route: &'a Route,
    place: &'a Place,
}

impl Renderer {
    /// The flow that readers are offered first: the one that settings name,
    /// else the first there is.
    pub(super) fn main_guide(&self) -> Option<&Guide> {
        let wanted = &self.kb.settings.flow;
        let named = self.guides.iter().find(|it| it.flow().id == *wanted);
        named.or_else(|| self.guides.first())
    }

    /// A way into the flow that readers are offered first, without its question.
    pub(super) fn main_flow_link(&self, edition: &Edition, route: &Route) -> Option<FlowLink> {
        let guide = self.main_guide()?;
        let flow = guide.flow();
        let intro = self.label(edition, &format!("{}-intro", flow.id));
        Some(FlowLink {
            href: route.link_to(&guide.route(&edition.locale, &guide.start())),
            title: self.flow_title(edition, flow),
            intro: intro.unwrap_or_default(),
            question: Words::default(),
            choices: Vec::new(),
        })
    }

    /// Ways into all flows, the main one first.
    pub(super) fn flow_links(&self, edition: &Edition, route: &Route) -> Vec<FlowLink> {
        let main = self.main_guide().map(|it| &it.flow().id);
        let (first, others): (Vec<&Guide>, Vec<&Guide>) = self
            .guides
            .iter()
            .partition(|it| Some(&it.flow().id) == main);
        let all = first.into_iter().chain(others);
        all.map(|it| self.flow_link(edition, it, route)).collect()
    }

    fn flow_link(&self, edition: &Edition, guide: &Guide, route: &Route) -> FlowLink {
        let place = guide.start();
        let spot = Spot {
            edition,
            guide,
            route,
            place: &place,
        };
        let flow = guide.flow();
        let question = match &flow.nodes[0] {
            Node::Question { question, .. } => Some(question),
            Node::Outcome(_) => None,
        };
        FlowLink {
            href: self.href(&spot, &place),
            title: self.flow_title(edition, flow),
            intro: self
                .label(edition, &format!("{}-intro", flow.id))
                .unwrap_or_default(),
            question: question
                .map_or_else(Words::default, |it| self.question_label(edition, flow, it)),
            choices: question.map_or_else(Vec::new, |it| self.choices(&spot, it)),
        }
    }

    /// The page at an address of a flow, or `None` where no flow has it.
    pub(super) fn flow_page(
        &self,
        edition: &Edition,
        route: &Route,
    ) -> Result<Option<String>, Error> {
        let Route::Flow { flow, .. } = route else {
            return Ok(None);
        };
        let found = self.guides.iter().find(|it| it.flow().id == *flow);
        let Some((guide, (place, node))) = found.and_then(|it| Some((it, it.place(route)?))) else {
            return Ok(None);
        };
        let spot = Spot {
            edition,
            guide,
            route,
            place: &place,
        };
        let asked = match (&place.change, node) {
            (Some(question), _) | (None, Node::Question { question, .. }) => question,
            (None, Node::Outcome(outcome)) => {
                return self.outcome_page(&spot, outcome).map(Some);
            }
        };
        self.question_page(&spot, asked).map(Some)
    }

    fn question_page(&self, spot: &Spot<'_>, question: &QuestionId) -> Result<String, Error> {
        let flow = spot.guide.flow();
        let hint = format!("{}-{question}-hint", flow.id);
        let page = QuestionView {
            flow: self.flow_title(spot.edition, flow),
            question: self.question_label(spot.edition, flow, question),
            hint: self.label(spot.edition, &hint),
            choices: self.choices(spot, question),
            is_change: spot.place.change.is_some(),
            back: self.back(spot),
            start: self.href(spot, &spot.guide.start()),
            answers: self.answers(spot),
            is_first: spot.place.trail.is_empty(),
            map: (*spot.place == spot.guide.start())
                .then(|| spot.route.link_to(&map(&spot.edition.locale, flow))),
        };
        let is_start = *spot.place == spot.guide.start();
        let about = About {
            route: spot.route,
            title: format!("{} – {}", page.question.text, page.flow.text),
            description: self
                .label(spot.edition, &format!("{}-intro", flow.id))
                .unwrap_or_default()
                .text,
            section: "troubleshoot",
            listing: if is_start {
                Listing::Listed
            } else {
                Listing::Unlisted
            },
        };
        let frame = self.frame(spot.edition, about);
        self.fill("question.html", spot.edition, (&frame, view(&page)))
    }

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

    fn outcome_page(&self, spot: &Spot<'_>, outcome: &Outcome) -> Result<String, Error> {
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
            mail: self.mail(spot, &answers),
            answers,
            support: self.kb.settings.support.as_deref().and_then(support_href),
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
        let frame = self.frame(spot.edition, about);
        self.fill("outcome.html", spot.edition, (&frame, view(&page)))
    }

    fn choices(&self, spot: &Spot<'_>, question: &QuestionId) -> Vec<ChoiceLink> {
        let flow = spot.guide.flow();
        let given = spot.place.trail.iter().find(|(it, _)| it == question);
        let edges = spot.guide.edges(spot.place, question);
        let link = |choice: &ChoiceId| {
            let next = spot.guide.choose(spot.place, question, choice);
            ChoiceLink {
                href: self.href(spot, &next),
                label: self.choice_label(spot.edition, flow, (question, choice)),
                unknown: **choice == *UNKNOWN,
                current: given.is_some_and(|(_, it)| it == choice),
            }
        };
        edges.iter().map(|(choice, _)| link(choice)).collect()
    }

    fn answers(&self, spot: &Spot<'_>) -> Vec<AnswerView> {
        let flow = spot.guide.flow();
        let answer = |(question, choice): &(QuestionId, ChoiceId)| {
            let label = self.question_label(spot.edition, flow, question);
            AnswerView {
                change_label: label.text.clone(),
                question: label,
                answer: self.choice_label(spot.edition, flow, (question, choice)),
                change: self.href(spot, &spot.guide.change(spot.place, question)),
            }
        };
        spot.place.trail.iter().map(answer).collect()
    }

    fn back(&self, spot: &Spot<'_>) -> String {
        match spot.guide.back(spot.place) {
            Some(place) => self.href(spot, &place),
            None => spot.route.link_to(&Route::Home {
                locale: spot.edition.locale.clone(),
            }),
        }
    }

    fn href(&self, spot: &Spot<'_>, place: &Place) -> String {
        let to = spot.guide.route(&spot.edition.locale, place);
        spot.route.link_to(&to)
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
            words: self.words.get(&version.locale).unwrap_or(&edition.words),
        };
        let text = html.step(&version.doc, number)?;
        let href = self.article_href(edition, route, index);
        let step = StepView {
            html: self.words(edition, &version.locale, text),
            href: format!("{href}#step-{}", case.block),
            rank: case.rank.as_str(),
        };
        Some((index, step))
    }

    /// A message to support with the answers, as a `mailto:` address.
    fn mail(&self, spot: &Spot<'_>, answers: &[AnswerView]) -> String {
        let mut body = String::new();
        for it in answers {
            let (question, answer) = (&it.question.text, &it.answer.text);
            write!(body, "{question}\r\n– {answer}\r\n\r\n").expect("a String takes all");
        }
        let title = self.flow_title(spot.edition, spot.guide.flow()).text;
        let support = self.kb.settings.support.as_deref().unwrap_or_default();
        let to = if is_mail(support) { support } else { "" };
        let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        format!(
            "mailto:{to}?subject={}&body={}",
            encode(&title),
            encode(&body)
        )
    }

    pub(super) fn flow_title(&self, edition: &Edition, flow: &Flow) -> Words {
        let label = self.label(edition, &format!("{}-title", flow.id));
        label.unwrap_or_else(|| unlabelled(&flow.id))
    }

    pub(super) fn question_label(&self, edition: &Edition, flow: &Flow, question: &str) -> Words {
        let label = self.label(edition, &format!("{}-{question}", flow.id));
        label.unwrap_or_else(|| unlabelled(question))
    }

    pub(super) fn choice_label(
        &self,
        edition: &Edition,
        flow: &Flow,
        (question, choice): (&str, &str),
    ) -> Words {
        let own = self.label(edition, &format!("{}-{question}-{choice}", flow.id));
        let general = || {
            let is_unknown = choice == UNKNOWN;
            is_unknown.then(|| self.label(edition, "choice-unknown"))?
        };
        own.or_else(general).unwrap_or_else(|| unlabelled(choice))
    }

    fn label(&self, edition: &Edition, id: &str) -> Option<Words> {
        let found = self
            .messages
            .find(&edition.locale, id, &[], Medium::Plain)?;
        Some(self.words(edition, &found.locale, found.text))
    }
}

/// The words for what nobody has labelled: its name, made readable.
fn unlabelled(name: &str) -> Words {
    Words {
        text: readable(name),
        ..Words::default()
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
