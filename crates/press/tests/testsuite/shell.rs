//! A page for every address, so that any static host answers deep links.

use serde_json::json;

use crate::newsroom::{INDEX, Newsroom};

#[test]
fn every_page_has_its_language_direction_and_title() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"lang": "zh-Hant-CN", "headline": "燈亮了"}));
    newsroom.article("plain", json!({"headline": "Lamps & gulls"}));
    newsroom.stories("show", 21, &["arts"]);
    newsroom.published();
    for (file, lang, dir, title) in [
        ("index.html", "en", "ltr", "Lantern Bay Courier"),
        ("404.html", "en", "ltr", "Lantern Bay Courier"),
        ("articles/pier/index.html", "zh-Hant-CN", "ltr", "燈亮了 – Lantern Bay Courier"),
        ("articles/plain/index.html", "en", "ltr", "Lamps &amp; gulls – Lantern Bay Courier"),
        ("channels/harbour/index.html", "en", "ltr", "Harbour – Lantern Bay Courier"),
        ("channels/arts/index.html", "ar", "rtl", "فنون – Lantern Bay Courier"),
        ("channels/arts/2/index.html", "ar", "rtl", "فنون 2 – Lantern Bay Courier"),
    ] {
        let page = newsroom.site(file);
        let expected = INDEX
            .replace("<html lang=\"en\"", &format!("<html lang=\"{lang}\" dir=\"{dir}\""))
            .replace("<title>Kanbao<", &format!("<title>{title}<"));
        assert_eq!(page, expected, "{file}");
    }
}

#[test]
fn a_headline_cannot_leave_the_title() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({"headline": "</title><script>alert(1)</script>"}));
    newsroom.published();
    let page = newsroom.site("articles/pier/index.html");
    assert!(page.contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; – Lantern"), "{page}");
    assert_eq!(page.matches("<script").count(), INDEX.matches("<script").count());
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
