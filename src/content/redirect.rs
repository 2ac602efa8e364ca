//! Former addresses: the `aliases` of front matter as files that lead to articles.
//!
//! An alias that begins with `/` stands below the site; any other is a former name
//! of the article, in its own language. Hugo, Zola and Jekyll mean the same.

use crate::content::slug::has_long_name;
use crate::model::{Article, Code, Diagnostic, Locale, Redirect, Route, Severity, Slug, Version};
use percent_encoding::percent_decode_str;
use std::collections::BTreeMap;

/// What a site has besides pages, and what hosts read, at the top.
const FOR_PROGRAMS: &[&str] = &[
    "404.html",
    "robots.txt",
    "llms.txt",
    "_redirects",
    ".htaccess",
    "redirects.nginx.conf",
];

/// Collects the former addresses of all articles. Where two claim one, the source
/// locale's counts, then the first; where a page stands, the page counts.
pub fn collect(
    articles: &[Article],
    source: &Locale,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let pages = Pages::new(articles);
    let mut taken: BTreeMap<String, Redirect> = BTreeMap::new();
    for article in articles {
        let mut versions: Vec<&Version> = article.versions.iter().collect();
        versions.sort_by_key(|it| it.locale != *source);
        for version in versions {
            for alias in &version.front_matter.aliases {
                let mut refuse = |why: &str| diagnostics.push(fault((version, alias), why));
                let file = match file(alias, &version.locale) {
                    Ok(file) => file,
                    Err(why) => {
                        refuse(&format!("{alias} {why}"));
                        continue;
                    }
                };
                if let Some(taken) = pages.taken(&file) {
                    refuse(&format!("a page stands at {taken}"));
                    continue;
                }
                if let Some(first) = taken.get(&file.to_lowercase()) {
                    if first.slug != article.slug || *first.file != *file {
                        refuse(&format!("{} leads to {} already", first.file, first.slug));
                    }
                    continue;
                }
                let redirect = Redirect {
                    file: file.as_str().into(),
                    locale: version.locale.clone(),
                    slug: article.slug.clone(),
                };
                taken.insert(file.to_lowercase(), redirect);
            }
        }
    }
    let mut redirects: Vec<Redirect> = taken.into_values().collect();
    redirects.sort_by(|a, b| a.file.cmp(&b.file));
    redirects
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
    if has_long_name(&file) {
        return Err("has a longer name than file systems take");
    }
    let folder = format!("{locale}/articles/");
    Ok(match (below_site, file.strip_prefix(&folder)) {
        (true, Some(rest)) => rest.to_owned(),
        _ => file,
    })
}

/// The pages of articles, in lower case: where case is all that differs, many hosts and
/// file systems know no difference.
struct Pages<'a> {
    slugs: BTreeMap<String, &'a Article>,
}

impl<'a> Pages<'a> {
    fn new(articles: &'a [Article]) -> Self {
        let slugs = articles.iter();
        let slugs = slugs.map(|it| (it.slug.as_str().to_lowercase(), it));
        Self {
            slugs: slugs.collect(),
        }
    }

    /// The file or one of its folders, where a file of the site stands there, or may.
    fn taken<'f>(&self, file: &'f str) -> Option<&'f str> {
        let ends = file.match_indices('/').map(|it| it.0).chain([file.len()]);
        let mut paths = ends.map(|it| &file[..it]);
        paths.find(|it| self.is_page(it))
    }

    fn is_page(&self, file: &str) -> bool {
        let lower = file.to_lowercase();
        if is_for_programs(&lower) {
            return true;
        }
        match Route::parse(&file.replace('%', "%25")) {
            Some(Route::Article { locale, slug } | Route::Copy { locale, slug }) => {
                let article = self.slugs.get(&slug.as_str().to_lowercase());
                let mut others = self.slugs.values();
                let has_locale = |it: &&Article| it.versions.iter().any(|it| it.locale == locale);
                article.is_some() && others.any(has_locale)
            }
            found => found.is_some(),
        }
    }
}

/// Whether the site has, or may have, a file for programs there.
fn is_for_programs(file: &str) -> bool {
    let own = file
        .split_once('/')
        .filter(|it| Locale::parse(it.0).is_some());
    match own {
        Some((_, name)) => matches!(name, "llms.txt" | "feed.xml" | ".htaccess"),
        None => {
            let is_map = file.starts_with("sitemap") && file.ends_with(".xml");
            is_map || FOR_PROGRAMS.contains(&file)
        }
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
