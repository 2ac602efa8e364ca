//! Characters that no page may carry.
//!
//! Entry point: [`clean`].

/// Text without NUL, overrides of the direction of writing, and control characters,
/// which HTML and XML forbid and which come along from word processors.
pub fn clean(text: &str) -> String {
    if !text.bytes().any(is_suspect) {
        return text.to_owned();
    }
    let shown = text.chars().filter_map(|it| match it {
        '\u{202d}' | '\u{202e}' => None,
        '\0' => Some('\u{fffd}'),
        '\t' | '\n' | '\r' => Some(it),
        _ if it.is_control() => Some(' '),
        _ => Some(it),
    });
    shown.collect()
}

/// Whether a byte is a control character, or such a character or an override may begin
/// with it.
fn is_suspect(byte: u8) -> bool {
    match byte {
        b'\t' | b'\n' | b'\r' => false,
        0x7f | 0xc2 | 0xe2 => true,
        _ => byte < b' ',
    }
}
