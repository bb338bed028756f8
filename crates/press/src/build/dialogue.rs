//! The dialogue with the code that embeds a story, a file a language: a page asks for it when somebody wants it.

use kanbao::{Locale, Locales, Printer, escaped};

/// Its look, which no page needs before.
const STYLE: &str = include_str!("dialogue.css");

/// The files by their names in the site.
pub(super) fn files(locales: &Locales) -> impl Iterator<Item = (String, String)> {
    locales.each().map(|locale| (format!("embed-dialogue/{}.html", locale.tag()), page(locale)))
}

fn page(locale: &Locale) -> String {
    let dialogue = Printer::dialogue(locale);
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head><meta charset=\"utf-8\"><meta name=\"robots\" content=\"noindex\">\
         <title>{title}</title><style>{STYLE}</style></head>\n<body>{dialogue}</body>\n</html>\n",
        tag = locale.tag(),
        title = escaped(locale.embed())
    )
}
