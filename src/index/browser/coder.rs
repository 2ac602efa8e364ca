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
        let model = Model {
            zero: 2048,
            seen: 0,
        };
        Self {
            low: 0,
            range: u32::MAX,
            held: 0,
            pending: 0,
            out: Vec::new(),
            models: vec![model; MODELS * KINDS],
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

    /// Forgets what it learnt of a kind.
    pub fn forget(&mut self, kind: Kind) {
        let first = usize::from(kind.0) * MODELS;
        self.models[first..first + MODELS].fill(Model {
            zero: 2048,
            seen: 0,
        });
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
        let step = STEPS[usize::from(model.seen)];
        model.seen = (model.seen + 1).min(STEPS.len() as u8 - 1);
        let bound = (self.range >> 12) * zero;
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
            model.zero -= (zero >> step) as u16;
        } else {
            self.range = bound;
            model.zero += ((CERTAIN - zero) >> step) as u16;
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
