//! Articles as small flows: the page that asks which of an article's alternatives fits,
//! with the steps of each below.
//!
//! One page holds the question and all outcomes, each at an address of its own, which
//! names the block as all languages number it: `which/reset-password.html#b4`. Style
//! sheets show one at a time, so that it needs no script and no further page.

use crate::error::Error;
use crate::flow::{WHICH, small_label};
use crate::model::{Case, Choice, Flow, Route, Slug};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{About, Listing};
use crate::render::templates::view;
use crate::render::view::{ChoiceLink, StepView, WhichOutcome, WhichView, Words};

impl Renderer {
    /// The small flow that an article is.
    pub(super) fn small_flow(&self, slug: &Slug) -> Option<&Flow> {
        let flows = &self.small;
        let found = flows.binary_search_by(|it| (*it.id).cmp(slug.as_str()));
        Some(&flows[found.ok()?])
    }

    /// Where the small flow of an article begins, as seen from a page.
    pub(super) fn which_href(
        &self,
        edition: &Edition,
        route: &Route,
        slug: &Slug,
    ) -> Option<String> {
        self.small_flow(slug)?;
        Some(route.link_to(&which(edition, slug)))
    }

    /// The choices of the small flow that an article is; none where it is none.
    pub(super) fn which_choices(
        &self,
        edition: &Edition,
        route: &Route,
        index: usize,
    ) -> Vec<ChoiceLink> {
        let slug = &self.kb.articles[index].slug;
        let Some(flow) = self.small_flow(slug) else {
            return Vec::new();
        };
        let to = which(edition, slug);
        let page = match *route == to {
            true => String::new(),
            false => route.link_to(&to),
        };
        let choices = flow.questions.iter().flat_map(|it| &it.choices);
        let link = |choice: &Choice| ChoiceLink {
            href: format!("{page}#{}", choice.id),
            label: self.which_label(edition, (index, &choice.id)),
            unknown: false,
            current: false,
        };
        choices.map(link).collect()
    }

    /// The author's words for a choice, in the version that readers see.
    fn which_label(&self, edition: &Edition, (index, choice): (usize, &str)) -> Words {
        let shown = edition.version(&self.kb, index);
        let versions = self.kb.articles[index].versions.iter();
        let mut versions = std::iter::once(shown).chain(versions);
        let found = versions.find_map(|it| Some((it, small_label(it, choice)?)));
        found.map_or_else(Words::default, |(version, label)| {
            self.words(edition, &version.locale, label)
        })
    }

    /// The page of a small flow, or `None` where the article is none.
    pub(super) fn which_page(
        &self,
        edition: &Edition,
        slug: &Slug,
    ) -> Result<Option<String>, Error> {
        let (Some(index), Some(flow)) = (self.article_index(slug), self.small_flow(slug)) else {
            return Ok(None);
        };
        let route = which(edition, slug);
        let choices = self.which_choices(edition, &route, index);
        let outcomes = flow.questions.iter().flat_map(|it| &it.choices);
        let outcomes = outcomes.zip(&choices).map(|(choice, link)| WhichOutcome {
            id: choice.id.to_string(),
            label: link.label.clone(),
            steps: self.which_steps(edition, &route, (flow, &choice.id)),
        });
        let version = edition.version(&self.kb, index);
        let source = &self.kb.settings.source_locale;
        let page = WhichView {
            article: self.article_link(edition, &route, index),
            is_machine_translated: version.is_machine_translated(),
            is_outdated: self.kb.articles[index].is_outdated(version, source),
            outcomes: outcomes.collect(),
            choices,
        };
        let asked = self.messages.text(&edition.locale, "which-title", &[]);
        let about = About {
            route: &route,
            title: format!("{asked} – {}", version.title),
            description: String::new(),
            section: "articles",
            listing: Listing::Unlisted,
        };
        let frame = self.frame(edition, about)?;
        let text = self.fill("which.html", edition, (&frame, view(&page)))?;
        Ok(Some(text))
    }

    fn which_steps(
        &self,
        edition: &Edition,
        route: &Route,
        (flow, choice): (&Flow, &str),
    ) -> Vec<StepView> {
        let is_for = |it: &&Case| {
            let mut conditions = it.conditions.iter();
            conditions
                .any(|it| *it.question == *WHICH && it.choices.iter().any(|it| **it == *choice))
        };
        let cases: Vec<&Case> = flow.cases.iter().filter(is_for).collect();
        let cases = self.without_nested(&cases, &cases);
        let steps = cases.iter().filter_map(|it| self.step(edition, route, it));
        steps.map(|(_, step)| step).collect()
    }
}

fn which(edition: &Edition, slug: &Slug) -> Route {
    Route::Which {
        locale: edition.locale.clone(),
        slug: slug.clone(),
    }
}
