//! The app: which page is shown, and what happens next.
//!
//! A page that came from the press is adopted (`served`), and nothing is fetched before the reader points somewhere.
//!
//! One visit at a time. The page that is there stays until the next one has arrived; only if that takes longer than
//! the eye forgives is a skeleton shown. What the reader points at is made ahead (`ahead`). What comes for a visit that is
//! over is for the shelf, not for the screen.

use std::rc::Rc;

use article::{Lang, Read as _, Script, Site};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::address::{self, Entry, Link};
use super::clicks::{self, Wish};
use super::libraries::{Libraries, Opened};
use super::library::{Library, Outcome};
use super::stage::Stage;
use super::visit::{Arrival, Late, Visit};
use super::{ahead, dates, focus, page, scrolling, storage};
use crate::{Content, Locale, Page, Route};

/// After this many milliseconds a page that was uncovered is painted.
const PAINTED: u32 = 50;

pub(super) struct App {
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
    /// The link that was followed, until the address bar shows it.
    followed: Option<Link>,
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
    Resumed,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        address::keep_scroll_positions();
        let entry = address::current();
        let link = context.link();
        let window = page::window();
        let mut listeners = clicks::listen(link.callback(Message::Wish));
        listeners.push(on(&window, "popstate", link.callback(|()| Message::Traversed)));
        listeners.push(on(&window, "online", link.callback(|()| Message::Online)));
        listeners.push(on(&window, "pagehide", link.callback(|()| Message::Leaving)));
        listeners.push(on(&window, "pageshow", link.callback(|()| Message::Resumed)));
        let mut app = Self {
            libraries: Libraries::default(),
            expected: None,
            stage: Stage::as_served(&entry.route),
            _pointed: None,
            painted: None,
            switched: None,
            followed: None,
            site: Rc::new(unknown_site()),
            visit: Visit::new(entry, 0, Arrival::Loaded),
            _listeners: listeners,
        };
        // It is there, and the browser has put the reader in their place.
        if app.stage.shows_served() {
            app.visit.end();
            app.visit.arrival = None;
            if let Some(link) = page::link_at_hand().and_then(|anchor| Link::read(&anchor)) {
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
                self.show(context, outcome.unwrap_or_else(Content::Trouble))
            }
            Message::Late(Late { number, slow }) if number == self.visit.number && self.visit.is_awaited => {
                // The very first page may have come with a skeleton.
                if self.stage.shows_first_skeleton() && !slow {
                    return false;
                }
                self.wait(slow)
            }
            Message::Arrived { .. } | Message::Late(_) => false,
            Message::Wish(Wish::Follow(link)) => self.follow(context, link),
            Message::Wish(Wish::Expect(link)) => {
                self.point(context, link.route.clone(), ahead::LOOKS);
                self.expect(context, link.route);
                false
            }
            Message::Pointed { route, looks } => self.make_ahead(context, route, looks),
            Message::Wish(Wish::Switch(link)) => {
                page::excuse_switch(None);
                self.switched = Some(self.visit.entry.route.clone());
                let entry = address::replace(&self.visit.entry, link.route);
                self.begin(context, entry, Arrival::Switched(scrolling::spot()))
            }
            Message::Wish(Wish::Retry) => self.retry(context),
            Message::Online if self.stage.shows_offline() => self.retry(context),
            Message::Online => false,
            Message::Traversed => self.traverse(context),
            Message::Painted => {
                self.settle();
                focus::headline();
                true
            }
            Message::Leaving => {
                self.keep_place(scrolling::place());
                false
            }
            Message::Resumed => {
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
        } else if let Some(arrival) = self.visit.arrival.take_if(|_| !self.visit.is_awaited) {
            self.arrive(arrival);
        } else {
            self.stage.lay_out_ahead();
        }
    }
}

impl App {
    /// Goes where a link leads.
    fn follow(&mut self, context: &Context<Self>, link: Link) -> bool {
        self.settle();
        self.note_place(scrolling::place());
        let entry = address::ahead(&link);
        self.followed = Some(link);
        let is_stale = self.begin(context, entry, Arrival::Followed);
        if self.painted.is_none() {
            storage::save();
        }
        is_stale
    }

