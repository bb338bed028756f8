//! What a page says to search engines, in schema.org's words (version 30.0).

mod media;

use article::{Article, Channel, Image, Role, Site};
use serde::Serialize;

use self::media::{ImageObject, MediaObject};
use super::trail;
use crate::build::home::{Home, address};
use crate::build::moment::rfc3339;

const CONTEXT: &str = "https://schema.org";

/// <https://schema.org/NewsArticle>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewsArticle<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity_of_page: Option<String>,
    headline: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternative_headline: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    in_language: &'a str,
    is_accessible_for_free: bool,
    date_published: String,
    date_modified: String,
    author: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    source_organization: Vec<Agent<'a>>,
    publisher: Agent<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    article_section: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image: Vec<ImageObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    video: Vec<MediaObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    audio: Vec<MediaObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_holder: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_notice: Option<&'a str>,
}

/// <https://schema.org/Person>, <https://schema.org/Organization>
#[derive(Serialize)]
struct Agent<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<ImageObject<'a>>,
}

/// <https://schema.org/CorrectionComment>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CorrectionComment {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    date_published: String,
}

/// <https://schema.org/BreadcrumbList>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BreadcrumbList<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<ListItem<'a>>,
}

/// <https://schema.org/ListItem>
#[derive(Serialize)]
struct ListItem<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: &'a str,
    item: String,
}

/// <https://schema.org/WebSite>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebSite<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    url: String,
    in_language: &'a str,
    publisher: Agent<'a>,
}

/// The address of the front page.
fn front(site: &Site) -> &str {
    site.home.as_ref().and_then(|home| home.get()).unwrap_or("/")
}

impl<'a> NewsArticle<'a> {
    /// What is to be said of a story, whose page is at `path`. `images` are those that it may be shown with, the most telling first.
    pub(super) fn new(
        article: &'a Article,
        path: &str,
        images: &[&'a Image],
        site: &'a Site,
        home: Option<&Home>,
    ) -> Self {
        let agents = |role: Role, kind| {
            let credits = article.credits.iter().filter(move |credit| credit.role == role);
            credits.flat_map(move |credit| {
                // One address cannot lead to several people.
                let url = credit.url.as_ref().and_then(|url| url.get()).filter(|_| credit.names.len() == 1);
                credit.names.iter().map(move |name| Agent::new(kind, name, url.and_then(|url| address(home, url))))
            })
        };
        let mut author: Vec<Agent> = agents(Role::Reporter, "Person").collect();
        if author.is_empty() {
            author.push(Agent::publisher(site, home));
        }
        // Who edited it and was on duty is one editor.
        let mut editor: Vec<Agent> = Vec::new();
        for agent in agents(Role::Editor, "Person").chain(agents(Role::DutyEditor, "Person")) {
            if editor.iter().all(|known| known.name != agent.name) {
                editor.push(agent);
            }
        }
        let lang = article.lang.as_ref().unwrap_or(&site.lang);
        let rights = article.rights.as_ref();
        Self {
            context: CONTEXT,
            kind: "NewsArticle",
            main_entity_of_page: home.map(|home| home.absolute(path)),
            headline: &article.headline,
            alternative_headline: article.kickers.iter().chain(&article.subheads).map(String::as_str).collect(),
            description: article.summary.as_deref(),
            in_language: lang.as_str(),
            is_accessible_for_free: true,
            date_published: rfc3339(&article.published),
            date_modified: rfc3339(article.changed()),
            author,
            editor,
            source_organization: agents(Role::Source, "Organization").collect(),
            publisher: Agent::publisher(site, home),
            article_section: trail(article, site).into_iter().map(|channel| channel.name.as_str()).collect(),
            keywords: article.tags.iter().map(String::as_str).collect(),
            image: images.iter().filter_map(|image| ImageObject::new(image, home)).collect(),
            video: MediaObject::films(article, home),
            audio: MediaObject::sounds(article, home),
            correction: article
                .corrections
                .iter()
                .map(|correction| CorrectionComment {
                    kind: "CorrectionComment",
                    text: correction.text.plain(),
                    date_published: correction.date.into(),
                })
                .collect(),
            copyright_holder: rights
                .and_then(|rights| rights.holder.as_deref())
                .map(|holder| Agent::new("Organization", holder, None)),
            copyright_notice: rights.and_then(|rights| rights.notice.as_deref()),
        }
    }
}

impl<'a> Agent<'a> {
    fn new(kind: &'static str, name: &'a str, url: Option<String>) -> Self {
        Self { kind, name, url, logo: None }
    }

    fn publisher(site: &'a Site, home: Option<&Home>) -> Self {
        let logo = site.logo.as_ref().and_then(|logo| address(home, logo.get()?));
        Self {
            kind: "NewsMediaOrganization",
            name: &site.name,
            url: home.map(|home| home.absolute("/")),
            logo: logo.map(ImageObject::of),
        }
    }
}

impl<'a> BreadcrumbList<'a> {
    /// The way from the front page to the innermost of `channels`.
    pub(super) fn new(channels: &[&'a Channel], site: &'a Site, home: &Home) -> Self {
        let front = (site.name.as_str(), home.absolute(front(site)));
        let channels = channels.iter().map(|channel| {
            let own = format!("/channels/{}/", channel.id);
            let page = channel.url.as_ref().and_then(|url| url.get()).unwrap_or(&own);
            (channel.name.as_str(), home.absolute(page))
        });
        let item = |(place, (name, item))| ListItem { kind: "ListItem", position: place + 1, name, item };
        Self {
            context: CONTEXT,
            kind: "BreadcrumbList",
            item_list_element: std::iter::once(front).chain(channels).enumerate().map(item).collect(),
        }
    }
}

impl<'a> WebSite<'a> {
    /// What is to be said of the front page.
    pub(super) fn new(site: &'a Site, home: &Home) -> Self {
        Self {
            context: CONTEXT,
            kind: "WebSite",
            name: &site.name,
            url: home.absolute(front(site)),
            in_language: site.lang.as_str(),
            publisher: Agent::publisher(site, Some(home)),
        }
    }
}
