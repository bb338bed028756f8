//! A page is here, or something stands in for it.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::super::library::Library;
use super::super::visit::Arrival;
use super::super::{address, document, storage};
use super::{App, Message};
use crate::{Content, Destination, Page, Route, Trouble};

/// After this many milliseconds a page that was uncovered is painted.
const PAINTED: u32 = 50;

impl App {
    /// The page of this visit is here, or will not come.
    pub(super) fn show(&mut self, context: &Context<Self>, content: Content) -> bool {
        self.visit.end();
        let switched = self.switched.take().filter(|_| matches!(self.visit.arrival, Some(Arrival::Switched(_))));
        if let (Content::Trouble(trouble), Some(route)) = (&content, switched) {
            // What is there is not given up for what cannot be had.
            self.visit.arrival = None;
            self.visit.entry = address::replace(&self.visit.entry, route);
            let [words, _] = self.locales.of(&self.site.lang).trouble(trouble);
            document::excuse_switch(Some(words));
            return false;
        }
        // The server has a page of it: made when the story could be read, or by a newer press than this app is of. On a slow
        // line its words come one after the other; and who must first log in to a network is asked to by the network's own page.
        if let (
            Content::Trouble(Trouble::Contract(_) | Trouble::Timeout | Trouble::WrongType),
            Some(Arrival::Followed | Arrival::Returned),
        ) = (&content, self.visit.arrival)
        {
            self.tell_address();
            address::reload();
            return false;
        }
        // A page in its own script is better than none.
        let unchosen = self.unchosen.take().filter(|page| {
            matches!(content, Content::Trouble(_))
                && page.other_script().is_some_and(|(route, _)| route == self.visit.entry.route)
        });
        let page = if let Some(page) = unchosen {
            self.visit.entry = address::replace(&self.visit.entry, page.route.clone());
            page
        } else {
            let page = self.page_of(self.visit.entry.route.clone(), content);
            // A reader who has chosen the other script finds every page in it.
            if let Some((route, script)) = page.other_script()
                && let Some(arrival) = self.visit.arrival
                && document::chosen_script() == Some(script)
            {
                self.unchosen = Some(page);
                self.tell_address();
                let entry = address::replace(&self.visit.entry, route);
                return self.begin(context, entry, arrival);
            }
            if page.route != self.visit.entry.route {
                self.tell_address();
                self.visit.entry = address::replace(&self.visit.entry, page.route.clone());
            }
            page
        };
        self.site = Rc::clone(&page.site);
        if self.stage.show(page)
            && let Some(arrival) = self.visit.arrival.take()
        {
            self.uncovered(context, arrival);
        } else {
            self.tell_address();
        }
        true
    }

    /// A page that was made ahead is in sight. What can wait does, until it is painted: to take out what was there takes as
    /// long as to paint what is.
    pub(super) fn uncovered(&mut self, context: &Context<Self>, arrival: Arrival) {
        let can_wait = matches!(arrival, Arrival::Followed | Arrival::Returned) && self.visit.entry.fragment.is_empty();
        if can_wait {
            let painted = context.link().callback(|()| Message::Painted);
            self.painted = Some(Timeout::new(PAINTED, move || painted.emit(())));
        } else {
            self.stage.clear();
            self.tell_address();
        }
        self.arrive(arrival);
    }

    /// Does what waited for a page to be painted, if anything did.
    pub(super) fn settle(&mut self) {
        if self.painted.take().is_some() {
            self.stage.clear();
            self.tell_address();
            self.tell_title();
            storage::save();
        }
    }

    /// Shows that something is on its way.
    pub(super) fn wait(&mut self, slow: bool) -> bool {
        let page = self.page_of(self.visit.entry.route.clone(), Content::Waiting { slow });
        self.site = Rc::clone(&page.site);
        self.stage.wait(page)
    }

    /// A page. Where the site in its script is not known, it is in the last one that was. A story is at the address of its id,
    /// also where it came from one that it had before.
    pub(super) fn page_of(&self, mut route: Route, content: Content) -> Page {
        if let Content::Article(article) = &content {
            route.to = Destination::Article(article.id.clone());
        }
        let site = Rc::clone(self.libraries.of(&route).map_or(&self.site, Library::site));
        Page { site, locales: Rc::clone(&self.locales), route, content }
    }
}
