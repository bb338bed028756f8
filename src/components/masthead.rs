//! The head of every page: the paper's name and its channels.

use article::ChannelId;
use yew::prelude::*;

use super::breadcrumb::name_lang;
use crate::Route;
use crate::setting::Setting;

/// Name, mark and channels. `current` is the outermost channel of the page.
pub(crate) fn masthead(current: Option<&ChannelId>, setting: Setting) -> Html {
    let site = setting.site;
    html! {
        <header part="masthead" lang={site.lang.as_str().to_owned()} dir={site.lang.direction().as_str()}>
            <a part="home" class="name" href="/">
                if let Some(logo) = site.logo.as_ref().and_then(|logo| logo.get()) {
                    <img src={logo.to_owned()} alt="" width="32" height="32" />
                }
                {&site.name}
            </a>
            if !site.channels.is_empty() {
                <nav aria-label={setting.locale.channels}>
                    <ul>
                        for channel in &site.channels {
                            <li>
                                <a
                                    href={Route::Channel { id: channel.id.clone(), page: 1 }.to_string()}
                                    lang={name_lang(channel, setting)}
                                    aria-current={(current == Some(&channel.id)).then_some("true")}
                                >
                                    {&channel.name}
                                </a>
                            </li>
                        }
                    </ul>
                </nav>
            }
        </header>
    }
}
