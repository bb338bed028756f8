//! The app has stopped: say so, and let the page work without it.

use web_sys::console;

use super::page;

/// From now on a panic shows the notice that waits in `index.html`. The page that is there stays, and its links are
/// the browser's again.
pub(super) fn tell_on_panic() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        console::error_1(&panic.to_string().into());
        show();
    }));
}

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
