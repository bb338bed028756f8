//! `press check`.

use std::fs;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::newsroom::Newsroom;
use crate::pictures::files::{AVIF, bytes};

#[test]
fn a_clean_edition_says_so() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry-returns", json!({"channel": ["town", "harbour"]}));
    let answer = newsroom.check();
    assert_eq!((answer.code, answer.stdout.as_str()), (0, "1 article: no problems\n"));
    assert_eq!(answer.stderr, "");
}

#[test]
fn every_problem_of_every_file_is_found_in_one_run() {
    let newsroom = Newsroom::new();
    newsroom.write(
        "edition/articles/ferry.json",
        r#"{
  "schema": 1,
  "id": "ferry",
  "headline": 7,
  "published": "yesterday",
  "channel": ["town", "moon"],
  "related": ["nobody", "ferry"],
  "body": [
    {"type": "paragraph", "text": [{"link": {"href": "javascript:run()", "text": "the timetable"}}]},
    {"type": "image", "src": "../media/ferry.avif", "alt": "", "width": 4, "height": 3},
    {"type": "poll"}
  ]
}
"#,
    );
    newsroom.write("edition/articles/lamp.json", "{\"schema\": 1, \"id\": \"lamp\",\n");
    let answer = newsroom.check();
    assert_eq!(answer.code, 1);
    assert_snapshot!(answer.stdout, @r#"
    articles/ferry.json:7:15: warning: related[0]: there is no article "nobody"
      help: the press leaves the entry out; take it away
    articles/ferry.json:7:25: warning: related[1]: the story is related to itself
      help: the press leaves the entry out; take it away
    articles/ferry.json:10:30: warning: body[1].src: there is no file "media/ferry.avif" in the edition
      help: put the file into the edition as "media/ferry.avif", or change the address
    articles/ferry.json:11:5: warning: body[2]: the block type "poll" is not known and shows as a placeholder
      help: the types are paragraph emphasis heading list quote pullquote image gallery video audio table note embed divider
    articles/ferry.json:4:15: error: headline: expected a text, found a number
      help: write a text here
    articles/ferry.json:5:16: error: published: "yesterday" is no date and time
      help: write RFC 3339 with the zone: "2023-04-25T15:32:00+08:00"
    articles/ferry.json:6:23: error: channel[1]: site.json has no channel "moon"
      help: its channels are ["town", "harbour", "council", "weather", "arts"]
    articles/ferry.json:9:54: error: body[0].text[0].link.href: the address "javascript:run()" may not be used here
      help: use https, http, mailto, tel or a relative address
    articles/lamp.json:2:1: error: not JSON: EOF while parsing a value
      help: the file ends too early: close what is open, or send it again whole
    2 articles: 5 errors, 4 warnings
    "#);
}

/// Git leaves both versions where it cannot merge: what stands wrong there is no comma.
#[test]
fn a_file_of_two_versions_says_so() {
    let newsroom = Newsroom::new();
    let both =
        "{\n<<<<<<< HEAD\n \"name\": \"One\",\n=======\n \"name\": \"Other\",\n>>>>>>> theirs\n \"lang\": \"en\"}\n";
    newsroom.write("edition/site.json", both);
    newsroom.write("edition/words.json", "{}\n=======\n");
    newsroom.write("edition/articles/lamp.json", &format!("\u{feff}{both}").replace('\n', "\r\n"));
    let told = newsroom.check().stdout;
    for place in ["site.json:2:1", "words.json:2:1", "articles/lamp.json:2:1"] {
        let said =
            format!("{place}: error: not JSON: git has put two versions into the file\n  help: keep what is right");
        assert!(told.contains(&said), "{place}\n{told}");
    }
}

#[test]
fn warnings_alone_are_no_failure() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"], "image": {"src": "https://pictures.example/ferry.avif"}}));
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    assert!(answer.stdout.ends_with("1 article: 2 warnings\n"), "{}", answer.stdout);
}

