//! The way to a page, until the reader is there.

use gloo_timers::callback::Timeout;
use yew::Callback;

use super::address::Entry;
use super::scrolling::Spot;

/// After this many milliseconds without the next page, a skeleton is shown.
const FORGIVEN: u32 = 150;
/// After this many, a word of patience.
const SLOW: u32 = 4_000;

pub(super) struct Visit {
    pub(super) entry: Entry,
    pub(super) number: u32,
    /// Whether the page is still to come.
    pub(super) is_awaited: bool,
    /// Where to go on the page once it is shown; taken when that has happened.
    pub(super) arrival: Option<Arrival>,
    /// Whether the address bar has come to show it as something new.
    pub(super) is_pushed: bool,
    clocks: Vec<Timeout>,
}

/// What the reader finds on arriving.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Arrival {
    /// A page that the browser has just loaded.
    Loaded,
    /// A page reached by a link of ours.
    Followed,
    /// A page reached through the history.
    Returned,
    /// The same page in the other script: the reader stays where they were in the text.
    Switched(Option<Spot>),
}

/// The page of a visit takes its time.
pub(super) struct Late {
    pub(super) number: u32,
    /// Whether it is time for a word of patience.
    pub(super) slow: bool,
}

impl Visit {
    pub(super) fn new(entry: Entry, number: u32, arrival: Arrival) -> Self {
        Self { entry, number, is_awaited: true, arrival: Some(arrival), is_pushed: false, clocks: Vec::new() }
    }

    /// Tells when the page takes its time.
    pub(super) fn start_clocks(&mut self, late: &Callback<Late>) {
        let number = self.number;
        self.clocks = [(FORGIVEN, false), (SLOW, true)]
            .map(|(after, slow)| {
                let late = late.clone();
                Timeout::new(after, move || late.emit(Late { number, slow }))
            })
            .into();
    }

    /// The page is there.
    pub(super) fn end(&mut self) {
        self.is_awaited = false;
        self.clocks.clear();
    }
}
