//! What the index of one locale holds.

use crate::model::{Date, Locale, TranslationType};
use serde::{Deserialize, Serialize};
use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};

/// Raised when terms or files are made in another way.
pub(super) const FORMAT: u32 = 10;

/// The indexed parts of an article, in the order of the fields of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its title.
    Title,
    /// Its headings, and their anchors in the source language.
    Headings,
    /// Article numbers, keywords and tags.
    Ids,
    /// Its text.
    Body,
}

impl Part {
    /// All parts.
    pub const ALL: [Self; 4] = [Self::Title, Self::Headings, Self::Ids, Self::Body];

    /// The name that explanations use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Headings => "headings",
            Self::Ids => "ids",
            Self::Body => "body",
        }
    }
}

/// What a term is; the first letter of each term in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// A word as written.
    Word,
    /// What a word shares with its other forms.
    Stem,
    /// The stem of a part of a compound.
    Part,
    /// Two neighbouring characters.
    Bigram,
    /// A word or its stem without the marks that typists leave out.
    Folded,
    /// A code, whole.
    Code,
}

impl Kind {
    /// Whether a term of the index is of this kind.
    pub fn is_of(self, term: &str) -> bool {
        term.starts_with(self.letter())
    }

    const fn letter(self) -> char {
        match self {
            Self::Word => 'w',
            Self::Stem => 's',
            Self::Part => 'p',
            Self::Bigram => 'b',
            Self::Folded => 'f',
            Self::Code => 'c',
        }
    }

    /// The term as the index holds it.
    pub fn term(self, text: &str) -> String {
        let mut term = String::with_capacity(text.len() + 1);
        term.push(self.letter());
        term.push_str(text);
        term
    }

    /// What a term of this kind says; `None` for those of other kinds.
    pub fn text(self, term: &str) -> Option<&str> {
        term.strip_prefix(self.letter())
    }
}

/// The fields of an index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    pub indexed: [Field; 4],
    pub article: Field,
    pub record: Field,
}

/// The schema and its fields, the same in every locale.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let indexed = Part::ALL.map(|part| {
        let indexing = TextFieldIndexing::default()
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(false);
        let text = TextOptions::default().set_indexing_options(indexing);
        builder.add_text_field(part.as_str(), text)
    });
    let article = builder.add_u64_field("article", FAST);
    let record = builder.add_bytes_field("record", STORED);
    let fields = Fields {
        indexed,
        article,
        record,
    };
    (builder.build(), fields)
}

/// What a hit shows and is filtered by, kept beside the terms.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Record {
    #[serde(rename = "t")]
    pub title: String,
    #[serde(rename = "b")]
    pub text: String,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub machine: Option<bool>,
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub date: Option<(i16, u8, u8)>,
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<String>,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    #[serde(rename = "c", default, skip_serializing_if = "Vec::is_empty")]
    pub collection: Vec<String>,
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub reconstructed_from: Option<String>,
}

impl Record {
    pub fn date(&self) -> Option<Date> {
        let (year, month, day) = self.date?;
        Some(Date { year, month, day })
    }

    pub fn translation(&self) -> Option<TranslationType> {
        Some(if self.machine? {
            TranslationType::Machine
        } else {
            TranslationType::Human
        })
    }

    pub fn reconstructed_from(&self) -> Option<Locale> {
        Locale::parse(self.reconstructed_from.as_deref()?)
    }
}
