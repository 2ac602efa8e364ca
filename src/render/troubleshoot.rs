//! The pages of a troubleshooter: one question a page.

use crate::error::Error;
use crate::model::{ChoiceId, Flow, Locale, Node, QuestionId, Route, UNKNOWN};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::guide::{Guide, Place};
use crate::render::map::map;
use crate::render::outcome::support_href;
use crate::render::service::readable;
use crate::render::templates::view;
use crate::render::view::{AnswerView, ChoiceLink, FlowLink, NoneView, QuestionView, Words};
use crate::text::Medium;

/// Where a page of a troubleshooter stands.
pub(super) struct Spot<'a> {
    pub(super) edition: &'a Edition,
    pub(super) guide: &'a Guide,
    pub(super) route: &'a Route,
    pub(super) place: &'a Place,
}

impl Renderer {
    /// The flow that readers are offered first: the one that settings name,
    /// else the first there is.
    pub(super) fn main_guide(&self) -> Option<&Guide> {
        let wanted = &self.kb.settings.flow;
        let named = self.guides.iter().find(|it| it.flow().id == *wanted);
        named.or_else(|| self.guides.first())
    }

    /// What the site helps with, in a line.
    pub fn summary(&self, locale: &Locale) -> String {
        let main = self.main_guide();
        let intro = main.map(|it| format!("{}-intro", it.flow().id));
        let intro = intro.map(|it| self.messages.text(locale, &it, &[]));
        let intro = intro.filter(|it| !it.is_empty());
        intro.unwrap_or_else(|| self.messages.text(locale, "home-title", &[]))
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
            none: spot.place.change.is_none().then(|| self.none(spot)),
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
        let frame = self.frame(spot.edition, about)?;
        self.fill("question.html", spot.edition, (&frame, view(&page)))
    }

    /// What there is for whom no choice fits.
    fn none(&self, spot: &Spot<'_>) -> NoneView {
        let answers = self.answers(spot);
        NoneView {
            search: self.search_link(spot, &answers),
            support: self.kb.settings.support.as_deref().and_then(support_href),
            mail: self.mail(spot, &answers, &[]),
        }
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

    pub(super) fn answers(&self, spot: &Spot<'_>) -> Vec<AnswerView> {
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

    pub(super) fn back(&self, spot: &Spot<'_>) -> String {
        match spot.guide.back(spot.place) {
            Some(place) => self.href(spot, &place),
            None => spot.route.link_to(&Route::Home {
                locale: spot.edition.locale.clone(),
            }),
        }
    }

    pub(super) fn href(&self, spot: &Spot<'_>, place: &Place) -> String {
        let to = spot.guide.route(&spot.edition.locale, place);
        spot.route.link_to(&to)
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
