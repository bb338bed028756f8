//! Something of a third party: a card with a link, until the reader asks for more.

use article::Embed;
use yew::prelude::*;

use super::text::outward;
use crate::Locale;

/// Nothing of the other site is loaded. The button is there for pages that can be shown in place; it comes alive in
/// `browser/embeds.rs`.
pub(crate) fn embed(embed: &Embed, locale: &Locale) -> Html {
    let Some(url) = embed.url.get() else {
        return html! { <p part="unknown">{locale.unknown_block}</p> };
    };
    let title = embed.title.as_deref().unwrap_or(url);
    html! {
        <aside part="embed" data-url={url.to_owned()} data-title={title.to_owned()}>
            if let Some(provider) = &embed.provider {
                <p class="provider">{provider}</p>
            }
            <p class="title">{outward(url, title)}</p>
            if url.starts_with("https://") {
                <p class="ask">
                    <button type="button" data-action="load-embed">{locale.embed_show}</button>
                    <span>{locale.embed_notice}</span>
                </p>
            }
        </aside>
    }
}
