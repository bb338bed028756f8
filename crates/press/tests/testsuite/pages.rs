//! A finished page for every address.

use serde_json::json;

use crate::newsroom::{INDEX, Newsroom};

/// A paper with a page of each kind.
fn paper() -> Newsroom {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"lang": "zh-Hant-CN", "headline": "燈亮了", "channel": ["town", "harbour"]}));
    newsroom.article("plain", json!({"headline": "Lamps & gulls"}));
    newsroom.stories("show", 21, &["arts"]);
    newsroom.published();
    newsroom
}

/// What stands in a page between two texts.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let rest = page.split_once(start).unwrap_or_else(|| panic!("no {start} in {page}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no {end} in {rest}")).0
}

#[test]
fn every_page_has_its_language_direction_and_title() {
    let newsroom = paper();
    for (file, lang, dir, title) in [
        ("index.html", "en", "ltr", "Lantern Bay Courier"),
        ("404.html", "en", "ltr", "There is no such page – Lantern Bay Courier"),
        ("articles/pier/index.html", "zh-Hant-CN", "ltr", "燈亮了 – Lantern Bay Courier"),
        ("embed/pier/index.html", "zh-Hant-CN", "ltr", "燈亮了 – Lantern Bay Courier"),
        ("articles/plain/index.html", "en", "ltr", "Lamps &amp; gulls – Lantern Bay Courier"),
        ("channels/harbour/index.html", "en", "ltr", "Harbour – Lantern Bay Courier"),
        ("channels/arts/index.html", "ar", "rtl", "فنون – Lantern Bay Courier"),
        ("channels/arts/2/index.html", "ar", "rtl", "فنون 2 – Lantern Bay Courier"),
    ] {
        let page = newsroom.site(file);
        let start = format!("<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\" class=\"paper\">\n<head>");
        assert!(page.starts_with(&start), "{file}: {page}");
        assert_eq!(between(&page, "<title>", "</title>"), title, "{file}");
    }
}

#[test]
fn every_page_is_finished_and_says_which_it_is() {
    let newsroom = paper();
    for (file, path) in [
        ("index.html", "/"),
        ("articles/pier/index.html", "/articles/pier/"),
        ("embed/pier/index.html", "/embed/pier/"),
        ("channels/harbour/index.html", "/channels/harbour/"),
        ("channels/arts/2/index.html", "/channels/arts/2/"),
    ] {
        let page = newsroom.site(file);
        let body = between(&page, "<body id=\"top\">", "<div id=\"app\"></div></body>\n</html>\n");
        let served = format!("<div id=\"served\" class=\"page\" data-path=\"{path}\">");
        assert!(body.starts_with(&served), "{file}: {body}");
        assert_eq!(body.matches("<h1").count(), 1, "{file}");
        assert!(!page.contains("kanbao-page") && !page.contains("Loading"), "{file}");
    }
    let missing = newsroom.site("404.html");
    let served = "<body id=\"top\"><div id=\"served\" class=\"page\"";
    assert!(missing.contains(&format!("{served} data-path=\"*\"><a class=\"skip\"")), "{missing}");
    assert!(missing.contains("data-state=\"missing\""), "{missing}");
    // Of stories that come from another system the press does not know which are missing.
    let mut site: serde_json::Value = serde_json::from_slice(&newsroom.files("edition")["site.json"]).expect("JSON");
    site["source"] = json!("https://copy.example/{id}.json");
    newsroom.write("edition/site.json", &site.to_string());
    newsroom.published();
    assert!(newsroom.site("404.html").contains(&format!("{served}><a class=\"skip\"")));
}

#[test]
fn what_is_said_when_the_app_has_stopped_is_in_the_language_of_the_page() {
    let newsroom = paper();
    for (file, said) in [
        ("articles/pier/index.html", "頁面程式未能執行。"),
        ("articles/plain/index.html", "The page could not run."),
        ("channels/arts/index.html", "تعذّر تشغيل الصفحة."),
    ] {
        let page = newsroom.site(file);
        let stopped = between(&page, "</div><div id=\"stopped\" class=\"plain\" role=\"alert\" hidden=\"\">", "</div>");
        // No text: a browser without styles shows what is hidden too.
        assert!(stopped.starts_with(&format!("<p data-text=\"{said}")), "{file}: {stopped}");
        let text: String = stopped.split('<').filter_map(|rest| rest.split_once('>')).map(|(_, text)| text).collect();
        assert_eq!(text, "", "{file}: {stopped}");
    }
}

#[test]
fn without_scripts_every_link_of_a_page_leads_somewhere() {
    let newsroom = paper();
    for file in ["index.html", "articles/pier/index.html", "channels/arts/2/index.html", "404.html"] {
        let page = newsroom.site(file);
        for part in ["part=\"home\" href=\"/\"", "part=\"back-to-top\" href=\"#top\"", "href=\"/channels/town/\""] {
            assert!(page.contains(part), "{file}: {part}");
        }
        for link in page.split("<a ").skip(1).map(|rest| between(rest, "href=\"", "\"")) {
            let file = link.strip_prefix('/').map(|path| format!("{path}index.html"));
            assert!(file.is_none_or(|file| newsroom.path("site").join(&file).is_file()), "{link}");
        }
    }
}

