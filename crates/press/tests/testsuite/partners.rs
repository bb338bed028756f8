//! What a partner's page and its makers find of a story.

use serde_json::json;

use crate::newsroom::Newsroom;

const WORDS: &str = "The lamps are lit again.";

fn paper() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.write("edition/media/pier.jpg", "x");
    let body = json!([{"type": "paragraph", "text": WORDS}]);
    newsroom.article(
        "free",
        json!({
            "headline": "Lamps & \"gulls\"",
            "body": body,
            "image": {"src": "/media/pier.jpg", "alt": "Pier", "width": 1200, "height": 800},
            "credits": [{"role": "reporter", "names": ["Ada Lamp", "Ben Quay"]}, {"role": "editor", "names": ["Cy"]}],
        }),
    );
    newsroom.article("listed", json!({"embed": ["https://a.example", "https://b.example:8443"], "body": body}));
    newsroom.article("none", json!({"embed": false, "body": body}));
    newsroom.article("pier", json!({"lang": "zh-Hans", "headline": "码头的灯亮了"}));
    newsroom.published();
    newsroom
}

#[test]
fn a_story_can_be_found_and_shown_by_its_address() {
    let newsroom = paper();
    let told = newsroom.json("oembed/free.json");
    for (field, expected) in [
        ("version", json!("1.0")),
        ("type", json!("rich")),
        ("title", json!("Lamps & \"gulls\"")),
        ("author_name", json!("Ada Lamp, Ben Quay")),
        ("provider_name", json!("Lantern Bay Courier")),
        ("provider_url", json!("https://courier.example/")),
        ("width", json!(600)),
        ("height", json!(700)),
        ("thumbnail_url", json!("https://courier.example/media/pier.jpg")),
        ("thumbnail_width", json!(1200)),
        ("thumbnail_height", json!(800)),
    ] {
        assert_eq!(told[field], expected, "{field}");
    }
    let html = told["html"].as_str().expect("a text");
    assert!(
        html.contains(r#"src="https://courier.example/embed/free/" title="Lamps &amp; &quot;gulls&quot;""#),
        "{html}"
    );
    let page = newsroom.site("articles/free/index.html");
    let link = r#"<link rel="alternate" type="application/json+oembed" href="https://courier.example/oembed/free.json" title="#;
    assert!(page.contains(link), "{page}");
    assert!(!newsroom.site("embed/free/index.html").contains("data-only"));
}

#[test]
fn each_script_is_found_by_itself() {
    let newsroom = paper();
    let told = newsroom.json("hant/oembed/pier.json");
    assert_eq!(told["title"], "碼頭的燈亮了");
    assert_eq!(told["provider_url"], "https://courier.example/hant/");
    assert!(told["html"].as_str().is_some_and(|html| html.contains("https://courier.example/hant/embed/pier/")));
    let page = newsroom.site("hant/articles/pier/index.html");
    assert!(page.contains("https://courier.example/hant/oembed/pier.json"), "{page}");
}

#[test]
fn a_story_for_some_pages_names_them() {
    let newsroom = paper();
    let page = newsroom.site("embed/listed/index.html");
    assert!(page.contains(r#"data-only="https://a.example https://b.example:8443""#) && page.contains(WORDS), "{page}");
    assert_eq!(
        newsroom.site(".kanbao-frames.nginx"),
        "\"~*^/(han[st]/)?embed/listed/\" \"'self' https://a.example https://b.example:8443\";\n"
    );
    let caddy = newsroom.site(".kanbao-frames.caddy");
    let lines = [
        "map {path} {kanbao_frames} {\n",
        "\t\"~(?i)^/+(han[st]/+)?embed/+listed/*(index\\.html)?$\" \"'self' https://a.example https://b.example:8443\"\n",
        "\t\"~(?i)^/+(han[st]/+)?embed/+[a-z0-9-]+/*(index\\.html)?$\" \"*\"\n",
        // An address that is like none of them.
        "\tdefault \"'self'\"\n}\n",
    ];
    assert_eq!(caddy, lines.concat());
    assert!(!newsroom.path("site/oembed/listed.json").exists());
    assert!(!newsroom.site("articles/listed/index.html").contains("json+oembed"));
}

#[test]
fn of_a_story_for_nobody_there_is_the_way_to_it() {
    let newsroom = paper();
    let page = newsroom.site("embed/none/index.html");
    assert!(page.contains("<h1") && page.contains(r#"href="/articles/none/""#) && !page.contains(WORDS), "{page}");
    assert!(!newsroom.path("site/oembed/none.json").exists());
    // The newsroom changes its mind.
    newsroom.article("none", json!({"embed": true, "body": [{"type": "paragraph", "text": WORDS}]}));
    newsroom.article("free", json!({"embed": false}));
    newsroom.published();
    assert!(newsroom.site("embed/none/index.html").contains(WORDS));
    assert!(newsroom.path("site/oembed/none.json").exists());
    assert!(!newsroom.path("site/oembed/free.json").exists());
}

#[test]
fn a_newsroom_may_keep_to_itself_what_does_not_say_otherwise() {
    let newsroom = paper();
    newsroom.article("said", json!({"embed": true, "body": [{"type": "paragraph", "text": WORDS}]}));
    newsroom.published();
    assert!(newsroom.site("articles/free/index.html").contains(r#"data-action="embed""#));
    newsroom.site_says("embed", json!(false));
    newsroom.published();
    for gone in ["embed/free", "embed/pier", "hant/embed/pier", "oembed/free.json", "hant/oembed"] {
        assert!(!newsroom.path("site").join(gone).exists(), "{gone}");
    }
    let page = newsroom.site("articles/free/index.html");
    assert!(!page.contains("json+oembed") && !page.contains(r#"data-action="embed""#), "{page}");
    // Stories that speak of partners are as before.
    assert!(newsroom.site("embed/said/index.html").contains(WORDS));
    assert!(newsroom.path("site/oembed/said.json").exists());
    assert!(newsroom.site("embed/listed/index.html").contains(WORDS));
    assert!(newsroom.site("embed/none/index.html").contains("<h1"));
}

#[test]
fn a_site_for_some_pages_names_them() {
    let newsroom = paper();
    newsroom.article("said", json!({"embed": true}));
    newsroom.site_says("embed", json!(["https://c.example"]));
    newsroom.published();
    assert!(newsroom.site("embed/free/index.html").contains(r#"data-only="https://c.example""#));
    assert!(!newsroom.path("site/oembed/free.json").exists());
    let nginx = newsroom.site(".kanbao-frames.nginx");
    let lines: Vec<&str> = nginx.lines().collect();
    let of_stories = [
        r#""~*^/(han[st]/)?embed/listed/" "'self' https://a.example https://b.example:8443";"#,
        r#""~*^/(han[st]/)?embed/none/" "*";"#,
        r#""~*^/(han[st]/)?embed/said/" "*";"#,
    ];
    assert!(lines.len() == 4 && of_stories.iter().all(|line| lines.contains(line)), "{nginx}");
    // nginx takes the first that fits.
    assert_eq!(lines.last(), Some(&r#""~*^/(han[st]/)?embed/" "'self' https://c.example";"#));
    let caddy = newsroom.site(".kanbao-frames.caddy");
    let usual = r#"embed/+[a-z0-9-]+/*(index\.html)?$" "'self' https://c.example""#;
    assert!(caddy.ends_with(&format!("{usual}\n\tdefault \"'self'\"\n}}\n")), "{caddy}");
}
