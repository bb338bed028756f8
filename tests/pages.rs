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
