//! What the words of a locale are found by: their stems, their forms, their parts.
//!
//! Entry point: [`terms`].

use crate::index::build::Entry;
use crate::index::schema::Kind;
use crate::index::texts::Texts;
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The stems of the words of a locale.
pub(super) struct Stems {
    /// By the number of the word; empty for what is none.
    stems: Vec<String>,
    is_only: Vec<bool>,
}

impl Stems {
    pub fn of(texts: &Texts) -> Self {
        let stem = |term: &String| {
            let word = Kind::Word.text(term)?;
            Some(texts.analyzer.stem(word).into_owned())
        };
        let stems = texts.terms.par_iter();
        let stems: Vec<String> = stems.map(|it| stem(it).unwrap_or_default()).collect();
        let mut forms: FxHashMap<&str, u32> = FxHashMap::default();
        for stem in &stems {
            *forms.entry(stem).or_default() += 1;
        }
        let is_only = stems.iter().map(|it| forms[&**it] == 1).collect();
        Self { stems, is_only }
    }

    pub fn of_number(&self, number: u32) -> &str {
        &self.stems[number as usize]
    }

    /// Whether no other word of the locale has the stem of this one.
    pub fn is_only_form(&self, number: u32) -> bool {
        self.is_only[number as usize]
    }
}

/// What a word, a pair or a code is found by.
pub(super) struct Terms {
    pub terms: Vec<String>,
    /// How much it counts in the length of a part.
    length: u32,
}

/// The terms of each number. The only form of a stem is found by the stem alone.
pub(super) fn terms(texts: &Texts, stems: &Stems, parts: &BTreeMap<&str, Vec<&str>>) -> Vec<Terms> {
    let numbers = 0..u32::try_from(texts.terms.len()).unwrap_or(u32::MAX);
    let terms = numbers.into_par_iter().map(|number| {
        let term = &texts.terms[number as usize];
        let Some(word) = texts.as_word(number) else {
            let pair = Kind::Bigram.text(term);
            let pair = pair.map(|it| Kind::Bigram.term(&texts.analyzer.stem(it)));
            let terms = vec![pair.unwrap_or_else(|| term.clone())];
            return Terms { terms, length: 1 };
        };
        let stem = stems.of_number(number);
        let mut terms = vec![Kind::Stem.term(stem)];
        let is_only_form = stems.is_only_form(number);
        if !is_only_form {
            terms.push(term.clone());
        }
        let folded = texts.analyzer.fold(word);
        if *folded != *word {
            terms.push(Kind::Folded.term(&folded));
        }
        let folded_stem = texts.analyzer.fold(stem);
        if *folded_stem != *stem && *folded_stem != *folded {
            terms.push(Kind::Folded.term(&folded_stem));
        }
        for part in parts.get(word).into_iter().flatten() {
            let stem = texts.analyzer.stem(part);
            terms.push(Kind::Part.term(&stem));
        }
        let length = terms.len() + usize::from(is_only_form);
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        Terms { terms, length }
    });
    terms.collect()
}

/// How long each part of each entry is, in terms, four bytes a part.
pub(super) fn lengths(entries: &[Entry], terms: &[Terms]) -> Vec<u8> {
    let parts = entries.iter().flat_map(|it| &it.parts);
    let length = |part: &Vec<u32>| {
        let terms = part.iter().map(|it| terms[*it as usize].length);
        terms.sum::<u32>().to_le_bytes()
    };
    parts.flat_map(length).collect()
}
