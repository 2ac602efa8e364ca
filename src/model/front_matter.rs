//! What the head of an article says about it.

use crate::model::{Date, Locale, Place};
use std::collections::BTreeMap;

/// Typed front matter of the `ms.*` dialect and the common keys of other tools.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// `title`
    pub title: Option<Box<str>>,
    /// `description`
    pub description: Option<Box<str>>,
    /// `slug`: the name all translations share, where the file name differs.
    pub slug: Option<Box<str>>,
    /// `translationKey`: the same, as Hugo says it.
    pub translation_key: Option<Box<str>>,
    /// `aliases`: former addresses.
    pub aliases: Vec<Box<str>>,
    /// `ms.contentlocale`, `locale` or `lang`
    pub locale: Option<Locale>,
    /// `ms.audience` or `audience`
    pub audience: Vec<Box<str>>,
    /// `ms.service`
    pub service: Option<Box<str>>,
    /// `ms.collection`
    pub collection: Vec<Box<str>>,
    /// `ms.topic`
    pub topic: Option<Box<str>>,
    /// `tags`, `keywords`
    pub tags: Vec<Box<str>>,
    /// `ms.custom` and `ms.assetid`: article numbers and keywords, as written.
    pub ids: Vec<Box<str>>,
    /// `ROBOTS` or `robots`
    pub robots: Robots,
    /// `localization_priority`
    pub priority: Option<Box<str>>,
    /// `ms.date`, `lastmod` or `date`
    pub date: Option<Date>,
    /// `ms.lasthandoff`: when the source was last handed to translation.
    pub hand_off: Option<Date>,
    /// `ms.translationtype`
    pub translation_type: Option<TranslationType>,
    /// `ms.sourcegitcommit`: the source's commit that was translated.
    pub source_commit: Option<Box<str>>,
    /// `ms.openlocfilehash`: the hash of the source that was translated.
    pub source_hash: Option<Box<str>>,
    /// `draft`
    pub draft: bool,
    /// `weight`
    pub weight: Option<i64>,
    /// `troubleshoot`: cases for troubleshooters, and where each stands in the file.
    pub cases: Vec<(Value, Place)>,
    /// All other keys.
    pub other: BTreeMap<Box<str>, Value>,
}

impl FrontMatter {
    /// When the article changed, as far as it says: its own date, else the day on which
    /// its source was handed to translation.
    pub fn changed(&self) -> Option<Date> {
        self.date.or(self.hand_off)
    }
}

/// Front matter as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar, as written: `0123` stays `0123`.
    Scalar(Box<str>),
    /// A list.
    List(Vec<Value>),
    /// A mapping in the order of the file.
    Map(Vec<(Box<str>, Value)>),
}

/// Whether search engines may list an article or follow its links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Robots {
    /// `NOINDEX`
    pub no_index: bool,
    /// `NOFOLLOW`
    pub no_follow: bool,
}

/// Who translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TranslationType {
    /// `HT`
    Human,
    /// `MT`
    Machine,
}

impl TranslationType {
    /// The word that facets and views use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Machine => "machine",
        }
    }
}

/// A name as messages and anchors hold it: `Office 365` as `office-365`.
pub fn name_id(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    words.join("-")
}
