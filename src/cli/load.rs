//! What several commands load: articles, flows and messages, and the search index.

use crate::Error;
use crate::check;
use crate::cli::offers::{self, Offers};
use crate::cli::{Global, io};
use crate::content::{self, TextFile};
use crate::flow::{self, FlowFile};
use crate::index::{Index, Synonyms};
use crate::model::{Diagnostic, Flow, KnowledgeBase, Locale};
use crate::render::{self, Key, OwnFile, Renderer};
use crate::text::{Medium, MessageFile, Messages};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything that pages and questions are made of.
pub struct Everything {
    /// The articles.
    pub kb: KnowledgeBase,
    /// The compiled flows.
    pub flows: Vec<Flow>,
    /// The articles that are flows themselves, where they were asked for.
    pub small: Option<Vec<Flow>>,
    /// The files of the flows.
    pub flow_files: Vec<FlowFile>,
    /// The messages.
    pub messages: Messages,
    /// The files that replace bundled ones.
    pub overrides: Vec<TextFile>,
    /// What is wrong with any of them, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads everything.
pub fn everything(global: &Global) -> Result<Everything, Error> {
    read(global, |_| None)
}

/// Loads everything, and finds the articles that are flows themselves, as pages need
/// them. That takes all cores, and compiling flows does not.
pub fn for_pages(global: &Global) -> Result<Everything, Error> {
    let folder = global.cache_folder();
    read(global, |kb| {
        Some(offers::small_flows(kb, folder.as_deref()))
    })
}

fn read(
    global: &Global,
    small: impl FnOnce(&KnowledgeBase) -> Option<Vec<Flow>> + Send,
) -> Result<Everything, Error> {
    let progress = io::Progress::start("reading");
    let loaded = content::load(&global.input())?;
    let mut diagnostics = loaded.diagnostics;
    let files = flow_files(&loaded.overrides);
    progress.step("compiling flows");
    let compile = || {
        let flows = flow::compile(&loaded.kb, &files);
        let messages = Messages::new(&message_files(&files, &loaded.overrides));
        (flows, messages)
    };
    let (compiled, small) = rayon::join(compile, || small(&loaded.kb));
    let ((flows, flow_faults), (messages, message_faults)) = compiled;
    diagnostics.extend(flow_faults);
    diagnostics.extend(message_faults);
    let labels = check::flow::Labels {
        text: &|locale, id| {
            let found = messages.find(locale, id, &[], Medium::Plain)?;
            let exact = found.locale.written_language() == locale.written_language();
            exact.then_some(found.text)
        },
        files: &files,
    };
    diagnostics.extend(check::flow::check(&flows, &loaded.kb.locales, &labels));
    let named = loaded.settings_places.get("flow");
    diagnostics.extend(named.and_then(|it| check::naming::check(&loaded.kb.settings, it, &files)));
    diagnostics.extend(unused((&loaded.kb, &flows), &files, &loaded.overrides));
    diagnostics.sort();
    diagnostics.dedup();
    let overrides = loaded.overrides;
    let flow_files = files;
    Ok(Everything {
        flow_files,
        kb: loaded.kb,
        flows,
        small,
        messages,
        overrides,
        diagnostics,
    })
}

/// Messages, templates and assets of a publisher's own that nothing uses.
fn unused(
    (kb, flows): (&KnowledgeBase, &[Flow]),
    files: &[FlowFile],
    overrides: &[TextFile],
) -> Vec<Diagnostic> {
    let own: Vec<OwnFile<'_>> = overrides
        .iter()
        .map(|it| (&it.path, it.name.as_str(), it.text.as_str()))
        .collect();
    let templates = overrides.iter().filter(|it| is_template(&it.name));
    let templates: Vec<&str> = templates.map(|it| it.text.as_str()).collect();
    let own_flows: Vec<FlowFile> = files.iter().filter(|it| !it.is_bundled).cloned().collect();
    let namers = check::messages::Namers {
        flows,
        flow_files: files,
        articles: &kb.articles,
        templates: &templates,
    };
    let mut found = check::messages::check(&message_files(&own_flows, overrides), &namers);
    found.extend(render::check_files(&own));
    found
}

/// Whether a file of a publisher's own is a template.
pub fn is_template(name: &str) -> bool {
    name.starts_with("templates/") && name.ends_with(".html")
}

/// Where a publisher's own templates stand, by their names.
pub type TemplatePaths = BTreeMap<PathBuf, Arc<Path>>;

/// Finds where the templates stand.
pub fn template_paths(overrides: &[TextFile]) -> TemplatePaths {
    let own = overrides.iter().filter(|it| is_template(&it.name));
    own.map(|it| (PathBuf::from(&it.name), Arc::clone(&it.path)))
        .collect()
}

/// Names the file of a template that is at fault, where a publisher has their own.
pub fn placed(mut fault: Diagnostic, paths: &TemplatePaths) -> Diagnostic {
    if let Some(path) = paths.get(&*fault.span.path) {
        fault.span.path = Arc::clone(path);
    }
    fault
}

/// The same, of an error that may be one of a template.
pub fn placed_error(error: Error, paths: &TemplatePaths) -> Error {
    match error {
        Error::Template(fault) => Error::Template(Box::new(placed(*fault, paths))),
        other => other,
    }
}

fn flow_files(overrides: &[TextFile]) -> Vec<FlowFile> {
    let own = overrides.iter().filter(|it| it.name.starts_with("flows/"));
    let own = own.map(|it| FlowFile {
        path: it.path.clone(),
        name: it.name.clone(),
        text: it.text.clone(),
        is_bundled: false,
    });
    flow::with_overrides(own.collect())
}

fn message_files<'a>(flows: &'a [FlowFile], overrides: &'a [TextFile]) -> Vec<MessageFile<'a>> {
    let is_messages = |name: &str| name.ends_with(".ftl");
    let labels = flows
        .iter()
        .filter(|it| is_messages(&it.name))
        .map(|it| MessageFile {
            path: it.path.clone(),
            name: &it.name,
            text: &it.text,
        });
    let own = overrides
        .iter()
        .filter(|it| it.name.starts_with("locales/") && is_messages(&it.name));
    let own = own.map(|it| MessageFile {
        path: it.path.clone(),
        name: &it.name,
        text: &it.text,
    });
    labels.chain(own).collect()
}

/// Opens the search index of the content, or builds it where there is none that is current.
/// Where only readers of one locale ask, the others are read when they are needed.
pub fn index(global: &Global, reader: Option<&Locale>) -> Result<(Index, Offers), Error> {
    let input = global.input();
    let Some(folder) = global.cache_folder() else {
        let loaded = content::load(&input)?;
        let index = synonyms(Index::build_temporary(&loaded.kb)?, &loaded.overrides);
        return Ok((index, Offers::Within(Box::new(loaded.kb))));
    };
    let files = content::Listing::of(&input)?;
    let fingerprint = files.fingerprint();
    let opened = match reader {
        Some(reader) => Index::open_for(&folder, fingerprint, reader),
        None => Index::open(&folder, fingerprint),
    };
    if let Some(index) = opened {
        let index = index.with_synonyms(own_synonyms(&files.overrides()));
        return Ok((index, Offers::read(&folder, fingerprint)));
    }
    let progress = io::Progress::start("reading");
    let loaded = files.load();
    progress.step("indexing");
    let index = match Index::build(&folder, fingerprint, &loaded.kb) {
        Ok(index) => index,
        Err(error) => {
            io::note(&format!("veiviser: {error}; searching without a cache"));
            Index::build_temporary(&loaded.kb)?
        }
    };
    let offers = Offers::find(&loaded.kb, &folder, fingerprint);
    let index = synonyms(index, &loaded.overrides);
    // Taking the articles apart takes longer than a search; nobody has to wait for it.
    rayon::spawn(move || drop(loaded));
    Ok((index, offers))
}

/// The index of articles that are loaded already.
pub fn index_of(global: &Global, everything: &Everything) -> Result<Index, Error> {
    let input = global.input();
    let Some(folder) = global.cache_folder() else {
        return Ok(synonyms(
            Index::build_temporary(&everything.kb)?,
            &everything.overrides,
        ));
    };
    let fingerprint = content::fingerprint(&input)?;
    let index = match Index::open(&folder, fingerprint) {
        Some(index) => index,
        None => {
            let _progress = io::Progress::start("indexing");
            let built = Index::build(&folder, fingerprint, &everything.kb);
            Offers::find(&everything.kb, &folder, fingerprint);
            built.or_else(|_| Index::build_temporary(&everything.kb))?
        }
    };
    Ok(synonyms(index, &everything.overrides))
}

fn synonyms(index: Index, overrides: &[TextFile]) -> Index {
    index.with_synonyms(own_synonyms(overrides))
}

fn own_synonyms(overrides: &[TextFile]) -> Synonyms {
    let own = overrides
        .iter()
        .filter(|it| it.name.ends_with("/synonyms.txt"));
    Synonyms::new(own.map(|it| (it.name.as_str(), it.text.as_str())))
}

/// The locale of a reader who named none: that of the environment, else the first
/// of the knowledge base's.
pub fn reader(named: Option<&Locale>, source: &Locale) -> Locale {
    let of_environment = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|it| std::env::var(it).ok().filter(|it| !it.is_empty()))?;
        Locale::parse(set.split(['.', '@']).next()?)
    };
    named
        .cloned()
        .or_else(of_environment)
        .unwrap_or_else(|| source.clone())
}

