//! A story goes to a partner: the dialogue gives the code, the code shows the story, and who may not have it is told where
//! it is.

use std::fs;
use std::time::Duration;

use fantoccini::key::Key;

use crate::case::cases;
use crate::editions::Edition::{Sample, StandIn};
use crate::page::{Page, literal};
use crate::reader::Reader;
use crate::repository;
use crate::server::{Fault, Server};
use crate::window::Window;

cases![
    the_code_in_the_dialogue_shows_the_story_elsewhere,
    the_link_has_its_name_and_nothing_else,
    the_dialogue_shows_what_is_chosen,
    who_chooses_no_part_gets_the_way_to_the_story,
    a_story_at_the_top_of_a_page_is_asked_for_at_once,
    a_page_that_the_app_has_made_has_it_too,
    the_link_leads_to_the_story_where_there_is_no_dialogue,
    the_code_is_there_where_the_preview_is_not,
    the_dialogue_offers_what_its_own_story_has,
    the_dialogue_goes_with_its_story,
    a_click_before_the_first_frame_opens_it_too,
    two_clicks_open_one_dialogue,
    a_reader_who_has_gone_on_gets_no_dialogue,
    the_dialogue_has_no_barriers,
    large_words_do_not_press_the_boxes_of_the_dialogue,
    the_dialogue_is_used_by_keyboard,
    a_story_for_some_pages_tells_others_where_it_is,
    a_story_for_some_pages_is_there_on_these_and_on_our_own,
    the_partner_of_the_preview_shows_stories,
];

const STORY: &str = "/articles/tidal-barrier-works/";
const EMBED: &str = "/embed/tidal-barrier-works/";
const LINK: &str = "[part~=share]";
const DIALOGUE: &str = "dialog.embed-dialogue[open]";
const SHOWN: &str = "document.querySelector('kanbao-article')?.shadowRoot?.querySelector('article')";

async fn opened(reader: &mut Reader, path: &str) -> Page {
    let page = reader.visit(Sample).await;
    page.goto(path).await;
    page.click(LINK).await;
    page.wait_for(DIALOGUE).await;
    page
}

async fn code(page: &Page) -> String {
    page.eval_text("document.querySelector('.embed-dialogue textarea').value").await
}

async fn choose(page: &Page, value: &str) {
    page.click(&format!(".embed-dialogue label:has([value='{value}'])")).await;
}

/// Puts code into a page of another site.
async fn paste(page: &Page, code: &str) {
    page.server().fault("/", Fault::replaced(format!("<!doctype html><title>Partner</title><main>{code}</main>")));
    page.goto("/").await;
}

async fn the_link_has_its_name_and_nothing_else(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    assert_eq!(page.text(LINK).await, "嵌入本文");
    for side in ["::before", "::after"] {
        let content = format!("getComputedStyle(document.querySelector('{LINK}'), '{side}').content");
        assert_eq!(page.eval_text(&content).await, "none", "{side}");
    }
}

async fn the_code_in_the_dialogue_shows_the_story_elsewhere(reader: &mut Reader) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    for kind in ["element", "frame"] {
        page.leave_for(&news, STORY).await;
        page.click(LINK).await;
        page.wait_for(DIALOGUE).await;
        choose(&page, kind).await;
        let code = code(&page).await;
        assert!(code.contains(&news.origin()), "{code}");
        paste(&page, &code).await;
        match kind {
            "element" => page.until(SHOWN).await,
            _ => page.until("document.querySelector('iframe[title]').offsetHeight > 300").await,
        }
        assert_eq!(
            page.eval("document.querySelector('main').children.length").await,
            if kind == "frame" { 1 } else { 2 }
        );
    }
}

