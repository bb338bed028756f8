//! Our own icons: a few strokes each, in the colour of the words beside them.

use yew::prelude::*;

/// The way up.
pub(crate) fn up() -> Html {
    icon("M8 14V2.5M2.5 8 8 2.5 13.5 8")
}

/// The front page.
pub(crate) fn home() -> Html {
    icon("M2 7.5 8 2l6 5.5M3.8 6v8h8.4V6M8 14v-4")
}

/// Another site.
pub(crate) fn outward() -> Html {
    icon("M6 3H3v10h10v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5")
}

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
    }
}