/// Where caches are kept: the folder of the environment, else of the user.
pub fn default_cache() -> Option<PathBuf> {
    let set = |name: &str| {
        std::env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    let base = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|it| it.join(".cache")));
    base.or_else(|| set("LOCALAPPDATA"))
        .map(|it| it.join("veiviser"))
}

/// Begins a hash of what this program makes: another build of it may make other things.
pub fn program() -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    let program = std::env::current_exe().and_then(std::fs::metadata);
    if let Ok(program) = program {
        hasher.update(&program.len().to_le_bytes());
        hasher.update(format!("{:?}", program.modified().ok()).as_bytes());
    }
    hasher
}

/// Stands for all that pages are made of beside the articles: the program, the
/// settings, and the files that replace bundled ones.
pub fn base(everything: &Everything) -> Key {
    let mut hasher = program();
    let mut add = |text: &[u8]| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text);
    };
    add(format!("{:?}", everything.kb.settings).as_bytes());
    for file in &everything.overrides {
        add(file.name.as_bytes());
        add(file.bytes());
    }
    key(&hasher)
}

/// What was hashed, as a key.
pub fn key(hash: &blake3::Hasher) -> Key {
    let mut key = Key::default();
    key.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    key
}

/// The maker of pages.
pub fn renderer(everything: Everything) -> Result<Renderer, Error> {
    if everything.kb.articles.is_empty() {
        let fault = everything
            .diagnostics
            .iter()
            .find(|it| it.code.0 == "no-articles");
        return Err(Error::Usage(
            fault.map_or_else(String::new, ToString::to_string),
        ));
    }
    let templates = everything
        .overrides
        .iter()
        .filter(|it| it.name.starts_with("templates/"));
    let files: Vec<(&str, &[u8])> = templates.map(|it| (it.name.as_str(), it.bytes())).collect();
    let paths = template_paths(&everything.overrides);
    let kb = everything.kb;
    let small = everything.small.unwrap_or_else(|| flow::small_flows(&kb));
    let flows = (everything.flows, small);
    let renderer = Renderer::new(kb, flows, everything.messages, &files)
        .map_err(|it| placed_error(it, &paths))?;
    Ok(renderer.with_synonyms(own_synonyms(&everything.overrides)))
}

/// The flow of this name, be it an article's own, else the one of the settings.
pub fn flow<'a>(everything: &'a Everything, id: Option<&str>) -> Result<Cow<'a, Flow>, Error> {
    let wanted = id.unwrap_or(&everything.kb.settings.flow);
    let found = everything.flows.iter().find(|it| *it.id == *wanted);
    let small = || flow::small_flow(everything.kb.article(wanted)?);
    let found = found.map(Cow::Borrowed).or_else(|| small().map(Cow::Owned));
    found.ok_or_else(|| {
        let known: Vec<&str> = everything.flows.iter().map(|it| &*it.id).collect();
        let known = if known.is_empty() {
            "there is none here".to_owned()
        } else {
            known.join(", ")
        };
        Error::Usage(format!(
            "no flow {wanted} has cases in these articles; known: {known}"
        ))
    })
}
