//! The address of everything that is served, and how addresses are written.
//!
//! A path names a file, so the same bytes work on a server, below any folder
//! and from `file://`.

use crate::model::{ChoiceId, Locale, QuestionId, Slug};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;
use std::fmt::Write;

/// An address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the sentence of a variant names its fields")]
pub enum Route {
    /// `index.html`: the choice of language.
    Start,
    /// `nb-NO/index.html`
    Home { locale: Locale },
    /// `nb-NO/articles.html`: all articles, A to Z.
    Articles { locale: Locale },
    /// `nb-NO/articles/SLUG.html`
    Article { locale: Locale, slug: Slug },
    /// `nb-NO/articles/SLUG.md`: a version as Markdown; fallbacks have none.
    Copy { locale: Locale, slug: Slug },
    /// `nb-NO/compare/SLUG.html`: a translation beside what it was made from.
    Sides { locale: Locale, slug: Slug },
    /// `nb-NO/search.html`
    Search { locale: Locale },
    /// `nb-NO/feed.xml`: the articles that changed last.
    Feed { locale: Locale },
    /// `nb-NO/troubleshoot/FLOW.html`, `nb-NO/troubleshoot/FLOW/CHOICE/CHOICE.html`;
    /// with answers given already to questions that are still to come,
    /// `…/CHOICE/QUESTION~CHOICE.html`; with a question to change,
    /// `…/CHOICE/change-QUESTION.html`.
    Flow {
        locale: Locale,
        flow: Box<str>,
        trail: Vec<ChoiceId>,
        kept: Vec<(QuestionId, ChoiceId)>,
        change: Option<QuestionId>,
    },
    /// `nb-NO/which/SLUG.html`: which of an article's alternatives fits.
    Which { locale: Locale, slug: Slug },
    /// `nb-NO/map/FLOW.html`: a whole troubleshooter on one page.
    Map { locale: Locale, flow: Box<str> },
    /// `nb-NO/404.html`
    NotFound { locale: Locale },
    /// `404.html`: for hosts that answer with it whatever does not exist. Links
    /// start at `base`, because it stands at any address.
    Lost { base: Box<str> },
    /// `assets/NAME`: style sheets and scripts, named with their fingerprints.
    Asset { name: Box<str> },
    /// `media/ADDRESS`: a file beside the articles.
    Media { address: Box<str> },
}

/// Characters that stand for themselves in a segment of an address.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~')
    .remove(b'!')
    .remove(b'(')
    .remove(b')')
    .remove(b'=')
    .remove(b',')
    .remove(b'+')
    .remove(b'@');
/// And in a path, where `/` parts segments.
const PATH: &AsciiSet = &SEGMENT.remove(b'/');

/// Stands before the name of a question to change.
const CHANGE: &str = "change-";
/// Stands between a question and an answer that was given to it already.
const KEPT: char = '~';

impl Route {
    /// The file's path below the site, in plain characters, `/` between folders.
    pub fn file(&self) -> String {
        match self {
            Self::Start => "index.html".to_owned(),
            Self::Home { locale } => [locale.as_str(), "/index.html"].concat(),
            Self::Articles { locale } => [locale.as_str(), "/articles.html"].concat(),
            Self::Article { locale, slug } => {
                let name = escape_file(slug.as_str());
                [locale.as_str(), "/articles/", &name, ".html"].concat()
            }
            Self::Copy { locale, slug } => {
                let name = escape_file(slug.as_str());
                [locale.as_str(), "/articles/", &name, ".md"].concat()
            }
            Self::Sides { locale, slug } => {
                format!("{locale}/compare/{}.html", escape_file(slug.as_str()))
            }
            Self::Search { locale } => [locale.as_str(), "/search.html"].concat(),
            Self::Feed { locale } => [locale.as_str(), "/feed.xml"].concat(),
            Self::Flow {
                locale,
                flow,
                trail,
                kept,
                change,
            } => {
                let name = escape_name(flow);
                let mut file = [locale.as_str(), "/troubleshoot/", &name].concat();
                for choice in trail {
                    file.push('/');
                    file.push_str(&escape_name(choice));
                }
                for (question, choice) in kept {
                    let (question, choice) = (escape_name(question), escape_name(choice));
                    write!(file, "/{question}{KEPT}{choice}").expect("a String takes all");
                }
                if let Some(question) = change {
                    write!(file, "/{CHANGE}{}", escape_name(question)).expect("a String takes all");
                }
                file + ".html"
            }
            Self::Which { locale, slug } => {
                format!("{locale}/which/{}.html", escape_file(slug.as_str()))
            }
            Self::Map { locale, flow } => format!("{locale}/map/{}.html", escape_name(flow)),
            Self::NotFound { locale } => format!("{locale}/404.html"),
            Self::Lost { .. } => "404.html".to_owned(),
            Self::Asset { name } => ["assets/", name].concat(),
            Self::Media { address } => format!("media/{}", escape_file(address)),
        }
    }

    /// The address below the site, percent-encoded, without a leading `/`.
    pub fn path(&self) -> String {
        encode(&self.file())
    }

    /// Reads a percent-encoded address with or without a leading `/`; a folder
    /// means its `index.html`. `None` where nothing has that form.
    pub fn parse(path: &str) -> Option<Self> {
        let decoded = percent_decode_str(path.trim_start_matches('/'))
            .decode_utf8()
            .ok()?;
        let file = if decoded.is_empty() || decoded.ends_with('/') {
            format!("{decoded}index.html")
        } else {
            decoded.into_owned()
        };
        let route = Self::parse_file(&file)?;
        (route.file() == file).then_some(route)
    }

