//! While a story is on its way: nothing for a moment, then its rhythm, then a word, and at last the end of patience.

use std::time::Duration;

use tokio::time::Instant;

use super::paper::{PAPER, UNMADE, UNMADE_STORY, WIRE, unmade};
use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::Page;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    a_quick_story_shows_no_skeleton,
    a_late_story_shows_a_skeleton_after_a_moment,
    a_slow_story_is_spoken_of_after_four_seconds,
    patience_ends_after_ten_seconds,
    a_story_that_does_not_come_is_read_from_its_page,
    a_story_that_is_waited_for_makes_no_room,
    waiting_is_announced,
    a_late_first_page_shows_a_skeleton,
    a_story_that_comes_with_its_skeleton_stays,
    no_half_headline_is_seen,
];

const STORY: &str = "/articles/story-45.json";
const CLICK: &str =
    "(window.__clicked = performance.now(), document.querySelector(\"main a[href='/articles/story-45/']\").click(), 0)";

/// Opens the front page and notes when a skeleton and a word about slowness are first seen.
async fn watched(reader: &mut Reader) -> Page {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.eval(
        "(new MutationObserver(() => { \
             if (document.querySelector('[part~=skeleton]')) window.__skeleton ??= performance.now(); \
             if (document.querySelector('[part~=slow]')) window.__slow ??= performance.now(); \
         }).observe(document.documentElement, {subtree: true, childList: true, attributes: true}), 0)",
    )
    .await;
    page
}

async fn a_quick_story_shows_no_skeleton(reader: &mut Reader) {
    let page = watched(reader).await;
    // In memory already, so that a busy machine cannot make it late.
    page.hover("main a[href='/articles/story-45/']").await;
    page.wait_for_requests(STORY, 1).await;
    page.until(
        "performance.getEntriesByType('resource').some(e => e.name.endsWith('/story-45.json') && e.responseEnd)",
    )
    .await;
    page.eval(CLICK).await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.eval("window.__skeleton ?? null").await, serde_json::Value::Null);
}

async fn a_late_story_shows_a_skeleton_after_a_moment(reader: &mut Reader) {
    let page = watched(reader).await;
    page.server().fault(STORY, Fault::delay(1500));
    page.eval(CLICK).await;
    page.wait_for("[part~=skeleton]").await;
    let moment = page.eval_number("window.__skeleton - window.__clicked").await;
    assert!((140.0..1000.0).contains(&moment), "the skeleton came after {moment} ms");
    page.wait_for_headline("Story number 45").await;
    page.wait_for_focus("h1").await;
    assert!(!page.has("[part~=skeleton]").await);
    page.expect_quiet_console().await;
}

async fn a_slow_story_is_spoken_of_after_four_seconds(reader: &mut Reader) {
    let page = watched(reader).await;
    page.server().fault(STORY, Fault::delay(6000));
    page.eval(CLICK).await;
    page.wait_until_visible("[part~=slow]").await;
    let moment = page.eval_number("window.__slow - window.__clicked").await;
    assert!((3900.0..5500.0).contains(&moment), "the word came after {moment} ms");
    page.wait_for_headline("Story number 45").await;
    assert!(!page.has("[part~=slow]").await);
}

async fn patience_ends_after_ten_seconds(reader: &mut Reader) {
    let page = reader.visit(WIRE).await;
    page.server().fault(UNMADE_STORY, Fault::silent());
    let start = Instant::now();
    page.goto(UNMADE).await;
    page.wait_for_within("[part~=notice][data-state=timeout]", Duration::from_secs(15)).await;
    let waited = start.elapsed().as_secs_f32();
    assert!((9.5..13.0).contains(&waited), "patience ended after {waited} s");
    page.server().fault(UNMADE_STORY, Fault::replaced(unmade()));
    page.click("[part~=notice] button[data-action=retry]").await;
    page.wait_for_headline("The late edition").await;
}

/// On a slow line the page shows its first words when the story's file is still under way.
async fn a_story_that_does_not_come_is_read_from_its_page(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.server().fault(STORY, Fault::silent());
    page.eval(CLICK).await;
    page.wait_for_within("[part~=skeleton]", Duration::from_secs(5)).await;
    page.wait_for_within("#served [part~=body]", Duration::from_secs(15)).await;
    assert_eq!((page.path().await, page.text("h1").await), ("/articles/story-45/".into(), "Story number 45".into()));
}

