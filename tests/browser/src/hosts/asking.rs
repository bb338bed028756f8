//! Asks a host as a program would, to see all of its answer.

use http_body_util::{BodyExt, Empty};
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap};
use hyper::{Method, Request, StatusCode};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

/// What a host answered.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// A header's value; an empty text where it is missing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("the host's headers are ASCII"))
    }
}

/// Asks for `path` at `origin`, with these headers too.
pub(crate) async fn ask(origin: &str, path: &str, headers: &[(&'static str, &str)]) -> Answer {
    ask_by(Method::GET, origin, path, headers).await
}

/// The same by another method.
pub(crate) async fn ask_by(method: Method, origin: &str, path: &str, headers: &[(&'static str, &str)]) -> Answer {
    // Not every system knows that names under `localhost` are its own; browsers do.
    let host = origin.trim_start_matches("http://");
    let (_, port) = host.rsplit_once(':').expect("an origin of ours has a port");
    let mut request =
        Request::builder().method(method).uri(format!("http://127.0.0.1:{port}{path}")).header(header::HOST, host);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Empty::<Bytes>::new()).expect("a test writes a request that is one");
    let client = Client::builder(TokioExecutor::new()).build_http();
    let answer = client.request(request).await.unwrap_or_else(|error| panic!("{origin}{path}: {error}"));
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.unwrap_or_else(|error| panic!("{origin}{path}: {error}")).to_bytes();
    Answer { status: parts.status, headers: parts.headers, body }
}
