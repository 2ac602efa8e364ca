//! The blocks of an article that are alternatives: beside each other, and each for
//! somebody else.
//!
//! Entry points: [`alternatives`] and [`steps`]. Knows nothing of flows.

use crate::flow::shape::{Below, Shape, Shapes, is_most, is_ordered};
use crate::model::PartKind;
use std::collections::BTreeMap;

/// How many paragraphs and items may stand between two that are alternatives.
const BETWEEN: usize = 3;
/// How many alternatives a question may offer.
pub(super) const OFFERED: std::ops::RangeInclusive<usize> = 2..=20;

/// The largest group of blocks beside each other that are alternatives.
pub(super) fn alternatives(shapes: &Shapes) -> Option<Vec<u32>> {
    let mut below: Below = BTreeMap::new();
    for (number, shape) in shapes.iter().filter(|(number, _)| **number > 0) {
        below.entry(shape.parent).or_default().push(*number);
    }
    let mut groups = Vec::new();
    for (parent, siblings) in &below {
        let is_note = |it: &Shape| is_most(it.notes, it.read);
        if !parent.is_some_and(|it| it > 0 && is_note(&shapes[&it])) {
            groups.extend(items(shapes, siblings));
        }
        let heads = siblings.iter().copied();
        groups.push(heads.filter(|it| is_task(shapes, &below, *it)).collect());
        groups.extend(conditional_lines(shapes, siblings));
    }
    groups.retain(|it| OFFERED.contains(&it.len()));
    let key = |it: &Vec<u32>| (it.len(), std::cmp::Reverse(it[0]));
    groups.into_iter().max_by_key(key)
}

/// The items of each list that begin with a condition, where they are many among
/// its items: half of them, of a numbered list from the first on.
fn items(shapes: &Shapes, siblings: &[u32]) -> Vec<Vec<u32>> {
    let mut lists: Vec<(PartKind, Vec<u32>)> = Vec::new();
    let mut last = None;
    for &number in siblings {
        let kind = shapes[&number].kind;
        if matches!(kind, PartKind::Item { .. }) {
            match lists.last_mut() {
                Some((of, list)) if *of == kind && last == Some(kind) => list.push(number),
                _ => lists.push((kind, vec![number])),
            }
        }
        last = Some(kind);
    }
    let found = lists.into_iter();
    found
        .map(|(kind, list)| items_of(shapes, (kind, &list)))
        .collect()
}

fn items_of(shapes: &Shapes, (kind, list): (PartKind, &[u32])) -> Vec<u32> {
    let is_ordered = is_ordered(kind);
    let is_one = |it: &u32| shapes[it].is_alternative();
    let is_task = |it: &u32| is_one(it) || (shapes[it].is_aim() && !shapes[it].is_phase());
    let all: Vec<u32> = list.iter().copied().filter(is_one).collect();
    let tasks: Vec<u32> = list.iter().copied().filter(is_task).collect();
    let has_tasks = tasks.len() > all.len().max(2) && tasks.len() * 3 >= list.len() * 2;
    if has_tasks && !is_ordered && !is_about_trouble(shapes) {
        return tasks;
    }
    let begins = !is_ordered || is_one(&list[0]);
    if begins && all.len() * 2 >= list.len() {
        return all;
    }
    let is_if = |it: &u32| is_one(it) && !is_most(shapes[it].whens(), shapes[it].asked);
    let runs = list.chunk_by(|a, b| is_if(a) && is_if(b));
    let runs = runs.filter(|it| it.len() > 1);
    runs.max_by_key(|it| it.len()).unwrap_or_default().to_vec()
}

fn is_about_trouble(shapes: &Shapes) -> bool {
    let title = shapes.get(&0);
    title.is_some_and(|it| is_most(it.troubles, it.asked))
}

