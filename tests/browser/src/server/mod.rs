//! A static host that misbehaves on demand.
//!
//! It serves one published site from a folder of its own port, so each test has an origin, a history and a storage to
//! itself. It behaves as a plain static host does ([`files`]), notes every request ([`log`]), writes a recorder into
//! every page ([`recorder`]), and breaks the answers that a test asks it to break ([`fault`]).

mod answer;
mod fault;
mod files;
mod log;
mod recorder;

#[cfg(test)]
mod tests;

use std::future::poll_fn;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

pub(crate) use fault::Fault;
use fault::Faults;
pub(crate) use log::Request;

/// One origin. It answers until it is dropped.
pub(crate) struct Server {
    site: Arc<Site>,
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

/// What the server's connections share.
struct Site {
    folder: PathBuf,
    faults: Mutex<Faults>,
    log: Mutex<Vec<Request>>,
    cors: AtomicBool,
    down: AtomicBool,
}

impl Server {
    /// Serves `folder` on a free port of this machine.
    pub(crate) async fn start(folder: PathBuf) -> Server {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("this machine has a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let site = Arc::new(Site {
            folder,
            faults: Mutex::default(),
            log: Mutex::default(),
            cors: AtomicBool::new(false),
            down: AtomicBool::new(false),
        });
        let accepting = tokio::spawn(accept(listener, Arc::clone(&site)));
        Server { site, address, accepting }
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Breaks the answers for `path`: a whole path (`/site.json`), or its end after a star (`*.wasm`).
    pub(crate) fn fault(&self, path: &str, fault: Fault) {
        lock(&self.site.faults).set(path, fault);
    }

    /// Lets `path` be answered well again.
    pub(crate) fn mend(&self, path: &str) {
        lock(&self.site.faults).clear(path);
    }

    /// Lets pages of other origins read the answers.
    pub(crate) fn allow_other_origins(&self) {
        self.site.cors.store(true, Ordering::SeqCst);
    }

    /// Drops every connection from now on, as when the network is gone.
    pub(crate) fn go_down(&self) {
        self.site.down.store(true, Ordering::SeqCst);
    }

    /// Answers again after [`Server::go_down`].
    pub(crate) fn come_up(&self) {
        self.site.down.store(false, Ordering::SeqCst);
    }

    /// Every request so far, oldest first.
    pub(crate) fn requests(&self) -> Vec<Request> {
        lock(&self.site.log).clone()
    }

    /// The requests for `path`, oldest first.
    pub(crate) fn requests_for(&self, path: &str) -> Vec<Request> {
        let mut requests = self.requests();
        requests.retain(|request| request.path == path);
        requests
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The task owns the open connections: they end with it.
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, site: Arc<Site>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            Ok((stream, _)) = listener.accept() => {
                if !site.down.load(Ordering::SeqCst) {
                    connections.spawn(serve(stream, Arc::clone(&site)));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(stream: TcpStream, site: Arc<Site>) {
    let service = service_fn(move |request| Box::pin(answer::answer(request, Arc::clone(&site))));
    // One request a connection: a browser quietly repeats a request that failed on a connection it had used before,
    // and then "the first two times" would be over too soon.
    let mut connection = http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service);
    let served = poll_fn(|context| connection.poll_without_shutdown(context)).await;
    if served.is_err() {
        // A fault that a test asked for, or a browser that went away. The connection is reset rather than closed: WebKit's
        // network library takes a close for the end of the body, whatever length was announced.
        let stream = connection.into_parts().io.into_inner();
        let _ = stream.set_zero_linger();
    }
}

/// Locks what the server's connections share. A panic elsewhere must not hide the failure that caused it.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
