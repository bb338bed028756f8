//! The document around the app: window, title, language, first skeleton.

use article::{Lang, Script};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Window};

/// Marks a page that is on its way out.
const LEAVING: &str = "data-leaving";
/// The skeleton of `index.html`.
const FIRST_SKELETON: &str = "#first";

pub(super) fn window() -> Window {
    web_sys::window().expect("the viewer runs in a page")
}

pub(super) fn document() -> Document {
    window().document().expect("a page has a document")
}

/// A new element, not in the document yet.
pub(super) fn element(name: &str) -> Element {
    document().create_element(name).expect("a name of an element")
}

fn root() -> Element {
    document().document_element().expect("a document has a root")
}

/// The element that the app's pages stand in. Without it there is nothing to take over, and `arrival.js` tells the reader.
pub(super) fn host() -> Element {
    document().get_element_by_id("app").expect("index.html has an element for the app")
}

/// The language that the page as it was served says it is in.
pub(super) fn served_lang() -> Option<Lang> {
    Lang::new(&root().get_attribute("lang")?)
}

/// The paper's name on the page as it was served.
pub(super) fn served_name() -> Option<String> {
    find("[part~=masthead] .name")?.text_content()
}

/// The words of the interface, which came with the app (`loader.js`).
pub(super) fn words() -> String {
    let of = |value: JsValue, name: &str| Reflect::get(&value, &name.into()).expect("the page is ready for the app");
    of(of(window().into(), "kanbaoPage"), "words").as_string().expect("the words have come before the app")
}

/// The document's title.
pub(super) fn title() -> String {
    document().title()
}

/// Gives the document its title.
pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Takes out what the page that was served says its address is: a browser's own *share* would send that one.
pub(super) fn remove_canonical() {
    remove("link[rel=canonical]");
}

/// Gives the document its language.
pub(super) fn set_lang(lang: &Lang) {
    mark("lang", lang.as_str());
    mark("dir", lang.direction().as_str());
}

/// Takes a page out of sight that another has taken the place of. The browser keeps its layout, so that this costs next to
/// nothing (`styles/states.css`).
pub(super) fn cover(page: &Element) {
    // Fails on names that are none; this is one.
    let _ = page.set_attribute(LEAVING, "");
}

/// Brings such a page into sight again.
pub(super) fn uncover(page: &Element) {
    let _ = page.remove_attribute(LEAVING);
}

/// The link that the reader points at or has the focus on.
pub(super) fn link_at_hand() -> Option<Element> {
    find("a[href]:is(:hover, :focus)")
}

/// Writes a mark on the root, for the style sheet.
pub(super) fn mark(name: &str, value: &str) {
    let root = root();
    // A browser would look through the page for what the mark may change.
    if root.get_attribute(name).as_deref() != Some(value) {
        // Fails on names that are none; ours are.
        let _ = root.set_attribute(name, value);
    }
}

/// Takes a mark off the root.
pub(super) fn unmark(name: &str) {
    let _ = root().remove_attribute(name);
}

/// The script that the reader has chosen (`arrival.js` and `loader.js`).
pub(super) fn chosen_script() -> Option<Script> {
    Lang::new(&root().get_attribute("data-script")?)?.chinese()
}

/// Whether nobody sees the page.
pub(super) fn is_hidden() -> bool {
    document().hidden()
}

/// Whether the app has stopped (`arrival.js`). Nothing of it may be called any more.
pub(super) fn has_stopped() -> bool {
    root().has_attribute("data-stopped")
}

/// Whether the document has the skeleton that it came with.
pub(super) fn has_first_skeleton() -> bool {
    find(FIRST_SKELETON).is_some()
}

/// Removes the skeleton that the document came with.
pub(super) fn remove_first_skeleton() {
    remove(FIRST_SKELETON);
}

fn remove(selector: &str) {
    if let Some(element) = find(selector) {
        element.remove();
    }
}

/// Whether the way back is in reach (`scrolling`).
pub(super) fn is_scrolled() -> bool {
    root().has_attribute("data-scrolled")
}

/// The first element that fits the selector.
pub(super) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// Says at the ways to the other script why it could not be had, or says so no longer.
pub(super) fn excuse_switch(words: Option<&str>) {
    let Ok(switches) = document().query_selector_all("[part~=script]") else { return };
    for switch in (0..switches.length()).filter_map(|place| switches.item(place)?.dyn_into::<Element>().ok()) {
        let _ = match words {
            Some(words) => switch.set_attribute("data-failed", words),
            None => switch.remove_attribute("data-failed"),
        };
    }
}

/// The nearest element around an event's target that fits the selector.
pub(super) fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Whether the reader has asked for less motion.
pub(super) fn is_still() -> bool {
    window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|preference| preference.matches())
}
