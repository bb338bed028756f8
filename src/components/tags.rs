//! What a story is about.

use yew::prelude::*;

use crate::Locale;

/// The story's topics.
pub(crate) fn tags(tags: &[String], locale: &Locale) -> Html {
    if tags.is_empty() {
        return Html::default();
    }
    html! {
        <ul part="tags" aria-label={locale.tags}>
            for tag in tags {
                <li>{tag}</li>
            }
        </ul>
    }
}
