//! What tells search engines where the pages are: `sitemap.xml`, `news-sitemap.xml` and `robots.txt`.
//!
//! Site maps follow sitemaps.org (0.9), the news map Google's "Create a news sitemap". The press has no clock, so that the
//! same edition always makes the same site: the two days of the news map are counted back from the newest story.

use article::{Channel, Channels, Lang, Script, Site, Teaser};

use kanbao::{Destination, Route};

use super::head::alternates;
use super::home::Home;
use super::moment::rfc3339;
use super::xml::Xml;
use crate::script::Variant;

/// The most addresses that a site map may have.
const ADDRESSES: usize = 50_000;
/// The most stories that a news map may have.
const NEWS: usize = 1_000;
/// How far back a news map reaches, in seconds.
const NEWS_AGE: i64 = 2 * 24 * 60 * 60;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
/// That of `xhtml:link`, which names the same page in another script (Google, "Tell Google about localized versions").
const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// A page that search engines may read.
struct Page {
    address: String,
    changed: Option<String>,
    /// The page in both scripts, by language; empty where there is but one.
    alternates: Vec<(String, String)>,
}

/// The site maps, each with its file's name: one, or an index and as many as are needed. `stories` are all of the site,
/// newest first.
pub(super) fn sitemap(stories: &[&Teaser], site: &Site, home: &Home, variants: &[&Variant]) -> Vec<(String, Vec<u8>)> {
    sitemap_of(stories, site, home, variants, ADDRESSES)
}

fn sitemap_of(
    stories: &[&Teaser],
    site: &Site,
    home: &Home,
    variants: &[&Variant],
    most: usize,
) -> Vec<(String, Vec<u8>)> {
    let mut addresses = Vec::new();
    let mut add = |to: Destination, lang: &Lang, changed: Option<String>| {
        let scripts = variants.iter().filter(|variant| variant.pages.has(&to)).map(|variant| variant.script());
        let scripts: Vec<Option<Script>> = [None].into_iter().chain(scripts.map(Some)).collect();
        let alternates = if scripts.len() > 1 { alternates(&to, lang, None) } else { Vec::new() };
        let alternates: Vec<_> = alternates.into_iter().map(|(lang, path)| (lang, home.absolute(&path))).collect();
        addresses.extend(scripts.into_iter().map(|script| Page {
            address: home.absolute(&Route { script, to: to.clone() }.to_string()),
            changed: changed.clone(),
            alternates: alternates.clone(),
        }));
    };
    add(Destination::Front, &site.lang, stories.first().map(|story| changed(story)));
    site.channels.each(&mut |channel: &Channel| {
        let trail = site.channels.trail(&channel.id);
        let lang = trail.iter().rev().find_map(|channel| channel.lang.as_ref()).unwrap_or(&site.lang);
        add(Destination::Channel { id: channel.id.clone(), page: 1 }, lang, None);
    });
    for story in stories {
        let lang = story.lang.as_ref().unwrap_or(&site.lang);
        add(Destination::Article(story.id.clone()), lang, Some(changed(story)));
    }
    if addresses.len() <= most {
        return vec![("sitemap.xml".to_owned(), map(&addresses))];
    }
    let mut files = Vec::new();
    let mut index = Xml::new();
    index.element("sitemapindex", &[NAMESPACE], |xml| {
        for (number, part) in addresses.chunks(most).enumerate() {
            let name = format!("sitemap-{}.xml", number + 1);
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], &home.absolute(&format!("/{name}"))));
            files.push((name, map(part)));
        }
    });
    files.push(("sitemap.xml".to_owned(), index.finish()));
    files
}

/// Whether a file's name is that of a site map.
pub(super) fn is_sitemap(name: &str) -> bool {
    let number = name.strip_prefix("sitemap").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| {
        let digits = number.strip_prefix('-');
        number.is_empty() || digits.is_some_and(|digits| digits.parse::<u32>().is_ok())
    })
}

fn map(pages: &[Page]) -> Vec<u8> {
    let mut xml = Xml::new();
    let is_plain = pages.iter().all(|page| page.alternates.is_empty());
    let namespaces = if is_plain { &[NAMESPACE][..] } else { &[NAMESPACE, XHTML] };
    xml.element("urlset", namespaces, |xml| {
        for page in pages {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &page.address);
                if let Some(changed) = &page.changed {
                    xml.text("lastmod", &[], changed);
                }
                for (lang, href) in &page.alternates {
                    xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", href)]);
                }
            });
        }
    });
    xml.finish()
}

fn changed(story: &Teaser) -> String {
    rfc3339(story.modified.as_ref().unwrap_or(&story.published))
}

