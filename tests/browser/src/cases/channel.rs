//! A channel and its archive, page by page.

use super::paper::{A_PAGE, PAPER};
use crate::case::cases;
use crate::reader::Reader;

cases![
    lists_its_newest_stories,
    leads_to_older_stories_and_back,
    the_last_page_has_the_rest,
    holds_the_stories_of_its_inner_channels,
    an_empty_channel_says_so,
    a_channel_that_is_not_there_is_missing,
    a_page_beyond_the_last_is_missing,
    breadcrumb_leads_home,
];

/// Of the page that is shown: the one that the mouse points at may be there as well.
const TEASERS: &str = "main:not(.ahead *) article[part~=teaser] :is(h2, h3) a";

async fn lists_its_newest_stories(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    assert_eq!(page.texts("h1").await, ["Harbour"]);
    assert_eq!(page.title().await, "Harbour – The Tester");
    let stories = page.texts(TEASERS).await;
    assert_eq!(stories.len(), A_PAGE);
    assert_eq!(stories[0], "Story number 45");
    assert_eq!(stories[A_PAGE - 1], "Story number 26");
    page.expect_quiet_console().await;
}

async fn leads_to_older_stories_and_back(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.mark().await;
    page.click("a[rel~=next][href='/channels/harbour/2/']").await;
    page.wait_for_path("/channels/harbour/2/").await;
    page.until(&format!("document.querySelector('{TEASERS}').textContent.includes('25')")).await;
    // The page is there before the reader has been put at its top, and a click on its way then would miss.
    page.wait_for_focus("h1").await;
    assert_eq!(page.count(TEASERS).await, A_PAGE);
    page.click("a[rel~=prev][href='/channels/harbour/']").await;
    page.wait_for_path("/channels/harbour/").await;
    page.until(&format!("document.querySelector('{TEASERS}').textContent.includes('45')")).await;
    page.expect_same().await;
}

async fn the_last_page_has_the_rest(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/3/").await;
    assert_eq!(page.count(TEASERS).await, 5);
    assert!(!page.has("a[rel~=next]").await);
}

async fn holds_the_stories_of_its_inner_channels(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/news/").await;
    assert_eq!(page.count(TEASERS).await, A_PAGE);
    assert!(page.has("main a[href='/channels/harbour/']").await, "the inner channel is a click away");
}

async fn an_empty_channel_says_so(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/sport/").await;
    assert_eq!(page.texts("h1").await, ["Sport"]);
    assert_eq!(page.count(TEASERS).await, 0);
    assert!(!page.has("[part~=notice]").await, "that no story has been written yet is no error");
    page.expect_quiet_console().await;
}

async fn a_channel_that_is_not_there_is_missing(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/gossip/").await;
    page.wait_for("[part~=notice][data-state=missing]").await;
}

async fn a_page_beyond_the_last_is_missing(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/4/").await;
    page.wait_for("[part~=notice][data-state=missing]").await;
}

async fn breadcrumb_leads_home(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    page.mark().await;
    assert!(page.has("[part~=breadcrumb] a[href='/channels/news/']").await);
    page.click("[part~=breadcrumb] a[href='/']").await;
    page.wait_for_page("/", "The Tester").await;
    page.expect_same().await;
}
