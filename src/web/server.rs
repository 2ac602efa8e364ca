//! The port: an accept loop of our own, because headers must arrive in time,
//! be few and be short, connections are counted, and stopping is polite.

use crate::error::Error;
use crate::web::{Live, limits, live_router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// Where the app listens.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address; port 0 takes any that is free.
    pub address: SocketAddr,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
        }
    }
}

/// Serves until the process is asked to stop (SIGINT, SIGTERM), then lets open
/// answers end. `announce` is told the address once it listens.
pub fn serve(
    live: Arc<Live>,
    options: &Options,
    announce: &mut dyn FnMut(SocketAddr),
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|it| Error::io("web server", it))?;
    let done = runtime.block_on(async {
        let listener = TcpListener::bind(options.address).await?;
        announce(listener.local_addr()?);
        accept(listener, live).await
    });
    runtime.shutdown_timeout(limits::FAREWELL);
    done.map_err(|it| unheard(options.address, it))
}

/// Why nobody can be served there, and where somebody can.
fn unheard(address: SocketAddr, source: io::Error) -> Error {
    let what = match source.kind() {
        io::ErrorKind::AddrInUse => "something else listens there",
        io::ErrorKind::PermissionDenied => "only the system may listen there",
        io::ErrorKind::AddrNotAvailable => {
            return Error::Usage(format!(
                "{address}: this machine has no such address; --host 127.0.0.1 and --host 0.0.0.0 are there"
            ));
        }
        _ => return Error::io(address.to_string(), source),
    };
    Error::Usage(format!(
        "{address}: {what}; name another port with --port, or --port 0 for any that is free"
    ))
}

async fn accept(listener: TcpListener, live: Arc<Live>) -> io::Result<()> {
    let service = TowerToHyperService::new(live_router(live));
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(limits::CONNECTIONS));
    let mut stop = Box::pin(asked_to_stop()?);
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let next = async { (place.await, listener.accept().await) };
        let (place, stream) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match stream {
            Ok((stream, _)) => {
                let talk = talk(stream, service.clone(), open.watcher());
                tokio::spawn(async move {
                    talk.await;
                    drop(place);
                });
            }
            Err(fault) => {
                tracing::warn!(%fault, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    // Whoever has not ended by then is cut off.
    let _ = tokio::time::timeout(limits::FAREWELL, open.shutdown()).await;
    Ok(())
}

async fn talk(stream: TcpStream, service: TowerToHyperService<axum::Router>, open: Watcher) {
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits::HEADER_TIME)
        .max_buf_size(limits::HEADER_BYTES)
        .max_headers(limits::HEADERS)
        .serve_connection(TokioIo::new(stream), service);
    let talk = tokio::time::timeout(limits::CONNECTION, open.watch(connection));
    match talk.await {
        Ok(Ok(())) => {}
        Ok(Err(fault)) => tracing::debug!(%fault, "a connection ended early"),
        Err(_) => tracing::debug!("a connection lasted too long"),
    }
}

/// Ends when the process is asked to stop.
#[cfg(unix)]
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends when the process is asked to stop.
#[cfg(not(unix))]
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
