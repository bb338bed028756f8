//! A story as partners show it: alone, with the way to its own page.

use article::{Article, WebOrigin};

use crate::Route;
use crate::components::headline;
use crate::markup::{Element, Markup, el, said};
use crate::setting::Setting;

/// A story's place on a partner's page, in an `<iframe>` or in the partner's own, with the way to the story's own
/// page. What `embed.js` says is written here too, since it has no words of its own.
pub(super) fn embedded(article: &Article, route: &Route, story: Element, setting: Setting) -> Markup {
    let home = el("a").attr("href", route.to_string()).attr("rel", "noopener");
    let home = home.lang(setting.foreign(Some(&setting.site.lang))).text(&setting.site.name);
    let original = el("p")
        .part("original")
        .attr("data-more", setting.locale.printed.more)
        .attr("data-only", setting.site.embedding(article.embed.as_ref()).only().map(listed))
        .child(said(&format!("{}{}", setting.locale.printed.original, setting.locale.colon()), setting.locale))
        .child(home);
    let column = el("div").attr("class", "column").child(story).child(original);
    el("main").attr("id", "main").lang(Some(setting.lang)).child(column).into()
}

/// What is shown of a story that may not be embedded: its headline.
pub(super) fn card(article: &Article) -> Markup {
    // A headline with nothing after it is one that has not come whole yet (layout.css).
    el("article").child(el("header").child(headline(article))).child(el("footer")).into()
}

fn listed(origins: &[WebOrigin]) -> String {
    origins.iter().map(WebOrigin::as_str).collect::<Vec<_>>().join(" ")
}
