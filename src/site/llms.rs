//! A list of the articles for programs that read: `llms.txt` at the root, and
//! one for each locale with a link to the Markdown copy of every article.

use crate::model::{Locale, Route};
use crate::render::Renderer;
use std::fmt::Write;

/// The lists. What asks not to be listed is not in them.
pub(super) fn files(renderer: &Renderer) -> Vec<(String, Vec<u8>)> {
    let mut root = String::from("# ");
    root.push_str(&name(renderer, renderer.best_locale(&[])));
    root.push_str("\n\n");
    let mut files = Vec::new();
    for locale in renderer.locales() {
        let list = list(renderer, locale);
        if list.is_empty() {
            continue;
        }
        let title = name(renderer, Some(locale));
        let file = format!("{locale}/llms.txt");
        writeln!(root, "- [{title} ({locale})]({file})").expect("a String takes all");
        files.push((file, format!("# {title}\n\n{list}").into_bytes()));
    }
    files.push(("llms.txt".to_owned(), root.into_bytes()));
    files
}

fn name(renderer: &Renderer, locale: Option<&Locale>) -> String {
    locale.map_or_else(String::new, |it| renderer.site_name(it))
}

fn list(renderer: &Renderer, locale: &Locale) -> String {
    let home = Route::Home {
        locale: locale.clone(),
    };
    let mut list = String::new();
    for article in &renderer.knowledge_base().articles {
        let version = article.version(locale);
        let Some(version) = version.filter(|it| !it.front_matter.robots.no_index) else {
            continue;
        };
        let copy = home.link_to(&Route::Copy {
            locale: locale.clone(),
            slug: article.slug.clone(),
        });
        write!(list, "- [{}]({copy})", version.title).expect("a String takes all");
        if let Some(description) = &version.front_matter.description {
            write!(list, ": {description}").expect("a String takes all");
        }
        list.push('\n');
    }
    list
}
