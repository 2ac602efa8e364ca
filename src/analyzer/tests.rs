//! Words as the analyzers of each language give them.

use super::Analyzer;
use super::table::ANALYZERS;

fn texts(tag: &str, text: &str) -> Vec<String> {
    let words = Analyzer::of_language(tag).words(text);
    words.into_iter().map(|it| it.text).collect()
}

#[test]
fn table_is_sorted() {
    assert!(ANALYZERS.is_sorted_by(|a, b| a.tag < b.tag));
}

#[test]
fn words_are_normalized() {
    assert_eq!(texts("nb", "Glemt  PASSORD?"), ["glemt", "passord"]);
    assert_eq!(texts("th", "๑๒"), ["12"]);
    assert_eq!(texts("tr", "IŞIK İyi"), ["ışık", "iyi"]);
    assert_eq!(texts("fr", "l’utilisateur"), ["l", "utilisateur"]);
    assert_eq!(texts("en", "can't"), ["can't"]);
    assert_eq!(texts("ar", "كَلِمَة"), ["كلمه"]);
}

#[test]
fn marks_with_meaning_stay() {
    assert_ne!(texts("th", "ไม่"), texts("th", "ไม้"));
    assert_ne!(texts("hi", "मिल"), texts("hi", "मेल"));
}

#[test]
fn codes_are_whole() {
    let text = "Error 5.7.750, AADSTS50076 (0x80070005) at contoso.onmicrosoft.com. End.";
    let codes = Analyzer::of_language("en").codes(text);
    let codes: Vec<_> = codes.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(
        codes,
        [
            "5.7.750",
            "aadsts50076",
            "0x80070005",
            "contoso.onmicrosoft.com",
            "onmicrosoft.com"
        ]
    );
}

#[test]
fn scripts_without_spaces() {
    assert_eq!(
        texts("ja", "パスワードを忘れた"),
        ["パスワード", "を", "忘れ", "た"]
    );
    let analyzer = Analyzer::of_language("ja");
    assert_eq!(analyzer.cue_words("Officeを忘").len(), 3);
    let pairs = analyzer.bigrams("忘れた Office");
    let pairs: Vec<_> = pairs.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(pairs, ["忘れ", "れた"]);
}

#[test]
fn places_are_those_of_the_text() {
    let text = "Ｐａｓｓ wörd";
    let words = Analyzer::of_language("de").words(text);
    assert_eq!(words[0].text, "pass");
    assert_eq!(&text[words[1].start..words[1].end], "wörd");
}
