//! Which names of a script are variables, and which of these it declares.

use crate::render::shorten::tokens::{Kind, Token};
use rustc_hash::FxHashSet;

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

/// The blocks of a script, the whole of it first: in which another each stands.
#[derive(Debug)]
pub(super) struct Blocks {
    parents: Vec<usize>,
    /// The block of each token.
    of: Vec<usize>,
}

impl Blocks {
    /// The largest block around a token that declares its name. A name that is declared
    /// again further in is taken for the same.
    pub fn home<'a>(
        &self,
        names: &FxHashSet<Declared<'a>>,
        name: &'a str,
        token: usize,
    ) -> Option<usize> {
        let mut block = self.of[token];
        let mut home = None;
        loop {
            if names.contains(&(name, block)) {
                home = Some(block);
            }
            if block == 0 {
                return home;
            }
            block = self.parents[block];
        }
    }

    /// Counts what stands in brackets before a block to that block.
    fn take_head(&mut self, tokens: &[Token<'_>], place: usize) {
        if tokens[place].text != "(" {
            return;
        }
        let end = closing(tokens, place);
        let after = |it: usize| tokens.get(it).map_or("", |it| it.text);
        let body = end + 1 + usize::from(after(end + 1) == "=>");
        let begins = |place: usize| {
            let block = *self.of.get(place + 1)?;
            (after(place) == "{" && self.parents[block] == self.of[place]).then_some(block)
        };
        let (own, Some(block)) = (self.of[place], begins(body)) else {
            return;
        };
        for of in &mut self.of[place..end] {
            if *of == own {
                *of = block;
            }
        }
    }

    /// Whether one of two blocks is the other or within it.
    pub fn are_nested(&self, one: usize, other: usize) -> bool {
        let (outer, mut inner) = (one.min(other), one.max(other));
        while inner > outer {
            inner = self.parents[inner];
        }
        inner == outer
    }
}

/// A name and a block that declares it.
pub(super) type Declared<'a> = (&'a str, usize);

/// The role of each token, and the blocks they are in.
pub(super) fn roles(tokens: &[Token<'_>]) -> (Vec<Role>, Blocks) {
    let mut open: Vec<Inside> = Vec::new();
    let mut is_class = false;
    let mut roles = Vec::with_capacity(tokens.len());
    let mut blocks = Blocks {
        parents: vec![0],
        of: Vec::with_capacity(tokens.len()),
    };
    let mut within = vec![0];
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
        blocks.of.push(within.last().copied().unwrap_or(0));
        let depth = open.len();
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
        let last = within.last().copied().unwrap_or(0);
        if open.len() > depth {
            // A bracket that is no block belongs to the block it is in.
            let is_block = matches!(open.last(), Some(Inside::Block | Inside::Class));
            within.push(if is_block { blocks.parents.len() } else { last });
            if is_block {
                blocks.parents.push(last);
            }
        } else if open.len() < depth {
            within.pop();
        }
    }
    for place in 0..tokens.len() {
        blocks.take_head(tokens, place);
    }
    (roles, blocks)
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
pub(super) fn declared<'a>(
    tokens: &[Token<'a>],
    roles: &[Role],
    blocks: &Blocks,
) -> FxHashSet<Declared<'a>> {
    let mut places = Vec::new();
    let mut outermost = FxHashSet::default();
    for (place, token) in tokens.iter().enumerate() {
        match (token.kind, token.text) {
            (Kind::Mark, "=>") => {
                let first = place.saturating_sub(1);
                match tokens[first].text {
                    ")" => pattern(tokens, roles, opening(tokens, first), &mut places),
                    _ => places.push(first),
                }
            }
            (Kind::Mark, "(") if is_head(tokens, roles, place) => {
                pattern(tokens, roles, place, &mut places);
            }
            (Kind::Keyword, "const" | "let" | "class" | "function") => {
                let first = places.len();
                let is_list = matches!(token.text, "const" | "let");
                let more = if is_list {
                    more(tokens, place)
                } else {
                    Vec::new()
                };
                for place in more.into_iter().chain([place + 1]) {
                    match tokens.get(place) {
                        Some(next) if next.kind == Kind::Name => places.push(place),
                        Some(_) => pattern(tokens, roles, place, &mut places),
                        None => {}
                    }
                }
                let own = places[first..].iter().filter(|it| blocks.of[**it] == 0);
                outermost.extend(own.map(|it| tokens[*it].text));
            }
            _ => {}
        }
    }
    let names = places
        .into_iter()
        .map(|it| (tokens[it].text, blocks.of[it]));
    names.filter(|it| !outermost.contains(it.0)).collect()
}

/// Where a declaration declares more than its first name.
fn more(tokens: &[Token<'_>], place: usize) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = place + 1;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "(" | "[" | "{" => at = closing(tokens, at),
            ";" | ")" | "]" | "}" | "of" | "in" => break,
            "," => places.push(at + 1),
            _ => {}
        }
        at += 1;
    }
    places
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

/// Adds where a pattern declares names, but not those of its default values.
fn pattern(tokens: &[Token<'_>], roles: &[Role], place: usize, places: &mut Vec<usize>) {
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
            places.push(at);
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
