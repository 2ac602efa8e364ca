//! Former addresses: the `aliases` of front matter as files that lead to articles.
//!
//! An alias that begins with `/` stands below the site; any other is a former name
//! of the article, in its own language. Hugo, Zola and Jekyll mean the same.

use crate::model::{Article, Code, Diagnostic, Locale, Redirect, Route, Severity, Slug, Version};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// Collects the former addresses of all articles. Where two claim one, the source
/// locale's counts, then the first; where a page stands, the page counts.
pub fn collect(
    articles: &[Article],
    source: &Locale,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let mut taken: BTreeMap<Box<str>, Redirect> = BTreeMap::new();
    for article in articles {
        let mut versions: Vec<&Version> = article.versions.iter().collect();
        versions.sort_by_key(|it| it.locale != *source);
        for version in versions {
            for alias in &version.front_matter.aliases {
                let file = match file(alias, &version.locale) {
                    Ok(file) if is_page(&file, articles) => {
                        diagnostics
                            .push(fault((version, alias), &format!("a page stands at {file}")));
                        continue;
                    }
                    Ok(file) => file,
                    Err(why) => {
                        diagnostics.push(fault((version, alias), &format!("{alias} {why}")));
                        continue;
                    }
                };
                if let Some(first) = taken.get(&*file) {
                    if first.slug != article.slug {
                        let message = format!("{file} leads to {} already", first.slug);
                        diagnostics.push(fault((version, alias), &message));
                    }
                    continue;
                }
                let redirect = Redirect {
                    file: file.clone().into(),
                    locale: version.locale.clone(),
                    slug: article.slug.clone(),
                };
                taken.insert(file.into(), redirect);
            }
        }
    }
    taken.into_values().collect()
}

/// The file of an alias, or why it can have none.
fn file(alias: &str, locale: &Locale) -> Result<String, &'static str> {
    let path = alias.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy();
    if path.contains("://") || path.starts_with("//") {
        return Err("is an address elsewhere; name a path below the site");
    }
    let (below_site, path) = match path.strip_prefix('/') {
        Some(rest) => (true, rest),
        None => (false, &*path),
    };
    let names: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    let Some((last, folders)) = names.split_last() else {
        return Err("names no page");
    };
    if names.iter().any(|it| matches!(*it, "." | "..")) || path.contains('\\') {
        return Err("leaves the site");
    }
    if folders.iter().any(|it| it.ends_with(".html")) {
        return Err("has a page for a folder");
    }
    let stem = [".html", ".htm", ".md"]
        .into_iter()
        .find_map(|it| last.strip_suffix(it));
    let stem = stem.filter(|it| !it.is_empty());
    let path = names.join("/");
    let slug = match (below_site, stem) {
        (true, None) => format!("{path}/index"),
        (_, Some(stem)) => folders
            .iter()
            .chain([&stem])
            .copied()
            .collect::<Vec<_>>()
            .join("/"),
        (false, None) => path,
    };
    let route = Route::Article {
        locale: locale.clone(),
        slug: Slug::new(slug),
    };
    let file = route.file();
    let folder = format!("{locale}/articles/");
    Ok(match (below_site, file.strip_prefix(&folder)) {
        (true, Some(rest)) => rest.to_owned(),
        _ => file,
    })
}

/// Whether a page of the site stands there, or may.
fn is_page(file: &str, articles: &[Article]) -> bool {
    let encoded = file.replace('%', "%25");
    match Route::parse(&encoded) {
        Some(Route::Article { locale, slug } | Route::Copy { locale, slug }) => {
            let index = articles.binary_search_by(|it| it.slug.cmp(&slug));
            let has_locale = |it: &Article| it.versions.iter().any(|it| it.locale == locale);
            index.is_ok() && articles.iter().any(has_locale)
        }
        Some(_) => true,
        None => file == "404.html",
    }
}

fn fault((version, alias): (&Version, &str), message: &str) -> Diagnostic {
    Diagnostic {
        span: version.head_span(alias),
        code: Code("alias"),
        severity: Severity::Warning,
        message: format!("an alias is left out: {message}"),
        hint: "name a former address that nothing else has".to_owned(),
    }
}
