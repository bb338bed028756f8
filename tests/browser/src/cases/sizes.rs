//! Stories out of all proportion.

use std::time::Duration;

use serde_json::{Value, json};

use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article, paragraph};
use crate::reader::Reader;
use crate::window::Window;

cases![
    ten_thousand_blocks_open,
    one_long_paragraph_opens,
    a_long_story_restores_its_place,
    a_long_story_of_the_app_is_that_of_the_press,
    runs_in_runs_open_as_deep_as_they_are_read,
];

const HUGE: Edition = Edition::Made("huge", huge);
/// So many runs in one another, each an object in a list, are within the 127 levels of JSON that are read.
const STRONG: usize = 62;
/// So many of these, which are two objects.
const FOREIGN: usize = 41;
const PATIENCE: Duration = Duration::from_secs(25);

fn huge() -> Made {
    let blocks = (1..=10_000).map(block).collect();
    // Twenty different letters and a full stop, a hundred thousand in all.
    let long = "潮來潮去渡口的鐘照舊在每天清晨敲響七下。".repeat(5_000);
    let mut long = article("one-long-paragraph", "一段到底", vec![paragraph(long)]);
    long["published"] = "2024-05-05T00:00:00+08:00".into();
    let words = || Value::from("渡口");
    let strong = (0..STRONG).fold(words(), |text, _| json!([{"strong": text}]));
    let foreign = (0..FOREIGN).fold(words(), |text, _| json!([{"lang": {"tag": "en", "text": text}}]));
    let mut deep = article("runs-in-runs", "層層疊疊", vec![paragraph(strong), paragraph(foreign)]);
    deep["published"] = "2024-05-04T00:00:00+08:00".into();
    Made::new("zh-Hant-TW").article(article("ten-thousand-blocks", "一萬段", blocks)).article(long).article(deep)
}

/// Paragraphs, and among them what a story has besides.
fn block(number: u32) -> Value {
    let text = format!("第{number}段，潮水又漲了一寸。");
    match number % 50 {
        3 => json!({"type": "heading", "level": 3, "text": text}),
        5 => json!({"type": "quote", "text": text, "cite": "渡口的鐘"}),
        7 => json!({"type": "list", "ordered": true, "items": [text, [{"em": "又漲"}]]}),
        11 => json!({"type": "table", "rows": [[text, "1"], ["2", "3"]]}),
        // It may follow another rare one.
        12 => json!({"type": "divider"}),
        13 => json!({"type": "emphasis", "points": [text]}),
        17 => json!({"type": "heading", "text": ""}),
        _ => paragraph(text),
    }
}

async fn ten_thousand_blocks_open(reader: &mut Reader) {
    let page = reader.visit(HUGE).await;
    page.goto("/articles/ten-thousand-blocks/").await;
    page.until_within(ALL, PATIENCE).await;
    assert_eq!(page.text("h1").await, "一萬段");
    assert_eq!(page.text("[part~=body] > p:last-child").await, "第10000段，潮水又漲了一寸。");
    page.expect_quiet_console().await;
}

async fn one_long_paragraph_opens(reader: &mut Reader) {
    let page = reader.visit(HUGE).await;
    reader.window(Window::PHONE).await;
    page.goto("/articles/one-long-paragraph/").await;
    page.wait_for_within("[part~=body] p", PATIENCE).await;
    let letters = page.eval_number("[...document.querySelector('[part~=body] p').textContent].length").await;
    assert_eq!(letters, 100_000.0);
    page.expect_no_sideways_scrolling().await;
    page.expect_quiet_console().await;
}

/// Pixels are not the measure here: a browser may guess the height of what is far away.
async fn a_long_story_restores_its_place(reader: &mut Reader) {
    let page = reader.visit(HUGE).await;
    page.open("/").await;
    page.click("main a[href='/articles/ten-thousand-blocks/']").await;
    page.until_within(ALL, PATIENCE).await;
    page.wait_for_scroll(0).await;
    page.eval("(document.querySelectorAll('[part~=body] > p')[700].scrollIntoView({behavior: 'instant'}), 0)").await;
    page.until(NEAR).await;
    page.back().await;
    page.until("!document.querySelector('[part~=body]')").await;
    page.forward().await;
    page.until_within(ALL, PATIENCE).await;
    page.until(NEAR).await;
}

/// The app makes it piece by piece.
async fn a_long_story_of_the_app_is_that_of_the_press(reader: &mut Reader) {
    let page = reader.visit(HUGE).await;
    page.open("/").await;
    page.mark().await;
    page.click("main a[href='/articles/ten-thousand-blocks/']").await;
    page.until_within(ALL, PATIENCE).await;
    let made = page.eval_text(STORY).await;
    page.expect_same().await;
    page.open("/articles/ten-thousand-blocks/").await;
    assert!(made == page.eval_text(STORY).await, "the app and the press make different pages");
}

/// Each level takes some of WebAssembly's stack, where the story is read and where it is written.
async fn runs_in_runs_open_as_deep_as_they_are_read(reader: &mut Reader) {
    let page = reader.visit(HUGE).await;
    page.open("/").await;
    page.mark().await;
    page.click("main a[href='/articles/runs-in-runs/']").await;
    page.wait_for_headline("層層疊疊").await;
    assert_eq!(page.count("[part~=body] strong").await, STRONG);
    assert_eq!(page.count("[part~=body] span").await, FOREIGN);
    page.expect_same().await;
    page.expect_quiet_console().await;
}

const STORY: &str = "document.querySelector('[part~=body]').closest('article').outerHTML";
/// One in fifty is a heading without words, which is left out.
const ALL: &str = "document.querySelector('[part~=body]')?.childElementCount === 9800";
/// Whether the 701st paragraph is within a screen of the top of the window.
const NEAR: &str =
    "Math.abs(document.querySelectorAll('[part~=body] > p')[700].getBoundingClientRect().top) < innerHeight";
