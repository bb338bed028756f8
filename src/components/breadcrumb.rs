//! The way from the front page to here.

use article::{Channel, ChannelId, Channels};

use crate::Destination;
use crate::markup::{Element, el};
use crate::setting::Setting;

/// Site › channels. The last one is marked where this is its own page.
pub(crate) fn breadcrumb(innermost: Option<&ChannelId>, is_here: bool, setting: Setting) -> Element {
    let trail = innermost.map(|id| setting.site.channels.trail(id)).unwrap_or_default();
    let home = el("a").part("home").attr("href", setting.home()).spoken(setting.locale).text(setting.locale.home());
    let mut list = el("ol").child(el("li").child(home));
    for (place, channel) in trail.iter().enumerate() {
        let current = (is_here && place + 1 == trail.len()).then_some("page");
        list = list.child(el("li").child(channel_link(channel, current, setting)));
    }
    el("nav").part("breadcrumb").attr("aria-label", setting.locale.breadcrumb()).child(list)
}

/// A channel's name, in its own language, leading to its page. `current` says what it is of the page that it stands on.
pub(crate) fn channel_link(channel: &Channel, current: Option<&str>, setting: Setting) -> Element {
    let lang = channel.lang.as_ref().unwrap_or(&setting.site.lang);
    let own = Destination::Channel { id: channel.id.clone(), page: 1 };
    let href = channel.url.as_ref().and_then(|url| url.get()).map_or_else(|| own.to_string(), str::to_owned);
    el("a").attr("href", href).lang(setting.foreign(Some(lang))).attr("aria-current", current).text(&channel.name)
}
