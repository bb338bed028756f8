//! Feeds, site maps and `robots.txt`.

use feed_rs::model::{Feed, FeedType};
use feed_rs::parser::Builder;
use serde_json::json;

use crate::newsroom::Newsroom;

const HOSTILE: &str = "]]></title><script>alert(1)</script> & \"quotes\" \u{8}";

/// A paper with one story that has everything a feed tells, one in another language, and one that means harm.
fn paper() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/pier.avif", "x");
    newsroom.article(
        "pier",
        json!({
            "channel": ["town", "harbour"],
            "summary": "The lamps are lit & the gulls are gone.",
            "published": "2024-03-05T09:00:00+08:00",
            "modified": "2024-03-06T10:30:00+08:00",
            "image": {"src": "/media/pier.avif", "alt": "Pier", "width": 4, "height": 3},
            "tags": ["lamps"],
            "credits": [{"role": "reporter", "names": ["Ada Lamp", "Ben Quay"]}, {"role": "editor", "names": ["Cy"]}],
            "body": [
                {"type": "paragraph", "text": ["See ", {"link": {"href": "/articles/arts/", "text": "the show"}}, "."]},
                {"type": "image", "src": "../media/pier.avif", "alt": "", "width": 4, "height": 3},
                {"type": "embed", "url": "https://film.example/x", "title": "Film"},
                {"type": "embed", "url": "/about/", "title": "About"}
            ]
        }),
    );
    newsroom.article("arts", json!({"lang": "ar", "channel": ["arts"], "published": "2024-03-04T09:00:00Z"}));
    newsroom.article("harm", json!({"headline": HOSTILE, "summary": HOSTILE, "published": "2024-03-01T09:00:00Z"}));
    newsroom.published();
    newsroom
}

fn parsed(newsroom: &Newsroom, file: &str) -> Feed {
    let text = newsroom.site(file);
    Builder::new().build().parse(text.as_bytes()).unwrap_or_else(|error| panic!("{file}: {error}\n{text}"))
}

#[test]
fn every_feed_can_be_read_and_says_the_same() {
    let newsroom = paper();
    for (file, kind) in [("rss.xml", FeedType::RSS2), ("atom.xml", FeedType::Atom), ("feed.json", FeedType::JSON)] {
        let feed = parsed(&newsroom, file);
        assert_eq!(feed.feed_type, kind, "{file}");
        assert_eq!(feed.title.as_ref().expect("a title").content, "Lantern Bay Courier", "{file}");
        assert_eq!(feed.language.as_deref(), Some("en"), "{file}");
        let links: Vec<&str> = feed.links.iter().map(|link| link.href.as_str()).collect();
        assert!(links.contains(&"https://courier.example/"), "{file}: {links:?}");
        assert!(links.contains(&format!("https://courier.example/{file}").as_str()), "{file}: {links:?}");

        let urls: Vec<&str> = feed.entries.iter().map(|entry| entry.links[0].href.as_str()).collect();
        assert_eq!(
            urls,
            ["pier", "arts", "harm"].map(|id| format!("https://courier.example/articles/{id}/")),
            "{file}"
        );
        let pier = &feed.entries[0];
        assert_eq!(pier.id, "https://courier.example/articles/pier/", "{file}");
        assert_eq!(pier.published.expect("a time").to_rfc3339(), "2024-03-05T01:00:00+00:00", "{file}");
        let summary = pier.summary.as_ref().expect("a summary");
        let and = if kind == FeedType::RSS2 { "&amp;" } else { "&" };
        assert_eq!(summary.content, format!("The lamps are lit {and} the gulls are gone."), "{file}");
        assert_eq!(
            pier.authors.iter().filter_map(|author| author.name.as_deref()).collect::<Vec<_>>(),
            ["Ada Lamp", "Ben Quay"]
        );
        let subjects: Vec<&str> = pier.categories.iter().map(|category| category.term.as_str()).collect();
        assert_eq!(subjects, ["Town", "Harbour", "lamps"], "{file}");
        if kind != FeedType::RSS2 {
            assert_eq!(pier.updated.expect("a time").to_rfc3339(), "2024-03-06T02:30:00+00:00", "{file}");
        }
    }
}

