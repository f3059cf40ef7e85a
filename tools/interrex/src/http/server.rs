//! Connections, on one thread of its own that never runs on the polling thread's behalf.
//!
//! Knows limits. A client that is slow, or sends garbage, costs a connection for a few seconds, and
//! fewer where others want it.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::thread::Builder;
use std::time::Duration;

use anyhow::Context as _;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime;
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

use super::routes::routes;
use crate::view::View;

/// The connections that may be open at one time. One more closes the oldest: whoever asks is
/// answered at once, so that one only holds its place.
const MOST: usize = 128;

/// The time that a client has to send the head of a request.
const HEAD_LIMIT: Duration = Duration::from_secs(5);

/// The time that a connection may last.
const LIMIT: Duration = Duration::from_secs(60);

/// The pause after a connection that could not be accepted, such as for want of descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves at this address from now on. Returns the address, which has a port where none was named.
///
/// # Errors
/// If the address is in use, or is none of this host.
pub(crate) fn listen(
    address: SocketAddr,
    view: View,
    takhin_names: bool,
) -> anyhow::Result<SocketAddr> {
    let failed =
        || format!("HTTP can't be served at {address}: set http.listen to another, or off");
    let runtime = runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .with_context(failed)?;
    let listener = runtime.block_on(TcpListener::bind(address)).with_context(failed)?;
    let local = listener.local_addr().with_context(failed)?;
    let serves = move || runtime.block_on(serve(listener, view, takhin_names));
    Builder::new().name("http".into()).spawn(serves).with_context(failed)?;
    Ok(local)
}

async fn serve(listener: TcpListener, view: View, takhin_names: bool) {
    let router = routes(view, takhin_names);
    let mut open: VecDeque<AbortHandle> = VecDeque::new();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                open.retain(|connection| !connection.is_finished());
                if open.len() == MOST
                    && let Some(oldest) = open.pop_front()
                {
                    oldest.abort();
                }
                let service = TowerToHyperService::new(router.clone());
                open.push_back(tokio::spawn(attend(stream, service)).abort_handle());
            }
            Err(_) => sleep(PAUSE).await,
        }
    }
}

async fn attend(stream: TcpStream, service: TowerToHyperService<axum::Router>) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    // Whatever goes wrong on it is the client's.
    let _ = timeout(LIMIT, connection).await;
}
