//! Where the keyboard is.

use web_sys::FocusOptions;

use super::page;

/// Puts the focus on the headline, so that a screen reader says where the reader has come to and the next Tab goes on
/// from there. The page does not move.
pub(super) fn headline() {
    part("headline");
}

/// Puts the focus on a part of the page. The page does not move.
pub(super) fn part(name: &str) {
    if let Some(part) = page::part(name) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = part.focus_with_options(&options);
    }
}
