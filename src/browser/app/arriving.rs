//! The page is in sight: what it is called, and where on it the reader is.

use super::super::visit::Arrival;
use super::super::{dates, document, focus, scrolling, storage};
use super::App;

impl App {
    /// The page is there: name it, and put reader and focus in their place.
    pub(super) fn arrive(&mut self, arrival: Arrival) {
        if let Some(page) = self.stage.page() {
            document::set_lang(page.lang());
        }
        if self.painted.is_none() {
            self.tell_title();
            dates::localise();
        }
        let entry = &self.visit.entry;
        // To a page that is new nothing is kept, and to ask takes as long as to lay it out: storage opens when it is first used.
        let kept = if entry.is_known { storage::place(&entry.key) } else { None };
        if let Arrival::Switched(spot) = arrival {
            if let Some(spot) = spot {
                scrolling::to_spot(spot);
            }
            // The link that is in sight, as the one that was followed was.
            return focus::on(if document::is_scrolled() { ".return [part~=script]" } else { "[part~=script]" });
        }
        match (kept, arrival) {
            (Some(y), _) => scrolling::to(y),
            (None, Arrival::Loaded) if entry.fragment.is_empty() => {}
            (None, _) => {
                if entry.fragment.is_empty() || !scrolling::to_fragment(&entry.fragment) {
                    scrolling::to(0);
                }
            }
        }
        if arrival != Arrival::Loaded && self.painted.is_none() {
            self.focus();
        }
    }

    /// Puts the focus on the headline. A reader who has come back goes on from the link that led them away, where the page
    /// has it: of two to the same page, from the one in sight.
    pub(super) fn focus(&self) {
        focus::headline();
        focus::on_one_in_sight(&self.left);
    }

    pub(super) fn tell_title(&self) {
        if let Some(page) = self.stage.page() {
            document::set_title(&page.title());
        }
    }

    /// Remembers how far down the page that is shown the reader was.
    pub(super) fn keep_place(&self, y: i32) {
        self.note_place(y);
        storage::save();
    }

    /// Remembers it until it is saved.
    pub(super) fn note_place(&self, y: i32) {
        if self.visit.arrival.is_none() {
            storage::keep_place(&self.visit.entry.key, y);
        }
    }
}
