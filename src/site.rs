//! The static site: every [`Route`] as a file, published in one step.
//!
//! Entry point: [`build`]. The site is the web app, enumerated: each file holds
//! the bytes that the renderer makes for its address. What only a site has
//! (lists for programs, site maps) stands in [`extras`]. This module makes no
//! page of its own.

mod compress;
mod llms;
mod manifest;
mod publish;
mod redirect;
mod sitemap;
mod write;

use crate::error::Error;
use crate::model::{RobotsPolicy, Route};
use crate::render::{Key, Renderer};
pub use compress::Compression;
pub use redirect::Host;

use manifest::Manifest;
use publish::Stage;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use write::{Writer, Written};

/// What becomes of an output folder that holds something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// It is left alone, and the build is refused.
    Refuse,
    /// It is replaced.
    Replace,
}

/// Where and how a site is built.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder, which need not exist.
    pub out: PathBuf,
    /// What becomes of a folder there that is no site of ours.
    pub foreign: Foreign,
    /// What the build before left for this one; `None` makes every file anew.
    pub memory: Option<Memory>,
    /// The hosts that are told of former addresses in files of their own.
    pub redirects: Vec<Host>,
    /// The forms in which files are written as well.
    pub compress: Vec<Compression>,
}

/// What one build leaves for the next, so that only what changed is made anew.
#[derive(Clone, Debug)]
pub struct Memory {
    /// The file that says what was written.
    pub file: PathBuf,
    /// Stands for all that pages are made of and the renderer cannot see: the
    /// program, its settings, templates and messages.
    pub base: Key,
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// How many of them are those of the site before, and were not made anew.
    pub kept: usize,
    /// The pages of each locale.
    pub pages: BTreeMap<String, usize>,
    /// The pages of troubleshooters in each locale.
    pub flow_pages: usize,
    /// The versions that search engines are asked not to list, by the authors.
    pub unlisted: usize,
    /// Those of which the settings ask it.
    pub unlisted_by_settings: usize,
    /// All versions.
    pub versions: usize,
    /// The path that the site stands below, where it knows its address: only then does it
    /// have site maps and feeds.
    pub base: Option<Box<str>>,
    /// Why the next build makes every file anew: this one could not keep what it made.
    pub unkept: Option<String>,
}

/// Builds a site beside the old one and swaps the two. `progress` is told of
/// each file: how many are done, and how many there are.
pub fn build(
    renderer: &Renderer,
    options: &Options,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Report, Error> {
    let kept = &renderer.knowledge_base().roots;
    let stage = Stage::open(&options.out, options.foreign, kept)?;
    let extras = extras(renderer, &options.redirects)?;
    let writer = Writer::new(&stage, renderer, options);
    let (done, count) = (AtomicUsize::new(0), AtomicUsize::new(extras.len()));
    let step = |files: Vec<Written>| {
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        progress(done, count.load(Ordering::Relaxed));
        files
    };
    let pages = |routes: Vec<Route>| {
        count.fetch_add(routes.len(), Ordering::Relaxed);
        writer.folders(routes.iter().map(Route::file))?;
        let written = routes.par_iter().map(|it| writer.page(it).map(step));
        Ok((written.collect::<Result<Vec<_>, Error>>()?, routes))
    };
    // An index is long made by one core; the others make pages meanwhile.
    let (search, others) = rayon::join(
        || {
            let shelves = renderer.store_shelves(&writer)?;
            Ok((shelves, pages(renderer.search_routes())?))
        },
        || pages(renderer.other_routes()),
    );
    let (shelves, (mut written, mut routes)) = search?;
    let (others, other_routes) = others?;
    written.extend(others);
    written.extend(shelves);
    routes.extend(other_routes);
    writer.folders(extras.iter().map(|it| it.0.clone()))?;
    let extras = extras.par_iter();
    let extras = extras.map(|(file, body)| writer.bytes(file, body).map(step));
    written.extend(extras.collect::<Result<Vec<_>, Error>>()?);
    let written: Vec<Written> = written.into_iter().flatten().collect();
    let mut report = report(renderer, &routes);
    report.files = written.len();
    report.bytes = written.iter().map(|it| it.entry.size).sum();
    report.kept = written.iter().filter(|it| it.is_kept).count();
    drop(writer);
    stage.publish()?;
    if let Some(memory) = &options.memory {
        let files: Vec<_> = written.into_iter().map(|it| (it.file, it.entry)).collect();
        let kept = Manifest::write(&memory.file, &files);
        report.unkept = kept.err().map(|it| it.to_string());
    }
    Ok(report)
}

/// The files that only a site has, with their paths.
pub fn extras(renderer: &Renderer, hosts: &[Host]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut files = llms::files(renderer);
    if let Some(url) = renderer.knowledge_base().settings.url.as_deref() {
        files.extend(sitemap::files(renderer, url));
    }
    files.push(("404.html".to_owned(), renderer.lost()?.body));
    for locale in renderer.locales() {
        let route = Route::NotFound {
            locale: locale.clone(),
        };
        files.push((route.file(), renderer.lost_in(locale)?.body));
    }
    files.extend(redirect::pages(renderer)?);
    files.extend(redirect::files(renderer, hosts));
    Ok(files)
}

fn report(renderer: &Renderer, routes: &[Route]) -> Report {
    let kb = renderer.knowledge_base();
    let mut report = Report {
        base: (kb.settings.url.as_ref()).map(|_| kb.settings.base_path()),
        ..Report::default()
    };
    let locales = renderer.locales().len().max(1);
    for route in routes {
        if let Some(locale) = route.locale() {
            *report.pages.entry(locale.to_string()).or_default() += 1;
        }
        report.flow_pages += usize::from(matches!(route, Route::Flow { .. }));
    }
    report.flow_pages /= locales;
    for (article, version) in kb.versions() {
        let is_unlisted = usize::from(version.front_matter.robots.no_index);
        report.versions += 1;
        match kb.settings.robots(article.slug.as_str()) {
            RobotsPolicy::NoIndex => report.unlisted_by_settings += is_unlisted,
            _ => report.unlisted += is_unlisted,
        }
    }
    report
}
