//! Our own scripts as they are sent: without comments and spaces, and with short
//! names for what they declare inside themselves.
//!
//! Entry point: [`shorten`]. A name stands for the same wherever it is a variable
//! of the script, so that no scopes need be known; properties, keys and what the
//! script declares outermost keep their names.

mod names;
mod tokens;

use crate::render::shorten::names::{Blocks, Declared, Role, roles};
use crate::render::shorten::tokens::{Token, tokens};
use rustc_hash::{FxHashMap, FxHashSet};

/// A script that does the same in fewer bytes.
pub(super) fn shorten(script: &str) -> String {
    let tokens = tokens(script);
    let (roles, blocks) = roles(&tokens);
    let declared = names::declared(&tokens, &roles, &blocks);
    let home = |place: usize| {
        let name = tokens[place].text;
        let is_variable = matches!(roles[place], Role::Variable | Role::Shorthand);
        let block = blocks.home(&declared, name, place).filter(|_| is_variable);
        block.map(|it| (name, it))
    };
    let homes: Vec<Option<Declared<'_>>> = (0..tokens.len()).map(home).collect();
    let short = short_names(&tokens, &homes, &blocks);
    let mut out = String::with_capacity(script.len() / 2);
    for (place, token) in tokens.iter().enumerate() {
        let name = homes[place].and_then(|it| short.get(&it));
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

/// Short names for the variables, the shortest for those that are named most. Those
/// of blocks apart share them.
fn short_names<'a>(
    tokens: &[Token<'a>],
    homes: &[Option<Declared<'a>>],
    blocks: &Blocks,
) -> FxHashMap<Declared<'a>, String> {
    let mut counts: FxHashMap<Declared<'_>, usize> = FxHashMap::default();
    for home in homes.iter().flatten() {
        *counts.entry(*home).or_default() += 1;
    }
    let taken: FxHashSet<&str> = tokens.iter().map(|it| it.text).collect();
    let mut names: Vec<(Declared<'_>, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let mut free = (0..).map(nth).filter(|it| {
        let is_word = tokens::KEYWORDS.contains(&it.as_str());
        !is_word && !taken.contains(it.as_str())
    });
    // Each short name with the blocks in which it stands for something.
    let mut given: Vec<(String, Vec<usize>)> = Vec::new();
    let mut short = FxHashMap::default();
    for ((name, block), _) in names {
        let meets = |it: &usize| blocks.are_nested(*it, block);
        let place = given.iter().position(|(_, own)| !own.iter().any(meets));
        let place = place.unwrap_or_else(|| {
            given.extend(free.next().map(|it| (it, Vec::new())));
            given.len() - 1
        });
        let (chosen, own) = &mut given[place];
        if chosen.len() < name.len() {
            own.push(block);
            short.insert((name, block), chosen.clone());
        }
    }
    short
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
                "{ const one = (word) => { return word; }, other = 2; function of(size) { let most = size; return most; } }",
                "{const c=(a)=>{return a;},d=2;function of(b){let a=b;return a;}}\n",
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
