//! The app: which page is shown, and what happens next.
//!
//! A page that came from the press is adopted (`served`), and nothing is fetched before the reader points somewhere.
//!
//! One visit at a time. The page that is there stays until the next one has arrived; only if that takes longer than
//! the eye forgives is a skeleton shown. What the reader points at is made ahead (`ahead`). What comes for a visit that is over is for the shelf, not for the screen.

use std::rc::Rc;

use article::{Lang, Script, Site};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::address::{self, Entry, Link};
use super::ahead::{self, Ahead};
use super::clicks::{self, Wish};
use super::library::{FRESH, Library, Outcome};
use super::scrolling::Spot;
use super::served::Served;
use super::{dates, focus, network, page, scrolling, storage};
use crate::markup::all;
use crate::{Content, Destination, Locale, PageProps, Route, Trouble};

/// After this many milliseconds without the next page, a skeleton is shown.
const FORGIVEN: u32 = 150;
/// This many after a page made ahead is shown, the renderer catches up.
const SETTLES: u32 = 300;
/// After this many, a word of patience.
const SLOW: u32 = 4_000;

pub(super) struct App {
    /// What has been fetched, for each script that the reader has seen.
    libraries: Vec<(Option<Script>, Library)>,
    /// The scripts in which the site is on its way, without which there is no library.
    awaited: Vec<Option<Script>>,
    /// What the reader pointed at while the site was on its way.
    expected: Option<Route>,
    served: Option<Served>,
    /// Whether the document has come with a skeleton.
    has_skeleton: bool,
    shown: Shown,
    /// The page of ours, if that is what is shown.
    page: PageProps,
    /// What the renderer knows it by: a page that takes another's place has another key.
    key: u32,
    /// The last key that was given.
    keys: u32,
    /// The page that the reader will probably ask for.
    ahead: Option<Ahead>,
    /// Until it is made.
    _pointed: Option<Timeout>,
    /// The page that was shown before a page made ahead was, until the renderer has caught up.
    lifted: Option<Element>,
    _settling: Option<Timeout>,
    visit: Visit,
    _listeners: Vec<EventListener>,
}

/// Whose page is in the document.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    /// Nobody's yet. The document may have come with a skeleton.
    Nothing,
    /// The one that came from the press.
    Served,
    /// Ours.
    Made,
}

/// The way to a page, until it is there.
struct Visit {
    entry: Entry,
    number: u32,
    /// Whether the page is still to come.
    is_awaited: bool,
    /// Where to go on the page once it is shown; taken when that has happened.
    arrival: Option<Arrival>,
    _clocks: Vec<Timeout>,
}

/// What the reader finds on arriving.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// A page that the browser has just loaded.
    Loaded,
    /// A page reached by a link of ours.
    Followed,
    /// A page reached through the history.
    Returned,
    /// The same page in the other script: the reader stays where they were in the text.
    Switched(Option<Spot>),
}

