//! Images that an article holds in its own text, as `data:` addresses: they
//! become files beside the articles, because pages load nothing but files.

use crate::content::anchor;
use crate::content::article::Parsed;
use crate::model::{Media, Target};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::path::Path;
use std::sync::Arc;

/// How large such an image may be, in bytes.
const MAX_BYTES: usize = 256 * 1024;

/// The types that are taken, and the extensions of their files; sorted.
static TYPES: &[(&str, &str)] = &[
    ("image/gif", "gif"),
    ("image/jpeg", "jpg"),
    ("image/png", "png"),
    ("image/webp", "webp"),
];

/// Makes files of the images in both versions of a file.
pub fn take(parsed: &mut Parsed) {
    let path = parsed.version.path.clone();
    let versions = [Some(&mut parsed.version), parsed.source.as_mut()];
    for version in versions.into_iter().flatten() {
        anchor::each_target(&mut version.doc.blocks, &mut |target, is_image, _| {
            let Target::Unresolved(address, _) = &*target else {
                return;
            };
            if let Some(media) = is_image.then(|| read(address, &path)).flatten() {
                *target = Target::Media(media.address.clone());
                parsed.media.push(media);
            }
        });
    }
}

/// Equal images have equal addresses, whatever the language of the article.
fn read(address: &str, path: &Arc<Path>) -> Option<Media> {
    let (kind, data) = address.strip_prefix("data:")?.split_once(";base64,")?;
    let (_, extension) = TYPES.iter().find(|(it, _)| kind.eq_ignore_ascii_case(it))?;
    if data.len() > MAX_BYTES * 4 / 3 {
        return None;
    }
    let data: String = data.split_whitespace().collect();
    let bytes = STANDARD.decode(data).ok()?;
    let hash = blake3::hash(&bytes).to_hex();
    Some(Media {
        address: format!("inline/{}.{extension}", &hash[..16]).into(),
        path: path.clone(),
        size: None,
        bytes: Some(bytes.into()),
    })
}
