//! Locales: BCP 47 tags, what is known of their languages, and which to try next.

use crate::model::script::Script;
use std::fmt;
use std::sync::Arc;

/// A BCP 47 tag of a language we know, in canonical case: `nb-NO`, `sr-Latn-RS`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale {
    tag: Arc<str>,
    /// The place of its language among [`LANGUAGES`].
    place: u8,
}

/// Which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of a `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// What is known of a language.
#[derive(Debug)]
pub struct Language {
    /// The language, with its script where it is written in two.
    pub tag: &'static str,
    /// What its speakers call it.
    pub endonym: &'static str,
    /// The languages its readers read most easily, best first.
    pub fallbacks: &'static [&'static str],
}

const fn language(
    tag: &'static str,
    endonym: &'static str,
    fallbacks: &'static [&'static str],
) -> Language {
    Language {
        tag,
        endonym,
        fallbacks,
    }
}

/// The languages, sorted by tag.
pub static LANGUAGES: &[Language] = &[
    language("af", "Afrikaans", &["nl", "en"]),
    language("ar", "العربية", &["en"]),
    language("az", "azərbaycan", &["tr", "ru", "en"]),
    language("be", "беларуская", &["ru", "en"]),
    language("bg", "български", &["ru", "en"]),
    language("bn", "বাংলা", &["en"]),
    language("bs", "bosanski", &["hr", "sr-Latn", "en"]),
    language("ca", "català", &["es", "en"]),
    language("cs", "čeština", &["sk", "en"]),
    language("cy", "Cymraeg", &["en"]),
    language("da", "dansk", &["nb", "sv", "en"]),
    language("de", "Deutsch", &["en"]),
    language("el", "Ελληνικά", &["en"]),
    language("en", "English", &[]),
    language("es", "español", &["pt", "en"]),
    language("et", "eesti", &["fi", "en"]),
    language("eu", "euskara", &["es", "fr", "en"]),
    language("fa", "فارسی", &["en"]),
    language("fi", "suomi", &["sv", "en"]),
    language("fil", "Filipino", &["en"]),
    language("fr", "français", &["en"]),
    language("ga", "Gaeilge", &["en"]),
    language("gl", "galego", &["es", "pt", "en"]),
    language("he", "עברית", &["en"]),
    language("hi", "हिन्दी", &["en"]),
    language("hr", "hrvatski", &["bs", "sr-Latn", "en"]),
    language("hu", "magyar", &["en"]),
    language("hy", "հայերեն", &["ru", "en"]),
    language("id", "Indonesia", &["ms", "en"]),
    language("is", "íslenska", &["da", "en"]),
    language("it", "italiano", &["en"]),
    language("ja", "日本語", &["en"]),
    language("ka", "ქართული", &["en", "ru"]),
    language("kk", "қазақ тілі", &["ru", "en"]),
    language("km", "ខ្មែរ", &["en"]),
    language("ko", "한국어", &["en"]),
    language("lb", "Lëtzebuergesch", &["de", "fr", "en"]),
    language("lo", "ລາວ", &["th", "en"]),
    language("lt", "lietuvių", &["en"]),
    language("lv", "latviešu", &["en"]),
    language("mk", "македонски", &["bg", "en"]),
    language("ms", "Melayu", &["id", "en"]),
    language("mt", "Malti", &["en", "it"]),
    language("my", "မြန်မာ", &["en"]),
    language("nb", "norsk bokmål", &["nn", "da", "sv", "en"]),
    language("nl", "Nederlands", &["de", "en"]),
    language("nn", "norsk nynorsk", &["nb", "da", "sv", "en"]),
    language("pl", "polski", &["en"]),
    language("pt", "português", &["es", "en"]),
    language("ro", "română", &["en"]),
    language("ru", "русский", &["en"]),
    language("sk", "slovenčina", &["cs", "en"]),
    language("sl", "slovenščina", &["hr", "en"]),
    language("sq", "shqip", &["en"]),
    language("sr-Cyrl", "српски", &["sr-Latn", "hr", "bs", "en"]),
    language("sr-Latn", "srpski", &["sr-Cyrl", "hr", "bs", "en"]),
    language("sv", "svenska", &["nb", "da", "en"]),
    language("ta", "தமிழ்", &["en"]),
    language("th", "ไทย", &["en"]),
    language("tr", "Türkçe", &["en"]),
    language("uk", "українська", &["ru", "en"]),
    language("ur", "اردو", &["en"]),
    language("vi", "Tiếng Việt", &["en"]),
    language("zh-Hans", "简体中文", &["zh-Hant", "en"]),
    language("zh-Hant", "繁體中文", &["zh-Hans", "en"]),
];

