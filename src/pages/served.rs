//! The part of a finished page that the press puts between the shell's markers.
//!
//! The app leaves `#served` alone when it arrives: it listens on the document, and takes the element out, nodes and all,
//! when the reader moves on. `data-path` tells it which page that is; `*`: of whatever address it was sent for.

use article::{Article, Lang, WebOrigin};

use crate::components::{Use, body, figure, headline};
use crate::markup::{Element, Markup, all, el};
use crate::setting::Setting;
use crate::{Locale, Route};

/// The page's markup, and what is said when the app has stopped. A page that stands in for another has no `path`.
pub(super) fn served(path: Option<String>, page: Markup, locale: &Locale) -> Markup {
    let page = el("div").attr("id", "served").attr("class", "page").attr("data-path", path).child(page);
    all([page.into(), stopped(locale).into()])
}

/// Hidden until the script that watches over the app (`browser/loader.js`) has something to say.
fn stopped(locale: &Locale) -> Element {
    let way = |href: &'static str, name: &'static str| el("a").attr("href", href).text(name);
    let ways =
        el("p").attr("class", "ways").child(way("", locale.printed.reload)).text(" ").child(way("/", locale.home));
    el("div")
        .attr("id", "stopped")
        .attr("class", "plain")
        .attr("role", "alert")
        .attr("hidden", "")
        .child(el("p").text(locale.printed.stopped))
        .child(ways)
}

/// A story's place on a partner's page, in an `<iframe>` or in the partner's own, with the way to the story's own
/// page. What `embed.js` says is written here too, since it has no words of its own.
pub(super) fn embedded(article: &Article, route: &Route, story: Element, setting: Setting) -> Markup {
    let home = el("a").attr("href", route.to_string()).attr("rel", "noopener");
    let home = home.lang(setting.foreign(Some(&setting.site.lang))).text(&setting.site.name);
    let original = el("p")
        .part("original")
        .attr("data-more", setting.locale.printed.more)
        .attr("data-only", setting.site.embedding(article.embed.as_ref()).only().map(listed))
        .text(setting.locale.printed.original)
        .text(setting.locale.colon)
        .child(home);
    let column = el("div").attr("class", "column").child(story).child(original);
    el("main").attr("id", "main").lang(Some(setting.lang)).child(column).into()
}

/// What is shown of a story that may not be embedded: its headline.
pub(super) fn card(article: &Article) -> Markup {
    el("article").child(el("header").child(headline(article))).into()
}

fn listed(origins: &[WebOrigin]) -> String {
    origins.iter().map(WebOrigin::as_str).collect::<Vec<_>>().join(" ")
}

/// What a feed holds of a story: its lead image and its body.
pub(super) fn content(article: &Article, lang: &Lang) -> Markup {
    let locale = Locale::of(lang);
    let image = article.image.as_ref().map(|image| figure(image, "lead-image", Use::Block, locale).into());
    all(image.into_iter().chain([body(&article.body, locale).into()]))
}
