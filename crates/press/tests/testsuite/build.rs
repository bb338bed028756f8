//! `press build`.

use std::fs;
use std::time::SystemTime;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::newsroom::{Newsroom, ids};

fn times(newsroom: &Newsroom) -> Vec<(String, SystemTime)> {
    let time = |file: &str| fs::metadata(newsroom.path("site").join(file)).and_then(|found| found.modified());
    newsroom.files("site").into_keys().map(|file| (file.clone(), time(&file).expect("a time"))).collect()
}

#[test]
fn a_story_that_is_related_twice_is_led_to_once() {
    let newsroom = Newsroom::new();
    newsroom.article("lamp", json!({}));
    newsroom.article("pier", json!({"related": ["lamp", {"title": "Else", "url": "/x/"}, "lamp"]}));
    let answer = newsroom.check();
    assert!(
        answer.stdout.contains("warning: related[2]: the story \"lamp\" stands here already\n"),
        "{}",
        answer.stdout
    );
    assert_eq!(newsroom.build().code, 0);
    let related = newsroom.json("articles/pier.json")["related"].clone();
    assert_eq!(related.as_array().map(Vec::len), Some(2), "{related}");
}

#[test]
fn a_site_has_app_articles_lists_and_media() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/pier.avif", "picture");
    newsroom.write("edition/icons/mark.svg", "<svg/>");
    newsroom.article("pier", json!({"channel": ["weather"]}));
    newsroom.published();
    assert_snapshot!(newsroom.files("site").into_keys().collect::<Vec<_>>().join("\n"), @r"
    .kanbao-frames.caddy
    .kanbao-frames.nginx
    .kanbao-moved.caddy
    .kanbao-moved.nginx
    .press
    404.html
    app-1a2b.js
    articles/pier.json
    articles/pier/index.html
    atom.xml
    channels/arts/1.json
    channels/arts/index.html
    channels/arts/rss.xml
    channels/council/1.json
    channels/council/index.html
    channels/council/rss.xml
    channels/harbour/1.json
    channels/harbour/index.html
    channels/harbour/rss.xml
    channels/town/1.json
    channels/town/index.html
    channels/town/rss.xml
    channels/weather/1.json
    channels/weather/index.html
    channels/weather/rss.xml
    embed-dialogue/ar.html
    embed-dialogue/en.html
    embed/pier/index.html
    feed.json
    front.json
    icons/mark.svg
    index.html
    media/pier.avif
    news-sitemap.xml
    oembed/pier.json
    robots.txt
    rss.xml
    site.json
    sitemap.xml
    ");
    let (edition, site) = (newsroom.files("edition"), newsroom.files("site"));
    for file in ["site.json", "media/pier.avif", "icons/mark.svg"] {
        assert_eq!(edition[file], site[file], "{file}");
    }
}

#[test]
fn without_out_the_site_goes_into_the_app() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    for _ in 0..2 {
        let answer = newsroom.press(&["build", "edition", "--app", "app"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        assert!(newsroom.path("app/articles/pier.json").exists());
        assert_eq!(newsroom.files("app")["app-1a2b.js"], b"start();");
    }
    // That folder is a site now. As an app it is still only the app.
    newsroom.remove("edition/articles/pier.json");
    newsroom.article("quay", json!({}));
    newsroom.published();
    assert!(newsroom.path("site/app-1a2b.js").exists());
    assert!(!newsroom.path("site/articles/pier.json").exists());
}

#[test]
fn trunk_names_the_app_to_its_hook() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let answer = std::process::Command::new(env!("CARGO_BIN_EXE_press"))
        .args(["build", "edition"])
        .current_dir(newsroom.path(""))
        .env("TRUNK_STAGING_DIR", newsroom.path("app"))
        .output()
        .expect("the program runs");
    assert!(answer.status.success());
    assert!(newsroom.path("app/articles/pier.json").exists());
}

