//! Moving between pages, as on a classic site but without a reload.

use std::fs;
use std::time::Duration;

use super::paper::PAPER;
use crate::case::cases;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    a_click_opens_a_story_without_a_reload,
    back_and_forward_go_where_they_say,
    the_title_follows,
    a_link_inside_a_story_opens_another,
    home_leads_to_the_front_page,
    an_address_without_its_slash_opens,
    an_address_can_be_typed,
    many_quick_clicks_end_at_the_last,
    the_second_click_of_two_is_not_for_the_next_page,
    a_page_that_nobody_has_seen_is_no_step_on_the_way_back,
    a_paper_that_has_changed_since_is_shown_with_its_stories,
];

const LEAD: &str = "article[part~=teaser] a[href='/articles/story-45/']";

async fn a_click_opens_a_story_without_a_reload(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    page.click(LEAD).await;
    page.wait_for_path("/articles/story-45/").await;
    page.wait_for("[part~=body]").await;
    page.until("[...document.querySelectorAll('h1')].map(h1 => h1.textContent).join() === 'Story number 45'").await;
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn back_and_forward_go_where_they_say(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    page.click(LEAD).await;
    page.wait_for_headline("Story number 45").await;
    page.click("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_headline("Story number 1").await;
    page.back().await;
    page.wait_for_page("/articles/story-45/", "Story number 45").await;
    page.back().await;
    page.wait_for_page("/", "The Tester").await;
    page.forward().await;
    page.wait_for_page("/articles/story-45/", "Story number 45").await;
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn the_title_follows(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    let front = page.title().await;
    page.click(LEAD).await;
    page.until("document.title === 'Story number 45 – The Tester'").await;
    page.back().await;
    page.until(&format!("document.title === {front:?}")).await;
}

async fn a_link_inside_a_story_opens_another(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.mark().await;
    page.click("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_path("/articles/story-01/").await;
    page.until("document.title === 'Story number 1 – The Tester'").await;
    page.expect_same().await;
}

async fn home_leads_to_the_front_page(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.mark().await;
    page.click("a[part~=home]").await;
    page.wait_for_page("/", "The Tester").await;
    page.expect_same().await;
}

async fn an_address_without_its_slash_opens(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.goto("/articles/story-45").await;
    page.wait_for_headline("Story number 45").await;
}

async fn an_address_can_be_typed(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.open("/channels/harbour/2/").await;
    page.open("/").await;
    page.back().await;
    page.wait_for_page("/channels/harbour/2/", "Harbour").await;
}

/// A slow answer to an earlier click must not replace the page of a later one.
async fn many_quick_clicks_end_at_the_last(reader: &mut Reader) {
    use crate::server::Fault;
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.server().fault("/articles/story-45.json", Fault::delay(1200));
    page.server().fault("/articles/story-44.json", Fault::delay(600));
    let click = |story: &str| format!("document.querySelector(\"main a[href='/articles/{story}/']\")");
    page.eval(&format!(
        "[{}, {}, {}].forEach(link => link.click())",
        click("story-45"),
        click("story-44"),
        click("story-43")
    ))
    .await;
    page.wait_for_headline("Story number 43").await;
    page.wait_for_requests("/articles/story-43.json", 1).await;
    // Until the slowest answer has been here for a while.
    page.until("performance.now() > (window.__then ??= performance.now()) + 1500").await;
    assert_eq!(page.text("h1").await, "Story number 43");
    assert_eq!(page.path().await, "/articles/story-43/");
}

async fn the_second_click_of_two_is_not_for_the_next_page(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    let click = |detail: u32| {
        format!(
            "document.querySelector(\"{LEAD}\").dispatchEvent(new MouseEvent('click', \
             {{bubbles: true, cancelable: true, detail: {detail}}}))"
        )
    };
    assert_eq!(page.eval(&click(2)).await, false, "the browser would follow it");
    // Time enough to be led away.
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.path().await, "/");
    page.eval(&click(1)).await;
    page.wait_for_headline("Story number 45").await;
}

async fn a_page_that_nobody_has_seen_is_no_step_on_the_way_back(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.server().fault("/articles/story-45.json", Fault::delay(8000));
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_path("/articles/story-45/").await;
    // It takes the place of the page, and of the link that a press began on.
    page.wait_for("[part~=skeleton]").await;
    page.click("header a[part~=home]:not(.ahead *)").await;
    page.wait_for_page("/", "The Tester").await;
    page.back().await;
    page.wait_for_page("/channels/harbour/", "Harbour").await;
}

async fn a_paper_that_has_changed_since_is_shown_with_its_stories(reader: &mut Reader) {
    const NAME: &str = "[part~=masthead] .name";
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    page.click(LEAD).await;
    page.wait_for_headline("Story number 45").await;
    let site = fs::read_to_string(PAPER.published().join("site.json")).expect("a site");
    page.server().fault("/site.json", Fault::replaced(site.replace("The Tester", "The New Tester")));
    page.set_clock(601).await;
    page.click("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_headline("Story number 1").await;
    // It is asked for beside the story, which does not wait for it.
    page.wait_for_requests("/site.json", 2).await;
    page.set_clock(61).await;
    page.back().await;
    page.wait_for_headline("Story number 45").await;
    page.click("a[part~=home]:not(.ahead *)").await;
    page.wait_for_headline("The New Tester").await;
    assert_eq!(page.text(NAME).await, "The New Tester");
    assert_eq!(page.server().requests_for("/site.json").len(), 2);
    page.expect_same().await;
}
