//! The lists that the viewer reads: the front page and the pages of each channel.

use article::{Archive, Channel, Front, Section, Site, Teaser};

use super::newest::Newest;

/// Stories on a page of a channel.
const PAGE: usize = 20;
/// Stories of a channel on the front page.
const SECTION: usize = 6;
/// The lead is chosen among so many of the newest.
const LEAD_AMONG: usize = 3;

/// The front page: the lead, then the newest of each outermost channel. A channel without stories is left out. Where there
/// are no channels, the newest of all.
pub(super) fn front(newest: &Newest, site: &Site) -> Front {
    let lead = lead(newest, site);
    let is_another = |story: &&&Teaser| lead.is_none_or(|lead| lead.id != story.id);
    let sections = site
        .channels
        .iter()
        .map(|channel| {
            let rest = newest.of(&channel.id).iter().filter(|story| is_another(story));
            Section { channel: channel.id.clone(), teasers: rest.take(SECTION).map(|story| (*story).clone()).collect() }
        })
        .filter(|section| !section.teasers.is_empty())
        .collect();
    let rest = newest.all().iter().filter(|story| is_another(story)).take(PAGE).map(|story| (*story).clone());
    let teasers = if site.channels.is_empty() { rest.collect() } else { Vec::new() };
    Front { lead: lead.cloned(), sections, teasers }
}

/// The newest story in the site's own language; where one of the newest few of these has a picture, that one. Stories in
/// other languages lead where there is no other.
fn lead<'a>(newest: &Newest<'a>, site: &Site) -> Option<&'a Teaser> {
    let is_own = |story: &&&Teaser| {
        let lang = story.lang.as_ref().unwrap_or(&site.lang);
        lang.language() == site.lang.language() && lang.chinese() == site.lang.chinese()
    };
    let mut first: Vec<&Teaser> = newest.all().iter().filter(is_own).take(LEAD_AMONG).copied().collect();
    if first.is_empty() {
        first = newest.all().iter().take(LEAD_AMONG).copied().collect();
    }
    first.iter().find(|story| story.image.is_some()).or(first.first()).copied()
}

/// How many pages a channel has: at least one.
pub(super) fn pages(newest: &Newest, channel: &Channel) -> usize {
    newest.of(&channel.id).len().div_ceil(PAGE).max(1)
}

/// The stories on a page of a channel, counted from 1.
pub(super) fn stories_on<'n, 'a>(newest: &'n Newest<'a>, channel: &Channel, page: usize) -> &'n [&'a Teaser] {
    newest.of(&channel.id).chunks(PAGE).nth(page - 1).unwrap_or_default()
}

/// One page of a channel, counted from 1.
pub(super) fn archive(newest: &Newest, channel: &Channel, page: usize) -> Archive {
    let stories = stories_on(newest, channel, page).iter();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Archive {
        channel: channel.id.clone(),
        page: number(page),
        pages: number(pages(newest, channel)),
        teasers: stories.map(|story| (*story).clone()).collect(),
    }
}
