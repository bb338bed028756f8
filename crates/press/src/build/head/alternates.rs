//! The same page in the other script.

use article::{Lang, Script};
use kanbao::{Destination, Route};

/// A Chinese page in both scripts, the newsroom's own first, and that again as `x-default`. `lang` is the language of the page in
/// `script`, which is its own where that is none. Each page names the same three. A page that is not Chinese has none.
///
/// A script is named without a region. There is one page for all who read it: `zh-Hant-CN` would be for the mainland's readers
/// of Traditional alone, and a search from Taiwan would get Simplified (Google, "Tell Google about localized versions").
pub(in crate::build) fn alternates(
    to: &Destination,
    lang: &Lang,
    script: Option<Script>,
) -> Vec<(&'static str, Route)> {
    let Some(shown) = lang.chinese() else { return Vec::new() };
    let own = if script.is_some() { shown.other() } else { shown };
    let other = own.other();
    vec![
        (own.tag(), to.clone().into()),
        (other.tag(), Route { script: Some(other), to: to.clone() }),
        ("x-default", to.clone().into()),
    ]
}
