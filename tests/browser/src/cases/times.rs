//! Times on our pages are the reader's own: written so before the page is painted, and not earlier than needed.

use serde_json::json;

use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article, paragraph};
use crate::page::Page;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    a_time_is_in_the_reader_s_own_format_before_the_app_comes in [Chromium, Firefox],
    a_reader_s_own_format_is_there_at_once,
    where_the_format_is_the_press_s_own_the_title_comes_later,
    a_newsroom_s_own_way_with_simplified_dates_stays,
    other_languages_and_the_other_script_stay_as_they_were_written,
];

const TIME: &str = "document.querySelector('[part~=dateline] time')";
const CHINESE: &str = "2026年10月21日 16:05";

const OWN: Edition = Edition::Made("own-dates", own_dates);

fn own_dates() -> Made {
    let words = json!({"zh-Hans": {"moment": "{time}，{day}"}});
    Made::new("zh-Hans-CN").article(article("one", "渡轮", vec![paragraph("十班。")])).words(words)
}

/// What the time says at once for a reader of `languages`, and its title then.
async fn read(page: &Page, path: &str, languages: &str) -> Vec<String> {
    page.open(path).await;
    page.eval_texts(&format!(
        "(Object.defineProperty(navigator, 'languages', {{value: {languages}, configurable: true}}), \
         {TIME}.removeAttribute('title'), kanbaoDates(document), [{TIME}.textContent, {TIME}.title])"
    ))
    .await
}

/// English is a language of these browsers as they are. Which English, each of them knows.
async fn a_time_is_in_the_reader_s_own_format_before_the_app_comes(reader: &mut Reader) {
    let page = reader.visit(Edition::Sample).await;
    page.server().fault("*.wasm", Fault::delay(3000));
    page.goto("/articles/lighthouse-museum/").await;
    let own = page.eval_text("navigator.languages.find(tag => tag.startsWith('en'))").await;
    let expected = page.written(&own, "2026-10-03T12:30:00+08:00").await;
    assert_eq!(page.text("[part~=dateline] time").await, expected);
    assert_ne!(page.attribute("[part~=dateline] time", "title").await, None);
}

async fn a_reader_s_own_format_is_there_at_once(reader: &mut Reader) {
    let page = reader.visit(Edition::Sample).await;
    let said = read(&page, "/articles/lighthouse-museum/", "['fr', 'en-US']").await;
    assert_eq!(said[0], page.written("en-US", "2026-10-03T12:30:00+08:00").await);
    assert!(said[1].len() > 10, "the reader's own zone is a touch away: {said:?}");
    let said = read(&page, "/hant/articles/tidal-barrier-works/", "['zh-HK']").await;
    assert_eq!(said[0], page.written("zh-HK", "2026-10-21T16:05:00+08:00").await);
}

async fn where_the_format_is_the_press_s_own_the_title_comes_later(reader: &mut Reader) {
    let page = reader.visit(Edition::Sample).await;
    assert_eq!(read(&page, "/articles/tidal-barrier-works/", "['zh-CN']").await, [CHINESE, ""]);
    page.until(&format!("{TIME}.title.length > 10")).await;
    // So it is only right where the browser would have written the same.
    assert_eq!(page.written("zh-CN", "2026-10-21T16:05:00+08:00").await, CHINESE);
    assert_eq!(page.eval_text(&format!("{TIME}.textContent")).await, CHINESE);
}

async fn a_newsroom_s_own_way_with_simplified_dates_stays(reader: &mut Reader) {
    let page = reader.visit(OWN).await;
    let own = "07:08，2024年5月6日";
    assert_eq!(read(&page, "/articles/one/", "['zh-CN']").await, [own, ""]);
    page.until(&format!("{TIME}.title.length > 10")).await;
    assert_eq!(page.eval_text(&format!("{TIME}.textContent")).await, own);
}

async fn other_languages_and_the_other_script_stay_as_they_were_written(reader: &mut Reader) {
    let page = reader.visit(Edition::Sample).await;
    assert_eq!(read(&page, "/articles/tidal-barrier-works/", "['en-US', 'zh-TW']").await, [CHINESE, ""]);
    let said = read(&page, "/articles/ar-tide-mill/", "['zh-CN', 'he']").await;
    assert!(said[0].contains('،') && said[1].is_empty(), "{said:?}");
}
