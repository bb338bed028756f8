//! What a page's head says to search engines and to those who share it.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// A paper with one story that has everything a head tells.
fn paper() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/pier.avif", "x");
    newsroom.write("edition/media/quay.avif", "x");
    newsroom.article(
        "pier",
        json!({
            "lang": "zh-Hant-HK",
            "headline": "燈亮了",
            "kickers": ["碼頭"],
            "subheads": ["六點"],
            "channel": ["town", "harbour"],
            "summary": "碼頭的燈六點亮起。",
            "published": "2024-03-05 09:00:00+08:00",
            "modified": "2024-03-06T10:30:00+08:00",
            "image": {"src": "/media/pier.avif", "alt": "碼頭", "width": 1600, "height": 900, "credit": "記者", "caption": "夜"},
            "tags": ["燈"],
            "credits": [
                {"role": "source", "names": ["Courier Wire"], "url": "https://wire.example/"},
                {"role": "reporter", "names": ["甲", "乙"]},
                {"role": "editor", "names": ["丙"]},
                {"role": "duty_editor", "names": ["丙"]}
            ],
            "corrections": [{"date": "2024-03-06", "text": ["是", {"strong": "六"}, "點"]}],
            "rights": {"holder": "Courier", "notice": "No copies"},
            "body": [
                {"type": "paragraph", "text": "燈亮了。"},
                {"type": "image", "src": "../media/quay.avif", "alt": "", "width": 400, "height": 300}
            ]
        }),
    );
    newsroom.stories("show", 45, &["arts"]);
    newsroom.published();
    newsroom
}

/// The tags that the press put into the head, one a line, without the data for search engines.
fn tags(page: &str) -> String {
    let head = page.split_once("</title>").and_then(|(_, rest)| rest.split_once("<script")).expect("a head").0;
    head.replace("><", ">\n<")
}

/// The data for search engines.
fn data(page: &str) -> Vec<Value> {
    let scripts = page.split(r#"<script type="application/ld+json">"#).skip(1);
    let data = scripts.map(|rest| rest.split_once("</script>").expect("an end").0);
    data.map(|json| serde_json::from_str(json).expect("JSON")).collect()
}

#[test]
fn a_story() {
    let newsroom = paper();
    let page = newsroom.site("articles/pier/index.html");
    assert_snapshot!(tags(&page));
    let words = page.find("id=\"served\"").expect("the page");
    assert!(page[words..].contains("application/ld+json"), "no reader waits for what machines read");
    assert!(!page[..words].contains("application/ld+json"));
    let data = data(&page);
    assert_eq!(data.len(), 2);
    assert_snapshot!(serde_json::to_string_pretty(&data[0]).expect("JSON"));
    let items: Vec<_> =
        data[1]["itemListElement"].as_array().expect("a list").iter().map(|item| &item["item"]).collect();
    assert_eq!(
        items,
        ["", "channels/town/", "channels/harbour/"]
            .map(|path| format!("https://courier.example/{path}"))
            .iter()
            .collect::<Vec<_>>()
    );
}

#[test]
fn a_story_with_the_least_that_it_can_have() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    let page = newsroom.site("articles/pier/index.html");
    assert_snapshot!(tags(&page));
    let data = data(&page);
    assert_snapshot!(serde_json::to_string_pretty(&data[0]).expect("JSON"));
    // One step is no way.
    assert_eq!(data.len(), 1, "{data:?}");
}

/// Messengers show no drawings.
#[test]
fn a_story_without_pictures_is_shared_with_the_logo() {
    for (logo, shown) in [
        ("media/mark.png", Some("https://courier.example/media/mark.png")),
        ("https://cdn.example/mark.webp?2", Some("https://cdn.example/mark.webp?2")),
        ("media/mark.SVG?2", None),
    ] {
        let newsroom = Newsroom::new();
        newsroom.site_says("logo", json!(logo));
        newsroom.write("edition/media/mark.png", "x");
        newsroom.article("pier", json!({}));
        newsroom.published();
        let page = newsroom.site("articles/pier/index.html");
        let image = page.split_once("<meta property=\"og:image\" content=\"").map(|(_, rest)| rest.split('"').next());
        assert_eq!(image.flatten(), shown, "{logo}");
        assert!(page.contains("name=\"twitter:card\" content=\"summary\""), "{logo}");
    }
}

