//! Lists of the articles for programs that read, in the form that llmstxt.org proposes:
//! `llms.txt` at the root, and one for each locale with a link to the Markdown copy of
//! every article.

use crate::model::{Locale, Route, Version};
use crate::render::Renderer;
use crate::text::Argument;
use std::fmt::Write;

/// The lists. What asks not to be listed is not in them.
pub(super) fn files(renderer: &Renderer) -> Vec<(String, Vec<u8>)> {
    let mut root = String::new();
    if let Some(locale) = renderer.best_locale(&[]) {
        root = head(renderer, locale);
    }
    let mut files = Vec::new();
    for locale in renderer.locales() {
        let listed = listed(renderer, locale);
        if listed.is_empty() {
            continue;
        }
        let text = |id: &str| renderer.messages().text(locale, id, &[]);
        let count = [("count", Argument::Count(listed.len() as u64))];
        let count = renderer.messages().text(locale, "article-count", &count);
        let (name, title) = (renderer.site_name(locale), text("all-articles"));
        let file = format!("{locale}/llms.txt");
        let language = locale.endonym();
        write!(
            root,
            "\n## {language} ({locale})\n\n- [{name}]({file}): {count}\n"
        )
        .expect("a String takes all");
        let list = format!(
            "{}\n## {title}\n\n{}",
            head(renderer, locale),
            listed.concat()
        );
        files.push((file, list.into_bytes()));
    }
    files.push(("llms.txt".to_owned(), root.into_bytes()));
    files
}

/// The name of the site and a line about it.
fn head(renderer: &Renderer, locale: &Locale) -> String {
    let name = renderer.site_name(locale);
    let about = renderer.summary(locale);
    format!("# {name}\n\n> {}\n", line(&about))
}

/// A line for each article that is really in a locale and may be listed.
fn listed(renderer: &Renderer, locale: &Locale) -> Vec<String> {
    let home = Route::Home {
        locale: locale.clone(),
    };
    let articles = renderer.knowledge_base().articles.iter();
    let listed = articles.filter_map(|article| {
        let is_listed = |it: &&Version| !it.front_matter.robots.no_index;
        let version = article.version(locale).filter(is_listed)?;
        let copy = home.link_to(&Route::Copy {
            locale: locale.clone(),
            slug: article.slug.clone(),
        });
        let title = line(&version.title).replace('[', "\\[").replace(']', "\\]");
        let description = version.front_matter.description.as_deref();
        let description = line(description.unwrap_or_default());
        Some(match description.is_empty() {
            true => format!("- [{title}]({copy})\n"),
            false => format!("- [{title}]({copy}): {description}\n"),
        })
    });
    listed.collect()
}

/// A text as one line.
fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
