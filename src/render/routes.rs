//! All addresses that have a page.

use crate::model::{Route, Slug};
use crate::render::{Renderer, map};

impl Renderer {
    /// All addresses that have a page, in a fixed order. Search results are
    /// not among them: their pages are as many as there are queries.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = self.other_routes();
        routes.extend(self.search_routes());
        let files = self.shelf_files();
        routes.extend(files.map(|it| Route::Asset { name: it.into() }));
        routes
    }

    /// The addresses of the pages of search.
    pub fn search_routes(&self) -> Vec<Route> {
        let locales = self.locales().iter().cloned();
        locales.map(|locale| Route::Search { locale }).collect()
    }

    /// All addresses but those of the pages of search and of the files they load.
    pub fn other_routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::Start];
        for locale in self.locales() {
            let locale = || locale.clone();
            routes.push(Route::Home { locale: locale() });
            routes.push(Route::Articles { locale: locale() });
            if self.edition(&locale()).is_some_and(|it| it.has_feed) {
                routes.push(Route::Feed { locale: locale() });
            }
            routes.extend(self.kb.articles.iter().map(|it| Route::Article {
                locale: locale(),
                slug: it.slug.clone(),
            }));
            let real = self.kb.articles.iter();
            let real = real.filter(|it| it.version(&locale()).is_some());
            routes.extend(real.map(|it| Route::Copy {
                locale: locale(),
                slug: it.slug.clone(),
            }));
            let translated = self
                .kb
                .articles
                .iter()
                .filter(|it| self.has_sides(it, &locale()));
            routes.extend(translated.map(|it| Route::Sides {
                locale: locale(),
                slug: it.slug.clone(),
            }));
            routes.extend(self.small.iter().map(|it| Route::Which {
                locale: locale(),
                slug: Slug::new(&*it.id),
            }));
            for guide in &self.guides {
                routes.push(map::map(&locale(), guide.flow()));
                routes.extend(guide.places().iter().map(|it| guide.route(&locale(), it)));
            }
        }
        let asset = |name: &str| Route::Asset { name: name.into() };
        routes.extend(self.assets.all().map(asset));
        routes.extend(self.kb.media.iter().map(|it| Route::Media {
            address: it.address.clone(),
        }));
        routes
    }
}
