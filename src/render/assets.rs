//! Style sheet, script and icon: built in, replaceable file by file, and named
//! with their fingerprints, so that they may be kept forever.

use crate::model::{Colour, Settings};
use crate::render::shorten::shorten;
use crate::render::templates::FILES;
use include_dir::Dir;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The style sheet of every page.
const MAIN: &str = "style.css";

/// The assets by their fingerprinted names.
#[derive(Default)]
pub(super) struct Assets {
    files: BTreeMap<String, Vec<u8>>,
    names: BTreeMap<String, String>,
}

impl Assets {
    /// Takes the built-in assets and those of `files`, named
    /// `templates/assets/NAME`, which win.
    pub(super) fn new(files: &[(&str, &[u8])], settings: &Settings) -> Self {
        let mut plain: BTreeMap<&str, Cow<'_, [u8]>> = BTreeMap::new();
        let folder = FILES.get_dir("assets");
        for file in folder.into_iter().flat_map(Dir::files) {
            let name = file.path().file_name().and_then(|it| it.to_str());
            if let (Some(name), Some(text)) = (name, file.contents_utf8()) {
                let bytes = match name.ends_with(".js") {
                    true => Cow::Owned(shorten(text).into_bytes()),
                    false => Cow::Borrowed(text.as_bytes()),
                };
                plain.insert(name, bytes);
            }
        }
        for (name, bytes) in files {
            if let Some(name) = name.strip_prefix("templates/assets/") {
                plain.insert(name, Cow::Borrowed(bytes));
            }
        }
        let is_sheet = |name: &str| name.ends_with(".css");
        let (mut sheets, others): (Vec<_>, Vec<_>) = plain
            .into_iter()
            .map(|(name, bytes)| (name, bytes.into_owned()))
            .partition(|(name, _)| is_sheet(name));
        let mut assets = Self::default();
        for (name, bytes) in others {
            assets.add(name, bytes);
        }
        while !sheets.is_empty() {
            let (name, bytes) = sheets.remove(next(&sheets));
            let mut bytes = assets.linked(bytes);
            if name == MAIN {
                bytes.extend_from_slice(colours(settings).as_bytes());
            }
            assets.add(name, bytes);
        }
        assets
    }

    /// A style sheet that names assets as they are published.
    fn linked(&self, css: Vec<u8>) -> Vec<u8> {
        let Ok(text) = str::from_utf8(&css) else {
            return css;
        };
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = ["url(", "@import"]
            .iter()
            .filter_map(|it| rest.find(it))
            .min()
        {
            let skipped = match rest[at..].starts_with("url(") {
                true => "url(".len(),
                false => "@import".len(),
            };
            let (before, after) = rest.split_at(at + skipped);
            out.push_str(before);
            if after.trim_start().starts_with("url(") {
                rest = after;
                continue;
            }
            let name = after.trim_start().trim_start_matches(['"', '\'']);
            out.push_str(&after[..after.len() - name.len()]);
            let end = name.find(['"', '\'', ')', '?', '#', ';', ' ']);
            let (name, after) = name.split_at(end.unwrap_or(name.len()));
            let known = self.names.get(name.strip_prefix("./").unwrap_or(name));
            out.push_str(known.map_or(name, String::as_str));
            rest = after;
        }
        out.push_str(rest);
        out.into_bytes()
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

/// The first style sheet that names none of the others, whose fingerprints it would need.
fn next(sheets: &[(&str, Vec<u8>)]) -> usize {
    let names = |sheet: &[u8], other: &str| memchr::memmem::find(sheet, other.as_bytes()).is_some();
    let is_free = |(own, sheet): &(&str, Vec<u8>)| {
        let mut others = sheets.iter().filter(|(other, _)| other != own);
        !others.any(|(other, _)| names(sheet, other))
    };
    sheets.iter().position(is_free).unwrap_or(0)
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
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain; charset=utf-8"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
];
