//! Markdown copies: read again, they are the same articles.

use crate::app::renderer;
use crate::desk::Desk;
use std::fs;
use veiviser::content::{Input, load};
use veiviser::model::{Origin, PartKind, Route, Version};

/// Kinds and words. A picture that the copy's folder lacks is read as its
/// description.
fn parts(version: &Version) -> Vec<(PartKind, String)> {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = version.doc.parts();
    let parts = parts.iter().map(|it| match it.kind {
        PartKind::Image => (PartKind::Paragraph, words(it.text())),
        kind => (kind, words(it.text())),
    });
    parts.collect()
}

#[test]
fn a_copy_reads_like_its_article() {
    let renderer = renderer();
    let folder = tempfile::tempdir().expect("there is room");
    for route in renderer.routes() {
        if let Route::Copy { locale, slug } = &route {
            let page = renderer.page(&route).expect("it is made");
            let path = folder.path().join(locale.as_str());
            fs::create_dir_all(&path).expect("it is writable");
            let path = path.join(format!("{slug}.md"));
            fs::write(path, page.expect("it is there").body).expect("it is writable");
        }
    }
    let roots = vec![folder.path().to_owned()];
    let again = load(&Input {
        roots,
        content_locale: None,
    });
    let again = again.expect("the folder is there").kb;
    let mut compared = 0;
    for (article, version) in renderer.knowledge_base().versions() {
        if version.origin != Origin::File {
            continue;
        }
        let copy = again.article(article.slug.as_str());
        let copy = copy.and_then(|it| it.version(&version.locale));
        let copy = copy.unwrap_or_else(|| panic!("{} is not there", article.slug));
        assert_eq!(parts(copy), parts(version), "{}", article.slug);
        compared += 1;
    }
    assert!(compared > 8);
}

#[test]
fn a_copy_says_where_it_stands_and_leads_to_other_copies() {
    let desk = Desk::new();
    desk.put(
        "nb-NO/paper-jam.md",
        "---\ntitle: Papir\nms.date: 05/06/2026\n---\n\n[Uten hode](no-head.md#x), [her](here.md).\n",
    );
    desk.put("nb-NO/here.md", "# Her [nye]\n\n## Sted {#sted}\n");
    let site = desk.anew();
    let text = |name: &str| String::from_utf8_lossy(&site[name]).into_owned();
    let copy = text("nb-NO/articles/paper-jam.md");
    let head = "---\nurl: https://help.example.com/print/nb-NO/articles/paper-jam.html\nlanguage: nb-NO\ndate: 2026-05-06\n---\n\n# Papir\n";
    assert!(copy.starts_with(head), "{copy}");
    assert!(copy.contains("[her](here.md)"), "{copy}");
    assert!(
        copy.contains("(no-head.html"),
        "nobody has translated it: {copy}"
    );
    let root = text("llms.txt");
    assert!(root.starts_with("# Print help\n\n> "), "{root}");
    assert!(
        root.contains("\n## norsk bokmål (nb-NO)\n\n- [Utskriftshjelp](nb-NO/llms.txt): "),
        "{root}"
    );
    let own = text("nb-NO/llms.txt");
    assert!(own.starts_with("# Utskriftshjelp\n\n> "), "{own}");
    assert!(
        own.contains("\n## ")
            && own.contains("\n- [Papir](articles/paper-jam.md)\n")
            && own.contains("\n- [Her \\[nye\\]](articles/here.md)\n"),
        "{own}"
    );
}
