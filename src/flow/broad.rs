//! Finds cues that match nearly everything, and so reveal nothing.
//!
//! Entry point: [`broad`]. Each language is counted for itself, and only where there is
//! enough to count.

use crate::flow::cues::{Clauses, Cues, Where};
use crate::flow::file::Definition;
use crate::flow::reading::own_words;
use crate::flow::sentence::sentences;
use crate::flow::table::Table;
use crate::model::{KnowledgeBase, PartKind, Span, Version};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Fewer pieces of text than this tell nothing.
const FEWEST: usize = 20;
/// How many articles are counted at most.
const ARTICLES: usize = 300;

/// What of how many a cue may match: half of the sentences and blocks in scope; nine
/// tenths of titles and headings, because a flow is about one thing.
fn most(of: Where) -> (usize, usize) {
    match of {
        Where::Sentences | Where::Blocks => (1, 2),
        Where::Headings | Where::Titles => (9, 10),
    }
}

/// The words for what is counted.
fn noun(of: Where) -> &'static str {
    match of {
        Where::Sentences => "sentences in scope",
        Where::Headings => "titles and headings in scope",
        Where::Blocks => "blocks in scope",
        Where::Titles => "titles",
    }
}

/// How many pieces of text there are, and how many each cue matches.
#[derive(Default)]
struct Tally {
    all: BTreeMap<Where, usize>,
    matched: Vec<usize>,
}

impl Tally {
    fn add(mut self, other: Self) -> Self {
        for (of, count) in other.all {
            *self.all.entry(of).or_default() += count;
        }
        self.matched
            .resize(self.matched.len().max(other.matched.len()), 0);
        for (mine, theirs) in self.matched.iter_mut().zip(other.matched) {
            *mine += theirs;
        }
        self
    }

    fn count(&mut self, cues: &Cues, (text, of): (&Clauses, Where)) {
        *self.all.entry(of).or_default() += 1;
        self.matched.resize(cues.all().count(), 0);
        for (matched, (cue, looked_for)) in self.matched.iter_mut().zip(cues.all()) {
            *matched += usize::from(looked_for == of && text.hold(cue));
        }
    }
}

/// The cues that match too much, where they stand, and a message each.
pub(super) fn broad(
    kb: &KnowledgeBase,
    definition: &Definition,
    table: &Table,
) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for (language, cues) in &definition.cues {
        let is_it = |it: &&Version| it.locale.written_language() == *language;
        let in_scope = table.articles.iter().take(ARTICLES);
        let in_scope: Vec<_> = in_scope.filter_map(|it| kb.article(it.as_str())).collect();
        let body = in_scope.par_iter().flat_map_iter(|it| &it.versions);
        let body = body.filter(is_it).map(|it| body_tally(cues, it));
        let titles = kb.articles.par_iter().flat_map_iter(|it| &it.versions);
        let titles = titles.filter(is_it).map(|it| {
            let mut tally = Tally::default();
            tally.count(cues, (&cues.clauses(&it.title), Where::Titles));
            tally
        });
        let tally = body.chain(titles).reduce(Tally::default, Tally::add);
        for ((cue, of), matched) in cues.all().zip(&tally.matched) {
            let all = tally.all.get(&of).copied().unwrap_or(0);
            let (part, whole) = most(of);
            if let Some(place) = &cue.place
                && all >= FEWEST
                && matched * whole > all * part
            {
                let message = format!(
                    "the cue `{}` matches nearly everything: {matched} of {all} {}",
                    cue.source,
                    noun(of)
                );
                found.push((place.clone(), message));
            }
        }
    }
    found
}

fn body_tally(cues: &Cues, version: &Version) -> Tally {
    let mut tally = Tally::default();
    tally.count(cues, (&cues.clauses(&version.title), Where::Headings));
    for part in version.doc.parts().into_iter().filter(|it| it.number > 0) {
        let text = own_words(&part);
        let of = match part.kind {
            PartKind::Heading(_) => Where::Headings,
            _ => Where::Sentences,
        };
        for (index, sentence) in sentences(&text).into_iter().enumerate() {
            let clauses = cues.clauses(sentence);
            tally.count(cues, (&clauses, of));
            if index == 0 && of == Where::Sentences {
                tally.count(cues, (&clauses, Where::Blocks));
            }
        }
    }
    tally
}
