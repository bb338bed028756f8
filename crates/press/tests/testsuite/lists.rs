//! The front page and the pages of the channels.

use std::fs;

use article::{Archive, Document, Front};
use serde_json::{Value, json};

use crate::newsroom::{Newsroom, ids};

#[test]
fn forty_five_stories_make_three_pages() {
    let newsroom = Newsroom::new();
    newsroom.stories("tide", 45, &["weather"]);
    newsroom.published();
    let mut all = Vec::new();
    for (page, count) in [(1, 20), (2, 20), (3, 5)] {
        let archive = newsroom.json(&format!("channels/weather/{page}.json"));
        assert_eq!(
            (&archive["channel"], &archive["page"], &archive["pages"]),
            (&json!("weather"), &json!(page), &json!(3))
        );
        assert_eq!(ids(&archive["teasers"]).len(), count);
        all.extend(ids(&archive["teasers"]).into_iter().map(str::to_owned));
    }
    let newest_first: Vec<_> = (0..45).rev().map(|number| format!("tide-{number}")).collect();
    assert_eq!(all, newest_first);
    assert!(!newsroom.path("site/channels/weather/4.json").exists());
    assert!(newsroom.path("site/channels/weather/index.html").exists());
    assert!(newsroom.path("site/channels/weather/3/index.html").exists());
    assert!(!newsroom.path("site/channels/weather/1").exists());
}

#[test]
fn a_channel_has_the_stories_of_those_inside_it() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town", "harbour"], "published": "2024-03-05T09:00:00Z"}));
    newsroom.article("vote", json!({"channel": ["town", "council"], "published": "2024-03-06T09:00:00Z"}));
    newsroom.article("fair", json!({"channel": ["town"], "published": "2024-03-04T09:00:00Z"}));
    newsroom.article("inner-alone", json!({"channel": ["harbour"], "published": "2024-03-03T09:00:00Z"}));
    newsroom.published();
    let page = |channel: &str| newsroom.json(&format!("channels/{channel}/1.json"));
    assert_eq!(ids(&page("town")["teasers"]), ["vote", "pier", "fair", "inner-alone"]);
    assert_eq!(ids(&page("harbour")["teasers"]), ["pier", "inner-alone"]);
    assert_eq!(ids(&page("council")["teasers"]), ["vote"]);
}

#[test]
fn a_channel_without_stories_has_an_empty_page() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town", "harbour"]}));
    newsroom.published();
    assert_eq!(newsroom.json("channels/arts/1.json"), json!({"channel": "arts", "page": 1, "pages": 1, "teasers": []}));
}

#[test]
fn the_front_page_has_the_newest_by_channel() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 9, &["town", "council"]);
    newsroom.article("pier", json!({"channel": ["town", "harbour"], "published": "2024-03-05T08:07:30Z"}));
    newsroom.article("squall", json!({"channel": ["weather"], "published": "2024-03-01T08:00:00Z"}));
    newsroom.article("no-channel", json!({"published": "2024-02-01T08:00:00Z"}));
    newsroom.published();
    let front = newsroom.json("front.json");
    assert_eq!(front["lead"]["id"], "vote-8");
    let sections: Vec<_> = front["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .map(|section| (section["channel"].as_str().expect("a channel"), ids(&section["teasers"])))
        .collect();
    // Six stories, the lead left out, those of inner channels counted in; no section for the empty channel.
    assert_eq!(
        sections,
        [("town", vec!["pier", "vote-7", "vote-6", "vote-5", "vote-4", "vote-3"]), ("weather", vec!["squall"])]
    );
}

#[test]
fn the_front_page_of_a_paper_without_channels_has_the_newest_and_each_story_leads_to_the_one_before() {
    let newsroom = Newsroom::new();
    newsroom.site_says("channels", json!([]));
    newsroom.stories("tide", 25, &[]);
    newsroom.published();
    let front = newsroom.json("front.json");
    assert_eq!(front["lead"]["id"], "tide-24");
    let newest_first: Vec<_> = (4..24).rev().map(|number| format!("tide-{number}")).collect();
    assert_eq!(ids(&front["teasers"]), newest_first);
    assert_eq!(front.get("sections"), None);
    let page = newsroom.site("index.html");
    assert!(page.contains("href=\"/articles/tide-4/\"") && !page.contains("href=\"/articles/tide-3/\""));
    assert_eq!(newsroom.json("articles/tide-4.json")["previous"]["url"], "/articles/tide-3/");
    assert_eq!(newsroom.json("articles/tide-4.json")["next"]["url"], "/articles/tide-5/");
}