pub(super) enum Message {
    Site(Option<Script>, Result<Rc<Site>, Trouble>),
    Arrived {
        number: u32,
        outcome: Outcome,
    },
    Late {
        number: u32,
        slow: bool,
    },
    Wish(Wish),
    /// The reader has pointed at a link for a while.
    Pointed {
        route: Route,
        looks: u32,
    },
    /// The page is painted, and there is time for the renderer.
    Settled,
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
        let page = PageProps {
            site: Rc::new(unknown_site()),
            route: entry.route.clone(),
            content: Content::Waiting { slow: false },
        };
        let link = context.link();
        let window = page::window();
        let mut listeners = clicks::listen(link.callback(Message::Wish));
        listeners.push(on(&window, "popstate", link.callback(|()| Message::Traversed)));
        listeners.push(on(&window, "online", link.callback(|()| Message::Online)));
        listeners.push(on(&window, "pagehide", link.callback(|()| Message::Leaving)));
        listeners.push(on(&window, "pageshow", link.callback(|()| Message::Resumed)));
        let mut app = Self {
            libraries: Vec::new(),
            awaited: Vec::new(),
            expected: None,
            has_skeleton: page::has_first_skeleton(),
            shown: if served.is_some() { Shown::Served } else { Shown::Nothing },
            served,
            page,
            key: 0,
            keys: 0,
            ahead: None,
            _pointed: None,
            lifted: None,
            _settling: None,
            visit: Visit::new(entry, 0, Arrival::Loaded),
            _listeners: listeners,
        };
        match app.shown {
            // It is there, and the browser has put the reader in their place.
            Shown::Served => {
                app.visit.is_awaited = false;
                app.visit.arrival = None;
                if let Some(link) = page::link_at_hand().and_then(|anchor| Link::read(&anchor)) {
                    app.point(context, link.route.clone(), ahead::LOOKS);
                    app.expect(context, link.route);
                }
            }
            _ => {
                app.start_clocks(context);
                app.fetch(context);
            }
        }
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let renders = self.receive(context, message);
        if renders && let Some(lifted) = self.lifted.take() {
            ahead::put_back(&lifted);
        }
        renders
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let mut pages = Vec::new();
        if self.shown == Shown::Made {
            pages.push(self.page.keyed(self.key, "page"));
        }
        pages.extend(self.ahead.as_ref().map(|ahead| ahead.page.keyed(ahead.key, "page ahead")));
        all(pages)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        match self.shown {
            Shown::Nothing => return,
            Shown::Served => {}
            Shown::Made => {
                self.clear();
                if let Content::Waiting { .. } = self.page.content {
                    scrolling::to(0);
                    return;
                }
            }
        }
        // What was rendered may be a page made ahead, while the reader waits for another.
        if let Some(arrival) = self.visit.arrival.take_if(|_| !self.visit.is_awaited) {
            self.arrive(arrival);
        } else if self.ahead.is_some() {
            dates::localise();
        }
    }
}

