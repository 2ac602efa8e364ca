//! Locales that articles are in and the interface does not speak.

use crate::desk::Desk;
use std::collections::BTreeMap;

fn site() -> BTreeMap<String, Vec<u8>> {
    let desk = Desk::new();
    desk.put(
        "he-IL/own.md",
        "---\nms.date: 05/06/2032\n---\n# עזרה\n\nמילים.\n",
    );
    desk.replace("site.toml", "[names]\n", "[names]\nhe = \"מרכז\"\n");
    desk.anew()
}

fn page(site: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let body = site.get(name).unwrap_or_else(|| panic!("{name} is there"));
    String::from_utf8_lossy(body).into_owned()
}

#[test]
fn a_badge_tells_what_is_not_in_the_language_of_the_reader() {
    let list = page(&site(), "he-IL/articles.html");
    let own = "<a href=\"articles/own.html\" lang=\"he-IL\" dir=\"rtl\">עזרה</a></li>";
    assert!(list.contains(own), "{list}");
    let other = "articles/paper-jam.html\">Paper jam</a> <span class=\"badge\">English</span>";
    assert!(list.contains(other), "{list}");
    let search = page(&site(), "he-IL/search.html");
    let languages = "&#34;he-IL&#34;:[null,&#34;he-IL&#34;,&#34;rtl&#34;]";
    assert!(
        search.replace("&quot;", "&#34;").contains(languages),
        "{search}"
    );
}

#[test]
fn sentences_of_the_interface_are_whole_and_what_is_not_says_its_language() {
    let article = page(&site(), "he-IL/articles/own.html");
    assert!(article.contains(">May 6, 2032</time>"), "{article}");
    assert!(article.contains("<span lang=\"he-IL\" dir=\"rtl\">מרכז</span>"));
}

#[test]
fn site_maps_name_only_pages_that_stand_for_themselves() {
    let map = page(&site(), "sitemap-he-IL.xml");
    assert!(map.contains("/he-IL/articles/own.html"), "{map}");
    assert!(!map.contains("/he-IL/index.html"), "{map}");
}

#[test]
fn a_translation_is_not_called_the_original() {
    let desk = Desk::new();
    desk.put("ja-JP/alone.md", "# 一つ\n\n言葉。\n");
    let article = page(&desk.anew(), "nb-NO/articles/alone.html");
    assert!(!article.contains("Les originalen"), "{article}");
    assert!(
        article.contains("Åpne den på \u{2068}japansk\u{2069}</a>"),
        "{article}"
    );
    let article = page(&desk.anew(), "nb-NO/articles/wireless-printer.html");
    assert!(article.contains("Les originalen</a> <span class=\"muted\">(engelsk)</span>"));
}
