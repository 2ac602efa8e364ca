//! The order in which the client knows the articles: like ones beside each
//! other, so that what a query finds stands in few files and postings are short.

use crate::analyzer::Analyzer;
use crate::model::KnowledgeBase;
use std::collections::{BTreeMap, HashMap};

/// Words in more titles than this tell nothing.
const COMMONEST: usize = 400;

/// The articles in that order: a walk from title to title, each time to the
/// likest that is left (after Shieh et al., "Inverted file compression through
/// document identifier reassignment", 2003).
pub(super) fn walk(kb: &KnowledgeBase) -> Vec<u32> {
    let (titles, holding) = titles(kb);
    let count = titles.len();
    let mut is_left = vec![true; count];
    let mut walk = Vec::with_capacity(count);
    let (mut here, mut first_left) = (0, 0);
    let mut likeness = vec![0.0_f32; count];
    while walk.len() < count {
        is_left[here] = false;
        walk.push(u32::try_from(here).expect("articles are fewer than 4 billion"));
        let mut touched = Vec::new();
        for &word in &titles[here] {
            let articles = &holding[word];
            let worth = (count as f32 / articles.len() as f32).ln();
            for &article in articles.iter().filter(|_| articles.len() <= COMMONEST) {
                if is_left[article] {
                    touched.push(article);
                    likeness[article] += worth * worth / (titles[article].len() as f32).sqrt();
                }
            }
        }
        touched.sort_unstable();
        let likest = touched
            .iter()
            .copied()
            .reduce(|a, b| if likeness[b] > likeness[a] { b } else { a });
        touched.iter().for_each(|it| likeness[*it] = 0.0);
        first_left += is_left[first_left..].iter().take_while(|it| !**it).count();
        here = likest.unwrap_or(first_left.min(count.saturating_sub(1)));
    }
    walk
}

/// The words of each title, as numbers, and the titles that hold each.
fn titles(kb: &KnowledgeBase) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let source = std::slice::from_ref(&kb.settings.source_locale);
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut holding: Vec<Vec<usize>> = Vec::new();
    let articles = kb.articles.iter().enumerate();
    let titles = articles.map(|(article, it)| {
        let version = it.best_version(source);
        let analyzer = Analyzer::of(&version.locale);
        let mut words = BTreeMap::new();
        for word in analyzer.normal_words(&version.title) {
            let next = numbers.len();
            let number = *numbers
                .entry(analyzer.stem(&word).into_owned())
                .or_insert(next);
            words.insert(number, ());
        }
        let words: Vec<usize> = words.into_keys().collect();
        holding.resize_with(numbers.len(), Vec::new);
        words.iter().for_each(|it| holding[*it].push(article));
        words
    });
    let titles = titles.collect();
    (titles, holding)
}
