//! The static site: every [`Route`] as a file, published in one step.
//!
//! Entry point: [`build`]. The site is the web app, enumerated: each file holds
//! the bytes that the renderer makes for its address. What only a site has
//! (lists for programs, site maps, feeds) stands in [`extras`]. This module makes no
//! page of its own.

mod feed;
mod llms;
mod publish;
mod sitemap;

use crate::error::Error;
use crate::model::Route;
use crate::render::Renderer;
use publish::Stage;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

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
}

/// What was built.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The files that were written.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// The pages of each locale.
    pub pages: BTreeMap<String, usize>,
    /// The pages of troubleshooters in each locale.
    pub flow_pages: usize,
    /// The versions that search engines are asked not to list.
    pub unlisted: usize,
    /// All versions.
    pub versions: usize,
    /// Whether there are site maps: only a site that knows its address has them.
    pub has_site_map: bool,
}

/// Builds a site beside the old one and swaps the two. `progress` is told of
/// each file: how many are done, and how many there are.
pub fn build(
    renderer: &Renderer,
    options: &Options,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Report, Error> {
    let stage = Stage::open(&options.out, options.foreign)?;
    let routes = renderer.routes();
    let files: Vec<String> = routes.iter().map(Route::file).collect();
    let extras = extras(renderer);
    let folders: BTreeSet<&str> = files.iter().filter_map(|it| folder(it)).collect();
    for folder in folders {
        stage.create_folder(folder)?;
    }
    let (done, bytes) = (AtomicUsize::new(0), AtomicU64::new(0));
    let count = routes.len() + extras.len();
    let written = |size: usize| {
        bytes.fetch_add(size as u64, Ordering::Relaxed);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, count);
    };
    routes
        .par_iter()
        .zip(&files)
        .try_for_each(|(route, file)| -> Result<(), Error> {
            let page = renderer.page(route)?;
            let page = page.expect("every route of the renderer has a page");
            stage.write(file, &page.body)?;
            written(page.body.len());
            Ok(())
        })?;
    for (file, body) in &extras {
        stage.write(file, body)?;
        written(body.len());
    }
    stage.publish()?;
    let mut report = report(renderer, &routes);
    report.files = count;
    report.bytes = bytes.into_inner();
    Ok(report)
}

/// The files that only a site has, with their paths.
pub fn extras(renderer: &Renderer) -> Vec<(String, Vec<u8>)> {
    let mut files = llms::files(renderer);
    if let Some(url) = renderer.knowledge_base().settings.url.as_deref() {
        files.extend(sitemap::files(renderer, url));
        files.extend(feed::files(renderer, url));
    }
    files
}

fn folder(file: &str) -> Option<&str> {
    file.rsplit_once('/').map(|(folder, _)| folder)
}

fn report(renderer: &Renderer, routes: &[Route]) -> Report {
    let kb = renderer.knowledge_base();
    let mut report = Report {
        has_site_map: kb.settings.url.is_some(),
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
    for (_, version) in kb.versions() {
        report.versions += 1;
        report.unlisted += usize::from(version.front_matter.robots.no_index);
    }
    report
}
