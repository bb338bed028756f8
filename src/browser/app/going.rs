//! The reader goes somewhere: by a link, through the history, or to the same page again.

use yew::prelude::*;

use super::super::address::{self, Entry, Link};
use super::super::visit::{Arrival, Visit};
use super::super::{document, scrolling, storage};
use super::{App, Message};

impl App {
    /// Goes where a link leads.
    pub(super) fn follow(&mut self, context: &Context<Self>, link: Link) -> bool {
        self.settle();
        self.note_place(scrolling::place());
        // The reader has thought better of the link before.
        self.is_unseen = self.visit.is_awaited && self.visit.is_pushed;
        let entry = address::ahead(&link);
        self.followed = Some(link);
        self.left.clear();
        let is_stale = self.begin(context, entry, Arrival::Followed);
        if self.painted.is_none() {
            storage::save();
        }
        is_stale
    }

    /// Goes where the browser's history has gone.
    pub(super) fn traverse(&mut self, context: &Context<Self>) -> bool {
        let entry = address::current();
        // The reader has left it again before the address bar showed it.
        self.followed = None;
        if entry.route != self.visit.entry.route {
            if self.is_lost() {
                address::reload();
                return false;
            }
            self.keep_place(scrolling::place());
            self.left = format!("main a[href='{}']:not(nav a)", self.visit.entry.route);
            return self.begin(context, entry, Arrival::Returned);
        }
        self.keep_place(scrolling::seen());
        // A place on the same page: the browser went there if the address was new, and we do if it was not.
        // Where it stays on the same entry, it goes there by itself.
        let is_other = entry.is_known && entry.key != self.visit.entry.key;
        let kept = storage::place(&entry.key).filter(|_| is_other);
        self.visit.entry = entry;
        if let Some(y) = kept {
            scrolling::to(y);
        }
        false
    }

    /// Whether nobody would see what the app shows: whoever writes the text of a document anew, as careless extensions do, puts
    /// copies in the place of all nodes. The reader goes on by the browser alone.
    pub(super) fn is_lost(&self) -> bool {
        !self.host.is_connected() || self.stage.has_lost_served()
    }

    /// Asks for the same page again.
    pub(super) fn retry(&mut self, context: &Context<Self>) -> bool {
        self.begin(context, self.visit.entry.clone(), Arrival::Followed)
    }

    pub(super) fn begin(&mut self, context: &Context<Self>, entry: Entry, arrival: Arrival) -> bool {
        // Before a link is followed, this is done already.
        if self.followed.is_none() {
            self.settle();
        }
        self.visit = Visit::new(entry, self.visit.number + 1, arrival);
        let route = &self.visit.entry.route;
        let fresh = self.libraries.of(route).and_then(|library| {
            library.want(route);
            library.fresh(route)
        });
        // What is made ahead is uncovered first, unless it is too old to be shown.
        if fresh.is_none() || !self.stage.has_ahead(route) {
            self.tell_address();
        }
        let route = &self.visit.entry.route;
        if self.stage.put_back(route, arrival == Arrival::Returned, document::chosen_script()) {
            self.visit.end();
            return true;
        }
        let at_hand = match arrival {
            Arrival::Returned => self.libraries.of(route).and_then(|library| library.kept(route)),
            _ => fresh,
        };
        if let Some(content) = at_hand {
            return self.show(context, content);
        }
        // A reader who changes the script goes on reading until the other one is there.
        if !matches!(arrival, Arrival::Switched(_)) {
            self.visit.start_clocks(&context.link().callback(Message::Late));
        }
        self.fetch(context);
        false
    }

    /// Has the address bar show where the reader has gone. What the page that was served says of its own address holds no
    /// longer.
    pub(super) fn tell_address(&mut self) {
        document::remove_canonical();
        if let Some(link) = self.followed.take() {
            address::push(&link, &self.visit.entry.key, self.is_unseen);
            self.visit.is_pushed = true;
        }
    }
}
