//! What search engines may list: the rule for pages, and the pages that site maps name.

use crate::model::{Locale, Route};
use crate::render::Renderer;
use crate::render::frame::Listing;
use crate::render::view::Alternate;

impl Renderer {
    /// What search engines may do with a page that asks for `own`. Articles have decided
    /// already; the other pages do as the settings say of the whole site.
    pub(super) fn listing(&self, own: Listing, route: &Route) -> Listing {
        let is_article = matches!(route, Route::Article { .. });
        match own {
            Listing::Listed if !is_article && self.kb.settings.hides_site() => Listing::Unlisted,
            own => own,
        }
    }

    /// The pages of a locale that stand for themselves and may be listed, with all their
    /// translations as the pages name them: its home, all articles from A to Z, the first
    /// pages of troubleshooters, and the articles that are really there.
    pub fn listed(&self, locale: &Locale) -> Vec<(Route, Vec<Alternate>)> {
        let mut routes = Vec::with_capacity(self.kb.articles.len() + 3);
        if !self.kb.settings.hides_site() {
            let locale = || locale.clone();
            routes.push(Route::Home { locale: locale() });
            routes.push(Route::Articles { locale: locale() });
            let guides = self.guides.iter();
            routes.extend(guides.map(|it| it.route(&locale(), &it.start())));
        }
        let listed = self.kb.articles.iter().filter(|article| {
            let version = article.version(locale);
            version.is_some_and(|it| !it.front_matter.robots.no_index)
        });
        routes.extend(listed.map(|it| Route::Article {
            locale: locale.clone(),
            slug: it.slug.clone(),
        }));
        let with_alternates = routes.into_iter().filter_map(|route| {
            let real = self.translations(&route);
            real.contains(&locale).then(|| {
                let alternates = self.alternates(&route, &real);
                (route, alternates)
            })
        });
        with_alternates.collect()
    }
}
