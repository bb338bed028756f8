//! The page that the press made, when the app arrives: its nodes stay the very same, and nothing of the reader's is lost.

use std::fs;

use crate::case::cases;
use crate::editions::Edition::{Sample, StandIn};
use crate::page::Page;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::server::{Fault, Server};
use crate::window::Window;
use crate::workplace;

use super::paper::PAPER;

cases![
    the_nodes_stay_and_so_does_what_the_reader_did,
    a_film_plays_on in [Chromium, Firefox],
    nothing_moves,
    nothing_is_fetched_before_the_reader_points_somewhere,
    a_click_before_the_app_is_the_browser_s,
    the_way_back_finds_the_same_nodes,
    a_page_of_the_app_is_not_shared_under_the_address_of_the_one_before,
    nodes_of_others_break_nothing,
    a_translator_breaks_nothing,
    a_document_written_anew_has_links_of_the_browser_s,
    a_frozen_page_goes_on,
    a_page_of_another_address_is_not_taken_for_this_one,
    a_page_may_have_its_address_written_otherwise,
    a_copy_in_an_archive_is_shown,
    a_copy_on_the_reader_s_disk_is_shown in [Chromium, Firefox],
    a_copy_of_a_page_that_the_app_has_made_is_shown in [Chromium, Firefox],
    a_copy_of_a_page_with_one_made_ahead_is_shown in [Chromium, Firefox],
    a_page_whose_language_somebody_has_changed_is_there_once,
    who_saves_data_pays_for_no_app in [Chromium],
];

/// Opens a page whose app takes its time.
async fn before_the_app(reader: &mut Reader, edition: crate::editions::Edition, path: &str) -> Page {
    let page = reader.visit(edition).await;
    page.server().fault("*.wasm", Fault::delay(1500));
    page.goto(path).await;
    assert_eq!(page.eval("document.documentElement.hasAttribute('data-alive')").await, false, "the app is too early");
    page
}

async fn the_nodes_stay_and_so_does_what_the_reader_did(reader: &mut Reader) {
    let page = before_the_app(reader, Sample, "/articles/flood-drill/").await;
    page.eval(
        "(window.__nodes = [...document.querySelectorAll('#served, #served *')],
          document.querySelector('#served details').open = true,
          document.querySelector('[part~=breadcrumb] li:last-child a').focus({preventScroll: true}),
          getSelection().selectAllChildren(document.querySelector('[part~=body] p')),
          window.__selected = String(getSelection()),
          0)",
    )
    .await;
    page.scroll_to(300).await;
    page.wait_for_app().await;
    // And for whatever it does first.
    page.until("performance.now() > (window.__then ??= performance.now()) + 300").await;
    let (nodes, all) = (
        page.eval_number("window.__nodes.filter(node => node.isConnected).length").await,
        page.eval_number("document.querySelectorAll('#served, #served *').length").await,
    );
    assert!(nodes > 50.0);
    assert_eq!(nodes, all, "nodes went or came");
    assert!(page.has("#served details[open]").await);
    assert!(page.has_focus("[part~=breadcrumb] li:last-child a").await);
    assert_eq!(page.eval("window.__selected.length > 5 && String(getSelection()) === window.__selected").await, true);
    page.wait_for_scroll(300).await;
    page.expect_quiet_console().await;
}

async fn a_film_plays_on(reader: &mut Reader) {
    let page = before_the_app(reader, Sample, "/articles/flood-drill/").await;
    page.eval(
        "(window.__film = document.querySelector('video'), __film.muted = true, __film.loop = true, __film.play(), 0)",
    )
    .await;
    page.wait_for_app().await;
    page.until("__film.currentTime > 0.2").await;
    assert_eq!(page.eval("__film.isConnected && !__film.paused").await, true);
}

