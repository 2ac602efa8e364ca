//! A content root: which of its files are what.

use crate::Error;
use crate::content::article::{self, Context};
use crate::content::find::{self, Found, Source, Standing};
use crate::content::merge::ParsedFile;
use crate::content::{Input, TextFile, embedded, inline_media, link, picture, slug};
use crate::model::{Code, Diagnostic, Locale, Media, Settings, Severity, Slug, Span};
use rayon::prelude::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::string::FromUtf8Error;
use std::sync::Arc;

/// The folders of a root that hold what replaces bundled files.
const OVERRIDES: &[&str] = &["flows", "locales", "templates"];

/// How large an override may be, in bytes.
const MAX_OVERRIDE_BYTES: u64 = 4 * 1024 * 1024;

/// A content root.
#[derive(Debug)]
pub struct Root {
    /// Its path as it was named.
    pub shown: String,
    /// Its own locale, where it is the folder of one.
    locale: Option<Locale>,
    /// All its files, sorted by path.
    pub files: Vec<Found>,
    /// Those that are articles.
    pub articles: Vec<ArticleFile>,
    /// Those that articles show.
    media: Vec<Media>,
}

/// A file that is an article.
#[derive(Debug)]
pub struct ArticleFile {
    found: Found,
    standing: Standing,
    root: Arc<str>,
    slug: String,
    is_text: bool,
}

/// Opens the roots, or the bundled knowledge base where there are none.
pub fn open(input: &Input, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<Root>, Error> {
    let root = |shown: String, locale, files| Root {
        shown,
        locale,
        files,
        articles: Vec::new(),
        media: Vec::new(),
    };
    if input.roots.is_empty() {
        return Ok(vec![root(
            embedded::ROOT.to_owned(),
            None,
            embedded::find(),
        )]);
    }
    let mut roots = Vec::with_capacity(input.roots.len());
    for path in &input.roots {
        let files = find::find(path, diagnostics)?;
        let shown = path.to_string_lossy().into_owned();
        roots.push(root(shown, find::locale_of_root(path), files));
    }
    Ok(roots)
}

/// Reads the files that replace bundled ones; of two roots the first counts.
pub fn overrides(roots: &[Root], diagnostics: &mut Vec<Diagnostic>) -> Vec<TextFile> {
    let mut files: Vec<TextFile> = Vec::new();
    let found = roots.iter().flat_map(|it| &it.files);
    for file in found.filter(|it| matches!(it.source, Source::Disk(_))) {
        let folder = file.below_root.split('/').next().unwrap_or_default();
        let is_override = OVERRIDES.contains(&folder) && file.below_root.contains('/');
        if !is_override || files.iter().any(|it| it.name == file.below_root) {
            continue;
        }
        match override_of(file) {
            Ok(file) => files.push(file),
            Err(fault) => diagnostics.push(fault),
        }
    }
    files
}

/// Reads a file that replaces a bundled one. Assets may be pictures and fonts as well.
fn override_of(file: &Found) -> Result<TextFile, Diagnostic> {
    let (path, name) = (file.path.clone(), file.below_root.clone());
    let is_asset = name.starts_with("templates/assets/");
    let of = |text: String, bytes: Option<Vec<u8>>| TextFile {
        path,
        name,
        text,
        bytes: bytes.map(Vec::into_boxed_slice),
    };
    match text_or_bytes(file)? {
        Ok(text) => Ok(of(text, None)),
        Err(error) if is_asset => Ok(of(String::new(), Some(error.into_bytes()))),
        Err(error) => Err(no_text(file, &error)),
    }
}

/// Reads a file that is no article.
pub fn text(file: &Found) -> Result<String, Diagnostic> {
    text_or_bytes(file)?.map_err(|error| no_text(file, &error))
}

fn text_or_bytes(file: &Found) -> Result<Result<String, FromUtf8Error>, Diagnostic> {
    if file.size > MAX_OVERRIDE_BYTES {
        return Err(too_large(file, MAX_OVERRIDE_BYTES));
    }
    Ok(String::from_utf8(bytes(file)?.into_owned()))
}

fn no_text(file: &Found, error: &FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    whole(file, "encoding", format!("not valid UTF-8 at byte {at}"))
}

fn bytes(file: &Found) -> Result<std::borrow::Cow<'static, [u8]>, Diagnostic> {
    match &file.source {
        Source::Embedded(bytes) => Ok((*bytes).into()),
        Source::Disk(path) => fs::read(path)
            .map(Into::into)
            .map_err(|error| whole(file, "unreadable", error.to_string())),
    }
}