/// Whether a line has steps below and names a condition, a symptom, or a task where
/// the article is not about trouble: there the tasks are tried one after the other.
fn is_task(shapes: &Shapes, below: &Below, number: u32) -> bool {
    let shape = &shapes[&number];
    let (true, Some(steps)) = (shape.is_line(), below.get(&Some(number))) else {
        return false;
    };
    let is_aim = shape.is_aim();
    let none = Vec::new();
    let deeper = |it: &u32| match shapes[it].kind {
        PartKind::Paragraph => below.get(&Some(*it)).unwrap_or(&none).iter(),
        _ => none.iter(),
    };
    let count = |wanted: fn(PartKind) -> bool| {
        let steps = steps
            .iter()
            .flat_map(|it| std::iter::once(it).chain(deeper(it)));
        let kinds = steps.map(|it| shapes[it].kind);
        kinds.filter(|it| wanted(*it)).count()
    };
    let ordered = count(|it| it == PartKind::Item { ordered: true });
    let all = count(|it| matches!(it, PartKind::Item { .. }));
    let has_procedure = ordered > 0 || (is_aim && all > 1);
    let is_symptom = is_most(shape.symptoms, shape.asked) && !shape.leads_in();
    let is_named = !shape.is_phase() && (is_aim || !shape.leads_in());
    is_most(shape.ifs, shape.asked)
        || is_symptom
        || (has_procedure && is_named && !is_about_trouble(shapes))
}

/// The lines that begin with a condition, one after the other or with what belongs to
/// the first in between. Two are alternatives where they are of one kind: whoever sees an
/// error may also want what the next line is for.
fn conditional_lines(shapes: &Shapes, siblings: &[u32]) -> Vec<Vec<u32>> {
    let mut runs: Vec<Vec<u32>> = Vec::new();
    let mut between = usize::MAX;
    for number in siblings {
        let shape = &shapes[number];
        let complains = is_most(shape.complaints, shape.read);
        if shape.is_line() && (complains || is_most(shape.ifs, shape.asked)) {
            match runs.last_mut() {
                Some(run) if between <= BETWEEN => run.push(*number),
                _ => runs.push(vec![*number]),
            }
            between = 0;
        } else if matches!(shape.kind, PartKind::Paragraph | PartKind::Item { .. }) {
            between = between.saturating_add(1);
        }
    }
    runs.retain(|run| match run[..] {
        [one, other] => is_alike(&shapes[&one], &shapes[&other]),
        _ => true,
    });
    runs
}

/// Whether both say what somebody wants, or neither; and both ask, or neither.
fn is_alike(one: &Shape, other: &Shape) -> bool {
    let wishes = |it: &Shape| is_most(it.wishes, it.read);
    let asks = |it: &Shape| is_most(it.complaints, it.read);
    wishes(one) == wishes(other) && asks(one) == asks(other)
}

/// The blocks of an alternative: itself, where it is a step, what stands below it, and
/// what stands between it and the next one, where that belongs to it.
pub(super) fn steps(shapes: &Shapes, (block, next): (u32, Option<u32>)) -> Vec<u32> {
    let is_below = |number: u32| {
        let mut at = Some(number);
        while let Some(it) = at {
            if it == block {
                return true;
            }
            at = shapes[&it].parent;
        }
        false
    };
    let mut steps: Vec<u32> = shapes.keys().copied().filter(|it| is_below(*it)).collect();
    if steps.len() > 1 {
        let heads = |it: &u32| shapes[it].kind != PartKind::Paragraph || *it != block;
        steps.retain(|it| !matches!(shapes[it].kind, PartKind::Heading(_)) && heads(it));
    } else if shapes[&block].is_line() {
        steps.extend(belonging(shapes, (block, next)));
    }
    steps
}

/// What follows a paragraph and belongs to it: lists and pictures, and further
/// paragraphs where the next alternative is near.
fn belonging(shapes: &Shapes, (block, next): (u32, Option<u32>)) -> Vec<u32> {
    let parent = shapes[&block].parent;
    let after = shapes.range(block + 1..next.unwrap_or(u32::MAX));
    let after: Vec<(u32, &Shape)> = after.map(|(number, shape)| (*number, shape)).collect();
    let siblings = after.iter().filter(|it| it.1.parent == parent);
    let lines = siblings.filter(|it| it.1.is_line()).count();
    let is_near = next.is_some_and(|it| shapes[&it].parent == parent) && lines <= BETWEEN;
    let belongs = |it: &&(u32, &Shape)| is_near || !it.1.is_line();
    let belonging = after.iter().take_while(belongs);
    belonging.map(|it| it.0).collect()
}
