//! Things of third parties, once the reader has asked for them.

use web_sys::Element;

use super::page;

/// Puts the page that a card links to in the card.
pub(super) fn load(button: &Element) {
    let Ok(Some(card)) = button.closest("[part~=embed]") else { return };
    let (Some(url), Some(title)) = (card.get_attribute("data-url"), card.get_attribute("data-title")) else { return };
    let own = page::window().location().origin().is_ok_and(|origin| url.starts_with(&origin));
    // A page of our own origin must not be given both: with both it could take the sandbox off.
    let sandbox = if own { "allow-scripts" } else { "allow-scripts allow-same-origin allow-popups allow-forms" };
    let Ok(frame) = page::document().create_element("iframe") else { return };
    for (name, value) in [
        ("title", title.as_str()),
        ("sandbox", sandbox),
        ("referrerpolicy", "no-referrer"),
        ("allow", "fullscreen"),
        ("src", url.as_str()),
    ] {
        let _ = frame.set_attribute(name, value);
    }
    if card.append_child(&frame).is_ok() {
        // The question is answered. It is hidden rather than removed: the node is Yew's.
        let _ = card.set_attribute("data-loaded", "");
    }
}
