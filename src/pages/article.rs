//! A story.

use article::Article;
use yew::prelude::*;

use crate::components::{
    body, breadcrumb, corrections, credits, dateline, headline, kickers, lead_image, onward, related, subheads, tags,
};
use crate::setting::Setting;

/// All of a story and the ways on from it.
pub(super) fn article(article: &Article, setting: Setting) -> Html {
    let locale = setting.locale;
    html! {
        <div class="column">
            {breadcrumb(&article.channel, false, setting)}
            <article>
                <header>
                    {kickers(&article.kickers)}
                    {headline(article)}
                    {subheads(&article.subheads)}
                    {dateline(article, setting)}
                </header>
                {lead_image(article.image.as_ref(), locale)}
                {body(&article.body, locale)}
                <footer>
                    {corrections(&article.corrections, locale)}
                    {credits(&article.credits, locale)}
                    {rights(article, setting)}
                    {tags(&article.tags, locale)}
                </footer>
            </article>
            {related(article, setting)}
            {onward(article, setting)}
        </div>
    }
}

/// Where the story first ran, and whose it is.
fn rights(article: &Article, setting: Setting) -> Html {
    let locale = setting.locale;
    let first = article.canonical.as_ref().and_then(|canonical| canonical.get());
    html! {
        <>
            if let Some(href) = first {
                <p part="rights">
                    {locale.first_ran}{locale.colon}
                    <a href={href.to_owned()} rel="canonical noopener"><bdi>{host(href)}</bdi></a>
                </p>
            }
            if let Some(rights) = &article.rights {
                <p part="rights">
                    for words in rights.holder.iter().chain(&rights.notice) {
                        <span>{words}</span>
                    }
                </p>
            }
        </>
    }
}

/// The name of the site an address is on.
fn host(href: &str) -> &str {
    let rest = href.split_once("//").map_or(href, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
