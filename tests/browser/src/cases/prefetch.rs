//! A link's story is fetched before the click, and once only.

use fantoccini::key::Key;

use super::paper::PAPER;
use crate::case::cases;
use crate::page::Page;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    pointing_at_a_link_fetches_its_story_once,
    focusing_a_link_fetches_its_story_once,
    touching_a_link_fetches_its_story in [Chromium, Firefox],
    a_finger_that_moves_the_page_makes_none_ahead in [Chromium],
    other_sites_are_not_fetched,
    a_page_made_ahead_is_out_of_reach_until_it_is_asked_for,
    a_page_made_ahead_lies_over_nothing,
    what_is_made_ahead_is_in_sight_before_storage_is_opened,
    the_address_follows_the_page_that_was_made_ahead,
    a_click_before_the_address_has_followed_loses_no_page,
    a_page_made_ahead_that_is_too_old_is_asked_for_at_once,
    a_story_that_was_read_is_not_fetched_again_on_the_way_back,
    what_is_fetched_on_a_hint_does_not_push_out_what_was_read,
];

const STORY: &str = "/articles/story-45.json";
const LINK: &str = "main a[href='/articles/story-45/']";

async fn front_page(reader: &mut Reader) -> Page {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    assert_eq!(page.server().requests_for(STORY).len(), 0, "nothing is fetched unasked");
    page
}

async fn pointing_at_a_link_fetches_its_story_once(reader: &mut Reader) {
    let page = front_page(reader).await;
    page.hover(LINK).await;
    page.wait_for_requests(STORY, 1).await;
    page.click(LINK).await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.server().requests_for(STORY).len(), 1);
}

async fn focusing_a_link_fetches_its_story_once(reader: &mut Reader) {
    let page = front_page(reader).await;
    page.focus(LINK).await;
    page.wait_for_requests(STORY, 1).await;
    page.click(LINK).await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.server().requests_for(STORY).len(), 1);
}

async fn touching_a_link_fetches_its_story(reader: &mut Reader) {
    let page = front_page(reader).await;
    page.touch(LINK).await;
    page.wait_for_requests(STORY, 1).await;
    assert_eq!(page.path().await, "/", "the finger is still down");
}

async fn a_finger_that_moves_the_page_makes_none_ahead(reader: &mut Reader) {
    let page = front_page(reader).await;
    let told = "kind => document.querySelector(LINK).dispatchEvent(new PointerEvent(kind, {bubbles: true}))"
        .replace("LINK", &format!("{LINK:?}"));
    page.eval(&format!("(['touchstart', 'pointercancel'].forEach({told}), 0)")).await;
    page.wait_for_requests(STORY, 1).await;
    page.eval("new Promise(done => setTimeout(done, 600, 0))").await;
    assert!(!page.has(".ahead").await);
}

