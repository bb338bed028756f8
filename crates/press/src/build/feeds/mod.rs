//! Feeds: the newest stories in full, for feed readers and for other papers' machines.
//!
//! | address | format |
//! |---|---|
//! | `/rss.xml`, `/channels/<id>/rss.xml` | RSS 2.0 |
//! | `/atom.xml` | Atom (RFC 4287) |
//! | `/feed.json` | JSON Feed 1.1 |

mod atom;
mod content;
mod json;
mod picture;
mod rss;

use article::{Article, ArticleId, Lang, Role, Site};
use kanbao::Printer;

use super::head::description;
use super::home::Home;
use super::moment::rfc3339;

/// How many stories a feed has: what a busy paper publishes between two visits.
pub(super) const STORIES: usize = 30;

/// A feed: what it is about, and its stories, newest first.
pub(super) struct Feed<'a> {
    pub(super) site: &'a Site,
    pub(super) home: &'a Home,
    pub(super) title: &'a str,
    pub(super) lang: &'a Lang,
    /// The page that has the same stories.
    pub(super) page: &'a str,
    pub(super) entries: &'a [&'a Entry],
}

/// What a feed is written in.
#[derive(Clone, Copy)]
pub(super) enum Format {
    /// RSS 2.0.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

/// A story in a feed.
pub(super) struct Entry {
    article: Article,
    /// What it is known by, whatever its address: the one that it had first.
    id: String,
    url: String,
    summary: Option<String>,
    image: Option<String>,
    /// Lead image, body, corrections and rights as HTML, with absolute addresses.
    content: String,
}

impl Entry {
    /// A story whose media addresses are absolute already. `first` is the id that it had first.
    pub(super) fn new(mut article: Article, first: &ArticleId, home: &Home, printer: &Printer) -> Self {
        let [id, url] = [first, &article.id].map(|id| home.absolute(&format!("/articles/{id}/")));
        content::settle(&mut article, &url);
        Self {
            summary: description(&article),
            image: article.image.as_ref().and_then(|image| image.src.get()).map(|src| home.absolute(src)),
            content: printer.content(&article),
            id,
            url,
            article,
        }
    }

    fn lang<'a>(&'a self, site: &'a Site) -> &'a Lang {
        self.article.lang.as_ref().unwrap_or(&site.lang)
    }

    fn reporters(&self) -> impl Iterator<Item = &str> {
        self.article.names(&Role::Reporter)
    }

    /// The channels that it stands in, then what it is about.
    fn subjects<'a>(&'a self, site: &'a Site) -> impl Iterator<Item = &'a str> {
        let channels = super::head::trail(&self.article, site).into_iter().map(|channel| channel.name.as_str());
        channels.chain(self.article.tags.iter().map(String::as_str))
    }

    fn published(&self) -> String {
        rfc3339(&self.article.published)
    }

    fn modified(&self) -> String {
        rfc3339(self.article.changed())
    }
}

impl Feed<'_> {
    /// The feed in a format. `address` is its own.
    pub(super) fn write(&self, format: Format, address: &str) -> Vec<u8> {
        let address = self.home.absolute(address);
        match format {
            Format::Rss => rss::write(self, &address),
            Format::Atom => atom::write(self, &address),
            Format::Json => json::write(self, &address),
        }
    }
}
