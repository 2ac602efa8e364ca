//! Numbers to few bytes: an adaptive binary range coder, whose decoder is a
//! dozen lines of the client.
//!
//! After G. N. N. Martin, "Range encoding" (1979), with a probability for each
//! bit that follows what was coded before; the first bits teach it fastest.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What kind of number is coded; each has probabilities of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind(pub u8);

/// The probabilities of one kind of number.
const MODELS: usize = 64;
const KINDS: usize = 64;
/// How much of a step towards certainty a bit is, by how many came before.
const STEPS: [u8; 24] = [
    1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5,
];
const CERTAIN: u32 = 1 << 12;
const LEAST_RANGE: u32 = 1 << 24;
/// How many bits of a number after its first follow those before them.
const LEARNT: u32 = 2;

#[derive(Clone, Copy)]
struct Model {
    zero: u16,
    seen: u8,
}

impl Model {
    const NEW: Self = Self {
        zero: 2048,
        seen: 0,
    };

    fn learn(&mut self, bit: bool) {
        let zero = u32::from(self.zero);
        let step = STEPS[usize::from(self.seen)];
        self.seen = (self.seen + 1).min(STEPS.len() as u8 - 1);
        if bit {
            self.zero -= (zero >> step) as u16;
        } else {
            self.zero += ((CERTAIN - zero) >> step) as u16;
        }
    }
}

/// What the letters of words are likely to be, by the two before each: the
/// likelihoods that follow from none, one and both of them, mixed.
#[derive(Clone)]
pub(super) struct Letters(Vec<Model>);

/// Where the models of one letter before begin, and those of both.
const AFTER_ONE: usize = 1 << 8;
const AFTER_BOTH: usize = AFTER_ONE + (1 << 16);
/// How much of a word it shares with the one before it.
const SHARED: Kind = Kind(35);

impl Letters {
    /// Learns from the words of a text.
    pub fn new(text: &str) -> Self {
        let mut letters = Self(vec![Model::NEW; AFTER_BOTH + (1 << 16)]);
        for word in text.split(' ') {
            let ends = word.bytes().chain([0]);
            let mut before = [0; 2];
            for letter in ends {
                each_bit(letter, |node, bit| _ = letters.learn(before, node, bit));
                before = [before[1], letter];
            }
        }
        letters
    }

    fn places([second, first]: [u8; 2], node: usize) -> [usize; 3] {
        let (second, first) = (usize::from(second), usize::from(first));
        let both = (second * 40_503 + first * 7_919 + node * 257) & 0xffff;
        [node, AFTER_ONE + (first << 8 | node), AFTER_BOTH + both]
    }

    /// How likely a bit is 0, in [`CERTAIN`] parts, and learns what it is.
    fn learn(&mut self, before: [u8; 2], node: usize, bit: bool) -> u32 {
        let places = Self::places(before, node);
        let mut zero = 0;
        for place in places {
            let model = &mut self.0[place];
            let trust = u32::from(model.seen.min(3));
            zero = (zero * (4 - trust) + u32::from(model.zero) * trust) / 4;
            if place == places[0] {
                zero = u32::from(model.zero);
            }
            model.learn(bit);
        }
        zero
    }
}

/// Tells the bits of a letter, each with what is known of it before.
fn each_bit(letter: u8, mut bit: impl FnMut(usize, bool)) {
    let mut node = 1;
    for place in (0..8).rev() {
        let own = letter >> place & 1;
        bit(node, own == 1);
        node = node << 1 | usize::from(own);
    }
}

/// Codes numbers one after the other.
pub(super) struct Coder {
    low: u64,
    range: u32,
    held: u8,
    pending: u64,
    out: Vec<u8>,
    models: Vec<Model>,
}

impl Coder {
    /// Begins.
    pub fn new() -> Self {
        Self {
            low: 0,
            range: u32::MAX,
            held: 0,
            pending: 0,
            out: Vec::new(),
            models: vec![Model::NEW; MODELS * KINDS],
        }
    }

    /// Codes a number of which small ones are likely.
    pub fn number(&mut self, kind: Kind, number: u32) {
        let value = number.saturating_add(1);
        let length = value.ilog2();
        for place in 0..length {
            self.bit(kind, place as usize, true);
        }
        self.bit(kind, length as usize, false);
        let mut known = 1;
        for place in (0..length).rev() {
            let bit = value >> place & 1;
            if length - place <= LEARNT && length < 16 {
                let model = 13 + 3 * length as usize + known as usize;
                self.bit(kind, model, bit == 1);
                known = known << 1 | bit;
            } else {
                self.evenly(bit == 1);
            }
        }
    }

    /// Codes one of `1 << bits` values, of which some are likelier.
    pub fn one_of(&mut self, kind: Kind, bits: u32, value: u32) {
        let mut node = 1;
        for place in (0..bits).rev() {
            let bit = value >> place & 1;
            self.bit(kind, node as usize, bit == 1);
            node = node << 1 | bit;
        }
    }

    /// Codes a yes or no.
    pub fn flag(&mut self, kind: Kind, yes: bool) {
        self.one_of(kind, 1, u32::from(yes));
    }

    /// Codes a value of which all are equally likely.
    pub fn plain(&mut self, bits: u32, value: u32) {
        for place in (0..bits).rev() {
            self.evenly(value >> place & 1 == 1);
        }
    }

