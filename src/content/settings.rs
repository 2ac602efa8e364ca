//! Reads `site.toml`.

use crate::content::fault::Faults;
use crate::model::{Colour, Locale, RobotsPolicy, Settings, Severity};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys, sorted, for hints.
const KEYS: &str = "colours, content-locale, edit-base, fallbacks, flow, footer, footers, link-base, logo, name, names, not-articles, robots, source-locale, support, url";

type Entry<'a> = Spanned<DeValue<'a>>;

/// Reads settings; a faulty key keeps its default and is diagnosed.
pub fn parse(text: &str, faults: &mut Faults) -> Settings {
    let mut settings = Settings::default();
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.get_ref() {
                set(
                    &mut settings,
                    (key.get_ref(), key.span().start),
                    value,
                    faults,
                );
            }
        }
        Err(error) => {
            let at = error.span().map_or(0, |it| it.start);
            let message = format!("not valid TOML: {}", error.message());
            faults.push((Severity::Error, "settings-toml"), at, &message, "");
        }
    }
    settings
}

fn set(settings: &mut Settings, key: (&str, usize), value: &Entry<'_>, faults: &mut Faults) {
    match key.0 {
        "name" => {
            if let Some(name) = string(value, faults) {
                settings.names.insert("default".into(), name);
            }
        }
        "footer" => {
            if let Some(footer) = string(value, faults) {
                settings.footers.insert("default".into(), footer);
            }
        }
        "names" | "footers" => {
            let words = match key.0 {
                "names" => &mut settings.names,
                _ => &mut settings.footers,
            };
            table(value, faults, &mut |locale, value, faults| {
                if let Some(text) = string(value, faults) {
                    words.insert(locale.as_str().into(), text);
                }
            });
        }
        "colours" => colours(settings, value, faults),
        "robots" => robots(settings, value, faults),
        "logo" => {
            let address = string(value, faults);
            settings.logo = address.map(|it| it.trim_start_matches('/').into());
        }
        "edit-base" => settings.edit_base = string(value, faults).map(with_path),
        "source-locale" => {
            if let Some(it) = locale(value, faults) {
                settings.source_locale = it;
            }
        }
        "content-locale" => settings.content_locale = locale(value, faults),
        "fallbacks" => table(value, faults, &mut |from, value, faults| {
            let chain = list(value, faults);
            let chain = chain.iter().filter_map(|it| locale(it, faults)).collect();
            settings.fallbacks.insert(from, chain);
        }),
        "not-articles" => {
            let names = list(value, faults);
            settings.not_articles = names.iter().filter_map(|it| string(it, faults)).collect();
        }
        "link-base" => settings.link_base = string(value, faults),
        "support" => settings.support = string(value, faults),
        "url" => settings.url = string(value, faults),
        "flow" => {
            if let Some(it) = string(value, faults) {
                settings.flow = it;
            }
        }
        unknown => {
            let message = format!("{unknown} is no setting");
            let hint = format!("known are: {KEYS}");
            faults.push((Severity::Warning, "settings-key"), key.1, &message, &hint);
        }
    }
}

/// An address that an article's path is put into, at its end unless it says where.
fn with_path(address: Box<str>) -> Box<str> {
    if address.contains("{path}") {
        return address;
    }
    format!("{}/{{path}}", address.trim_end_matches('/')).into()
}

fn colours(settings: &mut Settings, value: &Entry<'_>, faults: &mut Faults) {
    let DeValue::Table(entries) = value.get_ref() else {
        return wrong(value, faults, "a table of colours is expected here");
    };
    for (name, value) in entries {
        let name: &str = name.get_ref();
        if !Colour::NAMES.contains(&name) {
            let known = Colour::NAMES.join(", ");
            wrong(
                value,
                faults,
                &format!("{name} is no colour of a page; known are: {known}"),
            );
            continue;
        }
        let Some(text) = string(value, faults) else {
            continue;
        };
        match Colour::parse(&text) {
            Some(colour) => {
                check_contrast(name, colour, value, faults);
                settings.colours.insert(name.into(), colour);
            }
            None => wrong(
                value,
                faults,
                &format!("{text} is no colour; write #0a5a9c"),
            ),
        }
    }
}

