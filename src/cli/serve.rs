//! `veiviser serve`: the web app.

use crate::Error;
use crate::cli::{Done, Global, faults, io, load};
use crate::content;
use crate::model::{Diagnostic, Severity};
use crate::render::Renderer;
use crate::web::{self, App, Live, Options};
use clap::Args;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Show the articles, search and troubleshooters in a browser
#[derive(Args, Debug)]
pub struct Serve {
    /// The address to listen on
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), value_name = "ADDRESS")]
    host: IpAddr,
    /// The port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8080, value_name = "PORT")]
    port: u16,
    /// Load pages again when a file of the content changes, and show what is wrong with it
    #[arg(long)]
    watch: bool,
}

impl Serve {
    /// Runs the command until it is asked to stop.
    pub fn run(&self, global: &Global) -> Result<Done, Error> {
        if self.watch && global.input().roots.is_empty() {
            let text = "there is nothing to watch: name a folder with --content, or make one with veiviser init";
            return Err(Error::Usage(text.to_owned()));
        }
        let print = content::fingerprint(&global.input())?;
        let everything = load::for_pages(global)?;
        faults::announce(global, &everything.diagnostics);
        let index = load::index_of(global, &everything)?;
        let diagnostics = everything.diagnostics.clone();
        let renderer = load::renderer(everything)?;
        let options = Options {
            address: SocketAddr::new(self.host, self.port),
        };
        let live = if self.watch {
            let watch = Watch::new(global, print, &diagnostics);
            let faults = watch.faults(&diagnostics);
            let app = App::new(renderer.watched(), Some(index));
            let live = Arc::new(Live::watched(app, faults));
            watch.begin(Arc::clone(&live));
            live
        } else {
            Arc::new(Live::still(Arc::new(App::new(renderer, Some(index)))))
        };
        web::serve(live, &options, &mut |address| {
            // Where nobody reads the address, the pages are served all the same.
            let _ = io::print(&format!("http://{address}/\n"));
        })?;
        Ok(Done::Good)
    }
}

/// Looks at the files again and again. That costs a millisecond where there are a
/// hundred, works on every file system and for every editor, and needs nothing
/// that tells of changes; where there are many files, it looks less often.
struct Watch {
    global: Global,
    print: [u8; 32],
    /// What was wrong when watching began; it is not news.
    known: BTreeSet<String>,
}

/// How long it waits between two looks, at least.
const PAUSE: Duration = Duration::from_millis(25);
/// How many times as long as a look it waits, so that looking costs little.
const SHARE: u32 = 4;
/// The most faults that pages show.
const MOST: usize = 30;

impl Watch {
    fn new(global: &Global, print: [u8; 32], diagnostics: &[Diagnostic]) -> Self {
        let warnings = diagnostics
            .iter()
            .filter(|it| it.severity != Severity::Error);
        Self {
            global: global.clone(),
            print,
            known: warnings.map(ToString::to_string).collect(),
        }
    }

    /// All errors, and the warnings that came up since watching began.
    fn faults(&self, diagnostics: &[Diagnostic]) -> Vec<String> {
        let said = diagnostics
            .iter()
            .filter(|it| it.severity != Severity::Note)
            .map(ToString::to_string);
        let mut faults: Vec<String> = said.filter(|it| !self.known.contains(it)).collect();
        if faults.len() > MOST {
            let more = faults.len() - MOST;
            faults.truncate(MOST);
            faults.push(format!("and {more} more; veiviser check names them all"));
        }
        faults
    }

    /// Watches until the process ends.
    fn begin(mut self, live: Arc<Live>) {
        std::thread::spawn(move || {
            loop {
                let start = Instant::now();
                // A folder that is gone for a moment, as editors and version control
                // leave it, is looked at again.
                let print = content::fingerprint(&self.global.input()).ok();
                match print.filter(|it| *it != self.print) {
                    Some(print) => {
                        self.print = print;
                        self.load(&live);
                    }
                    None => std::thread::sleep(PAUSE.max(start.elapsed() * SHARE)),
                }
            }
        });
    }

    fn load(&self, live: &Live) {
        let loaded = load::for_pages(&self.global).and_then(|everything| {
            let faults = self.faults(&everything.diagnostics);
            let templates = load::template_paths(&everything.overrides);
            let renderer = load::renderer(everything)?;
            try_templates(&renderer).map_err(|it| load::placed_error(it, &templates))?;
            Ok((renderer, faults))
        });
        // Pages first: search finds what it found before until its index is made.
        let index = loaded.and_then(|(renderer, faults)| {
            live.replace_pages(renderer.watched(), faults);
            load::index(&self.global, None)
        });
        match index {
            Ok((index, _)) => live.replace_index(index),
            Err(error) => {
                io::note(&format!("veiviser: {error}"));
                live.fail(error.to_string());
            }
        }
    }
}

/// Makes a page of every kind, so that a template that fails is known before
/// anybody asks for its page.
fn try_templates(renderer: &Renderer) -> Result<(), Error> {
    let samples = renderer.samples();
    samples
        .iter()
        .try_for_each(|it| renderer.page(it).map(drop))
}
