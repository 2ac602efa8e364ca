//! What readers are told, in their language: Fluent messages with fallback.
//!
//! Entry point: [`Messages::new`], then [`Messages::text`]. Messages come from
//! `locales/LANGUAGE/*.ftl`, which is built in, and from files that are handed
//! in under such names or as `flows/FLOW/LANGUAGE.ftl`; a file of the same
//! name wins message by message, so nobody has to copy what they do not change.
//! A message that a language lacks is taken from the next one that its readers
//! read, at last from English; an id is never shown. This module reads no files
//! and knows neither articles nor flows.

use crate::model::{AlertKind, Code, Date, Diagnostic, Locale, Severity, Span};
use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, RwLock};

mod date;
mod language;
mod number;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// A file of messages.
#[derive(Clone, Debug)]
pub struct MessageFile<'a> {
    /// Where diagnostics say it is.
    pub path: Arc<Path>,
    /// `locales/nb/site.ftl` or `flows/account-recovery/nb.ftl`.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// What a message takes in.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// Text, kept apart from the text around it where scripts run both ways.
    Text(&'a str),
    /// A number, which also chooses the plural form.
    Count(u64),
}

/// Where a message is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// On a page: arguments carry marks that isolate their direction.
    Page,
    /// On a terminal or in an attribute: no marks.
    Plain,
}

/// A message as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its words.
    pub text: String,
    /// The language they are in.
    pub locale: Locale,
}

/// All messages in all languages.
pub struct Messages {
    languages: Vec<Language>,
    tags: Vec<Locale>,
    chains: RwLock<BTreeMap<Locale, Arc<[usize]>>>,
    /// Days as they are written, since preparing to write one takes long.
    days: RwLock<BTreeMap<(Locale, Date), String>>,
}

struct Language {
    page: FluentBundle<Arc<FluentResource>>,
    plain: FluentBundle<Arc<FluentResource>>,
    ids: BTreeSet<String>,
}

impl Messages {
    /// Reads the built-in messages and, over them, `files` in their order.
    pub fn new(files: &[MessageFile<'_>]) -> (Self, Vec<Diagnostic>) {
        let mut built = BTreeMap::new();
        let mut diagnostics = Vec::new();
        for file in embedded().iter().chain(files) {
            let Some(locale) = language_of(file.name) else {
                diagnostics.push(unknown_language(file));
                continue;
            };
            let language = built
                .entry(locale.clone())
                .or_insert_with(|| Language::new(&locale));
            language.read(file, &mut diagnostics);
        }
        let (tags, languages) = built.into_iter().unzip();
        let chains = RwLock::default();
        let messages = Self {
            languages,
            tags,
            chains,
            days: RwLock::default(),
        };
        (messages, diagnostics)
    }

    /// The languages that have messages, sorted.
    pub fn languages(&self) -> &[Locale] {
        &self.tags
    }

    /// The language that the interface speaks to a reader of `locale`.
    pub fn language(&self, locale: &Locale) -> &Locale {
        &self.tags[self.chain(locale)[0]]
    }

    /// Whether exactly this language has the message, without any fallback.
    pub fn has(&self, language: &Locale, id: &str) -> bool {
        self.ids(language).is_some_and(|ids| ids.contains(id))
    }

    /// The messages that come with the program, in any language.
    pub fn bundled() -> BTreeSet<String> {
        let files = embedded();
        let lines = files.iter().flat_map(|it| it.text.lines());
        lines.filter_map(id_of).map(ToOwned::to_owned).collect()
    }

    /// The messages that exactly this language has, sorted.
    pub fn ids(&self, language: &Locale) -> Option<&BTreeSet<String>> {
        let index = self.tags.binary_search(language).ok()?;
        Some(&self.languages[index].ids)
    }

    /// The message for a reader of `locale`, without marks; empty where no
    /// language has it.
    pub fn text(&self, locale: &Locale, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        self.find(locale, id, arguments, Medium::Plain)
            .map_or_else(String::new, |it| it.text)
    }

    /// The message and its language; `None` where no language has it.
    pub fn find(
        &self,
        locale: &Locale,
        id: &str,
        arguments: &[(&str, Argument<'_>)],
        medium: Medium,
    ) -> Option<Message> {
        let chain = self.chain(locale);
        let found = chain.iter().find_map(|&index| {
            let text = self.languages[index].format(id, arguments, medium)?;
            let locale = self.tags[index].clone();
            Some(Message { text, locale })
        });
        if found.is_none() {
            tracing::debug!(id, "no language has this message");
        }
        found
    }

    /// A day as readers of `locale` write it, in the Gregorian calendar.
    pub fn date(&self, locale: &Locale, date: Date) -> String {
        let day = (locale.clone(), date);
        let known = self.days.read().expect("no reader or writer panics");
        if let Some(known) = known.get(&day) {
            return known.clone();
        }
        drop(known);
        let written = date::write(locale, date).unwrap_or_else(|| date.to_string());
        let mut days = self.days.write().expect("no reader or writer panics");
        days.insert(day, written.clone());
        written
    }

    /// The title of an alert.
    pub fn alert(&self, locale: &Locale, kind: AlertKind) -> String {
        let id = match kind {
            AlertKind::Note => "alert-note",
            AlertKind::Tip => "alert-tip",
            AlertKind::Important => "alert-important",
            AlertKind::Caution => "alert-caution",
            AlertKind::Warning => "alert-warning",
        };
        self.text(locale, id, &[])
    }

    fn chain(&self, locale: &Locale) -> Arc<[usize]> {
        let known = self.chains.read().expect("no reader or writer panics");
        if let Some(chain) = known.get(locale) {
            return Arc::clone(chain);
        }
        drop(known);
        let place = |it: &Locale| self.tags.binary_search(it).expect("it is one of the tags");
        let chain: Arc<[usize]> = locale.chain(&self.tags).iter().map(place).collect();
        let mut chains = self.chains.write().expect("no reader or writer panics");
        chains.insert(locale.clone(), Arc::clone(&chain));
        chain
    }
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Messages").field(&self.tags).finish()
    }
}

impl Language {
    fn new(locale: &Locale) -> Self {
        let tag = locale.as_str().parse().unwrap_or_default();
        let mut page = FluentBundle::new_concurrent(vec![tag]);
        let mut plain = FluentBundle::new_concurrent(page.locales.clone());
        page.set_formatter(Some(number::shown));
        plain.set_formatter(Some(number::shown));
        plain.set_use_isolating(false);
        let ids = BTreeSet::new();
        Self { page, plain, ids }
    }

    fn read(&mut self, file: &MessageFile<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let resource = match FluentResource::try_new(file.text.to_owned()) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                let faults = faults.into_iter();
                diagnostics
                    .extend(faults.map(|it| fault(file, it.pos.start, &it.kind.to_string())));
                resource
            }
        };
        for entry in resource.entries() {
            if let Entry::Message(message) = entry
                && message.value.is_some()
            {
                self.ids.insert(message.id.name.to_owned());
            }
        }
        let resource = Arc::new(resource);
        self.page.add_resource_overriding(Arc::clone(&resource));
        self.plain.add_resource_overriding(resource);
    }

