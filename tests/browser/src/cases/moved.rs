//! A story that has another id than before: who has the old address still finds it.

use serde_json::json;

use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article, paragraph};
use crate::reader::Reader;

cases![
    an_old_address_leads_on_and_is_no_step_on_the_way_back,
    an_old_address_leads_on_without_scripts in [Chromium],
    an_old_link_in_an_open_app_ends_at_the_new_address,
    a_page_made_ahead_is_at_the_new_address,
    an_old_link_leads_to_the_chosen_script,
    an_old_step_of_the_history_becomes_the_new_address,
];

pub(super) const PAPER: Edition = Edition::Made("moved", paper);
pub(super) const HEADLINE: &str = "码头的灯亮了";
const OLD_LINK: &str = "[part~=body] a[href='/articles/lamps/']";

/// `pier` was called `lamps` once, and `tide` has a link to it from then.
fn paper() -> Made {
    let mut pier = article("pier", HEADLINE, vec![paragraph("六点。")]);
    pier["formerly"] = json!(["lamps"]);
    let link = json!(["见", {"link": {"href": "/articles/lamps/", "text": "昨天的报道"}}, "。"]);
    Made::new("zh-Hans-CN").article(pier).article(article("tide", "潮水来了", vec![paragraph(link)]))
}

async fn an_old_address_leads_on_and_is_no_step_on_the_way_back(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/tide/").await;
    page.eval("(location.assign('/articles/lamps/'), 0)").await;
    page.wait_for_page("/articles/pier/", HEADLINE).await;
    page.wait_for_app().await;
    page.expect_quiet_console().await;
    page.back().await;
    page.wait_for_page("/articles/tide/", "潮水来了").await;
}

async fn an_old_address_leads_on_without_scripts(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.scripts(false).await;
    page.goto("/hant/articles/lamps/").await;
    page.scripts(true).await;
    page.wait_for_path("/hant/articles/pier/").await;
}

async fn an_old_link_in_an_open_app_ends_at_the_new_address(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/tide/").await;
    page.mark().await;
    page.click(OLD_LINK).await;
    page.wait_for_page("/articles/pier/", HEADLINE).await;
    page.until(&format!("document.title === '{HEADLINE} – The Tester'")).await;
    page.until(
        "[...document.querySelectorAll('[part~=script]')].every(link => link.pathname === '/hant/articles/pier/')",
    )
    .await;
    // It is there once, and is not made again for the link that the pointer is still on.
    page.eval("new Promise(done => setTimeout(done, 300, 0))").await;
    assert_eq!(page.count(".page").await, 1);
    page.back().await;
    page.wait_for_page("/articles/tide/", "潮水来了").await;
    page.forward().await;
    page.wait_for_page("/articles/pier/", HEADLINE).await;
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn a_page_made_ahead_is_at_the_new_address(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/tide/").await;
    page.mark().await;
    page.hover(OLD_LINK).await;
    page.wait_for(".ahead [part~=headline]").await;
    page.eval("(window.__made = document.querySelector('.ahead'), 0)").await;
    page.click(OLD_LINK).await;
    page.wait_for_page("/articles/pier/", HEADLINE).await;
    page.until("window.__made.isConnected && !window.__made.classList.contains('ahead')").await;
    page.expect_same().await;
}

async fn an_old_link_leads_to_the_chosen_script(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/tide/").await;
    page.click("header [part~=script]").await;
    page.wait_for_page("/hant/articles/tide/", "潮水來了").await;
    page.click("[part~=body] a[href='/hant/articles/lamps/']").await;
    page.wait_for_page("/hant/articles/pier/", "碼頭的燈亮了").await;
    // As another site has it.
    page.goto("/articles/lamps/").await;
    page.wait_for_page("/hant/articles/pier/", "碼頭的燈亮了").await;
}

/// The reader was there before the story was renamed.
async fn an_old_step_of_the_history_becomes_the_new_address(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/tide/").await;
    page.mark().await;
    page.eval("(history.pushState('1', '', '/articles/lamps/'), history.pushState('2', '', '/'), 0)").await;
    // WebKit's own button passes over what nobody has asked for.
    page.eval("(history.back(), 0)").await;
    page.wait_for_page("/articles/pier/", HEADLINE).await;
    page.expect_same().await;
}
