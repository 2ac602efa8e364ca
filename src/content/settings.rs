//! Reads `site.toml`.

use crate::content::fault::Faults;
use crate::model::{Locale, Settings, Severity};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys, sorted, for hints.
const KEYS: &str = "content-locale, fallbacks, flow, link-base, name, names, not-articles, source-locale, support, url";

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
        "names" => table(value, faults, &mut |locale, value, faults| {
            if let Some(name) = string(value, faults) {
                settings.names.insert(locale.as_str().into(), name);
            }
        }),
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
