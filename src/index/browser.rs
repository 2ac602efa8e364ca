//! The search index of a static site: what the server's index knows, in files
//! that a script of the site loads piece by piece.
//!
//! Entry point: [`shelves`]. A shelf is what the readers of one locale need:
//! `head` first, then of the dictionary (`d0`, `d1`, …) and the postings (`p0`,
//! …; pairs of characters `b0`, …) only what a query asks for, at last titles
//! (`t0`, …) and texts (`x0`, …) of what was found. Each file calls a function of
//! the client, because a page that was opened as a file may run scripts of its
//! folder but read nothing. The client has no stemmer and no language data: all
//! words that occur are resolved here. Its ranking is that of [`Index::search`];
//! only what fits no few bytes is rounded.
//!
//! [`Index::search`]: crate::index::Index::search

mod clusters;
mod coder;
mod dictionary;
mod endings;
mod gaps;
mod han;
mod head;
mod lexis;
mod moves;
mod order;
mod phrases;
mod postings;
mod ranges;
mod ranks;
mod rows;
mod thesaurus;
mod together;

use crate::analyzer::Analyzer;
use crate::index::Synonyms;
use crate::index::browser::dictionary::{Chunk, Source};
use crate::index::browser::head::Lengths;
use crate::index::browser::lexis::Lexis;
use crate::index::browser::postings::Postings;
use crate::index::browser::rows::Rows;
use crate::index::browser::thesaurus::Thesaurus;
use crate::index::build;
use crate::index::compounds;
use crate::index::duplicates;
use crate::index::hashed;
use crate::index::lexicon;
use crate::index::lexicon::Lexicon;
use crate::index::schema;
use crate::model::{Article, KnowledgeBase, Locale};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::sync::Mutex;

/// About how many files a locale has of each kind at most, in inverse proportion
/// to how much larger the files of a kind become by one less.
struct Most {
    dictionary: [usize; 2],
    /// Of groups that queries likely name.
    likely: usize,
    /// Of function words that are synonyms, of others, and of other groups.
    others: [usize; 3],
    pairs: usize,
    titles: usize,
    texts: usize,
}

const SPACED: Most = Most {
    dictionary: [22, 19],
    likely: 67,
    others: [6, 3, 12],
    pairs: 0,
    titles: 39,
    texts: 27,
};

const WITH_PAIRS: Most = Most {
    dictionary: [14, 15],
    likely: 54,
    others: [6, 3, 10],
    pairs: 26,
    titles: 39,
    texts: 31,
};

/// How few articles a file of titles and one of texts hold where there are more.
const LEAST_TITLES: usize = 24;
const LEAST_TEXTS: usize = 8;

/// The index of one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The locale.
    pub locale: Locale,
    /// The name of its folder, which changes with what is in it.
    pub folder: String,
    /// The files by name, the head first.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Writes the indexes of all locales that have pages, and of the source locale.
pub fn shelves(kb: &KnowledgeBase, synonyms: &Synonyms) -> Vec<Shelf> {
    let library = Library::new(kb, synonyms, kb.locales.first());
    let locales = library.locales();
    locales.par_iter().map(|it| library.shelf(it)).collect()
}

/// What the indexes of all locales share, from which each is written by itself.
pub struct Library<'a> {
    kb: &'a KnowledgeBase,
    synonyms: &'a Synonyms,
    order: Vec<u32>,
    original: lexicon::Source,
    /// The articles that say almost the same, coded.
    duplicates: String,
    source: Written,
    /// That of the first locale that is asked for.
    first: Mutex<Option<Written>>,
}

impl<'a> Library<'a> {
    /// Reads what the indexes of all locales share, and meanwhile the locale that is
    /// asked for first.
    pub fn new(kb: &'a KnowledgeBase, synonyms: &'a Synonyms, first: Option<&Locale>) -> Self {
        let locale = &kb.settings.source_locale;
        let first = first.filter(|it| *it != locale);
        let hashed = hashed::read(kb);
        let order = order::order(&hashed);
        let written = |locale| Written::new(kb, (locale, &order), synonyms);
        let ((original, groups), (source, first)) = rayon::join(
            || rayon::join(|| lexicon::Source::read(kb), || duplicates::groups(&hashed)),
            || rayon::join(|| written(locale), || first.map(written)),
        );
        Self {
            duplicates: head::duplicates(order.iter().map(|it| groups[*it as usize])),
            first: Mutex::new(first),
            source,
            kb,
            synonyms,
            order,
            original,
        }
    }

    /// The locales that have indexes.
    pub fn locales(&self) -> Vec<Locale> {
        let mut locales = self.kb.locales.clone();
        if !locales.contains(&self.source.locale) {
            locales.push(self.source.locale.clone());
        }
        locales
    }

    /// Writes the index of a locale.
    pub fn shelf(&self, locale: &Locale) -> Shelf {
        let (source, duplicates) = (&self.source, self.duplicates.as_str());
        if *locale == source.locale {
            let files = source.files.clone();
            return source.shelf(files, None, duplicates);
        }
        let first = self.first.lock().ok();
        let first = first.and_then(|mut it| it.take_if(|it| it.locale == *locale));
        let written = || Written::new(self.kb, (locale, &self.order), self.synonyms);
        let mut own = first.unwrap_or_else(written);
        let lexicon = Lexicon::new(Lexicon::learn(self.kb, locale, &self.original));
        let files = std::mem::take(&mut own.files);
        own.shelf(files, Some((source, &lexicon)), duplicates)
    }
}

/// An index without its dictionary, which refers to that of the source locale.
struct Written {
    locale: Locale,
    lexis: Lexis,
    head: Value,
    files: Vec<(String, String)>,
    most: &'static Most,
    lengths: Lengths,
}

