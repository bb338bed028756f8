//! The lines over a story.

use article::Article;
use yew::prelude::*;

/// Short lines above the headline.
pub(crate) fn kickers(kickers: &[String]) -> Html {
    kickers.iter().map(|kicker| html! { <p part="kicker">{kicker}</p> }).collect()
}

/// The page's only `h1`. It takes the focus when the page changes.
pub(crate) fn headline(article: &Article) -> Html {
    html! { <h1 part="headline" tabindex="-1">{phrases(&article.headline, &article.phrases)}</h1> }
}

/// Lines under the headline.
pub(crate) fn subheads(subheads: &[String]) -> Html {
    subheads.iter().map(|subhead| html! { <p part="subhead">{subhead}</p> }).collect()
}

/// A headline that breaks between its words where the press has found them (`phrases`), and nowhere else.
pub(crate) fn phrases(headline: &str, phrases: &[String]) -> Html {
    if phrases.len() < 2 || phrases.concat() != headline {
        return html! { {headline} };
    }
    html! {
        <span class="phrases">
            for (place, phrase) in phrases.iter().enumerate() {
                if place > 0 {
                    <wbr />
                }
                {phrase}
            }
        </span>
    }
}
