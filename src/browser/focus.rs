//! Where the keyboard is.

use web_sys::FocusOptions;

use super::page;

/// Puts the focus on the headline, so that a screen reader says where the reader has come to and the next Tab goes on
/// from there. The page does not move.
pub(super) fn headline() {
    if let Some(headline) = page::part("headline") {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = headline.focus_with_options(&options);
    }
}
