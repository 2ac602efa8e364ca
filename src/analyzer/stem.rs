//! What the forms of a word share.

use crate::analyzer::endings::Endings;
use crate::analyzer::han::simplified;
use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// How a language's words are brought to their stems.
#[derive(Clone, Copy, Debug)]
pub(super) enum Method {
    /// They stay as they are.
    Whole,
    /// A Snowball stemmer.
    Snowball(Algorithm),
    /// A Snowball stemmer, until it finds no more endings.
    Repeated(Algorithm),
    /// Endings and letters that change before them.
    Endings(&'static Endings),
    /// Articles and endings of nouns.
    Arabic,
    /// Snowball's English in American spelling.
    English,
    /// Snowball's German of participles without `ge`.
    German,
    /// Snowball's Indonesian without the first letters that prefixes swallow.
    Indonesian,
    /// Snowball's Serbian of words in which `dj` is written `đ`.
    Serbian,
    /// Snowball's Swedish after the articles that it leaves.
    Swedish,
    /// Endings, then the words that are written as one with the next.
    Hebrew,
    /// Simplified characters.
    Han,
}

const SHORTEST: usize = 3;
const MOST_ENDINGS: usize = 3;

const ARABIC_FRONTS: &[&str] = &["وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و"];
const ARABIC_OWNERS: &[&str] = &[
    "اتهم", "اتنا", "اتكم", "اتها", "اتك", "اتي", "اته", "تهم", "تنا", "تكم", "تها", "تك", "تي",
    "ته", "هم", "نا", "كم",
];
const ARABIC_ENDINGS: &[&str] = &["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];
/// Endings that British authors may spell with an `s`.
const ENGLISH_BRITISH: &[&str] = &["ise", "ised", "ises", "ising", "isation", "isations"];
const SWEDISH_NAMES: &[&str] = &["internet", "intranet", "plan"];
const GERMAN_FRONTS: &[&str] = &[
    "",
    "ab",
    "an",
    "auf",
    "aus",
    "bei",
    "ein",
    "frei",
    "her",
    "hin",
    "los",
    "mit",
    "um",
    "vor",
    "weg",
    "wieder",
    "wiederher",
    "zu",
    "zurück",
    "zusammen",
];
const GERMAN_NOUNS: &[&str] = &[
    "geschlecht",
    "geschäft",
    "gesicht",
    "gericht",
    "gewicht",
    "gedicht",
    "gerücht",
    "geschicht",
];
const HEBREW_ENDINGS: &[&str] = &["יות", "אות", "ות", "ים", "ית", "ה", "ת"];
const HEBREW_PREFIXES: &[char] = &['ה', 'ו', 'ב', 'ל', 'מ', 'ש', 'כ'];

/// The stem of a normalized word.
pub(super) fn stem(method: Method, word: &str) -> Cow<'_, str> {
    match method {
        Method::Whole => Cow::Borrowed(word),
        Method::Snowball(algorithm) => snowball(algorithm, word),
        Method::Repeated(algorithm) => repeated(algorithm, word),
        Method::Endings(endings) => endings.stem(word),
        Method::Arabic => Cow::Borrowed(arabic(word)),
        Method::English => english(word),
        Method::German => german(word),
        Method::Indonesian => indonesian(word),
        Method::Serbian => serbian(word),
        Method::Swedish => snowball(Algorithm::Swedish, without_article(word)),
        Method::Hebrew => Cow::Owned(hebrew(word)),
        Method::Han => simplified(word),
    }
}

fn repeated(algorithm: Algorithm, word: &str) -> Cow<'_, str> {
    let mut stem = snowball(algorithm, word);
    for _ in 0..MOST_ENDINGS {
        let next = snowball(algorithm, &stem).into_owned();
        if next == stem {
            break;
        }
        stem = Cow::Owned(next);
    }
    stem
}

fn snowball(algorithm: Algorithm, word: &str) -> Cow<'_, str> {
    let stem = Stemmer::new(algorithm).stem(word);
    if stem.is_empty() {
        return Cow::Borrowed(word);
    }
    stem
}

fn without_ending<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    let stems = endings.iter().filter_map(|it| word.strip_suffix(it));
    let long_enough = stems.filter(|it| it.chars().count() >= SHORTEST);
    long_enough.min_by_key(|it| it.len()).unwrap_or(word)
}

