//! The way up: shown after one screen, by mouse and keyboard, and never in the way of the words.

use fantoccini::key::Key;

use super::paper::PAPER;
use crate::case::cases;
use crate::page::Page;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::window::Window;

cases![
    shows_after_one_screen,
    a_click_leads_up_and_moves_the_focus,
    the_keyboard_leads_up_and_moves_the_focus,
    jumps_for_a_reader_who_wants_no_motion,
    never_covers_text,
];

const LINK: &str = "a[part~=back-to-top]";

async fn story(reader: &mut Reader) -> Page {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until("document.documentElement.scrollHeight > 2000").await;
    page
}

async fn shows_after_one_screen(reader: &mut Reader) {
    let page = story(reader).await;
    assert!(!page.visible(LINK).await, "at the top there is nowhere to go");
    page.scroll_to(400).await;
    assert!(!page.visible(LINK).await, "half a screen is no way");
    page.scroll_to(1000).await;
    page.wait_until_visible(LINK).await;
    assert_eq!(page.attribute(LINK, "href").await.as_deref(), Some("#top"));
    page.scroll_to(0).await;
    page.wait_until_hidden(LINK).await;
}

async fn a_click_leads_up_and_moves_the_focus(reader: &mut Reader) {
    let page = story(reader).await;
    page.mark().await;
    page.scroll_to(1000).await;
    page.wait_until_visible(LINK).await;
    page.click(LINK).await;
    page.wait_for_scroll(0).await;
    page.wait_for_focus("h1").await;
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn the_keyboard_leads_up_and_moves_the_focus(reader: &mut Reader) {
    let page = story(reader).await;
    page.scroll_to(1000).await;
    page.wait_until_visible(LINK).await;
    page.focus(LINK).await;
    page.press(Key::Enter).await;
    page.wait_for_scroll(0).await;
    page.wait_for_focus("h1").await;
}

async fn jumps_for_a_reader_who_wants_no_motion(reader: &mut Reader) {
    reader.prefers(Preferences::STILL).await;
    let page = story(reader).await;
    page.scroll_to(1000).await;
    page.wait_until_visible(LINK).await;
    page.eval("(window.__places = [], addEventListener('scroll', () => window.__places.push(scrollY)), 0)").await;
    page.click(LINK).await;
    page.wait_for_scroll(0).await;
    // The link may be brought into view first, where it stands already: only what lies between counts.
    let between = page.eval_number("window.__places.filter(y => y > 2 && y < 990).length").await;
    assert_eq!(between, 0.0, "the page moved through places on its way up");
}

/// A link that lies on the text hides some of a line. An opaque bar from side to side is just where the window ends,
/// as long as the end of the page can be read above it.
async fn never_covers_text(reader: &mut Reader) {
    let page = story(reader).await;
    for window in [Window::DESK, Window::new(1000, 800), Window::PHONE, Window::NARROW] {
        reader.window(window).await;
        page.until(&format!("innerWidth === {}", window.width)).await;
        let end = page.eval_number("document.documentElement.scrollHeight - innerHeight").await;
        for share in [0.4, 0.7, 1.0] {
            page.eval(&format!("scrollTo({{top: {end} * {share}, behavior: 'instant'}})")).await;
            page.wait_until_visible(LINK).await;
            if share < 1.0 && page.eval(IS_A_BAR).await == true {
                continue;
            }
            let covered = page.eval_texts(COVERED).await;
            assert!(covered.is_empty(), "at {share} of {window:?} the link covers {covered:?}");
        }
    }
}

/// Whether the link stands in an opaque bar that spans the window.
const IS_A_BAR: &str = "(() => {
    let bar = document.querySelector('a[part~=back-to-top]');
    while (bar && !/fixed|sticky/.test(getComputedStyle(bar).position)) bar = bar.parentElement;
    if (!bar) return false;
    const box = bar.getBoundingClientRect(), style = getComputedStyle(bar);
    const opaque = /^rgb\\(/.test(style.backgroundColor) && style.opacity === '1';
    return opaque && box.left <= 0 && box.right >= document.documentElement.clientWidth
        && box.bottom >= innerHeight - 1 && box.height < innerHeight / 4;
})()";

/// The lines of text, outside of the link itself, that share a pixel with it.
const COVERED: &str = "(() => {
    let link = document.querySelector('a[part~=back-to-top]');
    while (link.parentElement && !/fixed|sticky/.test(getComputedStyle(link).position)) link = link.parentElement;
    const box = link.getBoundingClientRect(), covered = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
        if (!text.data.trim() || link.contains(text) || !text.parentElement.getClientRects().length) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const line of range.getClientRects())
            if (line.left < box.right && line.right > box.left && line.top < box.bottom && line.bottom > box.top)
                covered.push(text.data.trim().slice(0, 40));
    }
    return covered;
})()";
