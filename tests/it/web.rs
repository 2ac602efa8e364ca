//! The web app: what only a server does, and what it refuses.

use crate::app::{app, ask, get};
use axum::body::Body;
use axum::http::{Method, Request};
use veiviser::web::SECURITY_HEADERS;

#[test]
fn every_answer_carries_the_policy() {
    let (router, _) = app();
    let paths = [
        ("/", 200),
        ("/en-US/index.html", 200),
        ("/en-US/search.html?q=paper", 200),
        ("/nb-NO", 302),
        ("/no/such/page.html", 404),
        ("/../../etc/passwd", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/media/en-US/../../Cargo.toml", 404),
        ("/media/%2e%2e/site.toml", 404),
        ("/media/en-US/paper-jam.md", 404),
        ("/assets/style.css", 404),
        ("/%ff%fe", 404),
        ("/en-US/articles/%00.html", 404),
    ];
    for (path, status) in paths {
        let reply = get(&router, path);
        assert_eq!(reply.status, status, "{path}");
        for (name, value) in SECURITY_HEADERS {
            assert_eq!(reply.header(name), value, "{path}");
        }
    }
}

#[test]
fn only_reading_is_allowed() {
    let (router, _) = app();
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO"] {
        let method = Method::from_bytes(method.as_bytes()).expect("it is a method");
        let request = Request::builder().method(method).uri("/en-US/index.html");
        let reply = ask(
            &router,
            request.body(Body::empty()).expect("it is a request"),
        );
        assert_eq!(reply.status, 405);
        assert_eq!(reply.header("allow"), "GET, HEAD");
        assert!(!reply.header("content-security-policy").is_empty());
    }
}

#[test]
fn head_says_what_get_would() {
    let (router, _) = app();
    let path = "/nb-NO/articles/printer-offline.html";
    let full = get(&router, path);
    let request = Request::head(path).body(Body::empty());
    let head = ask(&router, request.expect("it is a request"));
    assert_eq!(head.status, 200);
    assert!(head.body.is_empty());
    assert_eq!(head.header("content-length"), full.body.len().to_string());
    assert_eq!(head.header("etag"), full.header("etag"));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let (router, app) = app();
    for route in app.renderer().routes() {
        let path = format!("/{}", route.path());
        let tag = get(&router, &path).header("etag").to_owned();
        assert!(!tag.is_empty(), "{path}");
        let request = Request::get(&path).header("if-none-match", format!("\"x\", W/{tag}"));
        let reply = ask(
            &router,
            request.body(Body::empty()).expect("it is a request"),
        );
        assert_eq!(reply.status, 304, "{path}");
        assert!(reply.body.is_empty());
    }
}

#[test]
fn the_root_answers_in_the_readers_language() {
    let (router, _) = app();
    let cases = [
        ("nb-NO,nb;q=0.9,en;q=0.5", "nb-NO/index.html"),
        ("no", "nb-NO/index.html"),
        ("nn-NO,en-US;q=0.8", "nb-NO/index.html"),
        ("fr-FR,ja;q=0.5,en;q=0.4", "ja-JP/index.html"),
        ("en;q=0.2,ar;q=0.9", "ar-SA/index.html"),
        ("ar;q=0,en-GB", "en-US/index.html"),
    ];
    for (languages, home) in cases {
        let request = Request::get("/").header("accept-language", languages);
        let reply = ask(
            &router,
            request.body(Body::empty()).expect("it is a request"),
        );
        assert_eq!(reply.status, 302, "{languages}");
        assert_eq!(reply.header("location"), home, "{languages}");
        assert_eq!(reply.header("vary"), "Accept-Language");
    }
    let reply = get(&router, "/");
    assert_eq!(reply.status, 200);
    assert!(reply.text().contains("日本語"));
}

