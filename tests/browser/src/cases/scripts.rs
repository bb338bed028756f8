//! Chinese in both scripts: the reader changes from one to the other and stays in their place.

use fantoccini::key::Key;

use super::without_scripts::open;
use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::{Modifier, Page};
use crate::reader::Reader;
use crate::server::Fault;
use crate::window::Window;

cases![
    the_text_changes_and_changes_back_without_a_reload,
    the_reader_stays_at_the_same_paragraph,
    the_keyboard_changes_it_and_stays,
    links_lead_on_in_the_script,
    the_choice_is_remembered_when_the_page_is_loaded,
    the_choice_holds_for_links_from_elsewhere,
    the_choice_is_kept_before_anything_else_has_come,
    the_way_back_leads_past_the_switch,
    what_cannot_be_had_in_the_other_script_stays,
    the_page_that_is_there_is_switched_and_not_the_one_on_its_way,
    a_click_for_a_new_tab_changes_nothing_here,
    the_second_click_of_two_changes_nothing,
    the_choice_holds_for_a_page_that_was_frozen,
    a_choice_made_elsewhere_keeps_the_place_on_the_way_back,
    a_page_that_is_not_to_be_had_in_the_chosen_script_is_shown_in_its_own,
    a_query_stays_in_the_address,
    a_story_in_the_other_script_changes_too,
    a_page_in_another_language_has_no_switch,
    the_switch_is_large_enough_on_every_screen,
    without_scripts_it_is_a_link,
];

const STORY: &str = "/articles/tidal-barrier-works/";
const SWITCH: &str = "[part~=script]";

/// What the head of the document says of its language.
async fn lang(page: &Page) -> String {
    page.eval_text("document.documentElement.lang").await
}

async fn switch_to(page: &Page, path: &str) {
    page.click(SWITCH).await;
    page.wait_for_path(path).await;
    page.until(&format!("new URL(document.querySelector({SWITCH:?}).href).pathname !== {path:?}")).await;
}

