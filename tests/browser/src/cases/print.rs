//! On paper there is nothing to click. Chromium alone shows a page as printed.

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::window::Window;

cases![
    what_leads_elsewhere_is_left_out in [Chromium],
    the_story_is_there in [Chromium],
    what_is_said_in_a_film_is_there in [Chromium],
    a_picture_leaves_room_on_its_sheet in [Chromium],
    a_table_is_as_wide_as_the_paper in [Chromium],
    ink_is_dark_on_white in [Chromium],
];

const ADDRESS: &str = "/articles/tidal-barrier-works/";

async fn what_leads_elsewhere_is_left_out(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(ADDRESS).await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    let printed = page
        .eval_texts(
            "[...document.querySelectorAll(\"nav, [part~=onward], [part~=related], [part~=back-to-top], button, a[href='#main']\")] \
             .filter(e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible') \
             .map(e => e.outerHTML.slice(0, 100))",
        )
        .await;
    assert!(printed.is_empty(), "what can only be clicked is printed: {printed:#?}");
}

async fn the_story_is_there(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(ADDRESS).await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    for part in ["kicker", "headline", "dateline", "body", "emphasis", "credits"] {
        assert!(page.visible(&format!("[part~={part}]")).await, "{part} is not printed");
    }
}

async fn what_is_said_in_a_film_is_there(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/articles/flood-drill/").await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    let shown = |part: &str| format!("document.querySelector('[part~=video] {part}').checkVisibility()");
    for (part, is_shown) in [("video", false), ("summary", false), ("figcaption > span", true), ("details p", true)] {
        assert_eq!(page.eval(&shown(part)).await, is_shown, "{part}");
    }
    let wide = "(words => words.clientWidth === words.closest('[part~=body]').clientWidth)(document.querySelector('[part~=video] figcaption'))";
    assert_eq!(page.eval(wide).await, true, "its words are as wide as the story");
}

async fn a_picture_leaves_room_on_its_sheet(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/articles/tide-mill-repair/").await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    let shares = page.eval_texts("[...document.querySelectorAll('article .frame img')].map(image => (image.clientHeight / innerHeight).toFixed(3))").await;
    assert!(!shares.is_empty());
    assert!(
        shares.iter().all(|share| share.parse::<f64>().is_ok_and(|share| share < 0.34)),
        "of the sheet: {shares:?}"
    );
    let stands = "[...document.querySelectorAll('article .frame img')].every(image => \
                  image.getBoundingClientRect().left === image.closest('figure').getBoundingClientRect().left && \
                  Math.abs(image.clientWidth / image.clientHeight - image.naturalWidth / image.naturalHeight) < 0.02)";
    assert_eq!(page.eval(stands).await, true, "a picture begins where its caption does");
}

async fn a_table_is_as_wide_as_the_paper(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    reader.window(Window::PHONE).await;
    page.open("/articles/bus-timetable-november/").await;
    page.eval("(document.querySelector('[part~=table] td').textContent = 'a'.repeat(200), 0)").await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    page.expect_no_sideways_scrolling().await;
    assert_eq!(page.eval("getComputedStyle(document.querySelector('[part~=table]')).overflowX").await, "visible");
}

async fn ink_is_dark_on_white(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(ADDRESS).await;
    reader.prefers(Preferences { dark: true, print: true, ..Preferences::default() }).await;
    page.until("matchMedia('print').matches").await;
    let ink = page.eval_text("getComputedStyle(document.querySelector('[part~=body] p')).color").await;
    let channels: Vec<u32> =
        ink.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).take(3).collect();
    assert!(channels.iter().sum::<u32>() < 300, "the ink is {ink}, although a dark screen is preferred");
}