#[test]
fn the_name_of_the_file_is_the_id() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    newsroom.article("boat", json!({"channel": ["town"], "id": "ferry"}));
    newsroom.article("raft", json!({"channel": ["town"], "id": "canoe"}));
    newsroom.article("Big Ship", json!({"channel": ["town"], "id": "big-ship"}));
    let answer = newsroom.check();
    assert_eq!(answer.code, 1);
    assert_snapshot!(answer.stdout, @r#"
    articles/Big Ship.json:1:18: error: id: the id is "big-ship", and the file is called "Big Ship.json"
      help: call the file "big-ship.json"
    articles/boat.json:1:18: error: id: the id "ferry" is that of "ferry.json", and this file is "boat.json"
      help: write "id": "boat"
    articles/raft.json:1:18: error: id: the id is "canoe", and the file is called "raft.json"
      help: write "id": "raft", or call the file "canoe.json"
    4 articles: 3 errors
    "#);
}

#[test]
fn channels_lie_in_each_other_as_in_the_site() {
    let newsroom = Newsroom::new();
    newsroom.article("inner-alone", json!({"channel": ["harbour"]}));
    newsroom.article("wrong-way", json!({"channel": ["harbour", "town"]}));
    newsroom.article("right", json!({"channel": ["town", "harbour"]}));
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    assert_snapshot!(answer.stdout, @r#"
    articles/inner-alone.json:1:191: warning: channel: the channels do not lie in each other as they do in site.json
      help: write "channel": ["town", "harbour"]
    articles/wrong-way.json:1:187: warning: channel: the channels do not lie in each other as they do in site.json
      help: write "channel": ["town"]
    3 articles: 2 warnings
    "#);
}

#[test]
fn a_story_that_no_page_leads_to_is_told_of() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({}));
    assert_snapshot!(newsroom.check().stdout, @r#"
    articles/ferry.json:1:1: warning: the story is in no channel, so no list has it
      help: write the channels that it stands in, outermost first, such as "channel": ["town", "harbour"]
    1 article: 1 warning
    "#);
    newsroom.site_says("channels", json!([]));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n", "where there are none, none is missing");
}

#[test]
fn links_that_lead_nowhere_are_told_of() {
    let newsroom = Newsroom::new();
    let link = |href| json!({"type": "paragraph", "text": ["See ", {"link": {"href": href, "text": "there"}}]});
    let found = [
        "/",
        "/articles/ferry/",
        "/articles/ferry.json",
        "../ferry/#tide",
        "/channels/town/2/",
        "/about/",
        "#tide",
        "?x",
        "https://www.example.com",
        "//www.example.com",
        "mailto:desk@courier.example",
    ];
    newsroom.article("ferry", json!({"channel": ["town"], "body": found.map(link)}));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n");
    let lost = ["/articles/nope/", "/channels/moon/", "www.example.com", "media/report.pdf"];
    newsroom.article("ferry", json!({"channel": ["town"], "body": lost.map(link)}));
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    let found: Vec<_> = answer.stdout.lines().filter_map(|line| line.split("warning: ").nth(1)).collect();
    assert_eq!(
        found,
        [
            "body[0].text[1].link.href: there is no article \"nope\"",
            "body[1].text[1].link.href: site.json has no channel \"moon\"",
            "body[2].text[1].link.href: the address counts from the story's own, and leads to /articles/ferry/www.example.com",
            "body[3].text[1].link.href: the address counts from the story's own, and leads to /articles/ferry/media/report.pdf",
        ]
    );
    newsroom.site_says("source", json!("https://copy.example/{id}.json"));
    assert!(!newsroom.check().stdout.contains("nope"), "the story may be in the other system");
}

