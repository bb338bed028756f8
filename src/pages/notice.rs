//! What is shown when a page cannot be: what happened, in plain words, and a way on.

use crate::Trouble;
use crate::components::title;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// How many fields at fault are listed. The press lists all, with what is wrong in each.
const LISTED: usize = 20;

/// A headline, a sentence, and what the reader can do.
pub(super) fn notice(trouble: &Trouble, setting: Setting) -> Element {
    let locale = setting.locale;
    let [headline, sentence] = locale.trouble(trouble);
    let problems = match trouble {
        Trouble::Contract(problems) => Some(
            el("details").child(el("summary").text(locale.problems())).child(
                el("ul")
                    .attr("lang", "en")
                    .attr("dir", "ltr")
                    .each(&problems[..problems.len().min(LISTED)], |problem| el("li").text(&problem.field())),
            ),
        ),
        _ => None,
    };
    let retry = trouble
        .may_pass()
        .then(|| el("button").attr("type", "button").attr("data-action", "retry").text(locale.retry()));
    let home = el("a").part("home").attr("href", setting.home()).text(locale.home());
    let notice = el("section")
        .part("notice")
        .attr("data-state", trouble.name())
        .spoken(locale)
        .child(title().text(headline))
        .child(el("p").text(sentence))
        .maybe(problems)
        .child(el("p").attr("class", "ways").maybe(retry).child(home));
    el("div").attr("class", "column").child(notice)
}
