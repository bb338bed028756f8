//! Links that are not ours to follow: new tabs, other sites, other schemes, places on the same page.

use super::paper::PAPER;
use crate::case::cases;
use crate::page::Modifier;
use crate::reader::Reader;

cases![
    modified_clicks_are_the_browser_s,
    modified_clicks_open_a_new_tab in [Chromium, Firefox],
    other_sites_are_the_browser_s,
    mail_addresses_are_the_browser_s,
    files_of_ours_are_the_browser_s,
    a_link_with_a_password_is_the_browser_s,
    a_link_to_words_is_the_browser_s,
    a_hash_link_moves_within_the_page,
    a_link_to_the_place_that_the_address_names_goes_there_again,
    an_address_with_a_hash_opens,
];

const STORY: &str = "main a[href='/articles/story-45/']";

async fn modified_clicks_are_the_browser_s(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    for modifier in [Modifier::Control, Modifier::Shift] {
        assert!(!page.takes_over(STORY, modifier).await, "{modifier:?}");
        assert_eq!(page.path().await, "/", "{modifier:?}");
    }
}

/// No page may put such an address into the history.
async fn a_link_with_a_password_is_the_browser_s(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.eval(&format!(
        "(link => {{ const address = new URL(link.href); address.username = 'reader'; address.password = 'x'; \
         link.href = address; addEventListener('click', event => {{ window.__taken = event.defaultPrevented; \
         event.preventDefault(); }}, {{once: true}}); link.click(); return 0; }})(document.querySelector({STORY:?}))"
    ))
    .await;
    page.until("window.__taken === false").await;
    assert_eq!(page.path().await, "/");
}

/// Nobody else finds them.
async fn a_link_to_words_is_the_browser_s(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.eval(&format!(
        "(link => (link.id = 'words', link.href += '#:~:text=The%20Tester%20Ltd', 0))(document.querySelector({STORY:?}))"
    ))
    .await;
    page.click("#words").await;
    page.wait_for_headline("Story number 45").await;
    page.until("scrollY > 300").await;
}

async fn a_link_to_the_place_that_the_address_names_goes_there_again(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until("document.documentElement.scrollHeight > 2000").await;
    page.eval("(location.hash = 'main', 0)").await;
    page.until("scrollY < 500").await;
    page.scroll_to(1200).await;
    page.eval("(document.querySelector('.skip').click(), 0)").await;
    page.until("scrollY < 500").await;
    page.eval("new Promise(done => setTimeout(done, 300, 0))").await;
    assert!(page.eval_number("scrollY").await < 500.0);
}

async fn modified_clicks_open_a_new_tab(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    for (opened, modifier) in [Modifier::Control, Modifier::Middle, Modifier::Shift].into_iter().enumerate() {
        page.click_with(STORY, modifier).await;
        page.wait_for_requests("/articles/story-45/", opened + 1).await;
        assert_eq!(page.tabs().await, opened + 2, "{modifier:?}");
        assert_eq!(page.path().await, "/", "{modifier:?}");
    }
    page.expect_same().await;
}

/// Clicks a link by script and says whether the page took it over, while nothing is followed.
async fn taken(page: &crate::page::Page, css: &str) -> bool {
    page.wait_for(css).await;
    let outcome = page
        .eval(&format!(
            "(() => {{ let taken; \
             addEventListener('click', e => {{ taken = e.defaultPrevented; e.preventDefault(); }}, {{once: true}}); \
             document.querySelector({css:?}).click(); return taken; }})()"
        ))
        .await;
    outcome == true
}

async fn other_sites_are_the_browser_s(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    let link = "[part~=body] a[href='https://elsewhere.example/page']";
    assert!(!taken(&page, link).await);
    assert_eq!(page.path().await, "/articles/story-45/");
    assert!(taken(&page, "[part~=body] a[href='/articles/story-01/']").await, "a link of ours is taken");
}

async fn mail_addresses_are_the_browser_s(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    assert!(!taken(&page, "[part~=body] a[href^='mailto:']").await);
    assert!(!taken(&page, "[part~=footer] a[href^='tel:']").await);
}

/// `/articles/story-45.json` or `/feed.json` is a file, not a page of the viewer.
async fn files_of_ours_are_the_browser_s(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.eval(
        "(document.querySelector('[part~=body] p').insertAdjacentHTML('beforeend', \
         '<a id=file href=\"/articles/story-45.json\">x</a><a id=download href=\"/articles/story-44/\" download>x</a>\
          <a id=frame href=\"/articles/story-44/\" target=\"_blank\">x</a>'), 0)",
    )
    .await;
    for link in ["#file", "#download", "#frame"] {
        assert!(!taken(&page, link).await, "{link}");
    }
}

async fn a_hash_link_moves_within_the_page(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.mark().await;
    page.eval(
        "(document.querySelector('[part~=body] p:last-of-type').id = 'place', \
         document.querySelector('[part~=body] p').insertAdjacentHTML('beforeend', '<a id=hash href=\"#place\">x</a>'), 0)",
    )
    .await;
    page.click("#hash").await;
    page.until("scrollY > 300").await;
    assert_eq!(page.path().await, "/articles/story-45/#place");
    assert_eq!(page.text("h1").await, "Story number 45");
    page.back().await;
    page.wait_for_path("/articles/story-45/").await;
    page.until("scrollY < 300").await;
    assert_eq!(page.text("h1").await, "Story number 45");
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn an_address_with_a_hash_opens(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/#main").await;
    assert_eq!(page.text("h1").await, "Story number 45");
    assert_eq!(page.path().await, "/articles/story-45/#main");
}
