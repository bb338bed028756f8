//! What stands in the head of a page, beside what the shell has there.

mod alternates;
mod description;
mod frame;
mod json_ld;
mod open_graph;
mod tags;

use article::{Archive, Article, Block, Channels, Front, Image, Lang, Script, Site};
use kanbao::{Destination, Route};

use self::description::headlines;
use self::json_ld::{BreadcrumbList, NewsArticle, WebSite};
use self::open_graph::Card;
use self::tags::Tags;
use super::home::{Home, elsewhere};
use super::moment::rfc3339;
use super::oembed;

pub(super) use alternates::alternates;
pub(super) use description::description;
pub(super) use json_ld::{address, trail};

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

    /// The front page's.
    pub(super) fn front(&self, front: &Front) -> String {
        let newest = front.lead.iter().chain(front.sections.iter().filter_map(|section| section.teasers.first()));
        let description = headlines(newest);
        let path = self.path(Destination::Front);
        let mut tags = Tags::default();
        self.canonical(&mut tags, &path);
        self.alternates(&mut tags, &Destination::Front, &self.site.lang);
        self.card(
            &mut tags,
            &Card {
                kind: "website",
                title: &self.site.name,
                lang: &self.site.lang,
                description: description.as_deref(),
                path: &path,
                image: front.lead.as_ref().and_then(|lead| lead.image.as_ref()),
            },
        );
        tags.append(&self.feeds);
        if let Some(home) = self.home {
            tags.json_ld(&WebSite::new(self.site, home));
        }
        tags.into_string()
    }

    /// That of a page of a channel.
    pub(super) fn archive(&self, archive: &Archive, lang: &Lang) -> String {
        let channels = self.site.channels.trail(&archive.channel);
        let name = channels.last().map_or(archive.channel.as_str(), |channel| &channel.name);
        let to = |page| Destination::Channel { id: archive.channel.clone(), page };
        let at = |page| self.path(to(page));
        let path = at(archive.page);
        let description = headlines(archive.teasers.iter());
        let mut tags = Tags::default();
        self.canonical(&mut tags, &path);
        self.alternates(&mut tags, &to(archive.page), lang);
        if archive.page > 1 {
            tags.link("prev", &at(archive.page - 1));
        }
        if archive.page < archive.pages {
            tags.link("next", &at(archive.page + 1));
        }
        self.card(
            &mut tags,
            &Card {
                kind: "website",
                title: name,
                lang,
                description: description.as_deref(),
                path: &path,
                image: archive.teasers.first().and_then(|newest| newest.image.as_ref()),
            },
        );
        if let Some(home) = self.home {
            let title = format!("{name} – {}", self.site.name);
            feed(&mut tags, "application/rss+xml", &title, &format!("/channels/{}/rss.xml", archive.channel));
            tags.append(&self.feeds);
            tags.json_ld(&BreadcrumbList::new(&channels, self.site, home));
        }
        tags.into_string()
    }

    /// That of a story.
    pub(super) fn article(&self, article: &Article) -> String {
        let to = Destination::Article(article.id.clone());
        let path = self.path(to.clone());
        let lang = article.lang.as_ref().unwrap_or(&self.site.lang);
        let channels = trail(article, self.site);
        let images: Vec<&Image> = images(article).collect();
        let description = description(article);
        let mut tags = Tags::default();
        match elsewhere(article, self.home) {
            Some(first) => tags.link("canonical", first),
            None => {
                self.canonical(&mut tags, &path);
                self.alternates(&mut tags, &to, lang);
            }
        }
        // Search engines may show the picture as large as it is.
        tags.meta("robots", "max-image-preview:large");
        for author in article.credits.iter().filter(|credit| credit.role == article::Role::Reporter) {
            author.names.iter().for_each(|name| tags.meta("author", name));
        }
        self.card(
            &mut tags,
            &Card {
                kind: "article",
                title: &article.headline,
                lang,
                description: description.as_deref(),
                path: &path,
                image: images.first().copied(),
            },
        );
        tags.property("article:published_time", &rfc3339(&article.published));
        if let Some(modified) = &article.modified {
            tags.property("article:modified_time", &rfc3339(modified));
        }
        if let Some(section) = channels.last() {
            tags.property("article:section", &section.name);
        }
        article.tags.iter().for_each(|tag| tags.property("article:tag", tag));
        let is_for_everybody = self.site.embedding(article.embed.as_ref()).only().is_none();
        if let Some(home) = self.home.filter(|_| is_for_everybody) {
            let href = home.absolute(&oembed::path_of(article, self.script));
            let kind = "application/json+oembed";
            tags.tag("link", &[("rel", "alternate"), ("type", kind), ("href", &href), ("title", &article.headline)]);
        }
        tags.append(&self.feeds);
        tags.json_ld(&NewsArticle::new(article, &path, &images, self.site, self.home));
        if let Some(home) = self.home {
            tags.json_ld(&BreadcrumbList::new(&channels, self.site, home));
        }
        tags.into_string()
    }

    /// That of a story on a partner's page: its links open beside that page, which a frame in a sandbox may not leave, and
    /// search engines pass it by.
    pub(super) fn embed(&self, article: &Article) -> String {
        let mut tags = Tags::default();
        tags.own(frame::STYLE, &frame::SCRIPT);
        tags.tag("base", &[("target", "_blank")]);
        let to = Destination::Article(article.id.clone());
        for (hreflang, route) in self.in_both_scripts(&to, article.lang.as_ref().unwrap_or(&self.site.lang)) {
            let path = route.alone(&article.id);
            tags.tag("link", &[("rel", "alternate"), ("hreflang", hreflang.as_str()), ("href", &path)]);
        }
        match elsewhere(article, self.home) {
            Some(first) => tags.link("canonical", first),
            None => self.canonical(&mut tags, &self.path(Destination::Article(article.id.clone()))),
        }
        tags.meta("robots", "noindex");
        tags.into_string()
    }

    /// That of the page for addresses that lead nowhere.
    pub(super) fn missing(&self) -> String {
        let mut tags = Tags::default();
        tags.meta("robots", "noindex");
        tags.into_string()
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
            let tag = [("rel", "alternate"), ("hreflang", hreflang.as_str()), ("href", &href)];
            tags.tag("link", &tag);
        }
    }

    fn in_both_scripts(&self, to: &Destination, lang: &Lang) -> Vec<(String, Route)> {
        if self.site.is_converted() { alternates(to, lang, self.script) } else { Vec::new() }
    }
}

fn feed(tags: &mut Tags, kind: &'static str, title: &str, href: &str) {
    tags.tag("link", &[("rel", "alternate"), ("type", kind), ("title", title), ("href", href)]);
}

/// The pictures of a story: the lead image, then those of the body.
fn images(article: &Article) -> impl Iterator<Item = &Image> {
    let body = article.body.iter().flat_map(|block| match block {
        Block::Image(image) => std::slice::from_ref(image),
        Block::Gallery(gallery) => &gallery.images,
        _ => &[],
    });
    article.image.iter().chain(body)
}
