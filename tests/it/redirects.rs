//! Former addresses, and what hosts are told of them and of what does not exist.

use crate::desk::Desk;
use crate::site::files_below;

#[test]
fn former_addresses_lead_on() {
    let desk = Desk::new();
    desk.replace(
        "en-US/paper-jam.md",
        "---\n",
        "---\naliases: [/jam/, stuck-paper, /old/jam.html]\n",
    );
    desk.replace(
        "nb-NO/printer-offline.md",
        "---\n",
        "---\nredirect_from: skriver-borte\n",
    );
    let options = ["--no-cache", "--redirects", "netlify,nginx,apache"];
    let output = desk.build("site", &options);
    assert!(output.status.success(), "{output:?}");
    let files = files_below(&desk.path("site"));
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    for (name, to) in [
        ("jam/index.html", "../en-US/articles/paper-jam.html"),
        (
            "en-US/articles/stuck-paper.html",
            "../../en-US/articles/paper-jam.html",
        ),
        ("old/jam.html", "../en-US/articles/paper-jam.html"),
        (
            "nb-NO/articles/skriver-borte.html",
            "../../nb-NO/articles/printer-offline.html",
        ),
    ] {
        let page = text(name);
        assert!(
            page.contains(&format!("content=\"0; url={to}\"")),
            "{name}: {page}"
        );
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{name}"
        );
        assert!(
            page.contains("rel=\"canonical\" href=\"https://help.example.com/print/"),
            "{name}"
        );
    }
    let jam = "/print/en-US/articles/paper-jam.html";
    assert!(text("_redirects").contains(&format!("/print/jam/ {jam} 301!\n")));
    let nginx = text("redirects.nginx.conf");
    assert!(
        nginx.contains(&format!("    \"~^/print/jam/?$\" \"{jam}\";\n")),
        "{nginx}"
    );
    let apache = text(".htaccess");
    assert!(
        apache.contains(&format!("RedirectMatch 301 \"^/print/jam/?$\" \"{jam}\"\n")),
        "{apache}"
    );
    assert!(apache.contains("\"^/print/old/jam\\.html$\""), "{apache}");
    assert!(apache.starts_with("ErrorDocument 404 /print/404.html\n"));
}

#[test]
fn aliases_that_would_stand_in_the_way_are_left_out() {
    let desk = Desk::new();
    let long = "x".repeat(250);
    desk.replace(
        "en-US/paper-jam.md",
        "---\n",
        &format!(
            "---\naliases: [/robots.txt, /en-US/feed.xml/x, Paper-Jam, /Old/, /old/, {long}, a b]\n"
        ),
    );
    desk.put(
        "en-US/Stuck #1.md",
        "---\naliases: [stuck-1]\n---\n# Stuck $1\n\n##\n\n<div><img src=\"a.png\" alt=\"A &lt; B\"></div>\n",
    );
    let output = desk.build("site", &["--no-cache", "--redirects", "nginx,apache"]);
    assert!(output.status.success(), "{output:?}");
    let files = files_below(&desk.path("site"));
    assert!(files.contains_key("en-US/articles/paper-jam.html"));
    assert!(!files.contains_key("en-US/articles/Paper-Jam.html"));
    assert!(files.contains_key("robots.txt"));
    assert!(!files.keys().any(|it| it.starts_with("robots.txt/")));
    let folders = ["Old/index.html", "old/index.html"];
    assert!(folders.map(|it| files.contains_key(it)) == [true, false]);
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let apache = text(".htaccess");
    assert!(
        apache.contains("\"^/print/en-US/articles/a b\\.html$\""),
        "{apache}"
    );
    assert!(
        !apache.contains("stuck-1"),
        "it would escape the address: {apache}"
    );
    assert!(files.contains_key("en-US/articles/stuck-1.html"));
    assert!(text("redirects.nginx.conf").contains("Stuck%20%231.html"));
    let stuck = text("en-US/articles/Stuck #1.html");
    assert!(
        stuck.contains("<div id=\"section\"></div>"),
        "no heading without words: {stuck}"
    );
    assert!(
        stuck.contains("<div>A &lt; B</div>"),
        "no picture without address: {stuck}"
    );
    let check = desk
        .program()
        .args(["check", "--content", "kb"])
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&check.stdout).into_owned();
    for why in [
        "a page stands at robots.txt",
        "feed.xml",
        "Paper-Jam.html",
        "Old/index.html leads to",
        "longer name",
    ] {
        assert!(told.contains(why), "{why}: {told}");
    }
}

#[test]
fn hosts_answer_below_a_locale_with_the_page_in_its_language() {
    let desk = Desk::new();
    let output = desk.build(
        "site",
        &["--no-cache", "--redirects", "netlify,nginx,apache"],
    );
    assert!(output.status.success(), "{output:?}");
    let files = files_below(&desk.path("site"));
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let rules = text("_redirects");
    let own = "/print/nb-NO/* /print/nb-NO/404.html 404\n";
    let whole = "/print/* /print/404.html 404\n";
    assert!(rules.contains(own), "{rules}");
    assert!(
        rules.ends_with(whole),
        "the first that fits counts: {rules}"
    );
    assert!(!rules[rules.find(" 404\n").expect("there is one")..].contains(" 301"));
    let nginx = text("redirects.nginx.conf");
    assert!(nginx.contains("error_page 404 $veiviser_lost;"), "{nginx}");
    assert!(
        nginx.contains("    default \"/print/404.html\";\n"),
        "{nginx}"
    );
    assert!(
        nginx.contains("    \"~^/print/nb-NO/\" \"/print/nb-NO/404.html\";\n"),
        "{nginx}"
    );
    assert_eq!(
        text("nb-NO/.htaccess"),
        "ErrorDocument 404 /print/nb-NO/404.html\n"
    );
    // It is shown at any depth, so its links begin with the path of the site.
    let page = text("nb-NO/404.html");
    assert!(page.contains("<html lang=\"nb-NO\""), "{page}");
    assert!(page.contains("href=\"/print/nb-NO/index.html\""), "{page}");
    assert!(
        page.contains("<meta name=\"robots\" content=\"noindex\">"),
        "{page}"
    );
    assert!(
        !page.contains("=\"../") && !page.contains("=\"index.html"),
        "{page}"
    );
}
