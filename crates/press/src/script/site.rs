//! What the paper says of itself.

use article::{Channel, Lang, Site};
use kanbao::Destination;

use super::converter::Converter;
use super::pages::{Links, Pages};

impl Converter {
    /// The paper in this script. Licence numbers stay as the authority wrote them.
    ///
    /// Article files in the other script are beside the app, also where the newsroom's own are elsewhere: nobody else has
    /// them.
    pub fn site(&self, site: &Site, pages: &Pages) -> Site {
        let mut converted = site.clone();
        let rule = self.rule(&site.lang);
        let links = &Links { pages, base: "/".to_owned() };
        self.string(&mut converted.name, rule);
        for channel in &mut converted.channels {
            self.channel(channel, &site.lang, pages);
        }
        if let Some(footer) = &mut converted.footer {
            for link in footer.links.iter_mut().chain(&mut footer.report) {
                self.string(&mut link.label, rule);
                links.turn(&mut link.url);
            }
            self.strings(footer.licences.iter_mut().map(|licence| &mut licence.label), rule);
            self.strings(footer.contacts.iter_mut().map(|contact| &mut contact.label), rule);
            let lines = footer.operator.iter_mut().chain(&mut footer.address).chain(&mut footer.copyright);
            self.strings(lines, rule);
        }
        converted.lang = site.lang.in_script(self.script());
        converted.home = pages.address(Destination::Front).or(converted.home);
        converted.source = None;
        converted
    }

    fn channel(&self, channel: &mut Channel, site: &Lang, pages: &Pages) {
        let rule = self.rule(channel.lang.as_ref().unwrap_or(site));
        self.string(&mut channel.name, rule);
        self.lang(&mut channel.lang);
        channel.url = pages.address(Destination::Channel { id: channel.id.clone(), page: 1 }).or(channel.url.take());
        for inner in &mut channel.channels {
            self.channel(inner, site, pages);
        }
    }
}
