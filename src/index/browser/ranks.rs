//! In which order groups are numbered: first those that queries are likeliest to
//! name, of these the ones with synonyms in clusters; then those of function words,
//! those that are synonyms first; then others.

use crate::index::browser::clusters;
use crate::index::browser::clusters::{Asked, Sizes};
use crate::index::browser::lexis::{Form, Item, Lexis, Lines, Link, Nature};
use crate::index::build::Entry;
use crate::index::texts::Texts;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};

/// Of how many groups one more title must hold a group that queries likely name.
const GROUPS_A_TITLE: usize = 5000;

/// How many articles hold a function word that queries need not be asked with.
const COMMON_SHARE: usize = 30;
const COMMON_LEAST: usize = 50;
/// How many articles hold a word that queries likely name.
const OFTEN_SHARE: usize = 100;

/// How much smaller files of groups are that have synonyms, which queries ask for
/// more often than others, and how few postings one is not worth having.
const NAMED: f32 = 2.5;
const LEAST_POSTINGS: f32 = 400.0;

/// What part of the articles of its rarest word hold a phrase, about.
const IN_PHRASE: f32 = 0.3;
/// How often groups are asked for besides once a title, and phrases once an article.
const ASKED: f32 = 0.5;
const ASKED_AS_PHRASE: f32 = 0.02;

/// The numbers of groups while they are given.
struct Ranks {
    numbers: Vec<u32>,
    next: u32,
}

impl Ranks {
    fn give(&mut self, group: u32) {
        let number = &mut self.numbers[group as usize];
        if *number == u32::MAX {
            *number = self.next;
            self.next += 1;
        }
    }
}

/// What ways to say something are, before groups have their numbers.
struct Named<'a> {
    lexis: &'a Lexis,
    is_grammar: &'a [bool],
    phrases: BTreeMap<Vec<Form>, u32>,
    /// All of them and their words, but for function words.
    groups: BTreeSet<u32>,
    /// What words find, and phrases.
    finds: BTreeMap<Vec<Form>, BTreeSet<u32>>,
}

impl<'a> Named<'a> {
    fn new(lexis: &'a Lexis, is_grammar: &'a [bool], synonyms: &Lines) -> Self {
        let mut named = Self {
            lexis,
            is_grammar,
            phrases: BTreeMap::new(),
            groups: BTreeSet::new(),
            finds: BTreeMap::new(),
        };
        for [from, to] in synonyms {
            let from: Vec<Vec<Form>> = from.iter().map(|it| lexis.forms(it)).collect();
            let to: Vec<Vec<Form>> = to.iter().map(|it| lexis.forms(it)).collect();
            let found = if to.is_empty() { &from } else { &to };
            let found: BTreeSet<u32> = found.iter().filter_map(|it| named.number(it)).collect();
            for term in from.iter().filter(|it| !it.is_empty()) {
                named.number(term);
                named.finds.entry(term.clone()).or_default().extend(&found);
            }
        }
        named
    }

    /// The group of a term, a new one for a phrase.
    fn number(&mut self, term: &[Form]) -> Option<u32> {
        let is_grammar = self.is_grammar;
        let words = term.iter().map(|it| it.group);
        self.groups
            .extend(words.filter(|it| !is_grammar[*it as usize]));
        if let [word] = term {
            return Some(word.group);
        }
        let next = self.lexis.groups + u32::try_from(self.phrases.len()).ok()?;
        let (_, first) = term.split_first()?;
        let is_new = !first.is_empty() && !self.phrases.contains_key(term);
        if is_new {
            self.phrases.insert(term.to_vec(), next);
            self.groups.insert(next);
        }
        self.phrases.get(term).copied()
    }

    /// About how many articles hold each.
    fn sizes(&self, articles: &[f32]) -> Sizes {
        let words = self.groups.iter().filter(|it| **it < self.lexis.groups);
        let words = words.map(|it| (*it, articles[*it as usize]));
        let phrases = self.phrases.iter().map(|(forms, group)| {
            let rarest = forms.iter().map(|it| articles[it.group as usize]);
            (*group, IN_PHRASE * rarest.fold(f32::MAX, f32::min))
        });
        words.chain(phrases).collect()
    }

    /// What is looked up together, and how often.
    fn asked(&self, sizes: &Sizes, in_titles: &[usize]) -> Vec<Asked> {
        let asked = self.finds.iter().map(|(term, found)| {
            let words = term.iter().map(|it| it.group);
            let times = match &term[..] {
                [word] => in_titles[word.group as usize] as f32,
                _ => ASKED_AS_PHRASE * sizes[&self.phrases[term]],
            };
            Asked {
                groups: words.chain(found.iter().copied()).collect(),
                times: times + ASKED,
            }
        });
        asked.collect()
    }
}

