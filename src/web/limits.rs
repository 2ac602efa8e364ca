//! What a request may cost.

use std::time::Duration;

/// The most bytes of a request's line and headers; more is answered by 431.
pub(super) const HEADER_BYTES: usize = 16 * 1024;
/// The most headers of a request; more is answered by 431.
pub(super) const HEADERS: usize = 64;
/// How long a client may take to send its headers, and to stay idle.
pub(super) const HEADER_TIME: Duration = Duration::from_secs(10);
/// How long an answer may take.
pub(super) const HANDLER: Duration = Duration::from_secs(5);
/// How long a search waits for its turn before it is told to come again.
pub(super) const SEARCH_WAIT: Duration = Duration::from_secs(2);
/// How long a connection may last: whoever reads too slowly is cut off then.
pub(super) const CONNECTION: Duration = Duration::from_secs(600);
/// How many connections are open at once, at some 16 kB each.
pub(super) const CONNECTIONS: usize = 8_000;
/// How long open connections may take to end when the server stops.
pub(super) const FAREWELL: Duration = Duration::from_secs(10);
/// The most characters of a query that are read.
pub(super) const QUERY: usize = 256;
/// How many hits a page shows.
pub(super) const HITS: usize = 10;
