//! What the pages of one locale share, computed once: which version of each
//! article its readers see, and the list of all from A to Z.

use crate::model::{KnowledgeBase, Locale, Version, name_id};
use crate::render::feed;
use crate::render::html;
use crate::render::service;
use crate::render::templates::Voice;
use crate::text::Messages;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The knowledge base as readers of one locale see it.
pub(super) struct Edition {
    /// The locale.
    pub(super) locale: Locale,
    /// What its readers call it.
    pub(super) name: String,
    /// The language that its interface speaks, as a tag.
    pub(super) interface: Locale,
    /// The site's name.
    pub(super) site_name: String,
    /// Whether that is in the language of the locale, and not in that of the interface.
    pub(super) names_itself: bool,
    /// The messages, for templates.
    pub(super) voice: Voice,
    /// What its readers call each locale that has pages.
    languages: BTreeMap<Locale, String>,
    /// The words that folds add to docs of this locale.
    pub(super) words: html::Words,
    /// Whether it has a feed.
    pub(super) has_feed: bool,
    /// The ids of the services that its home page has sections for, sorted.
    pub(super) sections: Vec<String>,
    /// The version of each article that its readers see.
    shown: Vec<u32>,
    /// Letters and the articles under them, in the order of the language.
    pub(super) letters: Vec<(String, Vec<u32>)>,
}

impl Edition {
    /// Computes it.
    pub(super) fn new(kb: &KnowledgeBase, messages: &Arc<Messages>, locale: &Locale) -> Self {
        let chain = kb.fallbacks(locale);
        let shown = kb
            .articles
            .iter()
            .map(|article| {
                let best = chain
                    .iter()
                    .find_map(|it| article.versions.iter().position(|at| at.locale == *it));
                u32::try_from(best.unwrap_or(0)).expect("an article has few versions")
            })
            .collect();
        let mut edition = Self {
            locale: locale.clone(),
            name: name(kb, locale),
            interface: interface(messages, locale),
            site_name: site_name(kb, messages, locale),
            names_itself: own_name(kb, locale).is_some(),
            voice: Voice::new(messages, locale),
            languages: languages(kb, messages, locale),
            words: words(messages, locale),
            has_feed: feed::is_there(kb, locale),
            sections: Vec::new(),
            shown,
            letters: Vec::new(),
        };
        let shown = (0..kb.articles.len()).map(|it| edition.version(kb, it));
        let services = shown.filter_map(|it| it.front_matter.service.as_deref());
        edition.sections = service::sections(services);
        edition.letters = edition.sorted(kb);
        edition
    }

    /// The version of an article that readers see.
    pub(super) fn version<'a>(&self, kb: &'a KnowledgeBase, article: usize) -> &'a Version {
        &kb.articles[article].versions[self.shown[article] as usize]
    }

    /// What its readers call the language of a locale.
    pub(super) fn language(&self, locale: &Locale) -> &str {
        let name = self.languages.get(locale);
        name.map_or_else(|| locale.endonym(), String::as_str)
    }

    /// The id of a service that the home page has a section for.
    pub(super) fn section(&self, service: &str) -> Option<&str> {
        if self.sections.is_empty() {
            return None;
        }
        let index = self.sections.binary_search(&name_id(service)).ok()?;
        Some(&self.sections[index])
    }

    fn sorted(&self, kb: &KnowledgeBase) -> Vec<(String, Vec<u32>)> {
        let order = Order::new(&self.locale);
        let mut titles: Vec<(String, &str, u32)> = (0..kb.articles.len())
            .map(|index| {
                let title = &*self.version(kb, index).title;
                let index = u32::try_from(index).expect("articles are fewer than 4 billion");
                (order.letter(title), title, index)
            })
            .collect();
        titles.sort_by(|a, b| {
            order
                .rank(&a.0)
                .cmp(&order.rank(&b.0))
                .then_with(|| order.compare(&a.0, &b.0))
                .then_with(|| order.compare(a.1, b.1))
                .then_with(|| a.2.cmp(&b.2))
        });
        let mut letters: Vec<(String, Vec<u32>)> = Vec::new();
        for (letter, _, index) in titles {
            match letters.last_mut() {
                Some((last, articles)) if *last == letter => articles.push(index),
                _ => letters.push((letter, vec![index])),
            }
        }
        letters
    }
}

fn languages(kb: &KnowledgeBase, messages: &Messages, reader: &Locale) -> BTreeMap<Locale, String> {
    let all = &kb.locales;
    let name = |it: &Locale| (it.clone(), messages.language_name(reader, it, all));
    all.iter().map(name).collect()
}

/// The words that folds add to docs of a locale.
pub fn words(messages: &Messages, locale: &Locale) -> html::Words {
    use crate::model::AlertKind::{Caution, Important, Note, Tip, Warning};
    html::Words {
        alerts: [Note, Tip, Important, Caution, Warning].map(|it| messages.alert(locale, it)),
        video: messages.text(locale, "video", &[]),
        image: messages.text(locale, "image", &[]),
        table: messages.text(locale, "table", &[]),
        footnote_back: messages.text(locale, "footnote-back", &[]),
    }
}

/// The locale where the interface speaks its language, else the language that
/// the interface does speak.
fn interface(messages: &Messages, locale: &Locale) -> Locale {
    let spoken = messages.language(locale);
    if spoken.written_language() == locale.written_language() {
        locale.clone()
    } else {
        spoken.clone()
    }
}

