//! The site: the same bytes as the web app, whole, and put in place in one step.

use crate::app::{app, get, renderer};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use veiviser::Error;
use veiviser::model::Route;
use veiviser::render::Renderer;
use veiviser::site::{self, Foreign, Options, Report};

/// What the web app has and a site cannot: results of searches, the language
/// that a browser asks for, and the way from old addresses.
const LIVE_ONLY: &[&str] = &[
    "/",
    "/en-US/search.html?q=paper",
    "/no/index.html",
    "/en-US/troubleshoot/printer/gone.html",
];

/// The mark by which a site of ours is known.
const MARK: &str = ".veiviser-site";

fn build(renderer: &Renderer, out: &Path, foreign: Foreign) -> Result<Report, Error> {
    let out = out.to_owned();
    let options = Options {
        out,
        foreign,
        memory: None,
        redirects: Vec::new(),
        compress: Vec::new(),
    };
    site::build(renderer, &options, &|_, _| {})
}

fn built() -> (TempDir, PathBuf, Renderer) {
    let folder = tempfile::tempdir().expect("there is room");
    let out = folder.path().join("site");
    let renderer = renderer();
    build(&renderer, &out, Foreign::Refuse).expect("it builds");
    (folder, out, renderer)
}

pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("it is a folder") {
            let path = entry.expect("it can be read").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("it is below");
            let name = name.to_str().expect("names are UTF-8").replace('\\', "/");
            files.insert(name, fs::read(&path).expect("it can be read"));
        }
    }
    files
}

#[test]
fn every_file_is_what_the_web_app_answers() {
    let (_folder, out, renderer) = built();
    let (router, app) = app();
    let mut files = files_below(&out);
    files.remove(MARK).expect("a site is marked");
    for (name, body) in site::extras(&renderer, &[]).expect("they are made") {
        assert_eq!(files.remove(&name), Some(body), "{name}");
    }
    for route in app.renderer().routes() {
        let reply = get(&router, &format!("/{}", route.path()));
        assert_eq!(reply.status, 200, "{route:?}");
        let file = files.remove(&route.file());
        assert!(file.is_some_and(|it| it == reply.body), "{route:?} differs");
        assert_eq!(Route::parse(&route.path()), Some(route));
    }
    assert_eq!(files.keys().collect::<Vec<_>>(), Vec::<&String>::new());
    for path in LIVE_ONLY {
        let status = get(&router, path).status;
        assert!(status == 200 || status == 302, "{path}: {status}");
    }
}

/// The values of an attribute in a page.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let parts = page.split(&start).skip(1);
    parts.filter_map(|it| it.split('"').next()).collect()
}

fn resolve(from: &str, link: &str) -> String {
    let whole = link.strip_prefix("/print/");
    let (from, link) = whole.map_or((from, link), |it| ("", it));
    let mut names: Vec<&str> = from.split('/').collect();
    names.pop();
    for name in link.split('/') {
        match name {
            ".." => drop(names.pop().expect("no link leaves the site")),
            name => names.push(name),
        }
    }
    let path = names.join("/");
    percent_encoding::percent_decode_str(&path)
        .decode_utf8()
        .expect("addresses are UTF-8")
        .into_owned()
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let (_folder, out, _) = built();
    assert!(links_that_lead_somewhere(&out) > 1000, "links were found");
}

/// Goes through all links of a site; gives their number.
pub fn links_that_lead_somewhere(out: &Path) -> usize {
    let files = files_below(out);
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    let mut links = 0;
    for (name, body) in pages {
        let page = std::str::from_utf8(body).expect("pages are UTF-8");
        let ids = attributes(page, "id");
        let unique: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{name}: an id stands twice");
        let own = attributes(page, "href").into_iter();
        for link in own.chain(attributes(page, "src")) {
            if link.contains(':') {
                continue;
            }
            links += 1;
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let path = path.split_once('?').map_or(path, |(path, _)| path);
            let target = if path.is_empty() {
                name.clone()
            } else {
                resolve(name, path)
            };
            let body = files.get(&target);
            let body = body.unwrap_or_else(|| panic!("{name}: {link} leads nowhere"));
            if !anchor.is_empty() {
                let text = std::str::from_utf8(body).expect("pages are UTF-8");
                let is_there = attributes(text, "id").contains(&anchor);
                assert!(is_there, "{name}: {link} names no place");
            }
        }
    }
    links
}

