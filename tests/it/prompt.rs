//! The questions on a terminal, answered with keys.

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);

const DOWN: &str = "\u{1b}[B";
const ENTER: &str = "\r";
const ESCAPE: &str = "\u{1b}";
const CONTROL_C: &str = "\u{3}";

/// A program on a terminal of its own.
struct Terminal {
    keys: File,
    shown: Receiver<Vec<u8>>,
    text: String,
    child: Child,
}

impl Terminal {
    fn run(arguments: &[&str]) -> Self {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
        let master = openpt(flags).expect("there is a terminal");
        grantpt(&master).expect("it can be had");
        unlockpt(&master).expect("it can be opened");
        let size = Winsize {
            ws_row: 50,
            ws_col: 100,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&master, size).expect("it has a size");
        let name = ptsname(&master, Vec::new()).expect("it has a name");
        let name = name.into_string().expect("its name is plain");
        let open = || File::options().read(true).write(true).open(&name);
        let side = || open().expect("it can be opened");
        let child = Command::new(env!("CARGO_BIN_EXE_veiviser"))
            .args(arguments)
            .env_remove("VEIVISER_CONTENT")
            .env("TERM", "xterm-256color")
            .env_remove("NO_COLOR")
            .stdin(side())
            .stdout(side())
            .stderr(side())
            .spawn()
            .expect("the program can be started");
        let keys = File::from(master);
        let mut screen = keys.try_clone().expect("it can be read");
        let (send, shown) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = screen.read(&mut bytes) {
                if send.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            keys,
            shown,
            text: String::new(),
            child,
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("it listens");
    }

    /// Waits until the screen has shown a text since the last text waited for.
    fn wait_for(&mut self, wanted: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.text.find(wanted) {
                self.text.drain(..at + wanted.len());
                return;
            }
            let left = until.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.shown.recv_timeout(left) else {
                panic!("{wanted:?} is not shown, but {:?}", self.text);
            };
            self.text.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    fn end(mut self) -> ExitStatus {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return status;
            }
            assert!(Instant::now() < until, "the program ends");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The help below the choices is drawn last: then keys are listened to.
const LISTENS: &str = "Esc";

#[test]
fn arrows_and_enter_lead_to_steps_and_escape_leads_back() {
    let mut terminal = Terminal::run(&["ask", "--locale", "nb-NO"]);
    terminal.wait_for("Hva har skjedd?");
    terminal.wait_for(LISTENS);
    terminal.press(ENTER);
    terminal.wait_for("Hva slags konto gjelder det?");
    terminal.wait_for(LISTENS);
    terminal.press(ESCAPE);
    terminal.wait_for("Hva har skjedd?");
    terminal.wait_for(LISTENS);
    terminal.press(ENTER);
    terminal.wait_for("Hva slags konto gjelder det?");
    terminal.wait_for(LISTENS);
    terminal.press(DOWN);
    // Only what changed is drawn again.
    terminal.wait_for("En personlig Microsoft-konto");
    terminal.press(ENTER);
    terminal.wait_for("Er du fortsatt logget på et sted?");
    terminal.wait_for(LISTENS);
    terminal.press(ENTER);
    terminal.wait_for("https://");
    terminal.wait_for(LISTENS);
    terminal.press(CONTROL_C);
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn a_number_chooses_too() {
    let mut terminal = Terminal::run(&["ask", "--locale", "nb-NO"]);
    terminal.wait_for(" 2. Jeg har glemt brukernavnet");
    terminal.wait_for(LISTENS);
    terminal.press("1");
    terminal.press("1");
    terminal.press(ENTER);
    terminal.wait_for("Snakk med kundestøtte");
    terminal.wait_for("Hva har skjedd?");
    terminal.wait_for(LISTENS);
    terminal.press("1");
    terminal.press(ENTER);
    terminal.wait_for("Hva slags konto gjelder det?");
    terminal.wait_for(LISTENS);
    terminal.press(CONTROL_C);
    assert_eq!(terminal.end().code(), Some(0));
}

#[test]
fn a_terminal_is_asked_in_the_language_of_the_reader() {
    let mut terminal = Terminal::run(&["ask", "--locale", "ja-JP", "--answer", "forgot=password"]);
    terminal.wait_for("アカウント");
    terminal.wait_for(LISTENS);
    terminal.press(CONTROL_C);
    assert_eq!(terminal.end().code(), Some(0));
}
