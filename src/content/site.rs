//! The settings of a site: whose they are, where they stand, and what of them holds.

use crate::content::fault::Faults;
use crate::content::root::{Root, text};
use crate::content::settings as settings_file;
use crate::model::{Article, Code, Diagnostic, Locale, Media, Settings, Severity, Span, nearest};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Settings as they were read.
pub struct ReadSettings {
    /// The settings.
    pub settings: Settings,
    /// Where the values of the top keys stand.
    pub places: BTreeMap<Box<str>, Span>,
    /// What is wrong with them.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the settings of the first root that has any.
pub fn settings(roots: &[Root], content_locale: Option<Locale>) -> ReadSettings {
    let file = roots
        .iter()
        .flat_map(|it| &it.files)
        .find(|it| it.below_root == "site.toml");
    let mut read = ReadSettings {
        settings: Settings::default(),
        places: BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    match file.map(|it| (it, text(it))) {
        Some((file, Ok(text))) => {
            let mut faults = Faults::new(file.path.clone(), Arc::from(text.as_str()));
            let (settings, places) = settings_file::parse(&text, &mut faults);
            let places = places.into_iter();
            read.places = places
                .map(|(key, it)| (key, Span::at(file.path.clone(), it)))
                .collect();
            read.settings = settings;
            read.diagnostics = faults.found;
        }
        Some((_, Err(fault))) => read.diagnostics.push(fault),
        None => {}
    }
    read.settings.content_locale = content_locale.or(read.settings.content_locale);
    read
}

/// Finds the logo, which may be named with or without its folder `media`. Forgets one that
/// is not there, and says so.
pub fn missing_logo(read: &mut ReadSettings, media: &[Media]) -> Option<Diagnostic> {
    let logo = read.settings.logo.as_deref()?;
    let plain = logo.strip_prefix("media/").unwrap_or(logo);
    let names = [logo.to_owned(), format!("media/{plain}"), plain.to_owned()];
    let found = names.iter().find(|name| {
        let mut all = media.iter();
        all.any(|it| *it.address == ***name)
    });
    if let Some(found) = found {
        read.settings.logo = Some(found.as_str().into());
        return None;
    }
    let message = format!("the logo {logo} is no image here; pages go without it");
    read.settings.logo = None;
    Some(Diagnostic {
        span: read.places.get("logo")?.clone(),
        code: Code("settings-value"),
        severity: Severity::Error,
        message,
        hint: "name it as it stands below the content: logo = \"media/logo.svg\"".to_owned(),
    })
}

/// Folders that `robots` names and no article stands in.
pub fn missing_folders(read: &ReadSettings, articles: &[Article]) -> Vec<Diagnostic> {
    let named = read.settings.robots.keys().filter(|it| !it.is_empty());
    if named.clone().next().is_none() {
        return Vec::new();
    }
    let mut folders = BTreeSet::new();
    for article in articles {
        let slug = article.slug.as_str();
        let ends = slug.match_indices('/').map(|it| it.0);
        folders.extend(ends.chain([slug.len()]).map(|end| &slug[..end]));
    }
    let missing = named.filter(|it| !folders.contains(&***it));
    let fault = |folder: &str| {
        let hint = match nearest(folder, folders.iter().copied()) {
            Some(meant) => format!("{meant} is one"),
            None => "name it as addresses do, without the locale".to_owned(),
        };
        Some(Diagnostic {
            span: read.places.get(&*format!("robots/{folder}"))?.clone(),
            code: Code("settings-value"),
            severity: Severity::Error,
            message: format!("no article stands in {folder}"),
            hint,
        })
    };
    missing.filter_map(|it| fault(it)).collect()
}

/// Links of footers that lead to no article and to no address.
pub fn footer_faults(read: &ReadSettings, articles: &[Article]) -> Vec<Diagnostic> {
    let is_there = |target: &str| {
        let slug = target.strip_suffix(".md").unwrap_or_default();
        articles
            .binary_search_by(|it| it.slug.as_str().cmp(slug))
            .is_ok()
    };
    let mut found = Vec::new();
    for (locale, footer) in &read.settings.footers {
        let key = match &**locale {
            "default" => "footer",
            _ => "footers",
        };
        let targets = Settings::footer_pieces(footer);
        let targets = targets.into_iter().filter_map(|it| it.1);
        for target in targets.filter(|it| !Settings::is_address(it) && !is_there(it)) {
            let Some(span) = read.places.get(key) else {
                continue;
            };
            found.push(Diagnostic {
                span: span.clone(),
                code: Code("settings-value"),
                severity: Severity::Error,
                message: format!("the footer's link to {target} leads nowhere; shown as text"),
                hint: "write an address, or the file of an article below its locale: imprint.md"
                    .to_owned(),
            });
        }
    }
    found
}
