//! The front page: the lead story, then each channel, or what there is besides where there are none.

use article::{Channels, Front, Section, Teaser};

use crate::components::{Prominence, channel_link, teaser, title};
use crate::markup::{Element, el};
use crate::setting::Setting;

/// Newest first, by channel.
pub(super) fn front(front: &Front, setting: Setting) -> Element {
    let lead = match &front.lead {
        Some(lead) => teaser(lead, Prominence::Lead, setting),
        None => el("p").spoken(setting.locale).text(setting.locale.empty()),
    };
    let mut sections = el("div").attr("class", "sections");
    for part in &front.sections {
        sections = sections.maybe(section(part, setting));
    }
    let entry = |story: &Teaser| teaser(story, Prominence::Entry, setting);
    let rest = (!front.teasers.is_empty()).then(|| el("div").attr("class", "entries").each(&front.teasers, entry));
    el("div")
        .attr("class", "front")
        .child(title().attr("class", "unseen").text(&setting.site.name))
        .child(lead)
        .child(sections)
        .maybe(rest)
}

fn section(section: &Section, setting: Setting) -> Option<Element> {
    let trail = setting.site.channels.trail(&section.channel);
    let channel = trail.last()?;
    let lang = setting.foreign(channel.lang.as_ref());
    // The heading, the teasers and the direction of the whole column follow the channel's own language.
    let inside = lang.map_or(setting, |lang| setting.within(lang));
    let heading = el("h2").attr("class", "channel").child(channel_link(channel, None, inside));
    let mut column = el("section").lang(lang).child(heading);
    for (place, story) in section.teasers.iter().enumerate() {
        let prominence = if place == 0 { Prominence::First } else { Prominence::Line };
        column = column.child(teaser(story, prominence, inside));
    }
    Some(column)
}