#[test]
fn a_page_that_does_not_exist_says_so_in_the_readers_language() {
    let (router, _) = app();
    let reply = get(&router, "/nb-NO/articles/nothing/here.html");
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("<html lang=\"nb-NO\""));
    assert!(reply.text().contains("Siden finnes ikke"));
    assert!(reply.text().contains("href=\"../../../nb-NO/index.html\""));
    let request = Request::get("/nothing").header("accept-language", "ja");
    let reply = ask(
        &router,
        request.body(Body::empty()).expect("it is a request"),
    );
    assert_eq!(reply.status, 404);
    assert!(reply.text().contains("<html lang=\"ja-JP\""));
    assert!(reply.text().contains("href=\"ja-JP/index.html\""));
}

#[test]
fn searches_are_answered_and_escaped() {
    let (router, _) = app();
    let reply = get(&router, "/en-US/search.html?q=paper+jam");
    assert!(reply.text().contains("<mark>"));
    assert!(reply.text().contains("articles/paper-jam.html"));
    assert_eq!(reply.header("cache-control"), "no-store");
    let reply = get(
        &router,
        "/nb-NO/search.html?q=%3Cscript%3Ealert(1)%3C/script%3E%22%27",
    );
    assert_eq!(reply.status, 200);
    assert!(!reply.text().contains("<script>alert"));
    assert!(
        reply
            .text()
            .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;")
    );
    for query in [
        "(".repeat(2000),
        "%FF%00".to_owned(),
        "%".to_owned(),
        "NOT%20".repeat(300),
    ] {
        let reply = get(
            &router,
            &format!("/ja-JP/search.html?q={query}&page=99999999999"),
        );
        assert_eq!(reply.status, 200);
    }
    let first = get(&router, "/en-US/search.html?q=paper").text().to_owned();
    let beyond = get(&router, "/en-US/search.html?q=paper&page=99");
    assert_eq!(beyond.text(), first, "there is one page");
    let empty = get(&router, "/nb-NO/search.html?q=+++");
    assert_eq!(empty.body, get(&router, "/nb-NO/search.html").body);
    let nothing = get(&router, "/nb-NO/search.html?q=qqqqxyzzy");
    assert!(nothing.text().contains("Fant ingenting om"));
    assert!(nothing.text().contains("troubleshoot/printer.html"));
}

#[test]
fn results_are_narrowed_and_ordered_by_links_that_keep_the_query() {
    let (router, _) = app();
    assert!(
        !get(&router, "/en-US/search.html")
            .text()
            .contains("class=\"filters\"")
    );
    let all = get(&router, "/en-US/search.html?q=the+printer");
    let link = "search.html?q=the%20printer&amp;collection=networks";
    assert!(all.text().contains(link), "{}", all.text());
    let own = get(
        &router,
        "/en-US/search.html?q=the+printer&collection=Networks&sort=date",
    );
    let hits = |text: &str| text.matches("<li>\n<h2>").count();
    assert!(hits(own.text()) > 0 && hits(own.text()) < hits(all.text()));
    for wanted in [
        "aria-label=\"Remove filter: networks\"",
        "<a class=\"chip\" href=\"search.html?q=the%20printer&amp;sort=date\"",
        "<a href=\"search.html?q=the%20printer&amp;sort=date\" aria-current=\"true\"><bdi>networks</bdi>",
        "collection=Networks&amp;sort=date\" aria-current=\"true\">Newest first",
        "search.html?q=the%20printer&amp;collection=printers&amp;sort=date",
    ] {
        assert!(own.text().contains(wanted), "{wanted} in {}", own.text());
    }
    let none = get(
        &router,
        "/nb-NO/search.html?q=the+printer&audience=%3Cb%3E&translation=human",
    );
    assert!(
        none.text()
            .contains("Ingen artikler passer med alle filtrene")
    );
    assert!(none.text().contains("Fjern filteret: &lt;b&gt;"));
    assert!(none.text().contains("Oversatt av mennesker"));
    let odd =
        "/en-US/search.html?q=the+printer&since=soon&translation=%FF&sort=up&literal=2&audience=";
    assert_eq!(hits(get(&router, odd).text()), hits(all.text()));
    for since in [
        "30d",
        "99999d",
        "0d",
        "2026-02-29",
        "2026-02-28",
        "0000-00-00",
    ] {
        let reply = get(
            &router,
            &format!("/ar-SA/search.html?q=printer&since={since}"),
        );
        assert_eq!(reply.status, 200, "{since}");
    }
}

