//! Numbers blocks: the same in all versions of equal structure.
//!
//! Block 0 is the first H1, or the title where there is none. Then, in document
//! order, each of these is one: a paragraph, a heading, an item's own text, a
//! code block, a row of a table, raw HTML. Rules and empty blocks do not count.

use crate::model::{Block, BlockKind, Inline, Item, Row};

/// Numbers all blocks; gives how many numbers were used, block 0 included.
pub fn number(blocks: &mut [Block]) -> u32 {
    let title = blocks
        .iter()
        .position(|it| matches!(&it.kind, BlockKind::Heading { level: 1, .. }));
    let mut counter = Counter { next: 1 };
    for (index, block) in blocks.iter_mut().enumerate() {
        if Some(index) == title {
            block.number = Some(0);
        } else {
            counter.block(block);
        }
    }
    counter.next
}

struct Counter {
    next: u32,
}

impl Counter {
    fn take(&mut self) -> Option<u32> {
        self.next += 1;
        Some(self.next - 1)
    }

    fn block(&mut self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                block.number = if says_something(inlines) {
                    self.take()
                } else {
                    None
                };
            }
            BlockKind::Code { text, .. } | BlockKind::Html(text) => {
                block.number = if text.trim().is_empty() {
                    None
                } else {
                    self.take()
                };
            }
            BlockKind::Video { .. } => block.number = self.take(),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|it| self.item(it)),
            BlockKind::Table { head, rows, .. } => {
                self.row(head);
                rows.iter_mut().for_each(|it| self.row(it));
            }
            BlockKind::Alert { blocks, .. }
            | BlockKind::Quote(blocks)
            | BlockKind::Footnote { blocks, .. } => blocks.iter_mut().for_each(|it| self.block(it)),
            BlockKind::Rule => {}
        }
    }

    fn item(&mut self, item: &mut Item) {
        item.number = if says_something(&item.inlines) {
            self.take()
        } else {
            None
        };
        item.blocks.iter_mut().for_each(|it| self.block(it));
    }

    fn row(&mut self, row: &mut Row) {
        row.number = if row.cells.iter().any(|it| says_something(it)) {
            self.take()
        } else {
            None
        };
    }
}

/// Whether anything would be seen: text, an image, or a link that lost its text.
fn says_something(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => !text.trim().is_empty(),
        Inline::Marked(_, inner) => says_something(inner),
        Inline::Link { .. } | Inline::Image { .. } => true,
        _ => false,
    })
}
