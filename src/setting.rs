//! What every part of a page needs to know of its surroundings.

use article::{Lang, Script, Site};

use crate::{Locale, Locales};

/// The site, and the language that the page speaks.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    /// The site.
    pub(crate) site: &'a Site,
    /// The page's language.
    pub(crate) lang: &'a Lang,
    /// The languages of the interface.
    pub(crate) locales: &'a Locales,
    /// The interface in the page's language.
    pub(crate) locale: &'a Locale,
    /// The script that the page is in, where that is not its own.
    pub(crate) script: Option<Script>,
}

impl<'a> Setting<'a> {
    /// The surroundings of a page in `lang`, or in the site's language.
    pub(crate) fn new(site: &'a Site, locales: &'a Locales, lang: Option<&'a Lang>) -> Self {
        let lang = lang.unwrap_or(&site.lang);
        Self { site, lang, locales, locale: locales.of(lang), script: None }
    }

    /// The same site, inside a part of the page that speaks another language.
    pub(crate) fn within(self, lang: &'a Lang) -> Self {
        Self { lang, locale: self.locales.of(lang), ..self }
    }

    /// The address of the front page.
    pub(crate) fn home(&self) -> String {
        self.site.home.as_ref().and_then(|home| home.get()).unwrap_or("/").to_owned()
    }

    /// The tag to write where something is in `lang`, if that is not what the page around it says already.
    pub(crate) fn foreign<'b>(&self, lang: Option<&'b Lang>) -> Option<&'b Lang> {
        lang.filter(|lang| *lang != self.lang)
    }
}
