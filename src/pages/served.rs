//! The part of a finished page that the press puts between the shell's markers.
//!
//! The app leaves `#served` alone when it arrives: it listens on the document, and takes the element out, nodes and all,
//! when the reader moves on. `data-path` tells it which page that is; `*`: of whatever address it was sent for.

use crate::Locale;
use crate::markup::{Element, Markup, all, el};

/// The page's markup, and what is said when the app has stopped. A page that stands in for another has no `path`.
pub(super) fn served(path: Option<String>, page: Markup, locale: &Locale) -> Markup {
    let page = el("div").attr("id", "served").attr("class", "page").attr("data-path", path).child(page);
    all([page.into(), stopped(locale).into()])
}

/// Hidden until the script that watches over the app (`browser/arrival.js`) has something to say. The style sheet shows the
/// words (`styles/site.css`): a browser without styles would show them at the end of every page.
fn stopped(locale: &Locale) -> Element {
    let way = |href: &'static str, name: &'static str| el("a").attr("href", href).attr("data-text", name);
    let ways = el("p").attr("class", "ways").child(way("", locale.printed.reload)).child(way("/", locale.home()));
    el("div")
        .attr("id", "stopped")
        .attr("class", "plain")
        .attr("role", "alert")
        .attr("hidden", "")
        .spoken(locale)
        .child(el("p").attr("data-text", locale.printed.stopped))
        .child(ways)
}