/// Without the articles that Snowball's stemmer leaves: `lösenordet` is
/// `lösenord`, `kontots` is `konto`, `sidan` is `sida`; names stay.
fn without_article(word: &str) -> &str {
    let mut stem = word.strip_suffix('s').unwrap_or(word);
    if SWEDISH_NAMES.iter().any(|it| stem.ends_with(it)) {
        return stem;
    }
    let long = stem.chars().count() > SHORTEST + 1;
    if stem.ends_with("ot") || stem.ends_with("an") && long {
        stem = &stem[..stem.len() - 1];
    }
    while let Some(rest) = stem.strip_suffix("et")
        && rest.chars().count() >= SHORTEST
    {
        stem = rest;
    }
    stem
}

/// What is written as one with a noun goes from its front, then plurals, the
/// feminine and who possesses it (as Larkey, Ballesteros and Connell 2002). A
/// single letter in front is mostly one of the word's own.
fn arabic(word: &str) -> &str {
    let count = |it: &str| it.chars().count();
    let mut fronts = ARABIC_FRONTS.iter().filter_map(|it| word.strip_prefix(it));
    let noun = fronts.find(|it| count(it) >= SHORTEST);
    let mut stem = noun.unwrap_or(word);
    let mut owners = ARABIC_OWNERS.iter().filter_map(|it| stem.strip_suffix(it));
    stem = owners.find(|it| count(it) >= SHORTEST).unwrap_or(stem);
    for _ in 0..2 {
        for ending in ARABIC_ENDINGS {
            let rest = stem.strip_suffix(ending);
            stem = rest.filter(|it| count(it) >= SHORTEST).unwrap_or(stem);
        }
    }
    // `Your` is also the last letter of many words, in all of their forms.
    let rest = stem.strip_suffix('ك');
    rest.filter(|it| count(it) > SHORTEST).unwrap_or(stem)
}

fn english(word: &str) -> Cow<'_, str> {
    let mut british = ENGLISH_BRITISH.iter();
    let ending = british.find_map(|it| Some((word.strip_suffix(it)?, it)));
    match ending {
        Some((head, ending)) if head.len() > SHORTEST => {
            let american = format!("{head}{}", ending.replace('s', "z"));
            Cow::Owned(snowball(Algorithm::English, &american).into_owned())
        }
        _ => snowball(Algorithm::English, word),
    }
}

/// `gelöscht` is a form of `löschen`, `zurückgesetzt` of `zurücksetzen`; nouns
/// that merely begin alike stay.
fn german(word: &str) -> Cow<'_, str> {
    if GERMAN_NOUNS.iter().any(|it| word.starts_with(it)) {
        return snowball(Algorithm::German, word);
    }
    let mut fronts = GERMAN_FRONTS.iter();
    let verb = fronts.find_map(|it| {
        let rest = word.strip_prefix(it)?.strip_prefix("ge")?;
        let past = rest.ends_with('t') || rest.ends_with("en") && !it.is_empty();
        (past && rest.chars().count() >= 5).then_some((*it, rest))
    });
    match verb {
        Some((front, rest)) => {
            let verb = format!("{front}{rest}");
            Cow::Owned(snowball(Algorithm::German, &verb).into_owned())
        }
        None => snowball(Algorithm::German, word),
    }
}

/// `mengirim` is a form of `kirim`, `menambah` of `tambah`: either way it has
/// the stem without `k` and `t`.
fn indonesian(word: &str) -> Cow<'_, str> {
    let stem = snowball(Algorithm::Indonesian, word);
    let rest = stem.strip_prefix(['k', 't']);
    let rest = rest.filter(|it| it.len() > SHORTEST && it.starts_with(['a', 'e', 'i', 'o', 'u']));
    match rest.map(str::to_owned) {
        Some(rest) => Cow::Owned(rest),
        None => stem,
    }
}

fn serbian(word: &str) -> Cow<'_, str> {
    if !word.contains("dj") {
        return snowball(Algorithm::Serbian, word);
    }
    let word = word.replace("dj", "đ");
    Cow::Owned(snowball(Algorithm::Serbian, &word).into_owned())
}

