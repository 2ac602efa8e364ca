//! Lists of articles in the order that readers of each language look things up in,
//! days in the digits of all other numbers, and what paper shows.

use crate::desk::Desk;

fn page(desk: &Desk, name: &str) -> String {
    let files = desk.anew();
    let body = files.get(name).unwrap_or_else(|| panic!("{name} is there"));
    String::from_utf8_lossy(body).into_owned()
}

/// The headings of a list, in their order.
fn headings(page: &str) -> Vec<String> {
    let parts = page.split("<h2").skip(1);
    let texts = parts.filter_map(|it| it.split_once('>')?.1.split_once("</h2>"));
    texts.map(|(text, _)| text.trim().to_owned()).collect()
}

#[test]
fn an_arabic_list_has_one_letter_for_all_forms_of_alef() {
    let desk = Desk::new();
    for (name, title) in [
        ("x1", "إعادة التعيين"),
        ("x2", "استرداد"),
        ("x3", "أمان"),
        ("x4", "آخر"),
    ] {
        desk.put(&format!("ar-SA/{name}.md"), &format!("# {title}\n"));
    }
    let headings = headings(&page(&desk, "ar-SA/articles.html"));
    let is_alef = |it: &&String| it.starts_with(['ا', 'أ', 'إ', 'آ']);
    assert_eq!(headings.iter().filter(is_alef).count(), 1, "{headings:?}");
}

#[test]
fn a_japanese_list_has_kana_and_kanji_first_then_letters_then_digits() {
    let desk = Desk::new();
    for (name, title) in [
        ("x1", "2 つの方法"),
        ("x2", "Wi-Fi"),
        ("x3", "電話"),
        ("x4", "あいさつ"),
    ] {
        desk.put(&format!("ja-JP/{name}.md"), &format!("# {title}\n"));
    }
    let headings = headings(&page(&desk, "ja-JP/articles.html"));
    let place = |wanted: &str| headings.iter().position(|it| it == wanted);
    let places = ["あ", "漢字", "W", "0–9"].map(place);
    assert!(places.iter().all(Option::is_some), "{headings:?}");
    assert!(places.is_sorted(), "{headings:?}");
}

#[test]
fn a_norwegian_list_has_no_letters_of_others() {
    let desk = Desk::new();
    for (name, title) in [("x1", "Ärende"), ("x2", "Ærlig"), ("x3", "Østen")] {
        desk.put(&format!("nb-NO/{name}.md"), &format!("# {title}\n"));
    }
    let headings = headings(&page(&desk, "nb-NO/articles.html"));
    assert!(!headings.contains(&"Ä".to_owned()), "{headings:?}");
    assert!(
        headings.ends_with(&["Æ".to_owned(), "Ø".to_owned()]),
        "{headings:?}"
    );
}

#[test]
fn numbers_run_from_left_to_right_on_arabic_pages() {
    let desk = Desk::new();
    desk.put("ar-SA/x.md", "# 2 طرق\n");
    let page = page(&desk, "ar-SA/articles.html");
    assert!(page.contains("<bdi dir=\"ltr\">0–9</bdi></h2>"), "{page}");
}

#[test]
fn an_arabic_page_has_one_kind_of_digits() {
    let desk = Desk::new();
    desk.replace("ar-SA/paper-jam.md", "---\n", "---\nms.date: 01/02/2030\n");
    let page = page(&desk, "ar-SA/articles/paper-jam.html");
    assert!(page.contains("2030"), "{page}");
    assert!(!page.contains(|c| ('٠'..='٩').contains(&c)), "{page}");
}
