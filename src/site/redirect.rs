//! Former addresses: pages that lead on, and the same for hosts that can do it
//! themselves.

use crate::error::Error;
use crate::model::{Redirect, Route};
use crate::render::Renderer;
use std::fmt::Write;

/// A host that takes a file of former addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Host {
    /// Apache httpd: `.htaccess`.
    Apache,
    /// Netlify and those that read its format: `_redirects`.
    Netlify,
    /// nginx: `redirects.nginx.conf`, a map to include.
    Nginx,
}

impl Host {
    /// All hosts by their names, sorted.
    pub const ALL: [(&'static str, Self); 3] = [
        ("apache", Self::Apache),
        ("netlify", Self::Netlify),
        ("nginx", Self::Nginx),
    ];
}

/// A page for every former address.
pub(super) fn pages(renderer: &Renderer) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let redirects = renderer.knowledge_base().redirects.iter();
    let page = |it: &Redirect| Ok((it.file.to_string(), renderer.redirect(it)?.body));
    redirects.map(page).collect()
}

/// The files that hosts read.
pub(super) fn files(renderer: &Renderer, hosts: &[Host]) -> Vec<(String, Vec<u8>)> {
    let kb = renderer.knowledge_base();
    let base = kb.settings.base_path();
    let ways: Vec<Way> = kb.redirects.iter().map(|it| Way::new(it, &base)).collect();
    let mut hosts = hosts.to_vec();
    hosts.sort();
    hosts.dedup();
    let files = hosts.into_iter().map(|host| {
        let (name, text) = match host {
            Host::Apache => (".htaccess", apache(&ways, &base)),
            Host::Netlify => ("_redirects", netlify(&ways)),
            Host::Nginx => ("redirects.nginx.conf", nginx(&ways)),
        };
        (name.to_owned(), text.into_bytes())
    });
    files.collect()
}

/// From where to where, with the path of the site.
struct Way {
    /// In plain characters; a folder ends with `/`.
    from: String,
    /// Percent-encoded.
    to: String,
}

impl Way {
    fn new(redirect: &Redirect, base: &str) -> Self {
        let file = redirect.file.strip_suffix("index.html");
        let folder = file.filter(|it| it.is_empty() || it.ends_with('/'));
        let there = Route::Article {
            locale: redirect.locale.clone(),
            slug: redirect.slug.clone(),
        };
        Self {
            from: format!("{base}{}", folder.unwrap_or(&redirect.file)),
            to: format!("{base}{}", there.path()),
        }
    }

    /// The address with and without the slash at its end.
    fn forms(&self) -> impl Iterator<Item = &str> {
        let bare = self.from.strip_suffix('/').filter(|it| !it.is_empty());
        std::iter::once(&*self.from).chain(bare)
    }
}

fn netlify(ways: &[Way]) -> String {
    let mut out = String::new();
    for way in ways {
        let from: String = way.from.split(' ').collect::<Vec<_>>().join("%20");
        writeln!(out, "{from} {} 301", way.to).expect("a String takes all");
    }
    out
}

fn nginx(ways: &[Way]) -> String {
    let mut out = String::from(
        "# Include this in `http`, and in `server` say:\n#   if ($veiviser_moved) { return 301 $veiviser_moved; }\nmap $uri $veiviser_moved {\n    default \"\";\n",
    );
    for way in ways {
        for form in way.forms() {
            let form = form.replace('\\', "\\\\").replace('"', "\\\"");
            writeln!(out, "    \"{form}\" \"{}\";", way.to).expect("a String takes all");
        }
    }
    out.push_str("}\n");
    out
}

fn apache(ways: &[Way], base: &str) -> String {
    let mut out = format!("ErrorDocument 404 {base}404.html\n");
    for way in ways {
        let bare = way.from.strip_suffix('/').filter(|it| !it.is_empty());
        let end = if bare.is_some() { "/?" } else { "" };
        let mut pattern = String::new();
        for c in bare.unwrap_or(&way.from).chars() {
            if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_') {
                pattern.push('\\');
            }
            pattern.push(c);
        }
        let pattern = pattern.replace('"', "\\x22");
        writeln!(out, "RedirectMatch 301 \"^{pattern}{end}$\" \"{}\"", way.to)
            .expect("a String takes all");
    }
    out
}
