//! What lists say of stories.

use article::{Archive, Front, Lang, Teaser};
use kanbao::Destination;

use super::converter::Converter;
use super::pages::{Links, Pages};

impl Converter {
    /// Writes a front page in this script.
    pub fn front(&self, front: &mut Front, site: &Lang, pages: &Pages) {
        let listed = front.sections.iter_mut().flat_map(|section| &mut section.teasers);
        for teaser in front.lead.iter_mut().chain(listed) {
            self.teaser(teaser, site, pages);
        }
    }

    /// Writes a page of a channel in this script.
    pub fn archive(&self, archive: &mut Archive, site: &Lang, pages: &Pages) {
        for teaser in &mut archive.teasers {
            self.teaser(teaser, site, pages);
        }
    }

    /// Writes a teaser, and leads it to the story in this script.
    pub fn teaser(&self, teaser: &mut Teaser, site: &Lang, pages: &Pages) {
        let rule = self.rule(teaser.lang.as_ref().unwrap_or(site));
        let page = Destination::Article(teaser.id.clone());
        let links = Links { pages, base: page.to_string() };
        self.headline(&mut teaser.headline, &mut teaser.phrases, rule);
        self.strings(teaser.kicker.iter_mut().chain(&mut teaser.summary), rule);
        if let Some(image) = &mut teaser.image {
            self.image(image, rule, &links);
        }
        self.lang(&mut teaser.lang);
        teaser.url = pages.address(page);
    }
}
