//! The way back: to the top of the page, and to the front page.

use yew::prelude::*;

use super::icons;
use crate::Locale;

/// At the end of the page without scripts; in reach after one screen with them (`browser/scrolling.rs`).
pub(crate) fn back_to_top(locale: &Locale) -> Html {
    html! {
        <nav class="return" aria-label={locale.back_to_top}>
            <a part="home" href="/">{icons::home()}<span>{locale.home}</span></a>
            <a part="back-to-top" href="#top">{icons::up()}<span>{locale.back_to_top}</span></a>
        </nav>
    }
}
