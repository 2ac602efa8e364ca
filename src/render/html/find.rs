//! Numbered parts where they stand, with what is nested in them.

use crate::model::{Block, BlockKind, Item, Row};

/// A numbered part where it stands.
pub(super) enum Found<'a> {
    Block(&'a Block),
    Item(&'a Item),
    Row(&'a Row),
}

/// The part of a number, among blocks and all that is nested in them.
pub(super) fn find(blocks: &[Block], number: u32) -> Option<Found<'_>> {
    blocks.iter().find_map(|block| {
        if block.number == Some(number) {
            return Some(Found::Block(block));
        }
        match &block.kind {
            BlockKind::List { items, .. } => items.iter().find_map(|item| {
                if item.number == Some(number) {
                    return Some(Found::Item(item));
                }
                find(&item.blocks, number)
            }),
            BlockKind::Alert { blocks, .. }
            | BlockKind::Quote(blocks)
            | BlockKind::Footnote { blocks, .. } => find(blocks, number),
            BlockKind::Table { head, rows, .. } => std::iter::once(head)
                .chain(rows)
                .find(|row| row.number == Some(number))
                .map(Found::Row),
            _ => None,
        }
    })
}
