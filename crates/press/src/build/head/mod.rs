//! What stands in the head of a page, beside what the shell has there.

mod frame;
mod json_ld;
mod tags;

use article::{Archive, Article, Block, Channels, Front, Image, Lang, Script, Site, Teaser, Text};
use kanbao::{Destination, Route};

use self::json_ld::{BreadcrumbList, NewsArticle, WebSite};
use self::tags::Tags;
use super::home::{Home, elsewhere};
use super::moment::rfc3339;
use super::oembed;

pub(super) use json_ld::{address, trail};

/// How many characters a description has at most: what search engines show, in Chinese or in Latin letters.
const DESCRIPTION: usize = 150;

/// The heads of a site's pages.
pub(super) struct Heads<'a> {
    site: &'a Site,
    home: Option<&'a Home>,
    /// The script that the pages are in, where that is not their own.
    script: Option<Script>,
    /// The site's feeds, the same on every page.
    feeds: Tags,
}

/// What Open Graph says of every page.
struct Card<'a> {
    kind: &'static str,
    title: &'a str,
    lang: &'a Lang,
    description: Option<&'a str>,
    path: &'a str,
    image: Option<&'a Image>,
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

    /// The description, and how the page looks where it is shared.
    fn card(&self, tags: &mut Tags, card: &Card) {
        let image = card.image.and_then(|image| Some((image, address(self.home, image.src.get()?)?)));
        if let Some(description) = card.description {
            tags.meta("description", description);
            tags.property("og:description", description);
        }
        tags.property("og:type", card.kind);
        tags.property("og:title", card.title);
        tags.property("og:site_name", &self.site.name);
        if let Some(locale) = locale(card.lang) {
            tags.property("og:locale", &locale);
            let chinese = card.lang.chinese().filter(|_| self.site.is_converted());
            let other = chinese.and_then(|script| self::locale(&card.lang.in_script(script.other())));
            if let Some(other) = other {
                tags.property("og:locale:alternate", &other);
            }
        }
        if let Some(home) = self.home {
            tags.property("og:url", &home.absolute(card.path));
        }
        if let Some((image, src)) = &image {
            tags.property("og:image", src);
            for (property, length) in [("og:image:width", image.width), ("og:image:height", image.height)] {
                if let Some(length) = length {
                    tags.property(property, &length.to_string());
                }
            }
            if let Some(alt) = image.alt.as_ref().filter(|alt| !alt.is_empty()) {
                tags.property("og:image:alt", alt);
            }
        }
        // Title, description and picture are taken from Open Graph.
        tags.meta("twitter:card", if image.is_some() { "summary_large_image" } else { "summary" });
    }
}

/// A Chinese page in both scripts, by language, and the newsroom's own page as `x-default`. `lang` is
/// the language of the page in `script`, which is its own where that is none. Each page names the same three. A page that
/// is not Chinese has none.
pub(super) fn alternates(to: &Destination, lang: &Lang, script: Option<Script>) -> Vec<(String, Route)> {
    let Some(shown) = lang.chinese() else { return Vec::new() };
    let own = if script.is_some() { shown.other() } else { shown };
    let other = lang.in_script(shown.other());
    // There and back, so that both pages write a tag without a region the same way.
    let langs = [other.in_script(shown), other];
    let mut alternates: Vec<(String, Route)> = langs
        .into_iter()
        .map(|lang| {
            let script = lang.chinese().filter(|script| *script != own);
            (lang.as_str().to_owned(), Route { script, to: to.clone() })
        })
        .collect();
    // The newsroom's own first.
    alternates.sort_by_key(|(_, route)| route.script.is_some());
    alternates.push(("x-default".to_owned(), to.clone().into()));
    alternates
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

/// The story's summary, or the beginning of its text.
pub(super) fn description(article: &Article) -> Option<String> {
    let summary = article.summary.clone().filter(|summary| !summary.trim().is_empty());
    summary.or_else(|| {
        let paragraphs = article.body.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(Text::plain(&paragraph.text)),
            _ => None,
        });
        paragraphs.map(|text| shortened(&text)).find(|text| !text.is_empty())
    })
}

/// The headlines of a list, as many as there is room for.
fn headlines<'a>(stories: impl Iterator<Item = &'a Teaser>) -> Option<String> {
    let mut line = String::new();
    for story in stories {
        if line.chars().count() + story.headline.chars().count() > DESCRIPTION {
            break;
        }
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(&story.headline);
    }
    Some(line).filter(|line| !line.is_empty())
}

/// The beginning of a text, in one line.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(DESCRIPTION) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The language as Open Graph names it, `zh_CN`: with a country, which a tag need not have.
fn locale(lang: &Lang) -> Option<String> {
    let region = lang.as_str().split('-').skip(1).find(|subtag| subtag.len() == 2).map(str::to_ascii_uppercase);
    let region = match (lang.chinese(), region.as_deref()) {
        // Who reads the card knows three kinds of Chinese, and tells the script by the country.
        (Some(Script::Hans), _) => "CN",
        (Some(Script::Hant), Some("HK" | "MO")) => "HK",
        (Some(Script::Hant), _) => "TW",
        (None, Some(region)) => region,
        (None, None) if lang.speaks("en") => "US",
        (None, None) if lang.speaks("ar") => "AR",
        (None, None) => return None,
    };
    Some(format!("{}_{region}", lang.language().to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_graph_gets_a_language_with_a_country() {
        for (tag, expected) in [
            ("zh-Hans-CN", Some("zh_CN")),
            ("zh", Some("zh_CN")),
            ("zh-Hant", Some("zh_TW")),
            ("zh-Hant-CN", Some("zh_TW")),
            ("zh-HK", Some("zh_HK")),
            ("en", Some("en_US")),
            ("en-GB", Some("en_GB")),
            ("ar", Some("ar_AR")),
            ("pt-br", Some("pt_BR")),
            ("eo", None),
        ] {
            let lang = Lang::new(tag).expect("a tag");
            assert_eq!(locale(&lang).as_deref(), expected, "{tag}");
        }
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(shortened(" one\n two  "), "one two");
        let long = "潮".repeat(DESCRIPTION + 1);
        assert_eq!(shortened(&long), format!("{}…", "潮".repeat(DESCRIPTION)));
    }
}
