//! A whole troubleshooter on one page: a picture, the same as a nested list, and the
//! sentences that put each step where it is.

use crate::error::Error;
use crate::flow::{self, Drawing, evidence};
use crate::model::{Case, ChoiceId, Evidence, Flow, Locale, Node, NodeId, Outcome, Route, Trail};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::guide::Guide;
use crate::render::templates::view;
use crate::render::view::{MapItem, MapReason, MapStep, MapView};
use crate::text::{Argument, Medium};
use std::collections::BTreeSet;

/// A walk over the nodes of a flow, each of which is listed once.
struct Nodes<'a> {
    edition: &'a Edition,
    route: &'a Route,
    guide: &'a Guide,
    seen: BTreeSet<NodeId>,
}

impl Renderer {
    /// The page of a flow, or `None` where there is none.
    pub(super) fn map_page(&self, edition: &Edition, id: &str) -> Result<Option<String>, Error> {
        let Some(guide) = self.guides.iter().find(|it| *it.flow().id == *id) else {
            return Ok(None);
        };
        let flow = guide.flow();
        let route = map(&edition.locale, flow);
        let mut listing = Nodes {
            edition,
            route: &route,
            guide,
            seen: BTreeSet::new(),
        };
        let title = self.flow_title(edition, flow);
        let page = MapView {
            picture: self.picture(edition, flow),
            items: vec![self.map_item(&mut listing, (0, Vec::new()))],
            steps: self.map_steps(edition, &route, flow),
            start: route.link_to(&guide.route(&edition.locale, &guide.start())),
            flow: title,
        };
        let named = self.messages.text(&edition.locale, "map-title", &[]);
        let about = About {
            route: &route,
            title: format!("{named} – {}", page.flow.text),
            description: String::new(),
            section: "troubleshoot",
            listing: Listing::Unlisted,
        };
        let frame = self.frame(edition, about)?;
        let text = self.fill("map.html", edition, (&frame, view(&page)))?;
        Ok(Some(text))
    }

    fn picture(&self, edition: &Edition, flow: &Flow) -> String {
        let drawing = Drawing::Picture(edition.interface.direction());
        flow::draw(flow, drawing, &|id| {
            let found = self.messages.find(&edition.locale, id, &[], Medium::Plain);
            found.map_or_else(|| id.to_owned(), |it| it.text)
        })
    }

    /// A node with what follows from it, where that was not listed before.
    fn map_item(&self, listing: &mut Nodes<'_>, (id, trail): (NodeId, Vec<ChoiceId>)) -> MapItem {
        let (edition, guide) = (listing.edition, listing.guide);
        let flow = guide.flow();
        let is_new = listing.seen.insert(id);
        let place = guide.furthest(&trail, &Trail::new());
        let mut item = MapItem {
            id: format!("n{id}"),
            is_new,
            href: listing.route.link_to(&guide.route(&edition.locale, &place)),
            ..MapItem::default()
        };
        match &flow.nodes[id] {
            Node::Outcome(outcome) => item.count = Some(outcome.shown),
            Node::Question { question, edges } => {
                item.question = Some(self.question_label(edition, flow, question));
                let edges = edges.iter().filter(|_| is_new);
                let next = edges.map(|(choice, next)| {
                    let mut trail = trail.clone();
                    trail.push(choice.clone());
                    let mut item = self.map_item(listing, (*next, trail));
                    item.choice = Some(self.choice_label(edition, flow, (question, choice)));
                    item
                });
                item.next = next.collect();
            }
        }
        item
    }

    /// Every block that an outcome shows, and why.
    fn map_steps(&self, edition: &Edition, route: &Route, flow: &Flow) -> Vec<MapStep> {
        let outcomes = flow.nodes.iter().filter_map(|it| match it {
            Node::Outcome(outcome) => Some(outcome),
            Node::Question { .. } => None,
        });
        let shown = |it: &Outcome| it.cases.iter().take(it.shown).copied().collect::<Vec<_>>();
        let cases: BTreeSet<usize> = outcomes.flat_map(shown).collect();
        let steps = cases.into_iter().filter_map(|it| {
            let case = &flow.cases[it];
            let index = self.article_index(&case.slug)?;
            Some(self.map_step(edition, (route, index), (flow, case)))
        });
        steps.collect()
    }

    fn map_step(
        &self,
        edition: &Edition,
        (route, index): (&Route, usize),
        (flow, case): (&Flow, &Case),
    ) -> MapStep {
        let number = case.block.to_string();
        let reason = |it: &Evidence| MapReason {
            question: self.question_label(edition, flow, &it.question),
            answer: self.choice_label(edition, flow, (&it.question, &it.choice)),
            sentence: self.words(edition, &it.locale, it.sentence.to_string()),
            locale: it.locale.to_string(),
            cue: it.cue.to_string(),
        };
        let arguments = [("number", Argument::Text(&number))];
        MapStep {
            article: self.article_link(edition, route, index),
            href: self.step_href(edition, route, (index, case.block)),
            block: self.messages.text(&edition.locale, "map-block", &arguments),
            reasons: evidence(case).into_iter().map(reason).collect(),
        }
    }
}

/// The address of a flow's map.
pub(super) fn map(locale: &Locale, flow: &Flow) -> Route {
    Route::Map {
        locale: locale.clone(),
        flow: flow.id.clone(),
    }
}
