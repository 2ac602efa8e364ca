//! What `site.toml` and front matter decide about the pages of a site.

use crate::desk::{Desk, put};
use crate::site::files_below;
use std::fs;

/// A file of a site that was built from nothing.
fn page(desk: &Desk, name: &str) -> String {
    let files = desk.anew();
    let body = files.get(name).unwrap_or_else(|| panic!("{name} is there"));
    String::from_utf8_lossy(body).into_owned()
}

#[test]
fn a_publisher_sets_logo_colours_footer_support_and_where_to_edit() {
    let desk = Desk::new();
    put(
        &desk.path("kb/media/logo.svg"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    );
    let settings = desk.text("site.toml");
    let (top, tables) = settings.split_once("[names]").expect("it has names");
    desk.put(
        "site.toml",
        &format!(
            "{top}logo = \"media/logo.svg\"\nfooter = \"© Printers & Co, [jams](paper-jam.md), [<a>](https://example.com/?a&b), [none](none.md)\"\nedit-base = \"https://git.example.com/edit/{{path}}\"\n\n[footers]\nnb = \"© Skrivere\"\n\n[colours]\naccent = \"#7a1f5c\"\n\n[names]{tables}"
        ),
    );
    let english = page(&desk, "en-US/articles/paper-jam.html");
    assert!(english.contains("<img class=\"logo\" src=\"../../media/media/logo.svg\" alt=\"\""));
    assert!(english.contains("© Printers &amp; Co, <a href=\"../articles/paper-jam.html\">jams</a>, <a href=\"https://example.com/?a&amp;b\">&lt;a&gt;</a>, none</p>"), "{english}");
    assert!(english.contains("https://git.example.com/edit/en-US/paper-jam.md"));
    assert!(english.contains("href=\"mailto:support@example.com\""));
    let norwegian = page(&desk, "nb-NO/articles/paper-jam.html");
    assert!(norwegian.contains("© Skrivere"));
    let style = desk
        .anew()
        .into_iter()
        .find(|(name, _)| name.starts_with("assets/style."));
    let style = String::from_utf8(style.expect("it is there").1).expect("it is text");
    assert!(style.contains("--accent: #7a1f5c;"));
    assert!(style.contains("--on-accent: #ffffff;"));
    let (_, after) = style.split_once("--accent: #7a1f5c;").expect("it is there");
    let (before, _) = style.split_once("--accent: #7a1f5c;").expect("it is there");
    let scheme = before.rsplit("@media").next().unwrap_or_default();
    assert!(
        scheme.contains("screen and (prefers-color-scheme: light)"),
        "{scheme}"
    );
    assert!(
        !after.contains("--accent:"),
        "the dark scheme keeps its own accent"
    );
}

#[test]
fn front_matter_decides_what_is_listed_unless_settings_do() {
    let desk = Desk::new();
    let map = "sitemap-en-US.xml";
    assert!(!page(&desk, map).contains("ink.html"));
    desk.replace(
        "site.toml",
        "[names]",
        "[robots]\n\"*\" = \"index\"\n\"paper-jam\" = \"noindex\"\n\n[names]",
    );
    let listed = page(&desk, map);
    assert!(
        listed.contains("ink.html") && !listed.contains("paper-jam.html"),
        "{listed}"
    );
    let hidden = page(&desk, "en-US/articles/paper-jam.html");
    assert!(hidden.contains("<meta name=\"robots\" content=\"noindex\">"));
}

/// What only a site that may be listed nowhere is.
#[test]
fn a_site_that_is_not_to_be_listed_says_so_on_every_page() {
    let desk = Desk::new();
    desk.replace("site.toml", "[names]", "robots = \"noindex\"\n\n[names]");
    let output = desk.build("site", &["--no-cache", "--redirects", "nginx"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("as the settings say (robots = \"noindex\")"),
        "{said}"
    );
    assert!(!said.contains("ROBOTS: NOINDEX"), "{said}");
    let files = files_below(&desk.path("site"));
    for (name, body) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8_lossy(body);
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex"),
            "{name}"
        );
        assert!(!page.contains("rel=\"canonical\""), "{name}");
    }
    let lists: Vec<&String> = files
        .keys()
        .filter(|it| {
            it.starts_with("sitemap") || it.ends_with("/feed.xml") || it.ends_with("/llms.txt")
        })
        .collect();
    assert_eq!(lists, Vec::<&String>::new());
    let note = String::from_utf8_lossy(&files["robots.txt"]);
    assert!(note.starts_with("User-agent: *\nAllow: /\n"), "{note}");
    assert!(
        !note.contains("Disallow") && !note.contains("Sitemap:"),
        "{note}"
    );
}