/// The map of the newest stories: those of the two days that end with the newest one, at most a thousand.
pub(super) fn news(stories: &[&Teaser], site: &Site, home: &Home) -> Vec<u8> {
    let newest = stories.first().map_or(0, |story| story.published.unix());
    let recent = stories.iter().take(NEWS).take_while(|story| story.published.unix() >= newest - NEWS_AGE);
    let mut xml = Xml::new();
    let namespaces = [NAMESPACE, ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")];
    xml.element("urlset", &namespaces, |xml| {
        for story in recent {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &home.absolute(&format!("/articles/{}/", story.id)));
                xml.element("news:news", &[], |xml| {
                    xml.element("news:publication", &[], |xml| {
                        xml.text("news:name", &[], &site.name);
                        xml.text("news:language", &[], &language(story.lang.as_ref().unwrap_or(&site.lang)));
                    });
                    xml.text("news:publication_date", &[], &rfc3339(&story.published));
                    xml.text("news:title", &[], &story.headline);
                });
            });
        }
    });
    xml.finish()
}

/// The language as news maps name it: ISO 639, and `zh-cn` or `zh-tw` for Chinese.
fn language(lang: &Lang) -> String {
    match lang.chinese() {
        Some(Script::Hans) => "zh-cn".to_owned(),
        Some(Script::Hant) => "zh-tw".to_owned(),
        None => lang.language().to_ascii_lowercase(),
    }
}

/// `robots.txt` (RFC 9309): everything may be read, and where the maps are, if there are any.
pub(super) fn robots(home: Option<&Home>) -> String {
    let mut robots = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(home) = home {
        for map in ["/sitemap.xml", "/news-sitemap.xml"] {
            robots.push_str(&format!("Sitemap: {}\n", home.absolute(map)));
        }
    }
    robots
}

#[cfg(test)]
mod tests {
    use article::{Archive, Document};
    use serde_json::json;

    use super::*;

    fn site() -> Site {
        let site = json!({"name": "Courier", "lang": "zh-Hant", "url": "https://courier.example"});
        Site::parse(&site.to_string(), None).value.expect("a site")
    }

    fn stories(times: &[&str]) -> Vec<Teaser> {
        let teaser = |(number, time)| json!({"id": format!("s-{number}"), "headline": "<b>", "published": time});
        let teasers: Vec<_> = times.iter().enumerate().map(teaser).collect();
        let archive = json!({"channel": "x", "page": 1, "pages": 1, "teasers": teasers}).to_string();
        Archive::parse(&archive, None).value.expect("a list").teasers
    }

    fn text((name, bytes): &(String, Vec<u8>)) -> (&str, String) {
        (name, String::from_utf8(bytes.clone()).expect("UTF-8"))
    }

    #[test]
    fn what_is_too_much_for_one_map_gets_an_index() {
        let (site, stories) = (site(), stories(&["2024-03-05T09:00:00Z"; 4]));
        let home = Home::of(&site).expect("an address");
        let stories: Vec<&Teaser> = stories.iter().collect();
        let files = sitemap_of(&stories, &site, &home, &[], 5);
        assert_eq!(files.iter().map(|file| text(file).0).collect::<Vec<_>>(), ["sitemap.xml"]);
        let files = sitemap_of(&stories, &site, &home, &[], 3);
        let files: Vec<_> = files.iter().map(text).collect();
        assert_eq!(
            files.iter().map(|file| file.0).collect::<Vec<_>>(),
            ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
        );
        assert_eq!(files.iter().map(|file| file.1.matches("<loc>").count()).collect::<Vec<_>>(), [3, 2, 2]);
        assert!(files[2].1.contains("<loc>https://courier.example/sitemap-2.xml</loc>"), "{}", files[2].1);
    }

    #[test]
    fn the_news_are_those_of_two_days_before_the_newest() {
        let (site, stories) = (
            site(),
            stories(&[
                "2024-03-05T09:00:00Z",
                "2024-03-03T17:00:00+08:00",
                "2024-03-03T08:59:59Z",
                "2024-01-01T00:00:00Z",
            ]),
        );
        let home = Home::of(&site).expect("an address");
        let map = news(&stories.iter().collect::<Vec<_>>(), &site, &home);
        let map = String::from_utf8(map).expect("UTF-8");
        assert_eq!(map.matches("<news:news>").count(), 2, "{map}");
        assert!(
            map.contains("<news:language>zh-tw</news:language>") && map.contains("<news:title>&lt;b&gt;<"),
            "{map}"
        );
        let many = vec![&stories[0]; 1_200];
        let map = news(&many, &site, &home);
        assert_eq!(String::from_utf8(map).expect("UTF-8").matches("<news:news>").count(), NEWS);
    }
}
