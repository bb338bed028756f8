//! What a story is known by at the next import: no item takes another's address, and none comes twice.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::{articles, chinese, import};
use crate::newsroom::Newsroom;

const LEDGER: &str = "edition/.press-import.json";

/// What a story was called, by its headline.
type Name<'n> = &'n dyn Fn(&str) -> String;

/// Stories without a name of their own, by their headlines.
fn json_feed(headlines: &[&str]) -> String {
    let item = |headline: &&str| json!({"title": headline, "date_published": "2026-10-21T16:05:00+08:00", "content_text": format!("{headline}。每天十班。")});
    let items: Vec<Value> = headlines.iter().map(item).collect();
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "鹭浦日报", "items": items}).to_string()
}

fn ninjs(headlines: &[&str]) -> String {
    let item = |headline: &&str| json!({"headline": headline, "versioncreated": "2026-10-21T16:05:00+08:00", "body_text": format!("{headline}。每天十班。")});
    json!({"items": headlines.iter().map(item).collect::<Vec<_>>()}).to_string()
}

fn rss(headlines: &[&str]) -> String {
    let item = |headline: &&str| {
        format!(
            "<item><title>{headline}</title><pubDate>Wed, 21 Oct 2026 16:05:00 +0800</pubDate>\
             <description>{headline}。每天十班。</description></item>"
        )
    };
    let items: String = headlines.iter().map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>鹭浦日报</title><link>https://paper.example/</link>{items}</channel></rss>"
    )
}

/// A feed that numbers its items from 1.
fn numbered(home: Option<&str>, headlines: &[&str]) -> String {
    let mut feed: Value = serde_json::from_str(&json_feed(headlines)).expect("JSON");
    for (number, item) in feed["items"].as_array_mut().expect("items").iter_mut().enumerate() {
        item["id"] = json!((number + 1).to_string());
    }
    if let Some(home) = home {
        feed["home_page_url"] = json!(home);
    }
    feed.to_string()
}

/// The addresses of the stories, and their headlines.
fn addresses(newsroom: &Newsroom) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    articles(newsroom).iter().map(|article| (text(&article["id"]), text(&article["headline"]))).collect()
}

fn ledger(newsroom: &Newsroom) -> String {
    fs::read_to_string(newsroom.path(LEDGER)).expect("a ledger")
}

/// Gives the stories of the ledger the names that it had for them once.
fn rename(newsroom: &Newsroom, former: Name<'_>) {
    let headlines = addresses(newsroom);
    let mut entries: Value = serde_json::from_str(&ledger(newsroom)).expect("JSON");
    for (id, entry) in entries["articles"].as_object_mut().expect("articles") {
        entry["key"] = json!(former(&headlines[id]));
    }
    newsroom.write(LEDGER, &entries.to_string());
}

#[test]
fn a_new_item_before_those_without_ids_takes_nobodys_address() {
    for (name, feed) in [("feed.json", json_feed as fn(&[&str]) -> String), ("wire.json", ninjs), ("feed.xml", rss)] {
        let newsroom = chinese();
        newsroom.write(name, &feed(&["乙渡轮换班"]));
        assert!(import(&newsroom, &[name]).stderr.contains("1 new"), "{name}");
        newsroom.write(name, &feed(&["乙渡轮换班", "甲夜市开张"]));
        let answer = import(&newsroom, &[name]);
        // Of the other one it is no longer said which file had nothing but it.
        assert!(answer.stderr.contains("1 new, 1 updated"), "{name}: {}", answer.stderr);
        let before = addresses(&newsroom);
        newsroom.write(name, &feed(&["丙大桥通车", "乙渡轮换班", "甲夜市开张"]));
        let answer = import(&newsroom, &[name]);
        assert!(answer.stderr.contains("1 new, 0 updated, 2 unchanged"), "{name}: {}", answer.stderr);
        let after = addresses(&newsroom);
        assert!(before.iter().all(|(id, headline)| after[id] == *headline), "{name}: {before:?} {after:?}");
        newsroom.write(name, &feed(&["丙大桥通车", "丙大桥通车"]));
        assert!(import(&newsroom, &[name]).stderr.contains("the story \"丙大桥通车\" is there twice"), "{name}");
    }
}

#[test]
fn feeds_that_number_their_items_do_not_overwrite_each_other() {
    let newsroom = chinese();
    newsroom.write("one/feed.json", &numbered(Some("https://one.example/"), &["乙渡轮换班"]));
    newsroom.write("two/feed.json", &numbered(Some("https://two.example/"), &["甲夜市开张"]));
    newsroom.write("three/feed.json", &numbered(None, &["丙大桥通车"]));
    newsroom.write("four/feed.json", &numbered(None, &["丁码头扩建"]));
    newsroom.write("five.xml", &rss(&["戊灯会开幕"]).replace("<item>", "<item><guid>1</guid>"));
    let answer = import(&newsroom, &["one", "two", "three", "four", "five.xml"]);
    assert!(answer.stderr.contains("5 new"), "{}", answer.stderr);
    assert_eq!(articles(&newsroom).len(), 5);
    // The same feed in another file is the same feed, and a headline that is put right no other story.
    newsroom.write("elsewhere.json", &numbered(Some("https://one.example/"), &["乙渡轮下月换班"]));
    let answer = import(&newsroom, &["elsewhere.json"]);
    assert!(answer.stderr.contains("0 new, 1 updated"), "{}", answer.stderr);
}