#[test]
fn translations_name_each_other_and_fallbacks_name_their_source() {
    let (_folder, out, renderer) = built();
    let base = "https://help.example.com/print/";
    let files = files_below(&out);
    let alternates = |name: &str| -> BTreeSet<String> {
        let page = String::from_utf8_lossy(&files[name]).into_owned();
        let links = page
            .lines()
            .filter(|it| it.contains("hreflang") && it.starts_with("<link"));
        let hrefs = links.flat_map(|it| {
            attributes(it, "href")
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        hrefs.map(|it| it.replace(base, "")).collect()
    };
    for route in renderer.routes() {
        let name = route.file();
        if !name.ends_with(".html") {
            continue;
        }
        let own = alternates(&name);
        for other in &own {
            assert_eq!(alternates(other), own, "{name} and {other}");
        }
        assert!(own.is_empty() || own.contains(&name), "{name}");
    }
    let fallback = String::from_utf8_lossy(&files["ja-JP/articles/printer-offline.html"]);
    assert!(fallback.contains("<html lang=\"ja-JP\" dir=\"ltr\">"));
    assert!(fallback.contains("<article lang=\"en-US\" dir=\"ltr\">"));
    let canonical = format!("rel=\"canonical\" href=\"{base}en-US/articles/printer-offline.html\"");
    assert!(fallback.contains(&canonical));
    assert!(!fallback.contains("hreflang=\"ja-JP\" href=\"https"));
    assert!(fallback.contains("この記事の日本語版はまだありません"));
    let original = "<a href=\"../../en-US/articles/printer-offline.html\">原文を読む</a>";
    assert!(fallback.contains(original), "{fallback}");
    let map = String::from_utf8_lossy(&files["sitemap-ja-JP.xml"]);
    assert!(map.contains("ja-JP/articles/paper-jam.html"));
    assert!(!map.contains("ja-JP/articles/printer-offline.html"));
    let hidden = String::from_utf8_lossy(&files["en-US/articles/it's out of ink.html"]);
    assert!(hidden.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"));
    let map = String::from_utf8_lossy(&files["sitemap-en-US.xml"]);
    assert!(map.contains("en-US/articles/no-head.html"));
    assert!(!map.contains("ink.html"));
}

#[test]
fn right_to_left_pages_run_right_to_left() {
    let (_folder, out, _) = built();
    let files = files_below(&out);
    let page = String::from_utf8_lossy(&files["ar-SA/articles/paper-jam.html"]);
    assert!(page.contains("<html lang=\"ar-SA\" dir=\"rtl\">"));
    assert!(page.contains("<article lang=\"ar-SA\" dir=\"rtl\">"));
    let fallback = String::from_utf8_lossy(&files["ar-SA/articles/printer-offline.html"]);
    assert!(fallback.contains("<html lang=\"ar-SA\" dir=\"rtl\">"));
    assert!(fallback.contains("<article lang=\"en-US\" dir=\"ltr\">"));
}

#[test]
fn nothing_runs_inside_a_page() {
    let (_folder, out, _) = built();
    for (name, body) in files_below(&out) {
        let page = String::from_utf8_lossy(&body).to_lowercase();
        if !name.ends_with(".html") {
            continue;
        }
        assert!(!page.contains("<style"), "{name}");
        assert!(!page.contains(" style="), "{name}");
        assert!(!page.contains(" onclick"), "{name}");
        for script in page.split("<script").skip(1) {
            let is_file = script.starts_with(" src=\"");
            let is_data = script.starts_with(" type=\"application/ld+json\"");
            assert!(is_file || is_data, "{name}");
        }
        assert!(
            !page.contains("<as admin>"),
            "{name}: code was taken for HTML"
        );
        assert!(
            !page.contains("<printer>"),
            "{name}: words were taken for HTML"
        );
    }
}

#[test]
fn two_builds_are_the_same_bytes_whatever_the_threads() {
    let folder = tempfile::tempdir().expect("there is room");
    let one = folder.path().join("one");
    let many = folder.path().join("many");
    let on_threads = |count: usize, out: &Path| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
        let pool = pool.expect("threads can be had");
        pool.install(|| build(&renderer(), out, Foreign::Refuse).expect("it builds"))
    };
    assert_eq!(on_threads(1, &one), on_threads(7, &many));
    assert!(files_below(&one) == files_below(&many));
}

#[test]
fn a_new_site_replaces_the_old_and_leaves_nothing_beside_it() {
    let (folder, out, renderer) = built();
    fs::write(out.join("stale.html"), "old").expect("it is writable");
    build(&renderer, &out, Foreign::Refuse).expect("it builds again");
    assert!(!out.join("stale.html").exists());
    let beside: Vec<_> = fs::read_dir(folder.path()).expect("it is there").collect();
    assert_eq!(beside.len(), 1, "{beside:?}");
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let folder = tempfile::tempdir().expect("there is room");
    let out = folder.path().join("photos");
    fs::create_dir(&out).expect("it is writable");
    fs::write(out.join("cat.jpg"), "cat").expect("it is writable");
    let refused = build(&renderer(), &out, Foreign::Refuse);
    assert!(matches!(refused, Err(Error::Usage(_))), "{refused:?}");
    assert!(out.join("cat.jpg").exists());
    build(&renderer(), &out, Foreign::Replace).expect("it was asked for");
    assert!(!out.join("cat.jpg").exists());
    let file = folder.path().join("file");
    fs::write(&file, "text").expect("it is writable");
    let refused = build(&renderer(), &file, Foreign::Replace);
    assert!(matches!(refused, Err(Error::Usage(_))), "{refused:?}");
    assert_eq!(fs::read(&file).expect("it is there"), b"text");
}

#[test]
fn a_faulty_template_leaves_the_old_site_and_names_the_line() {
    let kb = || veiviser::model::KnowledgeBase::default();
    let (messages, _) = veiviser::text::Messages::new(&[]);
    let faulty = [(
        "templates/home.html",
        &b"{% extends \"base.html\" %}\n{{ page."[..],
    )];
    let refused = Renderer::new(kb(), (Vec::new(), Vec::new()), messages, &faulty);
    let Err(Error::Template(fault)) = refused.map(|_| ()) else {
        panic!("it was taken");
    };
    let text = fault.to_string();
    assert!(text.starts_with("templates/home.html:2:"), "{text}");
}
