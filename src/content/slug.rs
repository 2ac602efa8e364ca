//! The names of articles, which are those of their pages' files.

use crate::content::article;
use crate::model::{Code, Diagnostic, FrontMatter, Locale, Route, Severity, Slug, Version};

/// The most bytes of a file's name: file systems take 255, and compressed copies add some.
const LONGEST: usize = 245;
/// Names of no more bytes are never longer, however they are escaped.
const SHORT: usize = 70;
/// How much of a longer name is kept.
const KEPT: usize = 60;

/// The article's name: what the front matter says, else that of its file.
/// `slug` names the file alone, unless it holds a path.
pub fn named(front_matter: &FrontMatter, from_file: &str) -> String {
    if let Some(key) = front_matter.translation_key.as_deref().and_then(plain) {
        return key.to_owned();
    }
    match front_matter.slug.as_deref().and_then(plain) {
        Some(slug) if slug.contains('/') => slug.to_owned(),
        Some(slug) => match from_file.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{slug}"),
            None => slug.to_owned(),
        },
        None => from_file.to_owned(),
    }
}

/// The key of the front matter whose name cannot be one, and that name.
pub fn refused(front_matter: &FrontMatter) -> Option<(&'static str, &str)> {
    let key = front_matter.translation_key.as_deref();
    let said = [
        ("translationkey", key),
        ("slug", front_matter.slug.as_deref()),
    ];
    let mut said = said.into_iter().filter_map(|(key, it)| Some((key, it?)));
    said.find(|(_, it)| !it.trim().is_empty() && plain(it).is_none())
}

/// What is written, where it can be the name of a page.
fn plain(written: &str) -> Option<&str> {
    let name = written.trim().trim_matches('/');
    let name = name.strip_suffix(".html").unwrap_or(name);
    let is_name = |it: &str| !matches!(it, "" | "." | "..");
    name.split('/').all(is_name).then_some(name)
}

/// A name whose page every file system takes, where this one is too long: its
/// beginning, and a fingerprint of all of it.
pub fn shortened(slug: &str, locale: &Locale) -> Option<String> {
    let is_short = slug.split('/').all(|it| it.len() <= SHORT);
    let route = || Route::Article {
        locale: locale.clone(),
        slug: Slug::new(slug),
    };
    if is_short || !has_long_name(&route().file()) {
        return None;
    }
    let names = slug.split('/').map(|name| {
        if name.len() <= SHORT {
            return name.to_owned();
        }
        let print = article::digest(&[name.as_bytes()]);
        let print: String = print[..6].iter().map(|it| format!("{it:02x}")).collect();
        let ends = name.char_indices().map(|it| it.0);
        let kept = ends.take_while(|it| *it <= KEPT).last().unwrap_or(0);
        format!("{}-{print}", &name[..kept])
    });
    Some(names.collect::<Vec<_>>().join("/"))
}

/// Whether a file or one of its folders has a name that file systems may not take.
pub fn has_long_name(file: &str) -> bool {
    file.split('/').any(|it| it.len() > LONGEST)
}

/// Says that a name is cut.
pub fn long_name(version: &Version, short: &str) -> Diagnostic {
    Diagnostic {
        span: version.head_span("slug"),
        code: Code("long-name"),
        severity: Severity::Warning,
        message: format!("the name is longer than file systems take; the page is named {short}"),
        hint: "give the article a shorter name by `slug:`".to_owned(),
    }
}

/// Says that a name counts for nothing.
pub fn no_name(version: &Version, (key, written): (&str, &str)) -> Diagnostic {
    Diagnostic {
        span: version.head_span(key),
        code: Code("no-name"),
        severity: Severity::Warning,
        message: format!("{written} can be no page's name; that of the file counts"),
        hint: "name it by words with / between folders".to_owned(),
    }
}
