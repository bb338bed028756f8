//! What to read next. Reader views know by the class what is no part of the story (Mozilla's Readability, `REGEXPS`).

use article::{Article, Related, StoryLink};

use super::text::anchor;
use super::time::day_of;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// Stories that belong to this one. The press has made links of their ids.
pub(crate) fn related(article: &Article, setting: Setting) -> Option<Element> {
    let mut list = el("ul");
    let mut is_empty = true;
    for related in &article.related {
        if let Related::Link(story) = related {
            let day = story.published.as_ref().map(|published| day_of(published, setting.locale));
            list = list.child(el("li").child(link(story, None, setting)).text(" ").maybe(day));
            is_empty = false;
        }
    }
    let section = el("section")
        .part("related")
        .attr("class", "related")
        .child(el("h2").spoken(setting.locale).text(setting.locale.related()))
        .child(list);
    (!is_empty).then_some(section)
}

/// The stories before and after this one.
pub(crate) fn onward(article: &Article, setting: Setting) -> Option<Element> {
    let locale = setting.locale;
    let way = |story: &Option<StoryLink>, name: &'static str, rel: &'static str| {
        story.as_ref().map(|story| {
            el("p").child(el("span").spoken(locale).text(name)).text(" ").child(link(story, Some(rel), setting))
        })
    };
    let previous = way(&article.previous, locale.previous(), "prev");
    let next = way(&article.next, locale.next(), "next");
    (previous.is_some() || next.is_some()).then(|| {
        el("nav").part("onward").attr("class", "pager").attr("aria-label", locale.onward()).maybe(previous).maybe(next)
    })
}

fn link(story: &StoryLink, rel: Option<&'static str>, setting: Setting) -> Element {
    let link = match (story.url.get(), rel) {
        (Some(href), Some(rel)) => el("a").attr("href", href).attr("rel", rel),
        (Some(href), None) => anchor(href),
        (None, _) => el("span"),
    };
    link.lang(setting.foreign(story.lang.as_ref())).text(&story.title)
}
