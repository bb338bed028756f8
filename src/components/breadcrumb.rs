//! The way from the front page to here.

use article::{Channel, ChannelId, Channels};
use yew::prelude::*;

use crate::Route;
use crate::setting::Setting;

/// Site › channels. The last one is a link too, unless this is its page.
pub(crate) fn breadcrumb(ids: &[ChannelId], here: bool, setting: Setting) -> Html {
    let trail: Vec<&Channel> = match ids.last() {
        Some(innermost) => setting.site.channels.trail(innermost),
        None => Vec::new(),
    };
    html! {
        <nav part="breadcrumb" aria-label={setting.locale.breadcrumb}>
            <ol>
                <li><a part="home" href="/">{setting.locale.home}</a></li>
                for (place, channel) in trail.iter().enumerate() {
                    <li>
                        <a
                            href={Route::Channel { id: channel.id.clone(), page: 1 }.to_string()}
                            lang={name_lang(channel, setting)}
                            aria-current={(here && place + 1 == trail.len()).then_some("page")}
                        >
                            {&channel.name}
                        </a>
                    </li>
                }
            </ol>
        </nav>
    }
}

/// The language of a channel's name, where it is not the page's.
pub(crate) fn name_lang(channel: &Channel, setting: Setting) -> Option<String> {
    let lang = channel.lang.as_ref().unwrap_or(&setting.site.lang);
    setting.foreign(Some(lang)).map(|lang| lang.as_str().to_owned())
}
