//! The services that articles belong to: what they are called, and where a home page
//! lists what belongs to them.

use crate::model::{KnowledgeBase, Locale, Route, name_id};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::view::{Way, Words};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The most services that home pages have a section for.
const SECTIONS: usize = 24;

/// Names by the services' ids.
pub(super) type Names = BTreeMap<String, String>;

/// How titles write the names of services: `Wi-Fi` for `wi-fi`.
pub(super) fn names(kb: &KnowledgeBase) -> Names {
    let chain = kb.fallbacks(&kb.settings.source_locale);
    let mut ids: BTreeMap<&str, String> = BTreeMap::new();
    let mut spellings: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for article in &kb.articles {
        let version = article.best_version(&chain);
        let Some(service) = version.front_matter.service.as_deref() else {
            continue;
        };
        let id = ids.entry(service).or_insert_with(|| name_id(service));
        if let Some(found) = spelling(&version.title, id) {
            let counts = spellings.entry(id.clone()).or_default();
            *counts.entry(capitalized(found)).or_default() += 1;
        }
    }
    let commonest = |counts: BTreeMap<String, u32>| {
        let best = counts.into_iter().min_by_key(|it| Reverse(it.1));
        best.map_or_else(String::new, |(name, _)| name)
    };
    let names = spellings.into_iter();
    names.map(|(id, counts)| (id, commonest(counts))).collect()
}

/// The part of a title that writes a name out.
fn spelling<'t>(title: &'t str, id: &str) -> Option<&'t str> {
    let first = id.split('-').next().unwrap_or(id);
    let starts = title.char_indices().filter(|&(at, c)| {
        let before = title[..at].chars().next_back();
        c.is_alphanumeric() && !before.is_some_and(char::is_alphanumeric)
    });
    starts.map(|(at, _)| &title[at..]).find_map(|rest| {
        let head = rest.get(..first.len())?;
        head.eq_ignore_ascii_case(first).then_some(())?;
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let ends = ends.filter(|&end| !rest[end..].starts_with(char::is_alphanumeric));
        let mut ends = ends.take_while(|&end| end <= id.len() + 2);
        let end = ends.find(|&end| name_id(&rest[..end]) == id)?;
        Some(&rest[..end])
    })
}

/// `sign-in` as words: `Sign in`. What is too short for words is taken for one: `E-mail`.
pub(super) fn readable(name: &str) -> String {
    let mut parts = name.split('-').map(str::len);
    let (first, second) = (parts.next(), parts.next());
    let is_one = first == Some(1) || (first == Some(2) && second == Some(2));
    if is_one && parts.next().is_none() {
        return capitalized(name);
    }
    capitalized(&name.replace(['-', '_'], " "))
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// The ids of the services that a home page has sections for, sorted; none where one
/// service has all.
pub(super) fn sections<'a>(services: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut written: BTreeMap<&str, u32> = BTreeMap::new();
    for service in services {
        *written.entry(service).or_default() += 1;
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for (service, count) in written {
        *counts.entry(name_id(service)).or_default() += count;
    }
    counts.remove("");
    if counts.len() < 2 {
        return Vec::new();
    }
    let mut counts: Vec<(String, u32)> = counts.into_iter().collect();
    counts.sort_by_key(|it| Reverse(it.1));
    counts.truncate(SECTIONS);
    let mut ids: Vec<String> = counts.into_iter().map(|(id, _)| id).collect();
    ids.sort();
    ids
}

/// The place on a home page of the articles of a service, or of those in no section.
pub(super) fn anchor(id: &str) -> String {
    match id {
        "" => "other".to_owned(),
        id => format!("service-{id}"),
    }
}

impl Renderer {
    /// The section of the home page that lists the articles of a service.
    pub(super) fn service_way(
        &self,
        edition: &Edition,
        route: &Route,
        service: Option<&str>,
    ) -> Option<Way> {
        let id = edition.section(service?)?;
        let locale = edition.locale.clone();
        let home = route.link_to(&Route::Home { locale });
        Some(Way {
            href: format!("{home}#{}", anchor(id)),
            name: self.section_name(edition, id),
        })
    }

    /// The name of a service by its id; one that no message has is in the language of
    /// the source.
    pub(super) fn section_name(&self, edition: &Edition, id: &str) -> Words {
        let said = self.messages.text(&edition.locale, &message(id), &[]);
        let source = &self.kb.settings.source_locale;
        match said.is_empty() {
            true => self.words(edition, source, self.plain_name(id)),
            false => self.words(edition, &edition.locale, said),
        }
    }

    /// What a service or collection is called: by a message, else as titles write it, else
    /// by its own name.
    pub(super) fn service_name(&self, locale: &Locale, service: &str) -> String {
        let id = name_id(service);
        let said = self.messages.text(locale, &message(&id), &[]);
        match said.is_empty() {
            true => self
                .service_names
                .get(&id)
                .map_or(service, |it| it)
                .to_owned(),
            false => said,
        }
    }

    fn plain_name(&self, id: &str) -> String {
        let known = self.service_names.get(id);
        known.cloned().unwrap_or_else(|| readable(id))
    }
}

fn message(id: &str) -> String {
    format!("service-{id}")
}
