//! On paper there is nothing to click. Chromium alone shows a page as printed.

use serde_json::json;

use crate::case::cases;
use crate::editions::Edition::{self, Sample};
use crate::made::{Made, article, paragraph};
use crate::page::Page;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::window::Window;

cases![
    what_leads_elsewhere_is_left_out in [Chromium],
    the_story_is_there in [Chromium],
    what_is_said_in_a_film_is_there in [Chromium],
    a_picture_leaves_room_on_its_sheet in [Chromium],
    the_first_channel_begins_on_the_first_sheet in [Chromium],
    a_table_is_as_wide_as_the_paper in [Chromium],
    a_time_in_a_table_is_not_torn in [Chromium],
    an_address_stands_behind_each_link in [Chromium],
    an_address_that_a_link_says_stands_there_once in [Chromium],
    who_said_it_is_on_the_sheet_of_what_was_said in [Chromium],
    ink_is_dark_on_white in [Chromium],
];

const ADDRESS: &str = "/articles/tidal-barrier-works/";

/// A sheet, in pixels of CSS.
const A4: Window = Window::new(794, 1123);

const PRINTED: Edition = Edition::Made("printed", || {
    let link = json!(["See ", {"link": {"href": "https://elsewhere.example/report", "text": "the report"}}]);
    let words = "A gull walked along the harbour wall in the rain. ".repeat(12);
    let row = [
        "Line 7",
        "East Gate Quay",
        "Old Town Square",
        "06:10",
        "22:40",
        "12 min",
        "€2.40",
        "Harbour Transit",
        words.trim_end(),
    ];
    let header = ["Line", "From", "To", "First", "Last", "Every", "Fare", "Run by", "Notes"];
    let body = vec![
        paragraph(link.clone()),
        json!({"type": "list", "items": [link]}),
        json!({"type": "emphasis", "points": [link]}),
        json!({"type": "quote", "text": link}),
        json!({"type": "note", "text": link}),
        json!({"type": "table", "header": header, "rows": [row]}),
        paragraph(json!([
            {"link": {"href": "https://elsewhere.example/told", "text": "https://elsewhere.example/told"}},
            {"link": {"href": "https://elsewhere.example/told/", "text": ["elsewhere.example/told"]}},
            {"link": {"href": "https://elsewhere.example/told", "text": "told"}},
        ])),
        json!({"type": "pullquote", "text": "The rain did not mind.", "cite": "Ann Lee"}),
    ];
    Made::new("en").article(article("printed", "On paper", body))
});

async fn what_leads_elsewhere_is_left_out(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    reader.prefers(Preferences::PRINT).await;
    for path in [ADDRESS, "/channels/news/"] {
        page.open(path).await;
        page.until("matchMedia('print').matches").await;
        let printed = page
        .eval_texts(
            "[...document.querySelectorAll(\"nav, .channels, [part~=onward], [part~=related], [part~=back-to-top], button, a[href='#main']\")] \
             .filter(e => e.getClientRects().length && getComputedStyle(e).visibility === 'visible') \
             .map(e => e.outerHTML.slice(0, 100))",
        )
        .await;
        assert!(printed.is_empty(), "what can only be clicked is printed of {path}: {printed:#?}");
    }
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
    for (path, part, mark) in [("flood-drill", "video", "► "), ("harbour-bell", "audio", "♪ ")] {
        page.open(&format!("/articles/{path}/")).await;
        let shown =
            format!("getComputedStyle(document.querySelector('[part~={part}] figcaption'), '::before').content");
        assert_eq!(page.eval(&shown).await, format!("\"{mark}\""), "paper says what is not there");
    }
    page.open("/articles/flood-drill/").await;
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

async fn a_time_in_a_table_is_not_torn(reader: &mut Reader) {
    let page = printed(reader).await;
    let torn = page
        .eval_texts(
            "[...document.querySelectorAll('[part~=table] :is(th, td):not(:last-child)')].filter(cell => {
                const range = document.createRange(), text = cell.firstChild;
                return [...text.data.matchAll(/\\S+/g)].some(({ 0: word, index }) => {
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    return range.getClientRects().length > 1;
                });
            }).map(cell => cell.textContent)",
        )
        .await;
    assert!(torn.is_empty(), "torn apart: {torn:?}");
}

async fn an_address_stands_behind_each_link(reader: &mut Reader) {
    let page = printed(reader).await;
    let behind = page
        .eval_texts(
            "[...document.querySelectorAll('[part~=body] a[href$=report]')].map(link => getComputedStyle(link, '::after').content)",
        )
        .await;
    assert_eq!(behind.len(), 5);
    assert!(behind.iter().all(|address| address.contains("https://elsewhere.example/report")), "{behind:?}");
}

async fn an_address_that_a_link_says_stands_there_once(reader: &mut Reader) {
    let page = printed(reader).await;
    let behind = "[...document.querySelectorAll('[part~=body] a[href*=told]')].map(link => getComputedStyle(link, '::after').content)";
    let behind = page.eval_texts(behind).await;
    assert_eq!(behind[..2], ["none", "none"], "{behind:?}");
    assert!(behind[2].contains("elsewhere.example/told"), "{behind:?}");
}

async fn the_first_channel_begins_on_the_first_sheet(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    reader.window(A4).await;
    page.open("/").await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    let ends = page.eval_number("document.querySelector('.sections .first').getBoundingClientRect().bottom").await;
    assert!(ends < 1000.0, "at {ends} px of 1123, of which some are margins");
    for (part, breaks) in [(".sections > section", "auto"), (".sections .line", "avoid")] {
        let inside = format!("getComputedStyle(document.querySelector('{part}')).breakInside");
        assert_eq!(page.eval(&inside).await, breaks, "{part}");
    }
}

async fn who_said_it_is_on_the_sheet_of_what_was_said(reader: &mut Reader) {
    let page = printed(reader).await;
    assert_eq!(page.eval("getComputedStyle(document.querySelector('[part~=pullquote]')).breakInside").await, "avoid");
}

async fn printed(reader: &mut Reader) -> Page {
    let page = reader.visit(PRINTED).await;
    reader.window(A4).await;
    page.open("/articles/printed/").await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
    page
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