async fn the_text_changes_and_changes_back_without_a_reload(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    page.mark().await;
    let (headline, title) = (page.text("h1").await, page.title().await);
    assert_eq!(page.text(SWITCH).await, "繁體");
    switch_to(&page, &format!("/hant{STORY}")).await;
    page.until("document.title !== '' && document.documentElement.lang === 'zh-Hant-CN'").await;
    let traditional = page.text("h1").await;
    assert_ne!(traditional, headline);
    assert_eq!(traditional.chars().count(), headline.chars().count());
    assert_eq!(page.title().await, format!("{traditional} – 鷺浦日報"));
    assert_eq!(page.text("[part~=breadcrumb] a").await, "首頁");
    assert_eq!(page.text(SWITCH).await, "简体");
    switch_to(&page, STORY).await;
    page.wait_for_headline(&headline).await;
    assert_eq!((page.title().await, lang(&page).await), (title, "zh-Hans-CN".to_owned()));
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn the_reader_stays_at_the_same_paragraph(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    let story = "/articles/old-name-lupu/";
    let piece = "document.querySelectorAll('[part~=body] > p')[5]";
    let place = format!("{piece}.getBoundingClientRect().top");
    for window in [Window::DESK, Window::PHONE] {
        reader.window(window).await;
        page.open(story).await;
        page.mark().await;
        page.eval(&format!("({piece}.scrollIntoView({{behavior: 'instant'}}), scrollBy(0, 20), 0)")).await;
        page.until("document.documentElement.matches('[data-scrolled]')").await;
        for other in [format!("/hant{story}"), story.to_owned()] {
            let before = page.eval_number(&place).await;
            page.follow_from_here(".return [part~=script]").await;
            page.wait_for_path(&other).await;
            page.wait_for_focus(".return [part~=script]").await;
            page.until(&format!("Math.abs({place} - {before}) < 4")).await;
        }
        page.expect_same().await;
    }
}

async fn the_keyboard_changes_it_and_stays(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    page.focus(SWITCH).await;
    page.press(Key::Enter).await;
    page.wait_for_path(&format!("/hant{STORY}")).await;
    page.until(&format!("document.querySelector({SWITCH:?}).textContent === '简体'")).await;
    page.wait_for_focus(SWITCH).await;
    page.press(Key::Enter).await;
    page.wait_for_path(STORY).await;
}

async fn links_lead_on_in_the_script(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    page.mark().await;
    switch_to(&page, "/hant/").await;
    page.wait_for_headline("鷺浦日報").await;
    page.click("[part~=masthead] a[href='/hant/channels/news/']").await;
    page.wait_for_headline("新聞").await;
    page.click(&format!("main a[href='/hant{STORY}']")).await;
    page.wait_for_path(&format!("/hant{STORY}")).await;
    page.wait_for("[part~=body]").await;
    page.click("[part~=breadcrumb] [part~=home]").await;
    page.wait_for_path("/hant/").await;
    // Stories that are in this script themselves, or in no Chinese, are where they always are.
    assert!(page.has("main a[href='/channels/hant/']").await && page.has("main a[href='/channels/english/']").await);
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn the_choice_is_remembered_when_the_page_is_loaded(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    switch_to(&page, &format!("/hant{STORY}")).await;
    for (path, expected) in [
        ("/", "/hant/"),
        (STORY, "/hant/articles/tidal-barrier-works/"),
        ("/channels/news/#main", "/hant/channels/news/#main"),
    ] {
        page.goto(path).await;
        page.wait_for_path(expected).await;
        page.wait_for("main h1").await;
    }
    page.wait_for_app().await;
    switch_to(&page, "/channels/news/#main").await;
    page.open("/").await;
    assert_eq!(page.path().await, "/");
}

async fn the_choice_holds_for_links_from_elsewhere(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/channels/english/").await;
    // Chosen on another page, a while ago.
    page.eval("(localStorage.setItem('kanbao:script', 'zh-Hant'), 0)").await;
    page.open("/channels/english/").await;
    page.mark().await;
    page.click("[part~=masthead] a[href='/channels/news/']").await;
    page.wait_for_page("/hant/channels/news/", "新聞").await;
    page.expect_same().await;
}

async fn the_choice_is_kept_before_anything_else_has_come(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/hant/").await;
    page.eval("(localStorage.setItem('kanbao:script', 'zh-Hant'), 0)").await;
    page.server().fault("*.js", Fault::dropped());
    page.goto(&format!("/hant{STORY}")).await;
    page.click(SWITCH).await;
    // Were it not kept, the page would lead back to the script that was chosen before.
    page.until("document.documentElement.hasAttribute('data-stopped')").await;
    page.wait_for_path(STORY).await;
    assert_eq!(page.eval("localStorage.getItem('kanbao:script')").await, "zh-Hans");
}

async fn the_way_back_leads_past_the_switch(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    page.mark().await;
    page.click("[part~=masthead] a[href='/channels/news/']").await;
    page.wait_for_headline("新闻").await;
    switch_to(&page, "/hant/channels/news/").await;
    page.wait_for_headline("新聞").await;
    // One step back is the page before, in the script that is read now.
    page.back().await;
    page.wait_for_page("/hant/", "鷺浦日報").await;
    page.forward().await;
    page.wait_for_headline("新聞").await;
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn what_cannot_be_had_in_the_other_script_stays(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    let other = "/hant/articles/old-name-lupu.json";
    page.server().fault(other, Fault::status(404));
    page.open("/articles/old-name-lupu/").await;
    page.mark().await;
    let headline = page.text("h1").await;
    page.scroll_to(1000).await;
    page.until("document.documentElement.matches('[data-scrolled]')").await;
    page.follow_from_here(".return [part~=script]").await;
    page.wait_for(".return [part~=script][data-failed]").await;
    assert_eq!((page.path().await.as_str(), page.text("h1").await), ("/articles/old-name-lupu/", headline));
    page.wait_for_scroll(1000).await;
    page.server().mend(other);
    page.follow_from_here(".return [part~=script]").await;
    page.wait_for_path("/hant/articles/old-name-lupu/").await;
    page.until("document.documentElement.lang === 'zh-Hant-CN'").await;
    assert!(!page.has("[data-failed]").await);
    page.expect_same().await;
}

async fn the_page_that_is_there_is_switched_and_not_the_one_on_its_way(reader: &mut Reader) {
    for fails in [false, true] {
        let page = reader.visit(Sample).await;
        page.open(STORY).await;
        let headline = page.text("h1").await;
        // The front page would come, and the skeleton for it.
        page.server().fault("/front.json", Fault::delay(3000));
        if fails {
            page.server().fault("/hant/articles/tidal-barrier-works.json", Fault::status(404));
        }
        page.eval(&format!(
            "(document.querySelector('header a[part~=home]').click(), document.querySelector('{SWITCH}').click(), 0)"
        ))
        .await;
        if fails {
            page.wait_for("[part~=script][data-failed]").await;
            page.wait_for_path(STORY).await;
            assert_eq!(page.text("h1").await, headline);
        } else {
            page.wait_for_path(&format!("/hant{STORY}")).await;
            page.until(&format!("document.querySelector({SWITCH:?}).textContent === '简体'")).await;
            assert_ne!(page.text("h1").await, headline);
        }
        page.eval("(localStorage.clear(), 0)").await;
    }
}

async fn a_click_for_a_new_tab_changes_nothing_here(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    assert!(!page.takes_over(SWITCH, Modifier::Control).await);
    assert_eq!(page.eval("localStorage.getItem('kanbao:script')").await, serde_json::Value::Null);
    assert_eq!(page.eval("document.documentElement.hasAttribute('data-script')").await, false);
}

/// On the way back a browser shows what it has put away, which may be from before the choice. It need not put a page away
/// (Firefox does not where anything is still on its way), so it is asked more than once.
async fn the_choice_holds_for_a_page_that_was_frozen(reader: &mut Reader) {
    for _ in 0..5 {
        let page = reader.visit(Sample).await;
        page.open(STORY).await;
        page.eval("(addEventListener('pageshow', event => sessionStorage.setItem('frozen', event.persisted)), 0)")
            .await;
        page.goto("/channels/english/").await;
        page.eval("(localStorage.setItem('kanbao:script', 'zh-Hant'), 0)").await;
        page.back().await;
        page.wait_for_path(&format!("/hant{STORY}")).await;
        if page.eval("sessionStorage.getItem('frozen')").await == "true" {
            return;
        }
    }
    panic!("no page was put away");
}

async fn the_second_click_of_two_changes_nothing(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    switch_to(&page, &format!("/hant{STORY}")).await;
    let chosen = page.eval("localStorage.getItem('kanbao:script')").await;
    page.eval(&format!(
        "(document.querySelector({SWITCH:?}).dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true, detail: 2}})), 0)"
    ))
    .await;
    assert_eq!(page.eval("localStorage.getItem('kanbao:script')").await, chosen);
    assert_eq!(page.path().await, format!("/hant{STORY}"));
}

/// In another tab, for example.
async fn a_choice_made_elsewhere_keeps_the_place_on_the_way_back(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    page.scroll_to(700).await;
    page.goto("/channels/english/").await;
    page.eval("(localStorage.setItem('kanbao:script', 'zh-Hant'), 0)").await;
    page.back().await;
    page.wait_for_path(&format!("/hant{STORY}")).await;
    page.wait_for_scroll(700).await;
    page.forward().await;
    page.wait_for_path("/channels/english/").await;
}

async fn a_page_that_is_not_to_be_had_in_the_chosen_script_is_shown_in_its_own(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/channels/hant/").await;
    page.eval("(document.documentElement.dataset.script = 'zh-Hant', 0)").await;
    page.server().fault("/hant/front.json", Fault::status(404));
    page.follow_from_here("header a[part~=home]").await;
    page.wait_for_path("/").await;
    page.until("document.documentElement.lang === 'zh-Hans-CN'").await;
    page.wait_for("main article h2").await;
    // The others are in the one that was chosen.
    page.click(&format!("main a[href='{STORY}']")).await;
    page.wait_for_path(&format!("/hant{STORY}")).await;
    page.until("document.documentElement.lang === 'zh-Hant-CN'").await;
}

async fn a_query_stays_in_the_address(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(&format!("{STORY}?from=letter")).await;
    page.click(SWITCH).await;
    page.until("document.documentElement.lang === 'zh-Hant-CN'").await;
    assert_eq!(page.eval_text("location.pathname + location.search").await, format!("/hant{STORY}?from=letter"));
}

async fn a_story_in_the_other_script_changes_too(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/channels/hant/").await;
    assert_eq!(lang(&page).await, "zh-Hant-TW");
    switch_to(&page, "/hans/channels/hant/").await;
    page.wait_for_headline("繁体版").await;
    page.until("document.documentElement.lang === 'zh-Hans-TW'").await;
    let story = page.attribute("main article a", "href").await.expect("a story");
    assert!(story.starts_with("/hans/articles/"), "{story}");
    // The paper is in this script itself.
    assert_eq!(page.attribute("[part~=masthead] .name", "href").await.as_deref(), Some("/"));
}

async fn a_page_in_another_language_has_no_switch(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for path in ["/channels/english/", "/channels/arabic/", "/articles/ar-tide-mill/"] {
        page.open(path).await;
        assert!(!page.has(SWITCH).await, "{path}");
    }
}

/// WCAG 2.2, 2.5.8 Target Size: 24 pixels each way.
async fn the_switch_is_large_enough_on_every_screen(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for window in [Window::DESK, Window::PHONE] {
        reader.window(window).await;
        page.open("/").await;
        let size = |side| format!("document.querySelector({SWITCH:?}).getBoundingClientRect().{side}");
        assert!(page.eval_number(&size("width")).await >= 24.0 && page.eval_number(&size("height")).await >= 24.0);
        assert!(page.visible(SWITCH).await);
        page.expect_no_sideways_scrolling().await;
    }
}

async fn without_scripts_it_is_a_link(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    open(&page, STORY).await;
    page.click(SWITCH).await;
    page.wait_for_path(&format!("/hant{STORY}")).await;
    let (there, says) = (page.text("[part~=breadcrumb] a").await, page.text(SWITCH).await);
    page.click(SWITCH).await;
    page.wait_for_path(STORY).await;
    page.scripts(true).await;
    assert_eq!((there.as_str(), says.as_str()), ("首頁", "简体"));
}
