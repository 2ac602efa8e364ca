//! How far it is from one article of a list to the next.

use crate::index::browser::coder::{Coder, Kind};

/// How far to the next article; the kinds from here are for groups of which
/// there are ever more, and those behind them for what follows close upon another.
const GAP: u8 = 16;
const NEAR_GAP: u8 = 40;
/// How much closer than on average two articles are that are close.
const NEAR: u32 = 4;

/// The steps from one article of a list to the next.
pub(super) struct Gaps {
    count: u32,
    articles: u32,
    next: u32,
    is_near: bool,
}

impl Gaps {
    /// Of a list of so many of all articles.
    pub fn new(count: usize, articles: usize) -> Self {
        Self {
            count: u32::try_from(count).unwrap_or(u32::MAX),
            articles: u32::try_from(articles).unwrap_or(u32::MAX),
            next: 0,
            is_near: false,
        }
    }

    /// Codes the next article.
    pub fn write(&mut self, coder: &mut Coder, article: u32) {
        let first = if self.is_near { NEAR_GAP } else { GAP };
        let gap = article - self.next;
        let class = self.count.max(1).ilog2().min(15) as u8;
        coder.number(Kind(first + class), gap);
        self.next = article + 1;
        self.is_near = (gap + 1).saturating_mul(self.count * NEAR) < self.articles;
    }
}
