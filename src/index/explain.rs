//! Why an article was found, in words.

use crate::index::evidence::Evidence;
use crate::index::plan::Means;
use crate::index::reading::forms;
use crate::index::schema::{Kind, Part};
use crate::index::slots::Slot;
use crate::model::Locale;
use std::fmt;
use std::ops::Range;

/// One thing of a query that an article shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What was typed.
    pub typed: String,
    /// The locale whose words matched.
    pub locale: Locale,
    /// The words that were looked up.
    pub found: Vec<String>,
    /// How they came from what was typed.
    pub means: Means,
    /// The parts of the article that hold them.
    pub parts: Vec<Part>,
    /// What it adds to the score.
    pub score: f32,
}

/// What an article shows of a query, the weightiest first.
pub(super) fn reasons(
    article: u32,
    text: &str,
    slots: &[Slot],
    evidence: &[Evidence<'_>],
) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::new();
    for it in evidence {
        // Pairs of characters that overlap are one reason.
        let mut run: Option<(usize, Range<usize>)> = None;
        for (slot, shown) in slots.iter().zip(&it.slots) {
            let value = shown.values[article as usize];
            let by = shown.by[article as usize] as usize;
            let Some(alternative) = it.alternatives.get(by).filter(|_| value > 0.0) else {
                continue;
            };
            let parts = alternative.words.iter();
            let mut parts: Vec<Part> = parts
                .flat_map(|word| terms(it, word, alternative.means))
                .flat_map(|term| it.shard.parts(article, &term))
                .collect();
            parts.sort();
            parts.dedup();
            let score = it.weight * slot.weight * shown.rarity * value;
            let typed = |place: &Range<usize>| text.get(place.clone()).unwrap_or_default();
            if slot.pair
                && let Some((place, run)) = &mut run
                && slot.place.start < run.end
            {
                run.end = slot.place.end;
                reasons[*place].join(typed(run), &parts, score);
                continue;
            }
            run = slot.pair.then(|| (reasons.len(), slot.place.clone()));
            reasons.push(Reason {
                typed: typed(&slot.place).to_owned(),
                locale: it.shard.locale.clone(),
                found: alternative.words.clone(),
                means: alternative.means,
                parts,
                score,
            });
        }
    }
    reasons.sort_by(|a, b| b.score.total_cmp(&a.score));
    reasons
}

impl Reason {
    /// Takes in a pair of characters that overlaps the last.
    fn join(&mut self, typed: &str, parts: &[Part], score: f32) {
        typed.clone_into(&mut self.typed);
        self.found = vec![typed.to_owned()];
        self.parts.extend(parts);
        self.parts.sort();
        self.parts.dedup();
        self.score += score;
    }
}

fn terms(evidence: &Evidence<'_>, word: &str, means: Means) -> Vec<String> {
    match means {
        Means::Characters => vec![Kind::Bigram.term(&evidence.shard.analyzer.stem(word))],
        Means::Code => vec![Kind::Code.term(word)],
        Means::Completed => vec![evidence.shard.as_written(word)],
        _ => {
            let forms = forms(evidence.shard, word).into_iter();
            forms.map(|it| it.term).collect()
        }
    }
}

impl Means {
    /// The words that explanations use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Typed => "as typed",
            Self::Code => "as a code",
            Self::Characters => "as characters",
            Self::Joined => "joined",
            Self::Parted => "in parts",
            Self::Corrected => "corrected",
            Self::Completed => "completed",
            Self::Synonym => "as a synonym",
            Self::Translated => "translated",
        }
    }
}

impl fmt::Display for Reason {
    /// Writes `haked → hacked (corrected) in title, body, en-US: 6.10`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found.join(" + ");
        let parts: Vec<&str> = self.parts.iter().map(|it| it.as_str()).collect();
        let (typed, means) = (&self.typed, self.means.as_str());
        let (parts, locale, score) = (parts.join(", "), &self.locale, self.score);
        write!(
            f,
            "{typed} → {found} ({means}) in {parts}, {locale}: {score:.2}"
        )
    }
}
