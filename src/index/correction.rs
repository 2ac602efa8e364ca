//! How a query with misspelt words was understood.

use crate::index::evidence::Evidence;
use crate::index::plan::Means;
use crate::index::query::Correction;
use crate::index::search::Answering;

/// The query with its misspelt words corrected, where there are any. A word
/// that some index knows, alone, joined with its neighbours or in parts,
/// needs none, though what is their authors' slip may be the reader's; one that
/// others begin with may be meant as it is. The words of the query's own
/// language are preferred.
pub(super) fn correction(answering: &Answering<'_>) -> Option<Correction> {
    let (mut shown, mut meant) = (answering.text.clone(), answering.text.clone());
    for (place, slot) in answering.slots.iter().enumerate().rev() {
        if is_known(answering, place) {
            if let Some(word) = own(answering, place) {
                meant.replace_range(slot.place.clone(), word);
            }
            continue;
        }
        let found = answering
            .evidence
            .iter()
            .find_map(|it| Some((it, best(it, place)?)));
        let Some((evidence, word)) = found else {
            continue;
        };
        let begun = begun(evidence, place);
        if begun == 0 {
            shown.replace_range(slot.place.clone(), word);
        }
        if evidence.shard.vocabulary.articles(word) > begun {
            meant.replace_range(slot.place.clone(), word);
        }
    }
    let is_other = |query: &String| *query != answering.text;
    let shown = Some(shown).filter(is_other).map(Correction::Shown);
    shown.or_else(|| Some(meant).filter(is_other).map(Correction::Meant))
}

fn is_known(answering: &Answering<'_>, place: usize) -> bool {
    let mut all = answering.evidence.iter().flat_map(|it| &it.alternatives);
    let explains = |means| matches!(means, Means::Joined | Means::Parted | Means::Code);
    answering.known.get(place).copied().unwrap_or_default()
        || all.any(|it| explains(it.means) && it.slots.contains(&place))
}

/// What a word that occurs may have meant in the query's own language.
fn own<'a>(answering: &'a Answering<'_>, place: usize) -> Option<&'a str> {
    best(answering.evidence.first()?, place)
}

/// The likeliest correction of a slot's word.
fn best<'a>(evidence: &'a Evidence<'_>, place: usize) -> Option<&'a str> {
    let all = evidence.alternatives.iter();
    let own = all.filter(|it| it.means == Means::Corrected && it.slots.start == place);
    let best = own.reduce(|a, b| if b.quality > a.quality { b } else { a })?;
    best.words.first().map(String::as_str)
}

/// How many articles hold the commonest word that begins with a slot's.
fn begun(evidence: &Evidence<'_>, place: usize) -> u32 {
    let all = evidence.alternatives.iter();
    let own = all.filter(|it| it.means == Means::Completed && it.slots.start == place);
    let words = own.flat_map(|it| &it.words);
    let counts = words.map(|it| evidence.shard.vocabulary.articles(it));
    counts.max().unwrap_or_default()
}
