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
/// halves, where there is a space behind a phrase, before anywhere within them. At a space before a phrase a line may end
/// as at any other, and at one within a phrase it does not.
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
        is_begun = words.is_none();
        let words = words.unwrap_or(phrase);
        let (space, words) = words.strip_prefix(' ').map_or(("", words), |words| (" ", words));
        half = half.text(space).text(&words.replace(' ', "\u{A0}"));
        if !is_begun {
            line = line.child(half).text(" ");
            half = el("span");
        }
    }
    line.child(half).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(pieces: &[&str]) -> String {
        let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        phrases(&pieces.concat(), &pieces).into_string()
    }

    #[test]
    fn a_space_behind_a_phrase_ends_a_half() {
        assert_eq!(
            printed(&["夜市", "立新规 ", "摊位减少"]),
            r#"<span class="phrases"><span>夜市<wbr aria-hidden="true">立新规</span> <span>摊位减少</span></span>"#
        );
    }

    #[test]
    fn a_line_may_end_at_a_space_before_a_phrase_and_not_at_one_within() {
        assert_eq!(
            printed(&["渔港", " Mate 90", " 在鹭浦首发"]).replace('\u{A0}', "&nbsp;"),
            concat!(
                r#"<span class="phrases"><span>渔港<wbr aria-hidden="true"> Mate&nbsp;90"#,
                r#"<wbr aria-hidden="true"> 在鹭浦首发</span></span>"#
            )
        );
    }
}