#[test]
fn a_channel_whose_one_story_leads_has_no_section() {
    let newsroom = Newsroom::new();
    newsroom.article("squall", json!({"channel": ["weather"]}));
    newsroom.published();
    let front = newsroom.json("front.json");
    assert_eq!(front["lead"]["id"], "squall");
    assert_eq!(front.get("sections"), None);
}

#[test]
fn among_the_newest_three_the_lead_is_one_with_a_picture() {
    let image = json!({"src": "https://pictures.example/a.avif", "alt": "", "width": 4, "height": 3});
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 4, &["town"]);
    newsroom.article("vote-0", json!({"image": image, "published": "2024-03-05T08:00:00Z"}));
    newsroom.published();
    assert_eq!(newsroom.json("front.json")["lead"]["id"], "vote-3");
    newsroom.article("vote-1", json!({"image": image, "published": "2024-03-05T08:01:00Z"}));
    newsroom.published();
    assert_eq!(newsroom.json("front.json")["lead"]["id"], "vote-1");
}

#[test]
fn stories_of_one_moment_are_ordered_by_id() {
    let newsroom = Newsroom::new();
    for (id, published) in
        [("c", "2024-03-05T09:00:00Z"), ("a", "2024-03-05T17:00:00+08:00"), ("b", "2024-03-05T09:00:00Z")]
    {
        newsroom.article(id, json!({"channel": ["weather"], "published": published}));
    }
    newsroom.published();
    assert_eq!(ids(&newsroom.json("channels/weather/1.json")["teasers"]), ["a", "b", "c"]);
}

#[test]
fn a_teaser_has_what_a_list_shows_and_no_body() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/pier.avif", "x");
    newsroom.article(
        "pier",
        json!({
            "lang": "en-GB",
            "channel": ["town", "harbour"],
            "kickers": ["码头", "夜"],
            "summary": "灯亮了。",
            "image": {"src": "../media/pier.avif", "alt": "灯", "width": 4, "height": 3}
        }),
    );
    newsroom.article("plain", json!({"channel": ["town"], "published": "2024-03-04T09:00:00Z"}));
    newsroom.published();
    assert_eq!(
        newsroom.json("channels/town/1.json")["teasers"][0],
        json!({
            "id": "pier",
            "headline": "Story pier",
            "published": "2024-03-05T09:00:00+08:00",
            "lang": "en-GB",
            "channel": ["town", "harbour"],
            "kicker": "码头",
            "summary": "灯亮了。",
            "image": {"src": "/media/pier.avif", "alt": "灯", "width": 4, "height": 3}
        })
    );
    let plain = &newsroom.json("channels/town/1.json")["teasers"][1];
    assert_eq!(plain.get("lang"), None, "{plain}");
    assert_eq!(plain.get("body"), None, "{plain}");
}

/// The viewer reads the lists with the contract's own types.
#[test]
fn the_lists_are_of_the_contract() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 25, &["town", "council"]);
    newsroom.published();
    let front = Front::parse(&newsroom.site("front.json"), Some("/front.json"));
    assert!(front.is_sound() && front.problems.is_empty(), "{:?}", front.problems);
    let mut pages = 0;
    for channel in ["town", "harbour", "council", "weather", "arts"] {
        for entry in fs::read_dir(newsroom.path(&format!("site/channels/{channel}"))).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let archive = Archive::parse(&fs::read_to_string(&path).expect("a page"), None);
                assert!(archive.is_sound() && archive.problems.is_empty(), "{:?}", archive.problems);
                pages += 1;
            }
        }
    }
    assert_eq!(pages, 7);
}

#[test]
fn lists_are_written_without_spaces() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    for file in ["front.json", "articles/pier.json", "channels/town/1.json"] {
        let text = newsroom.site(file);
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(value.to_string(), text);
    }
}

#[test]
fn the_lead_is_in_the_sites_own_language() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"published": "2024-03-01T08:00:00Z"}));
    newsroom.article("muelle", json!({"lang": "es", "published": "2024-03-02T08:00:00Z"}));
    newsroom.published();
    assert_eq!(newsroom.json("front.json")["lead"]["id"], "pier");
}
