//! An edition in one script: what is needed to write its pages there.

use article::{Archive, Article, Front, Script, ScriptOverrides, Site, Teaser};

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
    /// The variants of an edition: none, one, or where it has stories in both scripts two.
    pub fn all(site: &Site, stories: &[Teaser], overrides: &ScriptOverrides) -> Vec<Self> {
        let variant = |script| {
            let pages = Pages::new(site, stories, script);
            if pages.is_empty() {
                return None;
            }
            let converter = Converter::new(script, overrides);
            let table = serde_json::to_vec(overrides).expect("a table of texts is JSON");
            let made_of = pages.made_of().with(table);
            Some(Self { site: converter.site(site, &pages), pages, original: site.lang.clone(), converter, made_of })
        };
        [Script::Hans, Script::Hant].into_iter().filter_map(variant).collect()
    }

    /// The script.
    pub fn script(&self) -> Script {
        self.pages.script()
    }

    /// What a page in this script is made of beside what its own page is: the newsroom's table, and which pages there are,
    /// to which links in it may lead.
    pub(crate) fn made_of(&self) -> Fingerprint {
        self.made_of
    }

    /// Where a file of the site has its counterpart in this script: `hant/articles/x.json`.
    pub fn file(&self, file: &str) -> String {
        format!("{}/{file}", self.script().as_str())
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
