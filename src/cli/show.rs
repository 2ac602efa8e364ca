//! `veiviser show`: one article, as readers or as authors see it.

use crate::Error;
use crate::cli::{Done, Global, io};
use crate::content;
use crate::model::{Content, Locale, Part, PartKind, Target, Version, each_link, plain_text};
use crate::render;
use crate::render::terminal::{Emphasis, Terminal};
use crate::text::Messages;
use clap::{Args, ValueEnum};
use std::fmt::Write;

/// Show an article
#[derive(Args, Debug)]
pub struct Show {
    /// The article's slug
    slug: String,
    /// The reader's locale
    #[arg(long, value_name = "LOCALE", value_parser = io::locale)]
    locale: Option<Locale>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// What can be printed of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The article, for reading
    Text,
    /// Its blocks with the numbers that all languages share, for authors of flows
    Blocks,
    /// What its front matter says, as it was understood
    FrontMatter,
    /// Its translation units
    Units,
}

impl Show {
    /// Runs the command.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        let loaded = content::load(&global.input())?;
        let Some(article) = loaded.kb.article(&self.slug) else {
            io::note(&format!("veiviser: there is no article {}", self.slug));
            return Ok(Done::Lacking);
        };
        let locale = self
            .locale
            .as_ref()
            .unwrap_or(&loaded.kb.settings.source_locale);
        let version = article.best_version(&loaded.kb.fallbacks(locale));
        io::print(&match self.format {
            Format::Text => text_of(version),
            Format::Blocks => blocks(version),
            Format::FrontMatter => format!("{:#?}\n", version.front_matter),
            Format::Units => units(version),
        })?;
        Ok(Done::Good)
    }
}

/// The article as a terminal shows it, with its links below.
fn text_of(version: &Version) -> String {
    let (messages, _) = Messages::new(&[]);
    let words = render::words(&messages, &version.locale);
    let link = |target: &Target| match target {
        Target::Url(address) => Some(address.to_string()),
        Target::Article(slug, _) => Some(format!("veiviser show {slug}")),
        _ => None,
    };
    let emphasis = if io::is_colourful() {
        Emphasis::Ansi
    } else {
        Emphasis::None
    };
    let terminal = Terminal {
        width: io::width(),
        emphasis,
        link: &link,
        words: &words,
    };
    let text = terminal.doc(&version.doc);
    let mut out = text.text;
    for (index, link) in text.links.iter().enumerate() {
        if index == 0 {
            out.push('\n');
        }
        writeln!(out, "[{}] {}", index + 1, link.href).expect("a String takes all");
    }
    out
}

fn blocks(version: &Version) -> String {
    let mut out = format!("{} ({})\n", version.title, version.locale);
    for part in version.doc.parts() {
        let shared = version.shared_number(part.number);
        let number = shared.map_or("-".to_owned(), |it| it.to_string());
        let under = match part.parent {
            Some(parent) => format!(" under {parent}"),
            None => String::new(),
        };
        writeln!(
            out,
            "{number:>4} {}{under}: {}",
            kind(part.kind),
            text(&part)
        )
        .expect("a String takes all");
    }
    out
}

fn kind(kind: PartKind) -> String {
    match kind {
        PartKind::Heading(level) => format!("heading {level}"),
        PartKind::Paragraph => "paragraph".to_owned(),
        PartKind::Image => "image".to_owned(),
        PartKind::Item { ordered: true } => "step".to_owned(),
        PartKind::Item { ordered: false } => "item".to_owned(),
        PartKind::Alert => "alert".to_owned(),
        PartKind::Code => "code".to_owned(),
        PartKind::Row => "row".to_owned(),
        PartKind::Html => "html".to_owned(),
        PartKind::Video => "video".to_owned(),
    }
}

fn text(part: &Part<'_>) -> String {
    let mut text = part.text().replace('\n', " ⏎ ");
    if let Content::Raw(_) = part.content {
        return text;
    }
    for inlines in part.inlines() {
        each_link(inlines, &mut |target, words| {
            write!(text, " [{}]({target:?})", plain_text(words)).expect("a String takes all");
        });
    }
    text
}

fn units(version: &Version) -> String {
    let mut out = String::new();
    for unit in &version.units {
        let block = unit.block.map_or("-".to_owned(), |it| it.to_string());
        writeln!(
            out,
            "{block:>4} {}\n     {}\n     {}",
            unit.id, unit.source, unit.target
        )
        .expect("a String takes all");
    }
    out
}
