//! The author's own words for a choice of a small flow: a line, or the condition that its
//! first sentence begins with.
//!
//! Entry points: [`small_label`] and [`condition`].

use crate::flow::lexicon::lexicon;
use crate::flow::line::begins_with_condition;
use crate::flow::sentence::first_sentence;
use crate::flow::shape::{BEGINNING, is_ordered, said_first};
use crate::model::{PartKind, Version};

/// The most characters of a label.
const LABEL: usize = 140;

/// The words that go on with a condition after a comma, by language, sorted.
const GOING_ON: &[(&str, &str)] = &[
    (
        "ar",
        "أو|أن|أنك|التي|الذي|الذين|حيث|مثل|بما|ولكن|ولم|ولا|وكان|وكنت|ثم",
    ),
    (
        "de",
        "aber|als|andere|auch|auf|aus|bei|beispielsweise|bzw|damit|das|dass|dem|den|denen|der|\
         deren|des|dessen|die|diese|diesen|durch|ein|eine|einem|einen|einer|einschließlich|für|\
         falls|gegen|ihr|ihre|ihren|im|in|indem|jedoch|mit|mithilfe|nach|nicht|nachdem|ob|obwohl|\
         oder|ohne|sich|sie|sodass|sondern|sowie|über|um|und|unter|von|vor|wann|warum|was|weil|\
         welche|welchen|welcher|wenn|wer|wie|wo|während|z|zu|zum|zur",
    ),
    (
        "en",
        "although|and|as|because|both|but|either|even|for|especially|including|like|nor|or|\
         such|that|though|where|which|while|who|whose|with|without",
    ),
    (
        "es",
        "aunque|como|con|cuando|de|donde|en|incluso|incluyendo|ni|o|para|pero|por|porque|que|\
         quien|si|sin|u|y",
    ),
    (
        "fr",
        "afin|alors|avec|car|comme|dans|de|des|dont|en|et|lorsque|mais|même|ni|notamment|ou|où|\
         par|parce|pour|puis|quand|que|qui|sans|si|tel|telle|telles|tels|y",
    ),
    ("ja", ""),
    (
        "nb",
        "at|både|der|eller|enten|fordi|for|hva|hvem|hvis|hvor|hvordan|i|inkludert|med|men|når|og|\
         om|på|samt|selv|slik|som|til|uten|ved",
    ),
    ("zh-Hans", "并|且|而且|而|或|但|以及|同时|例如|包括|也|又"),
];

/// What a choice of a small flow says in a version: its line, or the condition that
/// its first sentence begins with.
pub fn small_label(version: &Version, choice: &str) -> Option<String> {
    let block: u32 = choice.strip_prefix('b')?.parse().ok()?;
    let part = version.part(block)?;
    let text = part.text();
    let (first, goes_on) = first_sentence(&text);
    if first.is_empty() {
        return None;
    }
    let said = said_first(&part, (first, goes_on));
    let line = match said.as_deref() {
        Some(said) if !is_ordered(part.kind) => said,
        _ if matches!(part.kind, PartKind::Heading(_)) || asks(first) => first,
        _ => beginning(first, version.locale.written_language()),
    };
    let line = line
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !is_opening(c))
        .trim_end_matches([',', '、', '，', '،', ':', '：', '—', '–', ' ']);
    (!line.is_empty()).then(|| shortened(line))
}

/// The condition that a sentence begins with, where it goes on from there.
pub(super) fn condition<'a>(sentence: &'a str, language: &str) -> Option<&'a str> {
    let condition = beginning(sentence, language);
    let goes_on = condition.len() < sentence.len();
    (goes_on && begins_with_condition(language, sentence)).then_some(condition)
}

fn asks(sentence: &str) -> bool {
    sentence.trim_end().ends_with(['?', '？', '؟'])
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '“' | '„' | '«' | '「' | '‹' | '(' | '（' | '[' | '*' | '.'
    )
}

/// A sentence up to the first comma or colon, outside brackets and quotes, that ends its
/// condition.
fn beginning<'a>(sentence: &'a str, language: &str) -> &'a str {
    let closers = lexicon(language).map_or("", |it| it.closers);
    let mut first = None;
    for end in pauses(sentence) {
        let (before, after) = sentence.split_at(end);
        let is_comma = after.starts_with([',', '،', '，', '、']);
        if is_comma && goes_on(after, language) {
            continue;
        }
        let is_closed = |it: &str| !it.is_empty() && before.ends_with(it);
        if closers.is_empty() || !is_comma || closers.split('|').any(is_closed) {
            return before;
        }
        first = first.or(Some(before));
    }
    first.unwrap_or(sentence)
}

