//! Chinese in the other script: which characters a query may have for those that the
//! articles of a locale are written in.

use crate::index::browser::lexis::Lexis;
use std::collections::BTreeSet;

/// The file that holds them.
pub(super) const FILE: &str = "han";

/// Traditional characters, and at the same places what words have instead. The
/// client asks for them when a query has a character that simplified texts do not.
pub(super) fn pairs(lexis: &Lexis) -> Option<[String; 2]> {
    if lexis.analyzer.tag != "zh-Hans" {
        return None;
    }
    let words = lexis.items.iter().flat_map(|it| it.word.chars());
    let held: BTreeSet<char> = words.collect();
    let pairs = lexis.analyzer.traditional().iter();
    let pairs = pairs.filter(|(other, own)| held.contains(own) && !held.contains(other));
    let (others, own): (String, String) = pairs.copied().unzip();
    Some([others, own])
}
