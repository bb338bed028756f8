//! The app: which page is shown, and what happens next.
//!
//! A page that came from the press is adopted (`served`), and nothing is fetched before the reader points somewhere.
//!
//! One visit at a time. The page that is there stays until the next one has arrived; only if that takes longer than
//! the eye forgives is a skeleton shown. What the reader points at is made ahead (`ahead`). What comes for a visit that is
//! over is for the shelf, not for the screen.

use std::rc::Rc;

use article::{Lang, Script, Site};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::prelude::*;
use yew::virtual_dom::VList;

use super::address::{self, Entry, Link};
use super::clicks::{self, Wish};
use super::libraries::{Libraries, Opened};
use super::library::{FRESH, Library, Outcome};
use super::made::Made;
use super::served::Served;
use super::visit::{Arrival, Late, Visit};
use super::{ahead, dates, focus, page, scrolling, storage};
use crate::{Content, Locale, Page, Route, Trouble};

pub(super) struct App {
    libraries: Libraries,
    /// What the reader pointed at while the site was on its way.
    expected: Option<Route>,
    served: Option<Served>,
    /// Whether the document has come with a skeleton.
    has_skeleton: bool,
    shown: Shown,
    /// The page that the reader will probably ask for.
    ahead: Option<Made>,
    /// Until it is made.
    _pointed: Option<Timeout>,
    /// The site of the page that was shown last.
    site: Rc<Site>,
    /// The last key that was given to a page.
    keys: u32,
    visit: Visit,
    _listeners: Vec<EventListener>,
}

/// Whose page is in the document.
enum Shown {
    /// Nobody's yet. The document may have come with a skeleton.
    Nothing,
    /// The one that came from the press.
    Served,
    /// Ours.
    Made(Made),
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
        let served = Served::adopt(&entry.route);
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
            has_skeleton: page::has_first_skeleton(),
            shown: if served.is_some() { Shown::Served } else { Shown::Nothing },
            served,
            ahead: None,
            _pointed: None,
            site: Rc::new(unknown_site()),
            keys: 0,
            visit: Visit::new(entry, 0, Arrival::Loaded),
            _listeners: listeners,
        };
        match app.shown {
            // It is there, and the browser has put the reader in their place.
            Shown::Served => {
                app.visit.end();
                app.visit.arrival = None;
                if let Some(link) = page::link_at_hand().and_then(|anchor| Link::read(&anchor)) {
                    app.point(context, link.route.clone(), ahead::LOOKS);
                    app.expect(context, link.route);
                }
            }
            _ => {
                app.visit.start_clocks(&context.link().callback(Message::Late));
                app.fetch(context);
            }
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
                if self.has_skeleton && number == 0 && !slow {
                    return false;
                }
                self.wait(slow)
            }
            Message::Arrived { .. } | Message::Late(_) => false,
            Message::Wish(Wish::Follow(link)) => self.follow(context, &link),
            Message::Wish(Wish::Expect(link)) => {
                self.point(context, link.route.clone(), ahead::LOOKS);
                self.expect(context, link.route);
                false
            }
            Message::Pointed { route, looks } => self.make_ahead(context, route, looks),
            Message::Wish(Wish::Switch(link)) => {
                let entry = address::replace(&self.visit.entry, link.route);
                self.begin(context, entry, Arrival::Switched(scrolling::spot()))
            }
            Message::Wish(Wish::Retry) => self.retry(context),
            Message::Online if self.shows_offline() => self.retry(context),
            Message::Online => false,
            Message::Traversed => self.traverse(context),
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
        let shown = match &self.shown {
            Shown::Made(made) => Some(made.node()),
            Shown::Nothing | Shown::Served => None,
        };
        let ahead = self.ahead.as_ref().map(Made::node);
        VList::with_children(shown.into_iter().chain(ahead).collect(), None).into()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        match &self.shown {
            Shown::Nothing => return,
            Shown::Served => {}
            Shown::Made(made) => {
                let is_skeleton = matches!(made.page().content, Content::Waiting { .. });
                self.clear();
                if is_skeleton {
                    scrolling::to(0);
                    return;
                }
            }
        }
        // What was rendered may be a page made ahead, while the reader waits for another.
        if let Some(arrival) = self.visit.arrival.take_if(|_| !self.visit.is_awaited) {
            self.arrive(arrival);
        } else if let Some(ahead) = &self.ahead {
            dates::localise();
            ahead.lay_out();
        }
    }
}

