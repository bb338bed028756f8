//! A page of a channel.

use article::{Archive, Channel, ChannelId, Channels, Lang, Site};

use crate::components::{Prominence, breadcrumb, channel_link, teaser, title};
use crate::markup::{Element, el};
use crate::setting::Setting;
use crate::{Destination, Route};

/// The stories of a channel, newest first, and the way to older ones.
pub(super) fn archive(archive: &Archive, setting: Setting) -> Element {
    let trail = setting.site.channels.trail(&archive.channel);
    let channel = trail.last();
    let inner = channel.filter(|channel| !channel.channels.is_empty()).map(|channel| {
        let link = |inner: &Channel| el("li").child(channel_link(inner, None, setting));
        el("ul").attr("class", "channels").each(&channel.channels, link)
    });
    let name = channel.map_or(archive.channel.as_str(), |channel| &channel.name);
    let head = el("header").child(title().text(name)).maybe(inner);
    let nothing = archive.teasers.is_empty().then(|| el("p").spoken(setting.locale).text(setting.locale.empty()));
    el("div")
        .attr("class", "column")
        .child(breadcrumb(Some(&archive.channel), true, setting))
        .child(head)
        .maybe(nothing)
        .each(&archive.teasers, |story| teaser(story, Prominence::Entry, setting))
        .maybe(pages(archive, setting))
}

/// The language of a channel's page, where it is not the site's.
pub(super) fn lang<'a>(archive: &Archive, site: &'a Site) -> Option<&'a Lang> {
    let trail = site.channels.trail(&archive.channel);
    trail.iter().rev().find_map(|channel| channel.lang.as_ref())
}

fn pages(archive: &Archive, setting: Setting) -> Option<Element> {
    let Archive { page, pages, channel, .. } = archive;
    let locale = setting.locale;
    let newer = (*page > 1).then(|| way("prev", channel, page - 1, locale.newer(), setting));
    let older = (page < pages).then(|| way("next", channel, page + 1, locale.older(), setting));
    (*pages > 1).then(|| {
        el("nav")
            .part("pages")
            .spoken(locale)
            .attr("aria-label", locale.pages())
            .maybe(newer)
            .child(el("span").text(&locale.page_in_words(*page, *pages)))
            .maybe(older)
    })
}

fn way(rel: &'static str, id: &ChannelId, page: u32, name: &str, setting: Setting) -> Element {
    let route = Route { script: setting.script, to: Destination::Channel { id: id.clone(), page } };
    el("a").attr("rel", rel).attr("href", route.to_string()).text(name)
}