/// Plurals and what possesses them, then `and`, `that`, `in`, `to` and the
/// article, each while enough stays; final letters as any others.
fn hebrew(word: &str) -> String {
    let mut stem = word;
    for _ in 0..2 {
        stem = without_ending(stem, HEBREW_ENDINGS);
    }
    while let Some(rest) = stem.strip_prefix(HEBREW_PREFIXES)
        && rest.chars().count() > SHORTEST
    {
        stem = rest;
    }
    let letters = stem.chars().map(|c| match c {
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        _ => c,
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use crate::analyzer::Analyzer;

    /// Forms of a word, a language: as they stand in texts and as they are asked for.
    const FORMS: &[(&str, &[&str])] = &[
        ("ar", &["المستخدمين", "مستخدم", "للمستخدم", "والمستخدم"]),
        ("ar", &["البريد", "بريد", "والبريد"]),
        ("bg", &["паролата", "парола", "пароли"]),
        ("bg", &["акаунта", "акаунт", "акаунтите"]),
        ("cs", &["uživatelé", "uživatel", "uživatelů", "uzivatelu"]),
        ("da", &["adgangskoden", "adgangskode"]),
        ("de", &["Kennwörter", "Kennwort"]),
        ("el", &["ΧΡΗΣΤΗΣ", "χρήστης", "χρηστης", "χρήστες"]),
        ("en", &["deleting", "delete", "Deleted"]),
        ("es", &["contraseñas", "contraseña"]),
        ("et", &["kasutajad", "kasutaja", "kasutajate"]),
        ("fi", &["salasana", "salasanan", "salasanat"]),
        ("fi", &["käyttäjä", "käyttäjille", "kayttajat"]),
        ("fr", &["paramètres", "parametre"]),
        ("he", &["סיסמה", "הסיסמה", "סיסמאות", "סִיסְמָה"]),
        ("he", &["משתמש", "משתמשים", "למשתמש", "שהמשתמש"]),
        ("he", &["חשבון", "ובחשבון", "חשבונות"]),
        ("hr", &["korisnik", "korisnika", "korisnici"]),
        ("hr", &["račun", "računa", "racuna"]),
        ("hu", &["üzenet", "üzenetek", "uzenetek"]),
        ("id", &["menghapus", "penghapusan", "hapus"]),
        ("it", &["impostazioni", "impostazione"]),
        ("lt", &["slaptažodis", "slaptažodžio"]),
        ("lv", &["lietotājs", "lietotāji", "lietotajs"]),
        ("nb", &["passordet", "passord"]),
        ("nl", &["instellingen", "instelling"]),
        ("pl", &["użytkownik", "użytkownika", "uzytkownika"]),
        ("pt", &["usuários", "usuario"]),
        ("ro", &["parola", "parolă", "parolei"]),
        ("ro", &["ştergere", "ștergere", "stergere"]),
        ("ru", &["учётную", "учетная"]),
        ("sk", &["nastavenia", "nastavenie"]),
        ("sl", &["uporabnik", "uporabnika", "uporabniki"]),
        ("sr-Latn", &["podešavanje", "podešavanja", "podesavanja"]),
        ("sr-Latn", &["uređaj", "uređaja", "uredjaj", "uredaj"]),
        ("sv", &["lösenord", "lösenordet", "losenordet"]),
        ("sv", &["konto", "kontot", "kontots"]),
        ("sv", &["sida", "sidan", "sidor"]),
        ("sv", &["plan", "planen"]),
        (
            "tr",
            &["kullanıcı", "KULLANICI", "kullanıcılar", "kullanici"],
        ),
        ("tr", &["parola", "parolayı", "parolanızı"]),
        ("uk", &["налаштування", "налаштувань"]),
        ("uk", &["пошта", "пошти"]),
        ("vi", &["đăng", "Đăng", "dang"]),
    ];

    /// Words that are no forms of each other.
    const OTHERS: &[(&str, &str, &str)] = &[
        ("sv", "internet", "interna"),
        ("he", "דואר", "תיבה"),
        ("ar", "والد", "بريد"),
        ("th", "ไม่", "ไม้"),
        ("tr", "ılık", "ilik"),
        ("vi", "mật", "một"),
    ];

    fn stem(tag: &str, text: &str) -> (String, String) {
        let analyzer = Analyzer::of_language(tag);
        let stem = analyzer.words(text).remove(0).stem;
        (analyzer.fold(&stem).into_owned(), stem)
    }

    #[test]
    fn forms_share_a_stem() {
        for (tag, forms) in FORMS {
            for form in *forms {
                assert_eq!(stem(tag, form).0, stem(tag, forms[0]).0, "{tag} {form}");
            }
        }
    }

    #[test]
    fn other_words_do_not() {
        for (tag, one, other) in OTHERS {
            assert_ne!(stem(tag, one).1, stem(tag, other).1, "{tag}");
        }
    }
}
