//! The page as it came from the press: adopted, not rebuilt.
//!
//! Its nodes are the reader's: a selection, a film that plays, an open `details`, what an extension has put there. So the
//! app leaves them as they are. While another page is shown they wait outside of the document, and on the way back the
//! same nodes are put in again.

use article::{Lang, Script};
use js_sys::Date;
use web_sys::Element;

use super::document;
use crate::Route;

/// A page that the press made.
pub(super) struct Served {
    page: Element,
    route: Route,
    title: String,
    lang: Lang,
    since: f64,
}

impl Served {
    /// The page that is in the document, if it is the one that the address asks for. Another one is taken away: a host
    /// may answer with the front page, or with the page for what is missing, whatever it is asked for. That page is the
    /// right one where it says so (`*`).
    pub(super) fn adopt(route: &Route) -> Option<Self> {
        let page = document::document().get_element_by_id("served")?;
        let own = match page.get_attribute("data-path") {
            Some(path) => path == "*" || Route::parse(&path) == *route,
            None => route.is_missing(),
        };
        // A page whose language is not to be read, since somebody has changed it, is made anew.
        let Some(lang) = document::served_lang().filter(|_| own) else {
            page.remove();
            return None;
        };
        Some(Self { page, route: route.clone(), title: document::title(), lang, since: Date::now() })
    }

    /// The address that it was adopted at.
    pub(super) fn route(&self) -> &Route {
        &self.route
    }

    /// Whether this is the page of an address.
    pub(super) fn is_at(&self, route: &Route) -> bool {
        self.route == *route
    }

    /// Whether it is Chinese in the other script than this one.
    pub(super) fn is_in_other_script(&self, script: Script) -> bool {
        self.lang.chinese() == Some(script.other())
    }

    /// Whether it is in the document.
    pub(super) fn is_there(&self) -> bool {
        self.page.is_connected()
    }

    /// How long it has been here, in milliseconds.
    pub(super) fn age(&self) -> f64 {
        Date::now() - self.since
    }

    /// Puts the page back, and gives the document its name again.
    pub(super) fn put_back(&self) {
        if let Some(app) = document::document().get_element_by_id("app").filter(|_| !self.page.is_connected()) {
            // Beside the app's own element, where nothing can stand in the way.
            let _ = app.insert_adjacent_element("beforebegin", &self.page);
        }
        document::uncover(&self.page);
        document::set_title(&self.title);
        document::set_lang(&self.lang);
    }

    /// Takes the page out of sight, as long as it still stands in the document.
    pub(super) fn cover(&self) {
        document::cover(&self.page);
    }

    /// Takes the page out of the document.
    pub(super) fn take_out(&self) {
        self.page.remove();
    }
}
