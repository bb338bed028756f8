//! Who made the story.

use article::{Credit, Text};
use yew::prelude::*;

use super::text::rel;
use crate::Locale;

/// A list of roles and their names.
pub(crate) fn credits(credits: &[Credit], locale: &Locale) -> Html {
    if credits.is_empty() {
        return Html::default();
    }
    html! {
        <dl part="credits" aria-label={locale.credits}>
            for credit in credits {
                <div>
                    <dt>{role(credit, locale)}{locale.colon}</dt>
                    <dd>{names(credit, locale)}</dd>
                </div>
            }
        </dl>
    }
}

fn role<'a>(credit: &'a Credit, locale: &Locale) -> &'a str {
    match (&credit.label, locale.role(&credit.role)) {
        (Some(label), _) => label,
        (None, Some(name)) => name,
        (None, None) => credit.role.as_str(),
    }
}

fn names(credit: &Credit, locale: &Locale) -> Html {
    let names = credit.names.join(locale.comma);
    match credit.url.as_ref().and_then(|url| url.get()) {
        Some(href) => html! { <a href={href.to_owned()} rel={rel(href)}>{names}</a> },
        None => html! { {names} },
    }
}

/// The line under a picture, with its maker.
pub(crate) fn caption(caption: Option<&Text>, credit: Option<&str>, locale: &Locale) -> Html {
    if caption.is_none() && credit.is_none() {
        return Html::default();
    }
    html! {
        <figcaption>
            if let Some(caption) = caption {
                <span>{super::text::text(caption)}</span>
            }
            if let Some(credit) = credit {
                <span class="credit">{locale.photo}{credit}</span>
            }
        </figcaption>
    }
}
