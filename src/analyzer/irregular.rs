//! Forms of words that no ending tells: `ran` of `run`, `wysłać` of `wysyłać`.
//!
//! Entry point: [`of`]. The table is read a language, when it is first asked.

use rustc_hash::FxHashMap;
use std::sync::{LazyLock, OnceLock};

const TABLE: &str = include_str!("irregular.txt");

/// Languages whose marks typists leave out, and no words with other letters
/// take their place.
const UNMARKED: &[&str] = &[
    "cs", "el", "es", "fr", "hu", "it", "lt", "lv", "pl", "pt", "ro", "sk",
];

/// What stands before a form whose stem is that of another word, too.
const ALONE: char = '=';

/// What the irregular forms of a language share with the words that they are of.
#[derive(Debug, Default)]
pub(super) struct Irregular {
    words: FxHashMap<String, String>,
    stems: FxHashMap<String, String>,
}

/// What typists do with the marks of a language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Kept,
    LeftOut,
}

/// The lines of a language.
struct Section {
    lines: &'static str,
    read: OnceLock<Irregular>,
}

static SECTIONS: LazyLock<FxHashMap<&str, Section>> = LazyLock::new(|| {
    let sections = TABLE.split("\n[").skip(1);
    let sections = sections.filter_map(|it| it.split_once("]\n"));
    let languages = sections.flat_map(|(languages, lines)| {
        languages.split(' ').map(move |language| {
            let read = OnceLock::new();
            (language, Section { lines, read })
        })
    });
    languages.collect()
});

/// How the words of a table are read.
pub(super) trait Stems {
    /// A written word in the form that words have.
    fn normal(&self, written: &str) -> String;
    /// A word without the marks that typists leave out.
    fn unmarked(&self, word: &str) -> String;
    /// What a word shares with those that have other endings.
    fn stem(&self, word: &str) -> String;
}

/// The irregular forms of a language, where it has a table of them.
pub(super) fn of(language: &str, stems: &impl Stems) -> Option<&'static Irregular> {
    let section = SECTIONS.get(language)?;
    let marks = match UNMARKED.contains(&language) {
        true => Marks::LeftOut,
        false => Marks::Kept,
    };
    let read = || Irregular::read(section.lines, stems, marks);
    Some(section.read.get_or_init(read))
}

impl Irregular {
    fn read(lines: &str, stems: &impl Stems, marks: Marks) -> Self {
        let mut read = Self::default();
        for line in lines.lines() {
            let mut forms = line.split(' ');
            let first = forms.next().map(|it| stems.stem(&stems.normal(it)));
            for form in forms {
                let (Some(first), word) = (&first, stems.normal(form.trim_start_matches(ALONE)))
                else {
                    continue;
                };
                if !form.starts_with(ALONE) {
                    let stem = stems.stem(&word);
                    read.stems.entry(stem).or_insert_with(|| first.clone());
                }
                let plain = (marks == Marks::LeftOut).then(|| stems.unmarked(&word));
                for word in plain.into_iter().chain([word]) {
                    read.words.entry(word).or_insert_with(|| first.clone());
                }
            }
            // A word that starts a line is its own.
            if let Some(first) = first {
                read.stems.insert(first.clone(), first);
            }
        }
        read
    }

    /// What an irregular form shares with its word.
    pub fn word(&self, form: &str) -> Option<&str> {
        self.words.get(form).map(String::as_str)
    }

    /// The same of a form with an ending, by what it has without it.
    pub fn stem(&self, stem: &str) -> Option<&str> {
        self.stems.get(stem).map(String::as_str)
    }
}
