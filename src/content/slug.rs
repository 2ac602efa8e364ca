//! The names of articles, which are those of their pages' files.

use crate::content::article;
use crate::model::{FrontMatter, Locale, Route, Slug};

/// The most bytes of a file's name: file systems take 255, and compressed copies add some.
const LONGEST: usize = 245;
/// Names of no more bytes are never longer, however they are escaped.
const SHORT: usize = 70;
/// How much of a longer name is kept.
const KEPT: usize = 60;

/// The article's name: what the front matter says, else that of its file.
/// `slug` names the file alone, unless it holds a path.
pub fn named(front_matter: &FrontMatter, from_file: &str) -> String {
    let clean = |it: &str| it.trim().trim_matches('/').to_owned();
    let plain =
        |it: &String| !it.is_empty() && !it.split('/').any(|part| matches!(part, "" | "." | ".."));
    if let Some(key) = front_matter
        .translation_key
        .as_deref()
        .map(clean)
        .filter(plain)
    {
        return key;
    }
    match front_matter.slug.as_deref().map(clean).filter(plain) {
        Some(slug) if slug.contains('/') => slug,
        Some(slug) => match from_file.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{slug}"),
            None => slug,
        },
        None => from_file.to_owned(),
    }
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
