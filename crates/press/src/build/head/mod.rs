//! What a page says of itself: in its head, beside what the shell has there, and to machines.

mod alternates;
mod archive;
mod article;
mod data;
mod description;
mod embed;
mod frame;
mod front;
mod json_ld;
mod moved;
mod open_graph;
mod tags;

use ::article::{Article, Lang, Script, Site};
use kanbao::{Destination, Route};

use self::data::Data;
use self::tags::Tags;
use super::home::{Home, elsewhere};

pub(super) use self::article::trail;
pub(super) use alternates::alternates;
pub(super) use description::description;

/// What a page says of itself.
#[derive(Debug)]
pub(super) struct Head {
    /// The tags of its head.
    pub(super) tags: String,
    /// Data for search engines, for where the page ends.
    pub(super) data: String,
}

impl Head {
    fn new(tags: Tags, data: Data) -> Self {
        Self { tags: tags.into_string(), data: data.into_string() }
    }
}

/// The heads of a site's pages.
pub(super) struct Heads<'a> {
    site: &'a Site,
    home: Option<&'a Home>,
    /// The script that the pages are in, where that is not their own.
    script: Option<Script>,
    /// The site's feeds, the same on every page.
    feeds: Tags,
}

impl<'a> Heads<'a> {
    /// Heads for the pages of `site`, which is published at `home`.
    pub(super) fn new(site: &'a Site, home: Option<&'a Home>, script: Option<Script>) -> Self {
        let mut feeds = Tags::default();
        if home.is_some() {
            for (kind, href) in [
                ("application/rss+xml", "/rss.xml"),
                ("application/atom+xml", "/atom.xml"),
                ("application/feed+json", "/feed.json"),
            ] {
                feed(&mut feeds, kind, &site.name, href);
            }
        }
        Self { site, home, script, feeds }
    }

    /// That of the page for addresses that lead nowhere.
    pub(super) fn missing(&self) -> Head {
        let mut tags = Tags::default();
        tags.meta("robots", "noindex");
        Head::new(tags, Data::default())
    }

    /// The address of a story that search engines are to show.
    fn canonical_of(&self, tags: &mut Tags, article: &Article) {
        match elsewhere(article, self.home) {
            Some(first) => tags.link("canonical", first),
            None => self.canonical(tags, &self.path(Destination::Article(article.id.clone()))),
        }
    }

    fn canonical(&self, tags: &mut Tags, path: &str) {
        if let Some(home) = self.home {
            tags.link("canonical", &home.absolute(path));
        }
    }

    /// The address of a page in the script of these.
    fn path(&self, to: Destination) -> String {
        Route { script: self.script, to }.to_string()
    }

    /// The page in both scripts, and the newsroom's own for everybody else.
    fn alternates(&self, tags: &mut Tags, to: &Destination, lang: &Lang) {
        let Some(home) = self.home else { return };
        for (hreflang, route) in self.in_both_scripts(to, lang) {
            let href = home.absolute(&route.to_string());
            let tag = [("rel", "alternate"), ("hreflang", hreflang), ("href", &href)];
            tags.tag("link", &tag);
        }
    }

    fn in_both_scripts(&self, to: &Destination, lang: &Lang) -> Vec<(&'static str, Route)> {
        if self.site.is_converted() { alternates(to, lang, self.script) } else { Vec::new() }
    }
}

fn feed(tags: &mut Tags, kind: &'static str, title: &str, href: &str) {
    tags.tag("link", &[("rel", "alternate"), ("type", kind), ("title", title), ("href", href)]);
}