/// They stand on every page, and lead elsewhere from each.
#[test]
fn links_of_the_footer_begin_at_the_top_of_the_site() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    let footer = |about: &str, report: &str, licence: &str| {
        json!({
            "links": [{"label": "Front", "url": "/"}, {"label": "About", "url": about}],
            "report": {"label": "Report", "url": report},
            "licences": [{"label": "ICP", "number": "1", "url": licence}, {"label": "ICP", "number": "2"}]
        })
    };
    newsroom.site_says("footer", footer("/about/", "mailto:desk@courier.example", "//licence.example"));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n");
    newsroom.site_says("footer", footer("about", "?report", "#licence"));
    let answer = newsroom.check();
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    let found: Vec<_> = answer.stdout.lines().filter_map(|line| line.split("warning: ").nth(1)).collect();
    let told = "the address counts from the page that it stands on, and every page has this link";
    assert_eq!(
        found,
        ["footer.links[1].url", "footer.report.url", "footer.licences[0].url"].map(|field| format!("{field}: {told}"))
    );
    assert!(answer.stdout.contains("site.json:1:"), "{}", answer.stdout);
}

#[test]
fn where_a_story_first_ran_is_a_page_of_the_web() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"], "canonical": "HTTPS://first.example/ferry"}));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n");
    for address in
        ["first.example/ferry", "/ferry/", "mailto:desk@first.example", "//first.example/ferry", "https:ferry"]
    {
        newsroom.article("ferry", json!({"channel": ["town"], "canonical": address}));
        let answer = newsroom.check();
        assert_eq!(answer.code, 0, "{}", answer.stdout);
        let told = "warning: canonical: this is no http(s) address with a host, so search engines are shown this page and not that one";
        assert!(answer.stdout.contains(told), "{address}: {}", answer.stdout);
    }
    // What is imported from the site that stood here before says where it stood, story by story.
    newsroom.article("ferry", json!({"channel": ["town"], "canonical": "http://courier.example/2019/ferry"}));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n");
    newsroom.article("ferry", json!({"channel": ["town"], "canonical": "javascript:x"}));
    assert_eq!(newsroom.check().stdout.matches("canonical").count(), 1, "it is an error already");
}

/// Machines come again for a story that has changed, and a correction alone does not say so.
#[test]
fn a_correction_says_when_the_story_changed() {
    let newsroom = Newsroom::new();
    let corrected = |more: Value| {
        let mut story = json!({
            "channel": ["town"],
            "published": "2024-03-05T09:00:00+08:00",
            "corrections": [{"date": "2024-03-08", "text": "Six."}, {"date": "2024-03-06T10:30:00+08:00", "text": "Five."}]
        });
        story.as_object_mut().expect("a record").extend(more.as_object().expect("a record").clone());
        newsroom.article("ferry", story);
        newsroom.check()
    };
    let answer = corrected(json!({}));
    let told = "warning: corrections: the story does not say that it changed";
    assert!(answer.code == 0 && answer.stdout.contains(told), "{}", answer.stdout);
    for more in [
        // The morning of the correction, where it was made.
        json!({"modified": "2024-03-07T23:00:00Z"}),
        json!({"corrections": []}),
        // What was put right before it was published here.
        json!({"corrections": [{"date": "2024-03-04", "text": "Six."}]}),
    ] {
        assert_eq!(corrected(more).stdout, "1 article: no problems\n");
    }
}

