//! An edition in one script: what is needed to write its pages there.

use article::{Archive, Article, ArticleId, Front, Script, ScriptOverrides, Site, Teaser};

use super::converter::Converter;
use super::pages::Pages;
use crate::fingerprint::Fingerprint;

/// The pages of an edition that are written in a script which is not their own.
#[derive(Debug)]
pub struct Variant {
    /// The paper in this script.
    pub site: Site,
    /// The pages that there are.
    pub pages: Pages,
    original: article::Lang,
    converter: Converter,
    made_of: Fingerprint,
}

impl Variant {
    /// The variants of an edition: none, one, or where it has stories in both scripts two. None where the newsroom wants
    /// its own script only.
    pub fn all(site: &Site, stories: &[Teaser], overrides: &ScriptOverrides) -> Vec<Self> {
        if !site.is_converted() {
            return Vec::new();
        }
        let variant = |script| {
            let pages = Pages::new(site, stories, script);
            if pages.is_empty() {
                return None;
            }
            let converter = Converter::new(script, overrides);
            let table = serde_json::to_vec(overrides).expect("a table of texts is JSON");
            let made_of = Fingerprint::of(script.as_str()).with(table);
            Some(Self { site: converter.site(site, &pages), pages, original: site.lang.clone(), converter, made_of })
        };
        [Script::Hans, Script::Hant].into_iter().filter_map(variant).collect()
    }

    /// The script.
    pub fn script(&self) -> Script {
        self.pages.script()
    }

    /// What a page in this script is made of: what its own page is, the newsroom's table, and which of the stories that it
    /// links to are there in this script. What lists and ways on lead to is in this script where its language, which the
    /// own page is made of, is in the other.
    pub(crate) fn made_of<'a>(&self, page: Fingerprint, linked: impl Iterator<Item = &'a ArticleId>) -> Fingerprint {
        let there: String = linked.map(|id| if self.pages.has_story(id) { '+' } else { '-' }).collect();
        page.and(self.made_of).with(there)
    }

    /// The story in this script.
    pub fn article(&self, mut article: Article) -> Article {
        self.converter.article(&mut article, &self.original, &self.pages);
        article
    }

    /// The page of a channel in this script.
    pub fn archive(&self, mut archive: Archive) -> Archive {
        self.converter.archive(&mut archive, &self.original, &self.pages);
        archive
    }

    /// The front page in this script.
    pub fn front(&self, mut front: Front) -> Front {
        self.converter.front(&mut front, &self.original, &self.pages);
        front
    }
}

#[cfg(test)]
mod tests {
    use article::Document;

    use super::*;

    #[test]
    fn a_page_is_made_of_the_stories_that_it_leads_to_and_of_no_others() {
        let site = Site::parse(r#"{"name": "Courier", "lang": "zh-Hans-CN"}"#, None).value.expect("a site");
        let made_of = |stories: &[&str], linked: &[&str]| {
            let teaser =
                |id: &&str| format!(r#"{{"id": "{id}", "headline": "H", "published": "2024-03-05T09:00:00Z"}}"#);
            let teasers = stories.iter().map(teaser).collect::<Vec<_>>().join(", ");
            let archive = format!(r#"{{"channel": "x", "page": 1, "pages": 1, "teasers": [{teasers}]}}"#);
            let stories = Archive::parse(&archive, None).value.expect("a list").teasers;
            let variants = Variant::all(&site, &stories, &ScriptOverrides { words: Vec::new() });
            let linked: Vec<_> = linked.iter().filter_map(|id| ArticleId::new(id)).collect();
            variants[0].made_of(Fingerprint::of("page"), linked.iter())
        };
        assert_eq!(made_of(&["pier"], &["quay"]), made_of(&["pier", "lamp"], &["quay"]));
        assert_ne!(made_of(&["pier"], &["quay"]), made_of(&["pier", "quay"], &["quay"]));
        assert_ne!(made_of(&["quay"], &["quay", "lamp"]), made_of(&["lamp"], &["quay", "lamp"]));
    }
}
