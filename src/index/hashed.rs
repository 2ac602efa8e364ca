//! The words of articles as numbers: all it takes to tell which are alike.
//!
//! Entry point: [`read`]. Words are told apart without regard to their language:
//! runs of letters and digits, and single letters of scripts without spaces.

use crate::analyzer::is_unspaced;
use crate::model::{KnowledgeBase, PartKind};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

/// The words of an article, in the source locale where it is in that.
pub(super) struct Hashed {
    pub title: Vec<u64>,
    /// Those of its numbered parts.
    pub text: Vec<u64>,
}

/// The words of all articles.
pub(super) fn read(kb: &KnowledgeBase) -> Vec<Hashed> {
    let source = std::slice::from_ref(&kb.settings.source_locale);
    let articles = kb.articles.par_iter().map(|it| {
        let version = it.best_version(source);
        let mut words = Hashed {
            title: Vec::new(),
            text: Vec::new(),
        };
        push(&version.title, &mut words.title);
        let parts = version.doc.parts();
        for part in parts.iter().filter(|it| it.kind != PartKind::Html) {
            push(&part.text(), &mut words.text);
        }
        words
    });
    articles.collect()
}

/// Hashes words as Fowler, Noll and Vo do, a letter at a time.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

fn push(text: &str, words: &mut Vec<u64>) {
    let add = |hash: u64, letter: u64| (hash ^ letter).wrapping_mul(FACTOR);
    let mut open = START;
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            open = add(open, u64::from(c.to_ascii_lowercase()));
            continue;
        }
        let is_alone = !c.is_ascii() && is_unspaced(c);
        if !c.is_ascii() && !is_alone && c.is_alphanumeric() {
            let letters = c.to_lowercase();
            open = letters.fold(open, |hash, it| add(hash, u64::from(it)));
            continue;
        }
        if open != START {
            words.push(std::mem::replace(&mut open, START));
        }
        if is_alone {
            words.push(add(START, u64::from(c)));
        }
    }
    if open != START {
        words.push(open);
    }
}
