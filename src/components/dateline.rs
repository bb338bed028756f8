//! The line under the headline: source, time, how long it takes to read.

use article::{Article, ReadingTime, Role};

use super::time::time;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// Source, first publication, last change, reading time.
pub(crate) fn dateline(article: &Article, setting: Setting) -> Element {
    let locale = setting.locale;
    let source = article.credits.iter().find(|credit| credit.role == Role::Source);
    let minutes = ReadingTime::of(article, setting.lang).minutes;
    el("p")
        .part("dateline")
        .maybe(source.map(|source| el("span").attr("class", "source").text(&source.names.join(locale.comma()))))
        .text(" ")
        .child(el("span").child(time(&article.published, locale)))
        .maybe(article.modified.as_ref().map(|modified| {
            // Words and time stand in the order of the words.
            el("span")
                .attr("dir", locale.foreign.as_ref().map(|lang| lang.direction().as_str()))
                .text(" ")
                .child(el("span").spoken(locale).text(locale.updated()))
                .text(" ")
                .child(time(modified, locale))
        }))
        .text(" ")
        .child(el("span").spoken(locale).text(&locale.minutes_in_words(minutes)))
}