#[test]
fn an_address_that_no_browser_can_read_is_told_of() {
    let newsroom = Newsroom::new();
    let link = json!([{"link": {"href": "https://news.example:quay/", "text": "here"}}]);
    newsroom.article(
        "ferry",
        json!({"channel": ["town"], "body": [
            {"type": "embed", "url": "https://[bad"}, {"type": "paragraph", "text": link}, {"type": "image", "src": "//[bad", "alt": "", "width": 4, "height": 3}
        ]}),
    );
    newsroom.site_says("footer", json!({"links": [{"label": "About", "url": "http://a b.example/"}]}));
    let answer = newsroom.check();
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    for told in [
        "warning: body[0].url: browsers cannot read the address \"https://[bad\": invalid IPv6 address",
        "warning: body[1].text[0].link.href: browsers cannot read the address \"https://news.example:quay/\": invalid port",
        "warning: body[2].src: browsers cannot read the address \"//[bad\": invalid IPv6 address",
        "site.json:1:",
        "warning: footer.links[0].url: browsers cannot read the address \"http://a b.example/\"",
        "1 article: 4 warnings",
    ] {
        assert!(answer.stdout.contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn a_sign_that_nobody_can_read_is_told_of() {
    let newsroom = Newsroom::new();
    newsroom.site_says("name", json!("The C\u{fffd}urier"));
    newsroom.article(
        "ferry",
        json!({"channel": ["town"], "kickers": ["Tide", "Qu\u{b}ay"], "tags": ["a\tb\nc\r\n報道・“…”\u{200b}\u{202b}"], "body": [
            {"type": "paragraph", "text": "The harb\u{fffd}r"},
            {"type": "paragraph", "text": [{"strong": "\u{e5e5}名"}, "\u{f0b7}"]},
            {"type": "paragraph", "text": "\u{fffc}"},
            {"type": "paragraph", "text": "\u{1fffe}"},
        ]}),
    );
    let answer = newsroom.check();
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    for told in [
        "warning: kickers[1]: U+000B is for machines: readers see nothing there, or a box",
        "warning: body[0].text: a letter is lost, and U+FFFD stands in its place",
        "warning: body[1].text[0].strong: U+E5E5 is a sign of one font alone, and a box in others",
        "warning: body[1].text[1]: U+F0B7 is a sign of one font alone, and a box in others",
        "warning: body[2].text: U+FFFC is for machines",
        "warning: body[3].text: U+1FFFE is for machines",
        "site.json:1:",
        "warning: name: a letter is lost",
        "1 article: 7 warnings",
    ] {
        assert!(answer.stdout.contains(told), "{told}\n{}", answer.stdout);
    }
}

#[test]
fn an_id_that_leaves_no_room_for_its_files_is_an_error_of_that_story() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    newsroom.article(&"a".repeat(201), json!({"channel": ["town"]}));
    let answer = newsroom.check();
    assert_eq!(answer.code, 1, "{}", answer.stdout);
    assert!(answer.stdout.contains("help: an id has at most 200 small letters"), "{}", answer.stdout);
    assert!(answer.stdout.contains("2 articles: 1 error"), "{}", answer.stdout);
}

#[test]
fn a_site_below_the_top_of_its_host_is_told_of() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    for url in ["https://courier.example", "https://courier.example/"] {
        newsroom.site_says("url", json!(url));
        assert_eq!(newsroom.check().stdout, "1 article: no problems\n", "{url}");
    }
    newsroom.site_says("url", json!("https://me.example/paper/"));
    let answer = newsroom.check();
    assert!(answer.stdout.contains("url: a site stands at the top of its host"), "{}", answer.stdout);
    assert!(answer.stdout.contains("pages will say https://me.example/\n"), "{}", answer.stdout);
}

#[test]
fn media_of_the_edition_are_looked_for() {
    let newsroom = Newsroom::new();
    let size = |src| json!({"src": src, "alt": "", "width": 16, "height": 8});
    newsroom.write("edition/media/talk.ogg", "x");
    for file in ["media/bay.avif", "media/報.avif", "articles/bay.avif"] {
        newsroom.write(&format!("edition/{file}"), &bytes(AVIF));
    }
    newsroom.article("found", json!({"channel": ["town"], "body": [
        {"type": "gallery", "images": [
            size("/media/bay.avif"), size("../media/bay.avif?v=2#top"), size("bay.avif"), size("/media/%E5%A0%B1.avif"),
            size("https://pictures.example/none.avif"), size("//pictures.example/none.avif")
        ]},
        {"type": "audio", "src": "/media/talk.ogg", "title": "A talk", "transcript": "Words."}
    ]}));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n");
    newsroom.article(
        "missing",
        json!({"channel": ["town"], "image": size("/media/Bay.avif"), "body": [
            {"type": "video", "src": "/media/film.mp4", "poster": "/media/film.avif", "title": "A film",
             "captions": [{"src": "/media/film.vtt", "lang": "en"}]},
            {"type": "image", "src": "../../../secret.avif", "alt": "", "width": 16, "height": 8,
             "sources": [{"src": "/media/bay-800.avif", "width": 800}]}
        ]}),
    );
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    let found: Vec<_> = answer.stdout.lines().filter_map(|line| line.split("warning: ").nth(1)).collect();
    assert_eq!(found.len(), 6, "{}", answer.stdout);
    assert!(found.contains(&"image.src: there is no file \"media/Bay.avif\" in the edition"), "{found:#?}");
    assert!(
        found.contains(&"body[0].captions[0].src: there is no file \"media/film.vtt\" in the edition"),
        "{found:#?}"
    );
    assert!(found.contains(&"body[1].src: there is no file \"secret.avif\" in the edition"), "{found:#?}");
    assert!(answer.stdout.contains("there is \"media/bay.avif\": small and capital letters"), "{}", answer.stdout);
}

#[test]
fn an_address_that_misses_its_file_is_told_which_finds_it() {
    let newsroom = Newsroom::new();
    for file in [
        "media/bay #1.avif",
        "media/why?.avif",
        "media/all 100%.avif",
        "media/50%25.avif",
        "media/bay.avif",
        "media/quay #1.avif",
        "media/pier.avif",
        "media/quai a\u{300} Lie\u{300}ge.avif",
        "media/\u{fc}ber.avif",
    ] {
        newsroom.write(&format!("edition/{file}"), &bytes(AVIF));
    }
    let addresses = [
        ("/media/bay #1.avif", "/media/bay%20%231.avif"),
        ("../media/why?.avif", "/media/why%3F.avif"),
        ("/media/50%25.avif", "/media/50%2525.avif"),
        ("media/bay.avif", "/media/bay.avif"),
        ("./media/bay.avif", "/media/bay.avif"),
        ("media/bay.avif?v=2", "/media/bay.avif"),
        ("media/bay%20%231.avif", "/media/bay%20%231.avif"),
        ("/media/all 100%.avif", "/media/all%20100%25.avif"),
        // As lists of another system have them, and names that a Mac has written.
        ("\\media\\quay #1.avif", "/media/quay%20%231.avif"),
        ("/media\\pier.avif", "/media/pier.avif"),
        ("/media/quai à Liège.avif", "/media/quai%20a%CC%80%20Lie%CC%80ge.avif"),
        ("/media/u\u{308}ber.avif", "/media/%C3%BCber.avif"),
    ];
    let picture = |address| json!({"type": "image", "src": address, "alt": "", "width": 16, "height": 8});
    newsroom.article("bay", json!({"channel": ["town"], "body": addresses.map(|(wrong, _)| picture(wrong))}));
    let answer = newsroom.check();
    for (wrong, right) in addresses {
        assert!(answer.stdout.contains(&format!("write \"{right}\"")), "{wrong}: {}", answer.stdout);
    }
    newsroom.article("bay", json!({"channel": ["town"], "body": addresses.map(|(_, right)| picture(right))}));
    assert_eq!(newsroom.check().stdout, "1 article: no problems\n");
}

#[test]
fn without_an_edition_it_cannot_go_on() {
    let newsroom = Newsroom::new();
    let answer = newsroom.press(&["check", "nowhere"]);
    assert_eq!(answer.code, 2);
    assert_snapshot!(answer.stderr, @r"
    error: there is no edition in nowhere
      because: No such file or directory (os error 2)
      help: name the folder that has site.json and articles/ in it
    ");
    newsroom.remove("edition/site.json");
    let answer = newsroom.check();
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.starts_with("error: there is no site.json in edition\n  help: "), "{}", answer.stderr);
}

#[test]
fn with_errors_in_the_site_nothing_can_be_published() {
    let newsroom = Newsroom::new();
    newsroom.write(
        "edition/site.json",
        "{\n  \"lang\": \"zh_CN\",\n  \"logo\": \"/media/mark.svg\",\n  \"channels\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"a\", \"name\": \"B\"}]\n}",
    );
    let answer = newsroom.check();
    assert_eq!(answer.code, 2);
    assert_snapshot!(answer.stdout, @r#"
    site.json:3:11: warning: logo: there is no file "media/mark.svg" in the edition
      help: put the file into the edition as "media/mark.svg", or change the address
    site.json:1:1: error: the field "name" is missing
      help: add "name": a text
    site.json:2:11: error: lang: "zh_CN" is no language tag
      help: write a BCP 47 tag: "zh-Hans-CN", "en"
    0 articles: 2 errors, 1 warning
    "#);
    assert_snapshot!(answer.stderr, @r"
    error: site.json has errors, and every page needs it
      help: mend what is listed above
    ");
}

#[test]
fn errors_in_the_site_hide_none_of_a_story() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"], "headline": 7}));
    newsroom.article("lamp", json!({"channel": ["moon"]}));
    newsroom.site_says("name", json!(7));
    let answer = newsroom.check();
    assert_eq!(answer.code, 2, "{}", answer.stdout);
    for told in [
        "error: name: expected a text",
        "articles/ferry.json:1:",
        "error: headline: expected a text, found a number",
        "error: channel[0]: site.json has no channel \"moon\"",
        "2 articles: 3 errors",
    ] {
        assert!(answer.stdout.contains(told), "{told}\n{}", answer.stdout);
    }
    assert!(answer.stderr.starts_with("error: site.json has errors, and every page needs it"), "{}", answer.stderr);
    let built = newsroom.build();
    assert_eq!(built.code, 2);
    assert!(built.stderr.contains("error: site.json has errors, and every page needs it"), "{}", built.stderr);
    assert!(!newsroom.path("site").exists());
}

#[test]
fn where_it_cannot_be_read_which_channels_there_are_none_is_missing() {
    let newsroom = Newsroom::new();
    newsroom.article(
        "ferry",
        json!({"channel": ["town"], "summary": 7, "body": [
            {"type": "paragraph", "text": [{"link": {"href": "/channels/town/", "text": "Town"}}]}
        ]}),
    );
    newsroom.write("edition/script-overrides.json", "[]");
    for site in [
        "{\"name\": \"Courier\",",
        "\"Courier\"",
        "{\"name\": \"Courier\", \"lang\": \"en\", \"channels\": [{\"id\": \"town\"}]}",
    ] {
        newsroom.write("edition/site.json", site);
        let answer = newsroom.check();
        assert_eq!(answer.code, 2, "{}", answer.stdout);
        assert!(answer.stdout.contains("error: summary: expected a text"), "{site}: {}", answer.stdout);
        assert!(answer.stdout.contains("script-overrides.json:1:1: error: "), "{site}: {}", answer.stdout);
        assert!(!answer.stdout.contains("site.json has no channel"), "{site}: {}", answer.stdout);
    }
}

#[test]
fn a_file_where_the_site_has_its_own_is_told_of_before_the_build() {
    let newsroom = Newsroom::new();
    newsroom.article("ferry", json!({"channel": ["town"]}));
    let taken = ["404.html", "embed/x.png", "feed.json", "hant/x.png", "index.html", "rss.xml/x.png", "sitemap-2.xml"];
    for file in taken.iter().chain(&["about/index.html", "sitemap-x.xml", "robots.txt"]) {
        newsroom.write(&format!("edition/{file}"), "x");
    }
    let told = |output: &str| -> Vec<String> {
        let warnings = output.lines().filter_map(|line| line.split_once(": warning: not published: the site has a "));
        warnings.map(|(file, _)| file.to_owned()).collect()
    };
    let answer = newsroom.check();
    assert_eq!((answer.code, told(&answer.stdout)), (0, taken.map(str::to_owned).to_vec()), "{}", answer.stdout);
    assert_eq!(told(&newsroom.published().stderr), taken, "a build tells each once");
}

#[test]
fn a_file_in_another_encoding_is_an_error_with_its_place() {
    let newsroom = Newsroom::new();
    // 報 in Big5.
    let big5 = [b"{\n\"headline\": \"".as_slice(), &[0xB3, 0xF8], b"\"}"].concat();
    fs::write(newsroom.path("edition/articles/big5.json"), big5).expect("a file");
    let answer = newsroom.check();
    assert_eq!(answer.code, 1);
    assert_snapshot!(answer.stdout, @r"
    articles/big5.json:2:14: error: not UTF-8 from here on
      help: save it as UTF-8, not as GB 18030, Big5 or UTF-16
    1 article: 1 error
    ");
}

#[test]
fn what_is_not_read_is_said() {
    let newsroom = Newsroom::new();
    newsroom.write("edition/articles/2024/ferry.json", "{}");
    newsroom.write("edition/articles/.draft.json", "{}");
    let answer = newsroom.check();
    assert_eq!(answer.code, 0);
    assert_snapshot!(answer.stdout, @r"
    articles/2024/ferry.json: warning: not read: it is in a folder inside articles/
      help: put the article directly into articles/
    0 articles: 1 warning
    ");
}

/// An editor's program leaves copies beside what it saves, and a draft must not get out in one.
#[test]
fn beside_the_stories_media_alone_are_published() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"channel": ["town"]}));
    let media = ["pier.avif", "IMG_1.JPG", "pier.webm", "talk.mp3", "talk.en.vtt", "2024/pier.svg"];
    let copies = ["a.json.bak", "b.json~", "#d.json#", "e.json.orig", "f.json.swp", "notes.txt", "2024/list.csv"];
    for file in media.iter().chain(&copies).chain(&["c.JSON"]) {
        newsroom.write(&format!("edition/articles/{file}"), "draft");
    }
    newsroom.write("edition/data/list.csv", "draft");
    let said = newsroom.check();
    assert_eq!(said.code, 0);
    for copy in copies {
        let told = format!("articles/{copy}: warning: not published: it is no article (.json), and no picture, ");
        assert!(said.stdout.contains(&told), "{copy}: {}", said.stdout);
    }
    let told = "articles/c.JSON: warning: not read: an article's name ends with .json, in small letters";
    assert!(said.stdout.contains(told) && said.stdout.ends_with("1 article: 8 warnings\n"), "{}", said.stdout);
    assert_eq!(newsroom.published().stderr.matches("articles/").count(), 8);
    let mut published: Vec<_> = newsroom.files("site/articles").into_keys().collect();
    published.retain(|file| !file.starts_with("pier/") && file != "pier.json");
    published.sort_unstable_by_key(|file| media.iter().position(|other| other == file));
    assert_eq!(published, media);
    assert_eq!(newsroom.site("data/list.csv"), "draft");
}

#[test]
fn help_shows_how() {
    let newsroom = Newsroom::new();
    let answer = newsroom.press(&["--help"]);
    assert_eq!(answer.code, 0);
    assert!(answer.stdout.contains("press build static --app dist --out site"), "{}", answer.stdout);
    for command in ["check", "build", "schema"] {
        let answer = newsroom.press(&[command, "--help"]);
        assert!(answer.stdout.contains("Example"), "{}", answer.stdout);
    }
}

#[test]
fn a_story_of_a_year_that_is_far_ahead_is_told_of() {
    let newsroom = Newsroom::new();
    newsroom.stories("vote", 10, &["town"]);
    assert_eq!(newsroom.check().stdout, "10 articles: no problems\n");
    newsroom.article("pier", json!({"channel": ["town"], "published": "2034-03-05T08:00:00Z"}));
    assert_snapshot!(newsroom.check().stdout, @r"
    articles/pier.json: warning: published: the story is newer than all others by far: 2034-03-05T08:00:00Z
      help: look at the year
    11 articles: 1 warning
    ");
}
