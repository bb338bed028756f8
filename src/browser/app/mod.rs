//! The app: which page is shown, and what happens next.
//!
//! A page that came from the press is adopted (`served`), and nothing is fetched before the reader points somewhere.
//!
//! One visit at a time. The page that is there stays until the next one has arrived; only if that takes longer than
//! the eye forgives is a skeleton shown. What the reader points at is made ahead (`ahead`). What comes for a visit that is
//! over is for the shelf, not for the screen.

mod ahead;
mod arriving;
mod fetching;
mod going;
mod showing;

use std::rc::Rc;

use article::{Lang, Read as _, Site};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::address::{self, Link};
use super::clicks::{self, Wish};
use super::json::Found;
use super::libraries::{Libraries, Opened};
use super::library::Outcome;
use super::stage::Stage;
use super::visit::{Arrival, Late, Visit};
use super::{document, focus, scrolling, storage};
use crate::{Content, Locales, Page, Route, Trouble};

pub(super) struct App {
    /// The languages of the interface.
    locales: Rc<Locales>,
    /// What our pages stand in.
    host: Element,
    libraries: Libraries,
    /// What the reader pointed at while the site was on its way.
    expected: Option<Route>,
    stage: Stage,
    /// Until the page is made that the reader points at.
    _pointed: Option<Timeout>,
    /// Until the page that was uncovered is painted.
    painted: Option<Timeout>,
    /// The page that the reader changes to the other script, until that is there.
    switched: Option<Route>,
    /// A page that is here, until it is here in the script that the reader has chosen.
    unchosen: Option<Page>,
    /// The link that was followed, until the address bar shows it.
    followed: Option<Link>,
    /// Whether the address bar shows a page that nobody has seen until it shows that link.
    is_unseen: bool,
    /// The link to the page that the reader has come back from: a selector, or nothing.
    left: String,
    /// The site of the page that was shown last.
    site: Rc<Site>,
    visit: Visit,
    _listeners: Vec<EventListener>,
}

