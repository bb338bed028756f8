//! Something of a third party: a card with a link, until the reader asks for more.

use article::Embed;

use super::blocks::unknown;
use super::text::outward;
use crate::Locale;
use crate::markup::{Element, el};

/// Nothing of the other site is loaded. The button is there for pages that can be shown in place; it comes alive in
/// `browser/cards.js`.
pub(crate) fn embed(embed: &Embed, locale: &Locale) -> Element {
    let Some(url) = embed.url.get() else { return unknown(locale) };
    let title = embed.title.as_deref().unwrap_or(url);
    let shown = embed.player.as_ref().and_then(|player| player.get()).unwrap_or(url);
    let ask = shown.starts_with("https://").then(|| {
        let button = el("button").attr("type", "button").attr("data-action", "load-embed").text(locale.embed_show());
        el("p").attr("class", "ask").spoken(locale).child(button).child(el("span").text(locale.embed_notice()))
    });
    let shape = embed.shape().map(|[width, height]| format!("{width}/{height}"));
    el("div")
        .part("embed")
        .attr("data-url", shown)
        .attr("data-shape", shape)
        .attr("data-title", title)
        .maybe(embed.provider.as_ref().map(|provider| el("p").attr("class", "provider").text(provider)))
        .child(el("p").attr("class", "title").child(outward(url, title)))
        .maybe(ask)
}