/// What speakers call a locale; with its region where two are of one language.
fn name(kb: &KnowledgeBase, locale: &Locale) -> String {
    let written = locale.written_language();
    let same = |it: &&Locale| it.written_language() == written;
    let name = locale.endonym();
    match locale.region() {
        Some(region) if kb.locales.iter().filter(same).count() > 1 => format!("{name} ({region})"),
        _ => name.to_owned(),
    }
}

fn site_name(kb: &KnowledgeBase, messages: &Messages, locale: &Locale) -> String {
    let everywhere = || kb.settings.names.get("default").map(AsRef::as_ref);
    let own = own_name(kb, locale).or_else(everywhere);
    own.map_or_else(|| messages.text(locale, "site-name", &[]), str::to_owned)
}

/// The site's name in the language of a locale, where settings say it.
fn own_name<'a>(kb: &'a KnowledgeBase, locale: &Locale) -> Option<&'a str> {
    let tags = [locale.as_str(), locale.written_language()];
    let mut names = tags.into_iter().map(|tag| kb.settings.names.get(tag));
    names.find_map(|it| it.map(AsRef::as_ref))
}

/// The group of what begins with no letter of the language.
pub(super) const OTHER: &str = "";

/// The group of what begins with a digit.
pub(super) const DIGITS: &str = "0–9";

/// The group of what begins with a Chinese character in Japanese.
const KANJI: &str = "漢字";

/// Boundaries between the initials of Chinese words in Latin letters: the first
/// character of each in the order of its sound.
const PINYIN: &[(&str, &str)] = &[
    ("A", "阿"),
    ("B", "八"),
    ("C", "嚓"),
    ("D", "哒"),
    ("E", "妸"),
    ("F", "发"),
    ("G", "旮"),
    ("H", "哈"),
    ("J", "讥"),
    ("K", "咔"),
    ("L", "垃"),
    ("M", "妈"),
    ("N", "拏"),
    ("O", "噢"),
    ("P", "妑"),
    ("Q", "七"),
    ("R", "呥"),
    ("S", "扨"),
    ("T", "它"),
    ("W", "穵"),
    ("X", "夕"),
    ("Y", "丫"),
    ("Z", "帀"),
];

/// The first kana of each row of the Japanese syllabary.
const KANA: [&str; 10] = ["あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ"];

/// The order of one language.
struct Order {
    full: CollatorBorrowed<'static>,
    base: CollatorBorrowed<'static>,
    language: &'static str,
}

impl Order {
    fn new(locale: &Locale) -> Self {
        let collator = |strength| {
            let mut options = CollatorOptions::default();
            options.strength = Some(strength);
            let tag = locale.as_str().parse();
            let tag: icu_locale_core::Locale = tag.unwrap_or(icu_locale_core::Locale::UNKNOWN);
            Collator::try_new(tag.into(), options)
                .or_else(|_| Collator::try_new(Default::default(), options))
                .expect("the order of the root locale is built in")
        };
        Self {
            full: collator(Strength::Tertiary),
            base: collator(Strength::Primary),
            language: locale.written_language(),
        }
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        self.full.compare(a, b)
    }

    /// Where a heading stands among those of other scripts: Japanese readers look for
    /// their own first.
    fn rank(&self, letter: &str) -> usize {
        let is_own = || letter == KANJI || KANA.contains(&letter);
        match letter {
            OTHER => 3,
            DIGITS if self.language == "ja" => 2,
            _ if self.language == "ja" && !is_own() => 1,
            _ => 0,
        }
    }

    /// The heading that a title stands under.
    fn letter(&self, title: &str) -> String {
        let Some(first) = title.chars().find(|it| it.is_alphanumeric()) else {
            return OTHER.to_owned();
        };
        if first.is_numeric() {
            return DIGITS.to_owned();
        }
        let first = without_hamza(first);
        let own = first.to_string();
        if self.language == "zh-Hans" && is_han(first) {
            return self.last_before(&own, PINYIN).unwrap_or(OTHER).to_owned();
        }
        if is_han(first) {
            return KANJI.to_owned();
        }
        if matches!(first, '\u{3041}'..='\u{30ff}') {
            let rows = KANA.map(|it| (it, it));
            return self.last_before(&own, &rows).unwrap_or("あ").to_owned();
        }
        self.latin(first)
            .unwrap_or_else(|| first.to_uppercase().collect())
    }

    fn last_before(&self, own: &str, bounds: &[(&'static str, &str)]) -> Option<&'static str> {
        let after =
            bounds.partition_point(|(_, it)| self.base.compare(it, own) != Ordering::Greater);
        Some(bounds[after.checked_sub(1)?].0)
    }

    /// The letter of the alphabet that this one counts as in the language.
    fn latin(&self, letter: char) -> Option<String> {
        if letter.is_ascii_alphabetic() {
            return Some(letter.to_ascii_uppercase().to_string());
        }
        let own = letter.to_string();
        let more = match self.language {
            "da" | "nb" | "nn" => ['Æ', 'Ø', 'Å'],
            _ => ['Å', 'Ä', 'Ö'],
        };
        ('A'..='Z')
            .chain(more)
            .map(|it| it.to_string())
            .find(|it| self.base.compare(it, &own) == Ordering::Equal)
    }
}

/// The letter of the Arabic alphabet that one with a hamza or a madda counts as.
fn without_hamza(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' => 'ي',
        other => other,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
