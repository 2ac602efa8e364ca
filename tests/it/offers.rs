//! What search offers beside an article: its own question, where it is one.

use crate::desk::Desk;

const ASKING: &str = "# Signing in to the printer\n\n\
    - If you forgot the code, ask the desk for a new one.\n\
    - If the card is not read, wipe it with a dry cloth.\n\
    - If the screen stays dark, switch the printer off and on.\n";
const TELLING: &str = "# Signing in to the printer\n\n\
    - Hold the card to the reader.\n\
    - Type the code.\n\
    - Wait for the green light.\n";

/// The articles that a search finds, and whether each asks.
fn offered(desk: &Desk, cache: &[&str]) -> Vec<(String, bool)> {
    let mut command = desk.program();
    command.args([
        "search",
        "printer",
        "--locale",
        "en-US",
        "--json",
        "--content",
        "kb",
    ]);
    let output = command.args(cache).output().expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("it is text");
    let found: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let hits = found["hits"].as_array().expect("there are hits");
    let offered = hits.iter().map(|it| {
        let slug = it["slug"].as_str().expect("it has a name");
        (slug.to_owned(), it["flow"] == it["slug"])
    });
    offered.collect()
}

#[test]
fn after_a_change_search_offers_what_a_new_search_would() {
    let desk = Desk::new();
    desk.put("en-US/printer-one.md", ASKING);
    desk.put("en-US/printer-two.md", TELLING);
    let kept = ["--cache", "cache"];
    let asks = |found: &[(String, bool)], slug: &str| {
        let found = found.iter().find(|it| it.0 == slug);
        found.unwrap_or_else(|| panic!("{slug} is found")).1
    };
    let first = offered(&desk, &kept);
    assert!(asks(&first, "printer-one") && !asks(&first, "printer-two"));
    assert_eq!(offered(&desk, &kept), first);
    desk.put("en-US/printer-one.md", &TELLING.replace("green", "blue"));
    desk.put(
        "en-US/printer-two.md",
        &ASKING.replace("desk", "service desk"),
    );
    let second = offered(&desk, &kept);
    assert!(!asks(&second, "printer-one") && asks(&second, "printer-two"));
    assert_eq!(second, offered(&desk, &["--no-cache"]));
}
