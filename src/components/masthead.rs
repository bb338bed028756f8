//! The head of every page: the paper's name and its channels.

use article::ChannelId;

use super::breadcrumb::channel_link;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// Name, mark and channels, and the way to the other script. `current` is the outermost channel of the page.
pub(crate) fn masthead(current: Option<&ChannelId>, script: Option<Element>, setting: Setting) -> Element {
    let site = setting.site;
    let logo = site
        .logo
        .as_ref()
        .and_then(|logo| logo.get())
        .map(|logo| el("img").attr("src", logo).attr("alt", "").attr("width", "32").attr("height", "32"));
    let name = el("a").part("home").attr("class", "name").attr("href", setting.home()).maybe(logo).text(&site.name);
    let channels = (!site.channels.is_empty()).then(|| {
        let list = el("ul").each(&site.channels, |channel| {
            let is_current = (current == Some(&channel.id)).then_some("true");
            el("li").child(channel_link(channel, is_current, setting))
        });
        el("nav").attr("aria-label", setting.locale.channels()).child(list)
    });
    el("header").part("masthead").lang(Some(&site.lang)).child(name).maybe(channels).maybe(script)
}