async fn the_dialogue_shows_what_is_chosen(reader: &mut Reader) {
    let page = opened(reader, STORY).await;
    page.until(SHOWN).await;
    assert!(!code(&page).await.contains("theme") && !code(&page).await.contains("parts"));
    choose(&page, "dark").await;
    choose(&page, "dateline").await;
    // A text is not shown without what corrects it and whose it is.
    let code_now = code(&page).await;
    assert!(code_now.contains(r#" body credits corrections rights""#), "{code_now}");
    choose(&page, "body").await;
    let code_now = code(&page).await;
    assert!(code_now.contains(r#"theme="dark" parts="kicker headline emphasis credits""#), "{code_now}");
    let root = "document.querySelector('kanbao-article').shadowRoot";
    page.until(&format!(
        "{root}.querySelector('html[data-theme=dark] [part~=emphasis]') && !{root}.querySelector('[part~=dateline]')"
    ))
    .await;
    choose(&page, "frame").await;
    assert!(code(&page).await.contains(&format!("{EMBED}?theme=dark\"")), "{}", code(&page).await);
    page.until("document.querySelector('.stage iframe[src$=\"theme=dark\"]')").await;
    assert!(code(&page).await.contains("allow=\"fullscreen\""), "{}", code(&page).await);
    // What is tried out is nowhere to go back to.
    let steps = page.eval_number("history.length").await;
    choose(&page, "light").await;
    page.until("document.querySelector('.stage iframe[src$=\"theme=light\"]')").await;
    page.enter_frame().await;
    page.wait_for("html[data-theme=light] article").await;
    page.leave_frame().await;
    assert_eq!(page.eval_number("history.length").await, steps);
    page.click("[data-copy]").await;
    page.until("document.querySelector('.embed-dialogue output').textContent").await;

    page.press(Key::Escape).await;
    page.until("!document.querySelector('dialog')").await;
    page.wait_for_focus(LINK).await;
    assert_eq!(page.path().await, STORY);
    page.expect_quiet_console().await;
}

async fn who_chooses_no_part_gets_the_way_to_the_story(reader: &mut Reader) {
    let page = opened(reader, STORY).await;
    page.until(SHOWN).await;
    // The text first: the key points cannot be left out of it.
    let parts = "[...document.querySelectorAll('.embed-dialogue [name=part]')].reverse()";
    page.eval(&format!("({parts}.forEach(part => part.checked && part.click()), 0)")).await;
    assert_eq!(page.eval(&format!("{parts}.some(part => part.checked)")).await, false);
    let root = "document.querySelector('kanbao-article').shadowRoot";
    assert_eq!(page.eval(&format!("!!{root}.querySelector('[part~=body], [part~=headline]')")).await, false);
    assert_eq!(page.eval(&format!("!!{root}.querySelector('[part~=original] a')")).await, true);
    assert!(code(&page).await.contains(r#" parts="original">"#), "{}", code(&page).await);
}

/// Of three lines the first is for the browser, which then asks for the story before `embed.js` has come.
async fn a_story_at_the_top_of_a_page_is_asked_for_at_once(reader: &mut Reader) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    page.leave_for(&news, STORY).await;
    page.click(LINK).await;
    page.wait_for(DIALOGUE).await;
    page.until(SHOWN).await;
    choose(&page, "early").await;
    let element = code(&page).await;
    assert_eq!(element.lines().count(), 3, "{element}");
    choose(&page, "frame").await;
    let frame = code(&page).await;
    assert!(frame.starts_with("<iframe ") && !frame.contains("loading="), "{frame}");
    choose(&page, "early").await;
    assert!(code(&page).await.contains("loading=\"lazy\""));

    let (before, scripts) = (news.requests_for(EMBED).len(), news.requests_for("/embed.js").len());
    news.fault("/embed.js", Fault::delay(1_500));
    page.server().fault("/", Fault::replaced(format!("<!doctype html><title>Partner</title><main>{element}</main>")));
    page.goto("/").await;
    page.until(SHOWN).await;
    assert_eq!(news.requests_for(EMBED).len(), before + 1, "it is asked for once");
    assert_eq!(news.requests_for("/embed.js").len(), scripts + 1);
    let begun = |path: &str| {
        format!("performance.getEntriesByType('resource').find(entry => entry.name.endsWith('{path}')).startTime")
    };
    let (story, script) = (page.eval_number(&begun(EMBED)).await, page.eval_number(&begun("/embed.js")).await);
    assert!(story < script + 1_000.0, "the story at {story}, the script at {script}");
}

async fn a_page_that_the_app_has_made_has_it_too(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    page.click("main a[href='/articles/tidal-barrier-works/']").await;
    page.wait_for_path(STORY).await;
    page.wait_for("#app [part~=share]").await;
    page.click(LINK).await;
    page.wait_for(DIALOGUE).await;
    assert!(code(&page).await.contains("/articles/tidal-barrier-works.json"));
    // The way back takes the dialogue along.
    page.back().await;
    page.wait_for_path("/").await;
    page.until("!document.querySelector('dialog')").await;
}

async fn the_link_leads_to_the_story_where_there_is_no_dialogue(reader: &mut Reader) {
    for missing in ["/embed-dialogue.js", "/embed-dialogue/zh-Hans.html"] {
        let page = reader.visit(Sample).await;
        page.server().fault(missing, Fault::status(404));
        page.goto(STORY).await;
        page.click(LINK).await;
        page.wait_for_path(EMBED).await;
    }
}

async fn the_code_is_there_where_the_preview_is_not(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.server().fault("/embed.js", Fault::status(503));
    page.goto(STORY).await;
    page.click(LINK).await;
    page.wait_for(DIALOGUE).await;
    page.wait_for_requests("/embed.js", 1).await;
    // Time enough to go elsewhere.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(page.path().await, STORY);
    assert!(code(&page).await.contains("<kanbao-article "));
}

/// And not what the page has that is made ahead.
async fn the_dialogue_offers_what_its_own_story_has(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/articles/tram-line-opens/").await;
    page.hover("[part~=onward] a").await;
    page.until("document.querySelector('.page.ahead article [part~=emphasis]')").await;
    page.eval("(document.querySelector('[part~=share]:not(.ahead *)').click(), 0)").await;
    page.wait_for(DIALOGUE).await;
    assert!(page.has(".embed-dialogue [value=headline]").await && !page.has(".embed-dialogue [value=emphasis]").await);
    assert!(code(&page).await.contains("/articles/tram-line-opens.json"));
}

async fn the_dialogue_goes_with_its_story(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    page.click(LINK).await;
    page.wait_for(DIALOGUE).await;
    page.eval("(document.querySelector('header a[part~=home]').click(), 0)").await;
    page.wait_for("main .lead").await;
    page.until("!document.querySelector('dialog')").await;
    assert_eq!(page.path().await, "/");
}

async fn a_click_before_the_first_frame_opens_it_too(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.goto("/").await;
    // Nothing is painted of it.
    page.eval(&format!(
        "(window.__hidden = document.createElement('iframe'), __hidden.hidden = true, __hidden.src = {STORY:?}, \
          document.body.append(__hidden), 0)"
    ))
    .await;
    let inside = |selector: &str| format!("!!__hidden.contentDocument?.querySelector({selector:?})");
    page.until(&format!("{} && __hidden.contentDocument.readyState === 'complete'", inside(LINK))).await;
    page.eval(&format!("(__hidden.contentDocument.querySelector({LINK:?}).click(), 0)")).await;
    page.until(&inside(DIALOGUE)).await;
}

async fn two_clicks_open_one_dialogue(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.goto(STORY).await;
    page.server().fault("/embed-dialogue/zh-Hans.html", Fault::delay(300));
    page.wait_for(LINK).await;
    page.eval(&format!("(document.querySelector('{LINK}').click(), document.querySelector('{LINK}').click(), 0)"))
        .await;
    page.wait_for(DIALOGUE).await;
    // Time enough for the other one.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(page.count("dialog").await, 1);
}

async fn a_reader_who_has_gone_on_gets_no_dialogue(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open(STORY).await;
    page.server().fault("/embed-dialogue/zh-Hans.html", Fault::delay(1000));
    page.eval(&format!("(document.querySelector('{LINK}').click(), 0)")).await;
    page.wait_for_requests("/embed-dialogue/zh-Hans.html", 1).await;
    page.eval("(document.querySelector('header a[part~=home]').click(), 0)").await;
    page.wait_for_path("/").await;
    page.wait_for("main .lead").await;
    tokio::time::sleep(Duration::from_millis(1300)).await;
    assert_eq!(page.count("dialog").await, 0);
    page.expect_quiet_console().await;
}

async fn the_dialogue_has_no_barriers(reader: &mut Reader) {
    for path in [STORY, "/articles/ar-tram-quay/"] {
        let page = opened(reader, path).await;
        page.until(SHOWN).await;
        page.expect_no_barriers().await;
        page.expect_no_sideways_scrolling().await;
    }
}

async fn large_words_do_not_press_the_boxes_of_the_dialogue(reader: &mut Reader) {
    reader.window(Window::PHONE).await;
    let page = opened(reader, STORY).await;
    page.eval("(document.documentElement.style.fontSize = '250%', 0)").await;
    let shapes = "[...new Set([...document.querySelectorAll('.embed-dialogue input')] \
                  .map(box => box.offsetWidth / box.offsetHeight))]";
    assert_eq!(page.eval(shapes).await, serde_json::json!([1]));
}

async fn the_dialogue_is_used_by_keyboard(reader: &mut Reader) {
    reader.window(Window::PHONE).await;
    let page = opened(reader, STORY).await;
    page.wait_for_focus(".embed-dialogue [value=element]").await;
    let seen = "(({top, bottom}) => top >= 0 && bottom <= innerHeight)(document.activeElement.getBoundingClientRect())";
    assert_eq!(page.eval(seen).await, true, "what has the focus is in sight");
    // Enter copies, as the button does, and is no end of it.
    page.press(Key::Enter).await;
    page.until("document.querySelector('.embed-dialogue output').textContent").await;
    page.press(Key::Tab).await;
    assert!(page.has(DIALOGUE).await);
    // In the order in which a phone shows it.
    let tops = "[...document.querySelectorAll('.embed-dialogue :is(input, textarea, [data-copy], .stage)')]\
                .map(element => element.getBoundingClientRect().top)";
    assert_eq!(page.eval(&format!("{tops}.every((top, at, all) => !at || top >= all[at - 1] - 1)")).await, true);
    page.press(Key::Escape).await;
    page.until(&format!("!document.querySelector('{DIALOGUE}')")).await;
    page.wait_for_focus(LINK).await;
    page.click(LINK).await;
    page.wait_for(DIALOGUE).await;
    page.click(".embed-dialogue .close").await;
    page.until(&format!("!document.querySelector('{DIALOGUE}')")).await;
}

async fn a_story_for_some_pages_tells_others_where_it_is(reader: &mut Reader) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    for id in ["paper-lantern-workshop", "autumn-tea-lanlong"] {
        let origin = news.origin();
        let story = literal(&format!("{origin}/articles/{id}.json"));
        paste(
            &page,
            &format!(
                "<script type=module src='{origin}/embed.js'></script><kanbao-article src={story}></kanbao-article>"
            ),
        )
        .await;
        page.until(SHOWN).await;
        let root = "document.querySelector('kanbao-article').shadowRoot";
        assert_eq!(page.eval(&format!("!!{root}.querySelector('h1')")).await, true, "{id}");
        assert_eq!(page.eval(&format!("!!{root}.querySelector('p:not([part~=original])')")).await, false, "{id}");
        let href = page.eval_text(&format!("{root}.querySelector('[part~=original] a').href")).await;
        assert_eq!(href, format!("{origin}/articles/{id}/"));
        // There is nothing to take along from its own page.
        page.leave_for(&news, &format!("/articles/{id}/")).await;
        assert!(!page.has(LINK).await, "{id}");
        page.leave_for(&news, &format!("/embed/{id}/")).await;
        let visible = page.eval_text("getComputedStyle(document.querySelector('h1')).visibility").await;
        assert_eq!(visible, "visible", "a frame shows the headline of {id}");
    }
}

async fn a_story_for_some_pages_is_there_on_these_and_on_our_own(reader: &mut Reader) {
    const KEPT: &str = "/embed/paper-lantern-workshop/";
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    let kept =
        fs::read_to_string(Sample.published().join(&KEPT[1..]).join("index.html")).expect("the page is published");
    assert!(kept.contains("https://partner.example"));
    news.fault(KEPT, Fault::replaced(kept.replace("https://partner.example", &page.server().origin())));
    let origin = news.origin();
    let code = format!(
        "<script type=module src='{origin}/embed.js'></script>\
         <kanbao-article src='{origin}/articles/paper-lantern-workshop.json'></kanbao-article>"
    );
    let there = "querySelector('kanbao-article')?.shadowRoot?.querySelector('article')";
    let body = "querySelector('kanbao-article').shadowRoot.querySelector('[part~=body]')";

    paste(&page, &code).await;
    page.until(&format!("document.{there}")).await;
    assert_eq!(page.eval(&format!("!!document.{body}")).await, true);

    // The pages of editors and many a system stand in the text of another, and their address is `about:srcdoc`.
    paste(&page, &format!("<iframe srcdoc=\"{code}\"></iframe>")).await;
    page.until(&format!("!!document.querySelector('iframe').contentDocument?.{there}")).await;
    assert_eq!(page.eval(&format!("!!document.querySelector('iframe').contentDocument.{body}")).await, true);

    news.fault("/about/", Fault::replaced(format!("<!doctype html><title>About</title><main>{code}</main>")));
    page.leave_for(&news, "/about/").await;
    page.until(&format!("document.{there}")).await;
    assert_eq!(page.eval(&format!("!!document.{body}")).await, true);
}

async fn the_partner_of_the_preview_shows_stories(reader: &mut Reader) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    let demo = fs::read_to_string(repository::root().join("partner/index.html")).expect("the partner's page");
    page.server().fault("/", Fault::replaced(demo.replace("NEWSROOM", &news.origin())));
    page.goto("/").await;
    for number in 0..3 {
        let element = format!("document.querySelectorAll('kanbao-article')[{number}]");
        page.until(&element).await;
        page.eval(&format!("({element}.scrollIntoView(), 0)")).await;
        page.until(&format!("{element}.shadowRoot?.querySelector('article')")).await;
    }
    page.eval("(document.querySelector('iframe').scrollIntoView(), 0)").await;
    page.until("document.querySelector('iframe').offsetHeight > 500").await;
    page.expect_no_sideways_scrolling().await;
}