async fn nothing_moves(reader: &mut Reader) {
    for window in [Window::PHONE, Window::DESK] {
        reader.window(window).await;
        for path in ["/", "/channels/news/", "/articles/tram-line-opens/", "/articles/ar-tide-mill/"] {
            let page = before_the_app(reader, Sample, path).await;
            let height = page.eval_number("document.documentElement.scrollHeight").await;
            // A busy machine may paint a page while it is still coming in; what counts here is what the app does.
            let before = page.layout_shift().await;
            page.wait_for_app().await;
            page.until("document.readyState === 'complete'").await;
            page.until("performance.now() > (window.__then ??= performance.now()) + 300").await;
            assert_eq!(page.layout_shift().await, before, "{path} in {window:?}");
            assert_eq!(page.eval_number("document.documentElement.scrollHeight").await, height, "{path} in {window:?}");
        }
    }
}

async fn nothing_is_fetched_before_the_reader_points_somewhere(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.until("performance.now() > (window.__then ??= performance.now()) + 300").await;
    let mut files: Vec<String> = page.server().requests().into_iter().map(|request| request.path).collect();
    files.retain(|path| path.ends_with(".json"));
    assert_eq!(files, [""; 0]);
}

async fn a_click_before_the_app_is_the_browser_s(reader: &mut Reader) {
    let page = before_the_app(reader, PAPER, "/").await;
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.server().requests_for("/articles/story-45/").len(), 1);
    page.back().await;
    page.wait_for_headline("The Tester").await;
}

async fn a_page_of_the_app_is_not_shared_under_the_address_of_the_one_before(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    assert!(page.has("link[rel=canonical]").await);
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_page("/articles/story-45/", "Story number 45").await;
    page.until("!document.querySelector('link[rel=canonical]')").await;
}

async fn the_way_back_finds_the_same_nodes(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.eval("(window.__story = document.querySelector('#served'), 0)").await;
    let title = page.title().await;
    page.scroll_to(900).await;
    page.follow_from_here("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_headline("Story number 1").await;
    assert_eq!(page.headlines().await, ["Story number 1"]);
    assert!(!page.has("#served").await, "only one page is in the document");
    page.back().await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.eval("window.__story === document.querySelector('#served')").await, true);
    assert_eq!(page.headlines().await, ["Story number 45"]);
    page.wait_for_focus("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_scroll(900).await;
    assert_eq!(page.title().await, title);
    assert_eq!(page.server().requests_for("/articles/story-45.json").len(), 0, "it is here");
    page.expect_quiet_console().await;
}

/// What an extension does: a node in every element, before and after what is there, in our pages to come as well.
async fn nodes_of_others_break_nothing(reader: &mut Reader) {
    let page = before_the_app(reader, PAPER, "/articles/story-45/").await;
    page.eval(
        "(() => {
            const own = new WeakSet();
            const visit = element => {
                if (own.has(element) || !element.isConnected || element.closest('script, style, svg, head')) return;
                own.add(element);
                for (const place of ['prepend', 'append']) {
                    const node = document.createElement('x-other');
                    own.add(node);
                    element[place](node, document.createComment('other'), document.createTextNode(' '));
                }
            };
            const all = root => [root, ...root.querySelectorAll('*')].forEach(visit);
            all(document.body);
            new MutationObserver(records => records.forEach(record => record.addedNodes.forEach(
                node => node.nodeType === 1 && all(node)))).observe(document.body, {childList: true, subtree: true});
        })()",
    )
    .await;
    travels(&page).await;
}

/// What a translator does: every text goes into an element of its own, which takes the place of the text's node.
async fn a_translator_breaks_nothing(reader: &mut Reader) {
    let page = before_the_app(reader, PAPER, "/articles/story-45/").await;
    page.eval(
        "(() => {
            const all = root => {
                const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
                for (let text; (text = texts.nextNode()); )
                    if (!text.parentElement.closest('font, script, style')) found.push(text);
                for (const text of found) {
                    const word = document.createElement('font');
                    word.textContent = text.data;
                    text.replaceWith(word);
                }
            };
            all(document.body);
            new MutationObserver(records => records.forEach(record => record.addedNodes.forEach(
                node => node.nodeType === 1 && node.isConnected && all(node))))
                .observe(document.body, {childList: true, subtree: true});
        })()",
    )
    .await;
    travels(&page).await;
}

