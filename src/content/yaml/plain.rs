//! Reads the plainest front matter, which nearly all is, without a YAML parser:
//! keys at the start of a line, with a word or two, something in quotes, or a list
//! of these. What looks otherwise in any way is left to the parser.

use crate::content::yaml::Entry;
use crate::model::Value;

/// More keys than anybody writes.
const MOST: usize = 200;

/// Words that mean something else than themselves.
const WORDS: [&str; 9] = ["false", "n", "no", "null", "off", "on", "true", "y", "yes"];

/// The keys and values of a text; `None` where the parser has to look at it.
pub(super) fn parse(text: &str) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut lines = (1_u32..).zip(text.lines()).peekable();
    while let Some((line, written)) = lines.next() {
        let (key, rest) = at_colon(written)?;
        if !is_key(key) || entries.len() == MOST || entries.iter().any(|it| *it.key == *key) {
            return None;
        }
        let (value, line, column) = if rest.is_empty() {
            let (line, first) = *lines.peek()?;
            let indent = indent_of(first);
            let mut items = Vec::new();
            while let Some((_, item)) = lines.next_if(|(_, it)| it.contains("- ") && !is_of_key(it))
            {
                let item = (indent_of(item) == indent).then(|| &item[indent..])?;
                items.push(Value::Scalar(scalar(item.strip_prefix("- ")?)?.into()));
            }
            // The parser counts from the first item where the list is not indented.
            let column = if indent == 0 { 2 } else { indent };
            (!items.is_empty()).then_some((Value::List(items), line, column))?
        } else {
            let value = rest.trim_start_matches(' ');
            let column = key.len() + 1 + rest.len() - value.len();
            (rest.len() > value.len()).then_some(())?;
            (Value::Scalar(scalar(value)?.into()), line, column)
        };
        entries.push(Entry {
            key: key.into(),
            value,
            line,
            column: u32::try_from(column).ok()? + 1,
        });
    }
    Some(entries)
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line has a key, and is no item.
fn is_of_key(line: &str) -> bool {
    at_colon(line).is_some_and(|(key, _)| is_key(key))
}

/// What stands before the first colon of a line, and what after it.
fn at_colon(line: &str) -> Option<(&str, &str)> {
    let at = line.bytes().position(|it| it == b':')?;
    Some((&line[..at], &line[at + 1..]))
}

fn is_key(key: &str) -> bool {
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'.' | b'-');
    let starts = key.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    starts && key.bytes().all(is_plain) && !is_word(key)
}

fn is_word(text: &str) -> bool {
    WORDS.iter().any(|it| text.eq_ignore_ascii_case(it))
}

/// A scalar that means what it says.
fn scalar(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(' ');
    let is_odd =
        |c: char| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    let is_ascii = text.bytes().all(|it| matches!(it, b' '..=b'~'));
    if !is_ascii && text.contains(is_odd) {
        return None;
    }
    if let Some(rest) = text.strip_prefix('"') {
        let inner = rest.strip_suffix('"')?;
        return (!inner.contains(['"', '\\'])).then_some(inner);
    }
    if let Some(rest) = text.strip_prefix('\'') {
        let inner = rest.strip_suffix('\'')?;
        return (!inner.contains('\'')).then_some(inner);
    }
    let starts = text.starts_with(char::is_alphanumeric);
    let ends = text.ends_with(':') || text.contains(": ") || text.contains(" #");
    (starts && !ends && !text.eq_ignore_ascii_case("null")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::content::yaml;

    /// Heads that are read here, and heads that are not.
    const HEADS: &[(&str, bool)] = &[
        ("title: Paper jam\nms.date: 05/02/2026\n", true),
        ("title: \"a: b # c\"\nid: '0x1'\n", true),
        ("title:   spaced   \nROBOTS: NOINDEX, NOFOLLOW", true),
        ("ids:\n- \"9000196\"\n- 0123\nnext: 1\n", true),
        (
            "ids:\n  - a b\n  - 'c'\nnext: https://example.com/#x\n",
            true,
        ),
        ("a: 1.50\nb: 0x1F\nc: true\nd: 2026-11-22\ne: 1_000\n", true),
        ("title: 紙づまり\nb: é\n", true),
        ("", true),
        ("title:\nnext: 1\n", false),
        ("title: a: b\n", false),
        ("title: a #b\n", false),
        ("title: a\n  b\n", false),
        ("title: null\n", false),
        ("title: >\n  folded\n", false),
        ("title: [a, b]\n", false),
        ("title: \"a\\nb\"\n", false),
        ("title: 'it''s'\n", false),
        ("title: a\ntitle: b\n", false),
        ("# comment\ntitle: a\n", false),
        ("title:a\n", false),
        ("ids:\n- a: b\n", false),
        ("ids:\n- a\n  - b\n", false),
        ("ids:\n- a\n-\n", false),
        ("ids:\n- [a]\n", false),
        ("title: a\r\nb: c\r\n", true),
        ("title: a\t\n", false),
        ("title: \n", false),
        ("no: a\n", false),
        ("title: a\n---\nb: c\n", false),
    ];

    #[test]
    fn plain_heads_are_read_as_the_parser_reads_them() {
        for (text, is_plain) in HEADS {
            let plain = parse(text);
            assert_eq!(plain.is_some(), *is_plain, "{text}");
            if let Some(plain) = plain {
                let parsed = yaml::parse_all(text).expect("it is YAML");
                assert_eq!(format!("{plain:?}"), format!("{parsed:?}"), "{text}");
            }
        }
    }
}
