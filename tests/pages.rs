//! Every kind of page, rendered natively as the press will, and kept as a snapshot to be read in a review.
//!
//! `cargo insta review` shows what a change did to the markup; `INSTA_UPDATE=always cargo test --test pages` takes it.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use article::{Archive, Article, Document, Front, Site};
use kanbao::{Content, Locales, Page, Piece, Route, Trouble};

/// A file of the sample edition or the catalogue, checked.
fn read<T: Document>(path: &str) -> Rc<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let json = fs::read_to_string(&path).expect("the file is in the repository");
    let parsed = T::parse(&json, Some("/articles/x.json"));
    Rc::new(parsed.value.unwrap_or_else(|| panic!("{}: {:?}", path.display(), parsed.problems)))
}

fn json<T: Document>(json: &str) -> Rc<T> {
    Rc::new(T::parse(json, None).value.expect("the test's own JSON follows the contract"))
}

/// The page's markup, an element a line.
fn markup(site: Rc<Site>, path: &str, content: Content) -> String {
    let page = Page { site, locales: Rc::new(Locales::known()), route: Route::parse(path), content };
    let title = page.title();
    let html = page.html();
    format!("title: {title}\n\n{}\n", html.replace("><", ">\n<"))
}

fn article(path: &str) -> String {
    markup(read("static/site.json"), "/articles/x/", Content::Article(read(path)))
}

macro_rules! snapshots {
    ($($name:ident: $page:expr;)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!($page);
            }
        )*
    };
}

snapshots! {
    an_article_of_the_seeds_shape: article("static/articles/tidal-barrier-works.json");
    an_article_with_a_table_embed_and_lists: article("static/articles/tram-line-opens.json");
    an_article_with_a_film: article("static/articles/flood-drill.json");
    an_article_with_a_sound: article("static/articles/harbour-bell.json");
    an_article_with_ruby_and_a_gallery: article("static/articles/old-name-lupu.json");
    an_article_right_to_left: article("static/articles/ar-tide-mill.json");
    an_article_with_corrections: article("tests/catalogue/articles/corrected-and-noted.json");
    an_article_with_nothing_optional: article("tests/catalogue/articles/bare.json");
    an_article_with_all_runs_nested: article("tests/catalogue/articles/all-runs-nested.json");
    an_article_with_hostile_strings: article("tests/catalogue/articles/hostile-strings.json");
    an_article_with_an_unknown_block: article("tests/catalogue/articles/unknown-block.json");
    the_front_page: markup(read("static/site.json"), "/", Content::Front(json::<Front>(FRONT)));
    an_empty_front_page: markup(read("static/site.json"), "/", Content::Front(json::<Front>("{}")));
    a_page_of_a_channel: markup(read("static/site.json"), "/channels/news/2/", Content::Archive(json::<Archive>(ARCHIVE)));
    waiting: markup(read("static/site.json"), "/", Content::Waiting { slow: false });
    waiting_for_long: markup(read("static/site.json"), "/", Content::Waiting { slow: true });
    a_page_that_is_missing: markup(read("static/site.json"), "/nowhere/", Content::Trouble(Trouble::Missing));
    a_server_that_fails: markup(read("static/site.json"), "/", Content::Trouble(Trouble::Server));
    a_file_against_the_contract: markup(
        read("static/site.json"),
        "/articles/x/",
        Content::Trouble(Trouble::Contract(Article::parse(UNSOUND, None).problems)),
    );
}