/// However many others the reader points at meanwhile.
async fn a_story_that_is_waited_for_makes_no_room(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    // The site comes first, or nothing is asked for on a hint.
    page.hover("main a[href='/articles/story-45/']").await;
    page.wait_for_requests(STORY, 1).await;
    page.server().fault("*.json", Fault::delay(1500));
    let point = "link => link.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))";
    let link = "number => Object.assign(document.createElement('a'), \
                {href: `/articles/story-${String(number).padStart(2, '0')}/`, textContent: number})";
    page.eval(&format!("(document.body.append(...[...Array(40).keys()].map(place => place + 1).map({link})), 0)"))
        .await;
    page.eval(&format!("([...document.querySelectorAll('body > a')].slice(0, 24).forEach({point}), 0)")).await;
    page.eval("(document.querySelector('body > a').click(), 0)").await;
    page.eval(&format!("([...document.querySelectorAll('body > a')].slice(24).forEach({point}), 0)")).await;
    page.wait_for_page("/articles/story-01/", "Story number 1").await;
    assert_eq!(page.server().requests_for("/articles/story-01.json").len(), 1);
}

/// A screen reader hears that something is under way.
async fn waiting_is_announced(reader: &mut Reader) {
    let page = watched(reader).await;
    page.server().fault(STORY, Fault::delay(1500));
    page.eval(CLICK).await;
    page.wait_for("[part~=skeleton]").await;
    page.wait_for_focus("main").await;
    assert_eq!(page.title().await, "Loading… – The Tester");
    assert!(page.has("[role=status], [aria-live]").await, "nothing tells a screen reader that the page is loading");
}

async fn a_late_first_page_shows_a_skeleton(reader: &mut Reader) {
    let page = reader.visit(WIRE).await;
    page.server().fault(UNMADE_STORY, Fault::replaced(unmade()).after(2000));
    page.goto(UNMADE).await;
    page.wait_for("[part~=skeleton]").await;
    page.wait_for_headline("The late edition").await;
    assert!(!page.visible("[part~=skeleton]").await, "the skeleton is still there beside the story");
}

/// A story may arrive in the very moment in which the skeleton would be shown: the story wins, and all that belongs to
/// an arrival happens.
async fn a_story_that_comes_with_its_skeleton_stays(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/channels/harbour/").await;
    for (number, delay) in (26..=45).zip((100..).step_by(4)) {
        let (story, headline) = (format!("/articles/story-{number}"), format!("Story number {number}"));
        page.server().fault(&format!("{story}.json"), Fault::delay(delay));
        page.eval(&format!(
            "(document.querySelector(\"main a[href='{story}/']\").click(), window.__clicked = performance.now(), 0)"
        ))
        .await;
        page.until("performance.now() > window.__clicked + 400 && !document.querySelector('[aria-current=page]')")
            .await;
        page.wait_for_headline(&headline).await;
        page.wait_for_focus("h1").await;
        assert_eq!(page.title().await, format!("{headline} – The Tester"));
        assert!(!page.has("[part~=skeleton]").await);
        page.click("[part~=breadcrumb] a[href='/channels/harbour/']").await;
        page.wait_for_headline("Harbour").await;
    }
}

async fn no_half_headline_is_seen(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    // What a partner's page frames is shown as it comes, too.
    for path in ["/articles/tidal-barrier-works/", "/embed/tidal-barrier-works/"] {
        page.goto("/").await;
        page.server().fault(path, Fault::halting("<wbr aria-hidden=\"true\">", 4000));
        page.eval(&format!(
            "(window.__frame = document.createElement('iframe'), __frame.src = {path:?}, document.body.append(__frame),
              window.__looks = () => {{
                  const h1 = __frame.contentDocument?.querySelector('h1');
                  return h1 && __frame.contentWindow.getComputedStyle(h1).visibility;
              }}, 0)"
        ))
        .await;
        page.until("__looks()").await;
        let half = page.eval("[__looks(), __frame.contentDocument.readyState]").await;
        assert_eq!(half, serde_json::json!(["hidden", "loading"]), "{path}");
        page.until("__looks() === 'visible'").await;
        assert_eq!(page.eval("!!__frame.contentDocument.querySelector('[part~=body] > p')").await, true, "{path}");
    }
}
