//! The other script: which pages there are, what they say of each other, and the newsroom's own table.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use crate::newsroom::Newsroom;

/// A paper in Simplified that has stories in Traditional and in English.
fn newsroom() -> Newsroom {
    let newsroom = Newsroom::new();
    let site = json!({
        "name": "灯湾日报", "lang": "zh-Hans-CN", "url": "https://bay.example",
        "channels": [{"id": "news", "name": "新闻"}, {"id": "hant", "name": "繁體版", "lang": "zh-Hant-TW"}]
    });
    newsroom.write("edition/site.json", &site.to_string());
    newsroom.article("lamps", json!({"headline": "码头的灯亮了", "channel": ["news"], "related": ["tide"]}));
    newsroom.article("tide", json!({"headline": "潮水來了", "lang": "zh-Hant-TW", "channel": ["hant"]}));
    newsroom.article("boats", json!({"headline": "The boats are in", "lang": "en", "channel": ["news"]}));
    newsroom
}

fn below<'a>(files: &'a BTreeSet<&str>, folder: &'a str) -> Vec<&'a str> {
    files.iter().filter_map(|file| file.strip_prefix(folder)).collect()
}

#[test]
fn there_is_a_page_in_the_other_script_where_something_differs() {
    let newsroom = newsroom();
    newsroom.published();
    let files = newsroom.files("site");
    let files: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        below(&files, "hant/"),
        [
            "articles/lamps.json",
            "articles/lamps/index.html",
            "channels/news/1.json",
            "channels/news/index.html",
            "embed/lamps/index.html",
            "front.json",
            "index.html",
            "oembed/lamps.json",
            "site.json"
        ]
    );
    assert_eq!(
        below(&files, "hans/"),
        [
            "articles/tide.json",
            "articles/tide/index.html",
            "channels/hant/1.json",
            "channels/hant/index.html",
            "embed/tide/index.html",
            "oembed/tide.json",
            "site.json"
        ]
    );
}

#[test]
fn lists_lead_to_pages_in_the_script_and_to_plain_ones() {
    let newsroom = newsroom();
    newsroom.published();
    let list = newsroom.json("hant/channels/news/1.json");
    let told: Vec<_> =
        list["teasers"].as_array().expect("a list").iter().map(|story| (&story["headline"], &story["url"])).collect();
    assert_eq!(
        told,
        [(&json!("The boats are in"), &json!(null)), (&json!("碼頭的燈亮了"), &json!("/hant/articles/lamps/"))]
    );
    let story = newsroom.json("hant/articles/lamps.json");
    assert_eq!(story["lang"], json!(null));
    assert_eq!(newsroom.json("hant/site.json")["lang"], "zh-Hant-CN");
    assert_eq!(story["related"][0]["url"], "/articles/tide/");
    let story = newsroom.json("hans/articles/tide.json");
    assert_eq!((&story["headline"], &story["lang"]), (&json!("潮水来了"), &json!("zh-Hans-TW")));
}

