//! In which order groups are numbered.

use crate::index::browser::lexis::Form;

/// The numbers of groups while they are given.
pub(super) struct Ranks {
    pub numbers: Vec<u32>,
    pub next: u32,
}

impl Ranks {
    /// None is given yet.
    pub fn new(groups: usize) -> Self {
        Self {
            numbers: vec![u32::MAX; groups],
            next: 0,
        }
    }

    /// Gives the group of a form the next number, where it has none.
    pub fn give(&mut self, form: Form) {
        if self.numbers[form.group as usize] == u32::MAX {
            self.numbers[form.group as usize] = self.take();
        }
    }

    /// The next number, for what is no group of words.
    pub fn take(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }
}