    /// Codes a word, told from the one before it.
    pub fn word(&mut self, letters: &mut Letters, last: &str, word: &str) {
        let shared = last.chars().zip(word.chars());
        let shared = shared.take_while(|(a, b)| a == b);
        let shared: usize = shared.map(|it| it.1.len_utf8()).sum();
        self.number(SHARED, u32::try_from(shared).unwrap_or(0));
        let bytes = word.as_bytes();
        let at = |place: usize| place.checked_sub(1).map_or(0, |it| bytes[it]);
        let mut before = [at(shared.saturating_sub(1)), at(shared)];
        for letter in bytes[shared..].iter().copied().chain([0]) {
            each_bit(letter, |node, bit| {
                let zero = letters.learn(before, node, bit);
                self.narrow(zero, bit);
            });
            before = [before[1], letter];
        }
    }

    /// Forgets what it learnt of a kind.
    pub fn forget(&mut self, kind: Kind) {
        let first = usize::from(kind.0) * MODELS;
        self.models[first..first + MODELS].fill(Model::NEW);
    }

    /// Ends and gives the bytes as base64.
    pub fn close(mut self) -> String {
        for _ in 0..5 {
            self.shift();
        }
        // The first byte is always 0.
        STANDARD.encode(&self.out[1..])
    }

    /// Codes a bit that is likelier to be what others of its place were.
    pub fn bit(&mut self, kind: Kind, place: usize, bit: bool) {
        let model = &mut self.models[usize::from(kind.0) * MODELS + place];
        let zero = u32::from(model.zero);
        model.learn(bit);
        self.narrow(zero, bit);
    }

    /// Codes a bit that is 0 with this likelihood, in [`CERTAIN`] parts.
    fn narrow(&mut self, zero: u32, bit: bool) {
        let bound = (self.range >> 12) * zero;
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        self.fill();
    }

    fn evenly(&mut self, bit: bool) {
        self.range >>= 1;
        if bit {
            self.low += u64::from(self.range);
        }
        self.fill();
    }

    fn fill(&mut self) {
        while self.range < LEAST_RANGE {
            self.range <<= 8;
            self.shift();
        }
    }

    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if self.low < 0xff00_0000 || carry == 1 {
            self.out.push(self.held.wrapping_add(carry));
            for _ in 0..self.pending {
                self.out.push(0xff_u8.wrapping_add(carry));
            }
            self.pending = 0;
            self.held = (self.low >> 24) as u8;
        } else {
            self.pending += 1;
        }
        self.low = (self.low & 0x00ff_ffff) << 8;
    }
}

#[cfg(test)]
mod tests {
    use super::{Coder, Kind, LEAST_RANGE, MODELS, Model, STANDARD, STEPS};
    use base64::Engine;

    /// Reads as the client does.
    struct Decoder {
        bytes: std::vec::IntoIter<u8>,
        code: u32,
        range: u32,
        models: Vec<Model>,
    }

    impl Decoder {
        fn new(text: &str) -> Self {
            let bytes = STANDARD.decode(text).expect("it is base64");
            let mut decoder = Self {
                bytes: bytes.into_iter(),
                code: 0,
                range: u32::MAX,
                models: Coder::new().models,
            };
            for _ in 0..4 {
                decoder.code = decoder.code << 8 | decoder.next();
            }
            decoder
        }

        fn next(&mut self) -> u32 {
            self.bytes.next().map_or(0, u32::from)
        }

        fn fill(&mut self) {
            while self.range < LEAST_RANGE {
                self.range <<= 8;
                self.code = self.code << 8 | self.next();
            }
        }

        fn bit(&mut self, kind: Kind, place: usize) -> u32 {
            let model = &mut self.models[usize::from(kind.0) * MODELS + place];
            let zero = u32::from(model.zero);
            let step = STEPS[usize::from(model.seen)];
            model.seen = (model.seen + 1).min(STEPS.len() as u8 - 1);
            let bound = (self.range >> 12) * zero;
            let bit = self.code >= bound;
            if bit {
                self.code -= bound;
                self.range -= bound;
                model.zero -= (zero >> step) as u16;
            } else {
                self.range = bound;
                model.zero += ((4096 - zero) >> step) as u16;
            }
            self.fill();
            u32::from(bit)
        }

        fn even(&mut self) -> u32 {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            self.fill();
            u32::from(bit)
        }

        fn number(&mut self, kind: Kind) -> u32 {
            let mut length = 0;
            while self.bit(kind, length) == 1 {
                length += 1;
            }
            let mut value = 1;
            for place in 0..length {
                let bit = if place < 2 && length < 16 {
                    self.bit(kind, 13 + 3 * length + value as usize)
                } else {
                    self.even()
                };
                value = value << 1 | bit;
            }
            value - 1
        }
    }

    #[test]
    fn what_is_coded_is_read_again() {
        let numbers: Vec<u32> = (0..4000u32)
            .map(|it| it.wrapping_mul(2_654_435_761) >> (16 + it % 16))
            .collect();
        let mut coder = Coder::new();
        for (place, number) in numbers.iter().enumerate() {
            coder.number(Kind((place % 5) as u8), *number);
            coder.plain(7, number & 127);
        }
        let mut decoder = Decoder::new(&coder.close());
        for (place, number) in numbers.iter().enumerate() {
            assert_eq!(decoder.number(Kind((place % 5) as u8)), *number);
            let plain = (0..7).fold(0, |value, _| value << 1 | decoder.even());
            assert_eq!(plain, number & 127);
        }
    }

    #[test]
    fn what_repeats_costs_little() {
        let mut coder = Coder::new();
        (0..8000).for_each(|_| coder.number(Kind(0), 3));
        assert!(coder.close().len() < 600);
    }
}
