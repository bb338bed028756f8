//! What can go wrong on the way to a story: each has words of its own and a way on.

use std::time::Duration;

use tokio::time::Instant;

use super::paper::{PAPER, UNMADE, UNMADE_STORY, WIRE, unmade};
use crate::case::cases;
use crate::page::Page;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    offline_says_so_and_loads_when_the_network_is_back,
    unreachable_offers_a_retry,
    a_page_that_is_asked_for_again_stays_a_step_on_the_way_back,
    missing_offers_the_way_home,
    a_link_to_nothing_is_missing_without_a_reload,
    server_faults_are_retried_before_the_notice,
    a_server_that_recovers_is_never_spoken_of,
    a_page_in_the_place_of_a_story_is_for_the_browser,
    being_refused_is_not_called_missing,
    a_story_that_was_read_is_shown_again_without_a_network,
    a_story_that_was_read_is_shown_though_a_clock_was_set_back,
    what_is_not_json_is_broken,
    truncated_json_is_broken,
    a_connection_that_breaks_off_is_no_story,
    the_contract_s_problems_are_listed,
    a_story_that_the_app_cannot_read_is_read_from_its_page,
    each_state_has_its_own_words_on_a_first_load_too,
    a_front_page_without_its_list_says_so,
    a_site_without_its_file_is_not_blank,
    back_leads_out_of_a_state,
    a_notice_takes_focus_and_title,
];

const STORY: &str = "/articles/story-45.json";
const LINK: &str = "main a[href='/articles/story-45/']";
const HEADLINE: &str = "Story number 45";

/// On the front page, with the story's file broken.
async fn broken(reader: &mut Reader, fault: Fault) -> Page {
    let page = reader.visit(PAPER).await;
    // Before the page is there: the pointer may rest where its link will be, which is reason enough to fetch the story.
    page.server().fault(STORY, fault);
    page.open("/").await;
    page.mark().await;
    page
}

/// Waits for the notice of a state, which always leads home.
async fn notice(page: &Page, state: &str) {
    let css = format!("[part~=notice][data-state='{state}']");
    page.wait_for_within(&css, Duration::from_secs(12)).await;
    // It may fade in.
    page.wait_until_visible(&css).await;
    assert!(page.visible(&format!("{css} a[href='/']")).await, "{state} has no way home");
    assert_eq!(page.count("h1").await, 1, "{state}");
    assert!(!page.has("[part~=skeleton]").await, "{state} is no waiting");
}

