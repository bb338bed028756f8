//! What has been fetched, and what is on its way: nobody fetches a page twice.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use article::{Archive, Article, Front, Site};
use js_sys::Date;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::network::load;
use crate::{Content, Destination, Route, Trouble};

/// How long a page counts as new, in milliseconds. Older ones are shown on the way back, and fetched on the way on.
pub(super) const FRESH: f64 = 60_000.0;
/// How long a site counts as new, in milliseconds: its names and channels change less often than its stories.
const CURRENT: f64 = 600_000.0;
/// How many pages are kept.
const ROOM: usize = 24;

/// What came of fetching a page.
pub(super) type Outcome = Result<Content, Trouble>;

/// The pages of one site, in its own script or in the other one.
#[derive(Clone)]
pub(super) struct Library {
    site: Rc<Site>,
    /// When it came.
    since: f64,
    shelf: Rc<RefCell<Vec<Page>>>,
}

struct Page {
    route: Route,
    /// What came last, and when.
    here: Option<(Content, f64)>,
    /// Who waits for it, while it is on its way.
    waiting: Option<Vec<Callback<Outcome>>>,
    /// Whether anybody has asked for it but on a hint.
    is_wanted: bool,
}

impl Library {
    pub(super) fn new(site: Rc<Site>) -> Self {
        Self { site, since: Date::now(), shelf: Rc::default() }
    }

    /// Whether the site is too new to be asked for again.
    pub(super) fn is_current(&self) -> bool {
        (0.0..CURRENT).contains(&(Date::now() - self.since))
    }

    /// Takes the site as it is now; the pages stay. Where it could not be had, the one that is there will do for a while.
    pub(super) fn renew(&mut self, site: Option<Rc<Site>>) {
        self.since = Date::now();
        if let Some(site) = site {
            self.site = site;
        }
    }

    /// The site.
    pub(super) fn site(&self) -> &Rc<Site> {
        &self.site
    }

    /// The page as it was fetched before, however long ago.
    pub(super) fn kept(&self, route: &Route) -> Option<Content> {
        self.find(route, f64::NEG_INFINITY..f64::INFINITY)
    }

    /// The page as it was fetched a moment ago.
    pub(super) fn fresh(&self, route: &Route) -> Option<Content> {
        // What comes from the future says that a clock was set back, and nothing of its age.
        self.find(route, 0.0..FRESH)
    }

    /// Notes that the reader goes to a page: it stays longer than what was fetched on a hint.
    pub(super) fn want(&self, route: &Route) {
        if let Some(page) = self.shelf.borrow_mut().iter_mut().find(|page| page.route == *route) {
            page.is_wanted = true;
        }
    }

    /// Fetches a page, unless it is on its way already, and tells `done`.
    pub(super) fn fetch(&self, route: &Route, done: Option<Callback<Outcome>>) {
        let mut shelf = self.shelf.borrow_mut();
        let is_hint = done.is_none();
        let place = shelf.iter().position(|page| page.route == *route).unwrap_or_else(|| {
            // What was fetched on a hint makes room first, and nothing that somebody waits for does.
            let oldest = |is_wanted| {
                let is_idle = |page: &Page| page.waiting.is_none() && page.is_wanted == is_wanted;
                shelf.iter().position(is_idle)
            };
            if shelf.len() >= ROOM
                && let Some(oldest) = oldest(false).or_else(|| oldest(true))
            {
                shelf.remove(oldest);
            }
            shelf.push(Page { route: route.clone(), here: None, waiting: None, is_wanted: false });
            shelf.len() - 1
        });
        shelf[place].is_wanted |= !is_hint;
        if let Some(waiting) = &mut shelf[place].waiting {
            return waiting.extend(done);
        }
        shelf[place].waiting = Some(done.into_iter().collect());
        let (library, route) = (self.clone(), route.clone());
        spawn_local(async move {
            let mut outcome = library.load(&route).await;
            // What was fetched on a hint may have gone wrong before the reader asked: their own try is a new one. A server
            // that failed was asked again already.
            let may_differ =
                matches!(outcome, Err(Trouble::Timeout | Trouble::Broken | Trouble::WrongType | Trouble::Contract(_)));
            if is_hint && may_differ && library.is_awaited(&route) {
                outcome = library.load(&route).await;
            }
            for done in library.arrived(&route, &outcome) {
                done.emit(outcome.clone());
            }
        });
    }

    fn is_awaited(&self, route: &Route) -> bool {
        let shelf = self.shelf.borrow();
        shelf
            .iter()
            .any(|page| page.route == *route && page.waiting.as_ref().is_some_and(|waiting| !waiting.is_empty()))
    }

    async fn load(&self, route: &Route) -> Outcome {
        let prefix = route.prefix();
        match &route.to {
            Destination::Front => {
                let address = format!("{prefix}/front.json");
                load::<Front>(&address).await.map(|front| Content::Front(front.into()))
            }
            Destination::Channel { id, page } => {
                let address = format!("{prefix}/channels/{id}/{page}.json");
                load::<Archive>(&address).await.map(|archive| Content::Archive(archive.into()))
            }
            Destination::Article(id) => {
                let address = prefix.to_owned() + &self.site.article_file(id);
                load::<Article>(&address).await.map(|article| Content::Article(article.into()))
            }
            Destination::Missing(_) => Err(Trouble::Missing),
        }
    }

    /// Puts what came on the shelf, and gives back who waited for it. Troubles are not kept, and what came before stays.
    fn arrived(&self, route: &Route, outcome: &Outcome) -> Vec<Callback<Outcome>> {
        let mut shelf = self.shelf.borrow_mut();
        let Some(place) = shelf.iter().position(|page| page.route == *route) else { return Vec::new() };
        let mut page = shelf.remove(place);
        let waiting = page.waiting.take().unwrap_or_default();
        if let Ok(content) = outcome {
            page.here = Some((content.clone(), Date::now()));
        }
        if page.here.is_some() {
            shelf.push(page);
        }
        waiting
    }

    fn find(&self, route: &Route, ages: Range<f64>) -> Option<Content> {
        let shelf = self.shelf.borrow();
        let (content, since) = shelf.iter().find(|page| page.route == *route)?.here.as_ref()?;
        ages.contains(&(Date::now() - since)).then(|| content.clone())
    }
}
