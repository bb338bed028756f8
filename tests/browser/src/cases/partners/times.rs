//! Times in a story are the reader's own, as on our pages: of those whose language it is, and in that script.

use super::host::{ELEMENT, READY, host};
use crate::case::cases;
use crate::reader::Reader;

cases![
    a_time_is_in_the_reader_s_own_format_when_the_story_is_shown,
    where_the_format_is_the_press_s_own_the_title_comes_later,
    a_time_stays_as_it_was_written_for_readers_of_other_languages,
];

const TIME: &str = "document.querySelector('kanbao-article').shadowRoot.querySelector('[part~=dateline] time')";

/// A host page with a reader of `languages`, which keeps what the time said as the story was told to be ready.
fn head(languages: &str) -> String {
    format!(
        "<script>Object.defineProperty(navigator, 'languages', {{value: {languages}}}); window.said = []; \
         addEventListener('kanbao:ready', () => said.push({TIME}.textContent))</script>"
    )
}

fn element(id: &str) -> String {
    format!("<kanbao-article src='NEWS/articles/{id}.json'></kanbao-article>")
}

async fn a_time_is_in_the_reader_s_own_format_when_the_story_is_shown(reader: &mut Reader) {
    let (page, _news) = host(reader, &head("['fr', 'en-US', 'zh-HK']"), &element("lighthouse-museum")).await;
    page.until("said.length === 1").await;
    let expected = page.written("en-US", "2026-10-03T12:30:00+08:00").await;
    assert_ne!(expected, "3 October 2026, 12:30", "it is not how the newsroom writes it");
    assert_eq!(page.eval_texts("said").await, [expected], "nothing moves after the story is there");
    assert_eq!(page.eval(&format!("{TIME}.title.length > 10")).await, true, "the reader's own zone is a touch away");

    // Traditional Chinese is a language of this reader, and Simplified is not.
    let (page, _news) = host(reader, &head("['fr', 'en-US', 'zh-HK']"), &element("tidal-barrier-works")).await;
    page.until("said.length === 1").await;
    page.eval(&format!("({ELEMENT}.lang = 'zh-Hant', 0)")).await;
    page.until("said.length === 2").await;
    let own = page.written("zh-HK", "2026-10-21T16:05:00+08:00").await;
    assert_eq!(page.eval_texts("said").await, ["2026年10月21日 16:05".to_owned(), own]);
}

async fn where_the_format_is_the_press_s_own_the_title_comes_later(reader: &mut Reader) {
    let (page, _news) = host(reader, &head("['zh-CN']"), &element("tidal-barrier-works")).await;
    page.until("said.length === 1").await;
    page.until(&format!("{TIME}.title.length > 10")).await;
    assert_eq!(page.eval_texts("said").await, ["2026年10月21日 16:05"]);
}

async fn a_time_stays_as_it_was_written_for_readers_of_other_languages(reader: &mut Reader) {
    let (page, _news) = host(reader, &head("['fr', 'zh-TW']"), &element("lighthouse-museum")).await;
    page.until(READY).await;
    assert_eq!(page.eval_text(&format!("{TIME}.textContent")).await, "3 October 2026, 12:30");
    assert_eq!(page.eval_text(&format!("{TIME}.title")).await, "");
}
