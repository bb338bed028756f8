//! The pages that stand in the document: the one that is shown, one that is made ahead of a click, and one that is on its
//! way out.
//!
//! A click that uncovers a page covers the one before it, and does no more: to take that out waits until the new page is
//! painted.

use std::mem;

use article::Script;
use yew::Html;
use yew::virtual_dom::VList;

use super::library::FRESH;
use super::made::Made;
use super::served::Served;
use super::{dates, document};
use crate::{Content, Page, Route, Trouble};

pub(super) struct Stage {
    served: Option<Served>,
    /// Whether the document has come with a skeleton.
    has_skeleton: bool,
    shown: Shown,
    /// The page that the reader will probably ask for.
    ahead: Option<Made>,
    /// The page of ours whose place another has taken, until that is painted.
    leaving: Option<Made>,
    /// The last key that was given to a page.
    keys: u32,
}

/// Whose page is shown.
enum Shown {
    /// Nobody's yet. The document may have come with a skeleton.
    Nothing,
    /// The one that came from the press.
    Served,
    /// Ours.
    Made(Made),
}

impl Stage {
    /// What the document has come with: the page that the press has made for this address, or nothing.
    pub(super) fn as_served(route: &Route) -> Self {
        let served = Served::adopt(route);
        Self {
            has_skeleton: document::has_first_skeleton(),
            shown: if served.is_some() { Shown::Served } else { Shown::Nothing },
            served,
            ahead: None,
            leaving: None,
            keys: 0,
        }
    }

    /// Whether the page that came from the press is shown, and somebody has taken it out of the document.
    pub(super) fn has_lost_served(&self) -> bool {
        self.shows_served() && !self.served.as_ref().is_some_and(Served::is_there)
    }

    /// Whether the page that came from the press is shown.
    pub(super) fn shows_served(&self) -> bool {
        matches!(self.shown, Shown::Served)
    }

    /// Whether the skeleton is shown that the document has come with.
    pub(super) fn shows_first_skeleton(&self) -> bool {
        self.has_skeleton && matches!(self.shown, Shown::Nothing)
    }

    /// Whether the reader is told that there is no connection.
    pub(super) fn shows_offline(&self) -> bool {
        self.page().is_some_and(|page| matches!(page.content, Content::Trouble(Trouble::Offline)))
    }

    /// The page of ours that is shown.
    pub(super) fn page(&self) -> Option<&Page> {
        match &self.shown {
            Shown::Made(made) => Some(made.page()),
            Shown::Nothing | Shown::Served => None,
        }
    }

    /// The address of the page that is shown.
    pub(super) fn route(&self) -> Option<&Route> {
        match &self.shown {
            Shown::Made(made) => Some(&made.page().route),
            Shown::Served => self.served.as_ref().map(Served::route),
            Shown::Nothing => None,
        }
    }

    /// Whether the page of this address is made already.
    pub(super) fn has_ahead(&self, route: &Route) -> bool {
        self.ahead.as_ref().is_some_and(|ahead| ahead.page().route == *route)
    }

    /// Whether the page that came from the press is the one of this address, and not too old to be shown again.
    pub(super) fn has_fresh(&self, route: &Route) -> bool {
        self.served.as_ref().is_some_and(|served| served.is_at(route) && served.age() < FRESH)
    }

    /// Puts the page that came from the press back, where it is the one of this address, of the script that the reader
    /// has chosen and, unless they come back to it, still fresh. Says whether it is.
    pub(super) fn put_back(&mut self, route: &Route, is_return: bool, script: Option<Script>) -> bool {
        let served = self
            .served
            .as_ref()
            .filter(|served| served.is_at(route) && (is_return || served.age() < FRESH))
            .filter(|served| script.is_none_or(|script| !served.is_in_other_script(script)));
        let is_at_hand = served.is_some();
        if let Some(served) = served {
            if let Shown::Made(made) = mem::replace(&mut self.shown, Shown::Served) {
                made.take_out();
            }
            served.put_back();
        }
        is_at_hand
    }

    /// Shows a page. Says whether it was made ahead: then it is there already, else when the renderer has caught up.
    pub(super) fn show(&mut self, page: Page) -> bool {
        match self.ahead.take().filter(|ahead| ahead.is(&page) && ahead.is_there()) {
            Some(ahead) => {
                ahead.uncover();
                match mem::replace(&mut self.shown, Shown::Made(ahead)) {
                    Shown::Made(seen) => {
                        seen.cover();
                        self.leaving = Some(seen);
                    }
                    Shown::Served => self.served.iter().for_each(Served::cover),
                    Shown::Nothing => {}
                }
                true
            }
            None => {
                self.leaving = None;
                self.put(page);
                false
            }
        }
    }

    /// Shows that a page is on its way. Says whether there is something to render.
    pub(super) fn wait(&mut self, page: Page) -> bool {
        match &mut self.shown {
            // The word of patience joins the skeleton in place.
            Shown::Made(made) if made.is_skeleton() => {
                made.say(page);
                false
            }
            _ => {
                self.put(page);
                true
            }
        }
    }

    fn put(&mut self, page: Page) {
        // The browser gets a moment between the renderer's work and ours, and must not paint two pages.
        if self.shows_served() {
            self.served.iter().for_each(Served::cover);
        }
        self.shown = Shown::Made(Made::new(page, self.next_key()));
    }

    /// Makes a page ahead, out of sight. Says whether there is something to render.
    pub(super) fn make_ahead(&mut self, page: Page) -> bool {
        if self.ahead.as_ref().is_some_and(|ahead| ahead.is(&page)) {
            return false;
        }
        self.ahead = Some(Made::ahead(page, self.next_key()));
        true
    }

    fn next_key(&mut self) -> u32 {
        self.keys += 1;
        self.keys
    }

    /// All that stands in the document, for the renderer.
    pub(super) fn html(&self) -> Html {
        let shown = match &self.shown {
            Shown::Made(made) => Some(made),
            Shown::Nothing | Shown::Served => None,
        };
        let pages = self.leaving.iter().chain(shown).chain(&self.ahead);
        VList::with_children(pages.map(Made::node).collect(), None).into()
    }

    /// Takes out what the shown page has taken the place of.
    pub(super) fn clear(&mut self) {
        if let Shown::Made(_) = self.shown {
            self.served.iter().for_each(Served::take_out);
            document::remove_first_skeleton();
            self.has_skeleton = false;
        }
        if let Some(leaving) = self.leaving.take() {
            leaving.take_out();
        }
    }

    /// Whether a skeleton of ours is shown.
    pub(super) fn shows_skeleton(&self) -> bool {
        matches!(&self.shown, Shown::Made(made) if made.is_skeleton())
    }

    /// Has the browser lay out the page that was made ahead.
    pub(super) fn lay_out_ahead(&self) {
        if let Some(ahead) = &self.ahead {
            dates::localise();
            ahead.lay_out();
        }
    }
}
