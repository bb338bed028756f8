//! The front page: the lead story, then each channel.

use article::{Channels, Front, Section};
use yew::prelude::*;

use crate::Route;
use crate::components::{Prominence, teaser};
use crate::setting::Setting;

/// Newest first, by channel.
pub(super) fn front(front: &Front, setting: Setting) -> Html {
    html! {
        <div class="front">
            <h1 part="headline" class="unseen" tabindex="-1">{&setting.site.name}</h1>
            if let Some(lead) = &front.lead {
                {teaser(lead, Prominence::Lead, setting)}
            } else {
                <p>{setting.locale.empty}</p>
            }
            <div class="sections">
                for part in &front.sections {
                    {section(part, setting)}
                }
            </div>
        </div>
    }
}

fn section(section: &Section, setting: Setting) -> Html {
    let trail = setting.site.channels.trail(&section.channel);
    let Some(channel) = trail.last() else { return Html::default() };
    let lang = setting.foreign(channel.lang.as_ref());
    // The heading, the teasers and the direction of the whole column follow the channel's own language.
    let inside = lang.map_or(setting, |lang| Setting::new(setting.site, Some(lang)));
    html! {
        <section lang={lang.map(|lang| lang.as_str().to_owned())} dir={lang.map(|lang| lang.direction().as_str())}>
            <h2 class="channel">
                <a href={Route::Channel { id: channel.id.clone(), page: 1 }.to_string()}>{&channel.name}</a>
            </h2>
            for (place, story) in section.teasers.iter().enumerate() {
                {teaser(story, if place == 0 { Prominence::First } else { Prominence::Line }, inside)}
            }
        </section>
    }
}
