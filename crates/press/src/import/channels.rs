//! Which of the site's channels a story stands in.

use article::{Channel, ChannelId, Channels, Site};

use super::fault::Fault;
use super::script;
use super::story::{Remark, Story};

/// The ids from the outermost channel to the story's. What it calls its channels is looked for by name, whichever way
/// that is written, and by id; `fallback` is for stories that name none of the site's.
pub(super) fn find(story: &mut Story, fallback: Option<&str>, site: &Site) -> Vec<ChannelId> {
    let named = story.channels.iter().rev().find_map(|name| search(name, site));
    let found = named.or_else(|| fallback.and_then(|name| search(name, site)));
    if found.is_none()
        && let Some(name) = story.channels.last()
    {
        let message = format!("site.json has no channel \"{}\"", story.channels.join(" > "));
        let remedy = "add it to \"channels\" in site.json, or name another with --channel";
        if !name.is_empty() {
            story.remarks.push(Remark::whole(message, remedy));
        }
    }
    let Some(found) = found else { return Vec::new() };
    site.channels.trail(&found.id).iter().map(|channel| channel.id.clone()).collect()
}

/// What is wrong with the name of a channel that the site does not have.
pub(super) fn unknown(name: &str, site: &Site) -> Option<Fault> {
    if search(name, site).is_some() {
        return None;
    }
    let message = format!("it has no channel \"{name}\", as --channel says");
    Some(Fault::of("site.json", message, "name one of its \"channels\" by id or name, or add it there"))
}

fn search<'s>(name: &str, site: &'s Site) -> Option<&'s Channel> {
    let wanted = script::folded(name.trim()).to_lowercase();
    let mut found = None;
    site.channels.each(&mut |channel| {
        if channel.id.as_str() == wanted || script::folded(&channel.name).to_lowercase() == wanted {
            found = Some(channel);
        }
    });
    found
}