impl App {
    fn receive(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Site(script, outcome) => self.opened(context, script, outcome),
            Message::Arrived { number, outcome } if number == self.visit.number => {
                self.show(context, outcome.unwrap_or_else(Content::Trouble))
            }
            Message::Late { number, slow } if number == self.visit.number && self.visit.is_awaited => {
                // The very first page may have come with a skeleton.
                if self.has_skeleton && number == 0 && !slow {
                    return false;
                }
                self.paint(Content::Waiting { slow })
            }
            Message::Arrived { .. } | Message::Late { .. } => false,
            Message::Wish(Wish::Follow(link)) => self.follow(context, &link),
            Message::Wish(Wish::Expect(link)) => {
                self.point(context, link.route.clone(), ahead::LOOKS);
                self.expect(context, link.route);
                false
            }
            Message::Pointed { route, looks } => self.make_ahead(context, route, looks),
            Message::Settled => self.lifted.is_some(),
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
            self.visit.is_awaited = false;
            self.shown = Shown::Served;
            return true;
        }
        let at_hand = self.library(route).and_then(|library| match arrival {
            Arrival::Returned => library.kept(route),
            _ => library.fresh(route),
        });
        if let Some(content) = at_hand {
            return self.show(context, content);
        }
        // A reader who changes the script goes on reading until the other one is there.
        if !matches!(arrival, Arrival::Switched(_)) {
            self.start_clocks(context);
        }
        self.fetch(context);
        false
    }

    /// Fetches the page of this visit; the site first, where it is not here yet.
    fn fetch(&mut self, context: &Context<Self>) {
        let number = self.visit.number;
        let done = context.link().callback(move |outcome| Message::Arrived { number, outcome });
        let route = &self.visit.entry.route;
        match self.library(route) {
            Some(library) => library.fetch(route, Some(done)),
            None => self.fetch_site(context, route.script),
        }
    }

    /// Fetches what the reader will probably ask for.
    fn expect(&mut self, context: &Context<Self>, route: Route) {
        let is_served = self.served.as_ref().is_some_and(|served| served.is_at(&route) && served.age() < FRESH);
        match self.library(&route) {
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

    /// What has been fetched of the pages in the script of this one.
    fn library(&self, route: &Route) -> Option<&Library> {
        self.libraries.iter().find(|(script, _)| *script == route.script).map(|(_, library)| library)
    }

    fn fetch_site(&mut self, context: &Context<Self>, script: Option<Script>) {
        if !self.awaited.contains(&script) {
            self.awaited.push(script);
            let tell = context.link().callback(move |outcome| Message::Site(script, outcome));
            let address = Route { script, to: Destination::Front }.to_string() + "site.json";
            spawn_local(async move { tell.emit(network::load::<Site>(&address).await.map(Rc::new)) });
        }
    }

    /// The site is here, or will not come.
    fn opened(&mut self, context: &Context<Self>, script: Option<Script>, outcome: Result<Rc<Site>, Trouble>) -> bool {
        self.awaited.retain(|awaited| *awaited != script);
        let is_awaited = self.visit.is_awaited && self.visit.entry.route.script == script;
        match outcome {
            Ok(site) => {
                self.libraries.push((script, Library::new(site)));
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
        self.visit.is_awaited = false;
        self.visit._clocks.clear();
        let page = self.page_of(self.visit.entry.route.clone(), content);
        // A reader who has chosen the other script finds every page in it.
        if let Some((route, script)) = page.other_script()
            && let Some(arrival) = self.visit.arrival
            && page::chosen_script() == Some(script)
        {
            let entry = address::replace(&self.visit.entry, route);
            return self.begin(context, entry, arrival);
        }
        let ahead = self.ahead.take().filter(|ahead| ahead.is(&page));
        self.key = match &ahead {
            Some(ahead) => ahead.key,
            None => self.next_key(),
        };
        self.shown = Shown::Made;
        self.page = page;
        let Some(lifted) = ahead.and_then(|_| ahead::uncover()) else { return true };
        self.clear();
        self.lifted = lifted;
        if let Some(arrival) = self.visit.arrival.take() {
            self.arrive(arrival);
        }
        let settle = context.link().callback(|()| Message::Settled);
        self._settling = Some(Timeout::new(SETTLES, move || settle.emit(())));
        false
    }

    /// Shows that something is on its way.
    fn paint(&mut self, content: Content) -> bool {
        // The word of patience joins the skeleton in place.
        if self.shown != Shown::Made || !matches!(self.page.content, Content::Waiting { .. }) {
            self.key = self.next_key();
        }
        self.shown = Shown::Made;
        self.page = self.page_of(self.visit.entry.route.clone(), content);
        true
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
        let Some(content) = self.library(&route).and_then(|library| library.fresh(&route)) else {
            if looks > 0 {
                self.point(context, route, looks - 1);
            }
            return false;
        };
        let is_long = matches!(&content, Content::Article(article) if article.body.len() > ahead::LONGEST);
        let page = self.page_of(route, content);
        if is_long || self.ahead.as_ref().is_some_and(|ahead| ahead.is(&page)) {
            return false;
        }
        self.ahead = Some(Ahead { page, key: self.next_key() });
        true
    }

    /// A page. Where the site in its script is not known, it is in the last one that was.
    fn page_of(&self, route: Route, content: Content) -> PageProps {
        let site = self.library(&route).map_or(&self.page.site, Library::site).clone();
        PageProps { site, route, content }
    }

    fn shows_offline(&self) -> bool {
        self.shown == Shown::Made && matches!(self.page.content, Content::Trouble(Trouble::Offline))
    }

    fn start_clocks(&mut self, context: &Context<Self>) {
        let number = self.visit.number;
        self.visit._clocks = [(FORGIVEN, false), (SLOW, true)]
            .map(|(after, slow)| {
                let late = context.link().callback(move |()| Message::Late { number, slow });
                Timeout::new(after, move || late.emit(()))
            })
            .into();
    }

    /// The page is there: name it, and put reader and focus in their place.
    fn arrive(&mut self, arrival: Arrival) {
        if self.shown == Shown::Made {
            let lang = self.page.lang().clone();
            page::name(&self.page.title(), &lang);
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

impl Visit {
    fn new(entry: Entry, number: u32, arrival: Arrival) -> Self {
        Self { entry, number, is_awaited: true, arrival: Some(arrival), _clocks: Vec::new() }
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
        home: None,
    }
}
