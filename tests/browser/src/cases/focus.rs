//! Where the keyboard and a screen reader are after a page has changed.

use fantoccini::key::Key;
use serde_json::json;

use super::paper::PAPER;
use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article, paragraph};
use crate::reader::Reader;
use crate::window::Window;

cases![
    goes_to_the_headline_of_a_new_page,
    goes_to_the_headline_on_the_way_back,
    goes_to_the_link_that_led_away_on_the_way_back,
    goes_to_the_link_in_sight_where_there_are_two,
    stays_in_place_on_the_first_load,
    the_enter_key_follows_a_link,
    the_first_tab_reaches_a_link_past_the_masthead,
    the_focus_is_never_hidden,
];

async fn goes_to_the_headline_of_a_new_page(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_focus("h1").await;
    assert_eq!(page.attribute("h1", "tabindex").await.as_deref(), Some("-1"));
}

async fn goes_to_the_headline_on_the_way_back(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.follow_from_here("[part~=breadcrumb] a[href='/channels/harbour/']").await;
    page.wait_for_headline("Harbour").await;
    page.back().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_focus("h1").await;
}

/// Who reads by keyboard goes on down the list, and does not begin it anew.
async fn goes_to_the_link_that_led_away_on_the_way_back(reader: &mut Reader) {
    let link = "main article a[href='/articles/story-38/']";
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.focus(link).await;
    page.press(Key::Enter).await;
    page.wait_for_headline("Story number 38").await;
    page.wait_for_focus("h1").await;
    page.back().await;
    page.wait_for_headline("Harbour").await;
    page.wait_for_focus(link).await;
    // The way ahead is no way back, though the story has a link to its channel.
    page.forward().await;
    page.wait_for_headline("Story number 38").await;
    page.wait_for_focus("h1").await;
}

/// A story that has another in its text and, some screens further down, among the related.
const TWICE: Edition = Edition::Made("twice", || {
    let link = json!([{"link": {"href": "/articles/earlier/", "text": "what came before"}}]);
    let words = "The tide came in, the tide went out, and the ferry kept its hours. ".repeat(9);
    let mut body = vec![paragraph(link)];
    body.extend((0..30).map(|_| paragraph(words.trim_end())));
    let mut later = article("later", "Later", body);
    later["related"] = json!(["earlier"]);
    Made::new("en").article(later).article(article("earlier", "Earlier", vec![paragraph("It came before.")]))
});

async fn goes_to_the_link_in_sight_where_there_are_two(reader: &mut Reader) {
    let page = reader.visit(TWICE).await;
    page.open("/articles/later/").await;
    page.focus("[part~=related] a").await;
    page.press(Key::Enter).await;
    page.wait_for_headline("Earlier").await;
    page.wait_for_focus("h1").await;
    page.back().await;
    page.wait_for_headline("Later").await;
    page.wait_for_focus("[part~=related] a").await;
}

async fn stays_in_place_on_the_first_load(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    assert!(page.has_focus("body").await, "a page that was opened is read from its top");
}

async fn the_enter_key_follows_a_link(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    page.focus("main a[href='/articles/story-45/']").await;
    page.press(Key::Enter).await;
    page.wait_for_path("/articles/story-45/").await;
    page.wait_for_focus("h1").await;
    page.expect_same().await;
}

async fn the_first_tab_reaches_a_link_past_the_masthead(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.press(Key::Tab).await;
    page.wait_for_focus("a[href='#main']").await;
    assert!(page.visible("a[href='#main']").await, "the link shows while it has the focus");
    page.press(Key::Enter).await;
    page.until("document.querySelector('main').contains(document.activeElement)").await;
}

/// WCAG 2.2, 2.4.11 Focus Not Obscured: what has the focus is not wholly under something that floats.
async fn the_focus_is_never_hidden(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    reader.window(Window::PHONE).await;
    for address in ["/articles/story-40/", "/channels/harbour/"] {
        page.open(address).await;
        page.eval("(window.__links = [...document.querySelectorAll('main a[href], [part~=footer] a[href]')], 0)").await;
        let last = page.eval_number("window.__links.length - 1").await as usize;
        for number in (0..=last).chain((0..last).rev()) {
            page.eval(&format!("(window.__link = window.__links[{number}], window.__link.focus(), 0)")).await;
            // A browser may bring it into view a moment later.
            page.until(SEEN).await;
        }
    }
}

/// Whether some of the link with the focus is in view, with nothing over it.
const SEEN: &str = "(() => {
    const link = window.__link, box = link.getClientRects()[0];
    const heights = [box.top + 1, box.top + box.height / 2, box.bottom - 1];
    return heights.some(y => link.contains(document.elementFromPoint(box.left + box.width / 2, y)));
})()";
