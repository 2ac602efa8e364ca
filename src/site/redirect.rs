//! Former addresses: pages that lead on, and the same for hosts that can do it
//! themselves, with what they answer where nothing is.

use crate::error::Error;
use crate::model::{Redirect, Route};
use crate::render::Renderer;
use std::fmt::Write;

/// A host that takes files of former addresses and of pages for what does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Host {
    /// Apache httpd: `.htaccess`, also in the folder of each locale.
    Apache,
    /// Netlify and those that read its format: `_redirects`.
    Netlify,
    /// nginx: `redirects.nginx.conf`, maps to include.
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
    let lost = Lost::all(renderer, &base);
    let files = hosts.into_iter().flat_map(|host| match host {
        Host::Apache => apache(&ways, &lost),
        Host::Netlify => vec![("_redirects".to_owned(), netlify(&ways, &lost))],
        Host::Nginx => vec![("redirects.nginx.conf".to_owned(), nginx(&ways, &lost))],
    });
    files
        .map(|(name, text)| (name, text.into_bytes()))
        .collect()
}

/// What is answered below a folder where nothing is.
struct Lost {
    /// The folder with the path of the site, in plain characters.
    below: String,
    /// The file of the site that is answered.
    file: String,
    /// Its address, percent-encoded.
    page: String,
}

impl Lost {
    /// The folder of every locale, and last the whole site.
    fn all(renderer: &Renderer, base: &str) -> Vec<Self> {
        let locales = renderer.locales().iter().cloned();
        let own = locales.map(|locale| {
            let below = format!("{base}{locale}/");
            (below, Route::NotFound { locale })
        });
        let whole = (base.to_owned(), Route::Lost { base: base.into() });
        let all = own.chain([whole]).map(|(below, route)| Self {
            below,
            file: route.file(),
            page: format!("{base}{}", route.path()),
        });
        all.collect()
    }
}

/// From where to where, with the path of the site.
struct Way {
    /// In plain characters; a folder ends with `/`.
    from: String,
    /// Percent-encoded.
    to: String,
    /// The same in plain characters.
    plain: String,
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
            plain: format!("{base}{}", there.file()),
        }
    }

    /// The address as a regular expression, with and without the slash at its end.
    fn pattern(&self) -> String {
        let bare = self.from.strip_suffix('/').filter(|it| !it.is_empty());
        let end = if bare.is_some() { "/?" } else { "" };
        format!("^{}{end}$", pattern(bare.unwrap_or(&self.from)))
    }
}

/// The first rule that fits counts. There is a page at every former address, which
/// a rule goes before only where it says so: `301!`.
fn netlify(ways: &[Way], lost: &[Lost]) -> String {
    let mut out = String::new();
    let mut rule = |from: &str, to: &str, status: &str| {
        let from = from.replace(' ', "%20");
        writeln!(out, "{from} {to} {status}").expect("a String takes all");
    };
    for way in ways {
        rule(&way.from, &way.to, "301!");
    }
    for it in lost {
        rule(&format!("{}*", it.below), &it.page, "404");
    }
    out
}

/// Plain names in a map count in any case and up to some length; expressions do not.
fn nginx(ways: &[Way], lost: &[Lost]) -> String {
    let mut out = String::from(
        "# Include this in `http`, and in `server` say:\n#   if ($veiviser_moved) { return 301 $veiviser_moved; }\n#   error_page 404 $veiviser_lost;\nmap $uri $veiviser_moved {\n    default \"\";\n",
    );
    for way in ways {
        writeln!(out, "    \"~{}\" \"{}\";", way.pattern(), way.to).expect("a String takes all");
    }
    out.push_str("}\nmap $uri $veiviser_lost {\n");
    let (whole, own) = lost.split_last().expect("the whole site comes last");
    writeln!(out, "    default \"{}\";", whole.page).expect("a String takes all");
    for it in own {
        let below = pattern(&it.below);
        writeln!(out, "    \"~^{below}\" \"{}\";", it.page).expect("a String takes all");
    }
    out.push_str("}\n");
    out
}

/// The folder of each locale says what is answered below it, which serves every release
/// of Apache; conditions by the address would not.
fn apache(ways: &[Way], lost: &[Lost]) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for it in lost {
        let name = it.file.replace("404.html", ".htaccess");
        files.push((name, format!("ErrorDocument 404 {}\n", it.page)));
    }
    let (_, out) = files.last_mut().expect("the whole site comes last");
    for way in ways {
        // It escapes the target itself, but for what it would take for a fragment; the
        // page at the former address leads there.
        if way.plain.contains('#') {
            continue;
        }
        let to = way.plain.replace('\\', "\\\\").replace('$', "\\$");
        let to = to.replace('"', "\\\"");
        writeln!(out, "RedirectMatch 301 \"{}\" \"{to}\"", way.pattern())
            .expect("a String takes all");
    }
    files
}

/// A path as a regular expression that can stand between quotation marks.
fn pattern(path: &str) -> String {
    let mut pattern = String::new();
    for c in path.chars() {
        if c == '"' {
            pattern.push_str("\\x22");
            continue;
        }
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}
