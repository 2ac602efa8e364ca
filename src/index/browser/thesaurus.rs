//! What means the same, beside the postings of the words that begin it: who looks
//! one up has the other.

use crate::index::browser::coder::{Coder, Kind};
use crate::index::browser::dictionary::bits;
use crate::index::browser::lexis::{Form, Lexis, Lines};
use std::ops::Range;

const TERMS: Kind = Kind(56);
const OTHERS: Kind = Kind(57);
const WORDS: Kind = Kind(58);
const FORM: Kind = Kind(59);
const MARKED: Kind = Kind(60);
/// 0 for the next group, 1 for one that is told, 2 for one of the chunk that is told,
/// else how long ago it was named.
const AGO: Kind = Kind(61);
/// How many bits number the lines of a chunk.
const LINE_BITS: u32 = 16;

/// The synonyms of a locale as forms of its dictionary.
pub(super) struct Thesaurus<'a> {
    pub lexis: &'a Lexis,
    lines: Vec<Line>,
}

struct Line {
    /// The ways to say something, and those they find.
    terms: [Vec<Vec<Word>>; 2],
    /// The groups that the former are looked up by.
    keys: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Word {
    form: Form,
    is_marked: bool,
}

impl<'a> Thesaurus<'a> {
    pub fn new(lexis: &'a Lexis, lines: &Lines) -> Self {
        let word = |word: &String| {
            let item = lexis.item(word).expect("synonyms are in the dictionary");
            Word {
                form: item.form,
                is_marked: item.is_marked(),
            }
        };
        let term = |term: &Vec<String>| term.iter().map(word).collect();
        let lines = lines.iter().map(|line| {
            let terms = line.each_ref().map(|it| it.iter().map(term).collect());
            Line::new(terms, lexis.likely)
        });
        Self {
            lines: lines.collect(),
            lexis,
        }
    }

    /// Writes the lines that are looked up by groups of a chunk.
    pub fn write(&self, groups: Range<u32>, coder: &mut Coder) {
        let is_own = |it: &&Line| it.keys.iter().any(|it| groups.contains(it));
        let lines: Vec<&Line> = self.lines.iter().filter(is_own).collect();
        coder.plain(LINE_BITS, u32::try_from(lines.len()).unwrap_or(0));
        let mut named = Named {
            width: bits(self.lexis.grammar),
            next: groups.start,
            groups,
            last: Vec::new(),
        };
        for line in lines {
            for (terms, kind) in line.terms.iter().zip([TERMS, OTHERS]) {
                coder.number(kind, u32::try_from(terms.len()).unwrap_or(0));
                for term in terms {
                    self.term(term, coder, &mut named);
                }
            }
        }
    }

    fn term(&self, term: &[Word], coder: &mut Coder, named: &mut Named) {
        coder.number(WORDS, u32::try_from(term.len()).unwrap_or(0));
        for word in term {
            named.write(word.form.group, coder);
            coder.number(FORM, word.form.form);
            coder.flag(MARKED, word.is_marked);
        }
        if term.len() > 1 {
            let forms: Vec<Form> = term.iter().map(|it| it.form).collect();
            named.write(self.lexis.phrases[&forms], coder);
        }
    }
}

impl Line {
    /// A term is looked up by its first word that is none of grammar.
    fn new(terms: [Vec<Vec<Word>>; 2], likely: u32) -> Self {
        let key = |term: &Vec<Word>| {
            let mut groups = term.iter().map(|it| it.form.group);
            groups
                .clone()
                .find(|it| *it < likely)
                .or_else(|| groups.next())
        };
        let keys = terms[0].iter().filter_map(key).collect();
        Self { terms, keys }
    }
}

/// Groups, the one last that was named last.
struct Named {
    groups: Range<u32>,
    width: u32,
    next: u32,
    last: Vec<u32>,
}

impl Named {
    fn write(&mut self, group: u32, coder: &mut Coder) {
        let ago = self.last.iter().rev().position(|it| *it == group);
        if let Some(ago) = ago {
            coder.number(AGO, u32::try_from(ago).unwrap_or(u32::MAX) + 3);
            let place = self.last.len() - 1 - ago;
            self.last.remove(place);
        } else if group == self.next {
            coder.number(AGO, 0);
        } else if self.groups.contains(&group) {
            coder.number(AGO, 2);
            coder.plain(bits(self.groups.len() as u32), group - self.groups.start);
        } else {
            coder.number(AGO, 1);
            coder.plain(self.width, group);
        }
        self.next = self.next.max(group + 1);
        self.last.push(group);
    }
}
