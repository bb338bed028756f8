//! The sections of a site. Channels nest, and give the breadcrumb.

use crate::record::record;
use crate::{ChannelId, Href, Lang};

record! {
    /// A section of the site.
    pub struct Channel("a channel") {
        required {
            /// Its name in addresses.
            id: ChannelId,
            /// Its name on the page.
            name: String,
        }
        optional {
            /// The language of its name, where it is not the site's.
            lang: Option<Lang>,
            /// The channels inside it.
            channels: Vec<Channel>,
            /// Its page, where that is another than its id says. The press fills it in for the other script.
            url: Option<Href>,
        }
    }
}

/// Looking through channels that nest.
pub trait Channels {
    /// The channels from the outermost to the one of this id; empty where there is none.
    fn trail(&self, id: &ChannelId) -> Vec<&Channel>;

    /// Calls `see` with every channel, each before those inside it.
    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Channel));
}

impl Channels for [Channel] {
    fn trail(&self, id: &ChannelId) -> Vec<&Channel> {
        for channel in self {
            if channel.id == *id {
                return vec![channel];
            }
            let mut inner = channel.channels.trail(id);
            if !inner.is_empty() {
                inner.insert(0, channel);
                return inner;
            }
        }
        Vec::new()
    }

    fn each<'a>(&'a self, see: &mut dyn FnMut(&'a Channel)) {
        for channel in self {
            see(channel);
            channel.channels.each(see);
        }
    }
}
