//! Answers one request: the file that a static host would send, broken as the test asked.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, ready};
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
    /// What happens in the middle of the body.
    stop: Option<Stop>,
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
            stop: None,
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
            Trouble::CutOff(bytes) => Draft { stop: Some(Stop { at: bytes, goes_on_after: None }), ..self },
            Trouble::Halting(words, pause) => {
                let at = self.body.windows(words.len()).position(|some| some == words.as_bytes());
                let at = at.expect("a test names words of the body") + words.len();
                Draft { stop: Some(Stop { at, goes_on_after: Some(pause) }), ..self }
            }
            Trouble::Dropped => return Err(io::ErrorKind::ConnectionAborted.into()),
            Trouble::Silent => std::future::pending().await,
            Trouble::Refused => Draft { refused: true, ..self },
            Trouble::Page(html) => {
                Draft { status: StatusCode::OK, content_type: "text/html; charset=utf-8", body: html, ..self }
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
        let payload = Payload::new(self.body, self.stop);
        answer.body(payload).expect("the headers are written by this module")
    }
}

/// A body that goes on late, or never.
struct Stop {
    /// After how many bytes.
    at: usize,
    /// How long it takes to go on; else the connection breaks.
    goes_on_after: Option<Duration>,
}

/// A body that may stop in its middle.
pub(super) struct Payload {
    start: Option<Bytes>,
    pause: Option<Pin<Box<Sleep>>>,
    end: Option<io::Result<Bytes>>,
}

impl Payload {
    fn new(body: Vec<u8>, stop: Option<Stop>) -> Self {
        // hyper throws away what it has not written yet when a body fails, so the bytes get a moment to leave.
        const MOMENT: Duration = Duration::from_millis(100);
        let mut rest = Bytes::from(body);
        let Some(Stop { at, goes_on_after }) = stop else {
            return Payload { start: Some(rest), pause: None, end: None };
        };
        let start = rest.split_to(at.min(rest.len()));
        let pause = tokio::time::sleep(goes_on_after.unwrap_or(MOMENT));
        let end = if goes_on_after.is_some() { Ok(rest) } else { Err(io::ErrorKind::ConnectionAborted.into()) };
        Payload { start: Some(start), pause: Some(Box::pin(pause)), end: Some(end) }
    }
}

impl Body for Payload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(start) = self.start.take() {
            return Poll::Ready(Some(Ok(Frame::data(start))));
        }
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(context));
            self.pause = None;
        }
        Poll::Ready(self.end.take().map(|end| end.map(Frame::data)))
    }
}