pub(super) enum Message {
    Site(Opened),
    Arrived {
        number: u32,
        outcome: Outcome,
    },
    Late(Late),
    Wish(Wish),
    /// The reader has pointed at a link for a while.
    Pointed {
        route: Route,
        looks: u32,
    },
    /// A page that was uncovered has been painted.
    Painted,
    Traversed,
    Online,
    Leaving,
    /// The page comes into sight, or is no longer seen.
    Seen,
    Resumed,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        address::keep_scroll_positions();
        let entry = address::current();
        let link = context.link();
        let window = document::window();
        let mut listeners = clicks::listen(link.callback(Message::Wish));
        listeners.push(on(&window, "popstate", link.callback(|()| Message::Traversed)));
        listeners.push(on(&window, "online", link.callback(|()| Message::Online)));
        listeners.push(on(&window, "pagehide", link.callback(|()| Message::Leaving)));
        // A browser that is short of memory lets go of a page that nobody sees, without a word.
        listeners.push(on(&window, "visibilitychange", link.callback(|()| Message::Seen)));
        listeners.push(on(&window, "pageshow", link.callback(|()| Message::Resumed)));
        let locales = Rc::new(Locales::read(document::words().leak()));
        let site = Rc::new(unknown_site(&locales));
        let mut app = Self {
            locales,
            host: document::host(),
            libraries: Libraries::default(),
            expected: None,
            stage: Stage::as_served(&entry.route),
            _pointed: None,
            painted: None,
            switched: None,
            unchosen: None,
            followed: None,
            is_unseen: false,
            left: String::new(),
            site,
            visit: Visit::new(entry, 0, Arrival::Loaded),
            _listeners: listeners,
        };
        // It is there, and the browser has put the reader in their place.
        if app.stage.shows_served() {
            app.visit.end();
            app.visit.arrival = None;
            if let Some(link) = document::link_at_hand().and_then(|anchor| Link::read(&anchor)) {
                app.point(context, link.route.clone(), ahead::LOOKS);
                app.expect(context, link.route);
            }
        } else {
            app.visit.start_clocks(&context.link().callback(Message::Late));
            app.fetch(context);
        }
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Site(opened) => self.opened(context, opened),
            Message::Arrived { number, outcome } if number == self.visit.number => {
                // An old page is better than none.
                let kept = |trouble: Trouble| {
                    let route = &self.visit.entry.route;
                    let kept = self.libraries.of(route).filter(|_| trouble.may_pass());
                    kept.and_then(|library| library.kept(route)).unwrap_or(Content::Trouble(trouble))
                };
                let content = outcome.unwrap_or_else(kept);
                self.show(context, content)
            }
            Message::Late(Late { number, slow }) if number == self.visit.number && self.visit.is_awaited => {
                // The very first page may have come with a skeleton.
                if self.stage.shows_first_skeleton() && !slow {
                    return false;
                }
                self.wait(slow)
            }
            Message::Arrived { .. } | Message::Late(_) => false,
            Message::Wish(Wish::Follow(link) | Wish::Switch(link)) if self.is_lost() => {
                address::leave_for(&link);
                false
            }
            Message::Wish(Wish::Retry) if self.is_lost() => {
                address::reload();
                false
            }
            Message::Wish(Wish::Follow(link)) => self.follow(context, link),
            Message::Wish(Wish::Expect(link)) => {
                self.point(context, link.route.clone(), ahead::LOOKS);
                self.expect(context, link.route);
                false
            }
            Message::Wish(Wish::Nothing) => {
                self._pointed = None;
                false
            }
            Message::Pointed { route, looks } => self.make_ahead(context, route, looks),
            Message::Wish(Wish::Switch(link)) => {
                document::excuse_switch(None);
                self.settle();
                // Another page may be on its way: what is switched is the one that is there.
                self.switched = Some(self.stage.route().unwrap_or(&self.visit.entry.route).clone());
                let entry = address::replace(&self.visit.entry, link.route);
                self.begin(context, entry, Arrival::Switched(scrolling::spot()))
            }
            Message::Wish(Wish::Retry) => self.retry(context),
            Message::Online if self.stage.shows_offline() => self.retry(context),
            Message::Online => false,
            Message::Traversed => self.traverse(context),
            Message::Painted => {
                self.settle();
                self.focus();
                true
            }
            Message::Seen => {
                // In sight again, it may not be in its place yet.
                if document::is_hidden() {
                    self.keep_place(scrolling::place());
                }
                false
            }
            Message::Leaving => {
                self.keep_place(scrolling::place());
                // Where nothing may be stored, the browser's own memory is all there is.
                address::leave_scroll_positions();
                false
            }
            Message::Resumed => {
                address::keep_scroll_positions();
                // Not every browser puts a page that it froze back in its place.
                let kept = storage::place(&self.visit.entry.key);
                if let Some(y) = kept.filter(|_| scrolling::place() == 0) {
                    scrolling::to(y);
                }
                false
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.stage.html()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if self.painted.is_none() {
            self.stage.clear();
        }
        // What was rendered may be a page made ahead, while the reader waits for another.
        if self.stage.shows_skeleton() {
            scrolling::to(0);
            self.tell_title();
            // The link that was followed is gone. Who has moved on to the masthead meanwhile stays there.
            if document::find(":focus").is_none() {
                focus::on("main");
            }
        } else if let Some(arrival) = self.visit.arrival.take_if(|_| !self.visit.is_awaited) {
            self.arrive(arrival);
        } else {
            self.stage.lay_out_ahead();
        }
    }
}

fn on(window: &web_sys::Window, event: &'static str, tell: Callback<()>) -> EventListener {
    EventListener::new(window, event, move |_| tell.emit(()))
}

/// Stands in until the site is known, so that a notice can be shown in the language of the page as it was served, under the
/// name of its paper.
fn unknown_site(locales: &Locales) -> Site {
    let lang = document::served_lang().or_else(|| Lang::new("en")).expect("a language tag");
    let name = document::served_name().unwrap_or_else(|| locales.of(&lang).home().to_owned());
    Site { name, lang, ..Site::blank::<Found>() }
}
