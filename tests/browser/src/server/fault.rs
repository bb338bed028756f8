//! What can go wrong between a reader and a host.

use std::time::Duration;

use hyper::header::{HeaderName, HeaderValue};

/// How answers for a path are broken.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(super) delay: Duration,
    pub(super) trouble: Trouble,
    /// After so many broken answers the path is well again.
    times: Option<usize>,
    /// Headers that the answer has more.
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
}

#[derive(Clone, Debug)]
pub(super) enum Trouble {
    /// The right answer, late.
    None,
    /// This status, with a short text in place of the body.
    Status(u16),
    /// The first bytes of the body, sent as if they were the whole.
    Truncated(usize),
    /// The first bytes of the body, then the connection breaks.
    CutOff(usize),
    /// The body up to the end of these words, then the rest of it after a while.
    Halting(&'static str, Duration),
    /// The connection closes without an answer.
    Dropped,
    /// The connection stays open and nothing comes.
    Silent,
    /// The right answer, without the leave for pages of other origins to read it.
    Refused,
    /// Another body under the right content type.
    Replaced(Vec<u8>),
    /// A page of HTML, found or not.
    Page(Vec<u8>),
}

impl Fault {
    const fn of(trouble: Trouble) -> Self {
        Fault { delay: Duration::ZERO, trouble, times: None, headers: Vec::new() }
    }

    /// The right answer, after a while.
    pub(crate) const fn delay(milliseconds: u64) -> Self {
        Fault::of(Trouble::None).after(milliseconds)
    }

    /// An error status.
    pub(crate) const fn status(code: u16) -> Self {
        Fault::of(Trouble::Status(code))
    }

    /// A body that ends after `bytes`, sent as if it were whole.
    pub(crate) const fn truncated(bytes: usize) -> Self {
        Fault::of(Trouble::Truncated(bytes))
    }

    /// A connection that breaks after `bytes` of the body.
    pub(crate) const fn cut_off(bytes: usize) -> Self {
        Fault::of(Trouble::CutOff(bytes))
    }

    /// A body that halts after the first `words` in it, and goes on some time after the request.
    pub(crate) const fn halting(words: &'static str, milliseconds: u64) -> Self {
        Fault::of(Trouble::Halting(words, Duration::from_millis(milliseconds)))
    }

    /// A connection that closes without an answer.
    pub(crate) const fn dropped() -> Self {
        Fault::of(Trouble::Dropped)
    }

    /// A connection on which nothing ever comes.
    pub(crate) const fn silent() -> Self {
        Fault::of(Trouble::Silent)
    }

    /// The right answer, for pages of its own origin only.
    pub(crate) const fn refused() -> Self {
        Fault::of(Trouble::Refused)
    }

    /// Another body under the right content type, found or not.
    pub(crate) fn replaced(body: impl Into<Vec<u8>>) -> Self {
        Fault::of(Trouble::Replaced(body.into()))
    }

    /// A page of HTML in place of whatever was asked for.
    pub(crate) fn page(html: impl Into<Vec<u8>>) -> Self {
        Fault::of(Trouble::Page(html.into()))
    }

    /// The same fault, some time after the request.
    pub(crate) const fn after(mut self, milliseconds: u64) -> Self {
        self.delay = Duration::from_millis(milliseconds);
        self
    }

    /// The same fault, with one more header.
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        let value = HeaderValue::from_str(value).expect("a test names a real header");
        self.headers.push((name, value));
        self
    }

    /// The same fault for the first `times` requests only.
    pub(crate) const fn first(mut self, times: usize) -> Self {
        self.times = Some(times);
        self
    }
}

/// The faults in force, by path.
#[derive(Default)]
pub(super) struct Faults(Vec<(String, Fault)>);

impl Faults {
    pub(super) fn set(&mut self, path: &str, fault: Fault) {
        self.clear(path);
        self.0.push((path.to_owned(), fault));
    }

    pub(super) fn clear(&mut self, path: &str) {
        self.0.retain(|(pattern, _)| pattern != path);
    }

    /// The fault for one request of `path`, which counts as one of its times.
    pub(super) fn take(&mut self, path: &str) -> Option<Fault> {
        let (_, fault) = self.0.iter_mut().find(|(pattern, fault)| matches(pattern, path) && fault.times != Some(0))?;
        fault.times = fault.times.map(|times| times - 1);
        Some(fault.clone())
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_prefix('*') {
        Some(end) => path.ends_with(end),
        None => path == pattern,
    }
}
