//! Finds out where links and images point, once all articles are known.

use crate::content::anchor;
use crate::content::article;
use crate::content::known::Known;
use crate::model::{Code, Diagnostic, Severity, Slug, Span, Spot, Target, Version};
use percent_encoding::percent_decode_str;

/// Schemes that links may have.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// What site-absolute links of the `ms.*` dialect stand below.
const MS_BASE: &str = "https://learn.microsoft.com/{locale}";

const IMAGES: &[&str] = &[".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"];

/// Why a link is shown as text.
struct Fault {
    code: &'static str,
    severity: Severity,
    message: String,
    hint: &'static str,
}

fn fault(code: &'static str, message: String, hint: &'static str) -> Fault {
    Fault {
        code,
        severity: Severity::Warning,
        message,
        hint,
    }
}

/// Resolves all links and images of a version.
pub fn resolve(slug: &Slug, version: &mut Version, known: &Known) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut doc = std::mem::take(&mut version.doc);
    let mut digest = version.digest;
    let view = &*version;
    anchor::each_target(&mut doc.blocks, &mut |target, is_image, _| {
        let Target::Unresolved(written, Spot(place)) = target else {
            return;
        };
        let resolver = Resolver {
            slug,
            version: view,
            known,
        };
        let span = Span::at(view.path.clone(), *place);
        let (resolved, fault) = resolver.resolve(written, is_image);
        let size = match &resolved {
            Target::Media(address) => known.sizes.get(address),
            _ => None,
        };
        digest = article::digest(&[&digest, format!("{resolved:?}{size:?}").as_bytes()]);
        *target = resolved;
        if let Some(fault) = fault {
            found.push(Diagnostic {
                span,
                code: Code(fault.code),
                severity: fault.severity,
                message: fault.message,
                hint: fault.hint.to_owned(),
            });
        }
    });
    version.doc = doc;
    version.digest = digest;
    found
}

struct Resolver<'a> {
    slug: &'a Slug,
    version: &'a Version,
    known: &'a Known,
}

