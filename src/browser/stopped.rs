//! The app has stopped: say so, and let the page work without it.

use super::page;

/// Shows the notice.
pub(super) fn show() {
    page::mark("data-stopped", "");
    page::remove_first_skeleton();
    if let Some(notice) = page::document().get_element_by_id("stopped") {
        let _ = notice.remove_attribute("hidden");
    }
}

/// Whether the app has stopped. Nothing of it may be called any more.
pub(super) fn has_stopped() -> bool {
    page::document().document_element().is_some_and(|root| root.has_attribute("data-stopped"))
}
