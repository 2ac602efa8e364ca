//! The pages around the articles: choice of language, home, A to Z, not found.

use crate::error::Error;
use crate::model::{KnowledgeBase, Locale, Redirect, Route, Slug};
use crate::render::edition::{Edition, OTHER};
use crate::render::frame::{About, Listing, direction};
use crate::render::templates::{Input, view};
use crate::render::view::{ArticlesView, Group, HomeView, Invitation, MovedView, StartView, Words};
use crate::render::{Page, Renderer, html_page};
use std::collections::BTreeMap;

/// The most articles that a home page lists; of more it names the latest.
const MOST_AT_HOME: usize = 60;
/// How many of the latest it names then.
const LATEST: usize = 12;

impl Renderer {
    /// The choice of language, in the words of the source locale.
    pub(super) fn start_page(&self) -> Result<String, Error> {
        let Some(locale) = self.best_locale(&[]) else {
            return Ok(String::new());
        };
        let edition = self.edition(locale).expect("every locale has an edition");
        let about = About {
            route: &Route::Start,
            title: String::new(),
            description: String::new(),
            section: "start",
            listing: Listing::Listed,
        };
        let mut frame = self.frame(edition, about)?;
        frame.languages = Vec::new();
        frame.alternates = Vec::new();
        let languages = self.editions.iter().map(|it| Invitation {
            lang: it.locale.to_string(),
            dir: direction(&it.locale),
            name: it.name.clone(),
            text: self.messages.text(&it.locale, "home-title", &[]),
            href: Route::Start.link_to(&Route::Home {
                locale: it.locale.clone(),
            }),
        });
        let page = StartView {
            languages: languages.collect(),
        };
        self.fill("start.html", edition, (&frame, view(&page)))
    }

    /// The page for whatever does not exist, in the words of every locale.
    pub(super) fn lost_page(&self, route: &Route) -> Result<String, Error> {
        let Some(locale) = self.best_locale(&[]) else {
            return Ok(String::new());
        };
        let edition = self.edition(locale).expect("every locale has an edition");
        let about = About {
            route,
            title: self.messages.text(locale, "not-found-title", &[]),
            description: String::new(),
            section: "start",
            listing: Listing::Unlisted,
        };
        let mut frame = self.frame(edition, about)?;
        frame.languages = Vec::new();
        let others = self.editions.iter().filter(|it| it.locale != *locale);
        let languages = others.map(|it| Invitation {
            lang: it.locale.to_string(),
            dir: direction(&it.locale),
            name: it.name.clone(),
            text: self.messages.text(&it.locale, "not-found-title", &[]),
            href: route.link_to(&Route::Home {
                locale: it.locale.clone(),
            }),
        });
        let page = StartView {
            languages: languages.collect(),
        };
        self.fill("lost.html", edition, (&frame, view(&page)))
    }

    /// The page at a former address.
    pub(super) fn redirect_page(&self, redirect: &Redirect) -> Result<String, Error> {
        let Some(edition) = self.edition(&redirect.locale) else {
            return Ok(String::new());
        };
        let here = at_depth(redirect.file.matches('/').count());
        let there = Route::Article {
            locale: redirect.locale.clone(),
            slug: redirect.slug.clone(),
        };
        let about = About {
            route: &here,
            title: String::new(),
            description: String::new(),
            section: "articles",
            listing: Listing::Unlisted,
        };
        let frame = self.frame(edition, about)?;
        let article = self.kb.article(redirect.slug.as_str());
        let version = article.and_then(|it| it.version(&redirect.locale));
        let page = MovedView {
            lang: edition.interface.to_string(),
            dir: direction(&edition.interface),
            title: version.map_or_else(String::new, |it| it.title.to_string()),
            href: here.link_to(&there),
            canonical: version
                .filter(|it| !it.front_matter.robots.no_index)
                .map(|_| self.address(&here, &there)),
        };
        self.fill("moved.html", edition, (&frame, view(&page)))
    }

    /// A home page.
    pub(super) fn home_page(&self, edition: &Edition) -> Result<String, Error> {
        let route = Route::Home {
            locale: edition.locale.clone(),
        };
        let mut flows = self.flow_links(edition, &route);
        let first = (!flows.is_empty()).then(|| flows.remove(0));
        let count = self.kb.articles.len();
        let is_excerpt = count > MOST_AT_HOME;
        let page = HomeView {
            groups: if is_excerpt {
                vec![self.latest(edition, &route)]
            } else {
                self.by_service(edition, &route)
            },
            flow: first,
            flows,
            is_excerpt,
            count,
        };
        let description = page.flow.as_ref().map(|it| it.intro.text.clone());
        let about = About {
            route: &route,
            title: String::new(),
            description: description.unwrap_or_default(),
            section: "home",
            listing: Listing::Listed,
        };
        let frame = self.frame(edition, about)?;
        self.fill("home.html", edition, (&frame, view(&page)))
    }

    /// All articles from A to Z.
    pub(super) fn articles_page(&self, edition: &Edition) -> Result<String, Error> {
        let route = Route::Articles {
            locale: edition.locale.clone(),
        };
        let groups = edition.letters.iter().enumerate();
        let groups = groups.map(|(number, (letter, articles))| Group {
            name: if letter == OTHER {
                self.messages.text(&edition.locale, "articles-other", &[])
            } else {
                letter.clone()
            },
            id: format!("letter-{}", number + 1),
            articles: articles
                .iter()
                .map(|it| self.article_link(edition, &route, *it as usize))
                .collect(),
        });
        let page = ArticlesView {
            groups: groups.collect(),
            count: self.kb.articles.len(),
        };
        let about = About {
            route: &route,
            title: self.messages.text(&edition.locale, "articles-title", &[]),
            description: String::new(),
            section: "articles",
            listing: Listing::Listed,
        };
        let frame = self.frame(edition, about)?;
        self.fill("articles.html", edition, (&frame, view(&page)))
    }