    fn parse_file(file: &str) -> Option<Self> {
        if file == "index.html" {
            return Some(Self::Start);
        }
        let (first, rest) = file.split_once('/')?;
        match first {
            "assets" => return Some(Self::Asset { name: rest.into() }),
            "media" => {
                return Some(Self::Media {
                    address: unescape_file(rest)?.into(),
                });
            }
            _ => {}
        }
        let locale = Locale::parse(first)?;
        if let Some(copy) = rest.strip_suffix(".md") {
            let slug = unescape_file(copy.strip_prefix("articles/")?)?;
            let slug = Slug::new(slug);
            return Some(Self::Copy { locale, slug });
        }
        if rest == "feed.xml" {
            return Some(Self::Feed { locale });
        }
        let page = rest.strip_suffix(".html")?;
        match page {
            "index" => Some(Self::Home { locale }),
            "articles" => Some(Self::Articles { locale }),
            "search" => Some(Self::Search { locale }),
            "404" => Some(Self::NotFound { locale }),
            _ => {
                if let Some(slug) = page.strip_prefix("articles/") {
                    let slug = Slug::new(unescape_file(slug)?);
                    return Some(Self::Article { locale, slug });
                }
                if let Some(slug) = page.strip_prefix("compare/") {
                    let slug = Slug::new(unescape_file(slug)?);
                    return Some(Self::Sides { locale, slug });
                }
                if let Some(slug) = page.strip_prefix("which/") {
                    let slug = Slug::new(unescape_file(slug)?);
                    return Some(Self::Which { locale, slug });
                }
                if let Some(flow) = page.strip_prefix("map/") {
                    let flow = unescape_file(flow)?.into();
                    return Some(Self::Map { locale, flow });
                }
                Self::parse_flow(locale, page.strip_prefix("troubleshoot/")?)
            }
        }
    }

    fn parse_flow(locale: Locale, path: &str) -> Option<Self> {
        let mut names: Vec<&str> = path.split('/').collect();
        let flow = unescape_file(names.remove(0))?.into();
        let change = match names.pop_if(|it| it.starts_with(CHANGE)) {
            Some(name) => Some(unescape_file(&name[CHANGE.len()..])?.into()),
            None => None,
        };
        let first_kept = names.iter().position(|it| it.contains(KEPT));
        let kept = names.split_off(first_kept.unwrap_or(names.len()));
        let name = |it: &str| unescape_file(it).map(Into::into);
        let pair = |it: &str| {
            let (question, choice) = it.split_once(KEPT)?;
            Some((name(question)?, name(choice)?))
        };
        Some(Self::Flow {
            locale,
            flow,
            trail: names.into_iter().map(name).collect::<Option<_>>()?,
            kept: kept.into_iter().map(pair).collect::<Option<_>>()?,
            change,
        })
    }

    /// The locale of a page, where it has one.
    pub fn locale(&self) -> Option<&Locale> {
        match self {
            Self::Home { locale }
            | Self::Articles { locale }
            | Self::Article { locale, .. }
            | Self::Copy { locale, .. }
            | Self::Sides { locale, .. }
            | Self::Search { locale }
            | Self::Feed { locale }
            | Self::Flow { locale, .. }
            | Self::Which { locale, .. }
            | Self::Map { locale, .. }
            | Self::NotFound { locale } => Some(locale),
            Self::Start | Self::Lost { .. } | Self::Asset { .. } | Self::Media { .. } => None,
        }
    }

    /// The address of `to` as seen from this page: `../articles/x.html`.
    pub fn link_to(&self, to: &Self) -> String {
        if let Self::Lost { base } = self {
            return format!("{base}{}", to.path());
        }
        let (from, to) = (self.file(), to.file());
        let equal = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b);
        let equal = &from.as_bytes()[..equal.count()];
        let is_slash = |it: &u8| *it == b'/';
        let shared = equal.iter().rposition(is_slash).map_or(0, |it| it + 1);
        let up = from.bytes().skip(shared).filter(is_slash).count();
        let mut link = String::with_capacity(3 * up + to.len() - shared);
        (0..up).for_each(|_| link.push_str("../"));
        link.extend(utf8_percent_encode(&to[shared..], PATH));
        link
    }
}

fn encode(file: &str) -> String {
    utf8_percent_encode(file, PATH).to_string()
}

/// Makes a name that every file system takes: characters that Windows refuses
/// or nobody can see are written as `=` and their bytes in hexadecimal.
fn escape_file(name: &str) -> Cow<'_, str> {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || it == b'-' || it == b'_' || it == b'/';
    if name.bytes().all(is_plain) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    let last = name.chars().count().saturating_sub(1);
    for (index, c) in name.chars().enumerate() {
        let unseen = c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}');
        let refused = matches!(
            c,
            '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' | '=' | '%'
        );
        let at_edge = (index == 0 || index == last) && matches!(c, '.' | ' ');
        if unseen || refused || at_edge {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                write!(out, "={byte:02X}").expect("a String takes all");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Makes a name that is told from the marks of kept and changed answers.
fn escape_name(name: &str) -> Cow<'_, str> {
    let escaped = match escape_file(name) {
        escaped if escaped.contains(KEPT) => escaped.replace(KEPT, "=7E").into(),
        escaped => escaped,
    };
    match escaped.strip_prefix(CHANGE) {
        Some(rest) => format!("=63hange-{rest}").into(),
        None => escaped,
    }
}

fn unescape_file(name: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'=' {
            let hex = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(hex, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}