fn too_large(file: &Found, limit: u64) -> Diagnostic {
    let message = format!("{} bytes; at most {limit} are read", file.size);
    whole(file, "file-too-large", message)
}

fn whole(file: &Found, code: &'static str, message: String) -> Diagnostic {
    let hint = match code {
        "encoding" => "save the file as UTF-8",
        "file-too-large" => "split it",
        _ => "let the program read it, or take it away",
    };
    let hint = hint.to_owned();
    Diagnostic {
        span: Span::whole(file.path.clone()),
        code: Code(code),
        severity: Severity::Error,
        message,
        hint,
    }
}

/// Says that nothing was found that is an article.
pub fn no_articles(roots: &[Root]) -> Diagnostic {
    let shown: Vec<&str> = roots.iter().map(|it| it.shown.as_str()).collect();
    Diagnostic {
        span: Span::whole(Path::new(shown.first().copied().unwrap_or(embedded::ROOT))),
        code: Code("no-articles"),
        severity: Severity::Error,
        message: format!("no article in {}", shown.join(", ")),
        hint: "articles are .md files below folders such as nb-NO, or below a folder that --content-locale places".to_owned(),
    }
}

impl Root {
    /// Sorts the files out: articles, what they show, and the rest.
    pub fn sort_files(
        &mut self,
        settings: &Settings,
        dropped: &mut BTreeSet<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let standings: Vec<Standing> = self
            .files
            .par_iter()
            .map(|it| find::stand(&it.below_root, self.locale.as_ref()))
            .collect();
        let flat = standings.iter().all(|it| it.locale.is_none());
        let mut articles = Vec::new();
        let mut media = Vec::new();
        for (file, standing) in self.files.iter().zip(standings) {
            match kind(file, &standing, flat, settings) {
                Kind::Article { is_text } => articles.push((file, standing, is_text)),
                Kind::Media => media.push((file, standing)),
                Kind::Other => {}
            }
        }
        let common = common_folders(articles.iter().map(|(_, standing, _)| standing));
        for (file, standing, is_text) in articles {
            if file.size > article::MAX_BYTES {
                diagnostics.push(too_large(file, article::MAX_BYTES));
                continue;
            }
            let below = without_common(&standing, &common);
            let root = match standing.before.as_str() {
                "" => self.shown.clone(),
                before => format!("{}/{before}", self.shown),
            };
            let slug = slug_of(below);
            self.articles.push(ArticleFile {
                found: file.clone(),
                root: root.into(),
                slug,
                standing,
                is_text,
            });
        }
        for (file, standing) in media {
            let below = without_common(&standing, &common);
            let address = match &standing.locale {
                Some(locale) => format!("{locale}/{below}"),
                None => below.to_owned(),
            };
            self.media.push(Media {
                address: address.into(),
                path: disk_path(file),
                bytes: None,
                size: None,
            });
        }
        dropped.extend(common.into_values().flatten());
    }
}

fn disk_path(file: &Found) -> Arc<Path> {
    match &file.source {
        Source::Disk(path) => path.as_path().into(),
        Source::Embedded(_) => file.path.clone(),
    }
}

enum Kind {
    Article { is_text: bool },
    Media,
    Other,
}

fn kind(file: &Found, standing: &Standing, flat: bool, settings: &Settings) -> Kind {
    let lower = file.below_root.to_ascii_lowercase();
    let nested = file.below_root.contains('/');
    let first = file.below_root.split('/').next().unwrap_or_default();
    if nested && OVERRIDES.contains(&first) {
        return Kind::Other;
    }
    if link::is_image_file(&lower) {
        return Kind::Media;
    }
    if !flat && lower == "readme.md" {
        return Kind::Other;
    }
    let folders = standing
        .below
        .rsplit_once('/')
        .map_or("", |(folders, _)| folders);
    let excluded = |it: &str| {
        settings
            .not_articles
            .iter()
            .any(|name| name.eq_ignore_ascii_case(it))
    };
    if folders.split('/').any(excluded) {
        return Kind::Other;
    }
    if lower.ends_with(".md") || lower.ends_with(".markdown") {
        Kind::Article { is_text: false }
    } else if lower.ends_with(".txt") && flat && !nested {
        Kind::Article { is_text: true }
    } else {
        Kind::Other
    }
}

