//! A moment, for people and for machines.

use article::{Day, Timestamp};
use yew::prelude::*;

use crate::Locale;

/// A day and a time as the newsroom's clock had it. The browser puts the reader's own format in its place.
pub(crate) fn time(timestamp: &Timestamp, locale: &Locale) -> Html {
    html! { <time datetime={timestamp.as_str().to_owned()}>{(locale.time)(timestamp)}</time> }
}

/// The day of a moment, for lists.
pub(crate) fn day_of(timestamp: &Timestamp, locale: &Locale) -> Html {
    html! { <time datetime={timestamp.as_str().to_owned()} data-day="">{(locale.day)(&timestamp.day)}</time> }
}

/// A day.
pub(crate) fn day(day: &Day, locale: &Locale) -> Html {
    html! { <time datetime={String::from(*day)}>{(locale.day)(day)}</time> }
}
