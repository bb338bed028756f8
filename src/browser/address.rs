//! The address bar and the history behind it. No other module touches them.
//!
//! Each entry of the history has a key of its own, under which the place that the reader had scrolled to is kept.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, History, HtmlAnchorElement, Location, ScrollRestoration};

use super::document;
use crate::Route;

/// An entry of the history.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The page.
    pub(super) route: Route,
    /// The place in the page that the address names, without its `#`.
    pub(super) fragment: String,
    /// What its scroll position is kept under.
    pub(super) key: String,
    /// Whether the browser has been here before.
    pub(super) is_known: bool,
}

/// Takes the scroll position of each entry into our own hands, since the pages that we make arrive later than the browser
/// thinks. For a page that comes from the press, `arrival.js` puts the reader in their place before the app is there.
pub(super) fn keep_scroll_positions() {
    let _ = history().set_scroll_restoration(ScrollRestoration::Manual);
}

/// Gives it back to the browser.
pub(super) fn leave_scroll_positions() {
    let _ = history().set_scroll_restoration(ScrollRestoration::Auto);
}

/// The entry that the address bar shows. A new one is given a key.
pub(super) fn current() -> Entry {
    let known = history().state().ok().and_then(|state| state.as_string());
    let key = known.clone().unwrap_or_else(new_key);
    if known.is_none() {
        let _ = history().replace_state(&JsValue::from_str(&key), "");
    }
    let path = location().pathname().unwrap_or_default();
    // Some links are escaped where they need not be.
    let path = js_sys::decode_uri(&path).map_or(path, String::from);
    Entry {
        route: Route::parse(&path),
        fragment: location().hash().unwrap_or_default().trim_start_matches('#').to_owned(),
        key,
        is_known: known.is_some(),
    }
}

/// The entry that a link leads to, before the address bar shows it.
pub(super) fn ahead(link: &Link) -> Entry {
    Entry { route: link.route.clone(), fragment: link.fragment.clone(), key: new_key(), is_known: false }
}

/// Follows a link of ours: the address bar shows it from now on, under an entry's key. Where nobody has seen the page of the
/// entry that is there, it takes that one's place.
pub(super) fn push(link: &Link, key: &str, is_unseen: bool) {
    let (history, state, href) = (history(), JsValue::from_str(key), Some(link.href.as_str()));
    // A link to the page one is on leaves the history as it is, as in any browser.
    let _ = if is_unseen || location().href().ok().as_deref() == href {
        history.replace_state_with_url(&state, "", href)
    } else {
        history.push_state_with_url(&state, "", href)
    };
}

/// Shows another page in the place of an entry.
pub(super) fn replace(entry: &Entry, route: Route) -> Entry {
    let mut address = route.to_string() + &location().search().unwrap_or_default();
    if !entry.fragment.is_empty() {
        address = address + "#" + &entry.fragment;
    }
    let _ = history().replace_state_with_url(&JsValue::from_str(&entry.key), "", Some(&address));
    Entry { route, ..entry.clone() }
}

/// Has the browser follow a link by itself.
pub(super) fn leave_for(link: &Link) {
    let _ = location().assign(&link.href);
}

/// Has the browser load the page at the address from the server.
pub(super) fn reload() {
    let _ = location().reload();
}

/// A link to a page of ours.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) route: Route,
    fragment: String,
    href: String,
}

impl Link {
    /// Reads a link, if it leads to a page of ours in this very window.
    pub(super) fn read(element: &Element) -> Option<Self> {
        let anchor: &HtmlAnchorElement = element.dyn_ref()?;
        let same_window = matches!(anchor.target().as_str(), "" | "_self") && !anchor.has_attribute("download");
        // Words that a link names, a browser finds as it loads a page, and at no other time (URL Fragment Text Directives).
        let names_words = matches!(anchor.closest("[href*=':~:']"), Ok(Some(_)));
        let href = anchor.href();
        let origin = location().origin().ok()?;
        // An address with a name and a password has the same origin, and no page may put it into the history (HTML, "can have
        // its URL rewritten").
        if !same_window || names_words || !href.strip_prefix(&origin).is_some_and(|path| path.starts_with('/')) {
            return None;
        }
        let route = Route::parse(&anchor.pathname());
        let fragment = anchor.hash().trim_start_matches('#').to_owned();
        // A place on this page is the browser's business, and pages that we do not know are the server's.
        let here = !fragment.is_empty() && Some(anchor.pathname()) == location().pathname().ok();
        (!here && !route.is_missing()).then_some(Self { route, fragment, href })
    }
}

fn new_key() -> String {
    (js_sys::Date::now() as u64).to_string()
}

fn history() -> History {
    document::window().history().expect("a window has a history")
}

fn location() -> Location {
    document::window().location()
}
