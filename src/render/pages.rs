//! The pages around the articles: choice of language, home, A to Z, not found.

use crate::error::Error;
use crate::model::{Direction, KnowledgeBase, Locale, Redirect, Route, Slug};
use crate::render::edition::{DIGITS, Edition, OTHER};
use crate::render::frame::{About, Listing, direction};
use crate::render::service;
use crate::render::templates::{Input, view};
use crate::render::view::{ArticlesView, Group, HomeView, Invitation, MovedView, StartView, Words};
use crate::render::{Page, Renderer, html_page};

/// The most articles that a home page lists; of more it names the latest.
const MOST_AT_HOME: usize = 60;
/// How many of the latest it names then.
const LATEST: usize = 12;
/// How many of the latest of each service.
const LATEST_OF_SERVICE: usize = 6;

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
                let mut groups = vec![self.latest(edition, &route)];
                groups.extend(self.latest_by_service(edition, &route));
                groups
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
            name: self.letter_name(edition, letter),
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

    /// What the list from A to Z calls a letter; numbers run from left to right everywhere.
    fn letter_name(&self, edition: &Edition, letter: &str) -> Words {
        match letter {
            OTHER => self
                .messages
                .text(&edition.locale, "articles-other", &[])
                .into(),
            DIGITS => Words {
                dir: (edition.interface.direction() == Direction::Rtl).then_some("ltr"),
                ..letter.to_owned().into()
            },
            letter => letter.to_owned().into(),
        }
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
            name: self
                .messages
                .text(&edition.locale, "home-recent", &[])
                .into(),
            id: "latest".to_owned(),
            articles: latest
                .map(|it| self.article_link(edition, route, *it as usize))
                .collect(),
        }
    }

    /// All articles by service, those of none last.
    fn by_service(&self, edition: &Edition, route: &Route) -> Vec<Group> {
        let all = edition
            .letters
            .iter()
            .flat_map(|(_, it)| it.iter().copied());
        let (mut sections, rest) = self.sectioned(edition, all);
        let other = match sections.is_empty() {
            true => String::new(),
            false => self.messages.text(&edition.locale, "articles-other", &[]),
        };
        sections.push(("", rest));
        let groups = sections.into_iter();
        groups
            .map(|(id, articles)| match id {
                "" => self.group(edition, route, ("", other.clone().into()), &articles),
                id => self.group(
                    edition,
                    route,
                    (id, self.section_name(edition, id)),
                    &articles,
                ),
            })
            .collect()
    }

    /// The latest articles of each service after those that are the latest of all, and
    /// those in the reader's language where there are any.
    fn latest_by_service(&self, edition: &Edition, route: &Route) -> Vec<Group> {
        let (sections, _) = self.sectioned(edition, self.recent.iter().copied());
        let is_own = |it: &u32| edition.version(&self.kb, *it as usize).locale == edition.locale;
        let own = self.recent.iter().copied().filter(is_own);
        let shown: Vec<u32> = own.take(LATEST).collect();
        let groups = sections.into_iter().map(|(id, articles)| {
            let own: Vec<u32> = articles.iter().copied().filter(is_own).collect();
            let others = own.iter().copied().filter(|it| !shown.contains(it));
            let mut some: Vec<u32> = others.take(LATEST_OF_SERVICE).collect();
            for more in [own, articles] {
                if some.is_empty() {
                    some = more;
                    some.truncate(LATEST_OF_SERVICE);
                }
            }
            self.group(edition, route, (id, self.section_name(edition, id)), &some)
        });
        groups.collect()
    }

    /// Articles by the sections of the home page, and those in none.
    fn sectioned<'a>(
        &self,
        edition: &'a Edition,
        articles: impl Iterator<Item = u32>,
    ) -> (Vec<(&'a str, Vec<u32>)>, Vec<u32>) {
        let sections = edition.sections.iter();
        let mut sections: Vec<_> = sections.map(|it| (it.as_str(), Vec::new())).collect();
        let mut rest = Vec::new();
        for index in articles {
            let version = edition.version(&self.kb, index as usize);
            let service = version.front_matter.service.as_deref();
            let id = service.and_then(|it| edition.section(it));
            let place = id.and_then(|id| sections.binary_search_by(|it| it.0.cmp(id)).ok());
            match place {
                Some(place) => sections[place].1.push(index),
                None => rest.push(index),
            }
        }
        (sections, rest)
    }

    fn group(
        &self,
        edition: &Edition,
        route: &Route,
        (id, name): (&str, Words),
        articles: &[u32],
    ) -> Group {
        let articles = articles.iter();
        Group {
            name,
            id: service::anchor(id),
            articles: articles
                .map(|it| self.article_link(edition, route, *it as usize))
                .collect(),
        }
    }
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
