//! `veiviser init`: a small site to begin with.

use crate::Error;
use crate::cli::{Done, io};
use clap::Args;
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::{Path, PathBuf};

static SCAFFOLD: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/scaffold");

/// Write a small site to begin with: two languages, one article in one of them, a troubleshooter
#[derive(Args, Debug)]
pub struct Init {
    /// The folder, which must be empty or not there
    #[arg(value_name = "DIR", default_value = "content")]
    folder: PathBuf,
}

impl Init {
    /// Runs the command.
    pub fn run(&self) -> Result<Done, Error> {
        let folder = &self.folder;
        let usage = |text: &str| Error::Usage(format!("{}: {text}", folder.display()));
        if folder.exists() && !folder.is_dir() {
            return Err(usage("this is a file; name a folder"));
        }
        fs::create_dir_all(folder).map_err(|it| Error::io(folder, it))?;
        let mut entries = fs::read_dir(folder).map_err(|it| Error::io(folder, it))?;
        if entries.next().is_some() {
            return Err(usage("this folder is not empty; name another"));
        }
        write(&SCAFFOLD, folder)?;
        let shown = folder.display();
        io::print(&format!(
            "{shown}\n  en-US, nb-NO: articles; one is in English alone\n  flows: a troubleshooter, and scenarios that veiviser evaluate flow walks\n  site.toml: settings\nnow: veiviser serve --watch --content {shown}\n"
        ))?;
        Ok(Done::Good)
    }
}

fn write(from: &Dir<'_>, to: &Path) -> Result<(), Error> {
    for file in from.files() {
        let path = to.join(file.path());
        let folder = path.parent().unwrap_or(to);
        fs::create_dir_all(folder).map_err(|it| Error::io(folder, it))?;
        fs::write(&path, file.contents()).map_err(|it| Error::io(&path, it))?;
    }
    from.dirs().try_for_each(|it| write(it, to))
}
