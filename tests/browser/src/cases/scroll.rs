//! How far down a page the reader was.

use std::time::Duration;

use fantoccini::key::Key;

use super::paper::{PAPER, UNMADE, UNMADE_STORY, WIRE};
use crate::case::cases;
use crate::editions::Edition::StandIn;
use crate::made::{article, paragraph};
use crate::reader::Reader;
use crate::server::{Fault, Server};
use crate::window::Window;

cases![
    a_new_page_starts_at_its_top,
    back_restores_scroll,
    back_to_a_link_at_the_lower_edge_restores_scroll in [Chromium, Firefox],
    a_new_page_starts_at_its_top_though_the_one_before_was_gliding in [Chromium],
    forward_restores_scroll,
    back_from_another_site_restores_scroll,
    a_reload_keeps_the_place,
    a_reload_keeps_the_place_where_nothing_may_be_stored in [Chromium, WebKit],
    a_page_that_nobody_sees_has_its_place_kept,
    a_reload_keeps_the_place_however_late_the_story_comes,
];

const TALL: &str = "document.documentElement.scrollHeight > 2000";

async fn a_new_page_starts_at_its_top(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.scroll_to(700).await;
    page.click("main a[href='/articles/story-30/']").await;
    page.wait_for_headline("Story number 30").await;
    page.wait_for_scroll(0).await;
}

async fn a_reload_keeps_the_place_where_nothing_may_be_stored(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until(TALL).await;
    page.eval("(Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }, 0)").await;
    page.scroll_to(900).await;
    page.reload().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_scroll(900).await;
    assert_eq!(page.eval("sessionStorage.getItem('kanbao:' + history.state)").await, serde_json::Value::Null);
}

/// A browser that is short of memory lets go of it without a word.
async fn a_page_that_nobody_sees_has_its_place_kept(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until(TALL).await;
    page.scroll_to(700).await;
    page.eval(
        "(Object.defineProperty(document, 'hidden', {value: true}), \
          document.dispatchEvent(new Event('visibilitychange', {bubbles: true})), 0)",
    )
    .await;
    page.until("sessionStorage.getItem('kanbao:' + history.state) === '700'").await;
}

async fn back_restores_scroll(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until(TALL).await;
    page.scroll_to(900).await;
    page.follow_from_here("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_headline("Story number 1").await;
    page.wait_for_scroll(0).await;
    page.back().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_scroll(900).await;
}

/// The bar at the lower edge would lie over it, and is there in the story alone.
async fn back_to_a_link_at_the_lower_edge_restores_scroll(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    reader.window(Window::PHONE).await;
    page.open("/channels/harbour/").await;
    let link = "[...document.querySelectorAll('main article a')].find(link => link.getBoundingClientRect().bottom + scrollY > innerHeight)";
    let place = page.eval_number(&format!("Math.ceil({link}.getBoundingClientRect().bottom - innerHeight + 8)")).await;
    page.scroll_to(place as u32).await;
    // A driver would scroll before it clicks.
    page.eval(&format!("({link}.click(), 0)")).await;
    page.wait_for("[part~=body]").await;
    page.until(TALL).await;
    page.wait_for_focus("h1").await;
    page.scroll_to(1200).await;
    page.until("document.documentElement.hasAttribute('data-scrolled')").await;
    page.back().await;
    page.wait_for_path("/channels/harbour/").await;
    page.until("document.activeElement.matches('article[part~=teaser]:not(.ahead *) a')").await;
    assert_eq!(page.eval_number("scrollY").await, place);
}

async fn a_new_page_starts_at_its_top_though_the_one_before_was_gliding(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    let follow = "document.querySelector(\"main a[href='/articles/story-30/']\").click()";
    page.eval(&format!("(addEventListener('keydown', () => setTimeout(() => {follow}, 60), {{once: true}}), 0)")).await;
    page.server().fault("/articles/story-30.json", Fault::delay(0));
    page.press(Key::End).await;
    page.wait_for_headline("Story number 30").await;
    // As long as a glide takes.
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(page.eval_number("scrollY").await, 0.0);
}

async fn forward_restores_scroll(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
    page.until(TALL).await;
    page.wait_for_scroll(0).await;
    page.scroll_to(1100).await;
    page.back().await;
    page.wait_for_headline("The Tester").await;
    page.forward().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_scroll(1100).await;
}

/// The browser may have frozen the page or may load it anew: either way the reader is where they were.
async fn back_from_another_site_restores_scroll(reader: &mut Reader) {
    let elsewhere = Server::start(StandIn.published()).await;
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until(TALL).await;
    page.scroll_to(900).await;
    page.leave_for(&elsewhere, "/").await;
    page.back().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_scroll(900).await;
}

async fn a_reload_keeps_the_place(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until(TALL).await;
    page.scroll_to(900).await;
    page.reload().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_scroll(900).await;
}

/// The page itself comes slowly, or the story of a page that the app makes.
async fn a_reload_keeps_the_place_however_late_the_story_comes(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until(TALL).await;
    page.scroll_to(900).await;
    page.server().fault("/articles/story-45/", Fault::halting("</h1>", 1000));
    page.reload().await;
    page.wait_for_headline("Story number 45").await;
    page.wait_for_scroll(900).await;

    let page = reader.visit(WIRE).await;
    let long = (0..40).map(|hour| paragraph(format!("At hour {hour} the presses ran."))).collect();
    let story = Fault::replaced(article("late-edition", "The late edition", long).to_string());
    page.server().fault(UNMADE_STORY, story.clone());
    page.goto(UNMADE).await;
    page.wait_for_headline("The late edition").await;
    page.until(TALL).await;
    page.scroll_to(900).await;
    page.server().fault(UNMADE_STORY, story.after(1000));
    page.reload().await;
    page.wait_for_headline("The late edition").await;
    page.wait_for_scroll(900).await;
}
