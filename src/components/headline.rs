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
    let mut before = "";
    for phrase in phrases {
        if !before.is_empty() {
            half = half.child(seam(before, phrase));
        }
        before = phrase;
        // A space at the end of a box is none.
        let words = phrase.strip_suffix(' ');
        let is_end = words.is_some();
        let words = words.unwrap_or(phrase);
        let (space, words) = words.strip_prefix(' ').map_or(("", words), |words| (" ", words));
        half = half.text(space);
        half =
            if is_whole(words) { half.child(el("span").attr("class", "whole").text(words)) } else { half.text(words) };
        if is_end {
            line = line.child(half).text(" ");
            half = el("span");
            before = "";
        }
    }
    line.child(half).into()
}

/// Whether a phrase has to be held together: browsers would end a line at a space in it, before a dot or a dash, and behind the
/// colon of a score.
fn is_whole(phrase: &str) -> bool {
    phrase.trim_end_matches('：').contains([' ', '·', '—', '：'])
}

/// Where a line may end. Browsers do not see across it: between Chinese and Latin letters or digits an `i` has the gap that they
/// leave there, and two marks that they would set closer are a `pair`. Screen readers would take it for a space.
fn seam(before: &str, after: &str) -> Element {
    let chinese = |character| matches!(character, '\u{3400}'..='\u{9FFF}');
    let latin = |character: char| character.is_ascii_alphanumeric();
    let (before, after) = (before.chars().next_back().unwrap_or(' '), after.chars().next().unwrap_or(' '));
    let is_apart = (chinese(before) && latin(after)) || (latin(before) && chinese(after));
    let is_pair = matches!(before, '，' | '、' | '：' | '；' | '。' | '？' | '！' | '》' | '」' | '』' | '）' | '”')
        && matches!(after, '“' | '‘' | '「' | '『' | '《' | '（')
        // Between these no browser ends a line by itself.
        && (before, after) != ('”', '“');
    el(if is_apart { "i" } else { "wbr" }).attr("class", is_pair.then_some("pair")).attr("aria-hidden", "true")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(pieces: &[&str]) -> String {
        let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
        phrases(&pieces.concat(), &pieces).into_string()
    }

    #[test]
    fn phrases_of_another_headline_do_not_count() {
        for pieces in [&[][..], &["夜市"], &["夜市", "立新规"], &["夜市", "立", "旧规"]] {
            let pieces: Vec<String> = pieces.iter().map(|piece| (*piece).to_owned()).collect();
            assert_eq!(phrases("夜市改规", &pieces).into_string(), "夜市改规");
        }
        assert_eq!(printed(&["夜市立新规"]), "夜市立新规");
        assert_eq!(
            printed(&["夜市", "立新规"]),
            r#"<span class="phrases"><span>夜市<wbr aria-hidden="true">立新规</span></span>"#
        );
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
                r#"<span class="phrases"><span>渔港<wbr aria-hidden="true"> <span class="whole">Mate 90</span>"#,
                r#"<wbr aria-hidden="true"> 在鹭浦首发</span></span>"#
            )
        );
    }

    #[test]
    fn there_is_a_gap_between_chinese_and_digits_where_a_line_may_end() {
        assert_eq!(
            printed(&["增长", "12.6%，", "AI", "养蟹"]),
            concat!(
                r#"<span class="phrases"><span>增长<i aria-hidden="true"></i>12.6%，<wbr aria-hidden="true">"#,
                r#"AI<i aria-hidden="true"></i>养蟹</span></span>"#
            )
        );
    }

    #[test]
    fn no_line_ends_before_a_dot_or_a_dash_or_in_a_score() {
        assert_eq!(
            printed(&["霍克·安妮——", "評審：", "4：0大勝"]),
            concat!(
                r#"<span class="phrases"><span><span class="whole">霍克·安妮——</span><wbr aria-hidden="true">評審："#,
                r#"<wbr aria-hidden="true"><span class="whole">4：0大勝</span></span></span>"#
            )
        );
    }

    #[test]
    fn two_marks_are_a_pair() {
        assert_eq!(
            printed(&["評審：", "「它」，", "《海》"]),
            concat!(
                r#"<span class="phrases"><span>評審：<wbr class="pair" aria-hidden="true">「它」，"#,
                r#"<wbr class="pair" aria-hidden="true">《海》</span></span>"#
            )
        );
    }
}
