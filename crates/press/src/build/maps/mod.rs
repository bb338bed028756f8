//! What tells search engines where the pages are: `sitemap.xml`, `news-sitemap.xml` and `robots.txt`.
//!
//! Site maps follow sitemaps.org (0.9), the news map Google's "Create a news sitemap". The press has no clock, so that the
//! same edition always makes the same site: the two days of the news map are counted back from the newest story.

mod addresses;

use article::{Lang, Script, Site, Teaser};
use rayon::prelude::*;

use super::BuildError;
use super::home::Home;
use super::moment::rfc3339;
use super::newest::Newest;
use super::output::Output;
use super::xml::Xml;
use crate::fingerprint::Fingerprint;
use crate::script::Variant;
use addresses::{ADDRESSES, Maps};

/// The most stories that a news map may have.
const NEWS: usize = 1_000;
/// How far back a news map reaches, in seconds.
const NEWS_AGE: i64 = 2 * 24 * 60 * 60;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// Writes the maps.
pub(super) fn write(
    newest: &Newest,
    site: &Site,
    home: &Home,
    variants: &[&Variant],
    output: &Output,
) -> Result<(), BuildError> {
    let maps = Maps::new(newest, site, home, variants, ADDRESSES);
    let made_of = Fingerprint::of("maps").with(maps.parts.len().to_le_bytes());
    maps.parts
        .par_iter()
        .enumerate()
        .try_for_each(|(number, part)| output.make(&maps.name(number), maps.made_of(part), || Ok(maps.map(part))))?;
    if maps.parts.len() > 1 {
        output.make("sitemap.xml", made_of, || Ok(maps.index()))?;
    }
    let recent = recent(newest);
    let made_of = newest.list_made_of(recent.iter().copied());
    output.make("news-sitemap.xml", made_of, || Ok(news(&recent, site, home)))
}

/// Whether a file's name is that of a site map.
pub(super) fn is_sitemap(name: &str) -> bool {
    let number = name.strip_prefix("sitemap").and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| {
        let digits = number.strip_prefix('-');
        number.is_empty() || digits.is_some_and(|digits| digits.parse::<u32>().is_ok())
    })
}

/// The stories of the news map: those of the two days that end with the newest one, at most a thousand.
fn recent<'a>(newest: &Newest<'a>) -> Vec<&'a Teaser> {
    let since = newest.all().first().map_or(0, |story| story.published.unix()) - NEWS_AGE;
    let recent = newest.all().iter().take_while(|story| story.published.unix() >= since);
    recent.filter(|story| newest.is_our_own(story)).take(NEWS).copied().collect()
}

fn news(stories: &[&Teaser], site: &Site, home: &Home) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespaces = [NAMESPACE, ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")];
    xml.element("urlset", &namespaces, |xml| {
        for story in stories {
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
    use crate::check::Origin;
    use crate::check::moved::Moved;

    pub(super) fn site() -> Site {
        let site = json!({"name": "Courier", "lang": "zh-Hant", "url": "https://courier.example"});
        Site::parse(&site.to_string(), None).value.expect("a site")
    }

    pub(super) fn stories(times: &[&str]) -> Vec<Teaser> {
        let teaser = |(number, time)| json!({"id": format!("s-{number:05}"), "headline": "<b>", "published": time});
        let teasers: Vec<_> = times.iter().enumerate().map(teaser).collect();
        let archive = json!({"channel": "x", "page": 1, "pages": 1, "teasers": teasers}).to_string();
        Archive::parse(&archive, None).value.expect("a list").teasers
    }

    pub(super) fn origins(stories: &[Teaser]) -> Vec<Origin> {
        stories.iter().map(|_| Origin::default()).collect()
    }

    pub(super) fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn the_news_are_those_of_two_days_before_the_newest() {
        let (site, some) = (
            site(),
            stories(&[
                "2024-03-05T09:00:00Z",
                "2024-03-03T17:00:00+08:00",
                "2024-03-03T08:59:59Z",
                "2024-01-01T00:00:00Z",
            ]),
        );
        let home = Home::of(&site).expect("an address");
        let (origins_of_some, moved) = (origins(&some), Moved::default());
        let map = text(news(&recent(&Newest::new(&some, &origins_of_some, &moved, &site)), &site, &home));
        assert_eq!(map.matches("<news:news>").count(), 2, "{map}");
        assert!(
            map.contains("<news:language>zh-tw</news:language>") && map.contains("<news:title>&lt;b&gt;<"),
            "{map}"
        );
        let many = stories(&["2024-03-05T09:00:00Z"; 1_200]);
        let origins = origins(&many);
        assert_eq!(recent(&Newest::new(&many, &origins, &moved, &site)).len(), NEWS);
    }
}
