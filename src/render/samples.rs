//! Pages of every kind, to try templates on.

use crate::error::Error;
use crate::model::{Diagnostic, Locale, Node, Route, Slug};
use crate::render::Renderer;
use crate::render::guide::Guide;

impl Renderer {
    /// A page of every kind that is quickly made; of troubleshooters their first.
    pub fn samples(&self) -> Vec<Route> {
        let Some(locale) = self.best_locale(&[]) else {
            return Vec::new();
        };
        let locale = || locale.clone();
        let mut samples = vec![
            Route::Start,
            Route::Home { locale: locale() },
            Route::Articles { locale: locale() },
            Route::NotFound { locale: locale() },
        ];
        samples.extend(self.kb.articles.first().map(|it| Route::Article {
            locale: locale(),
            slug: it.slug.clone(),
        }));
        let starts = self
            .guides
            .iter()
            .map(|it| it.route(&locale(), &it.start()));
        samples.extend(starts);
        samples
    }

    /// What is wrong with templates, found by making a page of every kind. The page
    /// that asks for words is made only `with_search`, since it needs an index.
    pub fn template_faults(&self, with_search: Search) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut take = |result: Result<(), Error>| {
            if let Err(Error::Template(fault)) = result
                && !found.contains(&*fault)
            {
                found.push(*fault);
            }
        };
        let mut routes = self.samples();
        if let Some(locale) = self.best_locale(&[]) {
            routes.extend(self.further_samples(locale));
            if with_search == Search::Too {
                routes.push(Route::Search {
                    locale: locale.clone(),
                });
            }
            take(self.failure(locale, 0).map(drop));
        }
        for route in &routes {
            take(self.page(route).map(drop));
        }
        if let Some(redirect) = self.kb.redirects.first() {
            take(self.redirect(redirect).map(drop));
        }
        take(self.lost().map(drop));
        found
    }

    /// Articles in another language and beside their source, outcomes, maps.
    fn further_samples(&self, locale: &Locale) -> Vec<Route> {
        let locale = || locale.clone();
        let of = |slug: &Slug| Route::Article {
            locale: locale(),
            slug: slug.clone(),
        };
        let mut routes = Vec::new();
        let articles = &self.kb.articles;
        let is_foreign = |it: &&crate::model::Article| it.version(&locale()).is_none();
        let own = articles.iter().find(|it| !is_foreign(it));
        routes.extend(articles.iter().find(is_foreign).map(|it| of(&it.slug)));
        routes.extend(own.map(|it| of(&it.slug)));
        let beside = self.locales().iter().find_map(|locale| {
            let article = articles.iter().find(|it| self.has_sides(it, locale))?;
            Some(Route::Sides {
                locale: locale.clone(),
                slug: article.slug.clone(),
            })
        });
        routes.extend(beside);
        routes.extend(self.small.first().map(|it| Route::Which {
            locale: locale(),
            slug: Slug::new(&*it.id),
        }));
        for guide in &self.guides {
            routes.push(crate::render::map::map(&locale(), guide.flow()));
            routes.extend(outcome(guide, &locale()));
        }
        routes
    }
}

/// Whether the page of search is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// It is.
    Too,
    /// It is not.
    Without,
}

/// The first outcome of a troubleshooter.
fn outcome(guide: &Guide, locale: &Locale) -> Option<Route> {
    let routes = guide.places().iter().map(|it| guide.route(locale, it));
    let is_outcome = |it: &Route| matches!(guide.place(it), Some((_, Node::Outcome(_))));
    routes.into_iter().find(is_outcome)
}