async fn other_sites_are_not_fetched(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.hover("[part~=body] a[href='https://elsewhere.example/page']").await;
    // What would be fetched is fetched before this one.
    page.hover("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_requests("/articles/story-01.json", 1).await;
    assert_eq!(page.loaded_from_elsewhere().await, [""; 0]);
}

async fn a_page_made_ahead_is_out_of_reach_until_it_is_asked_for(reader: &mut Reader) {
    let page = front_page(reader).await;
    let height = page.eval_number("document.documentElement.scrollHeight").await;
    made_ahead(&page).await;
    for unreachable in [".ahead h1", ".ahead a", ".ahead main"] {
        assert!(!page.visible(unreachable).await, "{unreachable} is in sight");
        page.eval(&format!("(document.querySelector('{unreachable}').focus(), 0)")).await;
        assert_eq!(
            page.eval("!!document.activeElement.closest('.ahead')").await,
            false,
            "{unreachable} takes the focus"
        );
    }
    assert_eq!(page.eval_number("document.documentElement.scrollHeight").await, height, "it takes room");
    assert!(page.has(".ahead[aria-hidden=true]").await, "what reads no styles would take it for the page");
    page.eval("(window.made = document.querySelector('.ahead h1'), 0)").await;
    page.click(LINK).await;
    page.wait_for_headline("Story number 45").await;
    page.wait_until_visible("h1").await;
    assert_eq!(page.eval("made === document.querySelector('h1')").await, true, "it was made again");
    assert!(!page.has(".page[aria-hidden]").await, "nobody would hear of it");
    page.wait_for_focus("h1").await;
    assert_eq!(page.headlines().await, ["Story number 45"]);
}

async fn a_page_made_ahead_lies_over_nothing(reader: &mut Reader) {
    let page = front_page(reader).await;
    made_ahead(&page).await;
    page.click("header a[href='/channels/sport/']:not(.ahead *)").await;
    page.wait_for_page("/channels/sport/", "Sport").await;
}

async fn what_is_made_ahead_is_in_sight_before_storage_is_opened(reader: &mut Reader) {
    let page = front_page(reader).await;
    made_ahead(&page).await;
    let watched = format!(
        "new Promise(done => {{ let opened = 0; const own = sessionStorage; \
         Object.defineProperty(window, 'sessionStorage', {{ get() {{ opened += 1; return own; }} }}); \
         const shown = () => document.querySelector('.page:not([data-leaving], .ahead) h1').textContent; \
         document.querySelector(\"{LINK}\").click(); \
         setTimeout(() => {{ const before = [shown(), opened]; setTimeout(() => done([...before, opened > 0]), 500); }}); }})"
    );
    assert_eq!(page.eval(&watched).await, serde_json::json!(["Story number 45", 0, true]));
}

async fn the_address_follows_the_page_that_was_made_ahead(reader: &mut Reader) {
    let page = front_page(reader).await;
    let title = page.title().await;
    made_ahead(&page).await;
    page.click(LINK).await;
    page.wait_for_path("/articles/story-45/").await;
    page.wait_for_focus("h1").await;
    assert!(page.title().await.starts_with("Story number 45"), "{}", page.title().await);
    page.back().await;
    page.wait_for_headline("The Tester").await;
    assert_eq!((page.path().await, page.title().await), ("/".to_owned(), title));
    page.forward().await;
    page.wait_for_page("/articles/story-45/", "Story number 45").await;
}

async fn a_click_before_the_address_has_followed_loses_no_page(reader: &mut Reader) {
    let page = front_page(reader).await;
    // WebKit does not go back to pages that scripts have made before the reader touched any.
    page.press(Key::Tab).await;
    made_ahead(&page).await;
    page.eval(&format!(
        "new Promise(done => {{ document.querySelector(\"{LINK}\").click(); setTimeout(() => {{ \
         document.querySelector('.page:not([data-leaving], .ahead) a[part~=home]').click(); done(0); }}); }})"
    ))
    .await;
    page.wait_for_path("/").await;
    page.wait_for_focus("h1").await;
    // The mouse is over the link again, whose page may be made anew.
    assert_eq!(page.headlines().await, ["The Tester"]);
    assert_eq!(page.title().await, "The Tester");
    // Browsers count no more than 50 or 100 entries, so each is gone back to.
    page.back().await;
    page.wait_for_page("/articles/story-45/", "Story number 45").await;
    page.back().await;
    page.wait_for_page("/", "The Tester").await;
}

async fn a_page_made_ahead_that_is_too_old_is_asked_for_at_once(reader: &mut Reader) {
    let page = front_page(reader).await;
    made_ahead(&page).await;
    page.set_clock(61).await;
    page.server().fault(STORY, Fault::delay(2000));
    page.eval(&format!("(document.querySelector(\"{LINK}\").click(), 0)")).await;
    page.wait_for_path("/articles/story-45/").await;
    assert_eq!(page.count(".page:not(.ahead) [part~=body]").await, 0, "the address does not wait for the story");
    page.wait_for_page("/articles/story-45/", "Story number 45").await;
    assert_eq!(page.server().requests_for(STORY).len(), 2);
}

/// Points at the story's link until its page is made.
async fn made_ahead(page: &Page) {
    page.hover(LINK).await;
    page.until("document.querySelector('.page.ahead:not(.measured) h1')").await;
}

async fn a_story_that_was_read_is_not_fetched_again_on_the_way_back(reader: &mut Reader) {
    let page = front_page(reader).await;
    page.click(LINK).await;
    page.wait_for_headline("Story number 45").await;
    page.click("a[part~=home]").await;
    page.wait_for_headline("The Tester").await;
    page.back().await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.server().requests_for(STORY).len(), 1);
}

async fn what_is_fetched_on_a_hint_does_not_push_out_what_was_read(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.click("a[part~=home]").await;
    page.wait_for_page("/", "The Tester").await;
    page.back().await;
    page.wait_for_page("/channels/harbour/", "Harbour").await;
    let point = "new PointerEvent('pointerover', {bubbles: true})";
    let links = "main:not(.ahead *) article[part~=teaser] a";
    for (path, last) in [("/channels/harbour/", 26), ("/channels/harbour/2/", 6)] {
        page.wait_for_path(path).await;
        let last = format!("/articles/story-{last:02}.json");
        page.eval(&format!("(document.querySelectorAll('{links}').forEach(link => link.dispatchEvent({point})), 0)"))
            .await;
        page.wait_for_requests(&last, 1).await;
        if path == "/channels/harbour/" {
            page.click("a[rel~=next]").await;
            page.until(&format!("document.querySelector('{links}').href.includes('story-25')")).await;
        }
    }
    page.click("a[part~=home]:not(.ahead *)").await;
    page.wait_for_page("/", "The Tester").await;
    assert_eq!(page.server().requests_for("/front.json").len(), 1);
}
