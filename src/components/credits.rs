//! Who made the story.

use article::{Credit, Text};

use super::text::{anchor, text};
use crate::Locale;
use crate::markup::{Element, Markup, el, said, words};

/// A list of roles and their names.
pub(crate) fn credits(credits: &[Credit], locale: &Locale) -> Option<Element> {
    let list = el("dl").part("credits").attr("aria-label", locale.credits());
    (!credits.is_empty()).then(|| {
        list.each(credits, |credit| {
            let role = match (&credit.label, locale.role(&credit.role)) {
                (Some(label), _) => el("dt").text(label),
                (None, Some(name)) => el("dt").spoken(locale).text(name),
                (None, None) => el("dt").text(credit.role.as_str()),
            };
            el("div").child(role.text(locale.colon())).child(el("dd").child(names(credit, locale)))
        })
    })
}

fn names(credit: &Credit, locale: &Locale) -> Markup {
    let names = credit.names.join(locale.comma());
    match credit.url.as_ref().and_then(|url| url.get()) {
        Some(href) => anchor(href).text(&names).into(),
        None => words(&names),
    }
}

/// The line under a picture, with its maker.
pub(crate) fn caption(caption: Option<&Text>, credit: Option<&str>, locale: &Locale) -> Option<Element> {
    let caption = caption.filter(|caption| !caption.is_empty());
    let credit = credit.filter(|credit| !credit.trim().is_empty());
    if caption.is_none() && credit.is_none() {
        return None;
    }
    // The space is for whoever has the words without our styles: what is copied, feed readers, text browsers.
    let space = if caption.is_some() && credit.is_some() { " " } else { "" };
    let line = el("figcaption").maybe(caption.map(|caption| el("span").child(text(caption)))).text(space).maybe(
        credit.map(|credit| el("span").attr("class", "credit").child(said(locale.photo(), locale)).text(credit)),
    );
    Some(line)
}
