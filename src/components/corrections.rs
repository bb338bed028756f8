//! What was wrong in a story and is no longer.

use article::Correction;
use yew::prelude::*;

use super::text::text;
use super::time::day;
use crate::Locale;

/// Each correction with its day.
pub(crate) fn corrections(corrections: &[Correction], locale: &Locale) -> Html {
    if corrections.is_empty() {
        return Html::default();
    }
    html! {
        <section part="corrections">
            <h2>{locale.corrections}</h2>
            for correction in corrections {
                <p>{day(&correction.date, locale)}{" "}{text(&correction.text)}</p>
            }
        </section>
    }
}
