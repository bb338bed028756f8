//! The lists that the press writes and the viewer shows: the front page and the pages of a channel.
//!
//! | file | type |
//! |---|---|
//! | `/front.json` | [`Front`] |
//! | `/channels/<id>/<page>.json` | [`Archive`] |

use crate::record::record;
use crate::{Article, ArticleId, ChannelId, Document, Href, Image, Lang, Timestamp};

record! {
    /// The front page: newest first, by channel.
    pub struct Front("a front page") {
        required {}
        optional {
            /// The newest story.
            lead: Option<Teaser>,
            /// The channels with their newest stories.
            sections: Vec<Section>,
            /// The newest stories of a site without channels.
            teasers: Vec<Teaser>,
        }
    }
}

record! {
    /// A channel on the front page.
    pub struct Section("a section") {
        required {
            /// The channel.
            channel: ChannelId,
            /// Its newest stories, newest first.
            teasers: Vec<Teaser>,
        }
        optional {}
    }
}

record! {
    /// One page of a channel's stories, newest first.
    pub struct Archive("a page of a channel") {
        required {
            /// The channel.
            channel: ChannelId,
            /// Which page this is, counted from 1.
            page: u32,
            /// How many pages there are.
            pages: u32,
            /// The stories on it.
            teasers: Vec<Teaser>,
        }
        optional {}
    }
}

record! {
    /// What a list shows of a story.
    pub struct Teaser("a teaser") {
        required {
            /// The story.
            id: ArticleId,
            /// Its title.
            headline: String,
            /// When it ran.
            published: Timestamp,
        }
        optional {
            /// Its language; the site's where it is left out.
            lang: Option<Lang>,
            /// The channels it stands in, outermost first.
            channel: Vec<ChannelId>,
            /// The line above its headline.
            kicker: Option<String>,
            /// What it says in two sentences.
            summary: Option<String>,
            /// Its lead image.
            image: Option<Image>,
            /// When it last changed.
            modified: Option<Timestamp>,
            /// The headline cut where a line may end.
            phrases: Vec<String>,
            /// Its page, where that is another than its id says: in the other script.
            url: Option<Href>,
        }
    }
}

impl Document for Front {}
impl Document for Archive {}

impl Teaser {
    /// When the story last changed: when it first ran, where it has not since.
    pub fn changed(&self) -> &Timestamp {
        self.modified.as_ref().unwrap_or(&self.published)
    }
}

impl From<&Article> for Teaser {
    fn from(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            headline: article.headline.clone(),
            published: article.published.clone(),
            lang: article.lang.clone(),
            channel: article.channel.clone(),
            kicker: article.kickers.first().cloned(),
            summary: article.summary.clone(),
            image: article.image.clone(),
            modified: article.modified.clone(),
            phrases: article.phrases.clone(),
            url: None,
        }
    }
}
