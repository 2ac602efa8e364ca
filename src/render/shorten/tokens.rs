//! A script as tokens.

/// Words that are no names.
pub(super) const KEYWORDS: &[&str] = &[
    "as",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "if",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "set",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Keyword,
    /// A number, a string, a regular expression or a piece of a template.
    Value,
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub begins_line: bool,
}

/// The tokens of a script without its comments.
pub(super) fn tokens(script: &str) -> Vec<Token<'_>> {
    let mut reader = Reader {
        script,
        at: 0,
        tokens: Vec::new(),
        templates: Vec::new(),
        depth: 0,
    };
    let mut begins_line = false;
    while let Some(next) = reader.rest().chars().next() {
        let comment = reader.comment();
        if comment > 0 || next.is_whitespace() {
            let length = comment.max(next.len_utf8());
            begins_line |= reader.rest()[..length].contains('\n');
            reader.at += length;
            continue;
        }
        let (kind, length) = reader.token(next);
        let text = &reader.rest()[..length];
        reader.at += length;
        reader.tokens.push(Token {
            kind,
            text,
            begins_line: std::mem::take(&mut begins_line),
        });
    }
    reader.tokens
}

struct Reader<'a> {
    script: &'a str,
    at: usize,
    tokens: Vec<Token<'a>>,
    /// How deep in braces each template was left that is to be gone on with.
    templates: Vec<usize>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.script[self.at..]
    }

    /// How long the comment is that begins here.
    fn comment(&self) -> usize {
        let rest = self.rest();
        if rest.starts_with("//") {
            return rest.find('\n').unwrap_or(rest.len());
        }
        match rest.starts_with("/*") {
            true => rest.find("*/").map_or(rest.len(), |it| it + 2),
            false => 0,
        }
    }

    fn token(&mut self, next: char) -> (Kind, usize) {
        let rest = self.rest();
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        match next {
            '"' | '\'' => (Kind::Value, closed(rest, next)),
            '`' => (Kind::Value, self.template(1)),
            '}' if self.templates.last() == Some(&self.depth) => {
                self.templates.pop();
                (Kind::Value, self.template(1))
            }
            '/' if self.expects_value() => (Kind::Value, expression(rest)),
            '0'..='9' => {
                let mut before = ' ';
                let ends = |c: char| {
                    let goes_on = is_name(c) || c == '.' || c == '-' && before == 'e';
                    before = c;
                    !goes_on
                };
                (Kind::Value, rest.find(ends).unwrap_or(rest.len()))
            }
            _ if is_name(next) => {
                let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                let is_keyword = KEYWORDS.contains(&&rest[..length]);
                let kind = if is_keyword {
                    Kind::Keyword
                } else {
                    Kind::Name
                };
                (kind, length)
            }
            _ => {
                self.depth += usize::from(next == '{');
                self.depth -= usize::from(next == '}' && self.depth > 0);
                let long = ["...", "=>", "?.", "??", "&&", "||", "++", "--"];
                let long = long.iter().find(|it| rest.starts_with(**it));
                (Kind::Mark, long.map_or(next.len_utf8(), |it| it.len()))
            }
        }
    }

    /// How long a piece of a template is whose text begins at `from`.
    fn template(&mut self, from: usize) -> usize {
        let rest = self.rest().as_bytes();
        let mut at = from;
        while at < rest.len() {
            match rest[at] {
                b'\\' => at += 1,
                b'`' => return at + 1,
                b'$' if rest.get(at + 1) == Some(&b'{') => {
                    self.templates.push(self.depth);
                    return at + 2;
                }
                _ => {}
            }
            at += 1;
        }
        rest.len()
    }

    /// Whether a value may stand here, and a slash begins an expression.
    fn expects_value(&self) -> bool {
        let Some(last) = self.tokens.last() else {
            return true;
        };
        match last.kind {
            Kind::Name => false,
            Kind::Value => last.text.ends_with("${"),
            Kind::Keyword => !matches!(last.text, "this" | "super" | "null" | "true" | "false"),
            Kind::Mark => !matches!(last.text, ")" | "]" | "}" | "++" | "--"),
        }
    }
}

/// How long a string is.
fn closed(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = rest[1..].find(|c: char| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |it| it + 2)
}

/// How long a regular expression is.
fn expression(rest: &str) -> usize {
    let (mut is_escaped, mut in_class) = (false, false);
    let end = rest[1..].find(|c: char| {
        let ends = c == '/' && !is_escaped && !in_class;
        if !is_escaped {
            in_class = c == '[' || in_class && c != ']';
        }
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    let end = end.map_or(rest.len(), |it| it + 2);
    let flags = rest[end..].find(|c: char| !c.is_ascii_alphabetic());
    flags.map_or(rest.len(), |it| end + it)
}
