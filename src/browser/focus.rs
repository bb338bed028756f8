//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use super::document;

/// Puts the focus on the headline, so that a screen reader says where the reader has come to and the next Tab goes on
/// from there. The page does not move.
pub(super) fn headline() {
    on("[part~=headline]");
}

/// Puts the focus on the first that fits the selector. The page does not move.
pub(super) fn on(selector: &str) {
    if let Some(part) = document::find(selector) {
        give(part);
    }
}

/// Puts the focus on the first that fits the selector and is wholly in the window, or else on the first. The page does not move.
pub(super) fn on_one_in_sight(selector: &str) {
    let Ok(parts) = document::document().query_selector_all(selector) else { return };
    let parts = || (0..parts.length()).filter_map(|place| parts.item(place)?.dyn_into::<Element>().ok());
    let window = document::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let is_in_sight = |part: &Element| {
        let area = part.get_bounding_client_rect();
        area.top() >= 0.0 && area.bottom() <= window
    };
    if let Some(part) = parts().find(is_in_sight).or_else(|| parts().next()) {
        give(part);
    }
}

fn give(part: Element) {
    if let Ok(part) = part.dyn_into::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = part.focus_with_options(&options);
    }
}
