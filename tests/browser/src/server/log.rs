//! What the browser asked for: so that a test can say that a link was fetched once, or that no cookie left home.

use hyper::HeaderMap;
use hyper::header::HeaderName;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Decoded, without the query.
    pub(crate) path: String,
    headers: HeaderMap,
}

impl Request {
    pub(super) fn new(method: &hyper::Method, path: String, headers: HeaderMap) -> Self {
        Request { method: method.to_string(), path, headers }
    }

    /// The header `name`, if it came and is text.
    pub(crate) fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
