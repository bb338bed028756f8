//! Stories that had other ids before: every old address goes on leading to them.

use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::newsroom::Newsroom;

/// A paper in both scripts, whose one story has had two other names.
fn renamed() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.site_says("lang", json!("zh-Hans-CN"));
    let fields = json!({
        "headline": "码头的灯亮了", "channel": ["town"], "summary": "六点。", "formerly": ["lamps", "quay"],
        "image": {"src": "/media/pier.avif", "alt": "", "width": 4, "height": 3}
    });
    newsroom.article("pier", fields);
    newsroom.write("edition/media/pier.avif", "picture");
    newsroom
}

#[test]
fn the_page_at_an_old_address_leads_on() {
    let newsroom = renamed();
    newsroom.published();
    for (script, headline) in [("", "码头的灯亮了"), ("/hant", "碼頭的燈亮了")] {
        for former in ["lamps", "quay"] {
            let page = newsroom.site(format!("{script}/articles/{former}/index.html").trim_start_matches('/'));
            for part in [
                &format!("<meta http-equiv=\"refresh\" content=\"0; url={script}/articles/pier/\">"),
                &format!("<link rel=\"canonical\" href=\"https://courier.example{script}/articles/pier/\">"),
                &format!("<p><a href=\"{script}/articles/pier/\">{headline}</a></p>"),
                &format!("<title>{headline} – Lantern Bay Courier</title>"),
                &format!("<meta property=\"og:url\" content=\"https://courier.example{script}/articles/pier/\">"),
                "<meta property=\"og:image\" content=\"https://courier.example/media/pier.avif\">",
                &format!("href=\"https://courier.example{script}/oembed/pier.json\""),
            ] {
                assert!(page.contains(part), "{part}\n{page}");
            }
            assert!(!page.contains("noindex") && !page.contains("<script"), "{page}");
            assert!(page.len() < 2_000, "{page}");
        }
    }
}

#[test]
fn what_was_put_on_other_pages_is_there_under_the_old_name() {
    let newsroom = renamed();
    newsroom.published();
    let files = newsroom.files("site");
    for script in ["", "hant/"] {
        for place in ["articles/ID.json", "embed/ID/index.html", "oembed/ID.json"] {
            let [now, lamps, quay] =
                ["pier", "lamps", "quay"].map(|id| &files[&format!("{script}{}", place.replace("ID", id))]);
            assert!(now == lamps && now == quay, "{script}{place}");
        }
    }
    assert_eq!(newsroom.json("articles/lamps.json")["id"], "pier");
}

#[test]
fn what_is_not_for_partners_is_not_under_the_old_name_either() {
    let newsroom = renamed();
    newsroom.site_says("embed", json!(false));
    newsroom.published();
    let files = newsroom.files("site");
    let old: Vec<&String> = files.keys().filter(|file| file.contains("lamps")).collect();
    assert_eq!(
        old,
        [
            "articles/lamps.json",
            "articles/lamps/index.html",
            "hant/articles/lamps.json",
            "hant/articles/lamps/index.html"
        ]
    );
}

