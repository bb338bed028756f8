//! A story in a list.

use article::Teaser;

use super::headline::{kicker, phrases};
use super::picture::{Use, picture};
use super::time::day_of;
use crate::Destination;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// How much of the page a teaser takes.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Prominence {
    /// The story of the day: large, with picture and summary.
    Lead,
    /// The first of a section: picture and summary.
    First,
    /// A headline among others.
    Line,
    /// A story on a channel's page: summary, and its picture beside it.
    Entry,
}

/// Headline, and what else its place allows.
pub(crate) fn teaser(teaser: &Teaser, prominence: Prominence, setting: Setting) -> Element {
    let lang = setting.foreign(Some(teaser.lang.as_ref().unwrap_or(&setting.site.lang)));
    let locale = lang.map_or(setting.locale, |lang| setting.locales.of(lang));
    let (class, heading, shown) = match prominence {
        Prominence::Lead => ("lead", "h2", Use::Lead),
        Prominence::First => ("first", "h3", Use::Small),
        Prominence::Line => ("line", "h3", Use::Small),
        Prominence::Entry => ("entry", "h2", Use::Small),
    };
    let is_full = prominence != Prominence::Line;
    let own = Destination::Article(teaser.id.clone());
    let href = teaser.url.as_ref().and_then(|url| url.get()).map_or_else(|| own.to_string(), str::to_owned);
    let link = el("a").attr("href", href).child(phrases(&teaser.headline, &teaser.phrases));
    // The headline is the link and says it all: here the picture is decoration.
    let image = teaser
        .image
        .as_ref()
        .filter(|_| is_full)
        .map(|image| el("div").attr("class", "image").child(picture(image, String::new(), shown)));
    let summary = teaser.summary.as_ref().filter(|_| is_full);
    let words = el("div")
        .attr("class", "words")
        .maybe(teaser.kicker.as_ref().filter(|_| is_full).map(|line| kicker(line)))
        .child(el(heading).child(link))
        .maybe(summary.map(|summary| el("p").part("summary").text(summary)))
        .child(el("p").attr("class", "when").child(day_of(&teaser.published, locale)));
    el("article").part("teaser").attr("class", class).lang(lang).maybe(image).child(words)
}
