//! The app: which page is shown, and what happens next.
//!
//! A page that came from the press is adopted (`served`), and nothing is fetched before the reader points somewhere.
//!
//! One visit at a time. The page that is there stays until the next one has arrived; only if that takes longer than
//! the eye forgives is a skeleton shown. What comes for a visit that is over is for the shelf, not for the screen.

use std::rc::Rc;

use article::{Lang, Site};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::address::{self, Entry, Link};
use super::clicks::{self, Wish};
use super::library::{FRESH, Library, Outcome};
use super::served::Served;
use super::{dates, focus, network, page, scrolling, storage};
use crate::{Content, Locale, PageProps, Route, Trouble};

/// After this many milliseconds without the next page, a skeleton is shown.
const FORGIVEN: u32 = 150;
/// After this many, a word of patience.
const SLOW: u32 = 4_000;

pub(super) struct App {
    library: Option<Library>,
    /// Whether the site is on its way, without which there is no library.
    awaits_site: bool,
    /// What the reader pointed at while the site was on its way.
    expected: Option<Route>,
    served: Option<Served>,
    /// Whether the document has come with a skeleton.
    has_skeleton: bool,
    shown: Shown,
    /// The page of ours, if that is what is shown.
    page: PageProps,
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
}

pub(super) enum Message {
    Site(Result<Rc<Site>, Trouble>),
    Arrived { number: u32, outcome: Outcome },
    Late { number: u32, slow: bool },
    Wish(Wish),
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
            library: None,
            awaits_site: false,
            expected: None,
            has_skeleton: page::has_first_skeleton(),
            shown: if served.is_some() { Shown::Served } else { Shown::Nothing },
            served,
            page,
            visit: Visit::new(entry, 0, Arrival::Loaded),
            _listeners: listeners,
        };
        match app.shown {
            // It is there, and the browser has put the reader in their place.
            Shown::Served => {
                app.visit.is_awaited = false;
                app.visit.arrival = None;
                if let Some(link) = page::link_at_hand().and_then(|anchor| Link::read(&anchor)) {
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
        match message {
            Message::Site(outcome) => self.opened(context, outcome),
            Message::Arrived { number, outcome } if number == self.visit.number => {
                self.show(outcome.unwrap_or_else(Content::Trouble))
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
                self.expect(context, link.route);
                false
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
        if self.shown != Shown::Made {
            return Html::default();
        }
        // A page that takes another's place is made anew, not turned into it node by node: what a translator or an
        // extension has done to the other cannot be in the way. Only the word of patience joins the skeleton in place.
        let is_waiting = matches!(self.page.content, Content::Waiting { .. });
        self.page.keyed(self.visit.number * 2 + u32::from(is_waiting))
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        match self.shown {
            Shown::Nothing => return,
            Shown::Served => {}
            Shown::Made => {
                if let Some(served) = &self.served {
                    served.take_out();
                }
                page::remove_first_skeleton();
                if let Content::Waiting { .. } = self.page.content {
                    scrolling::to(0);
                    return;
                }
            }
        }
        if let Some(arrival) = self.visit.arrival.take() {
            self.arrive(arrival);
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
            .filter(|served| served.is_at(route) && (arrival == Arrival::Returned || served.age() < FRESH));
        if let Some(served) = served {
            // Until ours is gone, the style sheet keeps it out of sight.
            served.put_back();
            self.visit.is_awaited = false;
            self.shown = Shown::Served;
            return true;
        }
        let at_hand = self.library.as_ref().and_then(|library| match arrival {
            Arrival::Returned => library.kept(route),
            _ => library.fresh(route),
        });
        if let Some(content) = at_hand {
            return self.show(content);
        }
        self.start_clocks(context);
        self.fetch(context);
        false
    }

    /// Fetches the page of this visit; the site first, where it is not here yet.
    fn fetch(&mut self, context: &Context<Self>) {
        let number = self.visit.number;
        let done = context.link().callback(move |outcome| Message::Arrived { number, outcome });
        match &self.library {
            Some(library) => library.fetch(&self.visit.entry.route, Some(done)),
            None => self.fetch_site(context),
        }
    }

    /// Fetches what the reader will probably ask for.
    fn expect(&mut self, context: &Context<Self>, route: Route) {
        let is_served = self.served.as_ref().is_some_and(|served| served.is_at(&route) && served.age() < FRESH);
        match &self.library {
            _ if is_served => {}
            Some(library) if library.fresh(&route).is_some() => {}
            Some(library) => library.fetch(&route, None),
            None => {
                self.expected = Some(route);
                self.fetch_site(context);
            }
        }
    }

    fn fetch_site(&mut self, context: &Context<Self>) {
        if !std::mem::replace(&mut self.awaits_site, true) {
            let tell = context.link().callback(Message::Site);
            spawn_local(async move { tell.emit(network::load::<Site>("/site.json").await.map(Rc::new)) });
        }
    }

    /// The site is here, or will not come.
    fn opened(&mut self, context: &Context<Self>, outcome: Result<Rc<Site>, Trouble>) -> bool {
        self.awaits_site = false;
        match outcome {
            Ok(site) => {
                self.page.site = site.clone();
                self.library = Some(Library::new(site));
                if self.visit.is_awaited {
                    self.fetch(context);
                }
                if let Some(route) = self.expected.take() {
                    self.expect(context, route);
                }
                false
            }
            // Nobody asked for more than the page that is there.
            Err(_) if !self.visit.is_awaited => false,
            Err(trouble) => self.show(Content::Trouble(trouble)),
        }
    }

    /// The page of this visit is here, or will not come.
    fn show(&mut self, content: Content) -> bool {
        self.visit.is_awaited = false;
        self.visit._clocks.clear();
        self.paint(content)
    }

    fn paint(&mut self, content: Content) -> bool {
        self.shown = Shown::Made;
        self.page.route = self.visit.entry.route.clone();
        self.page.content = content;
        true
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
    Site { name, lang, url: None, logo: None, channels: Vec::new(), locales: Vec::new(), footer: None, source: None, home: None }
}