/// The retry button brings the story once it can be had.
async fn retry_brings_the_story(page: &Page) {
    page.server().mend(STORY);
    page.click("[part~=notice] button[data-action=retry]").await;
    page.wait_for_headline(HEADLINE).await;
    assert!(!page.has("[part~=notice]").await);
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn offline_says_so_and_loads_when_the_network_is_back(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    page.go_offline().await;
    page.click(LINK).await;
    notice(&page, "offline").await;
    page.go_online().await;
    page.wait_for_headline(HEADLINE).await;
    page.expect_same().await;
}

async fn unreachable_offers_a_retry(reader: &mut Reader) {
    let page = broken(reader, Fault::dropped()).await;
    page.click(LINK).await;
    notice(&page, "unreachable").await;
    retry_brings_the_story(&page).await;
}

async fn a_page_that_is_asked_for_again_stays_a_step_on_the_way_back(reader: &mut Reader) {
    let page = broken(reader, Fault::replaced("<!doctype html><title>Log in</title>")).await;
    page.click(LINK).await;
    notice(&page, "broken").await;
    page.server().fault(STORY, Fault::delay(5000));
    page.click("[part~=notice] button[data-action=retry]").await;
    page.click("header a[part~=home]:not(.ahead *)").await;
    page.wait_for_page("/", "The Tester").await;
    page.back().await;
    page.wait_for_path("/articles/story-45/").await;
}

async fn missing_offers_the_way_home(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.goto("/articles/never-written/").await;
    notice(&page, "missing").await;
    assert!(!page.has("button[data-action=retry]").await, "asking again does not help");
    page.goto("/no/such/page/").await;
    notice(&page, "missing").await;
    page.click("[part~=notice] a[href='/']").await;
    page.wait_for_headline("The Tester").await;
}

async fn a_link_to_nothing_is_missing_without_a_reload(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.mark().await;
    page.click("[part~=body] a[href='/articles/withdrawn/']").await;
    notice(&page, "missing").await;
    assert_eq!(page.path().await, "/articles/withdrawn/");
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn server_faults_are_retried_before_the_notice(reader: &mut Reader) {
    let page = broken(reader, Fault::status(503)).await;
    let start = Instant::now();
    page.click(LINK).await;
    notice(&page, "server").await;
    let waited = start.elapsed();
    assert_eq!(page.server().requests_for(STORY).len(), 4, "one request and three retries");
    assert!(waited >= Duration::from_millis(1700), "the retries came without a pause: {waited:?}");
    retry_brings_the_story(&page).await;
}

async fn a_server_that_recovers_is_never_spoken_of(reader: &mut Reader) {
    let page = broken(reader, Fault::status(500).first(2)).await;
    page.click(LINK).await;
    page.wait_for("[part~=body], [part~=notice]").await;
    assert_eq!(page.text("h1").await, HEADLINE);
    assert_eq!(page.server().requests_for(STORY).len(), 3);
    page.expect_quiet_console().await;
}

/// As where a network wants its guests to log in: its page is of use only in the window.
async fn a_page_in_the_place_of_a_story_is_for_the_browser(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    for file in [STORY, "/articles/story-45/"] {
        page.server().fault(file, Fault::page("<!doctype html><title>Log in</title><h1>Welcome, guest</h1>"));
    }
    page.open("/").await;
    page.click(LINK).await;
    page.wait_for_headline("Welcome, guest").await;
    assert_eq!(page.path().await, "/articles/story-45/");
}

async fn being_refused_is_not_called_missing(reader: &mut Reader) {
    let page = broken(reader, Fault::status(403)).await;
    page.click(LINK).await;
    notice(&page, "server").await;
    retry_brings_the_story(&page).await;
}

async fn a_story_that_was_read_is_shown_again_without_a_network(reader: &mut Reader) {
    // When the story may have changed, and when the paper around it may have too.
    for by in [61, 601] {
        it_is_shown_without_a_network(reader, by).await;
    }
}

async fn a_story_that_was_read_is_shown_though_a_clock_was_set_back(reader: &mut Reader) {
    it_is_shown_without_a_network(reader, -3600).await;
}

/// A story that was read, when the clock was set by so many seconds since.
async fn it_is_shown_without_a_network(reader: &mut Reader, by: i64) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.mark().await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    page.click("a[part~=home]").await;
    page.wait_for_headline("The Tester").await;
    page.set_clock(by).await;
    page.go_offline().await;
    // On a hint it is asked for in vain, and kept.
    page.hover(LINK).await;
    page.eval("new Promise(done => setTimeout(done, 300, 0))").await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    assert!(!page.has("[part~=notice]").await);
    page.go_online().await;
    page.expect_same().await;
}

async fn what_is_not_json_is_broken(reader: &mut Reader) {
    let page = broken(reader, Fault::replaced("<!doctype html><title>Log in</title>")).await;
    page.click(LINK).await;
    notice(&page, "broken").await;
    retry_brings_the_story(&page).await;
}

async fn truncated_json_is_broken(reader: &mut Reader) {
    let page = broken(reader, Fault::truncated(300)).await;
    page.click(LINK).await;
    notice(&page, "broken").await;
    retry_brings_the_story(&page).await;
}

/// To the browser this is an error of the network, to the reader a story that arrived in part: either word is true.
async fn a_connection_that_breaks_off_is_no_story(reader: &mut Reader) {
    let page = broken(reader, Fault::cut_off(300)).await;
    page.click(LINK).await;
    page.wait_for("[part~=notice]").await;
    let state = page.attribute("[part~=notice]", "data-state").await.expect("a notice names its state");
    assert!(["broken", "unreachable"].contains(&state.as_str()), "{state}");
    retry_brings_the_story(&page).await;
}

async fn the_contract_s_problems_are_listed(reader: &mut Reader) {
    let wrong = r#"{"schema": 1, "id": "late-edition", "published": "yesterday", "body": "none"}"#;
    let page = reader.visit(WIRE).await;
    page.server().fault(UNMADE_STORY, Fault::replaced(wrong));
    page.goto(UNMADE).await;
    notice(&page, "contract").await;
    let problems = page.text("[part~=notice] details").await;
    for field in ["headline", "published", "body"] {
        assert!(problems.contains(field), "{field} is not in {problems}");
    }
    page.expect_quiet_console().await;
}

/// As where the newsroom's files are of a newer contract than an app that was loaded yesterday.
async fn a_story_that_the_app_cannot_read_is_read_from_its_page(reader: &mut Reader) {
    let page = broken(reader, Fault::replaced("{}")).await;
    page.click(LINK).await;
    page.wait_for_headline(HEADLINE).await;
    assert_eq!(page.path().await, "/articles/story-45/");
    assert!(!page.has("[part~=notice]").await);
    page.wait_for_app().await;
    for file in ["/site.json", "/front.json"] {
        page.server().fault(file, Fault::replaced("{}"));
    }
    page.back().await;
    page.wait_for_headline("The Tester").await;
    assert_eq!(page.path().await, "/");
}

async fn each_state_has_its_own_words_on_a_first_load_too(reader: &mut Reader) {
    let mut heard: Vec<String> = Vec::new();
    for (state, fault) in [
        ("unreachable", Fault::dropped()),
        ("missing", Fault::status(404)),
        ("wrong-type", Fault::page("<!doctype html><title>Log in</title>")),
        ("broken", Fault::replaced("{")),
        ("contract", Fault::replaced("{}")),
    ] {
        let page = reader.visit(WIRE).await;
        page.server().fault(UNMADE_STORY, fault);
        page.goto(UNMADE).await;
        notice(&page, state).await;
        let words = page.text("[part~=notice]").await;
        assert!(!heard.contains(&words), "{state} speaks as another does: {words}");
        heard.push(words);
        page.expect_quiet_console().await;
    }
}

async fn a_front_page_without_its_list_says_so(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.server().fault("/front.json", Fault::truncated(20));
    page.open("/articles/story-45/").await;
    page.click("a[part~=home]").await;
    notice(&page, "broken").await;
    page.server().mend("/front.json");
    page.click("[part~=notice] button[data-action=retry]").await;
    page.wait_for_headline("The Tester").await;
}

async fn a_site_without_its_file_is_not_blank(reader: &mut Reader) {
    for fault in [Fault::status(404), Fault::dropped(), Fault::replaced("{")] {
        let page = reader.visit(WIRE).await;
        page.server().fault("/site.json", fault.clone());
        page.server().fault(UNMADE_STORY, Fault::replaced(unmade()));
        page.goto(UNMADE).await;
        page.wait_until_visible("[part~=notice]").await;
        page.server().mend("/site.json");
        if page.has("[part~=notice] button[data-action=retry]").await {
            page.click("[part~=notice] button[data-action=retry]").await;
            page.wait_for_headline("The late edition").await;
        }
        page.expect_quiet_console().await;
    }
}

async fn back_leads_out_of_a_state(reader: &mut Reader) {
    let page = broken(reader, Fault::replaced("{")).await;
    page.click(LINK).await;
    notice(&page, "broken").await;
    page.back().await;
    page.wait_for_headline("The Tester").await;
    page.server().mend(STORY);
    page.forward().await;
    // What went wrong is not kept: the story is asked for again.
    page.wait_for_headline(HEADLINE).await;
    page.expect_same().await;
}

async fn a_notice_takes_focus_and_title(reader: &mut Reader) {
    let page = broken(reader, Fault::status(404)).await;
    page.click(LINK).await;
    notice(&page, "missing").await;
    page.wait_for_focus("h1").await;
    let headline = page.text("h1").await;
    assert_eq!(page.title().await, format!("{headline} – The Tester"));
}