#[test]
fn a_fallback_page_of_an_article_that_is_not_to_be_listed_stands_for_nothing() {
    let desk = Desk::new();
    let fallback = page(&desk, "ja-JP/articles/it's out of ink.html");
    assert!(
        fallback.contains("content=\"noindex, nofollow\""),
        "{fallback}"
    );
    assert!(!fallback.contains("rel=\"canonical\""), "{fallback}");
}

#[test]
fn site_maps_name_all_that_may_be_listed_with_its_translations_as_pages_do() {
    let desk = Desk::new();
    let site = desk.anew();
    let base = "https://help.example.com/print/";
    let map = String::from_utf8_lossy(&site["sitemap-ja-JP.xml"]);
    let first = "ja-JP/troubleshoot/printer.html";
    for name in ["ja-JP/index.html", "ja-JP/articles.html", first] {
        let start = format!("<url><loc>{base}{name}</loc>");
        let entry = map.split('\n').find(|it| it.starts_with(&start));
        let entry = entry.unwrap_or_else(|| panic!("{name} is in {map}"));
        let page = String::from_utf8_lossy(&site[name]);
        let own = page
            .lines()
            .filter(|it| it.contains(" hreflang=\"") && it.starts_with("<link"));
        let own: Vec<String> = own
            .map(|it| it.replace("<link", "<xhtml:link").replace("\">", "\"/>"))
            .collect();
        assert!(own.len() > 1, "{name} has translations");
        assert!(entry.contains(&own.concat()), "{name}: {entry} {own:?}");
        assert!(entry.contains("x-default"), "{name}: {entry}");
    }
}

#[test]
fn feeds_take_the_day_of_handing_over_and_leave_out_what_is_not_said() {
    let desk = Desk::new();
    let text = "---\ntitle: \"Handed\\b over\"\nms.lasthandoff: 02/03/2031\n---\n\nWords.\n";
    desk.put("nb-NO/handed.md", text);
    desk.put(
        "nb-NO/dated.md",
        &text.replace("---\n\n", "ms.date: 05/06/2032\ndescription: Said\n---\n\n"),
    );
    let site = desk.anew();
    let feed = site
        .iter()
        .find(|(name, _)| name.starts_with("nb-NO/") && name.ends_with(".xml"));
    let feed = String::from_utf8_lossy(feed.expect("there is a feed").1);
    let entry = |name: &str| {
        feed.lines()
            .find(|it| it.contains(name) && it.contains("<entry>"))
    };
    let handed = entry("handed.html").expect("it has a day");
    assert!(
        handed.contains("<updated>2031-02-03T00:00:00Z</updated>"),
        "{handed}"
    );
    assert!(!handed.contains("<summary"), "{handed}");
    assert!(handed.contains("<title>Handed  over</title>"), "{handed}");
    let dated = entry("dated.html").expect("it has a day");
    assert!(
        dated.contains("<updated>2032-05-06T00:00:00Z</updated><summary>Said</summary>"),
        "{dated}"
    );
}