#[test]
fn one_bad_article_is_left_out_and_the_rest_is_published() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"], "related": ["bad"]}));
    newsroom.article("bad", json!({"channel": ["town"], "published": "soon"}));
    let answer = newsroom.build();
    assert_eq!(answer.code, 1);
    let (report, summary) = answer.stderr.split_once("published 1 article").expect("a summary");
    assert_snapshot!(report, @r#"
    articles/bad.json:1:59: error: published: "soon" is no date and time
      help: write RFC 3339 with the zone: "2023-04-25T15:32:00+08:00"
    "#);
    assert!(summary.starts_with(", left out 1 (1 error): 36 files written, 0 unchanged, 0 removed, in "), "{summary}");
    assert!(!newsroom.path("site/articles/bad.json").exists());
    assert_eq!(ids(&newsroom.json("channels/town/1.json")["teasers"]), ["pier"]);
    assert_eq!(newsroom.json("articles/pier.json")["related"], json!([]));
}

#[test]
fn a_story_that_a_mistake_takes_down_is_named_once() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town"]);
    newsroom.published();
    newsroom.article("vote-1", json!({"channel": ["town"], "published": "soon"}));
    newsroom.article("vote-9", json!({"channel": ["town"], "published": "soon"}));
    let answer = newsroom.build();
    assert_eq!(answer.code, 1);
    let told: Vec<&str> = answer.stderr.lines().filter(|line| line.starts_with("taken down: ")).collect();
    assert_eq!(told, ["taken down: /articles/vote-1/ (mend articles/vote-1.json and build again)"]);
    assert!(!newsroom.path("site/articles/vote-1").exists());
    assert!(!newsroom.build().stderr.contains("taken down"), "it was not there any more");
    newsroom.stories("vote", 3, &["town"]);
    newsroom.remove("edition/articles/vote-9.json");
    newsroom.published();
    // Who takes an article away wants the story gone.
    newsroom.remove("edition/articles/vote-1.json");
    assert!(!newsroom.published().stderr.contains("taken down"));
}

#[test]
fn with_strict_nothing_is_published_while_there_is_an_error() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 2, &["town"]);
    let build = || newsroom.press(&["build", "edition", "--app", "app", "--out", "site", "--strict"]);
    assert_eq!(build().code, 0);
    let before = times(&newsroom);
    newsroom.article("vote-0", json!({"channel": ["town"], "headline": "Anew"}));
    for broken in [&["vote-1"][..], &["vote-0", "vote-1"]] {
        for id in broken {
            newsroom.article(id, json!({"channel": ["town"], "published": "soon"}));
        }
        let answer = build();
        assert_eq!(answer.code, 1, "{}", answer.stderr);
        let said = format!("error: with --strict nothing is published while there are errors ({})\n", broken.len());
        assert!(answer.stderr.contains(&said) && answer.stderr.contains("the site is as it was"), "{}", answer.stderr);
        assert!(!answer.stderr.contains("taken down") && !answer.stderr.contains("published 1"), "{}", answer.stderr);
        assert_eq!(times(&newsroom), before);
    }
    newsroom.stories("vote", 2, &["town"]);
    // Warnings are no errors.
    newsroom.article("pier", json!({"related": ["nobody"]}));
    assert_eq!(build().code, 0);
    assert!(newsroom.path("site/articles/pier/index.html").exists());
}

#[test]
fn when_no_article_is_sound_the_old_site_stays() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.published();
    let before = newsroom.files("site");
    newsroom.article("pier", json!({"headline": ""}));
    let answer = newsroom.build();
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("none of the 1 articles can be published"), "{}", answer.stderr);
    assert_eq!(newsroom.files("site"), before);
}

#[test]
fn a_paper_without_articles_is_a_paper() {
    let newsroom = Newsroom::new();
    newsroom.published();
    assert_eq!(newsroom.json("front.json"), json!({}));
}

/// As where `articles/` is on a disk that is not mounted, or an export has failed.
#[test]
fn an_edition_that_has_lost_its_articles_does_not_empty_the_site() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 2, &["town"]);
    newsroom.published();
    let before = times(&newsroom);
    fs::remove_dir_all(newsroom.path("edition/articles")).expect("a folder to remove");
    for round in 0..3 {
        match round {
            1 => drop(newsroom.made("edition/articles")),
            2 => newsroom.remove("site/.press"),
            _ => {}
        }
        let answer = newsroom.build();
        assert_eq!(answer.code, 2, "{}", answer.stderr);
        assert!(answer.stderr.contains("error: there are no stories in edition, and "), "{}", answer.stderr);
        assert!(answer.stderr.contains("edition/articles is there") && answer.stderr.contains("--allow-empty"));
        assert!(times(&newsroom).iter().eq(before.iter().filter(|(file, _)| round < 2 || file != ".press")));
    }
}

