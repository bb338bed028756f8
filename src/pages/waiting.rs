//! What is shown while a page is on its way: its rhythm, without its words.

use crate::Locale;
use crate::markup::{Element, el};

/// A skeleton, and a word of patience when it takes long.
pub(super) fn waiting(slow: bool, locale: &Locale) -> Element {
    let lines = el("div").part("skeleton").attr("aria-hidden", "true").each(&[(); 8], |()| el("i"));
    let (patience, words) = match slow {
        true => (el("p").part("slow").attr("class", "patience"), locale.slow()),
        false => (el("p").attr("class", "unseen"), locale.loading()),
    };
    let patience = patience.attr("role", "status").spoken(locale).text(words);
    el("div").attr("class", "column").child(lines).child(patience)
}
