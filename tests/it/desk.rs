//! A copy of the small knowledge base to change and build.

use crate::site::files_below;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A copy of `tests/kb` and folders to build it into.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room");
        let kb = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kb");
        for (name, body) in files_below(&kb) {
            put(&folder.path().join("kb").join(name), &body);
        }
        Self { folder }
    }

    /// The folder of all.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn put(&self, name: &str, text: &str) {
        put(&self.path("kb").join(name), text.as_bytes());
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path("kb").join(name)).expect("it is there")
    }

    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{name} says {from}");
        self.put(name, &text.replacen(from, to, 1));
    }

    /// The program, in the folder of all.
    pub fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_veiviser"));
        command
            .current_dir(self.folder.path())
            .env_remove("VEIVISER_CONTENT");
        command
    }

    /// `veiviser build` of the copy.
    pub fn command(&self, out: &str) -> Command {
        let mut command = self.program();
        command.args(["build", "--content", "kb", "--out", out]);
        command
    }

    pub fn build(&self, out: &str, options: &[&str]) -> Output {
        let output = self.command(out).args(options).output();
        output.expect("the program runs")
    }

    /// How many files a build with memory took over.
    pub fn again(&self) -> usize {
        let output = self.build("site", &["--cache", "cache"]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{text}{output:?}");
        let kept = text
            .lines()
            .find_map(|it| it.strip_suffix(" of them are those of the site before"));
        kept.map_or(0, |it| it.parse().expect("it is a number"))
    }

    /// The site of a build that remembers nothing.
    pub fn anew(&self) -> BTreeMap<String, Vec<u8>> {
        let output = self.build("anew", &["--no-cache"]);
        assert!(output.status.success(), "{output:?}");
        files_below(&self.path("anew"))
    }

    pub fn assert_same(&self, what: &str) -> usize {
        let kept = self.again();
        let (own, anew) = (files_below(&self.path("site")), self.anew());
        let names = |it: &BTreeMap<String, Vec<u8>>| it.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&own), names(&anew), "{what}");
        for (name, body) in &own {
            assert!(anew[name] == *body, "{what}: {name} differs");
        }
        own.len() - 1 - kept
    }
}

pub fn put(path: &Path, body: &[u8]) {
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("it is writable");
    fs::write(path, body).expect("it is writable");
}
