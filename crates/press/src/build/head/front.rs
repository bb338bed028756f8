//! The head of the front page.

use article::Front;
use kanbao::Destination;

use super::data::Data;
use super::description::headlines;
use super::json_ld::WebSite;
use super::open_graph::Card;
use super::tags::Tags;
use super::{Head, Heads};

impl Heads<'_> {
    /// The front page's.
    pub(in crate::build) fn front(&self, front: &Front) -> Head {
        let newest = front.lead.iter().chain(front.sections.iter().filter_map(|section| section.teasers.first()));
        let description = headlines(newest);
        let path = self.path(Destination::Front);
        let (mut tags, mut data) = (Tags::default(), Data::default());
        self.canonical(&mut tags, &path);
        self.alternates(&mut tags, &Destination::Front, &self.site.lang);
        self.card(
            &mut tags,
            &Card {
                kind: "website",
                title: &self.site.name,
                lang: &self.site.lang,
                description: description.as_deref(),
                path: &path,
                image: front.lead.as_ref().and_then(|lead| lead.image.as_ref()),
            },
        );
        tags.append(&self.feeds);
        if let Some(home) = self.home {
            data.add(&WebSite::new(self.site, home));
        }
        Head::new(tags, data)
    }
}