/// As the app shows it.
#[test]
fn a_page_and_the_blocks_of_its_story_are_the_page_with_them() {
    for length in [0, 1, 99, 100, 101, 250] {
        // Every seventh is a heading without words, which is left out.
        let block = |number| match number % 7 {
            0 => r#"{"type": "heading", "text": ""}"#.to_owned(),
            1 => r#"{"type": "divider"}"#.to_owned(),
            _ => format!(r#"{{"type": "paragraph", "text": "{number}"}}"#),
        };
        let body: Vec<String> = (0..length).map(block).collect();
        let story = format!(
            r#"{{"schema": 1, "id": "x", "headline": "x", "published": "2026-10-28T06:00:00Z", "body": [{}]}}"#,
            body.join(", ")
        );
        let page = Page {
            site: read("static/site.json"),
            locales: Rc::new(Locales::known()),
            route: Route::parse("/articles/x/"),
            content: Content::Article(json::<Article>(&story)),
        };
        let place = r#"<div part="body">"#;
        // Dividers are the rare ones here.
        let whole = |piece: Piece| {
            assert_eq!(piece.rare, "<hr>".repeat(piece.common.matches("<br>").count()), "{length}");
            piece.common.replace("<br>", "<hr>")
        };
        let blocks: String = page.blocks().map(whole).collect();
        assert_eq!(page.html_without_blocks().replace(place, &format!("{place}{blocks}")), page.html(), "{length}");
        assert_eq!(page.blocks().count(), body.len().div_ceil(100), "{length}");
    }
}

/// The page of a story in English, with this body and what else is said.
fn story(body: &str, more: &str) -> Page {
    let story = format!(
        r#"{{"schema": 1, "id": "x", "headline": "x", "published": "2026-10-28T06:00:00Z", "body": [{body}]{more}}}"#
    );
    Page {
        site: json(r#"{"name": "Courier", "lang": "en"}"#),
        locales: Rc::new(Locales::known()),
        route: Route::parse("/articles/x/"),
        content: Content::Article(json::<Article>(&story)),
    }
}

/// The first one alone, in the app as in the press.
#[test]
fn a_picture_that_a_story_begins_with_is_asked_for_at_once() {
    let picture = r#"{"type": "image", "src": "/a.avif", "alt": ""}"#;
    let film = r#"{"type": "video", "src": "/a.mp4", "title": "x"}"#;
    let body = |first: &str| [first, &[r#"{"type": "divider"}"#; 99].join(","), picture].join(",");
    for (page, is_lead) in [
        (story(&body(picture), ""), true),
        (story(&body(film), ""), true),
        (story(&body(picture), r#", "image": {"src": "/b.avif", "alt": ""}"#), false),
    ] {
        let pieces: Vec<Piece> = page.blocks().collect();
        let [first, second] = pieces.as_slice() else { panic!("{} pieces", pieces.len()) };
        assert_eq!(first.rare.contains("lazy"), !is_lead, "{}", first.rare);
        assert!(second.rare.contains("lazy"), "{}", second.rare);
        assert!(page.html().contains(&first.rare) && page.html().contains(&second.rare));
    }
}

/// Of what belongs to a block any part may be missing.
#[test]
fn what_is_there_is_shown_without_what_is_not() {
    for (block, shown) in [
        (r#""image", "src": "/a", "caption": "Pier""#, "</span><figcaption><span>Pier</span></figcaption>"),
        (
            r#""image", "src": "/a", "credit": "Ada""#,
            r#"</span><figcaption><span class="credit">Picture: Ada</span></figcaption>"#,
        ),
        (r#""image", "src": "/a", "caption": " ", "credit": """#, r#"src="/a"></span></figure>"#),
        (r#""image", "src": "/a", "width": 0, "height": 0"#, r#"<img alt="" fetchpriority="high""#),
        (r#""image", "src": "/a", "width": 0, "height": 600"#, r#"<img alt="" height="600" fetchpriority="high""#),
        // Few pixels are a shape, which is made larger than any page has room for.
        (r#""image", "src": "/a", "width": 49, "height": 3"#, r#"width="49000" height="3000""#),
        (r#""image", "src": "/a", "width": 50, "height": 3"#, r#"width="50" height="3""#),
        (r#""audio", "src": "/a", "title": "Bell""#, "</audio><figcaption><span>Bell</span></figcaption>"),
        (
            r#""audio", "src": "/a", "transcript": "Dong""#,
            "</audio><figcaption><details><summary>Transcript</summary><p>Dong</p></details></figcaption>",
        ),
        (r#""audio", "src": "/a""#, "</audio></figure>"),
        (r#""heading", "text": "x", "level": 4"#, "<h4>x</h4>"),
        (r#""heading", "text": "x", "level": 5"#, "<h5>x</h5>"),
        (r#""heading", "text": "x", "level": 6"#, "<h6>x</h6>"),
        (
            r#""emphasis", "points": ["票价，不变", ["班次，", {"em": "加密"}]]"#,
            "<ul><li><b>票价</b>，不变</li><li><b>班次</b>，<em>加密</em></li></ul>",
        ),
        (r#""emphasis", "points": ["票价，不变", [{"em": "班次，"}, "加密"]]"#, "<ul><li>票价，不变</li>"),
    ] {
        let html = story(&format!("{{\"type\": {block}}}"), "").html();
        assert!(html.contains(shown), "{block}: {html}");
    }
    for (more, shown) in [
        (
            r#", "previous": {"title": "Early", "url": "/early/"}"#,
            r#"<a href="/early/" rel="prev">Early</a></p></nav>"#,
        ),
        (r#", "next": {"title": "Late", "url": "/late/"}"#, r#"<a href="/late/" rel="next">Late</a></p></nav>"#),
    ] {
        let html = story("", more).html();
        assert!(html.contains(shown), "{more}: {html}");
    }
}

/// On a partner's page captions need the film to be asked for without credentials, and of somebody else's host nobody knows
/// whether it would answer.
#[test]
fn a_film_of_ours_with_captions_is_asked_for_without_credentials() {
    const CAPTIONS: &str = r#", "captions": [{"src": "/a.vtt", "lang": "en"}]"#;
    for (src, more, is_asked_so) in [
        ("/a.mp4", CAPTIONS, true),
        ("/a.mp4", "", false),
        ("//films.example/a.mp4", CAPTIONS, false),
        ("https://films.example/a.mp4", CAPTIONS, false),
        ("/a.mp4", &format!(r#", "poster": "/a.avif"{CAPTIONS}"#), true),
        ("/a.mp4", &format!(r#", "poster": "//films.example/a.avif"{CAPTIONS}"#), false),
    ] {
        let html = story(&format!(r#"{{"type": "video", "src": "{src}"{more}}}"#), "").html();
        assert_eq!(html.contains("crossorigin"), is_asked_so, "{src}{more}");
    }
}

#[test]
fn a_page_of_a_channel_is_in_its_language_and_leads_to_newer_and_older_ones_in_its_script() {
    let newer = |to: &str| format!("prev\" href=\"{to}\"");
    let older = |to: &str| format!("next\" href=\"{to}\"");
    for (path, channel, lang, [page, pages], ways) in [
        ("/channels/town/", "town", "en", [1, 1], vec![]),
        ("/channels/town/", "town", "en", [1, 2], vec![older("/channels/town/2/")]),
        ("/channels/town/2/", "town", "en", [2, 2], vec![newer("/channels/town/")]),
        (
            "/hant/channels/ferry/2/",
            "ferry",
            "zh-Hans",
            [2, 3],
            vec![newer("/hant/channels/ferry/"), older("/hant/channels/ferry/3/")],
        ),
    ] {
        let site = r#"{"name": "Courier", "lang": "en", "channels": [{"id": "town", "name": "Town"},
            {"id": "harbour", "name": "码头", "lang": "zh-Hans", "channels": [{"id": "ferry", "name": "渡轮"}]}]}"#;
        let archive = format!(r#"{{"channel": "{channel}", "page": {page}, "pages": {pages}, "teasers": []}}"#);
        let html = Page {
            site: json(site),
            locales: Rc::new(Locales::known()),
            route: Route::parse(path),
            content: Content::Archive(json::<Archive>(&archive)),
        }
        .html();
        assert!(html.contains(&format!(r#"<main id="main" tabindex="-1" lang="{lang}""#)), "{path}: {html}");
        let found: Vec<&str> = html.split("<a rel=\"").skip(1).filter_map(|way| way.split('>').next()).collect();
        assert_eq!(found, ways, "{path}");
        assert_eq!(html.contains(r#"<nav part="pages""#), pages > 1, "{path}");
    }
}

/// Every field is there: how one that is missing is named depends on who else is built at the same time.
const UNSOUND: &str = r#"{"schema": 1, "id": "x", "headline": 7, "published": "soon", "body": {}}"#;

const FRONT: &str = r#"{
    "lead": {
        "id": "tide-mill-repair", "headline": "潮水推着石磨又转了", "phrases": ["潮水", "推着", "石磨", "又转了"],
        "published": "2026-11-08T07:00:00+08:00", "kicker": "深读", "summary": "村里用二十个月把它修好。",
        "image": {"src": "/media/a-1600.avif", "alt": "磨坊", "width": 1600, "height": 1067,
                  "sources": [{"src": "/media/a 800,b.avif", "width": 800}]}
    },
    "sections": [
        {"channel": "news", "teasers": [
            {"id": "one", "headline": "渡轮换冬季班次", "published": "2026-10-28T07:00:00+08:00", "summary": "每天十班。"},
            {"id": "two", "headline": "夜市立新规", "published": "2026-10-28T06:00:00+08:00"}
        ]},
        {"channel": "arabic", "teasers": [
            {"id": "three", "headline": "طاحونة المد", "lang": "ar", "published": "2026-11-12T09:00:00+03:00"}
        ]},
        {"channel": "closed", "teasers": []}
    ]
}"#;

const ARCHIVE: &str = r#"{
    "channel": "news", "page": 2, "pages": 3,
    "teasers": [{"id": "one", "headline": "渡轮换冬季班次", "published": "2026-10-28T07:00:00+08:00", "summary": "每天十班。"}]
}"#;
