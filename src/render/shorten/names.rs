//! Which names of a script are variables, and which of these it declares.

use crate::render::shorten::tokens::{Kind, Token};
use std::collections::BTreeSet;

/// What a token is to its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Variable,
    /// A variable and a key of the same name.
    Shorthand,
    /// A property, a key, or no name at all.
    Other,
}

/// What a bracket encloses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Block,
    Object,
    Class,
    Round,
    Square,
}

/// The role of each token.
pub(super) fn roles(tokens: &[Token<'_>]) -> Vec<Role> {
    let mut open: Vec<Inside> = Vec::new();
    let mut is_class = false;
    let mut roles = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let before = if place > 0 {
            tokens[place - 1].text
        } else {
            ""
        };
        let next = tokens.get(place + 1).map_or("", |it| it.text);
        let role = match token.kind {
            Kind::Name => role(before, next, open.last().copied()),
            _ => Role::Other,
        };
        roles.push(role);
        is_class |= token.text == "class" && next != ":" && before != ".";
        match (token.kind, token.text) {
            (Kind::Mark, "{") if std::mem::take(&mut is_class) => open.push(Inside::Class),
            (Kind::Mark, "{") if begins_object(before) => open.push(Inside::Object),
            (Kind::Mark, "{") => open.push(Inside::Block),
            (Kind::Mark, "(") => open.push(Inside::Round),
            (Kind::Mark, "[") => open.push(Inside::Square),
            (Kind::Mark, "}" | ")" | "]") => drop(open.pop()),
            (Kind::Value, text) => {
                // A template that goes on closes what its last piece opened.
                if text.starts_with('}') {
                    open.pop();
                }
                if text.ends_with("${") && text.starts_with(['`', '}']) {
                    open.push(Inside::Round);
                }
            }
            _ => {}
        }
    }
    roles
}

fn begins_object(before: &str) -> bool {
    const BEFORE: [&str; 13] = [
        "(", ",", "=", ":", "?", "[", "...", "&&", "||", "??", "return", "const", "let",
    ];
    BEFORE.contains(&before)
}

fn role(before: &str, next: &str, inside: Option<Inside>) -> Role {
    if matches!(before, "." | "?." | "#") || inside == Some(Inside::Class) {
        return Role::Other;
    }
    let is_entry =
        inside == Some(Inside::Object) && matches!(before, "{" | "," | "get" | "set" | "async");
    match next {
        ":" | "(" if is_entry => Role::Other,
        "," | "}" | "=" if is_entry => Role::Shorthand,
        _ => Role::Variable,
    }
}

/// The names that a script declares inside itself: behind `const`, `let`, `class`
/// and `function`, and as parameters. What it declares outermost is not among them.
pub(super) fn declared<'a>(tokens: &[Token<'a>], roles: &[Role]) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    let mut outermost = BTreeSet::new();
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate() {
        match (token.kind, token.text) {
            (Kind::Mark, "{") => depth += 1,
            (Kind::Mark, "}") => depth = depth.saturating_sub(1),
            (Kind::Mark, "=>") => {
                let first = place.saturating_sub(1);
                match tokens[first].text {
                    ")" => pattern(tokens, roles, opening(tokens, first), &mut names),
                    _ => drop(names.insert(tokens[first].text)),
                }
            }
            (Kind::Mark, "(") if is_head(tokens, roles, place) => {
                pattern(tokens, roles, place, &mut names);
            }
            (Kind::Keyword, "const" | "let" | "class" | "function") => {
                let own = if depth == 0 {
                    &mut outermost
                } else {
                    &mut names
                };
                match tokens.get(place + 1) {
                    Some(next) if next.kind == Kind::Name => drop(own.insert(next.text)),
                    Some(_) => pattern(tokens, roles, place + 1, own),
                    None => {}
                }
            }
            _ => {}
        }
    }
    &names - &outermost
}

/// Whether a bracket holds the parameters of a function or a method, or what is
/// caught.
fn is_head(tokens: &[Token<'_>], roles: &[Role], place: usize) -> bool {
    let Some(before) = place.checked_sub(1) else {
        return false;
    };
    let end = closing(tokens, place);
    let has_body = tokens.get(end + 1).is_some_and(|it| it.text == "{");
    let is_method = tokens[before].kind == Kind::Name && roles[before] == Role::Other;
    let is_function = before > 0 && tokens[before - 1].text == "function";
    has_body && (is_method || is_function || matches!(tokens[before].text, "catch" | "function"))
}

/// Adds the names that a pattern declares, but not those of its default values.
fn pattern<'a>(tokens: &[Token<'a>], roles: &[Role], place: usize, names: &mut BTreeSet<&'a str>) {
    let mut round = 0;
    for at in place + 1..closing(tokens, place) {
        let before = tokens[at - 1].text;
        match tokens[at].text {
            "(" => round += 1,
            ")" => round -= 1,
            _ => {}
        }
        let declares = matches!(before, "(" | "," | "{" | "[" | "..." | ":");
        if round == 0 && declares && roles[at] != Role::Other {
            names.insert(tokens[at].text);
        }
    }
}

fn closing(tokens: &[Token<'_>], place: usize) -> usize {
    let depths = depths(tokens[place..].iter());
    depths.map_or(tokens.len(), |it| place + it)
}

fn opening(tokens: &[Token<'_>], place: usize) -> usize {
    let depths = depths(tokens[..=place].iter().rev());
    depths.map_or(0, |it| place - it)
}

/// After how many tokens the bracket is matched with which they begin.
fn depths<'a, 'b: 'a>(mut tokens: impl Iterator<Item = &'a Token<'b>>) -> Option<usize> {
    let mut depth = 0_i32;
    tokens.position(|it| {
        depth += match it.text {
            "{" | "(" | "[" => 1,
            "}" | ")" | "]" => -1,
            _ => 0,
        };
        depth == 0
    })
}
