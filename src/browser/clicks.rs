//! What the reader points at: links of ours, and the few buttons that a page has.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};
use yew::Callback;

use super::address::Link;
use super::{document, scrolling};

/// What a click asks of the app.
pub(super) enum Wish {
    /// Go there.
    Follow(Link),
    /// The reader may go there soon.
    Expect(Link),
    /// The finger moves the page, and was on the link for no more than that.
    Nothing,
    /// Show this page in the other script.
    Switch(Link),
    /// Ask for this page again.
    Retry,
}

/// Listens on the whole document for as long as the app lives.
pub(super) fn listen(wish: Callback<Wish>) -> Vec<EventListener> {
    let document = document::document();
    let click = {
        let wish = wish.clone();
        EventListener::new_with_options(
            &document,
            "click",
            EventListenerOptions::enable_prevent_default(),
            move |event| clicked(event, &wish),
        )
    };
    let mut listeners = vec![click];
    for hint in ["pointerover", "touchstart", "pointercancel", "focusin"] {
        let wish = wish.clone();
        listeners.push(EventListener::new(&document, hint, move |event| {
            if document::has_stopped() {
                return;
            }
            if hint == "pointercancel" {
                return wish.emit(Wish::Nothing);
            }
            let Some(anchor) = document::around(event, "a[href]") else { return };
            if hint == "focusin" {
                scrolling::uncover(&anchor);
            }
            if let Some(link) = Link::read(&anchor) {
                wish.emit(Wish::Expect(link));
            }
        }));
    }
    listeners
}

fn clicked(event: &Event, wish: &Callback<Wish>) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    // A modified click is for the browser: a new tab, a new window, a download.
    let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key();
    if document::has_stopped() || event.default_prevented() || mouse.button() != 0 || modified {
        return;
    }
    if document::around(event, "[part~=back-to-top]").is_some() {
        event.prevent_default();
        scrolling::to_top();
    } else if document::around(event, "[data-action=retry]").is_some() {
        wish.emit(Wish::Retry);
    } else if let Some(anchor) = document::around(event, "a[href]")
        && let Some(link) = Link::read(&anchor)
    {
        event.prevent_default();
        // The second click of two is on whatever the first one has led to.
        if mouse.detail() > 1 {
            return;
        }
        wish.emit(if anchor.has_attribute("hreflang") { Wish::Switch(link) } else { Wish::Follow(link) });
    }
}
