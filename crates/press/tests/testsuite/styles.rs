//! The style sheets that a page has in it, and the file with the others.

use serde_json::json;

use crate::newsroom::{INDEX, Newsroom};

/// An app with a sheet that every page has, and some that not every page does; a block's looks are `rule`.
fn app(newsroom: &Newsroom, rule: &str) {
    let sheets = format!(
        "<style>@layer base{{}}</style><style>@layer onward{{}}</style><style>@layer pictures{{}}</style>\
         <style>@layer blocks{{{rule}}}</style><style>@layer lists{{}}</style><style>@layer states{{}}</style>\
         <meta name=kanbao-app content='/app-1a2b.js /app-1a2b_bg.wasm'></head>"
    );
    newsroom.write("app/index.html", &INDEX.replace("</head>", &sheets));
    newsroom.write("app/app-1a2b_bg.wasm", "wasm");
}

/// The layers of the sheets in a page.
fn layers(newsroom: &Newsroom, page: &str) -> Vec<String> {
    let page = newsroom.site(page);
    page.split("<style>@layer ").skip(1).filter_map(|sheet| Some(sheet.split_once('{')?.0.to_owned())).collect()
}

/// The files with the other sheets.
fn rests(newsroom: &Newsroom) -> Vec<String> {
    let files = newsroom.files("site").into_keys();
    files.filter(|file| file.ends_with(".css")).collect()
}

#[test]
fn a_page_has_what_its_blocks_need() {
    let newsroom = Newsroom::new();
    app(&newsroom, "");
    let image = json!({"src": "/media/a.png", "width": 4, "height": 3, "alt": "A"});
    let paragraph = json!({"type": "paragraph", "text": "Words."});
    let mut picture = image.clone();
    picture["type"] = json!("image");
    for (id, fields, expected) in [
        ("plain", json!({"body": [paragraph]}), &["base", "onward"][..]),
        ("lead", json!({"image": image, "body": [paragraph]}), &["base", "onward", "pictures"]),
        ("picture", json!({"body": [paragraph, picture]}), &["base", "onward", "pictures"]),
        (
            "divided",
            json!({"body": [paragraph, {"type": "divider"}, paragraph]}),
            &["base", "onward", "pictures", "blocks"],
        ),
    ] {
        newsroom.write("edition/media/a.png", "a");
        newsroom.article(id, fields);
        newsroom.published();
        assert_eq!(layers(&newsroom, &format!("articles/{id}/index.html")), expected, "{id}");
    }
    assert_eq!(layers(&newsroom, "index.html"), ["base", "pictures", "lists"]);
    assert_eq!(layers(&newsroom, "404.html"), ["base", "states"]);
    // A page for partners is all that there is of us on theirs.
    assert_eq!(layers(&newsroom, "embed/plain/index.html"), ["base", "pictures", "blocks"]);
}

#[test]
fn the_others_are_in_a_file_that_stays_as_long_as_pages_ask_for_it() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let mut before = Vec::new();
    for rule in ["a{}", "b{}", "c{}"] {
        app(&newsroom, rule);
        newsroom.published();
        let page = newsroom.site("articles/pier/index.html");
        let now: Vec<String> =
            rests(&newsroom).into_iter().filter(|file| page.contains(&format!("/app-1a2b_bg.wasm /{file} "))).collect();
        let [file] = now.as_slice() else { panic!("{:?} in {page}", rests(&newsroom)) };
        let styles =
            format!("@layer onward{{}}@layer pictures{{}}@layer blocks{{{rule}}}@layer lists{{}}@layer states{{}}");
        assert_eq!(newsroom.site(file), styles);
        // That of the app before is still there.
        before.push(file.clone());
        let mut there = before.clone();
        there.sort();
        assert_eq!(rests(&newsroom), there);
        before = vec![file.clone()];
    }
}
