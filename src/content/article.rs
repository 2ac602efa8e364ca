//! One file to one version, and to the source version it may carry.

use crate::content::anchor;
use crate::content::fault::{Faults, Kind};
use crate::content::front_matter;
use crate::content::markdown::{self, Report};
use crate::content::side_by_side::{self, Text, Unit};
use crate::model::{
    Alignment, Diagnostic, Doc, FrontMatter, Inline, Locale, Media, Origin, Place, Severity,
    TranslationUnit, Version, plain_text,
};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// How large a Markdown file may be, in bytes.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// What a file gave.
#[derive(Debug)]
pub struct Parsed {
    /// The version.
    pub version: Version,
    /// The source version, in side-by-side form.
    pub source: Option<Version>,
    /// The images that its text holds.
    pub media: Vec<Media>,
    /// Whether the file has front matter.
    pub has_front_matter: bool,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// How the characters begin in UTF-8 that override the direction of writing.
const OVERRIDING: [u8; 2] = [0xe2, 0x80];

/// What is known of a file before it is read.
#[derive(Debug)]
pub struct Context<'a> {
    /// The file.
    pub path: &'a Arc<Path>,
    /// The locale of its folder.
    pub folder_locale: Option<&'a Locale>,
    /// The locale where neither the folder nor the front matter says one.
    pub default_locale: Option<&'a Locale>,
    /// The locale of source sentences.
    pub source_locale: &'a Locale,
    /// The title where there is no other: the name of the file.
    pub name: &'a str,
}

/// Parses a file's bytes.
pub fn parse(bytes: &[u8], context: &Context<'_>) -> Parsed {
    let (text, invalid) = decode(bytes);
    let mut faults = Faults::new(context.path.clone(), Arc::from(&*text));
    for (offset, message) in invalid {
        faults.push(
            (Severity::Error, "encoding"),
            offset,
            message,
            "save the file as UTF-8",
        );
    }
    if let Some(at) = overriding(&text) {
        let message = "a character that overrides the direction of writing; left out";
        let kind = (Severity::Warning, "bidi-override");
        faults.push(kind, at, message, "remove U+202D and U+202E");
    }
    let mut parsed = match side_by_side::split(&text) {
        None => parse_plain(&text, context, faults),
        Some(parts) => parse_side_by_side(parts, context, faults),
    };
    let path = context.path.as_os_str().as_encoded_bytes();
    let digest = digest(&[bytes, path]);
    for version in [Some(&mut parsed.version), parsed.source.as_mut()] {
        version.into_iter().for_each(|it| it.digest = digest);
    }
    parsed
}

/// Where a character overrides the direction of writing: U+202D or U+202E.
fn overriding(text: &str) -> Option<usize> {
    let mut begins = memchr::memmem::find_iter(text.as_bytes(), &OVERRIDING);
    begins.find(|at| matches!(text.as_bytes().get(at + 2), Some(0xad | 0xae)))
}

/// Hashes texts so that no two of them run into one another.
pub fn digest(texts: &[&[u8]]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text);
    }
    first_half(&hasher)
}

fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<(usize, &'static str)>) {
    let mut faults = Vec::new();
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        faults.push((0, "the file is UTF-16"));
        return (utf_16(bytes).into(), faults);
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        faults.push((error.valid_up_to(), "not valid UTF-8; shown as \u{fffd}"));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        faults.push((at, "a NUL byte; shown as \u{fffd}"));
    }
    (String::from_utf8_lossy(bytes), faults)
}

fn utf_16(bytes: &[u8]) -> String {
    let big = bytes[0] == 0xfe;
    let units = bytes[2..].chunks_exact(2).map(|it| {
        let pair = [it[0], it[1]];
        if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }
    });
    char::decode_utf16(units)
        .map(|it| it.unwrap_or('\u{fffd}'))
        .collect()
}

fn parse_plain(text: &str, context: &Context<'_>, mut faults: Faults) -> Parsed {
    let head = front_matter::parse(text, &mut faults);
    let doc = body(text, head.body, &mut faults);
    let has_front_matter = head.present;
    let version = version((head.front_matter, head.places), doc, context, &mut faults);
    finish(version, None, has_front_matter, faults)
}

fn parse_side_by_side(
    parts: side_by_side::SideBySide,
    context: &Context<'_>,
    mut faults: Faults,
) -> Parsed {
    for &offset in &parts.unclosed {
        let message = "a translation unit is never closed";
        faults.push(
            (Severity::Error, "unit-unclosed"),
            offset,
            message,
            "add the missing </span>",
        );
    }
    faults.offsets = parts.target.offsets;
    let head = front_matter::parse(&parts.target.text, &mut faults);
    let doc = body(&parts.target.text, head.body, &mut faults);
    let has_front_matter = head.present;
    let mut version = version((head.front_matter, head.places), doc, context, &mut faults);
    version.units = units(parts.units, &version.doc, &faults);
    let source = reconstruct(parts.source, &version, context, &faults);
    finish(version, Some(source), has_front_matter, faults)
}

