//! An edition that has been moved, and old pages that have: they bring nothing twice.

use std::fs;

use super::{articles, chinese, import, only};
use crate::newsroom::{Answer, Newsroom};

/// Old pages in folders: two that are called alike, two that say the same, and one of a feed that numbers its items.
fn archive(newsroom: &Newsroom) {
    let page = |day: u32, last: &str| {
        format!("渡轮下月换冬季班次\n2026-10-{day} 16:05\n月埕岛渡轮下月起换冬季班次，每天往返各十班，{last}。\n")
    };
    newsroom.write("copy/2001/index.txt", &page(21, "末班十八点半"));
    newsroom.write("copy/2002/index.txt", &page(21, "末班十九点"));
    newsroom.write("copy/2003/same.txt", &page(22, "末班二十点"));
    newsroom.write("copy/2004/same.txt", &page(22, "末班二十点"));
    let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [
        {"id": "7", "title": "Tram", "date_published": "2026-10-21T16:05:00Z", "content_text": "It runs."}]}"#;
    newsroom.write("copy/feed.json", feed);
}

fn ids(newsroom: &Newsroom) -> Vec<String> {
    articles(newsroom).iter().map(|article| article["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn an_edition_that_moved_alone_has_each_story_once() {
    let newsroom = chinese();
    archive(&newsroom);
    assert!(import(&newsroom, &["copy"]).stderr.contains("5 new"));
    let before = ids(&newsroom);
    fs::create_dir(newsroom.path("papers")).expect("a folder");
    fs::rename(newsroom.path("edition"), newsroom.path("papers/daily")).expect("it moves");
    let again = |copy: &str| newsroom.press(&["import", copy, "--to", "papers/daily"]);
    let unchanged = |answer: &Answer| answer.stderr.contains("0 new, 0 updated, 5 unchanged");
    let answer = again("copy");
    assert!(unchanged(&answer), "{}", answer.stderr);
    // The pages have moved then, and are called otherwise.
    fs::rename(newsroom.path("copy"), newsroom.path("old pages")).expect("it moves");
    let answer = again("old pages");
    assert!(unchanged(&answer), "{}", answer.stderr);
    let ledger = fs::read_to_string(newsroom.path("papers/daily/.press-import.json")).expect("a ledger");
    assert_eq!(ledger.matches("\"../../old pages/").count(), 5, "{ledger}");
    fs::rename(newsroom.path("papers/daily"), newsroom.path("edition")).expect("it moves");
    assert!(unchanged(&import(&newsroom, &["old pages"])));
    assert_eq!(ids(&newsroom), before);
}

#[test]
fn a_page_that_was_moved_and_changed_is_known_by_its_name_its_day_and_its_headline() {
    let newsroom = chinese();
    archive(&newsroom);
    import(&newsroom, &["copy/2001/index.txt"]);
    let id = only(&newsroom)["id"].clone();
    let text = fs::read_to_string(newsroom.path("copy/2001/index.txt")).expect("a text");
    newsroom.write("moved/index.txt", &text.replace("半", "一刻"));
    // As long as the page is where it was, the other one is another.
    assert!(import(&newsroom, &["moved", "--dry-run"]).stderr.contains("1 new"));
    newsroom.remove("copy/2001/index.txt");
    let answer = import(&newsroom, &["moved"]);
    assert!(answer.stderr.contains("0 new, 1 updated"), "{}", answer.stderr);
    assert!(only(&newsroom)["id"] == id && only(&newsroom).to_string().contains("一刻"));
    // What says something else on another day is another story.
    newsroom.remove("moved/index.txt");
    newsroom.write("once more/index.txt", &text.replace("10-21", "10-23"));
    assert!(import(&newsroom, &["once more"]).stderr.contains("1 new"));
}

/// Which of two it is nobody knows then: none is written over.
#[test]
fn pages_that_cannot_be_told_apart_are_nobodys() {
    let newsroom = chinese();
    archive(&newsroom);
    import(&newsroom, &["copy/2003", "copy/2004"]);
    let before = newsroom.files("edition/articles");
    fs::create_dir(newsroom.path("moved")).expect("a folder");
    fs::rename(newsroom.path("copy/2003/same.txt"), newsroom.path("moved/other.txt")).expect("it moves");
    newsroom.remove("copy/2004/same.txt");
    let answer = import(&newsroom, &["moved"]);
    assert!(answer.stderr.contains("1 new"), "{}", answer.stderr);
    let after = newsroom.files("edition/articles");
    assert!(after.len() == 3 && before.iter().all(|(file, bytes)| after.get(file) == Some(bytes)));
}

#[test]
fn a_story_that_was_edited_or_renamed_is_known_where_its_page_is_now() {
    let newsroom = chinese();
    archive(&newsroom);
    import(&newsroom, &["copy/2001", "copy/2002"]);
    let [mut one, mut other] = <[_; 2]>::try_from(articles(&newsroom)).expect("two articles");
    one["headline"] = "渡轮换班".into();
    newsroom.write(&format!("edition/articles/{}.json", one["id"].as_str().expect("an id")), &one.to_string());
    let id = other["id"].as_str().expect("an id").to_owned();
    newsroom.remove(&format!("edition/articles/{id}.json"));
    other["id"] = "ferry".into();
    other["formerly"] = [id].as_slice().into();
    newsroom.write("edition/articles/ferry.json", &other.to_string());
    fs::rename(newsroom.path("copy"), newsroom.path("moved")).expect("it moves");
    let before = newsroom.files("edition/articles");
    let answer = import(&newsroom, &["moved/2001", "moved/2002"]);
    assert!(answer.stderr.contains("0 unchanged, 2 kept; 0 repairs, 0 warnings"), "{}", answer.stderr);
    assert_eq!(newsroom.files("edition/articles"), before);
}

fn feed(id: &str, title: &str) -> String {
    serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [
        {"id": id, "title": title, "date_published": "2026-10-21T00:00:00Z", "content_text": "It runs."}]})
    .to_string()
}

/// Feeds number their items from one on, and many items run at midnight.
#[test]
fn an_item_of_another_feed_is_not_the_one_of_the_same_number() {
    let newsroom = chinese();
    newsroom.write("north/feed.json", &feed("7", "Tram"));
    import(&newsroom, &["north"]);
    let before = newsroom.files("edition/articles");
    newsroom.remove("north/feed.json");
    newsroom.write("south/feed.json", &feed("7", "Ferry"));
    assert!(import(&newsroom, &["south"]).stderr.contains("1 new"));
    let after = newsroom.files("edition/articles");
    assert!(after.len() == 2 && before.iter().all(|(file, bytes)| after.get(file) == Some(bytes)));
}

#[test]
fn an_item_whose_name_has_a_number_sign_is_there_as_long_as_its_feed_is() {
    let newsroom = chinese();
    newsroom.write("north/feed.json", &feed("2026#7", "Tram"));
    import(&newsroom, &["north"]);
    newsroom.write("east/feed.json", &feed("2026#7", "Tram"));
    let answer = import(&newsroom, &["east", "north"]);
    assert!(answer.stderr.contains("1 new, 0 updated, 1 unchanged"), "{}", answer.stderr);
    assert_eq!(ids(&newsroom).len(), 2);
}
