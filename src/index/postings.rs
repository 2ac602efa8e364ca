//! The postings of one locale: how often each article holds each term, by part.
//!
//! Entry point: [`write`]. Words are counted by their numbers, however many terms each
//! has; tantivy's own serializer writes what they come to.

use crate::index::schema::Fields;
use crate::index::terms::Terms;
use tantivy::directory::Directory;
use tantivy::index::{Segment, SegmentComponent};
use tantivy::postings::{FieldSerializer, InvertedIndexSerializer};

/// An article by its place, and how often it holds something.
type Posting = (u32, u32);

/// Writes the postings of articles, each the numbers of what its parts hold, in place of
/// those of a segment that was written without any.
pub(super) fn write(
    segment: &Segment,
    fields: Fields,
    articles: &[[Vec<u32>; 4]],
    terms: &[Terms],
) -> tantivy::Result<()> {
    let sorted = sorted(terms);
    let directory = segment.index().directory();
    for component in [
        SegmentComponent::Terms,
        SegmentComponent::Postings,
        SegmentComponent::Positions,
    ] {
        directory
            .delete(&segment.relative_path(component))
            .map_err(|it| tantivy::TantivyError::InternalError(it.to_string()))?;
    }
    let mut serializer = InvertedIndexSerializer::open(segment)?;
    for (part, field) in fields.indexed.into_iter().enumerate() {
        let held = Held::count(articles.iter().map(|it| &*it[part]), terms.len());
        // What a part holds is not normed by tantivy, which asks for its length.
        let mut field = serializer.new_field(field, 0, None)?;
        for same in sorted.chunk_by(|a, b| a.text == b.text) {
            write_term(&mut field, same, &held)?;
        }
        field.close()?;
    }
    serializer.close()?;
    Ok(())
}

fn write_term(
    field: &mut FieldSerializer<'_>,
    same: &[Term<'_>],
    held: &Held,
) -> std::io::Result<()> {
    let mut merged: Vec<Posting> = Vec::new();
    let postings = match same {
        [only] => held.of(only.number),
        several => {
            merged.extend(several.iter().flat_map(|it| held.of(it.number)));
            merged.sort_unstable();
            merged.dedup_by(|next, kept| {
                let is_same = next.0 == kept.0;
                kept.1 += if is_same { next.1 } else { 0 };
                is_same
            });
            &merged[..]
        }
    };
    let [first, ..] = same else { return Ok(()) };
    if postings.is_empty() {
        return Ok(());
    }
    let count = u32::try_from(postings.len()).unwrap_or(u32::MAX);
    field.new_term(first.text.as_bytes(), count, true)?;
    for (place, times) in postings {
        field.write_doc(*place, *times, &[]);
    }
    field.close_term()
}

/// A term of what has a number.
struct Term<'a> {
    /// Its first bytes: they tell most terms apart.
    begins: u64,
    text: &'a str,
    number: u32,
}

fn sorted(terms: &[Terms]) -> Vec<Term<'_>> {
    let mut sorted = Vec::with_capacity(terms.len() * 3);
    for (number, of_one) in (0..).zip(terms) {
        sorted.extend(of_one.terms.iter().map(|text| {
            let mut begins = [0; 8];
            let length = text.len().min(begins.len());
            begins[..length].copy_from_slice(&text.as_bytes()[..length]);
            Term {
                begins: u64::from_be_bytes(begins),
                text,
                number,
            }
        }));
    }
    sorted.sort_unstable_by(|a, b| {
        let begins = a.begins.cmp(&b.begins);
        begins.then_with(|| a.text.cmp(b.text))
    });
    sorted
}

/// The postings of all numbers, those of each beside each other.
struct Held {
    postings: Vec<Posting>,
    /// Where those of each number end.
    ends: Vec<u32>,
}

impl Held {
    /// Counts what each of several texts holds.
    fn count<'a>(texts: impl Iterator<Item = &'a [u32]> + Clone, numbers: usize) -> Self {
        let mut last = vec![u32::MAX; numbers];
        let mut ends = vec![0; numbers];
        let places = || (0_u32..).zip(texts.clone());
        for (place, text) in places() {
            for number in text {
                let number = *number as usize;
                ends[number] += u32::from(last[number] != place);
                last[number] = place;
            }
        }
        let mut total = 0;
        for end in &mut ends {
            // For now, where they begin: each moves to the end as it is filled.
            total += std::mem::replace(end, total);
        }
        let mut postings = vec![(u32::MAX, 0); total as usize];
        last.fill(u32::MAX);
        for (place, text) in places() {
            for number in text {
                let number = *number as usize;
                if last[number] != place {
                    last[number] = place;
                    postings[ends[number] as usize] = (place, 0);
                    ends[number] += 1;
                }
                postings[ends[number] as usize - 1].1 += 1;
            }
        }
        Self { postings, ends }
    }

    fn of(&self, number: u32) -> &[Posting] {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.postings[start as usize..self.ends[number] as usize]
    }
}
