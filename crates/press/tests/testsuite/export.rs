//! `press export`. What comes back of it by `press import` is tested there.

use serde_json::{Value, json};

use crate::newsroom::{Answer, Newsroom};

fn export(newsroom: &Newsroom, target: &str) -> Answer {
    newsroom.press(&["export", "edition", "--to", target, "--out", "wire"])
}

fn wire(newsroom: &Newsroom, file: &str) -> Value {
    let text = std::fs::read_to_string(newsroom.path("wire").join(file)).expect("a file");
    serde_json::from_str(&text).expect("JSON")
}

/// Two stories of one id would be one file.
#[test]
fn a_story_whose_id_is_not_its_files_name_is_left_out() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    newsroom.article("boat", json!({"channel": ["town"], "id": "ferry", "headline": "The boat"}));
    let answer = export(&newsroom, "ninjs");
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    let told = "articles/boat.json:1:18: error: id: the id \"ferry\" is that of \"ferry.json\", and this file is \"boat.json\"";
    assert!(answer.stderr.contains(told) && answer.stderr.contains("wrote 1 file into wire"), "{}", answer.stderr);
    assert_eq!(newsroom.files("wire").keys().collect::<Vec<_>>(), ["ferry.json"]);
    assert_eq!(wire(&newsroom, "ferry.json")["headlines"][0]["value"], "Story ferry");
    assert_eq!(export(&newsroom, "jsonfeed").code, 1);
    assert_eq!(wire(&newsroom, "feed.json")["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_story_that_is_named_twice_is_exported_once() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    let answer = newsroom.press(&["export", "edition", "ferry", "ferry", "--to", "jsonfeed"]);
    let feed: Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(feed["items"].as_array().map(Vec::len), Some(1), "{}", answer.stderr);
}

/// Who has it already is to know that it is the same (RFC 4287 §4.2.6; ninjs 3.1, `uri`).
#[test]
fn a_story_that_was_called_otherwise_is_known_by_its_first_id() {
    let newsroom = Newsroom::new();
    newsroom.article("lamps", json!({"channel": ["town"]}));
    newsroom.article("pier", json!({"channel": ["town"], "formerly": ["lamps", "quay"]}));
    let [quay, pier] = ["quay", "pier"].map(|id| format!("https://courier.example/articles/{id}/"));
    assert_eq!(export(&newsroom, "ninjs").code, 0);
    assert_eq!(wire(&newsroom, "pier.json")["uri"], quay);
    assert_eq!(export(&newsroom, "jsonfeed").code, 0);
    let feed = wire(&newsroom, "feed.json");
    let item = feed["items"].as_array().expect("a list").iter().find(|item| item["id"] == quay).expect("the story");
    assert_eq!(item["url"], pier);
}

/// Whoever imports both would have one of them.
#[test]
fn two_stories_that_were_called_the_same_are_not_known_by_it_both() {
    let newsroom = Newsroom::new();
    for id in ["pier", "tram"] {
        newsroom.article(id, json!({"channel": ["town"], "formerly": ["lamps", id.repeat(2)]}));
    }
    let address = |id: &str| format!("https://courier.example/articles/{id}/");
    assert_eq!(export(&newsroom, "ninjs").code, 0);
    assert_eq!(wire(&newsroom, "pier.json")["uri"], address("lamps"));
    assert_eq!(wire(&newsroom, "tram.json")["uri"], address("tramtram"));
    // Also where the other one is not asked for.
    let answer = newsroom.press(&["export", "edition", "tram", "--to", "jsonfeed"]);
    let feed: Value = serde_json::from_str(&answer.stdout).expect("JSON");
    assert_eq!(feed["items"][0]["id"], address("tramtram"));
}

/// A story with addresses of every kind.
fn quay() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.article(
        "quay",
        json!({
            "channel": ["town"],
            "image": {"src": "https-guide.png", "alt": "Map", "width": 4, "height": 3,
                "sources": [{"src": "/media/guide 800.png", "width": 800}]},
            "body": [
                {"type": "image", "src": "../media/quay.avif", "alt": "", "width": 4, "height": 3},
                {"type": "paragraph", "text": ["See ", {"link": {"href": "../pier/", "text": "the pier"}}]},
                {"type": "embed", "url": "/map/", "title": "Map"}
            ],
            "related": ["pier", {"title": "Tides", "url": "/tides/"}, {"title": "Rails", "url": "https-rails"}],
            "canonical": "mailto:desk@courier.example"
        }),
    );
    newsroom.article("pier", json!({"channel": ["town"]}));
    newsroom
}

