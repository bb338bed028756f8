//! Pictures that fail say what they would have shown.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlImageElement};

use super::document;

/// Watches all pictures, those to come too. A picture's error does not bubble, but can be caught on the way down.
pub(super) fn watch() {
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document::document(), "error", options, |event| {
        let failed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(image) = failed.filter(|element| element.tag_name() == "IMG") {
            tell(&image);
        }
    })
    .forget();
    if let Ok(images) = document::document().query_selector_all(".frame img") {
        for place in 0..images.length() {
            if let Some(image) = images.item(place).and_then(|node| node.dyn_into::<HtmlImageElement>().ok()) {
                look_back(image);
            }
        }
    }
}

/// A picture of a page that came from the press may have failed before anybody listened. One without a width may be a
/// drawing that has none, so it is asked.
fn look_back(image: HtmlImageElement) {
    if image.complete() && image.natural_width() == 0 {
        spawn_local(async move {
            if JsFuture::from(image.decode()).await.is_err() {
                tell(&image);
            }
        });
    }
}

/// Puts the alternative text on the frame, where the style sheet shows it in the picture's place.
fn tell(image: &Element) {
    let alt = image.get_attribute("alt").unwrap_or_default();
    if let Ok(Some(frame)) = image.closest(".frame") {
        let _ = frame.set_attribute("data-failed", &alt);
    }
}
