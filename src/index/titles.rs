//! The titles of one locale as hashed stems, so that many can be compared with
//! a query without reading the articles.

const WORD: usize = 4;

/// The titles of a locale, by document.
#[derive(Debug, Default)]
pub(super) struct Titles {
    bytes: Vec<u8>,
    count: usize,
}

/// A number for a stem; two stems rarely share one.
pub(super) fn hash(stem: &str) -> u32 {
    stem.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl Titles {
    /// Writes the titles: their count, where each ends, their stems.
    pub fn write(titles: &[Vec<u32>]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut push = |number: u32| bytes.extend(number.to_le_bytes());
        push(u32::try_from(titles.len()).unwrap_or(u32::MAX));
        let mut end = 0;
        for title in titles {
            end += u32::try_from(title.len()).unwrap_or(0);
            push(end);
        }
        titles.iter().flatten().for_each(|it| push(*it));
        bytes
    }

    /// Takes what [`Self::write`] gave; `None` where it is torn.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let titles = Self { bytes, count: 0 };
        let count = titles.number(0)? as usize;
        let words = match count {
            0 => 0,
            _ => titles.number(count)? as usize,
        };
        let whole = titles.bytes.len() == WORD * (1 + count + words);
        whole.then_some(Self { count, ..titles })
    }

    fn number(&self, place: usize) -> Option<u32> {
        let bytes = self.bytes.get(place * WORD..(place + 1) * WORD)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    /// Whether a document's title has so many stems, and this one first.
    pub fn may_be(&self, document: usize, stems: usize, first: u32) -> bool {
        if document >= self.count {
            return false;
        }
        let end = |document: usize| self.number(document + 1).unwrap_or(0) as usize;
        let start = document.checked_sub(1).map_or(0, end);
        end(document) == start + stems && self.number(1 + self.count + start) == Some(first)
    }

    /// The stems of a document's title.
    pub fn of(&self, document: usize) -> impl Iterator<Item = u32> {
        let end = |document: usize| self.number(document + 1).unwrap_or(0) as usize;
        let known = document < self.count;
        let start = if known && document > 0 {
            end(document - 1)
        } else {
            0
        };
        let stop = if known { end(document) } else { 0 };
        let words = 1 + self.count;
        (start..stop).filter_map(move |word| self.number(words + word))
    }
}
