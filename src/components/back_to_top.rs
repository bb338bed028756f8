//! The way back: to the top of the page, and to the front page.

use super::icons;
use crate::Locale;
use crate::markup::{Element, el};

/// At the end of the page without scripts; in reach after one screen with them (`browser/scrolling.rs`).
pub(crate) fn back_to_top(locale: &Locale) -> Element {
    let way = |part, href: &'static str, icon: Element, name: &'static str| {
        el("a").part(part).attr("href", href).child(icon).child(el("span").text(name))
    };
    el("nav")
        .attr("class", "return")
        .attr("aria-label", locale.back_to_top)
        .child(way("home", "/", icons::home(), locale.home))
        .child(way("back-to-top", "#top", icons::up(), locale.back_to_top))
}