#[test]
fn a_corrected_query_leads_to_what_was_typed_and_back() {
    let (router, _) = app();
    let corrected = get(
        &router,
        "/en-US/search.html?q=pritner+papre&collection=printers",
    );
    let literal = "search.html?q=pritner%20papre&amp;literal=1&amp;collection=printers";
    assert!(corrected.text().contains("Showing results for"));
    assert!(corrected.text().contains(literal), "{}", corrected.text());
    let typed = get(
        &router,
        "/en-US/search.html?q=pritner+papre&literal=1&collection=printers",
    );
    assert!(!typed.text().contains("Showing results for"));
    assert!(typed.text().contains("Did you mean:"), "{}", typed.text());
    assert!(
        typed
            .text()
            .contains("search.html?q=printer%20paper&amp;collection=printers")
    );
    let right = get(&router, "/en-US/search.html?q=printer+paper");
    assert!(!right.text().contains("class=\"suggestion\""));
}

#[test]
fn an_old_address_of_a_troubleshooter_leads_as_far_as_it_can() {
    let (router, _) = app();
    let cases = [
        ("printer/gone.html", "../printer.html#moved"),
        ("printer/jam/gone/away.html", "../../jam.html#moved"),
        ("printer/jam/seen~maybe.html", "../jam.html#moved"),
        ("printer/jam/change-nothing.html", "../jam.html#moved"),
    ];
    for (path, there) in cases {
        let reply = get(&router, &format!("/nb-NO/troubleshoot/{path}"));
        assert_eq!(reply.status, 302, "{path}");
        assert_eq!(reply.header("location"), there, "{path}");
    }
    assert_eq!(get(&router, "/nb-NO/troubleshoot/other.html").status, 404);
}

#[test]
fn an_address_without_its_ending_leads_to_its_page() {
    let (router, _) = app();
    let cases = [
        (
            "/nb-NO/troubleshoot/printer",
            "../../nb-NO/troubleshoot/printer.html",
        ),
        (
            "/nb-NO/troubleshoot/printer/",
            "../../../nb-NO/troubleshoot/printer.html",
        ),
        (
            "/nb-NO/troubleshoot/printer/jam",
            "../../../nb-NO/troubleshoot/printer/jam.html",
        ),
        (
            "/nb-NO/troubleshoot/printer/gone",
            "../../../nb-NO/troubleshoot/printer.html#moved",
        ),
        (
            "/no/troubleshoot/printer/gone.html",
            "../../../nb-NO/troubleshoot/printer.html#moved",
        ),
        ("/nb-NO/articles/", "../../nb-NO/articles.html"),
    ];
    for (path, there) in cases {
        let reply = get(&router, path);
        assert_eq!(reply.status, 302, "{path}");
        assert_eq!(reply.header("location"), there, "{path}");
    }
    assert_eq!(get(&router, "/nb-NO/troubleshoot/other").status, 404);
}

#[test]
fn suggestions_are_titles_and_words_with_addresses_that_lead_there() {
    let (router, _) = app();
    let reply = get(&router, "/en-US/suggest.json?q=paper+j");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), "application/json");
    assert_eq!(reply.header("cache-control"), "no-store");
    let found: serde_json::Value = serde_json::from_str(reply.text()).expect("it is JSON");
    assert_eq!(found["articles"][0]["slug"], "paper-jam");
    let href = found["articles"][0]["href"].as_str().expect("an address");
    assert_eq!(get(&router, &format!("/en-US/{href}")).status, 200);
    let queries = found["queries"].as_array().expect("words");
    assert!(queries.iter().any(|it| it == "paper jam"), "{queries:?}");
    let nothing = get(&router, "/en-US/suggest.json?q=%00%20");
    assert_eq!(nothing.text(), r#"{"articles":[],"queries":[]}"#);
    assert_eq!(get(&router, "/sv-SE/suggest.json?q=a").status, 404);
    assert_eq!(get(&router, "/suggest.json?q=a").status, 404);
}