/// Whoever may frame the story may frame it by its old address, and nobody else.
#[test]
fn the_host_lets_the_same_sites_frame_the_old_address() {
    let newsroom = renamed();
    newsroom.article("pier", json!({"formerly": ["lamps"], "embed": ["https://partner.example"]}));
    newsroom.published();
    assert_snapshot!(newsroom.site(".kanbao-frames.nginx"), @r#"
    "~*^/(han[st]/)?embed/pier/" "'self' https://partner.example";
    "~*^/(han[st]/)?embed/lamps/" "'self' https://partner.example";
    "#);
    assert_eq!(newsroom.site(".kanbao-frames.caddy").matches("https://partner.example").count(), 2);
}

#[test]
fn the_host_is_told_which_address_has_gone_where() {
    let newsroom = renamed();
    newsroom.article("boats", json!({"lang": "en", "formerly": ["ferries"]}));
    newsroom.published();
    assert_snapshot!(newsroom.site(".kanbao-moved.nginx"), @r#"
    "~^()/articles/ferries/?$" "$1/articles/boats/";
    "~^(|/hant)/articles/lamps/?$" "$1/articles/pier/";
    "~^(|/hant)/articles/quay/?$" "$1/articles/pier/";
    "#);
    let caddy = newsroom.site(".kanbao-moved.caddy");
    assert!(
        caddy.contains("\t/hant/articles/quay /hant/articles/pier/\n") && !caddy.contains("/hant/articles/ferries")
    );
}

#[test]
fn only_the_new_address_is_told_of() {
    let newsroom = renamed();
    newsroom.published();
    for file in ["sitemap.xml", "news-sitemap.xml", "front.json", "index.html", "channels/town/1.json", "404.html"] {
        let text = newsroom.site(file);
        assert!(!text.contains("lamps") && !text.contains("quay"), "{file}: {text}");
    }
    assert!(newsroom.site("sitemap.xml").contains("<loc>https://courier.example/articles/pier/</loc>"));
}

/// A feed reader shows what has another name as another story (RFC 4287 §4.2.6; RSS 2.0, `guid`; JSON Feed 1.1, `id`).
#[test]
fn feed_readers_know_the_story_by_the_id_that_it_had_first() {
    let newsroom = Newsroom::new();
    let [now, first] = ["pier", "lamps"].map(|id| format!("https://courier.example/articles/{id}/"));
    let known = |newsroom: &Newsroom| {
        newsroom.published();
        ["rss.xml", "atom.xml", "feed.json", "channels/town/rss.xml"].map(|file| {
            let feed = feed_rs::parser::parse(newsroom.site(file).as_bytes()).expect("a feed");
            (feed.entries[0].id.clone(), feed.entries[0].links[0].href.clone())
        })
    };
    newsroom.article("lamps", json!({"channel": ["town"]}));
    assert!(known(&newsroom).iter().all(|known| *known == (first.clone(), first.clone())));
    newsroom.remove("edition/articles/lamps.json");
    newsroom.article("pier", json!({"channel": ["town"], "formerly": ["lamps", "quay"]}));
    assert!(known(&newsroom).iter().all(|known| *known == (first.clone(), now.clone())));
    assert!(newsroom.site("rss.xml").contains(&format!("<guid isPermaLink=\"false\">{first}</guid>")));
    // It is another story's: two of one name would be one.
    newsroom.article("lamps", json!({"channel": ["town"], "published": "2001-03-05T09:00:00+08:00"}));
    let quay = "https://courier.example/articles/quay/";
    assert!(known(&newsroom).iter().all(|known| *known == (quay.to_owned(), now.clone())));
}

#[test]
fn stories_that_name_one_by_its_old_id_go_on_leading_to_it() {
    let newsroom = renamed();
    let link = json!([{"link": {"href": "/articles/lamps/", "text": "灯"}}]);
    let body = json!([{"type": "paragraph", "text": link}]);
    newsroom.article("tide", json!({"channel": ["town"], "related": ["quay", "nobody"], "body": body}));
    let answer = newsroom.published();
    let said: Vec<&str> = answer.stderr.lines().filter(|line| line.contains("there is no article")).collect();
    assert_eq!(said, ["articles/tide.json:1:213: warning: related[1]: there is no article \"nobody\""]);
    assert_eq!(newsroom.json("articles/tide.json")["related"][0]["url"], "/articles/pier/");
    assert_eq!(newsroom.json("hant/articles/tide.json")["related"][0]["url"], "/hant/articles/pier/");
    assert!(newsroom.site("hant/articles/tide/index.html").contains("href=\"/hant/articles/lamps/\""));
    // Once nobody is called so any more, the press says so again, though neither file has changed.
    newsroom.article("pier", json!({"channel": ["town"]}));
    let said = newsroom.published().stderr;
    assert!(
        said.contains("related[0]: there is no article \"quay\"") && said.contains("no article \"lamps\""),
        "{said}"
    );
    assert_eq!(newsroom.json("articles/tide.json")["related"], json!([]));
}

#[test]
fn a_story_is_not_related_to_itself_by_its_old_id() {
    let newsroom = Newsroom::new();
    newsroom
        .article("pier", json!({"channel": ["town"], "formerly": ["lamps"], "related": ["lamps", "pier", "lamps"]}));
    let answer = newsroom.published();
    let said: Vec<&str> =
        answer.stderr.lines().filter_map(|line| line.split_once("warning: ")).map(|(_, said)| said).collect();
    let itself = "related[0]: the story is related to itself: \"lamps\" is what it was called before";
    let twice = "related[2]: the story \"lamps\" stands here already";
    assert_eq!(said, [itself, "related[1]: the story is related to itself", twice], "{}", answer.stderr);
    assert_eq!(newsroom.json("articles/pier.json")["related"], json!([]));
}

#[test]
fn a_story_that_is_named_by_two_of_its_ids_is_related_once() {
    let newsroom = renamed();
    newsroom.article("tide", json!({"channel": ["town"], "related": ["quay", {"title": "Rails", "url": "/rails/"}, "pier", "lamps", "quay"]}));
    let answer = newsroom.published();
    let said: Vec<&str> =
        answer.stderr.lines().filter_map(|line| line.split_once("warning: ")).map(|(_, said)| said).collect();
    let pier = "related[2]: \"pier\" is the story that stands here already as \"quay\"";
    let lamps = "related[3]: \"lamps\" is the story that stands here already as \"quay\"";
    let quay = "related[4]: the story \"quay\" stands here already";
    assert_eq!(said, [pier, lamps, quay], "{}", answer.stderr);
    assert_eq!(newsroom.json("articles/tide.json")["related"].as_array().map(Vec::len), Some(2));
}

#[test]
fn an_old_id_leads_to_one_story_and_to_none_that_is_called_so_now() {
    let newsroom = Newsroom::new();
    let in_town = |formerly: Value| json!({"channel": ["town"], "formerly": formerly});
    newsroom.article("bell", in_town(json!(["lamps", "bell"])));
    newsroom.article("pier", in_town(json!(["quay", "lamps"])));
    newsroom.article("quay", in_town(json!([])));
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    assert_snapshot!(answer.stdout, @r#"
    articles/bell.json:1:206: warning: formerly[1]: "bell" is the story's id now
      help: write here what it was called before, or leave it out
    articles/pier.json:1:198: warning: formerly[0]: "quay" is the id of another story, articles/quay.json
      help: links to it lead to that story: leave it out here, or take the other file away if it is this story's old one
    articles/pier.json:1:205: warning: formerly[1]: the story "bell" had the id "lamps" before, too
      help: links to it lead to "bell": leave it out in one of the two files
    3 articles: 3 warnings
    "#);
    newsroom.published();
    assert!(newsroom.site("articles/lamps/index.html").contains("url=/articles/bell/"));
    assert_eq!(newsroom.json("articles/quay.json")["id"], "quay");
    assert!(!newsroom.site("articles/quay/index.html").contains("refresh"));
    newsroom.article("tram", in_town(json!(["Not An Id"])));
    let answer = newsroom.check();
    assert_eq!(answer.code, 1);
    assert!(answer.stdout.contains("error: formerly[0]: \"Not An Id\" is no id"), "{}", answer.stdout);
}

/// It is about to be there again, and would be taken for another meanwhile.
#[test]
fn a_story_with_errors_keeps_its_id() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"], "formerly": ["lamps"], "related": ["nobody"]}));
    newsroom.article("lamps", json!({"published": "yesterday"}));
    newsroom.article("quay", json!({"channel": ["town"], "formerly": ["lamps", "dock"], "related": ["nobody"]}));
    newsroom.article("tide", json!({"channel": ["town"], "formerly": ["dock"], "related": ["nobody"]}));
    let answer = newsroom.press(&["build", "edition", "--app", "app", "--out", "site"]);
    assert_eq!(answer.code, 1);
    assert!(!newsroom.files("site").contains_key("articles/lamps/index.html"));
    assert!(newsroom.files("site").contains_key("articles/dock/index.html"));
    // What is found late stands with the rest of a file.
    let places: Vec<(&str, u32)> = answer
        .stderr
        .lines()
        .filter(|line| line.contains(": warning: "))
        .filter_map(|line| line.strip_prefix("articles/")?.split_once(".json:1:"))
        .filter_map(|(name, rest)| Some((name, rest.split_once(':')?.0.parse().ok()?)))
        .collect();
    assert!(places.len() >= 6 && places.is_sorted(), "{}", answer.stderr);
}

/// As an editor does it, in the folder that is exchanged and in place.
#[test]
fn a_story_is_renamed_and_its_old_name_given_to_another_and_given_up() {
    for in_place in [false, true] {
        let newsroom = Newsroom::new();
        let build = || {
            let answer =
                if in_place && newsroom.path("site").exists() { newsroom.build_in_place() } else { newsroom.build() };
            assert_eq!(answer.code, 0, "{}", answer.stderr);
            answer.stderr
        };
        newsroom.article("lamps", json!({"channel": ["town"]}));
        newsroom.article("other", json!({"channel": ["town"]}));
        build();
        let edition = newsroom.path("edition/articles");
        fs::remove_file(edition.join("lamps.json")).expect("a file");
        newsroom.article("pier", json!({"channel": ["town"], "formerly": ["lamps"]}));
        build();
        assert!(newsroom.site("articles/lamps/index.html").contains("url=/articles/pier/"));
        // Nothing has changed: nothing is written.
        assert!(build().contains(": 0 files written"));
        newsroom.article("pier", json!({"channel": ["town"]}));
        newsroom.article("other", json!({"channel": ["town"], "formerly": ["lamps"]}));
        build();
        assert!(newsroom.site("articles/lamps/index.html").contains("url=/articles/other/"));
        assert_eq!(newsroom.json("articles/lamps.json")["id"], "other");
        newsroom.article("lamps", json!({"channel": ["town"]}));
        build();
        assert_eq!(newsroom.json("articles/lamps.json")["id"], "lamps");
        fs::remove_file(edition.join("lamps.json")).expect("a file");
        newsroom.article("other", json!({"channel": ["town"]}));
        build();
        let left: Vec<String> = newsroom.files("site").into_keys().filter(|file| file.contains("lamps")).collect();
        assert!(left.is_empty() && !newsroom.path("site/articles/lamps").exists(), "{left:?}");
    }
}
