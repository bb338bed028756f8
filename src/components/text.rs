//! Running text.

use article::{Run, Text};

use super::icons;
use crate::markup::{Element, Markup, all, el, words};

/// The words with their runs.
pub(crate) fn text(text: &Text) -> Markup {
    within(text, false)
}

/// Runs, one after the other.
pub(crate) fn runs(runs: &[Run]) -> Markup {
    all(runs.iter().map(|part| run(part, false)))
}

/// The words with their runs, inside a link or not.
fn within(text: &Text, link: bool) -> Markup {
    match text {
        Text::Plain(plain) => words(plain),
        Text::Runs(runs) => all(runs.iter().map(|part| run(part, link))),
    }
}

fn run(run: &Run, inside_link: bool) -> Markup {
    let text = |text| within(text, inside_link);
    match run {
        Run::Plain(plain) => words(plain),
        Run::Strong { strong } => el("strong").child(text(strong)).into(),
        Run::Em { em } => el("em").child(text(em)).into(),
        Run::Link { link } => match link.href.get() {
            // A browser that reads HTML ends a link where another one begins: the outer one stays.
            Some(href) if !inside_link => anchor(href)
                .attr("class", names(&link.text, href).then_some("address"))
                .child(within(&link.text, true))
                .into(),
            // A scheme that may not be clicked: the words stay, the link goes.
            _ => text(&link.text),
        },
        Run::Ruby { ruby } => el("ruby")
            .text(&ruby.base)
            .child(el("rp").text("("))
            .child(el("rt").text(&ruby.text))
            .child(el("rp").text(")"))
            .into(),
        Run::Lang { lang } => el("span").lang(Some(&lang.tag)).child(text(&lang.text)).into(),
    }
}

/// Whether the words of a link are its address: on paper it need not stand behind them.
fn names(words: &Text, href: &str) -> bool {
    let words = match words {
        Text::Plain(words) => words,
        Text::Runs(runs) => match runs.as_slice() {
            [Run::Plain(words)] => words,
            _ => return false,
        },
    };
    bare(words) == bare(href)
}

/// An address without what many leave out.
fn bare(address: &str) -> &str {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    rest.strip_suffix('/').unwrap_or(rest)
}

/// A link. Another site learns nothing of the page that the reader came from, and cannot reach back into it.
pub(crate) fn anchor(href: &str) -> Element {
    let away = (href.starts_with("http") || href.starts_with("//")).then_some("noopener noreferrer");
    el("a").attr("href", href).attr("rel", away)
}

/// A link to another site, with a mark that says so.
pub(crate) fn outward(href: &str, text: &str) -> Element {
    anchor(href).text(text).child(icons::outward())
}
