//! A story in a list.

use article::Teaser;
use yew::prelude::*;

use super::headline::phrases;
use super::picture::{Use, picture};
use super::time::day_of;
use crate::setting::Setting;
use crate::{Locale, Route};

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
pub(crate) fn teaser(teaser: &Teaser, prominence: Prominence, setting: Setting) -> Html {
    let lang = setting.foreign(Some(teaser.lang.as_ref().unwrap_or(&setting.site.lang)));
    let locale = lang.map_or(setting.locale, Locale::of);
    let href = Route::Article(teaser.id.clone()).to_string();
    let shown = if prominence == Prominence::Lead { Use::Lead } else { Use::Small };
    let words = html! { <a href={href}>{phrases(&teaser.headline, &teaser.phrases)}</a> };
    html! {
        <article
            part="teaser"
            class={class(prominence)}
            lang={lang.map(|lang| lang.as_str().to_owned())}
            dir={lang.map(|lang| lang.direction().as_str())}
        >
            if let (Some(image), true) = (&teaser.image, prominence != Prominence::Line) {
                // The headline is the link and says it all: here the picture is decoration.
                <div class="image">{picture(&article::Image { alt: None, ..image.clone() }, shown)}</div>
            }
            <div class="words">
                if let (Some(kicker), true) = (&teaser.kicker, prominence != Prominence::Line) {
                    <p part="kicker">{kicker}</p>
                }
                if prominence == Prominence::Line {
                    <h3>{words}</h3>
                } else {
                    <h2>{words}</h2>
                }
                if let (Some(summary), true) = (&teaser.summary, prominence != Prominence::Line) {
                    <p part="summary">{summary}</p>
                }
                <p class="when">{day_of(&teaser.published, locale)}</p>
            </div>
        </article>
    }
}

fn class(prominence: Prominence) -> &'static str {
    match prominence {
        Prominence::Lead => "lead",
        Prominence::First => "first",
        Prominence::Line => "line",
        Prominence::Entry => "entry",
    }
}