#[test]
fn a_feed_has_the_whole_text_with_addresses_that_are_true_everywhere() {
    let newsroom = paper();
    for file in ["rss.xml", "atom.xml", "feed.json", "channels/town/rss.xml", "channels/harbour/rss.xml"] {
        let feed = parsed(&newsroom, file);
        let content = feed.entries[0].content.as_ref().and_then(|content| content.body.as_deref()).expect("a text");
        for part in [
            "<p>See <a href=\"https://courier.example/articles/arts/\" rel=\"noopener noreferrer\">the show</a>.</p>",
            "src=\"https://courier.example/media/pier.avif\"",
            "<a href=\"https://film.example/x\" rel=\"noopener noreferrer\">Film</a>",
            "<a href=\"https://courier.example/about/\" rel=\"noopener noreferrer\">About</a>",
        ] {
            assert!(content.contains(part), "{file}: {part}\n{content}");
        }
        assert_eq!(content.matches("<img").count(), 2, "{file}: {content}");
        assert!(!content.contains("=\"/") && !content.contains("<button") && !content.contains("<script"), "{content}");
    }
}

/// What a feed says of a story's language, readers do not hand on to the page that they show it on; RSS has no way to say it.
#[test]
fn a_text_in_a_feed_says_its_language_and_direction() {
    let newsroom = paper();
    for file in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = parsed(&newsroom, file);
        for (entry, wrap) in [(0, "<div lang=\"en\" dir=\"ltr\">"), (1, "<div lang=\"ar\" dir=\"rtl\">")] {
            let content = feed.entries[entry].content.as_ref().and_then(|content| content.body.as_deref());
            let content = content.expect("a text");
            assert!(content.starts_with(wrap) && content.ends_with("</div>"), "{file}: {content}");
        }
    }
}

#[test]
fn a_feed_has_what_a_text_must_not_go_without() {
    let newsroom = Newsroom::new();
    newsroom.article(
        "pier",
        json!({
            "channel": ["town"],
            "corrections": [{"date": "2024-03-06T10:30:00+08:00", "text": [{"link": {"href": "/arts/", "text": "Arts"}}]}],
            "canonical": "https://gazette.example/pier",
            "rights": {"holder": "Lantern Bay Gazette", "notice": "All rights reserved."}
        }),
    );
    newsroom.published();
    for file in ["rss.xml", "atom.xml", "feed.json", "channels/town/rss.xml"] {
        let feed = parsed(&newsroom, file);
        let content = feed.entries[0].content.as_ref().and_then(|content| content.body.as_deref()).expect("a text");
        let places = [
            "The lamps on the quay",
            "<h2>Corrections</h2>",
            "<a href=\"https://courier.example/arts/\" rel=\"noopener noreferrer\">Arts</a>",
            "First published at: <a href=\"https://gazette.example/pier\" rel=\"noopener\">",
            "<span>Lantern Bay Gazette</span> <span>All rights reserved.</span>",
        ]
        .map(|part| content.find(part).unwrap_or_else(|| panic!("{file}: {part}\n{content}")));
        assert!(places.is_sorted(), "{file}: {content}");
    }
}

/// As in a head and for partners: a program takes no address with a space in it.
#[test]
fn the_picture_of_a_story_in_json_is_spelt_as_it_is_sent() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/码头 1.avif", "x");
    let image = |width: u32| json!({"image": {"src": "/media/码头 1.avif", "alt": "", "width": width, "height": 30}});
    newsroom.article("pier", image(400));
    // A shape is no size, and without one there is no thumbnail (oEmbed, 2.3.4).
    newsroom.article("quay", image(40));
    newsroom.published();
    let spelt = "https://courier.example/media/%E7%A0%81%E5%A4%B4%201.avif";
    assert_eq!(newsroom.json("feed.json")["items"][0]["image"], spelt);
    assert_eq!(newsroom.json("oembed/pier.json")["thumbnail_url"], spelt);
    assert_eq!(newsroom.json("oembed/quay.json").get("thumbnail_url"), None);
}