#[test]
fn what_is_exported_has_the_addresses_that_pages_have() {
    let newsroom = quay();
    // A site stands at the top of its host.
    newsroom.site_says("url", json!("https://courier.example/paper/"));
    assert_eq!(export(&newsroom, "ninjs").code, 0);
    let quay = "https://courier.example/articles/quay/";
    newsroom.published();
    assert!(
        newsroom.site("articles/quay/index.html").contains(&format!("<meta property=\"og:url\" content=\"{quay}\">"))
    );
    let item = wire(&newsroom, "quay.json");
    assert_eq!(item["uri"], quay);
    assert!(item["altIds"].is_null(), "{item}");
    let [lead, pier, tides, rails] = item["associations"].as_array().expect("a list").as_slice() else {
        panic!("{item}")
    };
    assert_eq!(lead["uri"], "https://courier.example/articles/https-guide.png");
    assert_eq!(lead["renditions"][0]["href"], "https://courier.example/articles/https-guide.png");
    assert_eq!(lead["renditions"][1]["href"], "https://courier.example/media/guide%20800.png");
    assert_eq!(pier["uri"], "https://courier.example/articles/pier/");
    assert_eq!(tides["uri"], "https://courier.example/tides/");
    assert_eq!(rails["uri"], "https://courier.example/articles/quay/https-rails");
    let body = item["bodies"][0]["value"].as_str().expect("markup");

    assert_eq!(export(&newsroom, "jsonfeed").code, 0);
    let feed = wire(&newsroom, "feed.json");
    assert_eq!(feed["home_page_url"], "https://courier.example/");
    let item = feed["items"].as_array().expect("a list").iter().find(|item| item["id"] == quay).expect("the story");
    assert_eq!(item["url"], quay);
    assert_eq!(item["image"], "https://courier.example/articles/https-guide.png");
    assert!(item["external_url"].is_null(), "{item}");
    assert_eq!(item["content_html"], body);
    for address in [
        "src=\"https://courier.example/media/quay.avif\"",
        "href=\"https://courier.example/articles/pier/\"",
        "href=\"https://courier.example/map/\"",
    ] {
        assert!(body.contains(address), "{address}: {body}");
    }
    // Our own part is the newsroom's file, as it is.
    assert_eq!(item["_kanbao"]["image"]["src"], "https-guide.png");
    assert_eq!(item["_kanbao"]["body"][1]["text"][1]["link"]["href"], "../pier/");
}

#[test]
fn without_an_address_of_the_site_no_address_is_made_up() {
    let newsroom = quay();
    for url in [Value::Null, json!("/paper/")] {
        newsroom.site_says("url", url);
        assert_eq!(export(&newsroom, "ninjs").code, 0);
        let item = wire(&newsroom, "quay.json");
        assert_eq!(item["uri"], "urn:kanbao:quay");
        let [lead, pier] = item["associations"].as_array().expect("a list").as_slice() else { panic!("{item}") };
        assert_eq!(lead["uri"], "urn:kanbao:quay:lead");
        assert!(lead["renditions"].is_null(), "{lead}");
        assert_eq!(pier["uri"], "urn:kanbao:pier");
        assert_eq!(export(&newsroom, "jsonfeed").code, 0);
        let feed = wire(&newsroom, "feed.json");
        assert!(feed["home_page_url"].is_null(), "{feed}");
        let item = feed["items"].as_array().expect("a list").iter().find(|item| item["id"] == "urn:kanbao:quay");
        let item = item.expect("the story");
        assert!(item["url"].is_null() && item["image"].is_null(), "{item}");
    }
}

#[test]
fn names_are_listed_as_the_storys_language_lists_them() {
    let newsroom = Newsroom::new();
    let credits = json!([{"role": "reporter", "names": ["Ann Lee"]}, {"role": "reporter", "names": ["Bo Chan"]}]);
    for (id, lang, by) in [
        ("english", "en", "Ann Lee, Bo Chan"),
        ("arabic", "ar", "Ann Lee، Bo Chan"),
        ("chinese", "zh-Hant", "Ann Lee、Bo Chan"),
    ] {
        newsroom.article(id, json!({"channel": ["town"], "lang": lang, "credits": credits}));
        assert_eq!(export(&newsroom, "ninjs").code, 0);
        assert_eq!(wire(&newsroom, &format!("{id}.json"))["by"], by);
        newsroom.published();
        assert_eq!(newsroom.json(&format!("oembed/{id}.json"))["author_name"], by);
    }
}
