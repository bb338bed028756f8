//! Our own icons: a few strokes each, in the colour of the words beside them.

use crate::markup::{Element, el};

/// The way up.
pub(crate) fn up() -> Element {
    icon("M8 14V2.5M2.5 8 8 2.5 13.5 8")
}

/// The front page.
pub(crate) fn home() -> Element {
    icon("M2 7.5 8 2l6 5.5M3.8 6v8h8.4V6M8 14v-4")
}

/// Code.
pub(crate) fn code() -> Element {
    icon("M5 4 1.5 8 5 12M11 4l3.5 4-3.5 4")
}

/// Another site.
pub(crate) fn outward() -> Element {
    icon("M6 3H3v10h10v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5")
}

fn icon(path: &'static str) -> Element {
    el("svg")
        .attr("class", "icon")
        .attr("viewBox", "0 0 16 16")
        // Without styles it would be as wide as the page.
        .attr("width", "16")
        .attr("height", "16")
        .attr("aria-hidden", "true")
        .child(el("path").attr("d", path))
}