/// Beside the headline, where a reader of feeds shows no more of a story than that.
#[test]
fn the_picture_of_a_story_is_told_apart_from_its_text() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/码头 1.avif", "x");
    let image = json!({"src": "/media/码头 1.avif", "alt": "Lamps & \"ropes\"", "credit": "A. Keeper", "width": 400, "height": 300});
    newsroom.article("pier", json!({"image": image, "published": "2024-03-06T09:00:00Z"}));
    // A shape is no size.
    newsroom
        .article("quay", json!({"image": {"src": "https://photos.example/quay", "alt": "", "width": 4, "height": 3}}));
    newsroom.article("moor", json!({"published": "2024-03-01T09:00:00Z"}));
    newsroom.published();
    for file in ["rss.xml", "atom.xml"] {
        let feed = parsed(&newsroom, file);
        let pictures = feed.entries.iter().map(|entry| {
            let media = entry.media.first()?;
            let content = media.content.first()?;
            let url = content.url.as_ref()?.as_str().to_owned();
            let words = media.description.as_ref().map(|alt| alt.content.clone());
            let credit = media.credits.first().map(|credit| credit.entity.clone());
            Some((url, content.width.zip(content.height), words, credit))
        });
        let pier = "https://courier.example/media/%E7%A0%81%E5%A4%B4%201.avif".to_owned();
        let expected = [
            Some((pier, Some((400, 300)), Some("Lamps & \"ropes\"".to_owned()), Some("A. Keeper".to_owned()))),
            Some(("https://photos.example/quay".to_owned(), None, None, None)),
            None,
        ];
        assert_eq!(pictures.collect::<Vec<_>>(), expected, "{file}: {}", newsroom.site(file));
    }
}

#[test]
fn a_hostile_headline_stays_text() {
    let newsroom = paper();
    for file in ["rss.xml", "atom.xml", "feed.json"] {
        let feed = parsed(&newsroom, file);
        let title = &feed.entries[2].title.as_ref().expect("a title").content;
        // XML has no way to write a backspace.
        assert_eq!(title.trim_end_matches('\u{8}').trim_end(), HOSTILE.trim_end_matches('\u{8}').trim_end(), "{file}");
    }
}

#[test]
fn rss_is_as_feed_readers_expect_it() {
    let newsroom = paper();
    let rss = newsroom.site("rss.xml");
    assert!(rss.contains("<pubDate>Tue, 05 Mar 2024 01:00:00 GMT</pubDate>"), "{rss}");
    let self_link = "<atom:link href=\"https://courier.example/rss.xml\" rel=\"self\" type=\"application/rss+xml\"/>";
    assert!(rss.contains(self_link), "{rss}");
    for item in rss.split("<item>").skip(1) {
        let place = |tag: &str| item.find(tag).unwrap_or_else(|| panic!("{tag} in {item}"));
        assert!(place("<description>") < place("<content:encoded>"), "{item}");
    }
    // A description is read as HTML, where the words of a summary would be tags.
    let harm = rss.split("<description>").last().expect("the last story's");
    assert!(harm.starts_with("]]&amp;gt;&amp;lt;/title&amp;gt;&amp;lt;script&amp;gt;"), "{harm}");
}

#[test]
fn a_channel_has_a_feed_of_its_own() {
    let newsroom = paper();
    let feed = parsed(&newsroom, "channels/arts/rss.xml");
    assert_eq!(feed.title.expect("a title").content, "فنون – Lantern Bay Courier");
    assert_eq!(feed.language.as_deref(), Some("ar"));
    assert_eq!(feed.entries.len(), 1);
    assert!(newsroom.site("channels/arts/index.html").contains("href=\"/channels/arts/rss.xml\""));
    assert_eq!(parsed(&newsroom, "channels/weather/rss.xml").entries.len(), 0);
}

#[test]
fn a_feed_has_the_newest_thirty() {
    let newsroom = Newsroom::new();
    newsroom.stories("tide", 35, &["weather"]);
    newsroom.published();
    for file in ["rss.xml", "atom.xml", "feed.json", "channels/weather/rss.xml"] {
        let feed = parsed(&newsroom, file);
        assert_eq!(feed.entries.len(), 30, "{file}");
        assert_eq!(feed.entries[0].links[0].href, "https://courier.example/articles/tide-34/", "{file}");
    }
}

#[test]
fn the_site_map_has_every_page_and_when_it_last_changed() {
    let newsroom = paper();
    let map = newsroom.site("sitemap.xml");
    for url in [
        "<url><loc>https://courier.example/</loc><lastmod>2024-03-06T10:30:00+08:00</lastmod></url>",
        "<url><loc>https://courier.example/channels/harbour/</loc></url>",
        "<url><loc>https://courier.example/articles/pier/</loc><lastmod>2024-03-06T10:30:00+08:00</lastmod></url>",
        "<url><loc>https://courier.example/articles/arts/</loc><lastmod>2024-03-04T09:00:00Z</lastmod></url>",
    ] {
        assert!(map.contains(url), "{url}\n{map}");
    }
    let news = newsroom.site("news-sitemap.xml");
    assert_eq!(news.matches("<news:news>").count(), 2, "{news}");
    assert_eq!(
        newsroom.site("robots.txt"),
        "User-agent: *\nAllow: /\nSitemap: https://courier.example/sitemap.xml\n\
         Sitemap: https://courier.example/news-sitemap.xml\n"
    );
}