#[test]
fn both_pages_name_both_and_the_newsrooms_own() {
    let newsroom = newsroom();
    newsroom.published();
    let alternates = [
        r#"<link rel="alternate" hreflang="zh-Hans" href="https://bay.example/articles/lamps/">"#,
        r#"<link rel="alternate" hreflang="zh-Hant" href="https://bay.example/hant/articles/lamps/">"#,
        r#"<link rel="alternate" hreflang="x-default" href="https://bay.example/articles/lamps/">"#,
    ];
    for (file, path, lang, og) in [
        ("articles/lamps/index.html", "articles/lamps/", "zh-Hans-CN", ["zh_CN", "zh_TW"]),
        ("hant/articles/lamps/index.html", "hant/articles/lamps/", "zh-Hant-CN", ["zh_TW", "zh_CN"]),
    ] {
        let page = newsroom.site(file);
        let [own, other] = og;
        for expected in alternates.into_iter().map(str::to_owned).chain([
            format!(r#"<link rel="canonical" href="https://bay.example/{path}">"#),
            format!(r#"<meta property="og:locale" content="{own}">"#),
            format!(r#"<meta property="og:locale:alternate" content="{other}">"#),
            format!(r#"data-path="/{path}""#),
            format!(r#"<html lang="{lang}""#),
        ]) {
            assert!(page.contains(&expected), "{file} lacks {expected}\n{page}");
        }
    }
    assert!(!newsroom.site("articles/boats/index.html").contains("hreflang"));
    let map = newsroom.site("sitemap.xml");
    for path in ["/hant/", "/hant/channels/news/", "/hant/articles/lamps/", "/hans/articles/tide/"] {
        let loc = format!("<loc>https://bay.example{path}</loc>");
        assert_eq!(map.matches(&loc).count(), 1, "{loc}");
    }
    let link = r#"<xhtml:link rel="alternate" hreflang="zh-Hans" href="https://bay.example/hans/articles/tide/"/>"#;
    assert_eq!(map.matches(link).count(), 2, "{map}");
}

#[test]
fn a_newsroom_may_publish_its_own_script_only() {
    let newsroom = newsroom();
    newsroom.published();
    assert!(newsroom.path("site/hant/articles/lamps/index.html").exists());
    let site = fs::read_to_string(newsroom.path("edition/site.json")).expect("a site");
    newsroom.site_says("convert", json!(false));
    newsroom.published();
    assert!(!newsroom.path("site/hans").exists() && !newsroom.path("site/hant").exists());
    for (name, bytes) in newsroom.files("site") {
        let text = String::from_utf8(bytes).unwrap_or_default();
        // Channels may have such a name themselves.
        let text = text.replace("/channels/hant/", "");
        for other in ["hreflang", "og:locale:alternate", "/hant/", "/hans/"] {
            assert!(name.starts_with('.') || name.ends_with(".js") || !text.contains(other), "{name} has {other}");
        }
    }
    newsroom.write("edition/site.json", &site);
    newsroom.published();
    assert!(newsroom.site("articles/lamps/index.html").contains("/hant/articles/lamps/"));
    assert!(newsroom.path("site/hant/articles/lamps/index.html").exists());
}

#[test]
fn an_edition_without_chinese_has_no_other_script() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    assert!(!newsroom.path("site/hans").exists() && !newsroom.path("site/hant").exists());
}

#[test]
fn the_newsrooms_table_goes_before_every_rule_and_is_not_published() {
    let newsroom = newsroom();
    newsroom.write("edition/script-overrides.json", r#"{"words": [{"hans": "码头", "hant": "馬頭"}]}"#);
    newsroom.published();
    assert_eq!(newsroom.json("hant/articles/lamps.json")["headline"], "馬頭的燈亮了");
    assert!(!newsroom.path("site/script-overrides.json").exists());
}

#[test]
fn what_is_wrong_with_the_table_is_told_with_its_place() {
    let newsroom = newsroom();
    newsroom.write(
        "edition/script-overrides.json",
        "{\"words\": [\n  {\"hans\": \"钱岩山\", \"hant\": \"錢山\"},\n  {\"hans\": \"码头\", \"hant\": \"碼頭\"},\n  \
         {\"hans\": \"码头\", \"hant\": \"馬頭\"},\n  {\"hans\": \"\", \"hant\": \"\"},\n  {\"hans\": \"燈灣\"},\n  7\n]}",
    );
    let answer = newsroom.check();
    assert_eq!(answer.code, 2);
    for expected in [
        "script-overrides.json:2:27: error: words[0].hant: \"錢山\" has 2 characters, and \"钱岩山\" has 3",
        "script-overrides.json:5:12: error: words[3].hans: a name has no spaces around it",
        "script-overrides.json:6:3: error: words[4]: the field \"hant\" is missing",
        "script-overrides.json:7:3: error: words[5]: expected a name in both scripts",
        "script-overrides.json has errors, and every page in the other script needs it",
    ] {
        assert!(
            format!("{}{}", answer.stdout, answer.stderr).contains(expected),
            "{expected}\n{}{}",
            answer.stdout,
            answer.stderr
        );
    }
    newsroom.write(
        "edition/script-overrides.json",
        "{\"words\": [\n  {\"hans\": \"码头\", \"hant\": \"碼頭\"},\n  {\"hans\": \"码头\", \"hant\": \"馬頭\"}\n]}",
    );
    let answer = newsroom.check();
    assert!(
        answer
            .stdout
            .contains("script-overrides.json:3:12: error: words[1].hans: \"码头\" stands in the table already"),
        "{}",
        answer.stdout
    );
    newsroom.write(
        "edition/script-overrides.json",
        r#"{"words": [{"hans": "里约", "hant": "里約"}, {"hans": "燈灣", "hant": "灯湾"}]}"#,
    );
    let answer = newsroom.check();
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    assert!(answer.stdout.contains("warning: words[1]: \"燈灣\" is written in Traditional"), "{}", answer.stdout);
    assert!(!answer.stdout.contains("words[0]"), "a character that has several counterparts: {}", answer.stdout);
}

#[test]
fn only_what_differs_is_made_again() {
    let newsroom = newsroom();
    newsroom.published();
    assert!(newsroom.published().stderr.contains(": 0 files written"));
    newsroom.write("edition/script-overrides.json", r#"{"words": [{"hans": "码头", "hant": "馬頭"}]}"#);
    let answer = newsroom.published();
    // The story, the channel and the front page in Traditional, each with its JSON, and what partners get of the story.
    assert!(answer.stderr.contains(": 8 files written"), "{}", answer.stderr);
    // A story that a link leads to is written in the other script too from now on, and the link leads there.
    let link = json!([{"type": "paragraph", "text": [{"link": {"href": "/articles/quay/", "text": "码头"}}]}]);
    newsroom.article("lamps", json!({"headline": "码头的灯亮了", "channel": ["news"], "body": link}));
    newsroom.published();
    let href =
        |newsroom: &Newsroom| newsroom.json("hant/articles/lamps.json")["body"][0]["text"][0]["link"]["href"].clone();
    assert_eq!(href(&newsroom), "/articles/quay/");
    newsroom.article("quay", json!({"headline": "码头", "channel": []}));
    newsroom.published();
    assert_eq!(href(&newsroom), "/hant/articles/quay/");
    newsroom.remove("edition/articles/quay.json");
    newsroom.published();
    assert_eq!(href(&newsroom), "/articles/quay/");
    assert!(!newsroom.path("site/hant/articles/quay.json").exists());
}
