//! Compressed copies of files, for hosts that send them as they are.

use std::io::Write;

/// A form of compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Compression {
    /// `.br`: brotli (RFC 7932).
    Brotli,
    /// `.gz`: gzip (RFC 1952).
    Gzip,
    /// `.zst`: Zstandard (RFC 8878).
    Zstandard,
}

/// Smaller files fit into a packet as they are.
const LEAST: usize = 256;
/// The best that brotli does before it becomes ten times as slow.
const BROTLI: u32 = 9;
const BROTLI_WINDOW: u32 = 20;
const ZSTANDARD: i32 = 12;

/// The extensions of files that get smaller, sorted.
const TEXTS: [&str; 8] = ["css", "html", "js", "json", "md", "svg", "txt", "xml"];

impl Compression {
    /// All forms by the extensions of their files, sorted.
    pub const ALL: [(&'static str, Self); 3] = [
        ("br", Self::Brotli),
        ("gz", Self::Gzip),
        ("zst", Self::Zstandard),
    ];

    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
            Self::Zstandard => "zst",
        }
    }

    /// A file in this form, where it is worth it. Equal bytes give equal bytes.
    pub(super) fn compress(self, file: &str, body: &[u8]) -> Option<Vec<u8>> {
        let extension = file.rsplit_once('.')?.1;
        if body.len() < LEAST || TEXTS.binary_search(&extension).is_err() {
            return None;
        }
        let mut out = Vec::with_capacity(body.len() / 3);
        let done = match self {
            Self::Brotli => {
                let mut writer =
                    brotli::CompressorWriter::new(&mut out, 4096, BROTLI, BROTLI_WINDOW);
                writer.write_all(body).and_then(|()| writer.flush())
            }
            Self::Gzip => {
                let level = flate2::Compression::best();
                let mut writer = flate2::write::GzEncoder::new(&mut out, level);
                writer.write_all(body).and_then(|()| writer.try_finish())
            }
            // Told the size, it sets up no more than that takes, not megabytes a page.
            Self::Zstandard => zstd::bulk::compress(body, ZSTANDARD).map(|it| out = it),
        };
        done.expect("memory takes all");
        (out.len() < body.len()).then_some(out)
    }
}
