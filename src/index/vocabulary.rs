//! All words of one locale with the number of articles that hold them: what
//! typing errors are corrected to and what half-typed words are completed with.
//!
//! One flat file, read without parsing: a head, a row a word, then the words.

const ROW: usize = 16;
const HEAD: usize = 4;
/// Set in the number of articles of a word that is the only form of its stem.
const ONLY_FORM: u32 = 1 << 31;

/// A word that is written.
pub(super) struct Row<'a> {
    pub word: &'a str,
    /// How many articles hold it.
    pub articles: u32,
    /// Whether no other word of the locale has its stem.
    pub is_only_form: bool,
}

/// The words of a locale, sorted.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    bytes: Vec<u8>,
    count: usize,
}

/// A word that a misspelt one may have meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// The word.
    pub word: String,
    /// How far it is from what was typed; an ordinary edit counts 1.
    pub cost: f32,
    /// How many articles hold it.
    pub articles: u32,
}

impl Vocabulary {
    /// Writes words, sorted.
    pub fn write<'a>(words: impl Iterator<Item = Row<'a>>) -> Vec<u8> {
        let (mut rows, mut text) = (Vec::new(), String::new());
        for Row {
            word,
            articles,
            is_only_form,
        } in words
        {
            let offset = u32::try_from(text.len()).unwrap_or(u32::MAX);
            let mark = if is_only_form { ONLY_FORM } else { 0 };
            rows.extend(offset.to_le_bytes());
            rows.extend((articles | mark).to_le_bytes());
            rows.extend(signature(word.chars()).to_le_bytes());
            text.push_str(word);
        }
        let count = u32::try_from(rows.len() / ROW).unwrap_or(u32::MAX);
        [&count.to_le_bytes()[..], &rows, text.as_bytes()].concat()
    }

    /// Takes what [`Self::write`] gave; `None` where it is torn.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let head: [u8; HEAD] = bytes.get(..HEAD)?.try_into().ok()?;
        let count = u32::from_le_bytes(head) as usize;
        let text = bytes.get(HEAD + count.checked_mul(ROW)?..)?;
        std::str::from_utf8(text).ok()?;
        let vocabulary = Self { bytes, count };
        (1..count)
            .all(|row| vocabulary.offset(row - 1) <= vocabulary.offset(row))
            .then_some(vocabulary)
    }

    fn number<const N: usize>(&self, at: usize) -> [u8; N] {
        let bytes = self.bytes.get(at..at + N);
        bytes.and_then(|it| it.try_into().ok()).unwrap_or([0; N])
    }

    fn offset(&self, row: usize) -> usize {
        let text = HEAD + self.count * ROW;
        if row == self.count {
            return self.bytes.len();
        }
        text + u32::from_le_bytes(self.number(HEAD + row * ROW)) as usize
    }

    fn word(&self, row: usize) -> &str {
        std::str::from_utf8(self.bytes_of(row)).unwrap_or_default()
    }

    fn bytes_of(&self, row: usize) -> &[u8] {
        let bytes = self.bytes.get(self.offset(row)..self.offset(row + 1));
        bytes.unwrap_or_default()
    }

    fn count_of(&self, row: usize) -> u32 {
        self.marked_count_of(row) & !ONLY_FORM
    }

    fn marked_count_of(&self, row: usize) -> u32 {
        u32::from_le_bytes(self.number(HEAD + row * ROW + 4))
    }

    fn signature_of(&self, row: usize) -> u64 {
        u64::from_le_bytes(self.number(HEAD + row * ROW + 8))
    }

    fn first_at_least(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.bytes_of(middle) < word.as_bytes() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// How many articles hold a word.
    pub fn articles(&self, word: &str) -> u32 {
        self.row(word).map_or(0, |it| self.count_of(it))
    }

    /// Whether it holds a word, and no other form of its stem.
    pub fn is_only_form(&self, word: &str) -> bool {
        let row = self.row(word);
        row.is_some_and(|it| self.marked_count_of(it) & ONLY_FORM != 0)
    }

    fn row(&self, word: &str) -> Option<usize> {
        let row = self.first_at_least(word);
        (row < self.count && self.bytes_of(row) == word.as_bytes()).then_some(row)
    }

    /// The commonest words that begin like this, and whether there are more.
    pub fn completions(&self, prefix: &str, limit: usize) -> Vec<(String, u32)> {
        let first = self.first_at_least(prefix);
        let rows = (first..self.count)
            .take_while(|&row| self.bytes_of(row).starts_with(prefix.as_bytes()));
        let mut rows: Vec<usize> = rows.collect();
        rows.sort_by_key(|&row| (std::cmp::Reverse(self.count_of(row)), row));
        rows.truncate(limit);
        let found = rows.into_iter();
        found
            .map(|row| (self.word(row).to_owned(), self.count_of(row)))
            .collect()
    }

    /// The words within `limit` of a misspelt one.
    pub fn near(&self, word: &str, limit: f32) -> Vec<Candidate> {
        let letters: Vec<char> = word.chars().collect();
        let wanted = signature(letters.iter().copied());
        let edits = limit.ceil() as u32;
        // An edit that brings another letter or takes one away costs no less
        // than this.
        let others = (limit / VOWEL) as u32;
        let lengths = 4 * edits as usize;
        let lengths = word.len().saturating_sub(lengths)..=word.len() + lengths;
        let mut found = Vec::new();
        let mut distance = Distance::default();
        for row in 0..self.count {
            let signature = self.signature_of(row);
            if !has_at_most(signature & !wanted, others)
                || !has_at_most(wanted & !signature, others)
                || !lengths.contains(&self.offset(row + 1).saturating_sub(self.offset(row)))
            {
                continue;
            }
            let other = self.word(row);
            if let Some(cost) = distance.between(&letters, other, limit) {
                found.push(Candidate {
                    word: other.to_owned(),
                    cost,
                    articles: self.count_of(row),
                });
            }
        }
        found
    }
}