    /// Has the address bar show where the reader has gone.
    fn tell_address(&mut self) {
        if let Some(link) = self.followed.take() {
            address::push(&link, &self.visit.entry.key);
        }
    }

    /// Goes where the browser's history has gone.
    fn traverse(&mut self, context: &Context<Self>) -> bool {
        let entry = address::current();
        // The reader has left it again before the address bar showed it.
        self.followed = None;
        if entry.route != self.visit.entry.route {
            self.keep_place(scrolling::place());
            return self.begin(context, entry, Arrival::Returned);
        }
        self.keep_place(scrolling::seen());
        // A place on the same page: the browser went there if the address was new, and we do if it was not.
        let kept = storage::place(&entry.key).filter(|_| entry.is_known);
        self.visit.entry = entry;
        if let Some(y) = kept {
            scrolling::to(y);
        }
        false
    }

    /// Asks for the same page again.
    fn retry(&mut self, context: &Context<Self>) -> bool {
        self.begin(context, self.visit.entry.clone(), Arrival::Followed)
    }

    fn begin(&mut self, context: &Context<Self>, entry: Entry, arrival: Arrival) -> bool {
        // Before a link is followed, this is done already.
        if self.followed.is_none() {
            self.settle();
        }
        self.visit = Visit::new(entry, self.visit.number + 1, arrival);
        if !self.stage.has_ahead(&self.visit.entry.route) {
            self.tell_address();
        }
        let route = &self.visit.entry.route;
        if self.stage.put_back(route, arrival == Arrival::Returned, page::chosen_script()) {
            self.visit.end();
            return true;
        }
        let at_hand = self.libraries.of(route).and_then(|library| match arrival {
            Arrival::Returned => library.kept(route),
            _ => library.fresh(route),
        });
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

    /// Fetches the page of this visit; the site first, where it is not here yet.
    fn fetch(&mut self, context: &Context<Self>) {
        let number = self.visit.number;
        let done = context.link().callback(move |outcome| Message::Arrived { number, outcome });
        let route = &self.visit.entry.route;
        match self.libraries.of(route) {
            Some(library) => library.fetch(route, Some(done)),
            None => self.fetch_site(context, route.script),
        }
    }

    /// Fetches what the reader will probably ask for.
    fn expect(&mut self, context: &Context<Self>, route: Route) {
        match self.libraries.of(&route) {
            _ if self.stage.has_fresh(&route) => {}
            Some(library) if library.fresh(&route).is_some() => {}
            Some(library) => library.fetch(&route, None),
            None => {
                let script = route.script;
                self.expected = Some(route);
                self.fetch_site(context, script);
            }
        }
    }

    fn fetch_site(&mut self, context: &Context<Self>, script: Option<Script>) {
        self.libraries.ask(script, context.link().callback(Message::Site));
    }

    /// The site is here, or will not come.
    fn opened(&mut self, context: &Context<Self>, opened: Opened) -> bool {
        let script = opened.script;
        let is_awaited = self.visit.is_awaited && self.visit.entry.route.script == script;
        match self.libraries.open(opened) {
            Ok(()) => {
                if is_awaited {
                    self.fetch(context);
                }
                if let Some(route) = self.expected.take_if(|route| route.script == script) {
                    self.expect(context, route);
                }
                false
            }
            // Nobody asked for more than the page that is there.
            Err(_) if !is_awaited => false,
            Err(trouble) => self.show(context, Content::Trouble(trouble)),
        }
    }

    /// The page of this visit is here, or will not come.
    fn show(&mut self, context: &Context<Self>, content: Content) -> bool {
        self.visit.end();
        let switched = self.switched.take().filter(|_| matches!(self.visit.arrival, Some(Arrival::Switched(_))));
        if let (Content::Trouble(trouble), Some(route)) = (&content, switched) {
            // What is there is not given up for what cannot be had.
            self.visit.arrival = None;
            self.visit.entry = address::replace(&self.visit.entry, route);
            let [words, _] = Locale::of(&self.site.lang).trouble(trouble);
            page::excuse_switch(Some(words));
            return false;
        }
        let page = self.page_of(self.visit.entry.route.clone(), content);
        // A reader who has chosen the other script finds every page in it.
        if let Some((route, script)) = page.other_script()
            && let Some(arrival) = self.visit.arrival
            && page::chosen_script() == Some(script)
        {
            self.tell_address();
            let entry = address::replace(&self.visit.entry, route);
            return self.begin(context, entry, arrival);
        }
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
    fn uncovered(&mut self, context: &Context<Self>, arrival: Arrival) {
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
    fn settle(&mut self) {
        if self.painted.take().is_some() {
            self.stage.clear();
            self.tell_address();
            self.tell_title();
            storage::save();
        }
    }

    fn tell_title(&self) {
        if let Some(page) = self.stage.page() {
            page::set_title(&page.title());
        }
    }

    /// Shows that something is on its way.
    fn wait(&mut self, slow: bool) -> bool {
        let page = self.page_of(self.visit.entry.route.clone(), Content::Waiting { slow });
        self.site = Rc::clone(&page.site);
        self.stage.wait(page)
    }

    /// Makes a page ahead in a moment, if the reader points at nothing else before.
    fn point(&mut self, context: &Context<Self>, route: Route, looks: u32) {
        let pointed = context.link().callback(move |()| Message::Pointed { route: route.clone(), looks });
        self._pointed = Some(Timeout::new(ahead::POINTED, move || pointed.emit(())));
    }

    /// Makes a page ahead, out of sight, once it is fetched.
    fn make_ahead(&mut self, context: &Context<Self>, route: Route, looks: u32) -> bool {
        if self.visit.is_awaited || self.visit.entry.route == route {
            return false;
        }
        let Some(content) = self.libraries.of(&route).and_then(|library| library.fresh(&route)) else {
            if looks > 0 {
                self.point(context, route, looks - 1);
            }
            return false;
        };
        let is_short = ahead::is_short(&content);
        is_short && self.stage.make_ahead(self.page_of(route, content))
    }

    /// A page. Where the site in its script is not known, it is in the last one that was.
    fn page_of(&self, route: Route, content: Content) -> Page {
        let site = Rc::clone(self.libraries.of(&route).map_or(&self.site, Library::site));
        Page { site, route, content }
    }

    /// The page is there: name it, and put reader and focus in their place.
    fn arrive(&mut self, arrival: Arrival) {
        if let Some(page) = self.stage.page() {
            page::set_lang(page.lang());
        }
        if self.painted.is_none() {
            self.tell_title();
            dates::localise();
        }
        let entry = &self.visit.entry;
        let kept = storage::place(&entry.key).filter(|_| entry.is_known);
        if let Arrival::Switched(spot) = arrival {
            if let Some(spot) = spot {
                scrolling::to_spot(spot);
            }
            // The link that is in sight, as the one that was followed was.
            return focus::on(if page::is_scrolled() { ".return [part~=script]" } else { "[part~=script]" });
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
            focus::headline();
        }
    }

    /// Remembers how far down the page that is shown the reader was.
    fn keep_place(&self, y: i32) {
        self.note_place(y);
        storage::save();
    }

    /// Remembers it until it is saved.
    fn note_place(&self, y: i32) {
        if self.visit.arrival.is_none() {
            storage::keep_place(&self.visit.entry.key, y);
        }
    }
}

fn on(window: &web_sys::Window, event: &'static str, tell: Callback<()>) -> EventListener {
    EventListener::new(window, event, move |_| tell.emit(()))
}

/// Stands in until the site is known, so that a notice can be shown in the language of the page as it was served.
fn unknown_site() -> Site {
    let lang = page::served_lang().or_else(|| Lang::new("en")).expect("a language tag");
    let name = Locale::of(&lang).home.to_owned();
    Site { name, lang, ..Site::blank() }
}