#[test]
fn the_next_version_of_a_wires_story_comes_in_another_file() {
    let newsroom = chinese();
    let version = |headline| ninjs(&[headline]).replace("{\"headline\"", "{\"uri\":\"20261021-7\",\"headline\"");
    assert!(version("乙渡轮换班").contains("uri"), "{}", version("乙渡轮换班"));
    for (file, headline, said) in [
        ("wire/first.json", "乙渡轮换班", "1 new"),
        ("wire/second.json", "乙渡轮下月换班", "0 new, 1 updated"),
        ("another/first.json", "甲夜市开张", "1 new"),
    ] {
        newsroom.write(file, &version(headline));
        let answer = import(&newsroom, &[file]);
        assert!(answer.stderr.contains(said), "{file}: {}", answer.stderr);
    }
}

#[test]
fn items_with_nothing_but_a_link_are_known_by_it() {
    let newsroom = chinese();
    let link = |link: &str| format!("<item><link>https://paper.example/{link}</link>");
    let feed = rss(&["乙渡轮换班"]).replace("<item>", &link("ferry"));
    newsroom.write("feed.xml", &feed);
    import(&newsroom, &["feed.xml"]);
    newsroom.write("feed.xml", &feed.replace("<title>乙渡轮换班", "<title>乙渡轮下月换班"));
    let answer = import(&newsroom, &["feed.xml"]);
    assert!(answer.stderr.contains("0 new, 1 updated"), "{}", answer.stderr);
    // A link that all of them have names none.
    newsroom.write("notices.xml", &rss(&["甲夜市开张", "丙大桥通车"]).replace("<item>", &link("")));
    for said in ["2 new, 0 updated", "0 new, 0 updated, 2 unchanged"] {
        let answer = import(&newsroom, &["notices.xml"]);
        assert!(answer.stderr.contains(said), "{}", answer.stderr);
    }
}

/// As it was before a feed's address stood before its numbers.
#[test]
fn ledgers_of_former_versions_hold() {
    let two = ["乙渡轮换班", "甲夜市开张"];
    let place = |headline: &str| format!("../feed.json#{}", usize::from(headline == two[1]));
    let linked = rss(&two[..1]).replace("<item>", "<item><link>https://paper.example/ferry</link>");
    let made = feed_rs::parser::parse(linked.as_bytes()).unwrap().entries[0].id.clone();
    let feeds: [(&str, String, Name<'_>); 5] = [
        ("feed.json", numbered(Some("https://one.example/"), &two), &|headline| {
            (1 + usize::from(headline == two[1])).to_string()
        }),
        ("feed.json", json_feed(&two), &place),
        ("feed.json", json_feed(&two[..1]), &|_| "../feed.json".to_owned()),
        ("feed.json", numbered(None, &two[..1]), &|_| "1".to_owned()),
        ("feed.xml", linked, &|_| made.clone()),
    ];
    for (number, (name, feed, former)) in feeds.into_iter().enumerate() {
        let newsroom = chinese();
        newsroom.write(name, &feed);
        import(&newsroom, &[name]);
        let (before, named) = (addresses(&newsroom), ledger(&newsroom));
        rename(&newsroom, former);
        let answer = import(&newsroom, &[name]);
        assert!(answer.stderr.contains("0 new, 0 updated"), "{number}: {}", answer.stderr);
        assert_eq!(addresses(&newsroom), before, "{number}");
        assert_eq!(ledger(&newsroom), named, "{number}: it has its new names");
    }
}

#[test]
fn items_of_a_former_ledger_that_were_dated_by_hand_are_known() {
    let newsroom = chinese();
    let undated =
        json_feed(&["乙渡轮换班", "甲夜市开张"]).replace("\"date_published\":\"2026-10-21T16:05:00+08:00\",", "");
    assert!(!undated.contains("2026"), "{undated}");
    newsroom.write("feed.json", &undated);
    let again = ["feed.json", "--published", "2026-10-21T16:05:00+08:00"];
    assert!(import(&newsroom, &again).stderr.contains("2 new"));
    rename(&newsroom, &|headline| format!("../feed.json#{}", usize::from(headline == "甲夜市开张")));
    let answer = import(&newsroom, &again);
    assert!(answer.stderr.contains("0 new"), "{}", answer.stderr);
}

#[test]
fn a_number_in_a_former_ledger_is_not_taken_from_another_feed() {
    let newsroom = chinese();
    newsroom.write("one.json", &numbered(Some("https://one.example/"), &["乙渡轮换班"]));
    newsroom.write("two.json", &numbered(Some("https://two.example/"), &["甲夜市开张"]));
    import(&newsroom, &["one.json"]);
    rename(&newsroom, &|_| "1".to_owned());
    let before = addresses(&newsroom);
    let answer = import(&newsroom, &["two.json", "one.json"]);
    assert!(answer.stderr.contains("1 new, 0 updated, 1 unchanged"), "{}", answer.stderr);
    let after = addresses(&newsroom);
    assert!(after.len() == 2 && before.iter().all(|(id, headline)| after[id] == *headline), "{after:?}");
}

/// The list of imports is brought up to date even where the story itself is left alone.
#[test]
fn an_edited_story_of_a_former_ledger_stays_and_is_known() {
    let newsroom = chinese();
    newsroom.write("feed.json", &numbered(Some("https://one.example/"), &["乙渡轮换班"]));
    import(&newsroom, &["feed.json"]);
    let named = ledger(&newsroom);
    rename(&newsroom, &|_| "1".to_owned());
    let file = format!("edition/articles/{}.json", addresses(&newsroom).keys().next().unwrap());
    let edited = fs::read_to_string(newsroom.path(&file)).unwrap().replace("乙渡轮换班", "渡轮换班");
    newsroom.write(&file, &edited);
    let answer = import(&newsroom, &["feed.json"]);
    assert!(answer.stderr.contains("0 new, 0 updated, 0 unchanged, 1 kept"), "{}", answer.stderr);
    assert_eq!(ledger(&newsroom), named);
}
