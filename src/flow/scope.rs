//! Which articles a flow draws on.
//!
//! Entry points: [`is_in_scope`] and [`preferred`].

use crate::flow::cues::Cues;
use crate::flow::file::{Definition, Fact, Mention, Mentioned};
use crate::flow::reader::Bytes;
use crate::flow::reading::{heading_words, slug_words};
use crate::model::{Article, FrontMatter, KnowledgeBase, Settings, Value, Version, plain_text};

/// Whether an article is in scope: by its name, its folder, its front matter or
/// the cues for titles, in any version; not where a title or the author says no.
pub(super) fn is_in_scope(article: &Article, definition: &Definition, settings: &Settings) -> bool {
    let scope = &definition.scope;
    let slug = article.slug.as_str();
    if scope.exclude.iter().any(|it| matches_glob(it, slug)) {
        return false;
    }
    let named = scope.slugs.iter().any(|it| matches_glob(it, slug))
        || scope.folders.iter().any(|it| is_below(it, slug));
    let tagged = scope.front_matter.iter().any(|(key, values)| {
        let values: Vec<&str> = values.iter().map(|it| &**it).collect();
        has_value(article, key, &values)
    });
    let titles: Vec<_> = titles(article, definition, settings)
        .into_iter()
        .map(|(cues, title)| (cues, cues.title_clauses(&title)))
        .collect();
    if titles.iter().any(|(cues, it)| cues.out_of_scope(it)) {
        return named;
    }
    named || tagged || titles.iter().any(|(cues, it)| cues.in_scope(it))
}

/// The names and values that a flow mentions and no article has, and a message each.
pub(super) fn unmatched(kb: &KnowledgeBase, definition: &Definition) -> Vec<(Bytes, String)> {
    let has = |article: &Article, (of, text): (&Mentioned, &str)| match of {
        Mentioned::Slug => matches_glob(text, article.slug.as_str()),
        Mentioned::Folder => is_below(text, article.slug.as_str()),
        Mentioned::FrontMatter(key) => has_value(article, key, &[text]),
    };
    let is_missing = |it: &&Mention| {
        let mut texts = it.texts.iter();
        !texts.any(|text| {
            kb.articles
                .iter()
                .any(|article| has(article, (&it.of, text)))
        })
    };
    let missing = definition.mentions.iter().filter(is_missing);
    let message = |it: &Mention| {
        let texts = it.texts.join(" | ");
        match &it.of {
            Mentioned::Slug => format!("no article is named `{texts}`"),
            Mentioned::Folder => format!("there is no folder `{texts}`"),
            Mentioned::FrontMatter(key) => format!("no article has `{key}: {texts}`"),
        }
    };
    let missing = missing.map(|it| (it.place.clone(), message(it)));
    missing.collect()
}

/// The titles of all versions, with the cues of their languages; the English
/// words in the first heading's address are one.
fn titles<'a>(
    article: &Article,
    definition: &'a Definition,
    settings: &Settings,
) -> Vec<(&'a Cues, String)> {
    let mut titles: Vec<(&'a Cues, String)> = Vec::new();
    let mut add = |language: &str, title: String| {
        if let Some(cues) = definition.cues.get(language)
            && !titles
                .iter()
                .any(|(of, it)| std::ptr::eq(*of, cues) && *it == title)
        {
            titles.push((cues, title));
        }
    };
    let source = settings.source_locale.written_language();
    for version in &article.versions {
        let language = version.locale.written_language();
        add(language, version.title.to_string());
        if let Some(heading) = version.doc.heading() {
            add(language, plain_text(heading));
        }
    }
    let first: Vec<&Version> = article.versions.iter().take(1).collect();
    if let Some(words) = heading_words(&first).remove(&0) {
        add(source, words);
    }
    add(source, slug_words(article));
    titles
}

/// Whether the front matter of any version has one of the values for a key.
pub(super) fn has_value(article: &Article, key: &str, values: &[&str]) -> bool {
    let mut versions = article.versions.iter();
    versions.any(|version| {
        let found = front_matter_values(&version.front_matter, key);
        found
            .iter()
            .any(|it| values.iter().any(|value| it.eq_ignore_ascii_case(value)))
    })
}

/// The answers that put an article before others, by its front matter.
pub(super) fn preferred(article: &Article, definition: &Definition) -> Vec<(usize, usize)> {
    let prefers = |it: &&Fact| {
        let values: Vec<&str> = it.values.iter().map(|it| &**it).collect();
        has_value(article, &it.key, &values)
    };
    let preferences = definition.preferences.iter().filter(prefers);
    preferences.map(|it| (it.question, it.choice)).collect()
}

fn front_matter_values<'a>(front_matter: &'a FrontMatter, key: &str) -> Vec<&'a str> {
    let list = |values: &'a [Box<str>]| values.iter().map(|it| &**it).collect();
    let one = |value: &'a Option<Box<str>>| value.iter().map(|it| &**it).collect();
    match key {
        "ms.audience" | "audience" => list(&front_matter.audience),
        "ms.service" => one(&front_matter.service),
        "ms.collection" => list(&front_matter.collection),
        "ms.topic" => one(&front_matter.topic),
        "tags" | "keywords" => list(&front_matter.tags),
        "ms.custom" | "ms.assetid" => list(&front_matter.ids),
        "localization_priority" => one(&front_matter.priority),
        other => front_matter
            .other
            .get(other)
            .map_or_else(Vec::new, scalar_values),
    }
}

fn scalar_values(value: &Value) -> Vec<&str> {
    match value {
        Value::Scalar(text) => vec![text],
        Value::List(items) => items.iter().flat_map(scalar_values).collect(),
        Value::Map(_) => Vec::new(),
    }
}

fn is_below(folder: &str, slug: &str) -> bool {
    let folder = folder.trim_end_matches('/');
    slug.strip_prefix(folder)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a name fits a pattern in which `*` stands for any characters.
fn matches_glob(pattern: &str, name: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else {
        return pattern == name;
    };
    let Some(tail) = name.strip_prefix(first) else {
        return false;
    };
    let mut ends = (0..=tail.len()).filter(|it| tail.is_char_boundary(*it));
    ends.any(|it| matches_glob(rest, &tail[it..]))
}
