//! The words by which sentences of each language begin with a condition, and by
//! which lines name a symptom.
//!
//! A clause that only goes on from the step before ("if this does not help …") is
//! no condition.

use crate::flow::sentence::clauses;

/// What is known of a language.
struct Lexicon {
    language: &'static str,
    /// A condition begins with one of these.
    openers: &'static [&'static str],
    /// A condition's first clause ends in one of these.
    closers: &'static [&'static str],
    /// A clause that has one of these is of purpose.
    purposes: &'static [&'static str],
    /// A clause that has one of these goes on from the step before.
    goes_on: &'static [&'static str],
    /// A line that has one of these names a symptom.
    symptoms: &'static [&'static str],
}

/// Languages that also translate a bare "to do X" by a clause of purpose that looks
/// like a condition; there it says nothing.
const VAGUE: &[&str] = &["ar", "ja", "nb", "zh-Hans"];

/// The languages, sorted.
static LEXICA: &[Lexicon] = &[
    Lexicon {
        language: "ar",
        openers: &["إذا ", "اذا ", "في حال ", "في حالة ", "عندما "],
        closers: &[],
        purposes: &["تريد", "ترغب", "أردت"],
        goes_on: &[
            "استمر",
            "لزم الأمر",
            "لا تزال",
            "لا يزال",
            "لم ينجح",
            "لم يكن الأمر",
            "لم تكن كذلك",
            "أعلاه",
        ],
        symptoms: &[
            "لا ",
            "لم ",
            "لن ",
            "غير ",
            "خطأ",
            "خطا",
            "تعذر",
            "يتعذر",
            "أريد",
            "لدي ",
        ],
    },
    Lexicon {
        language: "de",
        openers: &["wenn ", "falls ", "sollte ", "sollten "],
        closers: &[],
        purposes: &["möchten", "wollen", "wünschen"],
        goes_on: &[
            "weiterhin",
            "immer noch",
            "wenn nicht",
            "falls nicht",
            "wenn dies",
            "falls dies",
            "erforderlich",
            "nötig",
            "dazu aufgefordert",
            "oben",
            "obigen",
        ],
        symptoms: &["ich ", "mein", "nicht", "kein", "fehler", "fehlt", "fehlen"],
    },
    Lexicon {
        language: "en",
        openers: &["if ", "when ", "in case "],
        closers: &[],
        purposes: &["want to", "would like", "you'd like", "wish to"],
        goes_on: &[
            "if not",
            "if so",
            "if this",
            "if that",
            "still ",
            "persist",
            "continue",
            "necessary",
            "needed",
            "prompted",
            "doesn't work",
            "doesn't help",
            "don't work",
            "above",
            "when you're done",
            "when you are done",
            "when finished",
        ],
        symptoms: &[
            "i ",
            "i'm ",
            "i’m ",
            "my ",
            "can't",
            "can’t",
            "cannot",
            "unable",
            "doesn't",
            "doesn’t",
            "don't",
            "don’t",
            "not ",
            "error",
            "missing",
            "fails",
            "failed",
            "won't",
        ],
    },
    Lexicon {
        language: "es",
        openers: &["si ", "cuando ", "en caso de "],
        closers: &[],
        purposes: &["desea", "quiere"],
        goes_on: &[
            "es necesario",
            "si esto",
            "si no es así",
            "sigue ",
            "siguen ",
            "persiste",
            "aún ",
            "todavía",
            "anteriores",
        ],
        symptoms: &["no ", "mi ", "mis ", "error", "falta", "puedo "],
    },
    Lexicon {
        language: "fr",
        openers: &["si ", "s’il ", "s'il ", "lorsque ", "en cas "],
        closers: &[],
        purposes: &["souhaitez", "voulez"],
        goes_on: &[
            "nécessaire",
            "si cela",
            "si ce n",
            "toujours",
            "encore ",
            "persiste",
            "si tel",
            "invité à",
            "ci-dessus",
        ],
        symptoms: &[
            "je ",
            "j’",
            "j'",
            "mon ",
            "ma ",
            "mes ",
            "ne ",
            "n’",
            "pas ",
            "erreur",
            "impossible",
            "échec",
            "échou",
        ],
    },
    Lexicon {
        language: "ja",
        openers: &[],
        closers: &["場合は", "場合", "場合には", "ときは", "とき", "たら", "と"],
        purposes: &["たい場合", "するには"],
        goes_on: &[
            "必要な場合",
            "引き続き",
            "それでも",
            "解決しない",
            "そうでない",
            "まだ",
            "上記",
        ],
        symptoms: &["ない", "ません", "エラー", "失敗", "したい"],
    },
    Lexicon {
        language: "nb",
        openers: &["hvis ", "dersom ", "når "],
        closers: &[],
        purposes: &["du vil ", "ønsker"],
        goes_on: &[
            "nødvendig",
            "hvis ikke",
            "hvis dette",
            "fortsatt",
            "fremdeles",
            "vedvarer",
            "ovenfor",
        ],
        symptoms: &["jeg ", "min ", "mitt ", "mine ", "ikke", "feil", "mangler"],
    },
    Lexicon {
        language: "zh-Hans",
        openers: &["如果", "当", "若", "假如"],
        closers: &["时"],
        purposes: &["若要", "如果要", "想要", "希望", "想"],
        goes_on: &[
            "仍",
            "如果不是",
            "如果需要",
            "如果这",
            "如果否",
            "如果是，",
            "上述",
        ],
        symptoms: &["我", "无法", "不", "没有", "未", "错误", "失败", "缺少"],
    },
];

