//! How many articles hold a word or both of its parts, where that is all the parts
//! tell: the client weighs the word by it and need not look the parts up.

use crate::index::browser::lexis::{Item, Lexis};
use crate::index::browser::postings::Posting;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

/// The count of each word, by the postings of all groups; 0 where a word does not
/// occur or has no parts.
pub(super) fn counts(lexis: &Lexis, groups: &[Vec<Posting>]) -> Vec<u32> {
    let articles = |item: &Item| {
        let list = groups[item.form.group as usize].iter();
        list.map(|it| it.article)
    };
    let count = |item: &Item| {
        let (head, tail) = lexis.parts(item).filter(|_| item.articles > 0)?;
        let mut tail = articles(tail).peekable();
        let both = articles(head).filter(|it| {
            while tail.next_if(|other| other < it).is_some() {}
            tail.peek() == Some(it)
        });
        let mut all: Vec<u32> = both.chain(articles(item)).collect();
        all.sort_unstable();
        all.dedup();
        u32::try_from(all.len()).ok()
    };
    let items = lexis.items.par_iter();
    items.map(|it| count(it).unwrap_or(0)).collect()
}
