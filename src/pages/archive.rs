//! A page of a channel.

use article::{Archive, Channels, Lang, Site};
use yew::prelude::*;

use crate::Route;
use crate::components::{Prominence, breadcrumb, teaser};
use crate::setting::Setting;

/// The stories of a channel, newest first, and the way to older ones.
pub(super) fn archive(archive: &Archive, setting: Setting) -> Html {
    let trail = setting.site.channels.trail(&archive.channel);
    let channel = trail.last();
    html! {
        <div class="column">
            {breadcrumb(std::slice::from_ref(&archive.channel), true, setting)}
            <header>
                <h1 part="headline" tabindex="-1">
                    {channel.map_or(archive.channel.as_str(), |channel| &channel.name)}
                </h1>
                if let Some(channel) = channel.filter(|channel| !channel.channels.is_empty()) {
                    <ul class="channels">
                        for inner in &channel.channels {
                            <li><a href={address(&inner.id, 1)}>{&inner.name}</a></li>
                        }
                    </ul>
                }
            </header>
            if archive.teasers.is_empty() {
                <p>{setting.locale.empty}</p>
            }
            for story in &archive.teasers {
                {teaser(story, Prominence::Entry, setting)}
            }
            {pages(archive, setting)}
        </div>
    }
}

/// The language of a channel's page, where it is not the site's.
pub(super) fn lang<'a>(archive: &Archive, site: &'a Site) -> Option<&'a Lang> {
    site.channels.trail(&archive.channel).iter().rev().find_map(|channel| channel.lang.as_ref())
}

fn pages(archive: &Archive, setting: Setting) -> Html {
    if archive.pages < 2 {
        return Html::default();
    }
    let locale = setting.locale;
    html! {
        <nav part="pages" aria-label={locale.pages}>
            if archive.page > 1 {
                <a rel="prev" href={address(&archive.channel, archive.page - 1)}>{locale.newer}</a>
            }
            <span>{(locale.page_of)(archive.page, archive.pages)}</span>
            if archive.page < archive.pages {
                <a rel="next" href={address(&archive.channel, archive.page + 1)}>{locale.older}</a>
            }
        </nav>
    }
}

fn address(id: &article::ChannelId, page: u32) -> String {
    Route::Channel { id: id.clone(), page }.to_string()
}