/// What a careless extension does: it adds its own to the text of the document, and with that all nodes are copies. What the app
/// would show is nowhere to be seen.
async fn a_document_written_anew_has_links_of_the_browser_s(reader: &mut Reader) {
    let anew = "(document.body.innerHTML += '<p>Other</p>', 0)";
    let page = reader.visit(PAPER).await;
    // All of it, or the page that came from the press alone.
    for anew in [anew, "(served => (served.replaceWith(served.cloneNode(true)), 0))(document.querySelector('#served'))"]
    {
        page.open("/articles/story-45/").await;
        page.eval(anew).await;
        page.click("[part~=body] a[href='/articles/story-01/']").await;
        page.wait_for_page("/articles/story-01/", "Story number 1").await;
        page.wait_for_app().await;
        assert_eq!(page.headlines().await, ["Story number 1"]);
    }
    // On a page of the app, by the history too.
    page.click("[part~=breadcrumb] a[href='/channels/harbour/']").await;
    page.wait_for_headline("Harbour").await;
    page.until("!document.querySelector('#served')").await;
    page.eval(anew).await;
    page.back().await;
    page.wait_for_page("/articles/story-01/", "Story number 1").await;
    page.until("document.querySelectorAll('h1').length === 1").await;
    page.expect_quiet_console().await;
}

/// There, further on, to something that is missing, and back.
async fn travels(page: &Page) {
    page.wait_for_app().await;
    page.mark().await;
    page.server().fault("/articles/story-01.json", Fault::delay(500));
    page.click("[part~=body] a[href='/articles/story-01/']").await;
    page.until("document.querySelector('h1')?.textContent.trim() === 'Story number 1'").await;
    page.click("[part~=breadcrumb] a[href='/channels/harbour/']").await;
    page.until("document.querySelector('h1')?.textContent.trim() === 'Harbour'").await;
    page.back().await;
    page.until("document.querySelector('h1')?.textContent.trim() === 'Story number 1'").await;
    page.back().await;
    page.until("document.querySelector('h1')?.textContent.trim() === 'Story number 45'").await;
    page.click("[part~=body] a[href='/articles/withdrawn/']").await;
    page.wait_until_visible("[part~=notice]").await;
    assert!(!page.has("html[data-stopped]").await, "the app has stopped");
    page.expect_same().await;
    page.expect_quiet_console().await;
}