fn lexicon(language: &str) -> Option<&'static Lexicon> {
    let index = LEXICA
        .binary_search_by(|it| it.language.cmp(language))
        .ok()?;
    Some(&LEXICA[index])
}

/// Whether a sentence begins with a condition; `None` where the language is not
/// known or cannot tell.
pub(super) fn is_condition(language: &str, sentence: &str) -> Option<bool> {
    let lexicon = lexicon(language)?;
    let Some(clause) = clauses(sentence).into_iter().next() else {
        return Some(false);
    };
    let clause = clause
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .trim_end_matches(['、', ',', '，', '،', ':', '：'])
        .to_lowercase();
    let has = |words: &[&str]| words.iter().any(|it| clause.contains(it));
    let opens = lexicon.openers.iter().any(|it| clause.starts_with(it));
    let closes = lexicon.closers.iter().any(|it| clause.ends_with(it));
    if VAGUE.contains(&language) && has(lexicon.purposes) {
        return None;
    }
    Some((opens || closes) && !has(lexicon.goes_on))
}

/// Words of headings that are phases of one procedure or no task at all.
const PHASES: &[(&str, &[&str])] = &[
    (
        "ar",
        &["خطوة", "الخطوة", "ملاحظة", "متطلبات", "المزيد", "معلومات"],
    ),
    (
        "de",
        &[
            "schritt",
            "hinweis",
            "voraussetzung",
            "weitere",
            "bevor",
            "informationen",
            "vorbereit",
        ],
    ),
    (
        "en",
        &[
            "step",
            "note",
            "prerequisite",
            "more",
            "before",
            "information",
            "first",
            "then",
            "next",
            "finally",
            "prepare",
            "test",
            "verify",
        ],
    ),
    (
        "es",
        &["paso", "nota", "requisito", "más", "antes", "información"],
    ),
    (
        "fr",
        &[
            "étape",
            "remarque",
            "prérequis",
            "conditions",
            "plus ",
            "avant",
            "informations",
        ],
    ),
    ("ja", &["手順", "ステップ", "注", "前提", "詳細", "準備"]),
    (
        "nb",
        &[
            "trinn",
            "merk",
            "forutsetning",
            "mer ",
            "før",
            "informasjon",
        ],
    ),
    (
        "zh-Hans",
        &["步骤", "注意", "注释", "先决", "详细", "更多", "准备"],
    ),
];

/// Whether a heading is a phase of a procedure, or a note, and no task of its own.
pub(super) fn is_phase(language: &str, line: &str) -> bool {
    let lower = line.to_lowercase();
    let of_language = PHASES.iter().find(|(it, _)| *it == language);
    let begins_with_number = lower.starts_with(|c: char| c.is_numeric());
    begins_with_number
        || of_language.is_some_and(|(_, words)| words.iter().any(|it| lower.contains(it)))
}

/// Whether a line names a symptom: it asks, complains or says what fails.
pub(super) fn is_symptom(language: &str, line: &str) -> bool {
    let asks = line.ends_with(['?', '？', '؟']);
    let lower = format!("{} ", line.to_lowercase());
    let complains = |it: &&str| match it.ends_with(' ') && it.is_ascii() {
        true => lower.starts_with(*it) || lower.contains(&format!(" {it}")),
        false => lower.contains(*it),
    };
    asks || lexicon(language).is_some_and(|it| it.symptoms.iter().any(complains))
}

#[cfg(test)]
mod tests {
    use crate::flow::alternatives::{LEXICA, is_condition};

    #[test]
    fn languages_are_sorted() {
        assert!(LEXICA.is_sorted_by(|a, b| a.language < b.language));
    }

    #[test]
    fn purposes_are_no_conditions() {
        let is = |language, sentence| is_condition(language, sentence) == Some(true);
        assert!(is("nb", "Hvis du har glemt passordet, ring oss."));
        assert_eq!(
            is_condition("nb", "Hvis du vil endre passordet, gå hit."),
            None
        );
        assert!(is("ja", "パスワードを忘れた場合は、リセットします。"));
        assert_eq!(is_condition("zh-Hans", "若要更改密码，请转到此处。"), None);
        assert!(is("de", "Wenn Sie es ändern möchten, rufen Sie an."));
        assert!(!is("en", "If this doesn't help, call us."));
        assert_eq!(is_condition("tr", "Eğer"), None);
    }
}
