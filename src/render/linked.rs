//! What search engines are told of an article in JSON-LD (schema.org), and where
//! people can edit it.

use crate::model::{Route, Version};
use crate::render::Renderer;
use crate::render::edition::Edition;
use crate::render::frame::{absolute, in_locale};
use crate::render::service;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

/// What a path in an address may not hold.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

impl Renderer {
    /// The article, and the way to it. `<` is escaped, so that nothing in it can end
    /// the element it stands in.
    pub(super) fn linked_data(
        &self,
        edition: &Edition,
        route: &Route,
        (version, description): (&Version, &str),
    ) -> String {
        let mut graph = vec![self.linked_article(route, version, description)];
        graph.extend(self.breadcrumbs(edition, route, version));
        let data = json!({ "@context": "https://schema.org", "@graph": graph });
        data.to_string().replace('<', "\\u003c")
    }

    fn linked_article(&self, route: &Route, version: &Version, description: &str) -> Value {
        let front_matter = &version.front_matter;
        let mut data = json!({
            "@type": "TechArticle",
            "headline": &*version.title,
            "inLanguage": version.locale.as_str(),
        });
        if !description.is_empty() {
            data["description"] = description.into();
        }
        if let Some(date) = front_matter.changed() {
            data["dateModified"] = date.to_string().into();
        }
        let Some(base) = self.kb.settings.url.as_deref() else {
            return data;
        };
        data["@id"] = absolute(base, &route.path()).into();
        data["url"] = absolute(base, &route.path()).into();
        let Route::Article { slug, .. } = route else {
            return data;
        };
        let versions = self
            .kb
            .article(slug.as_str())
            .map_or(&[][..], |it| &it.versions);
        let listed = versions
            .iter()
            .filter(|it| !it.front_matter.robots.no_index);
        let source = &self.kb.settings.source_locale;
        let address = |it: &Version| {
            let route = in_locale(route, &it.locale);
            json!({
                "@type": "TechArticle",
                "@id": absolute(base, &route.path()),
                "inLanguage": it.locale.as_str(),
            })
        };
        let (mut works, mut translations) = (Vec::new(), Vec::new());
        for it in listed.filter(|it| it.locale != version.locale) {
            if it.locale == *source {
                works.push(address(it));
            } else if version.locale == *source {
                translations.push(address(it));
            }
        }
        if let Some(work) = works.pop() {
            data["translationOfWork"] = work;
        }
        if !translations.is_empty() {
            data["workTranslation"] = translations.into();
        }
        data
    }

    /// The way to the article; only whole addresses are of use here.
    fn breadcrumbs(&self, edition: &Edition, route: &Route, version: &Version) -> Option<Value> {
        let base = self.kb.settings.url.as_deref()?;
        let locale = &version.locale;
        let home = Route::Home {
            locale: locale.clone(),
        };
        let all = Route::Articles {
            locale: locale.clone(),
        };
        let name = |id: &str| self.messages.text(locale, id, &[]);
        let at = |route: &Route| absolute(base, &route.path());
        let service = version.front_matter.service.as_deref();
        let second = match service.and_then(|it| edition.section(it)) {
            Some(id) => (
                self.section_name(edition, id).text,
                format!("{}#{}", at(&home), service::anchor(id)),
            ),
            None => (name("all-articles"), at(&all)),
        };
        let ways = [
            (name("home"), at(&home)),
            second,
            (version.title.to_string(), at(route)),
        ];
        let items = (1..).zip(ways).map(|(position, (name, address))| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": address,
            })
        });
        let items: Vec<Value> = items.collect();
        Some(json!({ "@type": "BreadcrumbList", "itemListElement": items }))
    }

    /// Where a version's file can be edited.
    pub(super) fn edit_href(&self, version: &Version) -> Option<String> {
        let base = self.kb.settings.edit_base.as_deref()?;
        let roots = self.kb.roots.iter();
        let path = roots
            .filter_map(|it| version.path.strip_prefix(it).ok())
            .next();
        let path = path
            .unwrap_or(&version.path)
            .to_string_lossy()
            .replace('\\', "/");
        let path = utf8_percent_encode(&path, PATH).to_string();
        Some(base.replace("{path}", &path))
    }
}
