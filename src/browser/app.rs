//! The app: which page is shown, and what happens next.
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
use super::library::{Library, Outcome};
use super::{dates, focus, network, page, scrolling, storage};
use crate::{Content, Locale, PageProps, Trouble};

/// After this many milliseconds without the next page, a skeleton is shown.
const FORGIVEN: u32 = 150;
/// After this many, a word of patience.
const SLOW: u32 = 4_000;

pub(super) struct App {
    library: Option<Library>,
    page: PageProps,
    visit: Visit,
    _listeners: Vec<EventListener>,
}

/// The way to a page, until it is there.
struct Visit {
    entry: Entry,
    number: u32,
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
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        address::keep_scroll_positions();
        let entry = address::current();
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
        let mut app = Self { library: None, page, visit: Visit::new(entry, 0, Arrival::Loaded), _listeners: listeners };
        app.start_clocks(context);
        fetch_site(context);
        app
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Site(Ok(site)) => {
                self.page.site = site.clone();
                self.library = Some(Library::new(site));
                self.fetch(context);
                !self.page.is_waiting()
            }
            Message::Site(Err(trouble)) => self.show(Content::Trouble(trouble)),
            Message::Arrived { number, outcome } if number == self.visit.number => {
                self.show(outcome.unwrap_or_else(Content::Trouble))
            }
            Message::Late { number, slow } if number == self.visit.number && self.visit.arrival.is_some() => {
                // The very first page has the skeleton that it was served with.
                if number == 0 && !slow {
                    return false;
                }
                self.page.route = self.visit.entry.route.clone();
                self.page.content = Content::Waiting { slow };
                true
            }
            Message::Arrived { .. } | Message::Late { .. } => false,
            Message::Wish(Wish::Follow(link)) => self.follow(context, &link),
            Message::Wish(Wish::Expect(link)) => {
                if let Some(library) = self.library.as_ref().filter(|library| library.fresh(&link.route).is_none()) {
                    library.fetch(&link.route, None);
                }
                false
            }
            Message::Wish(Wish::Retry) => self.retry(context),
            Message::Online if matches!(self.page.content, Content::Trouble(Trouble::Offline)) => self.retry(context),
            Message::Online => false,
            Message::Traversed => self.traverse(context),
            Message::Leaving => {
                self.keep_place(scrolling::place());
                false
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        if self.visit.number == 0 && self.page.is_waiting() {
            return Html::default();
        }
        // A page that takes another's place is made anew, not turned into it node by node.
        self.page.keyed(self.visit.number)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let waiting = match self.page.content {
            Content::Waiting { slow } => Some(slow),
            _ => None,
        };
        if waiting != Some(false) || self.visit.number > 0 {
            page::remove_first_skeleton();
        }
        if waiting.is_some() {
            if self.visit.number > 0 {
                scrolling::to(0);
            }
            return;
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
        self.keep_place(scrolling::seen());
        if entry.route != self.visit.entry.route {
            return self.begin(context, entry, Arrival::Returned);
        }
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
        let entry = self.visit.entry.clone();
        if self.library.is_none() {
            self.visit = Visit::new(entry, self.visit.number + 1, Arrival::Followed);
            self.start_clocks(context);
            fetch_site(context);
            return false;
        }
        self.begin(context, entry, Arrival::Followed)
    }

    fn begin(&mut self, context: &Context<Self>, entry: Entry, arrival: Arrival) -> bool {
        self.visit = Visit::new(entry, self.visit.number + 1, arrival);
        let route = &self.visit.entry.route;
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

    fn fetch(&self, context: &Context<Self>) {
        let number = self.visit.number;
        let done = context.link().callback(move |outcome| Message::Arrived { number, outcome });
        if let Some(library) = &self.library {
            library.fetch(&self.visit.entry.route, Some(done));
        }
    }

    fn show(&mut self, content: Content) -> bool {
        self.page.route = self.visit.entry.route.clone();
        self.page.content = content;
        true
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
        self.visit._clocks.clear();
        let lang = self.page.lang().clone();
        page::name(&self.page.title(), &lang);
        dates::localise();
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
        Self { entry, number, arrival: Some(arrival), _clocks: Vec::new() }
    }
}

fn on(window: &web_sys::Window, event: &'static str, tell: Callback<()>) -> EventListener {
    EventListener::new(window, event, move |_| tell.emit(()))
}

fn fetch_site(context: &Context<App>) {
    let tell = context.link().callback(Message::Site);
    spawn_local(async move { tell.emit(network::load::<Site>("/site.json").await.map(Rc::new)) });
}

/// Stands in until the site is known, so that a notice can be shown in the language of the page as it was served.
fn unknown_site() -> Site {
    let lang = page::served_lang().or_else(|| Lang::new("en")).expect("a language tag");
    let name = Locale::of(&lang).home.to_owned();
    Site { name, lang, url: None, logo: None, channels: Vec::new(), locales: Vec::new(), footer: None, source: None }
}
