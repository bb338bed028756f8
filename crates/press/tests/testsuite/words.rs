//! The words of the interface: those of the languages that the pages are in.

use std::fs;

use serde_json::json;

use crate::newsroom::{INDEX, Newsroom};

/// An app that says where its files are.
fn app(newsroom: &Newsroom) {
    let meta = "<meta name=kanbao-app content='/app-1a2b.js /app-1a2b_bg.wasm'></head>";
    newsroom.write("app/index.html", &INDEX.replace("</head>", meta));
    newsroom.write("app/app-1a2b_bg.wasm", "wasm");
}

/// The files with words, and the one that a page names.
fn words(newsroom: &Newsroom, page: &str) -> (Vec<String>, String) {
    let files = newsroom.files("site").into_keys();
    let all: Vec<String> = files.filter(|file| file.starts_with("kanbao-") && file.ends_with(".js")).collect();
    let page = newsroom.site(page);
    let named = all.iter().find(|file| page.contains(&format!(".css /{file}\"")));
    let named = named.unwrap_or_else(|| panic!("{all:?} in {page}")).clone();
    (all, named)
}

/// What the front page is called in each language of a file.
fn homes(newsroom: &Newsroom, file: &str) -> Vec<&'static str> {
    let module = newsroom.site(file);
    let words = module.strip_prefix("export default ").and_then(|module| module.strip_suffix(";\n"));
    let words: String = serde_json::from_str(words.expect("a module")).expect("a string");
    let homes = ["Home", "首页", "首頁", "الرئيسية"];
    words.split('\n').filter_map(|word| homes.into_iter().find(|home| *home == word)).collect()
}