/// Whether no more than so many bits are set.
fn has_at_most(mut bits: u64, count: u32) -> bool {
    for _ in 0..count {
        bits &= bits.wrapping_sub(1);
    }
    bits == 0
}

/// One bit a letter, so that words with other letters are passed over.
fn signature(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0, |bits, c| {
        bits | 1 << (u32::from(c).wrapping_mul(0x9e37_79b1) >> 26)
    })
}

const FIRST_LETTER: f32 = 0.4;
const DOUBLED: f32 = 0.6;
const SWAPPED: f32 = 0.8;
const VOWEL: f32 = 0.8;

/// Damerau's distance (optimal string alignment) with cheaper slips: letters
/// doubled or not, neighbours swapped, one vowel for another.
#[derive(Default)]
struct Distance {
    other: Vec<char>,
    /// The row before the last, the current and the last one.
    rows: [Vec<f32>; 3],
}

impl Distance {
    fn between(&mut self, typed: &[char], other: &str, limit: f32) -> Option<f32> {
        self.other.clear();
        self.other.extend(other.chars());
        let (rows, columns) = (typed.len(), self.other.len());
        if rows.abs_diff(columns) as f32 > limit.ceil() {
            return None;
        }
        for row in &mut self.rows {
            row.clear();
            row.resize(columns + 1, 0.0);
        }
        for column in 0..=columns {
            self.rows[2][column] = column as f32;
        }
        for row in 1..=rows {
            if row > 1 {
                self.rows.rotate_right(1);
            }
            self.fill(typed, row);
            let least = self.rows[1].iter().copied().fold(f32::MAX, f32::min);
            if least > limit {
                return None;
            }
        }
        let first = typed.first() != self.other.first();
        let cost = self.rows[1][columns] + if first { FIRST_LETTER } else { 0.0 };
        (cost <= limit).then_some(cost)
    }

    fn fill(&mut self, typed: &[char], row: usize) {
        let c = typed[row - 1];
        let [before, current, last] = &mut self.rows;
        current[0] = row as f32;
        for column in 1..=self.other.len() {
            let o = self.other[column - 1];
            let doubled =
                |letters: &[char], at: usize| at > 1 && letters[at - 1] == letters[at - 2];
            let surplus = if doubled(typed, row) { DOUBLED } else { 1.0 };
            let missing = if doubled(&self.other, column) {
                DOUBLED
            } else {
                1.0
            };
            let mut cost = (last[column] + surplus)
                .min(current[column - 1] + missing)
                .min(last[column - 1] + substitution(c, o));
            let crossed = row > 1
                && column > 1
                && c == self.other[column - 2]
                && typed[row - 2] == o
                && c != o;
            if crossed {
                cost = cost.min(before[column - 2] + SWAPPED);
            }
            current[column] = cost;
        }
    }
}

fn substitution(typed: char, meant: char) -> f32 {
    let vowel = |c: char| {
        matches!(
            c,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'æ' | 'ø' | 'ä' | 'ö' | 'ü'
        )
    };
    match (typed, meant) {
        _ if typed == meant => 0.0,
        _ if vowel(typed) && vowel(meant) => VOWEL,
        _ => 1.0,
    }
}
