//! The table of languages: one line a language.

use crate::analyzer::function_words as words;
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

const LATVIAN: &[&str] = &[
    "ajiem", "ajām", "šanas", "šanai", "šanu", "šana", "šanā", "iem", "ām", "ēm", "īm", "ies",
    "os", "as", "es", "is", "us", "am", "ai", "ei", "ij", "ā", "ē", "ī", "ū", "a", "e", "i", "u",
    "s", "š",
];
const UKRAINIAN: &[&str] = &[
    "ування",
    "ювання",
    "увань",
    "ювань",
    "ення",
    "ання",
    "ень",
    "ань",
    "ому",
    "ого",
    "ими",
    "ого",
    "ами",
    "ями",
    "ові",
    "еві",
    "увати",
    "ювати",
    "ати",
    "ити",
    "іти",
    "яти",
    "ють",
    "уть",
    "ать",
    "ять",
    "ах",
    "ях",
    "ам",
    "ям",
    "ом",
    "ем",
    "єм",
    "ою",
    "ею",
    "ий",
    "ій",
    "ої",
    "их",
    "им",
    "ів",
    "їв",
    "а",
    "я",
    "у",
    "ю",
    "і",
    "ї",
    "и",
    "о",
    "е",
    "є",
    "ь",
    "й",
];
const BULGARIAN: &[&str] = &[
    "ванията",
    "ванието",
    "ването",
    "ванията",
    "ване",
    "ията",
    "ието",
    "иите",
    "ове",
    "овете",
    "ето",
    "ата",
    "ята",
    "ите",
    "ния",
    "ние",
    "ият",
    "остта",
    "ости",
    "ост",
    "ът",
    "ят",
    "ото",
    "ета",
    "ия",
    "ен",
    "на",
    "но",
    "ни",
    "а",
    "я",
    "о",
    "е",
    "и",
    "ъ",
    "ю",
    "у",
];
const VIETNAMESE: Method = Method::Whole;

/// What serves a language without a line of its own.
pub(super) static OTHER: Analyzer = language("und", Method::Whole, "");

/// The languages, sorted by tag.
pub(super) static ANALYZERS: &[Analyzer] = &[
    compounding(snowball("af", Algorithm::Dutch, words::NL), DUTCH),
    language("ar", Method::Arabic, words::AR),
    dotless(eliding(repeated("az", Algorithm::Turkish, words::TR))),
    language("be", Method::Endings(UKRAINIAN), words::UK),
    language("bg", Method::Endings(BULGARIAN), words::BG),
    repeated("bs", Algorithm::Serbian, words::HR),
    eliding(snowball("ca", Algorithm::Catalan, words::CA)),
    snowball("cs", Algorithm::Czech, words::CS),
    compounding(snowball("da", Algorithm::Danish, words::DA), NORDIC),
    compounding(snowball("de", Algorithm::German, words::DE), GERMAN),
    snowball("el", Algorithm::Greek, words::EL),
    snowball("en", Algorithm::English, words::EN),
    snowball("es", Algorithm::Spanish, words::ES),
    compounding(snowball("et", Algorithm::Estonian, words::ET), PLAIN),
    snowball("eu", Algorithm::Basque, ""),
    snowball("fa", Algorithm::Persian, words::FA),
    compounding(repeated("fi", Algorithm::Finnish, words::FI), FINNISH),
    eliding(snowball("fr", Algorithm::French, words::FR)),
    eliding(snowball("ga", Algorithm::Irish, "")),
    language("he", Method::Hebrew, words::HE),
    snowball("hi", Algorithm::Hindi, words::HI),
    repeated("hr", Algorithm::Serbian, words::HR),
    compounding(repeated("hu", Algorithm::Hungarian, words::HU), PLAIN),
    snowball("hy", Algorithm::Armenian, ""),
    snowball("id", Algorithm::Indonesian, words::ID),
    compounding(language("is", Method::Whole, ""), NORDIC),
    eliding(snowball("it", Algorithm::Italian, words::IT)),
    language("ja", Method::Whole, words::JA),
    Analyzer {
        bigrams: Bigrams::Hangul,
        ..language("ko", Method::Whole, words::KO)
    },
    snowball("lt", Algorithm::Lithuanian, words::LT),
    language("lv", Method::Endings(LATVIAN), words::LV),
    language("mk", Method::Endings(BULGARIAN), words::BG),
    snowball("ms", Algorithm::Indonesian, words::ID),
    compounding(snowball("nb", Algorithm::Norwegian, words::NB), NORDIC),
    compounding(snowball("nl", Algorithm::Dutch, words::NL), DUTCH),
    compounding(snowball("nn", Algorithm::Norwegian, words::NN), NORDIC),
    snowball("pl", Algorithm::Polish, words::PL),
    snowball("pt", Algorithm::Portuguese, words::PT),
    repeated("ro", Algorithm::Romanian, words::RO),
    snowball("ru", Algorithm::Russian, words::RU),
    snowball("sk", Algorithm::Czech, words::SK),
    repeated("sl", Algorithm::Serbian, words::SL),
    repeated("sr-Cyrl", Algorithm::Serbian, words::SR_CYRL),
    repeated("sr-Latn", Algorithm::Serbian, words::HR),
    compounding(language("sv", Method::Swedish, words::SV), SWEDISH),
    snowball("ta", Algorithm::Tamil, ""),
    language("th", Method::Whole, words::TH),
    dotless(eliding(repeated("tr", Algorithm::Turkish, words::TR))),
    language("uk", Method::Endings(UKRAINIAN), words::UK),
    language("vi", VIETNAMESE, words::VI),
    language("zh-Hans", Method::Whole, words::ZH_HANS),
    language("zh-Hant", Method::Whole, words::ZH_HANT),
];