/// The one folder that all articles stand in, for each folder before the locales.
fn common_folders<'a>(
    standings: impl Iterator<Item = &'a Standing>,
) -> BTreeMap<String, Option<String>> {
    let mut common: BTreeMap<String, Option<String>> = BTreeMap::new();
    for standing in standings {
        let folder = match standing.locale {
            Some(_) => standing
                .below
                .split_once('/')
                .map(|(folder, _)| folder.to_owned()),
            None => None,
        };
        let entry = common
            .entry(standing.before.clone())
            .or_insert_with(|| folder.clone());
        if *entry != folder {
            *entry = None;
        }
    }
    common
}

fn without_common<'a>(
    standing: &'a Standing,
    common: &BTreeMap<String, Option<String>>,
) -> &'a str {
    let folder = common.get(&standing.before).and_then(Option::as_deref);
    let stripped = folder.and_then(|it| standing.below.strip_prefix(it)?.strip_prefix('/'));
    stripped.unwrap_or(&standing.below)
}

/// The path without its extension; `folder/index.md` is the folder's article.
fn slug_of(below: &str) -> String {
    let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
    match stem.rsplit_once('/') {
        Some((folder, "index" | "_index")) => folder.to_owned(),
        _ => stem.to_owned(),
    }
}

/// The files that articles may show, sorted by address, and the images they hold
/// in their own text; of two roots the first counts.
pub fn media(roots: &[Root], inline: Vec<Media>) -> Vec<Media> {
    let mut media: BTreeMap<Box<str>, Media> = BTreeMap::new();
    for it in roots.iter().flat_map(|it| &it.media).chain(&inline) {
        media
            .entry(it.address.clone())
            .or_insert_with(|| it.clone());
    }
    let mut media: Vec<Media> = media.into_values().collect();
    media
        .par_iter_mut()
        .for_each(|it| it.size = picture::size(it));
    media
}

impl ArticleFile {
    /// Reads and parses the file.
    pub fn parse(&self, settings: &Settings) -> (Option<ParsedFile>, Vec<Diagnostic>) {
        let bytes = match bytes(&self.found) {
            Ok(bytes) => bytes,
            Err(fault) => return (None, vec![fault]),
        };
        let name = self.slug.rsplit('/').next().unwrap_or(&self.slug);
        let parsed = article::parse(
            &bytes,
            &Context {
                path: &self.found.path,
                folder_locale: self.standing.locale.as_ref(),
                default_locale: settings.content_locale.as_ref(),
                source_locale: &settings.source_locale,
                name,
            },
        );
        if self.is_text && !parsed.has_front_matter {
            return (None, Vec::new());
        }
        if parsed.version.front_matter.draft {
            let note = Diagnostic {
                span: parsed.version.head_span("draft"),
                code: Code("draft"),
                severity: Severity::Note,
                message: "a draft; it is left out".to_owned(),
                hint: "take the key out when it is ready".to_owned(),
            };
            return (None, vec![note]);
        }
        let mut parsed = parsed;
        inline_media::take(&mut parsed);
        let mut notes = Vec::new();
        let head = &parsed.version.front_matter;
        if let Some((key, written)) = slug::refused(head) {
            notes.push(slug::no_name(&parsed.version, (key, written)));
        }
        let mut name = slug::named(&parsed.version.front_matter, &self.slug);
        if let Some(short) = slug::shortened(&name, &parsed.version.locale) {
            notes.push(slug::long_name(&parsed.version, &short));
            name = short;
        }
        if name != self.slug {
            let versions = [Some(&mut parsed.version), parsed.source.as_mut()];
            let versions = versions.into_iter().flatten();
            versions.for_each(|it| it.file_name = Some(self.slug.as_str().into()));
        }
        let file = ParsedFile {
            slug: Slug::new(name),
            root: self.root.clone(),
            parsed,
        };
        (Some(file), notes)
    }
}
