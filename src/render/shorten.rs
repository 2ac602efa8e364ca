//! Our own scripts as they are sent: without comments and spaces, and with short
//! names for what they declare inside themselves.
//!
//! Entry point: [`shorten`]. A name stands for the same wherever it is a variable
//! of the script, so that no scopes need be known; properties, keys and what the
//! script declares outermost keep their names.

mod names;
mod tokens;

use crate::render::shorten::names::{Role, roles};
use crate::render::shorten::tokens::{Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// A script that does the same in fewer bytes.
pub(super) fn shorten(script: &str) -> String {
    let tokens = tokens(script);
    let roles = roles(&tokens);
    let short = short_names(&tokens, &roles);
    let mut out = String::with_capacity(script.len() / 2);
    for (place, token) in tokens.iter().enumerate() {
        let name = short.get(token.text);
        let text = match (roles[place], name) {
            (Role::Variable, Some(short)) => short.clone(),
            (Role::Shorthand, Some(short)) => format!("{}:{short}", token.text),
            _ => token.text.to_owned(),
        };
        let next = text.chars().next();
        if let (Some(before), Some(next)) = (out.chars().next_back(), next) {
            if token.begins_line && needs_line(before, next) {
                out.push('\n');
            } else if needs_space(before, next) {
                out.push(' ');
            }
        }
        out.push_str(&text);
    }
    out.push('\n');
    out
}

/// Whether a line may end a statement here.
fn needs_line(before: char, next: char) -> bool {
    !"{([,;:?&|=<>".contains(before) && !"})].,?:&|=<>".contains(next)
}

fn needs_space(before: char, next: char) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    in_name(before) && in_name(next) || before == next && "+-/".contains(next)
}

/// Short names for the variables, the shortest for those that are named most.
fn short_names(tokens: &[Token<'_>], roles: &[Role]) -> BTreeMap<String, String> {
    let declared = names::declared(tokens, roles);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (token, role) in tokens.iter().zip(roles) {
        if matches!(role, Role::Variable | Role::Shorthand) && declared.contains(token.text) {
            *counts.entry(token.text).or_default() += 1;
        }
    }
    let taken: BTreeSet<&str> = tokens.iter().map(|it| it.text).collect();
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let free = (0..).map(nth).filter(|it| {
        let is_word = tokens::KEYWORDS.contains(&it.as_str());
        !is_word && !taken.contains(it.as_str())
    });
    let names = names.into_iter().zip(free);
    let names = names.filter(|((name, _), short)| short.len() < name.len());
    names
        .map(|((name, _), short)| (name.to_owned(), short))
        .collect()
}

/// `a` to `Z`, then `aa` and so on.
fn nth(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut rest = number + 1;
    let mut name = Vec::new();
    while rest > 0 {
        name.push(char::from(LETTERS[(rest - 1) % LETTERS.len()]));
        rest = (rest - 1) / LETTERS.len();
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn variables_are_short_and_properties_are_not() {
        for (script, short) in [
            (
                "{\n  const wide = 1; /* why */\n  use(wide, it.wide, { wide, other: wide });\n}\n",
                "{const a=1;use(a,it.wide,{wide:a,other:a});}\n",
            ),
            (
                "{ const read = ({ size = 2, kind: sort }) => `${size} ${sort} size`; }",
                "{const c=({size:a=2,kind:b})=>`${a} ${b} size`;}\n",
            ),
            (
                "class Open { get size() { return /[/a ]/.test(this.size) ? -1 : - -2; } }",
                "class Open{get size(){return/[/a ]/.test(this.size)?-1:- -2;}}\n",
            ),
            (
                "{ let first = 1\n  first++\n  let [second, third] = [first, 'first'];\n}",
                "{let a=1\na++\nlet[b,c]=[a,'first'];}\n",
            ),
            (
                "{ const make = (it) => put({ class: it }, it.class); function of({ text }) { return text; } }",
                "{const c=(a)=>put({class:a},a.class);function of({text:b}){return b;}}\n",
            ),
            (
                "const open = 1; if (event.target) { document.title = open; }",
                "const open=1;if(event.target){document.title=open;}\n",
            ),
        ] {
            assert_eq!(shorten(script), short);
        }
    }
}