/// A film's first picture is one, where the story has no other.
#[test]
fn a_story_with_a_film_alone_is_shared_with_its_first_picture() {
    let newsroom = Newsroom::new();
    newsroom.site_says("logo", json!("media/mark.png"));
    for file in ["mark.png", "gate.jpg", "gate.webm", "pier.jpg"] {
        newsroom.write(&format!("edition/media/{file}"), "x");
    }
    let film = json!({"type": "video", "src": "/media/gate.webm", "poster": "/media/gate.jpg", "title": "The gate", "transcript": "…"});
    let picture = json!({"type": "image", "src": "/media/pier.jpg", "alt": "", "width": 4, "height": 3});
    newsroom.article("film", json!({"body": [film]}));
    newsroom.article("both", json!({"body": [film, picture]}));
    newsroom.published();
    for (id, shown) in [("film", "gate"), ("both", "pier")] {
        let page = newsroom.site(&format!("articles/{id}/index.html"));
        let image = format!("https://courier.example/media/{shown}.jpg");
        assert!(page.contains(&format!("<meta property=\"og:image\" content=\"{image}\">")), "{id}: {page}");
        assert!(page.contains("name=\"twitter:card\" content=\"summary_large_image\""), "{id}");
        let images = &data(&page)[0]["image"];
        assert_eq!((images.as_array().map(Vec::len), &images[0]["url"]), (Some(1), &json!(image)), "{id}");
    }
    let film = newsroom.site("articles/film/index.html");
    assert!(film.contains("<meta property=\"og:image:alt\" content=\"The gate\">"), "{film}");
}

/// What is played in a story is in the results for films and sounds too, where it can be shown there.
#[test]
fn films_and_sounds_are_told_of() {
    let newsroom = Newsroom::new();
    for file in ["gate.jpg", "gate.webm", "tide.webm", "bell.mp3"] {
        newsroom.write(&format!("edition/media/{file}"), "x");
    }
    let film = json!({
        "type": "video", "src": "/media/gate.webm", "poster": "/media/gate.jpg", "title": "The gate", "transcript": "…",
        "width": 1080, "height": 1920,
    });
    let unseen = json!({"type": "video", "src": "/media/tide.webm", "title": "The tide", "transcript": "…"});
    let sound = json!({"type": "audio", "src": "/media/bell.mp3", "title": " ", "transcript": "…"});
    newsroom.article("pier", json!({"body": [film, unseen, sound]}));
    newsroom.published();
    let story = &data(&newsroom.site("articles/pier/index.html"))[0];
    let published = &story["datePublished"];
    let media = "https://courier.example/media";
    let film = json!({
        "@type": "VideoObject",
        "name": "The gate",
        "thumbnailUrl": format!("{media}/gate.jpg"),
        "uploadDate": published,
        "contentUrl": format!("{media}/gate.webm"),
        "width": "1080 px",
        "height": "1920 px",
    });
    assert_eq!(story["video"], json!([film]));
    let sound = json!({
        "@type": "AudioObject",
        "name": story["headline"],
        "uploadDate": published,
        "contentUrl": format!("{media}/bell.mp3"),
    });
    assert_eq!(story["audio"], json!([sound]));
}

#[test]
fn a_story_that_first_ran_elsewhere_says_where() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"canonical": "https://first.example/pier"}));
    newsroom.published();
    for file in ["articles/pier/index.html", "embed/pier/index.html"] {
        let page = newsroom.site(file);
        assert_eq!(page.matches("rel=\"canonical\"").count(), 1, "{page}");
        assert!(page.contains("<link rel=\"canonical\" href=\"https://first.example/pier\">"), "{page}");
    }
}

#[test]
fn a_list() {
    let newsroom = paper();
    assert_snapshot!(tags(&newsroom.site("channels/arts/2/index.html")));
    assert_snapshot!(tags(&newsroom.site("index.html")));
    let site = data(&newsroom.site("index.html"));
    assert_eq!((&site[0]["@type"], &site[0]["url"]), (&json!("WebSite"), &json!("https://courier.example/")));
}

#[test]
fn what_no_search_engine_should_list() {
    let newsroom = paper();
    for file in ["404.html", "embed/pier/index.html"] {
        assert!(newsroom.site(file).contains("<meta name=\"robots\" content=\"noindex\">"), "{file}");
    }
    assert!(data(&newsroom.site("404.html")).is_empty());
}

/// Every time that machines read is one.
#[test]
fn times_are_those_of_the_story() {
    let newsroom = paper();
    let story = &data(&newsroom.site("articles/pier/index.html"))[0];
    for field in ["datePublished", "dateModified"] {
        let time = story[field].as_str().and_then(article::Timestamp::new);
        assert!(time.is_some_and(|time| time.as_str().as_bytes()[10] == b'T'), "{field}: {}", story[field]);
    }
}
