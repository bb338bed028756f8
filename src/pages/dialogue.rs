//! The dialogue in which a partner takes a story's code along: chooses what is shown and how, sees it, copies it.
//!
//! It is a file a language of its own, which a page asks for when it is wanted; what happens in it is
//! `browser/embed-dialogue.js`'s affair.

use article::Lang;

use crate::Locale;
use crate::markup::{Element, el};

/// The pieces of a story that can be chosen, by their `part`, in the order of `Dialogue::parts`.
const PARTS: [&str; 8] = ["kicker", "headline", "subhead", "dateline", "lead-image", "emphasis", "body", "credits"];

/// The first thing that is chosen.
const FIRST: &str = "element";

/// The dialogue in one language.
pub(super) fn dialogue(locale: &Locale) -> Element {
    let words = &locale.printed.dialogue;
    let head = el("header")
        .child(el("h2").attr("id", "embed-title").text(words.title))
        .child(el("button").attr("type", "button").attr("class", "close").attr("aria-label", words.close).text("×"));
    let kinds = [(FIRST, words.kinds[0]), ("frame", words.kinds[1])];
    let themes = [("", words.themes[0]), ("light", words.themes[1]), ("dark", words.themes[2])];
    let parts = PARTS.iter().zip(words.parts).fold(group(Some("parts"), words.parts_name), |group, (part, word)| {
        group.child(choice("checkbox", "part", part, word, true))
    });
    let choices = el("div")
        .attr("class", "choices")
        .child(radios("kind", words.kind, &kinds).child(choice("checkbox", "early", "early", words.early, false)))
        .child(el("p").attr("class", "hint").attr("data-of", "element").text(words.hints[0]))
        .child(el("p").attr("class", "hint").attr("data-of", "frame").attr("hidden", "").text(words.hints[1]))
        .child(radios("theme", words.theme, &themes))
        .child(parts.child(choice("checkbox", "expand", "expand", words.expand, false)));
    // It scrolls.
    let stage = el("div").attr("class", "stage").attr("tabindex", "0").attr("role", "group");
    let preview = el("div").attr("class", "preview").child(stage.attr("aria-label", words.preview));
    // The script puts the field for the code there.
    let code = el("label").attr("class", "code").child(el("span").text(words.code));
    let foot = el("footer")
        .child(el("button").attr("type", "submit").attr("data-copy", "").text(words.copy))
        .child(el("output").attr("aria-live", "polite").attr("data-said", words.copied));
    el("dialog")
        .attr("class", "embed-dialogue")
        .attr("aria-labelledby", "embed-title")
        .lang(Lang::new(locale.tag()).as_ref())
        .child(el("form").child(head).child(choices).child(code).child(foot).child(preview))
}

fn group(name: Option<&str>, legend: &str) -> Element {
    el("fieldset").attr("name", name).child(el("legend").text(legend))
}

fn radios(name: &'static str, legend: &str, choices: &[(&'static str, &'static str)]) -> Element {
    choices.iter().enumerate().fold(group(None, legend), |group, (place, (value, word))| {
        group.child(choice("radio", name, value, word, place == 0))
    })
}

fn choice(kind: &'static str, name: &'static str, value: &'static str, word: &str, is_chosen: bool) -> Element {
    let input = el("input").attr("type", kind).attr("name", name).attr("value", value);
    let input = input.attr("checked", is_chosen.then_some(""));
    // Where a reader begins: the button that closes stands before it.
    let input = input.attr("autofocus", (value == FIRST).then_some(""));
    el("label").child(input).child(el("span").text(word))
}
