//! Reads `site.toml`.

use crate::content::fault::Faults;
use crate::model::{Colour, Locale, Place, RobotsPolicy, Settings, Severity, nearest};
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys, sorted.
const KEYS: &[&str] = &[
    "colours",
    "content-locale",
    "edit-base",
    "fallbacks",
    "flow",
    "footer",
    "footers",
    "link-base",
    "logo",
    "name",
    "names",
    "not-articles",
    "robots",
    "source-locale",
    "support",
    "url",
];

/// What a locale looks like, for hints.
const LOCALE: &str = "write a language, or a language and a region: nb-NO";

type Entry<'a> = Spanned<DeValue<'a>>;

/// Where the values of the top keys stand, and the folders of `robots` as `robots/FOLDER`.
pub type Places = BTreeMap<Box<str>, Place>;

/// Reads settings; a faulty key keeps its default and is diagnosed.
pub fn parse(text: &str, faults: &mut Faults) -> (Settings, Places) {
    let mut settings = Settings::default();
    let mut places = Places::new();
    match DeTable::parse(text) {
        Ok(table) => {
            for (key, value) in table.get_ref() {
                let place = faults.place(value.span().start);
                places.insert(key.get_ref().as_ref().into(), place);
                if let ("robots", DeValue::Table(folders)) = (&**key.get_ref(), value.get_ref()) {
                    places.extend(folders.iter().map(|(it, _)| {
                        let place = faults.place(it.span().start);
                        (format!("robots/{}", folder(it.get_ref())).into(), place)
                    }));
                }
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
            let hint = "correct this line; until then no setting counts";
            faults.push((Severity::Error, "settings-toml"), at, &message, hint);
        }
    }
    (settings, places)
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
        "edit-base" => {
            settings.edit_base = address(value, faults, "{path}").map(with_path);
        }
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
        "link-base" => settings.link_base = address(value, faults, "{locale}"),
        "support" => settings.support = support(value, faults),
        "url" => settings.url = address(value, faults, ""),
        "flow" => {
            if let Some(it) = string(value, faults) {
                settings.flow = it;
            }
        }
        name => unknown(key, KEYS, &format!("{name} is no setting"), faults),
    }
}

fn unknown((key, at): (&str, usize), known: &[&str], message: &str, faults: &mut Faults) {
    let hint = match nearest(key, known.iter().copied()) {
        Some(meant) => format!("{meant} is one"),
        None => format!("known are: {}", known.join(", ")),
    };
    faults.push((Severity::Warning, "settings-key"), at, message, &hint);
}

/// A whole address of the web, which may hold a place for something.
fn address(value: &Entry<'_>, faults: &mut Faults, place: &str) -> Option<Box<str>> {
    let text = string(value, faults)?;
    let filled = match place {
        "" => text.to_string(),
        place => text.replace(place, "x"),
    };
    if is_web_address(&filled) {
        return Some(text);
    }
    let message = format!("{text:?} is no address; pages go without it");
    let example = match place {
        "" => "https://help.example.com/base/".to_owned(),
        place => format!("https://example.com/{place}"),
    };
    wrong(
        value,
        faults,
        &message,
        &format!("write it whole: {example:?}"),
    );
    None
}

fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>\\^`{|}?#@".contains(c);
    matches!(scheme, "http" | "https")
        && host.starts_with(|c: char| c.is_alphanumeric())
        && rest.chars().all(is_plain)
}

/// Where people get help from a person: a page, a number, or an address of mail.
fn support(value: &Entry<'_>, faults: &mut Faults) -> Option<Box<str>> {
    let text = string(value, faults)?;
    let is_known = match text.split_once(':') {
        Some(("mailto", to)) => is_mail(to),
        Some(("tel", number)) => {
            number.starts_with(|c: char| c == '+' || c.is_ascii_digit())
                && number
                    .chars()
                    .all(|c| c.is_ascii_digit() || "+-.()".contains(c))
        }
        Some(("http" | "https", _)) => {
            is_web_address(text.split(['?', '#']).next().unwrap_or_default())
        }
        _ => is_mail(&text),
    };
    if is_known {
        return Some(text);
    }
    let message = format!("{text:?} is no way to a person; pages go without it");
    let hint = "write an address of mail, or one that begins with https:, mailto: or tel:";
    wrong(value, faults, &message, hint);
    None
}

fn is_mail(text: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>\\".contains(c);
    let parts = text.split_once('@');
    let is_whole = parts.is_some_and(|(name, host)| !name.is_empty() && host.len() > 1);
    is_whole && text.chars().all(is_plain)
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
        let message = "a table of colours is expected here";
        return wrong(
            value,
            faults,
            message,
            "write [colours] and below it accent = \"#0a5a9c\"",
        );
    };
    for (key, value) in entries {
        let name: &str = key.get_ref();
        if !Colour::NAMES.contains(&name) {
            let message = format!("{name} is no colour of a page");
            unknown((name, key.span().start), &Colour::NAMES, &message, faults);
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
            None => {
                let message = format!("{text} is no colour");
                wrong(value, faults, &message, "write it as #0a5a9c or #fff");
            }
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
                let message = format!("{name} is no policy");
                let hint = "front-matter, index and noindex are";
                return wrong(value, faults, &message, hint);
            }
        };
        settings.robots.insert(folder.into(), policy);
    };
    match value.get_ref() {
        DeValue::Table(entries) => {
            for (folder, value) in entries {
                set(self::folder(folder.get_ref()), value, faults);
            }
        }
        _ => set("", value, faults),
    }
}

/// A folder of slugs; empty is all.
fn folder(written: &str) -> &str {
    let folder = written.trim_matches('/').trim_end_matches("/*");
    if folder == "*" { "" } else { folder }
}

fn wrong(value: &Entry<'_>, faults: &mut Faults, message: &str, hint: &str) {
    let kind = (Severity::Error, "settings-value");
    faults.push(kind, value.span().start, message, hint);
}

fn string(value: &Entry<'_>, faults: &mut Faults) -> Option<Box<str>> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.as_ref().into()),
        _ => {
            let hint = "put it between quotes";
            wrong(value, faults, "a string is expected here", hint);
            None
        }
    }
}

fn locale(value: &Entry<'_>, faults: &mut Faults) -> Option<Locale> {
    let tag = string(value, faults)?;
    let locale = Locale::parse(&tag);
    if locale.is_none() {
        let message = format!("{tag} is no locale known here");
        wrong(value, faults, &message, LOCALE);
    }
    locale
}

fn list<'v, 'a>(value: &'v Entry<'a>, faults: &mut Faults) -> Vec<&'v Entry<'a>> {
    match value.get_ref() {
        DeValue::Array(values) => values.iter().collect(),
        _ => {
            let hint = "put it between brackets: [\"…\"]";
            wrong(value, faults, "a list is expected here", hint);
            Vec::new()
        }
    }
}

type EachLocale<'f> = dyn FnMut(Locale, &Entry<'_>, &mut Faults) + 'f;

fn table(value: &Entry<'_>, faults: &mut Faults, each: &mut EachLocale<'_>) {
    let DeValue::Table(entries) = value.get_ref() else {
        let hint = "write it below a line of its own, such as [names], a locale a line";
        return wrong(value, faults, "a table of locales is expected here", hint);
    };
    for (key, value) in entries {
        match Locale::parse(key.get_ref()) {
            Some(locale) => each(locale, value, faults),
            None => {
                let message = format!("{} is no locale known here", key.get_ref());
                let kind = (Severity::Error, "settings-value");
                faults.push(kind, key.span().start, &message, LOCALE);
            }
        }
    }
}