impl App {
    /// Goes where a link leads.
    fn follow(&mut self, context: &Context<Self>, link: &Link) -> bool {
        self.keep_place(scrolling::place());
        let entry = address::push(link);
        self.begin(context, entry, Arrival::Followed)
    }

    /// Goes where the browser's history has gone.
    fn traverse(&mut self, context: &Context<Self>) -> bool {
        let entry = address::current();
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
        self.visit = Visit::new(entry, self.visit.number + 1, arrival);
        let route = &self.visit.entry.route;
        let served = self
            .served
            .as_ref()
            .filter(|served| served.is_at(route) && (arrival == Arrival::Returned || served.age() < FRESH))
            .filter(|served| page::chosen_script().is_none_or(|script| !served.is_in_other_script(script)));
        if let Some(served) = served {
            // Until ours is gone, the style sheet keeps it out of sight.
            served.put_back();
            self.visit.end();
            self.shown = Shown::Served;
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
        let is_served = self.served.as_ref().is_some_and(|served| served.is_at(&route) && served.age() < FRESH);
        match self.libraries.of(&route) {
            _ if is_served => {}
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
        let page = self.page_of(self.visit.entry.route.clone(), content);
        // A reader who has chosen the other script finds every page in it.
        if let Some((route, script)) = page.other_script()
            && let Some(arrival) = self.visit.arrival
            && page::chosen_script() == Some(script)
        {
            let entry = address::replace(&self.visit.entry, route);
            return self.begin(context, entry, arrival);
        }
        match self.ahead.take().filter(|ahead| ahead.is(&page) && ahead.is_there()) {
            Some(ahead) => self.uncover(ahead),
            None => {
                let made = Made::new(page, self.next_key());
                self.put(made);
            }
        }
        true
    }

    /// Shows a page that was made ahead. It is there now, and not only when the renderer has caught up.
    fn uncover(&mut self, ahead: Made) {
        if let Shown::Made(seen) = &self.shown {
            seen.take_out();
        }
        ahead.uncover();
        self.put(ahead);
        self.clear();
        if let Some(arrival) = self.visit.arrival.take() {
            self.arrive(arrival);
        }
    }

    /// Shows that something is on its way.
    fn wait(&mut self, slow: bool) -> bool {
        let page = self.page_of(self.visit.entry.route.clone(), Content::Waiting { slow });
        match &mut self.shown {
            // The word of patience joins the skeleton in place.
            Shown::Made(made) if matches!(made.page().content, Content::Waiting { .. }) => {
                made.say(page);
                false
            }
            _ => {
                let made = Made::new(page, self.next_key());
                self.put(made);
                true
            }
        }
    }

    fn put(&mut self, made: Made) {
        self.site = Rc::clone(&made.page().site);
        self.shown = Shown::Made(made);
    }

    /// Takes away what the page of ours stands in the place of.
    fn clear(&self) {
        if let Some(served) = &self.served {
            served.take_out();
        }
        page::remove_first_skeleton();
    }

    fn next_key(&mut self) -> u32 {
        self.keys += 1;
        self.keys
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
        let page = self.page_of(route, content);
        if !is_short || self.ahead.as_ref().is_some_and(|ahead| ahead.is(&page)) {
            return false;
        }
        self.ahead = Some(Made::ahead(page, self.next_key()));
        true
    }

    /// A page. Where the site in its script is not known, it is in the last one that was.
    fn page_of(&self, route: Route, content: Content) -> Page {
        let site = Rc::clone(self.libraries.of(&route).map_or(&self.site, Library::site));
        Page { site, route, content }
    }

    fn shows_offline(&self) -> bool {
        matches!(&self.shown, Shown::Made(made) if matches!(made.page().content, Content::Trouble(Trouble::Offline)))
    }

    /// The page is there: name it, and put reader and focus in their place.
    fn arrive(&mut self, arrival: Arrival) {
        if let Shown::Made(made) = &self.shown {
            page::name(&made.page().title(), made.page().lang());
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
        if arrival != Arrival::Loaded {
            focus::headline();
        }
    }

    /// Remembers how far down the page that is shown the reader was.
    fn keep_place(&self, y: i32) {
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
    Site {
        name,
        lang,
        url: None,
        logo: None,
        channels: Vec::new(),
        locales: Vec::new(),
        footer: None,
        source: None,
        convert: None,
        home: None,
    }
}