impl Resolver<'_> {
    fn resolve(&self, written: &str, is_image: bool) -> (Target, Option<Fault>) {
        let address = written.trim();
        let broken = |fault| (Target::Broken(written.into()), Some(fault));
        if address.is_empty() {
            return broken(fault(
                "broken-link",
                "a link without an address".to_owned(),
                "give it one",
            ));
        }
        if address.starts_with("//") || address.contains('\\') {
            let message = format!("{address} is no address pages may link to");
            return broken(fault("link-scheme", message, "write https:// in front"));
        }
        if let Some(scheme) = scheme(address) {
            return self.absolute(address, scheme);
        }
        let (path, fragment) = split_fragment(address);
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        if is_image || is_media(&path) {
            return self.media(written, &path);
        }
        if path.is_empty() {
            return self.anchor(self.slug, fragment.unwrap_or_default(), true);
        }
        if let Some(rest) = path.strip_prefix('/') {
            return self.site_absolute(rest, address, fragment);
        }
        if path.starts_with("www.") {
            let address = format!("https://{address}");
            let message = format!("{written} has no scheme; taken for {address}");
            return (
                Target::Url(address.into()),
                Some(fault("link-scheme", message, "write https:// in front")),
            );
        }
        let target = self
            .join(&path)
            .and_then(|it| self.known.article(&self.version.locale, &it).cloned());
        match target {
            Some(slug) => self.anchor(&slug, fragment.unwrap_or_default(), false),
            None => broken(no_article(address)),
        }
    }

    fn absolute(&self, address: &str, scheme: &str) -> (Target, Option<Fault>) {
        let rest = &address[scheme.len() + 1..];
        let scheme = scheme.to_ascii_lowercase();
        let hostless = scheme.starts_with("http")
            && !rest
                .strip_prefix("//")
                .is_some_and(|it| it.starts_with(|c: char| c.is_alphanumeric() || c == '['));
        if !SCHEMES.contains(&scheme.as_str()) {
            let message = format!("links to {scheme}: are not allowed; shown as text");
            let hint = "http, https, mailto and tel are allowed";
            return (
                Target::Broken(address.into()),
                Some(fault("link-scheme", message, hint)),
            );
        }
        if hostless || address.contains(|c: char| c.is_control()) {
            let message = format!("{address} is no address");
            return (
                Target::Broken(address.into()),
                Some(fault("broken-link", message, "correct it")),
            );
        }
        (Target::Url(address.replace(' ', "%20").into()), None)
    }

    fn site_absolute(
        &self,
        path: &str,
        address: &str,
        fragment: Option<&str>,
    ) -> (Target, Option<Fault>) {
        let (first, below) = path.split_once('/').unwrap_or((path, ""));
        let ours = self.known.dropped.contains(&first.to_lowercase());
        let slug = if ours {
            self.known.article(&self.version.locale, below)
        } else {
            self.known.article(&self.version.locale, path)
        };
        if let Some(slug) = slug {
            return self.anchor(&slug.clone(), fragment.unwrap_or_default(), false);
        }
        if ours {
            return (Target::Broken(address.into()), Some(no_article(address)));
        }
        let is_ms = self.version.front_matter.source_hash.is_some()
            || self.version.front_matter.topic.is_some();
        let base = self
            .known
            .settings
            .link_base
            .as_deref()
            .or(is_ms.then_some(MS_BASE));
        match base {
            Some(base) => {
                let locale = self.version.locale.as_str().to_ascii_lowercase();
                let base = base.replace("{locale}", &locale);
                (
                    Target::Url(format!("{}{address}", base.trim_end_matches('/')).into()),
                    None,
                )
            }
            None => {
                let message = format!("{address} stands below no site");
                let hint = "set link-base in site.toml";
                (
                    Target::Broken(address.into()),
                    Some(fault("link-base", message, hint)),
                )
            }
        }
    }

    fn anchor(&self, slug: &Slug, fragment: &str, same_page: bool) -> (Target, Option<Fault>) {
        let written = percent_decode_str(fragment).decode_utf8_lossy();
        let name = anchor::free(&written);
        let known = self
            .known
            .anchors
            .get(slug)
            .is_some_and(|it| it.contains(&*name));
        let lost = || {
            let message = format!("#{written} is no anchor of {slug}");
            Some(fault(
                "broken-anchor",
                message,
                "name the anchor that the heading has",
            ))
        };
        match (same_page, known) {
            (true, true) => (Target::Anchor(name.as_ref().into()), None),
            (true, false) => (Target::Broken(format!("#{fragment}").into()), lost()),
            (false, true) => (
                Target::Article(slug.clone(), Some(name.as_ref().into())),
                None,
            ),
            (false, false) if name.is_empty() => (Target::Article(slug.clone(), None), None),
            (false, false) => (Target::Article(slug.clone(), None), lost()),
        }
    }

    fn media(&self, written: &str, path: &str) -> (Target, Option<Fault>) {
        let joined = match path.strip_prefix('/') {
            Some(rest) => {
                let (first, below) = rest.split_once('/').unwrap_or((rest, ""));
                let ours = self.known.dropped.contains(&first.to_lowercase());
                Some(if ours {
                    below.to_owned()
                } else {
                    rest.to_owned()
                })
            }
            None => self.join(path),
        };
        let found = joined.and_then(|it| self.known.media(&self.version.locale, &it));
        match found {
            Some(address) => (Target::Media(address.into()), None),
            None => {
                let message = format!("there is no file {path}; its description is shown");
                let hint = "put the file there, or correct the address";
                (
                    Target::Broken(written.into()),
                    Some(fault("missing-media", message, hint)),
                )
            }
        }
    }

    /// A path as seen from the folder of the article's file; `None` where it leaves the content.
    fn join(&self, path: &str) -> Option<String> {
        let own = self.version.file_name.as_deref();
        let own = own.unwrap_or(self.slug.as_str());
        let mut folders: Vec<&str> = own.split('/').collect();
        folders.pop();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    folders.pop()?;
                }
                name => folders.push(name),
            }
        }
        Some(folders.join("/"))
    }
}

fn no_article(address: &str) -> Fault {
    let message = format!("{address} is no article here; shown as text");
    fault(
        "broken-link",
        message,
        "link to an article that exists, or write the whole address",
    )
}

fn split_fragment(address: &str) -> (&str, Option<&str>) {
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (address, None),
    };
    (path.split('?').next().unwrap_or_default(), fragment)
}

fn is_media(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    IMAGES.iter().any(|it| lower.ends_with(it))
}

/// The scheme of an absolute address.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (starts && scheme.chars().all(plain)).then_some(scheme)
}

/// Whether a file is one that articles may show.
pub fn is_image_file(path: &str) -> bool {
    is_media(path)
}