#[test]
fn a_story_in_a_frame_stands_alone() {
    let newsroom = paper();
    let page = newsroom.site("embed/pier/index.html");
    assert_eq!(
        between(&page, "</script>", "</head>"),
        "<base target=\"_blank\"><link rel=\"alternate\" hreflang=\"zh-Hant\" href=\"/embed/pier/\">\
         <link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"/hans/embed/pier/\">\
         <link rel=\"alternate\" hreflang=\"x-default\" href=\"/embed/pier/\">\
         <link rel=\"canonical\" href=\"https://courier.example/articles/pier/\">\
         <meta name=\"robots\" content=\"noindex\">"
    );
    assert_eq!(page.matches("<script").count(), 1, "its own, and none of the app");
    for other in ["masthead", "breadcrumb", "onward", "back-to-top"] {
        assert!(!page.contains(other), "{other}");
    }
    let original = "<p part=\"original\" data-more=\"繼續閱讀\">閱讀原文：\
                    <a href=\"/articles/pier/\" rel=\"noopener\" lang=\"en\" dir=\"ltr\">Lantern Bay Courier</a></p>";
    assert!(page.contains("燈亮了</h1>") && page.contains(original), "{page}");
}

#[test]
fn a_headline_cannot_leave_its_place() {
    let newsroom = Newsroom::new();
    let hostile = "</title></script><script>alert(1)</script><!--\"'><img src=x onerror=alert(2)>";
    newsroom.article(
        "pier",
        json!({
            "headline": hostile, "kickers": [hostile], "summary": hostile, "channel": ["town"], "tags": [hostile],
            "image": {"src": "/x.png", "alt": hostile, "caption": hostile, "credit": hostile, "width": 1, "height": 1},
            "credits": [{"role": "reporter", "names": [hostile]}],
            "corrections": [{"date": "2024-03-05", "text": hostile}],
            "rights": {"holder": hostile, "notice": hostile}
        }),
    );
    newsroom.published();
    let ours = INDEX.matches("<script").count();
    for (file, data) in [
        ("index.html", 1),
        ("articles/pier/index.html", 2),
        ("embed/pier/index.html", 0),
        ("channels/town/index.html", 1),
    ] {
        let page = newsroom.site(file);
        let scripts = if data > 0 { ours + data } else { 1 };
        assert_eq!(page.matches("<script").count(), scripts, "{file}: {page}");
        assert_eq!(page.matches("</script").count(), scripts, "{file}");
        assert_eq!(page.matches("<title").count(), 1, "{file}");
        assert!(!page.contains("<img src=x") && !page.contains("<!--"), "{file}");
    }
}

#[test]
fn a_folder_that_is_app_and_site_in_one_can_be_built_again() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let build = || {
        let answer = newsroom.press(&["build", "edition", "--app", "app"]);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
        answer.stderr
    };
    build();
    let page = String::from_utf8(newsroom.files("app")["articles/pier/index.html"].clone()).expect("text");
    assert!(build().contains(": 0 files written, "));
    assert_eq!(newsroom.files("app")["articles/pier/index.html"], page.as_bytes());
    // The app is built anew: its own page wins over the one that was kept.
    newsroom.write("app/index.html", &INDEX.replace("paper", "broadsheet"));
    build();
    let page = String::from_utf8(newsroom.files("app")["articles/pier/index.html"].clone()).expect("text");
    assert!(page.contains("class=\"broadsheet\""), "{page}");
}

#[test]
fn an_app_with_an_unusable_page_is_refused() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    newsroom.write("app/index.html", "<html lang=\"en\"><head></head></html>");
    let answer = newsroom.build();
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("index.html has <title> 0 times"), "{}", answer.stderr);
}

/// The page of a film lets nobody frame it; its player does.
#[test]
fn an_embed_of_a_film_names_its_player() {
    let newsroom = Newsroom::new();
    let embed = json!({"type": "embed", "url": "https://www.youtube.com/watch?v=ab_C-d12345", "title": "Tide"});
    newsroom.article("pier", json!({"body": [embed, {"type": "embed", "url": "https://films.example/tide"}]}));
    newsroom.published();
    let player = "https://www.youtube-nocookie.com/embed/ab_C-d12345";
    let body = &newsroom.json("articles/pier.json")["body"];
    assert_eq!(body[0]["player"], player);
    assert_eq!(body[0]["url"], embed["url"]);
    assert_eq!(body[1].get("player"), None);
    for page in ["articles/pier/index.html", "embed/pier/index.html"] {
        assert!(newsroom.site(page).contains(&format!("data-url=\"{player}\"")), "{page}");
    }
}

#[test]
fn a_credit_without_a_name_is_none() {
    let newsroom = Newsroom::new();
    let picture =
        |credit| json!({"type": "image", "src": "https://pictures.example/a.jpg", "alt": "A pier", "credit": credit});
    newsroom.article("pier", json!({"body": [picture(""), picture(" "), picture("J. Gull")]}));
    newsroom.published();
    let page = newsroom.site("articles/pier/index.html");
    assert_eq!(page.matches("<figure part=\"image\">").count(), 3, "{page}");
    assert_eq!(page.matches("<figcaption>").count(), 1, "{page}");
}
