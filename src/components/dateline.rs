//! The line under the headline: source, time, how long it takes to read.

use article::{Article, ReadingTime, Role};
use yew::prelude::*;

use super::time;
use crate::setting::Setting;

/// Source, first publication, last change, reading time.
pub(crate) fn dateline(article: &Article, setting: Setting) -> Html {
    let locale = setting.locale;
    let source = article.credits.iter().find(|credit| credit.role == Role::Source);
    let minutes = ReadingTime::of(article, setting.lang).minutes;
    html! {
        <p part="dateline">
            if let Some(source) = source {
                <span class="source">{source.names.join(locale.comma)}</span>
            }
            <span>{time::time(&article.published, locale)}</span>
            if let Some(modified) = &article.modified {
                <span>{locale.updated}{" "}{time::time(modified, locale)}</span>
            }
            <span>{(locale.minutes)(minutes)}</span>
        </p>
    }
}