/// Links in the accent stand on the page's paper; words on the hero are white or nearly so.
fn check_contrast(name: &str, colour: Colour, value: &Entry<'_>, faults: &mut Faults) {
    const READABLE: f64 = 4.5;
    let ground = match name {
        "accent-dark" => Colour([0x18, 0x22, 0x2c]),
        "accent" => Colour([0xf3, 0xf6, 0xf9]),
        _ => Colour([0xd0, 0xe2, 0xf0]),
    };
    let contrast = colour.contrast(ground);
    if contrast < READABLE {
        let message = format!(
            "{colour} has a contrast of {contrast:.1} to 1; people need {READABLE} to 1 to read it"
        );
        let hint = match name {
            "accent-dark" => "take a lighter colour",
            _ => "take a darker colour",
        };
        let kind = (Severity::Warning, "colour-contrast");
        faults.push(kind, value.span().start, &message, hint);
    }
}

/// One policy for all articles, or one a folder.
fn robots(settings: &mut Settings, value: &Entry<'_>, faults: &mut Faults) {
    let mut set = |folder: &str, value: &Entry<'_>, faults: &mut Faults| {
        let Some(name) = string(value, faults) else {
            return;
        };
        let policy = match &*name {
            "front-matter" => RobotsPolicy::FrontMatter,
            "index" => RobotsPolicy::Index,
            "noindex" => RobotsPolicy::NoIndex,
            _ => {
                let message = format!("{name} is no policy; front-matter, index and noindex are");
                return wrong(value, faults, &message);
            }
        };
        let folder = folder.trim_matches('/').trim_end_matches("/*");
        let folder = if folder == "*" { "" } else { folder };
        settings.robots.insert(folder.into(), policy);
    };
    match value.get_ref() {
        DeValue::Table(entries) => {
            for (folder, value) in entries {
                set(folder.get_ref(), value, faults);
            }
        }
        _ => set("", value, faults),
    }
}

fn wrong(value: &Entry<'_>, faults: &mut Faults, message: &str) {
    faults.push(
        (Severity::Error, "settings-value"),
        value.span().start,
        message,
        "",
    );
}

fn string(value: &Entry<'_>, faults: &mut Faults) -> Option<Box<str>> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.as_ref().into()),
        _ => {
            wrong(value, faults, "a string is expected here");
            None
        }
    }
}

fn locale(value: &Entry<'_>, faults: &mut Faults) -> Option<Locale> {
    let tag = string(value, faults)?;
    let locale = Locale::parse(&tag);
    if locale.is_none() {
        wrong(value, faults, &format!("{tag} is no locale known here"));
    }
    locale
}

fn list<'v, 'a>(value: &'v Entry<'a>, faults: &mut Faults) -> Vec<&'v Entry<'a>> {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().collect(),
        _ => {
            wrong(value, faults, "a list is expected here");
            Vec::new()
        }
    }
}

type EachLocale<'f> = dyn FnMut(Locale, &Entry<'_>, &mut Faults) + 'f;

fn table(value: &Entry<'_>, faults: &mut Faults, each: &mut EachLocale<'_>) {
    let DeValue::Table(entries) = value.get_ref() else {
        return wrong(value, faults, "a table of locales is expected here");
    };
    for (key, value) in entries {
        match Locale::parse(key.get_ref()) {
            Some(locale) => each(locale, value, faults),
            None => {
                let message = format!("{} is no locale known here", key.get_ref());
                faults.push(
                    (Severity::Error, "settings-value"),
                    key.span().start,
                    &message,
                    "",
                );
            }
        }
    }
}
