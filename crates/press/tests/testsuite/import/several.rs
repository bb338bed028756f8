//! Damaged inputs of several stories: the damage is learnt from all of them and counted in each.

use serde_json::{Value, json};

use super::tool::damage;
use super::{articles, chinese, import};
use crate::newsroom::Newsroom;

const CHARACTERS: [char; 5] = ['項', '協', '調', '勵', '務'];
/// The program finds 勵 in 聞頻 and writes into the middle of 頻.
const FERRY: &str = "項目協調，新聞頻道協商。";
const MARKET: &str = "調研項目，調度協作。";
/// By itself it shows too little to learn from.
const NOTICE: &str = "調度項目。";
const TITLES: [&str; 3] = ["渡輪下月換冬季班次", "夜市立新規", "圖書館通告"];

fn damaged(text: &str) -> String {
    let damaged = damage(text, &CHARACTERS, true);
    assert!(damaged.lost == 0 && damaged.text.contains('('), "{}", damaged.text);
    damaged.text
}

fn json_feed() -> Value {
    let item = |number: usize, text: &str| {
        json!({"id": number.to_string(), "title": TITLES[number], "content_html": format!("<p>{}</p><p>{}</p>", damaged(text), damaged("項目")),
            "date_published": format!("2026-10-2{number}T16:05:00+08:00")})
    };
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "鷺浦日報", "language": "zh-Hant",
        "items": [item(0, FERRY), item(1, MARKET), item(2, NOTICE)]})
}

fn ninjs() -> Value {
    let item = |number: usize, text: &str| {
        json!({"uri": format!("urn:paper:{number}"), "headline": TITLES[number], "language": "zh-Hant",
            "body_html": format!("<p>{}</p>", damaged(text)), "firstcreated": format!("2026-10-2{number}T16:05:00+08:00")})
    };
    json!([item(0, FERRY), item(1, MARKET), item(2, NOTICE)])
}

fn rss() -> String {
    let item = |number: usize, text: &str| {
        format!(
            "<item><title>{}</title><guid>urn:paper:{number}</guid><pubDate>2{number} Oct 2026 16:05:00 +0800</pubDate>\
             <description><![CDATA[<p>{}</p>]]></description></item>",
            TITLES[number],
            damaged(text)
        )
    };
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>鷺浦日報</title><link>https://paper.example/</link>\
         <description>新聞</description><language>zh-tw</language>{}{}{}</channel></rss>",
        item(0, FERRY),
        item(1, MARKET),
        item(2, NOTICE)
    )
}

fn atom() -> String {
    let entry = |number: usize, text: &str| {
        format!(
            "<entry><title>{}</title><id>urn:paper:{number}</id><updated>2026-10-2{number}T16:05:00+08:00</updated>\
             <content type=\"html\">&lt;p>{}&lt;/p></content></entry>",
            TITLES[number],
            damaged(text)
        )
    };
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-Hant\"><title>鷺浦日報</title><id>urn:paper</id>\
         <updated>2026-10-22T09:00:00+08:00</updated>{}{}{}</feed>",
        entry(0, FERRY),
        entry(1, MARKET),
        entry(2, NOTICE)
    )
}

/// All characters above ASCII as `\uXXXX`.
fn escaped(json: &Value) -> String {
    let mut escaped = String::new();
    for unit in json.to_string().encode_utf16() {
        match u8::try_from(unit).ok().filter(u8::is_ascii) {
            Some(byte) => escaped.push(char::from(byte)),
            None => escaped.push_str(&format!("\\u{unit:04x}")),
        }
    }
    escaped
}

/// The articles in the order of the input.
fn in_order(newsroom: &Newsroom) -> Vec<Value> {
    let mut articles = articles(newsroom);
    articles.sort_by_key(|article| article["published"].to_string());
    articles
}

/// How often a rule was used in each article.
fn counts(articles: &[Value], rule: &str) -> Vec<u64> {
    let of = |article: &Value| {
        let repairs = article["provenance"]["repairs"].as_array().cloned().unwrap_or_default();
        let count = repairs.iter().find(|repair| repair["rule"] == rule).and_then(|repair| repair["count"].as_u64());
        count.unwrap_or_default()
    };
    articles.iter().map(of).collect()
}

#[test]
fn every_story_of_a_damaged_input_says_what_was_undone_in_it() {
    for (name, input) in [
        ("feed.json", json_feed().to_string()),
        ("escaped.json", escaped(&json_feed())),
        ("wire.json", ninjs().to_string()),
        ("escaped-wire.json", escaped(&ninjs())),
        ("rss.xml", rss()),
        ("atom.xml", atom()),
    ] {
        let newsroom = chinese();
        newsroom.write(name, &input);
        let dry = import(&newsroom, &[name, "--dry-run"]);
        let answer = import(&newsroom, &[name]);
        assert_eq!(answer.code, 0, "{name}: {}", answer.stderr);
        let articles = in_order(&newsroom);
        let texts: Vec<&Value> = articles.iter().map(|article| &article["body"][0]["text"]).collect();
        assert_eq!(texts, [FERRY, MARKET, NOTICE], "{name}");
        let second = articles.iter().filter(|article| article["body"][1]["text"] == "項目").count() as u64 / 3;
        assert_eq!(counts(&articles, "inline-pinyin"), [4 + second, 4 + second, 2 + second], "{name}");
        assert_eq!(counts(&articles, "lost-byte"), [1, 0, 0], "{name}");
        assert!(dry.stdout.contains("[-(diào)-]") && dry.stdout.contains("頻"), "{name}: {}", dry.stdout);
    }
}

#[test]
fn what_cannot_be_undone_has_its_place_in_the_input() {
    let newsroom = chinese();
    let mut feed = json_feed();
    feed["items"][2]["content_html"] = json!("<p>一個</p><p>重\u{fffd}(fù)\u{fffd}道</p>");
    newsroom.write("feed.json", &serde_json::to_string_pretty(&feed).expect("JSON"));
    let answer = import(&newsroom, &["feed.json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("feed.json:21:"), "{}", answer.stderr);
    newsroom.write("escaped.json", &escaped(&feed));
    let answer = import(&newsroom, &["escaped.json", "--force"]);
    assert!(answer.stderr.contains(": 重\u{fffd}(fù)\u{fffd}道"), "{}", answer.stderr);
}

/// The second byte of 誠 is a backslash, and 務 is in 聞誠.
#[test]
fn half_a_character_that_is_a_backslash_breaks_no_json() {
    let newsroom = chinese();
    let text = "新聞誠實，項目協調，項目協商，協議項目。";
    let mut item = ninjs()[0].clone();
    item["body_html"] = json!("TEXT");
    newsroom.write("item.json", &item.to_string().replace("TEXT", &damaged(text)));
    let answer = import(&newsroom, &["item.json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    let articles = in_order(&newsroom);
    assert_eq!(articles[0]["body"][0]["text"], text);
    assert_eq!(counts(&articles, "lost-byte"), [1]);
}
