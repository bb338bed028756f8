//! Where the reader is on the page.

use std::cell::Cell;

use gloo_events::EventListener;
use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use super::{focus, page};

thread_local! {
    static SEEN: Cell<i32> = const { Cell::new(0) };
}

/// Marks the root once a screen has been scrolled, which is when the way back is shown.
pub(super) fn watch() {
    page::mark("data-alive", "");
    look();
    EventListener::new(&page::window(), "scroll", |_| look()).forget();
}

fn look() {
    SEEN.set(place());
    let screen = page::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    if f64::from(place()) > screen {
        page::mark("data-scrolled", "");
    } else {
        page::unmark("data-scrolled");
    }
}

/// How far down the page is scrolled, in CSS pixels.
pub(super) fn place() -> i32 {
    page::window().scroll_y().unwrap_or_default() as i32
}

/// How far down the page was scrolled when that was last told. A browser that follows a link within the page says so
/// when it has moved already, and this is where the reader was before.
pub(super) fn seen() -> i32 {
    SEEN.get()
}

/// Moves the page up where the bar at the window's lower edge lies over what has the focus (WCAG 2.2, 2.4.11). Not every
/// browser keeps clear of it by itself.
pub(super) fn uncover(focused: &Element) {
    let Some(bar) = page::find(".return").filter(|bar| !bar.contains(Some(focused))) else { return };
    let (focused, bar) = (focused.get_bounding_client_rect(), bar.get_bounding_client_rect());
    let is_beside = focused.right() <= bar.left() || bar.right() <= focused.left();
    let hidden = focused.bottom() - bar.top();
    if hidden > 0.0 && !is_beside && page::is_scrolled() {
        page::window().scroll_by_with_x_and_y(0.0, hidden);
    }
}

/// Goes there at once.
pub(super) fn to(y: i32) {
    scroll(y, ScrollBehavior::Instant);
    SEEN.set(place());
}

/// Goes to the element with this id, if there is one.
pub(super) fn to_fragment(fragment: &str) -> bool {
    let id = js_sys::decode_uri_component(fragment).map(String::from).unwrap_or_default();
    let target = page::document().get_element_by_id(&id);
    if let Some(target) = &target {
        target.scroll_into_view();
    }
    target.is_some()
}

/// Goes back to the top, and takes the focus along.
pub(super) fn to_top() {
    focus::headline();
    scroll(0, if page::is_still() { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
}

fn scroll(y: i32, behaviour: ScrollBehavior) {
    let options = ScrollToOptions::new();
    options.set_top(y.into());
    options.set_behavior(behaviour);
    page::window().scroll_to_with_scroll_to_options(&options);
}