    /// The page of a locale for addresses that do not exist.
    pub(super) fn not_found_page(&self, edition: &Edition, route: &Route) -> Result<String, Error> {
        self.notice_page(edition, route, "not-found.html")
    }

    /// A page about a fault, for an address `depth` folders below the root.
    pub(super) fn notice(
        &self,
        locale: &Locale,
        depth: usize,
        template: &str,
    ) -> Result<Page, Error> {
        let wanted = std::slice::from_ref(locale);
        let Some(locale) = self.best_locale(wanted) else {
            return Ok(html_page(String::new()));
        };
        let edition = self.edition(locale).expect("every locale has an edition");
        let text = self.notice_page(edition, &at_depth(depth), template)?;
        Ok(html_page(text))
    }

    fn notice_page(
        &self,
        edition: &Edition,
        route: &Route,
        template: &str,
    ) -> Result<String, Error> {
        let id = match template {
            "error.html" => "error-title",
            _ => "not-found-title",
        };
        let about = About {
            route,
            title: self.messages.text(&edition.locale, id, &[]),
            description: String::new(),
            section: "none",
            listing: Listing::Unlisted,
        };
        let mut frame = self.frame(edition, about)?;
        for language in &mut frame.languages {
            let locale = Locale::parse(&language.lang).expect("it is a locale's tag");
            language.href = route.link_to(&Route::Home { locale });
        }
        let page = self.main_flow_link(edition, route);
        self.fill(template, edition, (&frame, view(&page)))
    }

    /// Fills in a template for a reader.
    pub(super) fn fill(
        &self,
        template: &str,
        edition: &Edition,
        (frame, page): (&crate::render::view::Frame, minijinja::Value),
    ) -> Result<String, Error> {
        let input = Input {
            voice: &edition.voice,
            frame: view(frame),
            page,
        };
        self.templates.render(template, &input)
    }

    fn latest(&self, edition: &Edition, route: &Route) -> Group {
        let is_own = |it: &&u32| edition.version(&self.kb, **it as usize).locale == edition.locale;
        let latest = self.recent.iter().filter(is_own).take(LATEST);
        Group {
            name: self.messages.text(&edition.locale, "home-recent", &[]),
            id: "latest".to_owned(),
            articles: latest
                .map(|it| self.article_link(edition, route, *it as usize))
                .collect(),
        }
    }

    fn by_service(&self, edition: &Edition, route: &Route) -> Vec<Group> {
        let mut services: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for articles in edition.letters.iter().map(|(_, it)| it) {
            for &index in articles {
                let version = edition.version(&self.kb, index as usize);
                let service = version.front_matter.service.as_deref();
                services
                    .entry(service.unwrap_or_default())
                    .or_default()
                    .push(index);
            }
        }
        let alone = services.len() == 1;
        let group = |(number, (service, articles)): (usize, (&str, Vec<u32>))| Group {
            name: if alone {
                String::new()
            } else {
                self.service_name(&edition.locale, service)
            },
            id: format!("group-{}", number + 1),
            articles: articles
                .iter()
                .map(|it| self.article_link(edition, route, *it as usize))
                .collect(),
        };
        services.into_iter().enumerate().map(group).collect()
    }

    /// The name of a service; one that no message has is in the language of the source.
    pub(super) fn service(&self, edition: &Edition, service: &str) -> Words {
        let name = self.service_name(&edition.locale, service);
        let is_named = name != readable(service);
        let source = &self.kb.settings.source_locale;
        let locale = if is_named { &edition.locale } else { source };
        self.words(edition, locale, name)
    }

    /// What a service is called: by a message, else by its own name made readable.
    fn service_name(&self, locale: &Locale, service: &str) -> String {
        if service.is_empty() {
            return self.messages.text(locale, "articles-other", &[]);
        }
        let name = self
            .messages
            .text(locale, &format!("service-{service}"), &[]);
        if name.is_empty() {
            readable(service)
        } else {
            name
        }
    }
}

/// `sign-in` as words: `Sign in`.
pub(super) fn readable(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut characters = words.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// An address of that depth: links start from there as from any other.
fn at_depth(depth: usize) -> Route {
    match depth {
        0 => Route::Start,
        _ => Route::Media {
            address: Slug::new("x/".repeat(depth - 1) + "x").as_str().into(),
        },
    }
}

/// The articles by their last update, the latest first.
pub(super) fn recent(kb: &KnowledgeBase) -> Vec<u32> {
    let date = |index: &u32| {
        let versions = &kb.articles[*index as usize].versions;
        let dates = versions
            .iter()
            .map(|it| it.front_matter.date.or(it.front_matter.hand_off));
        dates.max().flatten()
    };
    let count = u32::try_from(kb.articles.len()).expect("articles are fewer than 4 billion");
    let mut recent: Vec<u32> = (0..count).collect();
    recent.sort_by_key(|it| std::cmp::Reverse(date(it)));
    recent
}
