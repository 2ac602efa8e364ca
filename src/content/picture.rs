//! How large pictures are, so that pages keep their place for them.
//!
//! Entry point: [`size`]. Only the head of a picture is read.

use crate::model::Media;
use std::fs::File;
use std::io::Read;

/// How much of a drawing is read to find its size.
const HEAD: u64 = 4096;

/// The width and the height of a picture, in pixels of CSS.
pub fn size(media: &Media) -> Option<(u32, u32)> {
    if media.address.ends_with(".svg") {
        return drawing(&head(media)?);
    }
    let size = match &media.bytes {
        Some(bytes) => imagesize::blob_size(bytes),
        None => imagesize::size(&media.path),
    }
    .ok()?;
    let (width, height) = (size.width.try_into().ok()?, size.height.try_into().ok()?);
    (width > 0 && height > 0).then_some((width, height))
}

fn head(media: &Media) -> Option<String> {
    let mut bytes = Vec::new();
    match &media.bytes {
        Some(all) => bytes.extend(all.iter().take(HEAD as usize)),
        None => {
            let file = File::open(&media.path).ok()?;
            file.take(HEAD).read_to_end(&mut bytes).ok()?;
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What a drawing says of its size, else the size of what it shows.
fn drawing(text: &str) -> Option<(u32, u32)> {
    let (_, tag) = text.split_once("<svg")?;
    let tag = tag.split('>').next()?;
    let length = |name: &str| pixels(attribute(tag, name)?.trim_end_matches("px"));
    if let (Some(width), Some(height)) = (length("width"), length("height")) {
        return Some((width, height));
    }
    let shown = attribute(tag, "viewBox")?;
    let mut numbers = shown.split(|c: char| c == ',' || c.is_ascii_whitespace());
    let mut numbers = numbers.by_ref().filter(|it| !it.is_empty()).skip(2);
    let (width, height) = (pixels(numbers.next()?)?, pixels(numbers.next()?)?);
    // A size that is said in one direction alone keeps the shape.
    Some(match (length("width"), length("height")) {
        (Some(own), None) => (own, scaled(height, own, width)),
        (None, Some(own)) => (scaled(width, own, height), own),
        _ => (width, height),
    })
}

fn scaled(length: u32, own: u32, other: u32) -> u32 {
    let scaled = f64::from(length) * f64::from(own) / f64::from(other);
    scaled.round().max(1.0) as u32
}

fn pixels(number: &str) -> Option<u32> {
    let number: f64 = number.trim().parse().ok()?;
    (0.5..1e5)
        .contains(&number)
        .then_some(number.round() as u32)
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut places = tag.match_indices(name);
    places.find_map(|(at, _)| {
        let before = tag[..at].chars().next_back()?;
        let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|it| "\"'".contains(*it))?;
        let is_own = before.is_whitespace();
        is_own.then(|| rest[1..].split(quote).next()).flatten()
    })
}
