//! The way back, to the top of the page and to the front page, and what else is to be in reach: the other script.

use super::icons;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// At the end of the page without scripts; in reach after one screen with them (`browser/scrolling.rs`).
pub(crate) fn back_to_top(script: Option<Element>, setting: Setting) -> Element {
    let locale = setting.locale;
    let way = |part, href: String, icon: Element, name: &'static str| {
        el("a").part(part).attr("href", href).child(icon).child(el("span").spoken(locale).text(name))
    };
    el("nav")
        .attr("class", "return")
        // Named after both: blockers' lists hide whatever is labelled "Back to top", and the other links with it.
        .attr("aria-label", [locale.home(), " · ", locale.back_to_top()].concat())
        .child(way("home", setting.home(), icons::home(), locale.home()))
        .text(" ")
        .maybe(script)
        .text(" ")
        .child(way("back-to-top", "#top".to_owned(), icons::up(), locale.back_to_top()))
}
