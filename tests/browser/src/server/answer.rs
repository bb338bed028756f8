//! Answers one request: the file that a static host would send, broken as the test asked.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::time::Sleep;

use super::fault::Trouble;
use super::files::{self, Found};
use super::{Site, lock, log, recorder};

/// Answers `request`; an error closes the connection without an answer.
pub(super) async fn answer(request: Request<Incoming>, site: Arc<Site>) -> io::Result<Response<Payload>> {
    let path = files::decode(request.uri().path());
    lock(&site.log).push(log::Request::new(request.method(), path.clone(), request.headers().clone()));
    let cors = site.cors.load(Ordering::SeqCst);
    if cors && request.method() == Method::OPTIONS {
        return Ok(Draft::empty(StatusCode::NO_CONTENT).finish(cors));
    }

    let fault = lock(&site.faults).take(&path);
    let mut draft = look_up(&site, &path).await;
    if let Some(fault) = fault {
        tokio::time::sleep(fault.delay).await;
        draft = Draft { headers: fault.headers, ..draft.broken(fault.trouble).await? };
    }
    Ok(draft.finish(cors))
}

async fn look_up(site: &Site, path: &str) -> Draft {
    let (status, file) = match files::find(&site.folder, path) {
        Found::File(file) => (StatusCode::OK, file),
        Found::Missing(Some(page)) => (StatusCode::NOT_FOUND, page),
        Found::Missing(None) => return Draft::text(StatusCode::NOT_FOUND),
        Found::Folder => {
            let mut draft = Draft::empty(StatusCode::MOVED_PERMANENTLY);
            draft.location = Some(format!("{path}/"));
            return draft;
        }
    };
    let content_type = files::content_type(&file);
    let Ok(mut body) = tokio::fs::read(&file).await else {
        return Draft::text(StatusCode::INTERNAL_SERVER_ERROR);
    };
    if content_type.starts_with("text/html") {
        body = recorder::inject(body);
    }
    Draft { content_type, body, ..Draft::empty(status) }
}

/// An answer in the making.
struct Draft {
    status: StatusCode,
    content_type: &'static str,
    location: Option<String>,
    body: Vec<u8>,
    /// Breaks the connection after so many bytes of the body.
    cut: Option<usize>,
    /// Whether pages of other origins may not read it, whatever the server allows.
    refused: bool,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Draft {
    fn empty(status: StatusCode) -> Self {
        Draft {
            status,
            content_type: "text/plain; charset=utf-8",
            location: None,
            body: Vec::new(),
            cut: None,
            refused: false,
            headers: Vec::new(),
        }
    }

    fn text(status: StatusCode) -> Self {
        Draft { body: status.to_string().into_bytes(), ..Draft::empty(status) }
    }

    async fn broken(self, trouble: Trouble) -> io::Result<Self> {
        Ok(match trouble {
            Trouble::None => self,
            Trouble::Status(code) => Draft::text(StatusCode::from_u16(code).expect("a test names a real status")),
            Trouble::Truncated(bytes) => {
                let mut body = self.body;
                body.truncate(bytes);
                Draft { body, ..self }
            }
            Trouble::CutOff(bytes) => Draft { cut: Some(bytes), ..self },
            Trouble::Dropped => return Err(io::ErrorKind::ConnectionAborted.into()),
            Trouble::Silent => std::future::pending().await,
            Trouble::Mislabelled(content_type) => Draft { content_type, ..self },
            Trouble::Refused => Draft { refused: true, ..self },
            Trouble::Page(html) => {
                Draft { status: StatusCode::OK, content_type: "text/html; charset=utf-8", body: html.into(), ..self }
            }
            Trouble::Replaced(body) => {
                let (status, content_type) = match self.status {
                    StatusCode::OK => (self.status, self.content_type),
                    // The path exists in the test's mind only, and what the tests invent is JSON.
                    _ => (StatusCode::OK, "application/json"),
                };
                Draft { status, content_type, body, ..self }
            }
        })
    }

    fn finish(self, cors: bool) -> Response<Payload> {
        let mut answer = Response::builder()
            .status(self.status)
            .header(header::CONTENT_TYPE, self.content_type)
            .header(header::CONTENT_LENGTH, self.body.len())
            // Asked for anew each time. `no-store` would also keep a browser from freezing a page for the way back.
            .header(header::CACHE_CONTROL, "no-cache");
        if let Some(location) = self.location {
            answer = answer.header(header::LOCATION, location);
        }
        for (name, value) in self.headers {
            answer = answer.header(name, value);
        }
        if cors && !self.refused {
            // The star, so that a browser refuses the answer when credentials were sent along.
            let everyone = HeaderValue::from_static("*");
            answer = answer
                .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, everyone.clone())
                .header(header::ACCESS_CONTROL_ALLOW_HEADERS, everyone);
        }
        let payload = Payload::new(self.body, self.cut);
        answer.body(payload).expect("the headers are written by this module")
    }
}

/// A body that may break off.
pub(super) struct Payload {
    bytes: Option<Bytes>,
    breaks: Option<Pin<Box<Sleep>>>,
}

impl Payload {
    fn new(mut body: Vec<u8>, cut: Option<usize>) -> Self {
        // hyper throws away what it has not written yet when a body fails, so the bytes get a moment to leave.
        let breaks = cut.map(|bytes| {
            body.truncate(bytes);
            Box::pin(tokio::time::sleep(Duration::from_millis(100)))
        });
        Payload { bytes: Some(body.into()), breaks }
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(bytes) = self.bytes.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        match &mut self.breaks {
            None => Poll::Ready(None),
            Some(moment) => moment.as_mut().poll(context).map(|()| Some(Err(io::ErrorKind::ConnectionAborted.into()))),
        }
    }
}