impl Written {
    fn new(kb: &KnowledgeBase, (locale, order): (&Locale, &[u32]), synonyms: &Synonyms) -> Self {
        let is_source = *locale == kb.settings.source_locale;
        let analyzer = Analyzer::of(locale);
        let articles = order.iter().map(|it| &kb.articles[*it as usize]);
        let articles: Vec<(u64, &Article)> = (0..).zip(articles).collect();
        let (texts, entries) = build::read(&articles, locale, is_source);
        let counts = build::counts(&texts, &entries);
        let lines = synonyms.lines(analyzer.tag);
        let is_pair = |it: &String| schema::Kind::Bigram.is_of(it);
        let most = match texts.terms.par_iter().any(is_pair) {
            true => &WITH_PAIRS,
            false => &SPACED,
        };
        let (mut lexis, parts) = rayon::join(
            || Lexis::new((&texts, &entries), &counts, &lines, most.likely),
            || compounds::parts(analyzer, &counts),
        );
        let postings = Postings::new(&texts, (&entries, kb.articles.len()), &lexis, &parts);
        let mut files = Vec::new();
        let thesaurus = Thesaurus::new(&lexis, &lines);
        let ((endings, together), chunks) = rayon::join(
            || rayon::join(|| endings::learn(&lexis), || postings.together(&lexis)),
            || postings.chunks(&thesaurus, most.others),
        );
        let firsts: Vec<u32> = chunks.iter().map(|it| it.0).collect();
        let chunks = (0..).zip(chunks);
        files.extend(chunks.map(|(number, (_, it))| (format!("p{number}"), json!(it).to_string())));
        for (item, together) in lexis.items.iter_mut().zip(together) {
            item.together = together;
        }
        let mut pairs = Vec::new();
        for (number, (first, coded)) in postings.pair_chunks(most.pairs).into_iter().enumerate() {
            pairs.push(first.to_owned());
            files.push((format!("b{number}"), json!(coded).to_string()));
        }
        let characters = han::pairs(&lexis);
        files.extend(
            characters
                .iter()
                .map(|it| (han::FILE.to_owned(), json!(it).to_string())),
        );
        let head = json!({
            "locale": locale.as_str(),
            "articles": kb.articles.len(),
            "entries": entries.len(),
            "groups": lexis.groups,
            "likely": lexis.likely,
            "named": lexis.named,
            "grammar": lexis.grammar,
            "language": head::language(&lexis),
            "isSimplified": characters.is_some(),
            "endings": endings,
            "grammarWords": head::grammar(&lexis),
            "compounds": !parts.is_empty(),
            "p": head::steps(&firsts),
            "b": pairs,
        });
        let mut written = Self {
            locale: locale.clone(),
            lexis,
            head,
            files,
            most,
            lengths: Lengths::new((&entries, kb.articles.len()), &postings),
        };
        if kb.locales.contains(locale) {
            written.rows(kb, order);
        }
        written
    }

    fn rows(&mut self, kb: &KnowledgeBase, all: &[u32]) {
        let rows = Rows::new(kb, &self.locale);
        let titles = kb
            .articles
            .len()
            .div_ceil(self.most.titles)
            .max(LEAST_TITLES);
        let texts = kb.articles.len().div_ceil(self.most.texts).max(LEAST_TEXTS);
        let chunks = all.par_chunks(titles).enumerate();
        let chunks = chunks.map(|(number, it)| (format!("t{number}"), rows.titles(it)));
        self.files.par_extend(chunks);
        let chunks = all.par_chunks(texts).enumerate();
        let chunks = chunks.map(|(number, it)| (format!("x{number}"), rows.texts(it)));
        self.files.par_extend(chunks);
        self.head["t"] = json!(titles);
        self.head["x"] = json!(texts);
    }

    fn shelf(
        &self,
        own: Vec<(String, String)>,
        source: Option<(&Self, &Lexicon)>,
        duplicates: &str,
    ) -> Shelf {
        let translations = source.map(|(source, lexicon)| Source {
            lexis: &source.lexis,
            lexicon,
        });
        let source = source.map(|it| it.0);
        let [likely, others] =
            dictionary::chunks(&self.lexis, translations.as_ref(), self.most.dictionary);
        let mut head = self.head.clone();
        let first = |it: &Chunk| json!([it.key, it.group]);
        head["l"] = likely.iter().map(first).collect();
        head["d"] = others.iter().map(first).collect();
        head["source"] = json!(source.map(|it| [it.lexis.groups, it.lexis.grammar]));
        head["duplicates"] = json!(duplicates);
        let numbered = |letter: &'static str, chunks: Vec<Chunk>| {
            let chunks = (0..).zip(chunks);
            chunks
                .map(move |(number, it)| (format!("{letter}{number}"), json!(it.text).to_string()))
        };
        let head = ("head".to_owned(), head.to_string());
        let lengths = self.lengths.write(source.map(|it| &it.lengths));
        let lengths = ("lengths".to_owned(), lengths.to_string());
        let files = [head, lengths]
            .into_iter()
            .chain(numbered("l", likely))
            .chain(numbered("d", others))
            .chain(own);
        let locale = self.locale.as_str();
        let files: Vec<(String, Vec<u8>)> = files
            .map(|(name, text)| {
                let call = format!("$v(\"{locale}/{name}\",{text})\n");
                (format!("{name}.js"), call.into_bytes())
            })
            .collect();
        Shelf {
            folder: format!("{locale}.{}", fingerprint(&files)),
            locale: self.locale.clone(),
            files,
        }
    }
}

fn fingerprint(files: &[(String, Vec<u8>)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.finalize().to_hex()[..12].to_owned()
}