#[test]
fn search_engines_are_told_what_a_page_is_and_what_it_was_made_from() {
    let desk = Desk::new();
    let page = page(&desk, "ja-JP/articles/paper-jam.html");
    let data = page.split("<script type=\"application/ld+json\">").nth(1);
    let data = data
        .and_then(|it| it.split("</script>").next())
        .expect("it has data");
    let data: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
    let (article, path) = (&data["@graph"][0], &data["@graph"][1]);
    let base = "https://help.example.com/print";
    assert_eq!(article["@type"], "TechArticle");
    assert_eq!(article["inLanguage"], "ja-JP");
    assert_eq!(
        article["url"],
        format!("{base}/ja-JP/articles/paper-jam.html")
    );
    let source = &article["translationOfWork"];
    assert_eq!(
        source["@id"],
        format!("{base}/en-US/articles/paper-jam.html")
    );
    assert_eq!(source["inLanguage"], "en-US");
    assert_eq!(path["@type"], "BreadcrumbList");
    assert_eq!(path["itemListElement"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        path["itemListElement"][0]["item"],
        format!("{base}/ja-JP/index.html")
    );
    assert!(page.contains("<meta property=\"og:locale\" content=\"ja_JP\">"));
    assert!(page.contains("<meta property=\"og:locale:alternate\" content=\"en_US\">"));
    assert!(page.contains("<meta property=\"og:url\" content=\"https://help.example.com/print/ja-JP/articles/paper-jam.html\">"));
}

#[test]
fn a_page_in_another_language_tells_open_graph_so() {
    let page = page(&Desk::new(), "nb-NO/articles/wireless-printer.html");
    let meta = |name: &str, value: &str| {
        page.contains(&format!("<meta property=\"{name}\" content=\"{value}\">"))
    };
    assert!(meta("og:locale", "en_US"), "{page}");
    assert!(meta("og:locale:alternate", "ja_JP"));
    assert!(!page.contains("content=\"nb_NO\""));
    let url = "https://help.example.com/print/en-US/articles/wireless-printer.html";
    assert!(meta("og:url", url));
}

#[test]
fn whatever_does_not_exist_is_answered_by_one_page_whose_links_lead_home_from_anywhere() {
    let desk = Desk::new();
    let lost = page(&desk, "404.html");
    assert!(lost.contains("href=\"/print/en-US/index.html\""));
    assert!(lost.contains("href=\"/print/assets/style."));
    assert!(lost.contains("lang=\"ja-JP\" hreflang=\"ja-JP\""));
    assert!(lost.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!lost.contains("=\"../"), "{lost}");
}

#[test]
fn a_style_sheet_names_fonts_and_pictures_of_its_own() {
    let desk = Desk::new();
    desk.put(
        "templates/assets/extra.css",
        "@import \"print.css\";\n@font-face { font-family: Brand; src: url('./brand.woff2?v=1') }\nh1 { background: url(none.svg), url(\"data:image/png;base64,AA==\") }\n",
    );
    desk.put("templates/assets/print.css", "body { color: black }\n");
    let font = [0, 159, 146, 150];
    fs::write(desk.path("kb/templates/assets/brand.woff2"), font).expect("it can be written");
    let style = fs::read_to_string("templates/assets/style.css").expect("it is there");
    desk.put(
        "templates/assets/style.css",
        &format!("@import url(extra.css);\n{style}"),
    );
    let files = desk.anew();
    let full = |start: &str| {
        let mut names = files.keys().filter_map(|it| it.strip_prefix("assets/"));
        names
            .find(|it| it.starts_with(start))
            .expect("it is published")
    };
    let text = |name: &str| String::from_utf8_lossy(&files[&format!("assets/{name}")]).into_owned();
    let (extra, brand) = (full("extra."), full("brand."));
    assert_eq!(files[&format!("assets/{brand}")], font);
    assert!(text(full("style.")).starts_with(&format!("@import url({extra});\n")));
    assert_eq!(
        text(extra),
        format!(
            "@import \"{}\";\n@font-face {{ font-family: Brand; src: url('{brand}?v=1') }}\nh1 {{ background: url(none.svg), url(\"data:image/png;base64,AA==\") }}\n",
            full("print.")
        )
    );
    let check = desk.program().args(["check", "--content", "kb"]).output();
    let told = check.expect("it runs").stdout;
    let told = String::from_utf8_lossy(&told).into_owned();
    assert!(
        !told.contains("encoding") && !told.contains("brand.woff2"),
        "{told}"
    );
}

#[test]
fn templates_and_assets_are_replaced_file_by_file() {
    let desk = Desk::new();
    let before = desk.anew();
    desk.put(
        "templates/links.html",
        &fs::read_to_string("templates/links.html").expect("it is there"),
    );
    assert!(
        desk.anew() == before,
        "a template that is the same changes nothing"
    );
    desk.put(
        "templates/not-found.html",
        "{% extends \"base.html\" %}{% block main %}<h1>Gone</h1>{% endblock %}",
    );
    desk.put("templates/assets/extra.js", "let extra;\n");
    let after = desk.anew();
    let text = |name: &str| String::from_utf8_lossy(&after[name]).into_owned();
    assert!(text("nb-NO/404.html").contains("<h1>Gone</h1>"));
    assert!(after.keys().any(|it| it.starts_with("assets/extra.")));
    for (name, body) in &before {
        let is_other = name.ends_with("/404.html");
        assert!(is_other || after[name] == *body, "{name} is as it was");
    }
}
