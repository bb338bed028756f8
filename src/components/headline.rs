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
    for (place, half) in phrases.split_inclusive(|phrase| phrase.ends_with(' ')).enumerate() {
        let mut words = el("span");
        for (place, phrase) in half.iter().enumerate() {
            words = words.maybe((place > 0).then(|| el("wbr"))).text(phrase.trim_end_matches(' '));
        }
        // A space at the end of a box is none.
        line = line.text(if place > 0 { " " } else { "" }).child(words);
    }
    line.into()
}
