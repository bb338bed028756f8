//! The lines over a story.

use article::Article;

use crate::markup::{Element, Markup, el, words};

/// A short line above the headline.
pub(crate) fn kicker(kicker: &str) -> Element {
    el("p").part("kicker").text(kicker)
}

/// The page's only `h1`. It takes the focus when the page changes.
pub(crate) fn headline(article: &Article) -> Element {
    title().child(phrases(&article.headline, &article.phrases))
}

/// The `h1` of any page, without its words.
pub(crate) fn title() -> Element {
    el("h1").part("headline").attr("tabindex", "-1")
}

/// A line under the headline.
pub(crate) fn subhead(subhead: &str) -> Element {
    el("p").part("subhead").text(subhead)
}

/// A headline that breaks between its words where the press has found them (`phrases`), and nowhere else; between its
/// halves, where there is a space, before anywhere within them.
pub(crate) fn phrases(headline: &str, phrases: &[String]) -> Markup {
    if phrases.len() < 2 || phrases.concat() != headline {
        return words(headline);
    }
    let mut line = el("span").attr("class", "phrases");
    let mut half = el("span");
    let mut is_begun = false;
    for phrase in phrases {
        // Screen readers would take it for a space.
        half = half.maybe(is_begun.then(|| el("wbr").attr("aria-hidden", "true")));
        // A space at the end of a box is none.
        let words = phrase.strip_suffix(' ');
        half = half.text(words.unwrap_or(phrase));
        is_begun = words.is_none();
        if !is_begun {
            line = line.child(half).text(" ");
            half = el("span");
        }
    }
    line.child(half).into()
}