    fn format(
        &self,
        id: &str,
        arguments: &[(&str, Argument<'_>)],
        medium: Medium,
    ) -> Option<String> {
        let bundle = match medium {
            Medium::Page => &self.page,
            Medium::Plain => &self.plain,
        };
        let pattern = bundle.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let arguments = (!arguments.is_empty()).then(|| fluent_arguments(arguments));
        let text = bundle.format_pattern(pattern, arguments.as_ref(), &mut faults);
        if !faults.is_empty() {
            tracing::debug!(id, ?faults, "a message could not be put together in full");
        }
        Some(text.into_owned())
    }
}

fn fluent_arguments<'a>(arguments: &[(&'a str, Argument<'a>)]) -> FluentArgs<'a> {
    let values = arguments.iter().map(|&(name, value)| match value {
        Argument::Text(text) => (name, FluentValue::from(text)),
        Argument::Count(count) => (name, FluentValue::from(count)),
    });
    values.collect()
}

/// The message that a line of a file begins to define.
pub fn id_of(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    let begins = id.starts_with(|c: char| c.is_ascii_alphabetic());
    (begins && id.chars().all(is_name)).then_some(id)
}

fn embedded() -> Vec<MessageFile<'static>> {
    let files = LOCALES.dirs().flat_map(Dir::files);
    let mut files: Vec<_> = files
        .filter_map(|file| {
            Some(MessageFile {
                path: Path::new("locales").join(file.path()).into(),
                name: file.path().to_str().filter(|it| it.ends_with(".ftl"))?,
                text: file.contents_utf8()?,
            })
        })
        .collect();
    files.sort_by_key(|it| it.name);
    files
}

/// The language that a file's name places it in: its stem below a flow's
/// folder, else its folder.
fn language_of(name: &str) -> Option<Locale> {
    let mut names = name.strip_suffix(".ftl")?.rsplit('/');
    let stem = names.next()?;
    let folder = names.next()?;
    let tag = if name.starts_with("flows/") {
        stem
    } else {
        folder
    };
    Locale::parse(tag)
}

fn unknown_language(file: &MessageFile<'_>) -> Diagnostic {
    Diagnostic {
        span: Span {
            path: Arc::clone(&file.path),
            line: 1,
            column: 1,
        },
        code: Code("message-language"),
        severity: Severity::Error,
        message: "the name of this file of messages names no language".to_owned(),
        hint: "name it locales/LANGUAGE/site.ftl or flows/FLOW/LANGUAGE.ftl, such as flows/account-recovery/nb.ftl".to_owned(),
    }
}

fn fault(file: &MessageFile<'_>, offset: usize, message: &str) -> Diagnostic {
    let before = file.text.get(..offset).unwrap_or(file.text);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Diagnostic {
        span: Span {
            path: Arc::clone(&file.path),
            line: count(before.matches('\n').count() + 1),
            column: count(line.chars().count() + 1),
        },
        code: Code("message-syntax"),
        severity: Severity::Error,
        message: format!("this message cannot be read: {message}"),
        hint: "readers get the message of the next language until it is repaired".to_owned(),
    }
}