/// Where the commas, colons and dashes of a sentence stand that are in no brackets or
/// quotes.
fn pauses(sentence: &str) -> Vec<usize> {
    let mut pauses = Vec::new();
    let (mut depth, mut is_quoted) = (0_usize, false);
    for (index, c) in sentence.char_indices() {
        let after = &sentence[index + c.len_utf8()..];
        let ends_word = after.starts_with(char::is_whitespace);
        match c {
            '"' => is_quoted = !is_quoted,
            '(' | '（' | '[' | '“' | '„' | '«' | '「' => depth += 1,
            ')' | '）' | ']' | '”' | '»' | '」' => depth = depth.saturating_sub(1),
            _ if depth > 0 || is_quoted || index < BEGINNING => {}
            '、' | '，' | '،' | '：' | '—' => pauses.push(index),
            ',' | ':' | '–' if ends_word => pauses.push(index),
            _ => {}
        }
    }
    pauses
}

/// Whether what follows a comma still belongs to the condition: a name or a number, one
/// of several words with commas between, or a clause of its own within it.
fn goes_on(after: &str, language: &str) -> bool {
    let next = after.trim_start_matches([',', '،', '，', '、', ' ', '\u{a0}']);
    let clause = next.split([',', '،', '，', '、']).next().unwrap_or(next);
    let mut words = clause.split_whitespace();
    let word = words.next().unwrap_or_default();
    let is_last = clause.len() == next.len();
    let is_spaced = word.starts_with(|c: char| c.is_lowercase() || c.is_uppercase());
    let is_listed = is_spaced && !is_last && words.next().is_none();
    let is_name = word != "I" && word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let going_on = GOING_ON.binary_search_by(|it| it.0.cmp(language));
    let going_on = going_on.map_or("", |it| GOING_ON[it].1);
    let is_one = |it: &str| match it.starts_with(|c: char| c >= '\u{3040}') {
        true => next.starts_with(it),
        false => word == it,
    };
    is_listed || is_name || going_on.split('|').any(|it| !it.is_empty() && is_one(it))
}

/// A label of bearable length, cut between words.
fn shortened(line: &str) -> String {
    if line.chars().count() <= LABEL {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LABEL - 1).collect();
    let end = cut.rfind(' ').filter(|it| *it > cut.len() / 2);
    format!("{}…", &cut[..end.unwrap_or(cut.len())])
}

#[cfg(test)]
mod tests {
    use crate::flow::label::{GOING_ON, beginning};

    #[test]
    fn languages_are_sorted() {
        assert!(GOING_ON.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_label_is_a_whole_condition() {
        let cases = [
            (
                "de",
                "Wenn Sie vermuten, dass Ihr Konto gehackt wurde, rufen Sie an.",
                "Wenn Sie vermuten, dass Ihr Konto gehackt wurde",
            ),
            (
                "de",
                "Wenn Sie E1, E3, E5 vergleichen möchten, lesen Sie dies.",
                "Wenn Sie E1, E3, E5 vergleichen möchten",
            ),
            (
                "de",
                "Wenn die Meldung \"A1: falsch, leer\" angezeigt wird, warten Sie.",
                "Wenn die Meldung \"A1: falsch, leer\" angezeigt wird",
            ),
            (
                "en",
                "If you see a code, or a red light, go to the door.",
                "If you see a code, or a red light",
            ),
            (
                "en",
                "If you forgot it, go to the door, and ring.",
                "If you forgot it",
            ),
            (
                "fr",
                "Si vous pensez que la porte, qui est fermée, bloque, sonnez.",
                "Si vous pensez que la porte, qui est fermée, bloque",
            ),
            (
                "ja",
                "電話、メール、または郵便の場合は、こちらへ。",
                "電話、メール、または郵便の場合は",
            ),
            (
                "zh-Hans",
                "如果忘记密码，但已登录，请重置。",
                "如果忘记密码，但已登录",
            ),
        ];
        for (language, sentence, wanted) in cases {
            assert_eq!(beginning(sentence, language), wanted);
        }
    }
}
