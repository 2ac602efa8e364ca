//! `veiviser serve --watch`: what changes is there at once, and what is faulty leaves
//! the last good pages.

use crate::desk::Desk;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// A server that watches a copy of `tests/kb`; it ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn new(desk: &Desk) -> Self {
        let mut command = desk.program();
        command.args([
            "serve",
            "--watch",
            "--port",
            "0",
            "--no-cache",
            "--content",
            "kb",
        ]);
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let out = child.stdout.take().expect("it is a pipe");
        BufReader::new(out)
            .read_line(&mut line)
            .expect("it says where it listens");
        let address = line
            .trim()
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("it answers");
        let (_, body) = reply.split_once("\r\n\r\n").expect("it has a body");
        body.to_owned()
    }

    /// What there is to know for a page that knows of nothing later than `known`.
    fn news(&self, known: u64) -> serde_json::Value {
        serde_json::from_str(&self.get(&format!("/veiviser-watch?since={known}")))
            .expect("it is JSON")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_change_is_there_at_once_and_a_fault_leaves_the_last_good_pages() {
    let desk = Desk::new();
    let server = Server::new(&desk);
    let page = "/en-US/articles/paper-jam.html";
    let before = server.get(page);
    assert!(
        before.contains("<script src=\"../../assets/watch."),
        "{before}"
    );
    let mut known = server.news(0)["generation"].as_u64().expect("it counts");
    let changes: [fn(&Desk); 4] = [
        |desk| desk.replace("en-US/paper-jam.md", "Close all lids", "Shut all lids"),
        |desk| desk.put("locales/en/site.ftl", "all-articles = Everything\n"),
        |desk| desk.put("templates/assets/style.css", "p { color: #123456 }\n"),
        |desk| {
            desk.put(
                "templates/not-found.html",
                "{% extends \"base.html\" %}{% block main %}<h1>Gone</h1>{% endblock %}",
            );
        },
    ];
    for change in changes {
        let start = Instant::now();
        change(&desk);
        let news = server.news(known);
        assert!(
            start.elapsed() < Duration::from_secs(3),
            "{:?}",
            start.elapsed()
        );
        known = news["generation"].as_u64().expect("it counts");
        assert!(news["failure"].is_null(), "{news}");
        let again = server.get(page);
        assert!(
            again.contains("/assets/watch."),
            "it is loaded again: {again}"
        );
    }
    let after = server.get(page);
    assert!(
        after.contains("Shut all lids") && after.contains("Everything"),
        "{after}"
    );
    assert!(server.get("/en-US/nothing.html").contains("<h1>Gone</h1>"));

    desk.put(
        "templates/article.html",
        "{% extends \"base.html\" %}\n{{ page. }}",
    );
    let news = server.news(known);
    known = news["generation"].as_u64().expect("it counts");
    let failure = news["failure"].as_str().expect("it failed");
    assert!(failure.contains("templates/article.html:2:"), "{failure}");
    assert_eq!(server.get(page), after, "the last good page");

    std::fs::remove_file(desk.path("kb/templates/article.html")).expect("it is there");
    let news = server.news(known);
    known = news["generation"].as_u64().expect("it counts");
    assert!(news["failure"].is_null(), "{news}");
    desk.replace(
        "en-US/paper-jam.md",
        "Shut all lids",
        "Shut [all](nowhere.md) lids",
    );
    let news = server.news(known);
    let faults = news["faults"].to_string();
    assert!(
        faults.contains("paper-jam.md:13") && faults.contains("nowhere"),
        "{faults}"
    );
}

#[test]
fn pages_that_nobody_watches_carry_no_script_for_it() {
    let desk = Desk::new();
    for (name, body) in desk.anew() {
        let page = String::from_utf8_lossy(&body).into_owned();
        assert!(!page.contains("watch."), "{name}");
    }
    let output = desk
        .program()
        .args(["serve", "--watch", "--port", "0"])
        .output();
    let output = output.expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("veiviser init"));
}