#[test]
fn a_paper_may_be_emptied_on_purpose() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 2, &["town"]);
    newsroom.published();
    fs::remove_dir_all(newsroom.path("edition/articles")).expect("a folder to remove");
    let allowed = newsroom.press(&["build", "edition", "--app", "app", "--out", "site", "--allow-empty"]);
    assert_eq!(allowed.code, 0, "{}", allowed.stderr);
    assert!(!newsroom.path("site/articles").exists());
    // There is nothing to lose any more.
    newsroom.published();
}

#[test]
fn the_app_s_own_folder_is_not_emptied_either() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let build = |more: &[&str]| newsroom.press(&[&["build", "edition", "--app", "app"], more].concat()).code;
    assert_eq!(build(&[]), 0);
    newsroom.remove("edition/articles/pier.json");
    assert_eq!((build(&[]), newsroom.path("app/articles/pier/index.html").exists()), (2, true));
    assert_eq!((build(&["--allow-empty"]), newsroom.path("app/articles/pier/index.html").exists()), (0, false));
}

#[test]
fn building_again_writes_nothing() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/pier.avif", "picture");
    newsroom.stories("vote", 25, &["town", "council"]);
    newsroom.published();
    let before = times(&newsroom);
    let answer = newsroom.published();
    assert!(answer.stderr.contains(": 0 files written, "), "{}", answer.stderr);
    assert_eq!(times(&newsroom), before);
}

#[test]
fn a_change_writes_what_it_changes() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 3, &["town", "council"]);
    newsroom.published();
    // A tag shows in the story, as JSON and on its page, and in the feeds: three of the site, two of its channels and
    // the one on the partner's page. No list has it.
    newsroom.article(
        "vote-1",
        json!({"channel": ["town", "council"], "published": "2024-03-05T08:01:00Z", "tags": ["votes"]}),
    );
    let answer = newsroom.published();
    assert!(answer.stderr.contains(": 8 files written, "), "{}", answer.stderr);
}

#[test]
fn a_deleted_article_goes_and_what_the_press_did_not_write_stays() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/old/pier.avif", "picture");
    newsroom.article("pier", json!({"channel": ["weather"]}));
    newsroom.stories("vote", 21, &["town"]);
    newsroom.published();
    newsroom.write("site/CNAME", "courier.example");
    newsroom.write("site/articles/pier/notes.txt", "mine");
    newsroom.remove("edition/articles/pier.json");
    newsroom.remove("edition/articles/vote-0.json");
    newsroom.remove("edition/media/old/pier.avif");
    let answer = newsroom.published();
    assert!(answer.stderr.contains(", 11 removed, "), "{}", answer.stderr);
    for file in
        ["articles/pier.json", "articles/pier/index.html", "articles/vote-0", "embed/pier", "channels/town/2", "media"]
    {
        assert!(!newsroom.path("site").join(file).exists(), "{file}");
    }
    assert_eq!(newsroom.site("CNAME"), "courier.example");
    assert_eq!(newsroom.site("articles/pier/notes.txt"), "mine");
}