#[test]
fn a_story_that_stood_elsewhere_first_is_in_the_feeds_and_in_no_map() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"canonical": "https://agency.example/pier"}));
    // Its own address, or a place on the site, says nothing else than no address does.
    newsroom.article("quay", json!({"canonical": "https://courier.example/articles/quay/"}));
    newsroom.article("lamp", json!({"canonical": "/articles/lamp/"}));
    // Nor does where it stood before the paper came to Kanbao.
    newsroom.article("moor", json!({"canonical": "http://www.Courier.example:80/2019/moor?page=2"}));
    newsroom.article("port", json!({"canonical": "https://courier.example.agency.example/articles/port/"}));
    newsroom.published();
    for file in ["sitemap.xml", "news-sitemap.xml"] {
        let map = newsroom.site(file);
        let has = |id: &str| map.contains(&format!("<loc>https://courier.example/articles/{id}/</loc>"));
        assert_eq!(
            ["pier", "quay", "lamp", "moor", "port"].map(has),
            [false, true, true, true, false],
            "{file}: {map}"
        );
    }
    assert_eq!(parsed(&newsroom, "rss.xml").entries.len(), 5);
    // Nor are readers led to what is gone.
    let says_so = |id: &str| newsroom.site(&format!("articles/{id}/index.html")).contains("First published at");
    assert_eq!(["pier", "quay", "lamp", "moor", "port"].map(says_so), [true, false, false, false, true]);
    for (id, canonical) in [("pier", "https://agency.example/pier"), ("moor", "https://courier.example/articles/moor/")]
    {
        let page = newsroom.site(&format!("articles/{id}/index.html"));
        assert!(page.contains(&format!(r#"rel="canonical" href="{canonical}""#)), "{page}");
    }
}

/// A build that finds nothing changed reads no story again, so a feed can only be what was noted of it.
#[test]
fn feeds_and_maps_follow_a_change_and_stay_without_one() {
    let newsroom = Newsroom::new();
    newsroom.stories("tide", 35, &["weather"]);
    newsroom.published();
    assert!(newsroom.published().stderr.contains(": 0 files written, "));
    // Too old for any feed; the map and the list know it.
    newsroom.article("tide-0", json!({"channel": ["weather"], "published": "2024-03-05T08:00:00Z", "body": []}));
    let answer = newsroom.published();
    assert!(answer.stderr.contains(": 3 files written, "), "{}", answer.stderr);
    newsroom.article("tide-34", json!({"channel": ["weather"], "published": "2024-03-05T08:34:00Z", "body": []}));
    let answer = newsroom.published();
    // Its file and pages, and four feeds.
    assert!(answer.stderr.contains(": 7 files written, "), "{}", answer.stderr);
}

#[test]
fn a_paper_keeps_its_own_rules_for_robots() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/robots.txt", "User-agent: *\nDisallow: /\n");
    newsroom.published();
    assert_eq!(newsroom.site("robots.txt"), "User-agent: *\nDisallow: /\n");
}

#[test]
fn without_an_address_of_its_own_a_site_has_pages_and_a_warning() {
    for (url, said) in
        [("", "the field \"url\" is missing"), (r#""url": "/news/","#, "url: the address is not absolute")]
    {
        let newsroom = Newsroom::new();
        newsroom.write("edition/site.json", &format!(r#"{{{url} "name": "Courier", "lang": "en"}}"#));
        newsroom.article("pier", json!({"image": {"src": "/x.png", "alt": "", "width": 1, "height": 1}}));
        newsroom.write("edition/x.png", "x");
        let answer = newsroom.published();
        assert_eq!(answer.stderr.matches("no feeds and no site maps").count(), 1, "{}", answer.stderr);
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
        assert_eq!(newsroom.check().stdout.matches("no feeds and no site maps").count(), 1);
        for file in ["rss.xml", "atom.xml", "feed.json", "sitemap.xml", "news-sitemap.xml"] {
            assert!(!newsroom.path("site").join(file).exists(), "{file}");
        }
        assert_eq!(newsroom.site("robots.txt"), "User-agent: *\nAllow: /\n");
        let page = newsroom.site("articles/pier/index.html");
        for absent in ["canonical", "og:url", "og:image", "rel=\"alternate\"", "BreadcrumbList", "mainEntityOfPage"] {
            assert!(!page.contains(absent), "{absent}: {page}");
        }
        assert!(page.contains("\"@type\":\"NewsArticle\""), "{page}");
    }
}
