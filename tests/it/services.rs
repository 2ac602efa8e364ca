//! The services that articles belong to: their names, and the ways that lead to them.

use crate::desk::Desk;
use std::collections::BTreeMap;
use std::fs;

type Site = BTreeMap<String, Vec<u8>>;

fn page(site: &Site, name: &str) -> String {
    let body = site.get(name).unwrap_or_else(|| panic!("{name} is there"));
    String::from_utf8_lossy(body).into_owned()
}

/// The knowledge base with an article on Wi-Fi.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put(
        "en-US/wifi.md",
        "---\nms.service: wi-fi\n---\n# When Wi-Fi is slow\n\nMove nearer.\n",
    );
    desk
}

#[test]
fn services_are_called_as_titles_write_them_unless_a_message_does() {
    let desk = desk();
    let site = desk.anew();
    let home = page(&site, "en-US/index.html");
    assert!(home.contains("<h3>Wi-Fi</h3>"), "{home}");
    assert!(home.contains("<h3>Printers</h3>"), "{home}");
    let norwegian = page(&site, "nb-NO/index.html");
    assert!(norwegian.contains("<h3 lang=\"en-US\">Wi-Fi</h3>"));
    desk.put("locales/nb/site.ftl", "service-wi-fi = Trådløst nett\n");
    let norwegian = page(&desk.anew(), "nb-NO/index.html");
    assert!(norwegian.contains("<h3>Trådløst nett</h3>"));
    let check = desk.program().args(["check", "--content", "kb"]).output();
    let said = String::from_utf8(check.expect("the program runs").stdout);
    assert!(!said.expect("it is text").contains("message-unused"));
}

#[test]
fn the_way_to_an_article_leads_through_its_service() {
    let site = desk().anew();
    let article = page(&site, "ar-SA/articles/wifi.html");
    let link =
        "<li><a href=\"../index.html#service-wi-fi\" lang=\"en-US\" dir=\"ltr\">Wi-Fi</a></li>";
    assert!(article.contains(link), "{article}");
    assert!(page(&site, "ar-SA/index.html").contains("id=\"service-wi-fi\""));
    let article = page(&site, "en-US/articles/paper-jam.html");
    assert!(article.contains("../index.html#service-printers"));
    let data = "\"item\":\"https://help.example.com/print/en-US/index.html#service-printers\",\"name\":\"Printers\"";
    assert!(article.contains(data), "{article}");
    let none = page(&site, "en-US/articles/no-head.html");
    assert!(none.contains("<li><a href=\"../articles.html\">All articles</a></li>"));
}

#[test]
fn a_home_page_of_many_articles_has_the_latest_of_each_service() {
    let desk = desk();
    for number in 0..70 {
        let day = format!("{:02}", number % 28 + 1);
        desk.put(
            &format!("en-US/many/{number}.md"),
            &format!("---\nms.service: printers\nms.date: 2031-05-{day}\n---\n# Page {number}\n"),
        );
    }
    let home = page(&desk.anew(), "nb-NO/index.html");
    let section = |id: &str| {
        let (_, rest) = home.split_once(&format!("id=\"service-{id}\""))?;
        Some(rest.split("</ul>").next()?.matches("<li>").count())
    };
    assert_eq!(section("wi-fi"), Some(1));
    assert!(section("printers").is_some_and(|it| (1..=6).contains(&it)));
}

#[test]
fn one_service_alone_is_no_step_of_the_way_and_pages_notice_when_it_is_no_more() {
    let desk = Desk::new();
    for name in ["en-US", "ja-JP"] {
        let file = desk.path(&format!("kb/{name}/wireless-printer.md"));
        fs::remove_file(file).expect("it is there");
    }
    desk.again();
    let article = page(&desk.anew(), "en-US/articles/paper-jam.html");
    assert!(!article.contains("#service-"));
    assert!(article.contains("<li><a href=\"../articles.html\">All articles</a></li>"));
    desk.put(
        "en-US/wifi.md",
        "---\nms.service: wi-fi\n---\n# Wi-Fi\n\nIt is slow.\n",
    );
    desk.assert_same("a second service");
}