#[test]
fn an_article_keeps_its_own_fields_and_gets_the_ways_on() {
    let newsroom = Newsroom::new();
    newsroom.write(
        "edition/articles/pier.json",
        r#"{
  "x-desk": {"n": 0.1, "big": 9007199254740993, "list": [1e3, null], "words": " a ,  b "},
  "id": "pier",
  "schema": 1,
  "next": {"title": "Old", "url": "/old/"},
  "headline": "Lamps \u706f",
  "related": ["vote", {"title": "Elsewhere", "url": "https://else.example/", "x": 1}, "gone"],
  "channel": ["town"],
  "body": [{"type": "paragraph", "text": "x", "y": true}],
  "published": "2024-03-05T09:00:00Z"
}"#,
    );
    newsroom.article("vote", json!({"channel": ["town"], "lang": "ar", "published": "2024-03-04T09:00:00Z"}));
    newsroom.published();
    let link = r#"{"title":"Story vote","url":"/articles/vote/","lang":"ar","published":"2024-03-04T09:00:00Z"}"#;
    assert_eq!(
        newsroom.site("articles/pier.json"),
        format!(
            concat!(
                r#"{{"x-desk":{{"n":0.1,"big":9007199254740993,"list":[1e3,null],"words":" a ,  b "}},"id":"pier","schema":1,"#,
                r#""headline":"Lamps 灯","related":[{link},{{"title":"Elsewhere","url":"https://else.example/","x":1}}],"#,
                r#""channel":["town"],"body":[{{"type":"paragraph","text":"x","y":true}}],"#,
                r#""published":"2024-03-05T09:00:00Z","previous":{link}}}"#
            ),
            link = link
        )
    );
}

#[test]
fn previous_and_next_are_of_the_same_innermost_channel() {
    let newsroom = Newsroom::new();
    for (id, channel, hour) in [
        ("harbour-one", json!(["town", "harbour"]), 1),
        ("council-one", json!(["town", "council"]), 2),
        ("harbour-two", json!(["town", "harbour"]), 3),
        ("town-one", json!(["town"]), 4),
        ("harbour-three", json!(["town", "harbour"]), 5),
        ("alone", json!([]), 6),
    ] {
        newsroom.article(id, json!({"channel": channel, "published": format!("2024-03-05T0{hour}:00:00Z")}));
    }
    newsroom.published();
    let onward = |id: &str| {
        let article = newsroom.json(&format!("articles/{id}.json"));
        let url = |field: &str| article[field]["url"].as_str().map(str::to_owned);
        (url("previous"), url("next"))
    };
    let address = |id: &str| Some(format!("/articles/{id}/"));
    assert_eq!(onward("harbour-one"), (None, address("harbour-two")));
    assert_eq!(onward("harbour-two"), (address("harbour-one"), address("harbour-three")));
    assert_eq!(onward("harbour-three"), (address("harbour-two"), None));
    for id in ["council-one", "town-one", "alone"] {
        assert_eq!(onward(id), (None, None), "{id}");
    }
    let link = newsroom.json("articles/harbour-one.json")["next"].clone();
    let expected: Value = json!({
        "title": "Story harbour-two", "url": "/articles/harbour-two/", "lang": "en", "published": "2024-03-05T03:00:00Z"
    });
    assert_eq!(link, expected);
}

#[test]
fn articles_on_another_origin_are_published_the_same() {
    let newsroom = Newsroom::new();
    newsroom
        .write("edition/site.json", r#"{"name": "Courier", "lang": "en", "source": "https://copy.example/{id}.json"}"#);
    newsroom.article("pier", json!({}));
    newsroom.published();
    assert_eq!(newsroom.json("articles/pier.json")["id"], "pier");
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let text = fs::read_to_string(newsroom.path("edition/articles/pier.json")).expect("an article");
    newsroom.write("edition/articles/pier.json", &format!("\u{feff}{text}"));
    newsroom.published();
    assert_eq!(newsroom.json("articles/pier.json")["id"], "pier");
}

#[test]
fn without_an_app_it_says_how_to_build_one() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let answer = newsroom.press(&["build", "edition", "--app", "nowhere", "--out", "site"]);
    assert_eq!(answer.code, 2);
    assert_snapshot!(answer.stderr, @r"
    error: there is no app in nowhere: it has no index.html
      help: build the app first: cargo xtask app --out nowhere
    ");
    assert!(!newsroom.path("site").exists());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    // A file stands where a folder must be: what even root cannot write into.
    newsroom.write("site/articles", "x");
    let answer = newsroom.build();
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("site/articles is somebody else's, and stands where"), "{}", answer.stderr);
    assert_eq!(newsroom.site("articles"), "x");
    assert!(newsroom.files("site").keys().all(|file| !file.contains("/.")), "nothing half-written stays");
}
