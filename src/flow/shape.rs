//! What the versions of an article together say of its blocks: how many of them begin
//! with a condition, name a symptom, say what their steps are for.
//!
//! Entry point: [`shapes`]. Knows nothing of flows.

use crate::flow::finder::words;
use crate::flow::line::Line;
use crate::flow::reading::own_words;
use crate::flow::sentence::first_sentence;
use crate::model::{Article, Content, Inline, Mark, Part, PartKind, plain_text};
use std::collections::BTreeMap;

/// The fewest bytes of a label that is a part of a sentence, or words in bold.
pub(super) const BEGINNING: usize = 9;
/// The most characters of a line that heads remarks and no steps: "Notes:".
const NOTE: usize = 16;

/// A block as the versions together have it.
pub(super) struct Shape {
    pub(super) kind: PartKind,
    pub(super) parent: Option<u32>,
    /// How many versions say something, and of those that can tell conditions from
    /// purposes how many call it what.
    pub(super) read: usize,
    pub(super) aims: usize,
    pub(super) asked: usize,
    pub(super) conditions: usize,
    pub(super) ifs: usize,
    pub(super) wishes: usize,
    pub(super) symptoms: usize,
    pub(super) complaints: usize,
    pub(super) troubles: usize,
    pub(super) phases: usize,
    /// In how many it ends in a colon, or is a short line that heads remarks.
    pub(super) lead_ins: usize,
    pub(super) notes: usize,
}

/// The blocks of an article by number, and those below each.
pub(super) type Shapes = BTreeMap<u32, Shape>;
pub(super) type Below = BTreeMap<Option<u32>, Vec<u32>>;

impl Shape {
    pub(super) fn new(kind: PartKind) -> Self {
        Self {
            kind,
            parent: None,
            read: 0,
            aims: 0,
            asked: 0,
            conditions: 0,
            ifs: 0,
            wishes: 0,
            symptoms: 0,
            complaints: 0,
            troubles: 0,
            phases: 0,
            lead_ins: 0,
            notes: 0,
        }
    }

    pub(super) fn add(&mut self, part: &Part<'_>, language: &str) {
        // No such block is an alternative, and none has others below.
        if matches!(self.kind, PartKind::Row | PartKind::Code | PartKind::Image) {
            return;
        }
        let Some(words) = words(language) else {
            return;
        };
        let text = part.text();
        let first = first_sentence(&text);
        let line = Line::begun(words, &text, first.0);
        self.read += 1;
        self.wishes += usize::from(line.is_wish);
        self.aims += usize::from(line.is_aim);
        let leads_in = self.kind == PartKind::Paragraph && text.trim_end().ends_with([':', '：']);
        self.lead_ins += usize::from(leads_in);
        let is_short = text.trim().chars().count() <= NOTE;
        self.notes += usize::from(is_short && line.is_phase);
        let said_first = said_first(part, first);
        let complains = said_first
            .and_then(|it| Line::read(language, &it))
            .is_some_and(|it| it.is_symptom && !it.is_phase);
        self.complaints += usize::from(complains);
        if let Some(condition) = line.is_condition {
            self.asked += 1;
            self.conditions += usize::from(condition);
            self.ifs += usize::from(condition && !line.is_when);
            self.symptoms += usize::from(line.is_symptom);
            self.troubles += usize::from(line.is_trouble);
            self.phases += usize::from(line.is_phase);
        }
    }

    /// Whether it tells by itself whom it is for: by a condition, or by a symptom or a
    /// question that its other words answer.
    pub(super) fn is_alternative(&self) -> bool {
        let complains = is_most(self.complaints, self.read) && !is_ordered(self.kind);
        self.is_condition() || complains
    }

    pub(super) fn is_condition(&self) -> bool {
        is_most(self.conditions, self.asked)
    }

    pub(super) fn is_aim(&self) -> bool {
        is_most(self.aims, self.read)
    }

    pub(super) fn whens(&self) -> usize {
        self.conditions - self.ifs
    }

    pub(super) fn is_line(&self) -> bool {
        matches!(self.kind, PartKind::Heading(_) | PartKind::Paragraph)
    }

    pub(super) fn is_phase(&self) -> bool {
        is_most(self.phases, self.asked)
    }

    pub(super) fn leads_in(&self) -> bool {
        is_most(self.lead_ins, self.read)
    }
}

/// The words in bold, or the question, that a block begins with and goes on from. Of its
/// text the first sentence is given, and whether others follow.
pub(super) fn said_first(part: &Part<'_>, (first, goes_on): (&str, bool)) -> Option<String> {
    if let Content::Inlines([Inline::Marked(Mark::Strong, bold), rest @ ..]) = part.content {
        let goes_on = plain_text(rest).chars().any(char::is_alphanumeric);
        let bold = plain_text(bold);
        return (goes_on && bold.len() >= BEGINNING).then_some(bold);
    }
    let asked = first.strip_suffix(['?', '？', '؟']).filter(|_| goes_on)?;
    // The title of another article may ask; the sentence around it does not.
    let own = own_words(part);
    own.trim_start().starts_with(first).then_some(())?;
    let is_asked = asked.ends_with(|c: char| c.is_alphanumeric() || is_closing(c));
    is_asked.then(|| first.to_owned())
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | '」' | ')' | '）' | '\u{a0}')
}

pub(super) fn is_ordered(kind: PartKind) -> bool {
    kind == (PartKind::Item { ordered: true })
}

pub(super) fn is_most(votes: usize, of: usize) -> bool {
    votes > 0 && votes * 2 >= of
}

/// The blocks of an article with the votes of its versions.
pub(super) fn shapes(article: &Article) -> Shapes {
    let mut shapes: Shapes = BTreeMap::new();
    for version in &article.versions {
        let language = version.locale.written_language();
        for part in version.doc.parts() {
            let Some(number) = version.shared_number(part.number) else {
                continue;
            };
            let parent = part.parent.and_then(|it| version.shared_number(it));
            let shape = shapes
                .entry(number)
                .or_insert_with(|| Shape::new(part.kind));
            shape.parent = shape.parent.max(parent.filter(|it| *it < number));
            shape.add(&part, language);
        }
    }
    shapes
}
