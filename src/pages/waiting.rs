//! What is shown while a page is on its way: its rhythm, without its words.

use yew::prelude::*;

use crate::Locale;

/// A skeleton, and a word of patience when it takes long.
pub(super) fn waiting(slow: bool, locale: &Locale) -> Html {
    html! {
        <div class="column" aria-busy="true">
            <div part="skeleton" aria-hidden="true">
                <i /><i /><i /><i /><i /><i /><i /><i />
            </div>
            <p role="status" class={if slow { "patience" } else { "unseen" }} part={slow.then_some("slow")}>
                {if slow { locale.slow } else { locale.loading }}
            </p>
        </div>
    }
}
