//! The same page in the other script.

use article::{Lang, Script};
use kanbao::{Destination, Route};

/// A Chinese page in both scripts, by language, and the newsroom's own page as `x-default`. `lang` is
/// the language of the page in `script`, which is its own where that is none. Each page names the same three. A page that
/// is not Chinese has none.
pub(in crate::build) fn alternates(to: &Destination, lang: &Lang, script: Option<Script>) -> Vec<(String, Route)> {
    let Some(shown) = lang.chinese() else { return Vec::new() };
    let own = if script.is_some() { shown.other() } else { shown };
    let other = lang.in_script(shown.other());
    // There and back, so that both pages write a tag without a region the same way.
    let langs = [other.in_script(shown), other];
    let mut alternates: Vec<(String, Route)> = langs
        .into_iter()
        .map(|lang| {
            let script = lang.chinese().filter(|script| *script != own);
            (lang.as_str().to_owned(), Route { script, to: to.clone() })
        })
        .collect();
    // The newsroom's own first.
    alternates.sort_by_key(|(_, route)| route.script.is_some());
    alternates.push(("x-default".to_owned(), to.clone().into()));
    alternates
}
