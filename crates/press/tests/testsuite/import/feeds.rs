//! Feeds and Markdown.

use serde_json::json;

use super::{articles, chinese, import, imported};

const RSS: &str = r#"<?xml version="1.0" encoding="gb2312"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>鹭浦日报</title><link>https://paper.example/</link><description>新闻</description><language>zh-cn</language>
<item><title>渡轮下月换冬季班次</title><link>https://paper.example/ferry</link><guid>https://paper.example/ferry</guid>
<pubDate>Wed, 21 Oct 2026 16:05:00 +0800</pubDate><category>港区</category><dc:creator>祝既望</dc:creator><description>每天往返各十班。</description>
<content:encoded><![CDATA[<p>月埕岛渡轮下月起换冬季班次，每天往返各<b>十班</b>。</p><script>run()</script>]]></content:encoded></item>
<item><title>夜市立新规</title><link>https://paper.example/market</link><guid>https://paper.example/market</guid>
<pubDate>Thu, 22 Oct 2026 09:00:00 +0800</pubDate><description>摊位减到一百七十二个。</description></item>
</channel></rss>"#;

const ATOM: &str = r#"<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>鹭浦日报</title>
<id>urn:paper</id><updated>2026-10-22T09:00:00+08:00</updated><entry><title>渡轮下月换冬季班次</title><id>urn:paper:ferry</id>
<link href="https://paper.example/ferry"/><published>2026-10-21T16:05:00+08:00</published><updated>2026-10-22T09:00:00+08:00</updated>
<author><name>祝既望</name></author><content type="html">&lt;p&gt;月埕岛渡轮下月起换冬季班次。&lt;/p&gt;</content></entry></feed>"#;