#[test]
fn a_site_has_those_of_its_pages_and_keeps_the_ones_before() {
    let newsroom = Newsroom::new();
    app(&newsroom);
    newsroom.write("edition/site.json", r#"{"name": "報", "lang": "zh-Hans"}"#);
    newsroom.article("pier", json!({}));
    newsroom.published();
    let (all, first) = words(&newsroom, "articles/pier/index.html");
    assert_eq!(all, std::slice::from_ref(&first));
    assert_eq!(homes(&newsroom, &first), ["首页", "首頁"]);
    for dialogue in ["zh-Hans", "zh-Hant"] {
        assert!(newsroom.path(&format!("site/embed-dialogue/{dialogue}.html")).exists());
    }
    assert!(!newsroom.path("site/embed-dialogue/ar.html").exists());

    // A story in another language brings its words, for every page: it may be opened from any.
    newsroom.article("mill", json!({"lang": "ar"}));
    newsroom.published();
    let (mut all, now) = words(&newsroom, "articles/pier/index.html");
    assert_eq!(homes(&newsroom, &now), ["الرئيسية", "首页", "首頁"]);
    all.retain(|file| *file != now);
    assert_eq!(all, [first], "pages that are still open ask for it");

    // English stands in where there are none.
    let image = json!({"src": "https://courier.example/a.png", "alt": "A", "credit": "B"});
    newsroom.article("mill", json!({"lang": "tlh", "image": image}));
    newsroom.published();
    let (_, now) = words(&newsroom, "hant/articles/pier/index.html");
    assert_eq!(homes(&newsroom, &now), ["Home", "首页", "首頁"]);
    let (page, embed) = (newsroom.site("articles/mill/index.html"), newsroom.site("embed/mill/index.html"));
    assert!(page.contains(r#"<span lang="en" dir="ltr">Picture: </span>B"#), "{page}");
    assert!(page.contains(r#"role="alert" hidden="" lang="en" dir="ltr">"#), "{page}");
    assert!(embed.contains(r#"<span lang="en" dir="ltr">Read the story at: </span>"#), "{embed}");

    // A site may have stories in more languages than the press knows of.
    newsroom.write("edition/site.json", r#"{"name": "報", "lang": "zh-Hans", "locales": ["ar"]}"#);
    newsroom.published();
    let (_, now) = words(&newsroom, "articles/pier/index.html");
    assert_eq!(homes(&newsroom, &now), ["Home", "الرئيسية", "首页", "首頁"]);
}

#[test]
fn english_stands_in_where_stories_come_from_elsewhere() {
    let newsroom = Newsroom::new();
    app(&newsroom);
    let site = |source: &str| {
        newsroom
            .write("edition/site.json", &format!(r#"{{"name": "報", "lang": "zh-Hans", "convert": false{source}}}"#));
        newsroom.article("mill", json!({}));
        newsroom.published();
        let (_, words) = words(&newsroom, "404.html");
        homes(&newsroom, &words)
    };
    assert_eq!(site(""), ["首页"]);
    assert_eq!(site(r#", "source": "https://copy.example/{id}.json""#), ["Home", "首页"]);
}

#[test]
fn no_words_of_a_newsroom_are_markup() {
    let newsroom = Newsroom::new();
    app(&newsroom);
    let block = json!([
        {"type": "note", "text": "n"}, {"type": "hologram"}, {"type": "embed", "url": "https://film.example/x"},
        {"type": "video", "src": "https://courier.example/a.webm", "transcript": "t"}, {"type": "table", "rows": [["1"]]}
    ]);
    newsroom.article(
        "pier",
        json!({
            "channel": ["town"], "lang": "bo", "body": block, "tags": ["t"], "modified": "2024-03-06T09:00:00Z",
            "image": {"src": "https://courier.example/a.png", "alt": "A", "credit": "B"},
            "credits": [{"role": "editor", "names": ["A", "B"]}], "canonical": "https://first.example/",
            "corrections": [{"date": "2024-03-06T09:00:00Z", "text": "c"}]
        }),
    );
    let template = newsroom.press(&["words", "bo"]).stdout;
    let hostile = "</title></script><dialog onclick='x'>\\\"`$";
    let words: String = template.lines().map(|line| hostile_line(line, hostile) + "\n").collect();
    newsroom.write("edition/words.json", &words);
    newsroom.published();
    for file in newsroom.files("site").into_keys().filter(|file| file.ends_with(".html") || file.ends_with(".xml")) {
        let text = newsroom.site(&file);
        assert!(!text.contains("</title></script>") && !text.contains("<dialog onclick"), "{file}: {text}");
    }
    let (_, module) = self::words(&newsroom, "index.html");
    let module = newsroom.site(&module);
    let text: String =
        serde_json::from_str(&module["export default ".len()..module.len() - 2]).expect("a string and no more");
    assert!(text.contains("</title></script><dialog onclick='x'>\"`$"));
}

/// A line of the file with something hostile before the last words in it; what is in braces stays.
fn hostile_line(line: &str, hostile: &str) -> String {
    let is_words = line.ends_with(['"', ',']) && line.contains('"');
    match line.trim_end_matches(',').rsplit_once('"').filter(|_| is_words && !line.contains('{') && !line.contains('['))
    {
        Some((start, _)) => format!("{start}{hostile}\"{}", if line.ends_with(',') { "," } else { "" }),
        None => line.to_owned(),
    }
}

#[test]
fn other_words_take_nothing_away_that_open_pages_ask_for() {
    let newsroom = Newsroom::new();
    newsroom.article("pier", json!({}));
    let new_app = |hash: &str| {
        fs::remove_dir_all(newsroom.path("app")).expect("a folder to remove");
        let meta = format!("<meta name=kanbao-app content='/kanbao-{hash}.js /kanbao-{hash}_bg.wasm'></head>");
        let index = INDEX.replace("app-1a2b", &format!("kanbao-{hash}"));
        newsroom.write("app/index.html", &index.replace("</head>", &meta));
        newsroom.write(&format!("app/kanbao-{hash}.js"), hash);
        newsroom.write(&format!("app/kanbao-{hash}_bg.wasm"), hash);
    };
    let mut asked_for: Vec<String> = ["a1.js", "a1_bg.wasm"].map(|file| format!("kanbao-{file}")).into();
    new_app("a1");
    newsroom.published();
    asked_for.push(words(&newsroom, "index.html").1);
    new_app("b2");
    for home in ["Front", "Front page", "First page"] {
        newsroom.write("edition/words.json", &json!({"en": {"home": home}}).to_string());
        newsroom.published();
        asked_for.push(words(&newsroom, "index.html").1);
        let there = newsroom.files("site");
        let gone: Vec<&String> = asked_for.iter().filter(|file| !there.contains_key(*file)).collect();
        assert_eq!(gone, [""; 0], "{home}");
    }
    new_app("c3");
    newsroom.published();
    let last = &asked_for[asked_for.len() - 1];
    let there = newsroom.files("site");
    assert!(there.contains_key("kanbao-b2.js") && there.contains_key(last), "{:?}", there.keys());
    for file in &asked_for[..asked_for.len() - 1] {
        assert!(!there.contains_key(file), "{file} is of no app that pages still ask for");
    }
}

#[test]
fn an_app_of_another_version_is_told_of() {
    let newsroom = Newsroom::new();
    app(&newsroom);
    newsroom.article("pier", json!({}));
    let old = newsroom.published();
    assert!(old.stderr.contains("app of a version before the press's"), "{}", old.stderr);
    let before = newsroom.files("site");
    let index = fs::read_to_string(newsroom.path("app/index.html")).expect("a page");
    newsroom.write("app/index.html", &index.replace("name=kanbao-app", "name=kanbao-app data-words=1a2b"));
    let other = newsroom.build();
    assert_eq!(other.code, 2, "every reader would be without the app: {}", other.stderr);
    assert!(other.stderr.contains("the app is of another version of Kanbao than the press"), "{}", other.stderr);
    assert!(newsroom.files("site") == before, "the site is as it was");
}

#[test]
fn a_newsroom_puts_its_own_in_their_place() {
    let newsroom = Newsroom::new();
    app(&newsroom);
    newsroom.article("pier", json!({}));
    newsroom.published();
    let (_, before) = words(&newsroom, "index.html");
    newsroom.write("edition/words.json", r#"{"en": {"home": "Front page", "stopped": "Stopped.", "hom": "x"}}"#);
    let answer = newsroom.build();
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(answer.stderr.contains("words.json:1:61: warning: en.hom: there are no such words"), "{}", answer.stderr);
    let (_, now) = words(&newsroom, "index.html");
    assert_ne!(now, before);
    assert!(newsroom.site(&now).contains("\\nFront page\\n"));
    let page = newsroom.site("articles/pier/index.html");
    assert!(page.contains(">Front page</a>") && page.contains("data-text=\"Stopped.\""), "{page}");
    assert!(!newsroom.path("site/words.json").exists(), "it is the press's");

    // What only the press says makes other pages too.
    newsroom.write("edition/words.json", r#"{"en": {"home": "Front page", "stopped": "Halted."}}"#);
    newsroom.published();
    assert!(newsroom.site("articles/pier/index.html").contains("data-text=\"Halted.\""));

    newsroom.write("edition/words.json", r#"{"en": {"page_of": "Page {no}"}}"#);
    let answer = newsroom.build();
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("words.json has errors, and every page has its words"), "{}", answer.stderr);
    assert!(newsroom.site("articles/pier/index.html").contains("data-text=\"Halted.\""));
    assert!(newsroom.check().stdout.contains("en.page_of: \"{no}\" stands for nothing"));
}

#[test]
fn what_is_printed_to_begin_with_is_a_file_of_them() {
    let newsroom = Newsroom::new();
    app(&newsroom);
    newsroom.article("pier", json!({"lang": "bo"}));
    let answer = newsroom.press(&["words", "bo-CN"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    newsroom.write("edition/words.json", &answer.stdout.replace("\"Home\"", "\"མདུན་ངོས།\""));
    newsroom.published();
    let page = newsroom.site("articles/pier/index.html");
    assert!(page.contains(">མདུན་ངོས།</a>") && !page.contains("class=\"skip\" lang=\"en\""), "{page}");
    assert!(newsroom.path("site/embed-dialogue/bo.html").exists());
    assert_eq!(newsroom.press(&["words", "x y"]).code, 2);
}
