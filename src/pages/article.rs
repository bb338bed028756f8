//! A story.

use article::{Article, Block, Href, share_host};

use crate::components::{
    Use, body, breadcrumb, corrections, credits, dateline, figure, headline, kicker, onward, related, share, subhead,
    tags,
};
use crate::markup::{Element, el};
use crate::setting::Setting;

/// A story, with these of its blocks, and the ways on from it.
pub(super) fn article(article: &Article, blocks: &[Block], setting: Setting) -> Element {
    around(article, story(article, blocks, setting), setting)
}

/// A story's place on its page, and the ways on from it.
pub(super) fn around(article: &Article, story: Element, setting: Setting) -> Element {
    el("div")
        .attr("class", "column")
        .child(breadcrumb(article.channel.last(), false, setting))
        .child(story)
        .maybe(share(article, setting))
        .maybe(related(article, setting))
        .maybe(onward(article, setting))
}

/// The story alone, with these of its blocks.
pub(super) fn story(article: &Article, blocks: &[Block], setting: Setting) -> Element {
    let locale = setting.locale;
    let head = el("header")
        .each(&article.kickers, |line| kicker(line))
        .child(headline(article))
        .each(&article.subheads, |line| subhead(line))
        .child(dateline(article, setting));
    let foot = el("footer")
        .maybe(credits(&article.credits, locale))
        .maybe(first_ran(article, setting))
        .maybe(rights(article))
        .maybe(tags(&article.tags, locale));
    el("article")
        .child(head)
        .maybe(article.image.as_ref().map(|image| figure(image, "lead-image", Use::Lead, locale)))
        .child(body(blocks, first(article), locale))
        .maybe(corrections(&article.corrections, locale))
        .child(foot)
}

/// What a picture is for that the body begins with: nothing is above it where there is no lead image.
pub(super) fn first(article: &Article) -> Use {
    if article.image.is_none() { Use::Lead } else { Use::Block }
}

/// Where the story first ran.
pub(super) fn first_ran(article: &Article, setting: Setting) -> Option<Element> {
    let href = article.canonical.as_ref()?.get()?;
    // What stood on the site's own host before the site did is gone.
    if setting.site.url.as_ref().and_then(Href::get).is_some_and(|home| share_host(home, href)) {
        return None;
    }
    let host = href.split('/').nth(2).filter(|_| !href.starts_with('/'))?;
    let link = el("a").attr("href", href).attr("rel", "noopener").child(el("bdi").text(host));
    Some(
        el("p")
            .part("rights")
            .spoken(setting.locale)
            .text(setting.locale.first_ran())
            .text(setting.locale.colon())
            .child(link),
    )
}

/// Whose the story is.
pub(super) fn rights(article: &Article) -> Option<Element> {
    let rights = article.rights.as_ref()?;
    let words = |words: &String| el("span").text(words);
    let line = el("p").part("rights");
    Some(line.maybe(rights.holder.as_ref().map(words)).text(" ").maybe(rights.notice.as_ref().map(words)))
}
