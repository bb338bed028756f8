//! The head of a story.

use article::{Article, Block, Channel, Channels, Image, Role, Site};
use kanbao::Destination;

use super::super::home::elsewhere;
use super::super::moment::rfc3339;
use super::super::oembed;
use super::data::Data;
use super::description::description;
use super::json_ld::{BreadcrumbList, NewsArticle};
use super::open_graph::Card;
use super::tags::Tags;
use super::{Head, Heads};

impl Heads<'_> {
    /// That of a story.
    pub(in crate::build) fn article(&self, article: &Article) -> Head {
        let to = Destination::Article(article.id.clone());
        let path = self.path(to.clone());
        let lang = article.lang.as_ref().unwrap_or(&self.site.lang);
        let channels = trail(article, self.site);
        let poster = poster(article);
        let images = shown_by(article, poster.as_ref());
        let (mut tags, mut data) = (Tags::default(), Data::default());
        self.canonical_of(&mut tags, article);
        if elsewhere(article, self.home).is_none() {
            self.alternates(&mut tags, &to, lang);
        }
        // Search engines may show the picture as large as it is.
        tags.meta("robots", "max-image-preview:large");
        article.names(&Role::Reporter).for_each(|name| tags.meta("author", name));
        self.card_of(&mut tags, article, images.first().copied());
        tags.property("article:published_time", &rfc3339(&article.published));
        if let Some(modified) = &article.modified {
            tags.property("article:modified_time", &rfc3339(modified));
        }
        if let Some(section) = channels.last() {
            tags.property("article:section", &section.name);
        }
        article.tags.iter().for_each(|tag| tags.property("article:tag", tag));
        self.oembed(&mut tags, article);
        tags.append(&self.feeds);
        data.add(&NewsArticle::new(article, &path, &images, self.site, self.home));
        // Of the front page alone it would be no way (Google, "Breadcrumb": at least two items).
        if let Some(home) = self.home.filter(|_| !channels.is_empty()) {
            data.add(&BreadcrumbList::new(&channels, self.site, home));
        }
        Head::new(tags, data)
    }

    /// How a story looks where it is shared.
    pub(super) fn card_of(&self, tags: &mut Tags, article: &Article, image: Option<&Image>) {
        self.card(
            tags,
            &Card {
                kind: "article",
                title: &article.headline,
                lang: article.lang.as_ref().unwrap_or(&self.site.lang),
                description: description(article).as_deref(),
                path: &self.path(Destination::Article(article.id.clone())),
                image,
            },
        );
    }

    /// Where those are told of the story who would show it, where everybody may.
    pub(super) fn oembed(&self, tags: &mut Tags, article: &Article) {
        let is_for_everybody = self.site.embedding(article.embed.as_ref()).only().is_none();
        if let Some(home) = self.home.filter(|_| is_for_everybody) {
            let href = home.absolute(&oembed::path_of(article, self.script));
            let kind = "application/json+oembed";
            tags.tag("link", &[("rel", "alternate"), ("type", kind), ("href", &href), ("title", &article.headline)]);
        }
    }
}

/// The pictures that a story is known by: its own, else the poster of its first film.
pub(super) fn shown_by<'a>(article: &'a Article, poster: Option<&'a Image>) -> Vec<&'a Image> {
    let mut images: Vec<&Image> = images(article).collect();
    if images.is_empty() {
        images.extend(poster);
    }
    images
}

/// The pictures of a story: the lead image, then those of the body.
fn images(article: &Article) -> impl Iterator<Item = &Image> {
    let body = article.body.iter().flat_map(|block| match block {
        Block::Image(image) => std::slice::from_ref(&**image),
        Block::Gallery(gallery) => &gallery.images,
        _ => &[],
    });
    article.image.iter().chain(body)
}

/// What is shown of the first film before it starts: a story without pictures is known by it.
pub(super) fn poster(article: &Article) -> Option<Image> {
    article.body.iter().find_map(|block| {
        let Block::Video(film) = block else { return None };
        let (src, alt) = (film.poster.clone()?, film.title.clone());
        Some(Image { src, alt, caption: None, credit: None, width: None, height: None, sources: Vec::new() })
    })
}

/// The channels of a story, outermost first.
pub(in crate::build) fn trail<'a>(article: &Article, site: &'a Site) -> Vec<&'a Channel> {
    article.channel.last().map(|innermost| site.channels.trail(innermost)).unwrap_or_default()
}
