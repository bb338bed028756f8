//! What was wrong in a story and is no longer.

use article::Correction;

use super::text::text;
use super::time::day;
use crate::Locale;
use crate::markup::{Element, el};

/// Each correction with its day.
pub(crate) fn corrections(corrections: &[Correction], locale: &Locale) -> Option<Element> {
    let section = el("section").part("corrections").child(el("h2").spoken(locale).text(locale.corrections()));
    (!corrections.is_empty()).then(|| {
        section.each(corrections, |correction| {
            el("p").child(day(&correction.date, locale)).text(" ").child(text(&correction.text))
        })
    })
}
