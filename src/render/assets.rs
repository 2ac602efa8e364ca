//! Style sheet, script and icon: built in, replaceable file by file, and named
//! with their fingerprints, so that they may be kept forever.

use crate::model::{Colour, Settings};
use crate::render::shorten::shorten;
use crate::render::templates::FILES;
use include_dir::Dir;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The assets by their fingerprinted names.
#[derive(Default)]
pub(super) struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    names: BTreeMap<String, String>,
}

impl Assets {
    /// Takes the built-in assets and those of `files`, named
    /// `templates/assets/NAME`, which win.
    pub(super) fn new(files: &[(&str, &str)], settings: &Settings) -> Self {
        let mut plain: BTreeMap<&str, Cow<'_, str>> = BTreeMap::new();
        let folder = FILES.get_dir("assets");
        for file in folder.into_iter().flat_map(Dir::files) {
            let name = file.path().file_name().and_then(|it| it.to_str());
            if let (Some(name), Some(text)) = (name, file.contents_utf8()) {
                let text = match name.ends_with(".js") {
                    true => Cow::Owned(shorten(text)),
                    false => Cow::Borrowed(text),
                };
                plain.insert(name, text);
            }
        }
        for (name, text) in files {
            if let Some(name) = name.strip_prefix("templates/assets/") {
                plain.insert(name, Cow::Borrowed(text));
            }
        }
        let mut assets = Self::default();
        for (name, text) in plain {
            let mut bytes = text.into_owned().into_bytes();
            if name == "style.css" {
                bytes.extend_from_slice(colours(settings).as_bytes());
            }
            assets.add(name, bytes);
        }
        assets
    }

    /// Adds a file and answers its fingerprinted name: `style.5f3a….css`.
    pub(super) fn add(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let full = format!("{stem}.{}.{extension}", &hash.as_str()[..12]);
        self.files.insert(full.clone(), bytes);
        self.names.insert(name.to_owned(), full.clone());
        full
    }

    /// The fingerprinted name of an asset.
    pub(super) fn name<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// The bytes behind a fingerprinted name.
    pub(super) fn bytes(&self, full: &str) -> Option<&[u8]> {
        self.files.get(full).map(Vec::as_slice)
    }

    /// All fingerprinted names, sorted.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// The colours of the settings as properties of the style sheet.
fn colours(settings: &Settings) -> String {
    let mut css = String::new();
    // A colour of one scheme alone leaves the other, and paper, as they are.
    for (suffix, scheme) in [("", "light"), ("-dark", "dark")] {
        let mut rules = String::new();
        if let Some(accent) = settings.colours.get(&*format!("accent{suffix}")) {
            let on_accent = if accent.contrast(WHITE) >= accent.contrast(BLACK) {
                WHITE
            } else {
                BLACK
            };
            rules = format!(
                "--accent: {accent};\n--note: {accent};\n--on-accent: {on_accent};\n--accent-wash: color-mix(in srgb, {accent} 12%, var(--paper));\n"
            );
        }
        if let Some(hero) = settings.colours.get(&*format!("hero{suffix}")) {
            rules.push_str(&format!("--hero: {hero};\n"));
        }
        if !rules.is_empty() {
            css.push_str(&format!(
                "\n@media screen and (prefers-color-scheme: {scheme}) {{\n:root {{\n{rules}}}\n}}\n"
            ));
        }
    }
    css
}

const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);

/// The media type of a file, by its extension.
pub fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, it)| it);
    let known = MEDIA_TYPES.binary_search_by(|(it, _)| (*it).cmp(&extension.to_ascii_lowercase()));
    known.map_or("application/octet-stream", |index| MEDIA_TYPES[index].1)
}

/// Sorted by extension.
const MEDIA_TYPES: &[(&str, &str)] = &[
    ("avif", "image/avif"),
    ("css", "text/css; charset=utf-8"),
    ("gif", "image/gif"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("md", "text/markdown; charset=utf-8"),
    ("mp4", "video/mp4"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
];
