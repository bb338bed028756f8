//! Articles that live on another origin than the app: `source` in `site.json`.

use hyper::header;
use serde_json::json;

use super::paper::{PAPER, UNMADE, UNMADE_STORY, WIRE, unmade};
use crate::case::cases;
use crate::page::Page;
use crate::reader::Reader;
use crate::server::{Fault, Server};

cases![
    a_story_comes_from_its_source,
    a_story_that_has_no_page_comes_from_its_source,
    no_cookie_leaves_home,
    a_source_that_forbids_it_is_unreachable,
    pointing_at_a_link_fetches_from_the_source_once,
    pictures_are_looked_for_beside_the_story,
];

const STORY: &str = "/articles/story-45.json";
const LINK: &str = "main a[href='/articles/story-45/']";
const HEADLINE: &str = "Story number 45";

/// The paper on one origin and its stories on another.
async fn apart(reader: &mut Reader) -> (Page, Server) {
    let source = Server::start(PAPER.published()).await;
    let page = reader.visit(WIRE).await;
    let site = json!({
        "name": "The Tester", "lang": "en", "url": "https://tester.example",
        "channels": [{"id": "news", "name": "News", "channels": [{"id": "harbour", "name": "Harbour"}]}],
        "source": format!("{}/articles/{{id}}.json", source.origin()),
    });
    page.server().fault("/site.json", Fault::replaced(site.to_string()));
    // A story at home would be found by mistake.
    page.server().fault(STORY, Fault::status(404));
    (page, source)
}

async fn a_story_comes_from_its_source(reader: &mut Reader) {
    let (page, source) = apart(reader).await;
    source.allow_other_origins();
    page.open("/").await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    assert_eq!(source.requests_for(STORY).len(), 1);
    assert_eq!(page.server().requests_for(STORY).len(), 0);
    page.expect_quiet_console().await;
}

/// Of a story elsewhere the press may have made no page.
async fn a_story_that_has_no_page_comes_from_its_source(reader: &mut Reader) {
    let (page, source) = apart(reader).await;
    source.allow_other_origins();
    source.fault(UNMADE_STORY, Fault::replaced(unmade()));
    page.goto(UNMADE).await;
    page.wait_for_headline("The late edition").await;
    page.until("document.title === 'The late edition – The Tester'").await;
    page.expect_quiet_console().await;
}

/// Cookies know no ports, so one that was set at home would go to the source too, if credentials were sent.
async fn no_cookie_leaves_home(reader: &mut Reader) {
    let (page, source) = apart(reader).await;
    source.allow_other_origins();
    page.open("/").await;
    page.eval("(document.cookie = 'reader=somebody; path=/', 0)").await;
    page.open("/").await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    page.eval("(document.cookie = 'reader=; path=/; max-age=0', 0)").await;
    let requests = source.requests();
    assert!(!requests.is_empty());
    for request in requests {
        assert_eq!(request.header(header::COOKIE), None, "{} {}", request.method, request.path);
        assert_eq!(request.header(header::AUTHORIZATION), None, "{} {}", request.method, request.path);
        assert_eq!(request.method, "GET", "a plain request needs no permission asked beforehand");
    }
}

async fn a_source_that_forbids_it_is_unreachable(reader: &mut Reader) {
    let (page, source) = apart(reader).await;
    page.open("/").await;
    page.click(LINK).await;
    page.wait_for("[part~=notice][data-state=unreachable]").await;
    source.allow_other_origins();
    page.click("button[data-action=retry]").await;
    page.wait_for_headline(HEADLINE).await;
}

async fn pointing_at_a_link_fetches_from_the_source_once(reader: &mut Reader) {
    let (page, source) = apart(reader).await;
    source.allow_other_origins();
    page.open("/").await;
    page.hover(LINK).await;
    page.until("performance.getEntriesByType('resource').some(e => e.name.endsWith('/story-45.json'))").await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    assert_eq!(source.requests_for(STORY).len(), 1);
}

async fn pictures_are_looked_for_beside_the_story(reader: &mut Reader) {
    let (page, source) = apart(reader).await;
    source.allow_other_origins();
    let story = json!({
        "schema": 1, "id": "story-45", "headline": "Story number 45", "published": "2024-05-06T07:08:09+08:00",
        "body": [{"type": "image", "src": "../media/quay.svg", "alt": "The quay", "width": 16, "height": 9}],
    });
    source.fault(STORY, Fault::replaced(story.to_string()));
    page.open("/").await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    let picture = page.eval_text("document.querySelector('[part~=body] img').src").await;
    assert_eq!(picture, format!("{}/media/quay.svg", source.origin()));
}
