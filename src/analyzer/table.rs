//! The table of languages: one line a language.

use crate::analyzer::endings::Endings;
use crate::analyzer::function_words as words;
use crate::analyzer::inflections;
use crate::analyzer::normal::Casing;
use crate::analyzer::stem::Method;
use crate::analyzer::tokens::Apostrophe;
use crate::analyzer::{Analyzer, Bigrams};
use frostem::Algorithm;

const fn language(tag: &'static str, stem: Method, function_words: &'static str) -> Analyzer {
    Analyzer {
        tag,
        stem,
        apostrophe: Apostrophe::Joins,
        casing: Casing::Common,
        links: &[],
        function_words,
        bigrams: Bigrams::Unspaced,
    }
}

const fn snowball(
    tag: &'static str,
    algorithm: Algorithm,
    function_words: &'static str,
) -> Analyzer {
    language(tag, Method::Snowball(algorithm), function_words)
}

/// A language whose forms have several endings, which its Snowball stemmer
/// takes one by one.
const fn repeated(
    tag: &'static str,
    algorithm: Algorithm,
    function_words: &'static str,
) -> Analyzer {
    language(tag, Method::Repeated(algorithm), function_words)
}

/// A language with a table of endings.
const fn ending(
    tag: &'static str,
    endings: &'static Endings,
    function_words: &'static str,
) -> Analyzer {
    language(tag, Method::Endings(endings), function_words)
}

/// A language that writes its compounds as one word.
const fn compounding(analyzer: Analyzer, links: &'static [&'static str]) -> Analyzer {
    Analyzer { links, ..analyzer }
}

/// A language whose apostrophe parts two words.
const fn eliding(analyzer: Analyzer) -> Analyzer {
    Analyzer {
        apostrophe: Apostrophe::Parts,
        ..analyzer
    }
}

const fn dotless(analyzer: Analyzer) -> Analyzer {
    Analyzer {
        casing: Casing::Dotless,
        ..analyzer
    }
}

const NORDIC: &[&str] = &["", "s", "e", "er", "en"];
const GERMAN: &[&str] = &["", "s", "es", "n", "en", "er", "e", "ns"];
const DUTCH: &[&str] = &["", "s", "e", "en", "er", "n"];
const SWEDISH: &[&str] = &["", "s", "o", "u", "e", "a"];
const PLAIN: &[&str] = &[""];
const FINNISH: &[&str] = &["", "n", "en", "in", "s"];

const VIETNAMESE: Method = Method::Whole;

/// What serves a language without a line of its own.
pub(super) static OTHER: Analyzer = language("und", Method::Whole, "");

/// The languages, sorted by tag.
pub(super) static ANALYZERS: &[Analyzer] = &[
    compounding(snowball("af", Algorithm::Dutch, words::NL), DUTCH),
    language("ar", Method::Arabic, words::AR),
    dotless(eliding(ending("az", &inflections::TURKISH, words::TR))),
    language("be", Method::Endings(&inflections::UKRAINIAN), words::UK),
    language("bg", Method::Endings(&inflections::BULGARIAN), words::BG),
    ending("bs", &inflections::SOUTH_SLAVIC, words::HR),
    eliding(snowball("ca", Algorithm::Catalan, words::CA)),
    ending("cs", &inflections::CZECH_SLOVAK, words::CS),
    compounding(ending("da", &inflections::DANISH, words::DA), NORDIC),
    compounding(ending("de", &inflections::GERMAN, words::DE), GERMAN),
    ending("el", &inflections::GREEK, words::EL),
    language("en", Method::English, words::EN),
    ending("es", &inflections::SPANISH, words::ES),
    compounding(ending("et", &inflections::ESTONIAN, words::ET), PLAIN),
    snowball("eu", Algorithm::Basque, ""),
    snowball("fa", Algorithm::Persian, words::FA),
    compounding(ending("fi", &inflections::FINNISH, words::FI), FINNISH),
    eliding(ending("fr", &inflections::FRENCH, words::FR)),
    eliding(snowball("ga", Algorithm::Irish, "")),
    language("he", Method::Hebrew, words::HE),
    snowball("hi", Algorithm::Hindi, words::HI),
    ending("hr", &inflections::SOUTH_SLAVIC, words::HR),
    compounding(ending("hu", &inflections::HUNGARIAN, words::HU), PLAIN),
    snowball("hy", Algorithm::Armenian, ""),
    language("id", Method::Indonesian, words::ID),
    compounding(language("is", Method::Whole, ""), NORDIC),
    eliding(ending("it", &inflections::ITALIAN, words::IT)),
    language("ja", Method::Whole, words::JA),
    Analyzer {
        bigrams: Bigrams::Hangul,
        ..ending("ko", &inflections::KOREAN, words::KO)
    },
    ending("lt", &inflections::LITHUANIAN, words::LT),
    language("lv", Method::Endings(&inflections::LATVIAN), words::LV),
    language("mk", Method::Endings(&inflections::BULGARIAN), words::BG),
    language("ms", Method::Indonesian, words::ID),
    compounding(ending("nb", &inflections::NORWEGIAN, words::NB), NORDIC),
    compounding(ending("nl", &inflections::DUTCH, words::NL), DUTCH),
    compounding(snowball("nn", Algorithm::Norwegian, words::NN), NORDIC),
    ending("pl", &inflections::POLISH, words::PL),
    ending("pt", &inflections::PORTUGUESE, words::PT),
    ending("ro", &inflections::ROMANIAN, words::RO),
    ending("ru", &inflections::RUSSIAN, words::RU),
    ending("sk", &inflections::CZECH_SLOVAK, words::SK),
    ending("sl", &inflections::SOUTH_SLAVIC, words::SL),
    repeated("sr-Cyrl", Algorithm::Serbian, words::SR_CYRL),
    ending("sr-Latn", &inflections::SOUTH_SLAVIC, words::HR),
    compounding(ending("sv", &inflections::SWEDISH, words::SV), SWEDISH),
    snowball("ta", Algorithm::Tamil, ""),
    language("th", Method::Whole, words::TH),
    dotless(eliding(ending("tr", &inflections::TURKISH, words::TR))),
    language("uk", Method::Endings(&inflections::UKRAINIAN), words::UK),
    language("vi", VIETNAMESE, words::VI),
    language("zh-Hans", Method::Han, words::ZH_HANS),
    language("zh-Hant", Method::Han, words::ZH_HANT),
];
