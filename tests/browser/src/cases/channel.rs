//! A channel and its archive, page by page.

use serde_json::json;

use super::paper::{A_PAGE, PAPER};
use crate::case::cases;
use crate::editions::Edition::{self, Sample};
use crate::made::Made;
use crate::page::Page;
use crate::reader::Reader;
use crate::window::Window;

cases![
    lists_its_newest_stories,
    leads_to_older_stories_and_back,
    the_last_page_has_the_rest,
    holds_the_stories_of_its_inner_channels,
    an_empty_channel_says_so,
    a_channel_that_is_not_there_is_missing,
    a_page_beyond_the_last_is_missing,
    breadcrumb_leads_home,
    the_channel_is_in_sight_in_a_row_of_many in [Chromium],
    a_picture_leads_to_its_story,
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

async fn a_picture_leads_to_its_story(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for window in [Window::PHONE, Window::DESK] {
        reader.window(window).await;
        page.open("/channels/news/").await;
        let missed = "[...document.querySelectorAll('.entry .image')].filter(image => { \
            image.scrollIntoView({block: 'center', behavior: 'instant'}); \
            const {left, top, width, height} = image.getBoundingClientRect(); \
            return !document.elementFromPoint(left + width / 2, top + height / 2).closest('a'); }).length";
        assert!(page.count(".entry .image").await > 0);
        assert_eq!(page.eval_number(missed).await, 0.0);
    }
}

/// Twenty channels, `beat-1` to `beat-20`: more than any row has room for on a phone.
const BEATS: Edition = Edition::Made("beats", || {
    let beats: Vec<_> =
        (1..=20).map(|beat| json!({"id": format!("beat-{beat}"), "name": format!("Beat {beat}")})).collect();
    Made::new("en").site("channels", json!(beats))
});

async fn the_channel_is_in_sight_in_a_row_of_many(reader: &mut Reader) {
    let page = reader.visit(BEATS).await;
    reader.window(Window::PHONE).await;
    for beat in [1, 11, 20] {
        page.open(&format!("/channels/beat-{beat}/")).await;
        expect_in_sight(&page, beat).await;
    }
    page.mark().await;
    page.click("[part~=masthead] a[href='/channels/beat-18/']").await;
    page.wait_for_path("/channels/beat-18/").await;
    page.wait_for_focus("h1").await;
    expect_in_sight(&page, 18).await;
    page.expect_same().await;
}

/// Expects the whole name of the page's channel within the row, and the page itself at its top.
async fn expect_in_sight(page: &Page, beat: usize) {
    const CURRENT: &str = "document.querySelector('[part~=masthead]:not(.ahead *) [aria-current]')";
    assert_eq!(page.eval_text(&format!("{CURRENT}.textContent")).await, format!("Beat {beat}"));
    let hidden =
        "(current => { const [area, row] = [current, current.closest('nav')].map(e => e.getBoundingClientRect());
        return Math.max(row.left - area.left, area.right - row.right) })";
    let hidden = page.eval_number(&format!("{hidden}({CURRENT})")).await;
    assert!(hidden <= 0.0, "{hidden} px of Beat {beat} are out of sight");
    assert_eq!(page.eval_number("scrollY").await, 0.0);
}