/// A browser may freeze a page that the reader leaves and thaw it on the way back.
async fn a_frozen_page_goes_on(reader: &mut Reader) {
    reader.prefers(Preferences::default()).await;
    let elsewhere = Server::start(StandIn.published()).await;
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.click("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_headline("Story number 1").await;
    page.wait_for_focus("h1").await;
    page.scroll_to(400).await;
    page.leave_for(&elsewhere, "/").await;
    page.back().await;
    page.wait_for_headline("Story number 1").await;
    page.wait_for_app().await;
    page.wait_for_scroll(400).await;
    page.follow_from_here("[part~=breadcrumb] a[href='/channels/harbour/']").await;
    page.wait_for_headline("Harbour").await;
    page.back().await;
    page.wait_for_headline("Story number 1").await;
    page.wait_for_scroll(400).await;
    page.expect_quiet_console().await;
}

/// Links from elsewhere name the file, or escape what needs no escape, and hosts answer.
async fn a_page_may_have_its_address_written_otherwise(reader: &mut Reader) {
    for path in ["/index.html", "/articles/story-45/index.html", "/articles/%73tory-45/", "/articles//story-45/"] {
        let page = reader.visit(PAPER).await;
        page.server().fault("*.wasm", Fault::delay(500));
        page.goto(path).await;
        assert_eq!(page.eval("!!(window.__served = document.querySelector('#served'))").await, true, "{path}");
        page.wait_for_app().await;
        assert_eq!(page.eval("__served.isConnected && !document.querySelector('[data-state]')").await, true, "{path}");
    }
}

/// Where there is no app to be had, and the address is none of a paper's.
async fn a_copy_in_an_archive_is_shown(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.server().fault("*.wasm", Fault::status(404));
    for (path, file) in
        [("/archive/2026/front/", "index.html"), ("/archive/2026/story/", "articles/story-45/index.html")]
    {
        let copy = fs::read(PAPER.published().join(file)).expect("the page is published");
        page.server().fault(path, Fault::page(copy));
        page.goto(path).await;
        page.until("document.documentElement.hasAttribute('data-stopped')").await;
        page.wait_until_visible("#served main a").await;
        assert!(!page.visible("#stopped").await, "there is nothing to say");
    }
}

async fn a_copy_on_the_reader_s_disk_is_shown(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    let file = PAPER.published().join("articles/story-45/index.html");
    page.goto_file(&file).await;
    page.until("document.documentElement.hasAttribute('data-stopped')").await;
    page.wait_until_visible("#served [part~=body]").await;
    assert!(!page.visible("#stopped").await, "there is nothing to say");
}

/// A browser keeps a page as it stands, with the loader, which finds no app on the disk.
async fn a_copy_of_a_page_that_the_app_has_made_is_shown(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
    page.until("!document.querySelector('#served')").await;
    keep_copy(&page).await;
    page.wait_until_visible("#app [part~=body]").await;
    assert!(!page.visible("#stopped").await, "there is nothing to say");
}

/// The page that it made ahead is in the copy too, and out of sight.
async fn a_copy_of_a_page_with_one_made_ahead_is_shown(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.hover("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for("#app > .page.ahead").await;
    keep_copy(&page).await;
    page.wait_until_visible("#served [part~=body]").await;
    assert!(!page.visible("#stopped").await, "there is nothing to say");
}

/// Keeps the document as it stands, scripts and all, and opens the copy from the disk.
async fn keep_copy(page: &Page) {
    page.eval("(document.querySelector('#loader').src = document.querySelector('#loader').src, 0)").await;
    let copy = page.eval_text("'<!doctype html>' + document.documentElement.outerHTML").await;
    let name = page.server().origin().replace([':', '/'], "");
    let file = workplace::folder().join(format!("copy-{name}.html"));
    fs::write(&file, copy).expect("the copy is kept");
    page.goto_file(&file).await;
    page.until("document.documentElement.hasAttribute('data-stopped')").await;
}

async fn a_page_whose_language_somebody_has_changed_is_there_once(reader: &mut Reader) {
    let page = before_the_app(reader, PAPER, "/articles/story-45/").await;
    page.eval("(document.documentElement.lang = '', 0)").await;
    page.wait_for_app().await;
    page.wait_for_headline("Story number 45").await;
    page.until("document.querySelectorAll('main').length === 1").await;
    assert_eq!(page.headlines().await, ["Story number 45"]);
}

async fn who_saves_data_pays_for_no_app(reader: &mut Reader) {
    reader.prefers(Preferences::THRIFTY).await;
    let page = reader.visit(PAPER).await;
    page.goto("/").await;
    page.wait_for_headline("The Tester").await;
    assert_eq!(page.eval("navigator.connection.saveData").await, true);
    page.hover("main a[href='/articles/story-45/']").await;
    page.eval("new Promise(done => setTimeout(done, 500, 0))").await;
    let asked: Vec<String> = page.server().requests().into_iter().map(|request| request.path).collect();
    assert!(!asked.iter().any(|path| path.ends_with(".wasm") || path.ends_with(".json")), "{asked:?}");
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
}

/// Some hosts answer with the front page whatever they are asked for.
async fn a_page_of_another_address_is_not_taken_for_this_one(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    let front = fs::read(PAPER.published().join("index.html")).expect("the front page is published");
    page.server().fault("/articles/story-45/", Fault::replaced(front));
    page.goto("/articles/story-45/").await;
    page.wait_for_headline("Story number 45").await;
    assert_eq!(page.headlines().await, ["Story number 45"]);
    assert_eq!(page.title().await, "Story number 45 – The Tester");
}
