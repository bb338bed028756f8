//! Running text.

use article::{Run, Text};
use yew::prelude::*;

use super::icons;

/// The words with their runs.
pub(crate) fn text(text: &Text) -> Html {
    match text {
        Text::Plain(words) => html! { {words} },
        Text::Runs(runs) => runs.iter().map(run).collect(),
    }
}

fn run(run: &Run) -> Html {
    match run {
        Run::Plain(words) => html! { {words} },
        Run::Strong { strong } => html! { <strong>{text(strong)}</strong> },
        Run::Em { em } => html! { <em>{text(em)}</em> },
        Run::Link { link } => match link.href.get() {
            Some(href) => html! { <a href={href.to_owned()} rel={rel(href)}>{text(&link.text)}</a> },
            // A scheme that may not be clicked: the words stay, the link goes.
            None => text(&link.text),
        },
        Run::Ruby { ruby } => html! {
            <ruby>{&ruby.base}<rp>{"("}</rp><rt>{&ruby.text}</rt><rp>{")"}</rp></ruby>
        },
        Run::Lang { lang } => html! {
            <span lang={lang.tag.as_str().to_owned()} dir={lang.tag.direction().as_str()}>{text(&lang.text)}</span>
        },
    }
}

/// Another site learns nothing of the page that the reader came from, and cannot reach back into it.
pub(crate) fn rel(href: &str) -> Option<&'static str> {
    (href.contains("//")).then_some("noopener noreferrer")
}

/// A link to another site, with a mark that says so.
pub(crate) fn outward(href: &str, words: &str) -> Html {
    html! { <a href={href.to_owned()} rel="noopener noreferrer">{words}{icons::outward()}</a> }
}
