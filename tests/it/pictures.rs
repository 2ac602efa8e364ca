//! Pictures whose size is in their text.

use crate::desk::{Desk, put};

#[test]
fn drawings_keep_their_place_as_well() {
    let desk = Desk::new();
    for (name, head) in [
        ("sized", "width='30px' height=\"20\" viewBox='0 0 9 9'"),
        ("shown", "xmlns:x='y' viewBox=\"0 0 24.4 16\""),
        ("wide", "width='100' viewBox='0,0,10,5'"),
        ("open", "stroke-width='3' width='100%' height='100%'"),
    ] {
        let text = format!("<?xml version='1.0'?>\n<svg {head}><g/></svg>");
        put(
            &desk.path(&format!("kb/en-US/media/{name}.svg")),
            text.as_bytes(),
        );
    }
    let text = "# A\n\n![a](media/sized.svg) ![b](media/shown.svg) ![c](media/wide.svg) ![d](media/open.svg)\n";
    desk.put("en-US/drawn.md", text);
    let site = desk.anew();
    let page = String::from_utf8_lossy(&site["en-US/articles/drawn.html"]);
    for size in [
        "\"30\" height=\"20\"",
        "\"24\" height=\"16\"",
        "\"100\" height=\"50\"",
    ] {
        assert!(page.contains(&format!(" width={size}")), "{size}: {page}");
    }
    assert!(page.contains("open.svg\" alt=\"d\""), "{page}");
}
