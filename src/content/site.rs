//! The settings of a site: whose they are, where they stand, and what of them holds.

use crate::content::fault::Faults;
use crate::content::root::{Root, text};
use crate::content::settings as settings_file;
use crate::model::{Code, Diagnostic, Locale, Media, Settings, Severity, Span};
use std::collections::BTreeMap;
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

/// Forgets a logo that is not there, and says so.
pub fn missing_logo(read: &mut ReadSettings, media: &[Media]) -> Option<Diagnostic> {
    let logo = read.settings.logo.as_deref()?;
    if media.iter().any(|it| *it.address == *logo) {
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