impl Lexis {
    /// Gives each group its number; those that queries likely name stand in about
    /// `most` files.
    pub fn rank(&mut self, (texts, entries): (&Texts, &[Entry]), synonyms: &Lines, most: usize) {
        let in_titles = self.in_titles(texts, entries);
        let is_grammar = self.are_grammar(entries.len());
        let asked = self.asked(&in_titles, entries.len());
        let asked: Vec<u32> = asked.filter(|it| !is_grammar[*it as usize]).collect();
        let named = Named::new(self, &is_grammar, synonyms);
        let (clusters, files) = self.cluster(&named, (&asked, &in_titles), most);
        let synonyms: BTreeSet<u32> = named.finds.into_values().flatten().collect();
        let phrases = named.phrases;
        let mut ranks = Ranks {
            numbers: vec![u32::MAX; self.groups as usize + phrases.len()],
            next: 0,
        };
        for cluster in &clusters {
            self.clusters.push(ranks.next);
            cluster.iter().for_each(|it| ranks.give(*it));
        }
        let words = || self.items.iter().map(|it| it.form.group);
        let grammar = words().filter(|it| is_grammar[*it as usize]);
        let (spoken, grammar): (Vec<u32>, Vec<u32>) = grammar.partition(|it| synonyms.contains(it));
        let borders = [asked, spoken, grammar, words().collect()].map(|groups| {
            let first = ranks.next;
            groups.into_iter().for_each(|it| ranks.give(it));
            first
        });
        [self.named, self.likely, self.spoken, self.grammar] = borders;
        (self.groups, self.files) = (ranks.next, files);
        self.number(&ranks.numbers, phrases);
    }

    /// The clusters of what has synonyms, and how many files are left to others that
    /// are asked for.
    fn cluster(
        &self,
        named: &Named<'_>,
        (asked, in_titles): (&[u32], &[usize]),
        most: usize,
    ) -> (Vec<Vec<u32>>, usize) {
        let articles = self.articles();
        let sizes = named.sizes(&articles);
        let others: BTreeSet<&u32> = asked.iter().filter(|it| !sizes.contains_key(it)).collect();
        let others: f32 = others.iter().map(|it| articles[**it as usize]).sum();
        let all = NAMED * sizes.values().sum::<f32>();
        let share = others / f32::max(all + others, 1.0) * most as f32;
        let files = (share.round() as usize).min(most);
        let asked = named.asked(&sizes, in_titles);
        let clusters = clusters::of(&sizes, &asked, (most - files, LEAST_POSTINGS));
        (clusters, files)
    }

    fn number(&mut self, numbers: &[u32], phrases: BTreeMap<Vec<Form>, u32>) {
        let number = |it: &mut u32| *it = numbers[*it as usize];
        for item in &mut self.items {
            number(&mut item.form.group);
            for link in item.links.iter_mut().flatten() {
                match link {
                    Link::Group(group) => number(group),
                    Link::Form(form) => number(&mut form.group),
                }
            }
        }
        let phrases = phrases.into_iter().map(|(mut forms, mut phrase)| {
            forms.iter_mut().for_each(|it| number(&mut it.group));
            number(&mut phrase);
            (forms, phrase)
        });
        self.phrases = phrases.collect();
    }

    /// The groups that queries likely name.
    fn asked(&self, in_titles: &[usize], entries: usize) -> impl Iterator<Item = u32> {
        let least = 1 + in_titles.len() / GROUPS_A_TITLE;
        let is_asked = move |it: &&Item| {
            let in_titles = in_titles[it.form.group as usize];
            in_titles >= least
                || it.articles as usize > entries / OFTEN_SHARE
                || self.analyzer.is_function_word(&it.word)
        };
        let items = self.items.iter();
        items.filter(is_asked).map(|it| it.form.group)
    }

    /// In how many titles each group is.
    fn in_titles(&self, texts: &Texts, entries: &[Entry]) -> Vec<usize> {
        let group = |number| {
            let form = self.form(texts.as_word(number)?)?;
            Some(form.group as usize)
        };
        let numbers = 0..u32::try_from(texts.terms.len()).unwrap_or(u32::MAX);
        let groups: Vec<Option<usize>> = numbers.into_par_iter().map(group).collect();
        let mut counts = vec![0; self.groups as usize];
        for entry in entries {
            let numbers = entry.parts[0].iter();
            let mut own: Vec<usize> = numbers.filter_map(|it| groups[*it as usize]).collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|it| counts[it] += 1);
        }
        counts
    }

    /// About how many articles hold each group.
    fn articles(&self) -> Vec<f32> {
        let mut articles = vec![0.0; self.groups as usize];
        for item in self.items.iter().filter(|it| it.nature < Nature::Code) {
            articles[item.form.group as usize] += item.articles as f32;
        }
        articles
    }

    /// Whether the words of a group are mostly function words, and so many
    /// articles hold them that they tell little.
    fn are_grammar(&self, entries: usize) -> Vec<bool> {
        let common = (entries / COMMON_SHARE).max(COMMON_LEAST);
        let mut counts = vec![(0, 0); self.groups as usize];
        for item in &self.items {
            let (grammar, all) = &mut counts[item.form.group as usize];
            *all += item.articles;
            if self.analyzer.is_function_word(&item.word) {
                *grammar += item.articles;
            }
        }
        let counts = counts.iter();
        counts
            .map(|(grammar, all)| *all as usize > common && 2 * grammar >= *all)
            .collect()
    }
}
