//! Forms of words in many languages: what readers ask for meets what articles
//! say, by the index alone, without corrections and without half-typed words.

use std::fs;
use std::path::Path;
use veiviser::content;
use veiviser::index::{Corrections, Index, Query, Synonyms};
use veiviser::model::Locale;

const FORMS: &str = include_str!("forms.txt");

/// The articles of a language, a word each, and what is asked.
#[derive(Default)]
struct Language {
    words: Vec<&'static str>,
    /// The number of an article, and forms that must find it.
    meet: Vec<(usize, &'static str)>,
    /// The same of forms that do not find it yet.
    gaps: Vec<(usize, &'static str)>,
    /// The same of forms that must not find it.
    apart: Vec<(usize, &'static str)>,
}

impl Language {
    fn line(&mut self, line: &'static str) {
        if let Some(words) = line.strip_prefix('!') {
            let first = self.words.len();
            self.words.extend(words.split_whitespace());
            let count = self.words.len();
            for (one, other) in
                (first..count).flat_map(|one| (first..count).map(move |it| (one, it)))
            {
                if one != other {
                    self.apart.push((one, self.words[other]));
                }
            }
            return;
        }
        let (meet, gaps) = line.split_once('?').unwrap_or((line, ""));
        let mut forms = meet.split_whitespace();
        let article = self.words.len();
        self.words.extend(forms.next());
        self.meet.extend(forms.map(|it| (article, it)));
        self.gaps
            .extend(gaps.split_whitespace().map(|it| (article, it)));
    }

    fn index(&self, root: &Path, locale: &str) -> Index {
        for (number, word) in self.words.iter().enumerate() {
            let path = root.join(format!("{locale}/a{number}.md"));
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("there is room");
            fs::write(path, format!("---\ntitle: {word}\n---\n")).expect("there is room");
        }
        let input = content::Input {
            roots: vec![root.to_owned()],
            content_locale: None,
        };
        let kb = content::load(&input).expect("it can be read").kb;
        let index = Index::build_temporary(&kb).expect("there is room");
        let file = format!("locales/{locale}/synonyms.txt");
        index.with_synonyms(Synonyms::new([(file.as_str(), "")]))
    }
}

fn languages() -> Vec<(&'static str, Language)> {
    let mut languages: Vec<(&str, Language)> = Vec::new();
    for line in FORMS.lines().filter(|it| !it.starts_with('#')) {
        if let Some(tag) = line.strip_prefix('[') {
            languages.push((tag.trim_end_matches(']'), Language::default()));
        } else if let (Some((_, language)), false) = (languages.last_mut(), line.is_empty()) {
            language.line(line);
        }
    }
    languages
}

fn finds(index: &Index, form: &str, article: usize, locale: &str) -> bool {
    let locale = Locale::parse(locale).expect("a known locale");
    let query = Query {
        corrections: Corrections::Literal,
        limit: 100,
        ..Query::new(format!("{form} ."), locale)
    };
    let slug = format!("a{article}");
    let hits = index.search(&query).hits;
    hits.iter()
        .any(|it| it.slug.as_str() == slug || it.duplicates.iter().any(|it| it.as_str() == slug))
}

#[test]
fn forms_meet_and_other_words_do_not() {
    let mut wrong = Vec::new();
    for (tag, language) in languages() {
        let root = tempfile::tempdir().expect("there is room");
        let index = language.index(root.path(), tag);
        let found = |it: &(usize, &str)| finds(&index, it.1, it.0, tag);
        let name = |it: &(usize, &str)| format!("{tag}: {} and {}", language.words[it.0], it.1);
        let missed = language.meet.iter().filter(|it| !found(it));
        wrong.extend(missed.map(|it| format!("{} do not meet", name(it))));
        let filled = language.gaps.iter().filter(|it| found(it));
        wrong.extend(filled.map(|it| format!("{} meet now", name(it))));
        let joined = language.apart.iter().filter(|it| found(it));
        wrong.extend(joined.map(|it| format!("{} meet", name(it))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
