//! How a page looks where it is shared (Open Graph).

use article::{Image, Lang, Script};

use super::super::home::address;
use super::Heads;
use super::tags::Tags;

/// What Open Graph says of every page.
pub(super) struct Card<'a> {
    pub(super) kind: &'static str,
    pub(super) title: &'a str,
    pub(super) lang: &'a Lang,
    pub(super) description: Option<&'a str>,
    pub(super) path: &'a str,
    pub(super) image: Option<&'a Image>,
}

impl Heads<'_> {
    /// The description, and how the page looks where it is shared.
    pub(super) fn card(&self, tags: &mut Tags, card: &Card) {
        let image = card.image.and_then(|image| Some((image, address(self.home, image.src.get()?)?)));
        if let Some(description) = card.description {
            tags.meta("description", description);
            tags.property("og:description", description);
        }
        tags.property("og:type", card.kind);
        tags.property("og:title", card.title);
        tags.property("og:site_name", &self.site.name);
        if let Some(locale) = locale_of(card.lang) {
            tags.property("og:locale", &locale);
            let chinese = card.lang.chinese().filter(|_| self.site.is_converted());
            let other = chinese.and_then(|script| locale_of(&card.lang.in_script(script.other())));
            if let Some(other) = other {
                tags.property("og:locale:alternate", &other);
            }
        }
        if let Some(home) = self.home {
            tags.property("og:url", &home.absolute(card.path));
        }
        if let Some((image, src)) = &image {
            tags.property("og:image", src);
            for (property, length) in ["og:image:width", "og:image:height"].into_iter().zip(image.pixels()) {
                if let Some(length) = length {
                    tags.property(property, &length.to_string());
                }
            }
            if let Some(alt) = image.alt.as_ref().filter(|alt| !alt.is_empty()) {
                tags.property("og:image:alt", alt);
            }
        } else if let Some(logo) = self.shared_logo() {
            tags.property("og:image", &logo);
            tags.property("og:image:alt", &self.site.name);
        }
        // Title, description and picture are taken from Open Graph.
        tags.meta("twitter:card", if image.is_some() { "summary_large_image" } else { "summary" });
    }

    /// The paper's logo, for a page without a picture of its own. Who reads the card shows no drawings.
    fn shared_logo(&self) -> Option<String> {
        let logo = self.site.logo.as_ref()?.get()?;
        if is_drawing(logo) { None } else { address(self.home, logo) }
    }
}

/// Whether an address names a drawing.
fn is_drawing(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.to_ascii_lowercase().ends_with(".svg")
}

/// The language as Open Graph names it, `zh_CN`: with a country, which a tag need not have.
fn locale_of(lang: &Lang) -> Option<String> {
    let region = lang.region().filter(|region| region.len() == 2).map(str::to_ascii_uppercase);
    let region = match (lang.chinese(), region.as_deref()) {
        // Who reads the card knows three kinds of Chinese, and tells the script by the country.
        (Some(Script::Hans), _) => "CN",
        (Some(Script::Hant), Some("HK" | "MO")) => "HK",
        (Some(Script::Hant), _) => "TW",
        (None, Some(region)) => region,
        (None, None) if lang.speaks("en") => "US",
        (None, None) if lang.speaks("ar") => "AR",
        (None, None) => return None,
    };
    Some(format!("{}_{region}", lang.language().to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_graph_gets_a_language_with_a_country() {
        for (tag, expected) in [
            ("zh-Hans-CN", Some("zh_CN")),
            ("zh", Some("zh_CN")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hant-CN", Some("zh_TW")),
            ("zh-HK", Some("zh_HK")),
            ("en", Some("en_US")),
            ("en-GB", Some("en_GB")),
            ("ar", Some("ar_AR")),
            ("pt-br", Some("pt_BR")),
            ("eo", None),
            ("en-u-ca-gregory", Some("en_US")),
            ("es-419", None),
        ] {
            let lang = Lang::new(tag).expect("a tag");
            assert_eq!(locale_of(&lang).as_deref(), expected, "{tag}");
        }
    }
}
