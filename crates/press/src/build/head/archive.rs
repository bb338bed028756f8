//! The head of a page of a channel.

use article::{Archive, Channels, Lang};
use kanbao::Destination;

use super::data::Data;
use super::description::headlines;
use super::json_ld::BreadcrumbList;
use super::open_graph::Card;
use super::tags::Tags;
use super::{Head, Heads, feed};

impl Heads<'_> {
    /// That of a page of a channel.
    pub(in crate::build) fn archive(&self, archive: &Archive, lang: &Lang) -> Head {
        let channels = self.site.channels.trail(&archive.channel);
        let name = channels.last().map_or(archive.channel.as_str(), |channel| &channel.name);
        let to = |page| Destination::Channel { id: archive.channel.clone(), page };
        let at = |page| self.path(to(page));
        let path = at(archive.page);
        let description = headlines(archive.teasers.iter());
        let (mut tags, mut data) = (Tags::default(), Data::default());
        self.canonical(&mut tags, &path);
        self.alternates(&mut tags, &to(archive.page), lang);
        if archive.page > 1 {
            tags.link("prev", &at(archive.page - 1));
        }
        if archive.page < archive.pages {
            tags.link("next", &at(archive.page + 1));
        }
        self.card(
            &mut tags,
            &Card {
                kind: "website",
                title: &self.site.archive_title(archive),
                lang,
                description: description.as_deref(),
                path: &path,
                image: archive.teasers.first().and_then(|newest| newest.image.as_ref()),
            },
        );
        if let Some(home) = self.home {
            let title = format!("{name} – {}", self.site.name);
            feed(&mut tags, "application/rss+xml", &title, &format!("/channels/{}/rss.xml", archive.channel));
            tags.append(&self.feeds);
            data.add(&BreadcrumbList::new(&channels, self.site, home));
        }
        Head::new(tags, data)
    }
}