#[test]
fn rss_gives_an_article_an_item() {
    let newsroom = chinese();
    newsroom.write("feed.xml", "");
    std::fs::write(newsroom.path("feed.xml"), encoding_rs::GBK.encode(RSS).0).unwrap();
    let answer = import(&newsroom, &["feed.xml"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("only a summary"), "{}", answer.stderr);
    let all = articles(&newsroom);
    assert_eq!(all.len(), 2);
    let ferry = &all[0];
    assert_eq!(ferry["headline"], "渡轮下月换冬季班次");
    assert_eq!(ferry["published"], "2026-10-21T16:05:00+08:00");
    assert_eq!(ferry["channel"], json!(["news", "harbour"]));
    assert_eq!(
        ferry["body"],
        json!([{"type": "paragraph", "text": ["月埕岛渡轮下月起换冬季班次，每天往返各", {"strong": "十班"}, "。"]}])
    );
    assert_eq!(ferry["credits"], json!([{"role": "reporter", "names": ["祝既望"]}]));
}

#[test]
fn atom_keeps_both_its_dates() {
    let article = imported("feed.atom", ATOM);
    assert_eq!(article["published"], "2026-10-21T16:05:00+08:00");
    assert_eq!(article["modified"], "2026-10-22T09:00:00+08:00");
    assert_eq!(article["body"][0]["text"], "月埕岛渡轮下月起换冬季班次。");
}

/// An English paper's own zone is UTC, where these stories are of the day before.
#[test]
fn a_story_of_a_feed_keeps_the_day_of_its_newsroom() {
    let newsroom = chinese();
    newsroom.write(
        "edition/site.json",
        r#"{"name": "Harbour Daily", "lang": "en", "url": "https://kanbao.example/", "channels": [{"id": "news", "name": "News"}]}"#,
    );
    newsroom.write(
        "feed.xml",
        r#"<rss version="2.0"><channel><title>Harbour Daily</title><link>https://paper.example/</link><description>News</description>
<item><title>Bridge opens</title><guid>bridge</guid><pubDate>Sat, 21 Nov 2026 00:30:00 +0800</pubDate><description>It is open.</description></item>
<item><title>Ferry stops</title><guid>ferry</guid><pubDate>Fri, 20 Nov 2026 16:30:00 GMT</pubDate><description>It has stopped.</description></item>
</channel></rss>"#,
    );
    newsroom.write(
        "feed.atom",
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Daily</title><id>urn:paper</id><updated>2026-11-20T16:30:00Z</updated>
<entry><title>Market moves</title><id>urn:paper:market</id><published>2026-11-21T00:30:00+08:00</published><updated>2026-11-20T16:30:00Z</updated>
<content type="html">It has moved.</content></entry></feed>"#,
    );
    let answer = import(&newsroom, &["feed.xml", "feed.atom"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let all = articles(&newsroom);
    let dates: Vec<_> = all.iter().map(|article| (article["id"].as_str(), article["published"].as_str())).collect();
    assert_eq!(
        dates,
        [
            (Some("2026-11-20-ferry-stops"), Some("2026-11-20T16:30:00Z")),
            (Some("2026-11-21-bridge-opens"), Some("2026-11-21T00:30:00+08:00")),
            (Some("2026-11-21-market-moves"), Some("2026-11-21T00:30:00+08:00")),
        ]
    );
    // The same moment in another zone is no change.
    assert!(all.iter().all(|article| article["modified"].is_null()), "{all:#?}");
}

#[test]
fn a_json_feed_of_somebody_elses_is_read() {
    let feed = json!({"version": "https://jsonfeed.org/version/1.1", "title": "鹭浦日报", "language": "zh-CN", "items": [{
        "id": "7", "url": "https://paper.example/ferry", "title": "渡轮下月换冬季班次", "date_published": "2026-10-21T16:05:00+08:00",
        "content_text": "月埕岛渡轮下月起换冬季班次。\n\n每天往返各十班。", "authors": [{"name": "祝既望"}], "tags": ["渡轮"]}]});
    let article = imported("feed.json", &feed.to_string());
    assert_eq!(article["body"].as_array().map(Vec::len), Some(2));
    assert_eq!(article["tags"], json!(["渡轮"]));
}

#[test]
fn markdown_has_its_front_matter_read() {
    let article = imported(
        "ferry.md",
        "---\ntitle: 渡轮下月换冬季班次\ndate: 2026-10-21 16:05\nauthor: [祝既望]\ncategories: [港区]\naliases: [/articles/winter/, ferry-times, /posts/2019/ferry/]\n---\n\n月埕岛渡轮**下月起**换班次。\n\n## 班次\n\n- 去程十班\n- 回程十班\n",
    );
    assert_eq!(article["published"], "2026-10-21T16:05:00+08:00");
    assert_eq!(article["formerly"], json!(["winter", "ferry-times"]));
    let kinds: Vec<&str> =
        article["body"].as_array().unwrap().iter().filter_map(|block| block["type"].as_str()).collect();
    assert_eq!(kinds, ["paragraph", "heading", "list"]);
}

#[test]
fn what_is_wrong_with_an_item_names_it() {
    let newsroom = chinese();
    newsroom.write(
        "feed.xml",
        &RSS.replace(r#" encoding="gb2312""#, "").replace("<pubDate>Thu, 22 Oct 2026 09:00:00 +0800</pubDate>", ""),
    );
    let answer = import(&newsroom, &["feed.xml"]);
    assert_eq!(answer.code, 1, "{}", answer.stderr);
    assert!(answer.stderr.contains("item 2 (\"夜市立新规\"): there is no date in it"), "{}", answer.stderr);
    assert_eq!(articles(&newsroom).len(), 1);
}

#[test]
fn drafts_and_front_matter_in_toml_are_left_out_with_a_word() {
    let newsroom = chinese();
    for (matter, said) in [
        ("---\ntitle: 渡轮\ndate: 2026-10-21\ndraft: true\n---\n", "it is a draft"),
        ("+++\ntitle = '渡轮'\ndate = 2026-10-21\n+++\n", "its front matter is TOML"),
    ] {
        newsroom.write("ferry.md", &format!("{matter}每天往返各十班。\n"));
        let answer = import(&newsroom, &["ferry.md"]);
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
    assert!(articles(&newsroom).is_empty());
}

#[test]
fn a_heading_without_words_is_no_headline_and_takes_nothing_with_it() {
    for text in [
        "#",
        "# \n",
        "#\n\n每天往返各十班。\n",
        "# ![](gate.jpg)\n\n每天往返各十班。\n",
        "#\n\n## 班次\n\n每天往返各十班。\n",
    ] {
        let newsroom = chinese();
        newsroom.write("ferry.md", text);
        let answer = import(&newsroom, &["ferry.md", "--published", "2026-10-21"]);
        assert!(answer.code == 2 && answer.stderr.contains("there is no headline in it"), "{text}: {}", answer.stderr);
    }
    let titled = imported("ferry.md", "---\ntitle: 渡轮换班\ndate: 2026-10-21 16:05\n---\n#\n\n每天往返各十班。\n");
    assert_eq!(titled["body"], json!([{"type": "paragraph", "text": "每天往返各十班。"}]));
    let headed = imported("ferry.md", "---\ndate: 2026-10-21 16:05\n---\n# 渡轮*换班*\n\n每天往返各十班。\n");
    assert_eq!((&headed["headline"], headed["body"].as_array().map(Vec::len)), (&json!("渡轮换班"), Some(1)));
}
