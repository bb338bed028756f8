//! Where the keyboard is.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::document;

/// Puts the focus on the headline, so that a screen reader says where the reader has come to and the next Tab goes on
/// from there. The page does not move.
pub(super) fn headline() {
    on("[part~=headline]");
}

/// Puts the focus on the first that fits the selector. The page does not move.
pub(super) fn on(selector: &str) {
    if let Some(part) = document::find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = part.focus_with_options(&options);
    }
}