/// Puts the source version together; its faults are those of the translation.
fn reconstruct(source: Text, target: &Version, context: &Context<'_>, faults: &Faults) -> Version {
    let mut own = Faults::new(faults.path().clone(), faults.text());
    own.offsets = source.offsets;
    let head = front_matter::parse(&source.text, &mut own);
    let doc = body(&source.text, head.body, &mut own);
    let title_is_translated = head.front_matter.title == target.front_matter.title;
    let mut version = Version {
        locale: context.source_locale.clone(),
        title: "".into(),
        front_matter: FrontMatter {
            locale: None,
            translation_type: None,
            ..head.front_matter
        },
        head_places: head.places,
        doc,
        units: Vec::new(),
        origin: Origin::Reconstructed(target.locale.clone()),
        path: context.path.clone(),
        file_name: None,
        alignment: Alignment::Same,
        digest: [0; 16],
    };
    drop_translated_descriptions(&mut version.doc, &target.doc);
    if title_is_translated {
        version.front_matter.title = None;
        version.front_matter.description = None;
    }
    version.title = title(&version.front_matter, &version.doc, context.name);
    version
}

/// Takes out the descriptions of pictures that are those of the translation: they are in
/// no unit, so nobody knows what they were made from.
fn drop_translated_descriptions(source: &mut Doc, target: &Doc) {
    let mut translated = BTreeSet::new();
    for part in target.parts() {
        for inlines in part.inlines() {
            each_image(inlines, &mut |alt| {
                translated.insert(alt);
            });
        }
    }
    if translated.is_empty() {
        return;
    }
    anchor::each_inlines(&mut source.blocks, &mut |inlines, _| {
        drop_descriptions(inlines, &translated);
    });
}

fn each_image<'d>(inlines: &'d [Inline], visit: &mut dyn FnMut(&'d str)) {
    for inline in inlines {
        match inline {
            Inline::Image { alt, .. } => visit(alt),
            Inline::Marked(_, inlines) | Inline::Link { inlines, .. } => {
                each_image(inlines, visit);
            }
            _ => {}
        }
    }
}

fn drop_descriptions(inlines: &mut [Inline], translated: &BTreeSet<&str>) {
    for inline in inlines {
        match inline {
            Inline::Image { alt, .. } if translated.contains(&**alt) => *alt = "".into(),
            Inline::Marked(_, inlines) | Inline::Link { inlines, .. } => {
                drop_descriptions(inlines, translated);
            }
            _ => {}
        }
    }
}

fn body(text: &str, start: usize, faults: &mut Faults) -> Doc {
    markdown::parse(&text[start..], &mut Body { start, faults })
}

/// The body of a file, as the Markdown parser reports to it.
struct Body<'f> {
    start: usize,
    faults: &'f mut Faults,
}

impl Report for Body<'_> {
    fn place(&self, offset: usize) -> Place {
        self.faults.place(self.start + offset)
    }

    fn fault(&mut self, kind: Kind, place: Place, say: (String, String)) {
        self.faults.push_at(kind, place, say);
    }
}

fn version(
    (front_matter, head_places): (FrontMatter, Vec<(Box<str>, Place)>),
    doc: Doc,
    context: &Context<'_>,
    faults: &mut Faults,
) -> Version {
    let said = front_matter.locale.clone();
    if let (Some(folder), Some(said)) = (context.folder_locale, &said)
        && folder.written_language() != said.written_language()
    {
        let message = format!("the folder says {folder}, the front matter {said}");
        faults.push(
            (Severity::Warning, "locale-differs"),
            0,
            &message,
            "the folder counts",
        );
    }
    let known = context
        .folder_locale
        .or(said.as_ref())
        .or(context.default_locale);
    if known.is_none() {
        let message = format!(
            "nothing says which language this is; taken for {}",
            context.source_locale
        );
        let hint =
            "put it into a folder such as nb-NO, say ms.contentlocale, or use --content-locale";
        faults.push((Severity::Warning, "no-locale"), 0, &message, hint);
    }
    Version {
        locale: known.unwrap_or(context.source_locale).clone(),
        title: title(&front_matter, &doc, context.name),
        front_matter,
        head_places,
        doc,
        units: Vec::new(),
        origin: Origin::File,
        path: context.path.clone(),
        file_name: None,
        alignment: Alignment::Same,
        digest: [0; 16],
    }
}

fn title(front_matter: &FrontMatter, doc: &Doc, name: &str) -> Box<str> {
    let heading = || {
        let text = plain_text(doc.heading()?);
        let text = text.trim();
        (!text.is_empty()).then(|| text.into())
    };
    front_matter
        .title
        .clone()
        .or_else(heading)
        .unwrap_or_else(|| name.into())
}

/// Finds the block of every unit: the last that begins before the unit ends.
fn units(units: Vec<Unit>, doc: &Doc, faults: &Faults) -> Vec<TranslationUnit> {
    let parts = doc.parts();
    let mut places: Vec<(Place, u32)> = parts.iter().map(|it| (it.place, it.number)).collect();
    places.sort_by_key(|(place, number)| (place.line, place.column, *number));
    let block_of = |offset: usize| {
        let place = faults.place(offset);
        let before = |it: &(Place, u32)| (it.0.line, it.0.column) <= (place.line, place.column);
        let index = places.partition_point(before).checked_sub(1)?;
        Some(places[index].1)
    };
    let numbered = units.into_iter().map(|it| TranslationUnit {
        block: block_of(it.offset),
        id: it.id,
        target: it.target,
        source: it.source,
    });
    numbered.collect()
}

fn finish(
    version: Version,
    source: Option<Version>,
    has_front_matter: bool,
    faults: Faults,
) -> Parsed {
    Parsed {
        version,
        source,
        media: Vec::new(),
        has_front_matter,
        diagnostics: faults.found,
    }
}

fn first_half(hasher: &blake3::Hasher) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    half
}