/// Tags that mean the same language.
static ALIASES: &[(&str, &str)] = &[("in", "id"), ("iw", "he"), ("no", "nb"), ("tl", "fil")];

const RIGHT_TO_LEFT: &[&str] = &["ar", "fa", "he", "ur"];

impl Locale {
    /// Reads a tag in any case, with `-` or `_`; `None` where it is no tag or
    /// its language is not known.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next()?.to_ascii_lowercase();
        let alias = ALIASES.iter().find(|(from, _)| *from == language);
        let mut canonical = alias.map_or(language.as_str(), |(_, to)| to).to_owned();
        is_known(&canonical).then_some(())?;
        let mut rest = subtags.peekable();
        if let Some(script) = rest.next_if(|it| it.len() == 4 && is_alphabetic(it)) {
            canonical.push('-');
            canonical.push_str(&script[..1].to_ascii_uppercase());
            canonical.push_str(&script[1..].to_ascii_lowercase());
        }
        if let Some(region) = rest.next_if(|it| is_region(it)) {
            canonical.push('-');
            canonical.push_str(&region.to_ascii_uppercase());
        }
        let place = place(written(&canonical))?;
        rest.next().is_none().then(|| Self {
            tag: canonical.into(),
            place,
        })
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// The language alone: `nb`.
    pub fn language(&self) -> &str {
        self.tag.split('-').next().unwrap_or(&self.tag)
    }

    /// The language, with its script where it is written in two: `nb`, `zh-Hans`.
    pub fn written_language(&self) -> &'static str {
        self.known().tag
    }

    /// The region that the tag names, in whatever script: `NO`, `419`.
    pub fn region(&self) -> Option<&str> {
        self.tag.split('-').skip(1).find(|it| is_region(it))
    }

    fn known(&self) -> &'static Language {
        &LANGUAGES[usize::from(self.place)]
    }

    /// What its speakers call the language, such as `norsk bokmål`.
    pub fn endonym(&self) -> &'static str {
        self.known().endonym
    }

    /// Which way its script runs.
    pub fn direction(&self) -> Direction {
        if RIGHT_TO_LEFT.contains(&self.language()) {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    /// Whether its readers are taken to read another: their own language, those near it, English.
    pub fn reads(&self, other: &Self) -> bool {
        let near = || self.known().fallbacks.contains(&other.written_language());
        other.language() == self.language() || near() || other.language() == "en"
    }

    /// The script that its language is written in.
    pub fn script(&self) -> Script {
        Script::of(self.endonym())
    }

    /// The one of `available` that a reader of this locale means: the same tag,
    /// else the same language and script, else the same language.
    pub fn best_match<'a>(&self, available: &'a [Locale]) -> Option<&'a Locale> {
        let written = self.written_language();
        available
            .iter()
            .find(|it| *it == self)
            .or_else(|| available.iter().find(|it| it.written_language() == written))
            .or_else(|| available.iter().find(|it| it.language() == self.language()))
    }

    /// All of `available`, those first that a reader of this locale reads best.
    pub fn chain(&self, available: &[Locale]) -> Vec<Locale> {
        let mut chain: Vec<Locale> = Vec::with_capacity(available.len());
        let mut take = |test: &dyn Fn(&Locale) -> bool| {
            for locale in available {
                if test(locale) && !chain.contains(locale) {
                    chain.push(locale.clone());
                }
            }
        };
        let written = self.written_language();
        take(&|it| it == self);
        take(&|it| it.written_language() == written);
        take(&|it| it.language() == self.language());
        for next in self.known().fallbacks {
            take(&|it| it.written_language() == *next);
        }
        take(&|it| it.language() == "en");
        take(&|_| true);
        chain
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

/// The language of a tag, with its script where it is written in two.
fn written(tag: &str) -> &str {
    let language = tag.split('-').next().unwrap_or(tag);
    let has = |subtag: &str| tag.split('-').any(|it| it == subtag);
    let is_traditional =
        || has("Hant") || (!has("Hans") && ["TW", "HK", "MO"].into_iter().any(has));
    match language {
        "zh" if is_traditional() => "zh-Hant",
        "zh" => "zh-Hans",
        "sr" if has("Latn") => "sr-Latn",
        "sr" => "sr-Cyrl",
        other => other,
    }
}

fn place(language: &str) -> Option<u8> {
    let place = LANGUAGES.binary_search_by(|it| it.tag.cmp(language));
    place.ok().and_then(|it| u8::try_from(it).ok())
}

fn is_known(language: &str) -> bool {
    LANGUAGES
        .iter()
        .any(|it| it.tag.split('-').next() == Some(language))
}

fn is_alphabetic(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_region(text: &str) -> bool {
    (text.len() == 2 && is_alphabetic(text))
        || (text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit()))
}
