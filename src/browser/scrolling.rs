//! Where the reader is on the page.

use std::cell::Cell;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, NodeList, ScrollBehavior, ScrollToOptions};

use super::{document, focus};

thread_local! {
    static SEEN: Cell<i32> = const { Cell::new(0) };
    static MOVED: Cell<f64> = const { Cell::new(0.0) };
    static AIM: Cell<i32> = const { Cell::new(0) };
}

/// For so many milliseconds after it has moved a page may still be gliding.
const GLIDING: f64 = 100.0;
/// A frame, or a little more, in milliseconds.
const FRAME: u32 = 20;

/// Marks the root once a screen has been scrolled, which is when the way back is shown.
pub(super) fn watch() {
    document::mark("data-alive", "");
    look();
    let moved = |_: &_| {
        MOVED.set(Date::now());
        look();
    };
    EventListener::new(&document::window(), "scroll", moved).forget();
}

fn look() {
    SEEN.set(place());
    let screen = document::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    if f64::from(place()) > screen {
        document::mark("data-scrolled", "");
    } else {
        document::unmark("data-scrolled");
    }
}

/// How far down the page is scrolled, in CSS pixels.
pub(super) fn place() -> i32 {
    document::window().scroll_y().unwrap_or_default() as i32
}

/// How far down the page was scrolled when that was last told. A browser that follows a link within the page says so
/// when it has moved already, and this is where the reader was before.
pub(super) fn seen() -> i32 {
    SEEN.get()
}

/// Moves the page up where the bar at the window's lower edge lies over what has the focus by keyboard (WCAG 2.2, 2.4.11). Not
/// every browser keeps clear of it by itself.
pub(super) fn uncover(focused: &Element) {
    let Some(bar) = document::find(":root:has(:focus-visible) .return").filter(|bar| !bar.contains(Some(focused)))
    else {
        return;
    };
    let (focused, bar) = (focused.get_bounding_client_rect(), bar.get_bounding_client_rect());
    let is_beside = focused.right() <= bar.left() || bar.right() <= focused.left();
    let hidden = focused.bottom() - bar.top();
    if hidden > 0.0 && !is_beside && document::is_scrolled() {
        document::window().scroll_by_with_x_and_y(0.0, hidden);
    }
}

/// Goes there at once.
pub(super) fn to(y: i32) {
    // In Chromium a glide that a key or the wheel has begun goes on after that, and ends with the next one, wherever it leads.
    AIM.set(y);
    if Date::now() - MOVED.get() < GLIDING {
        Timeout::new(FRAME, || scroll(AIM.get(), ScrollBehavior::Smooth)).forget();
    }
    scroll(y, ScrollBehavior::Instant);
    // Before the browser tells: whether the way back is shown matters to what has the focus next.
    look();
}

/// Where a page is cut for finding a place in it again: the same story in another script has the same pieces.
const PIECES: &str = "main :is(h1,h2,h3,h4,h5,h6,p,li,dt,dd,tr,figure)";

/// A place in the text, whatever its height on the screen.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Spot {
    piece: u32,
    /// How far the piece is below the upper edge of the window, as a share of its own height.
    below: f64,
}

/// The first piece of text in sight.
pub(super) fn spot() -> Option<Spot> {
    let pieces = pieces()?;
    (0..pieces.length()).find_map(|piece| {
        let area = area(&pieces, piece)?;
        (area.bottom() > 0.0 && area.height() > 0.0).then(|| Spot { piece, below: area.top() / area.height() })
    })
}

/// Goes to a place in the text.
pub(super) fn to_spot(spot: Spot) {
    if let Some(area) = pieces().and_then(|pieces| area(&pieces, spot.piece)) {
        to(place() + (area.top() - spot.below * area.height()).round() as i32);
    }
}

fn pieces() -> Option<NodeList> {
    document::document().query_selector_all(PIECES).ok()
}

/// Where a piece of the text is in the window.
fn area(pieces: &NodeList, piece: u32) -> Option<DomRect> {
    Some(pieces.item(piece)?.dyn_into::<Element>().ok()?.get_bounding_client_rect())
}

/// Goes to the element with this id, if there is one.
pub(super) fn to_fragment(fragment: &str) -> bool {
    let id = js_sys::decode_uri_component(fragment).map(String::from).unwrap_or_default();
    let target = document::document().get_element_by_id(&id);
    if let Some(target) = &target {
        target.scroll_into_view();
        to(place());
    }
    target.is_some()
}

/// Goes back to the top, and takes the focus along.
pub(super) fn to_top() {
    focus::headline();
    scroll(0, if document::is_still() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
}

fn scroll(y: i32, behaviour: ScrollBehavior) {
    let options = ScrollToOptions::new();
    options.set_top(y.into());
    options.set_behavior(behaviour);
    document::window().scroll_to_with_scroll_to_options(&options);
}
