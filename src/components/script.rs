//! The way to the same page in the other script.

use article::Script;

use crate::Route;
use crate::markup::{Element, el};

/// A link in the words of the script that it leads to. With the app the text changes under the reader's eyes
/// (`browser/app/mod.rs`); without, it is a link like any other.
pub(crate) fn script(other: &Route, script: Script) -> Element {
    el("a")
        .part("script")
        .attr("href", other.to_string())
        .attr("rel", "alternate")
        .attr("hreflang", script.tag())
        .attr("lang", script.tag())
        .text(script.name())
}
