//! A moment, for people and for machines.

use article::{Day, Timestamp};

use crate::Locale;
use crate::markup::{Element, el};

/// A day and a time as the newsroom's clock had it. The browser puts the reader's own format in its place.
pub(crate) fn time(timestamp: &Timestamp, locale: &Locale) -> Element {
    el("time").attr("datetime", timestamp.as_str()).text(&locale.moment_in_words(timestamp))
}

/// The day of a moment, for lists.
pub(crate) fn day_of(timestamp: &Timestamp, locale: &Locale) -> Element {
    el("time").attr("datetime", timestamp.as_str()).attr("data-day", "").text(&locale.day_in_words(&timestamp.day))
}

/// A day.
pub(crate) fn day(day: &Day, locale: &Locale) -> Element {
    el("time").attr("datetime", String::from(*day)).text(&locale.day_in_words(day))
}
