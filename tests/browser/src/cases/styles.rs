//! A page from the press has the styles that it needs itself. The others come with the app, in a file of their own.

use std::fs;

use crate::case::cases;
use crate::editions::Edition::{self, Catalogue, Sample};
use crate::page::Page;
use crate::reader::Reader;
use crate::server::Fault;
use crate::window::Window;

use super::paper::PAPER;

cases![
    what_a_page_lacks_would_change_nothing_on_a_phone in [Chromium],
    what_a_page_lacks_would_change_nothing_on_a_desk in [Chromium],
    what_a_page_lacks_would_change_nothing_in_awkward_articles in [Chromium],
    the_app_has_the_styles_of_all_pages,
    the_app_waits_for_its_styles,
    a_browser_without_layers_has_a_page_to_read in [Chromium],
];

/// How every element looks, and what stands before and after it.
const LOOKS: &str = "[...document.body.querySelectorAll('*')].map(element => ['', '::before', '::after'].map(part => { \
     const style = getComputedStyle(element, part); \
     if (part && style.content === 'none') return ''; \
     return [...style].map(name => style.getPropertyValue(name)).join(); \
     }).concat(element.tagName, element.getAttribute('part') ?? element.className))";

/// Puts the other styles into a page.
const DRESS: &str = "(() => { const link = document.createElement('link'); link.rel = 'stylesheet'; \
     link.href = document.querySelector('meta[name=kanbao-app]').content.split(' ')[2]; \
     link.onload = () => window.__dressed = true; document.head.append(link); return 0; })()";

async fn what_a_page_lacks_would_change_nothing_on_a_phone(reader: &mut Reader) {
    dress_sample(reader, Window::PHONE).await;
}

async fn what_a_page_lacks_would_change_nothing_on_a_desk(reader: &mut Reader) {
    dress_sample(reader, Window::DESK).await;
}

async fn what_a_page_lacks_would_change_nothing_in_awkward_articles(reader: &mut Reader) {
    let paths: Vec<String> = Catalogue.articles().into_iter().map(|id| format!("/articles/{id}/")).collect();
    dress(reader, Catalogue, &paths).await;
}

async fn dress_sample(reader: &mut Reader, window: Window) {
    let mut paths = ["/", "/channels/news/", "/no/such/page/"].map(str::to_owned).to_vec();
    paths.extend(Sample.articles().into_iter().map(|id| format!("/articles/{id}/")));
    reader.window(window).await;
    dress(reader, Sample, &paths).await;
}

/// Opens pages, and sees that they look the same with all styles.
async fn dress(reader: &mut Reader, edition: Edition, paths: &[String]) {
    let page = reader.visit(edition).await;
    for path in paths {
        page.server().fault("*.css", Fault::status(404));
        page.goto(path).await;
        // The app could not have what it needs, and has left the page alone.
        page.until("document.documentElement.hasAttribute('data-stopped')").await;
        page.eval(&format!("(window.__looks = {LOOKS}, 0)")).await;
        page.server().mend("*.css");
        page.eval(DRESS).await;
        page.until("window.__dressed").await;
        let other = format!(
            "{LOOKS}.flatMap((now, number) => now.some((style, part) => style !== window.__looks[number][part]) \
             ? `${{now[3]}} ${{now[4]}}` : [])"
        );
        assert_eq!(page.eval_texts(&other).await, [""; 0], "{path} looks different with all styles");
        assert!(page.eval_number("window.__looks.length").await > 20.0, "{path}");
    }
}

async fn the_app_has_the_styles_of_all_pages(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.mark().await;
    page.click("[part~=masthead] a[href='/']").await;
    page.wait_for_headline("The Tester").await;
    let came = looks(&page).await;
    page.expect_same().await;
    page.open("/").await;
    assert_eq!(looks(&page).await, came);
}

/// Where the teasers of a front page stand, and how their links look.
async fn looks(page: &Page) -> Vec<String> {
    page.eval_texts(
        "[...document.querySelectorAll('.page:not([data-leaving], .ahead) [part~=teaser] a')].map(link => { \
         const { x, y, width, height } = link.getBoundingClientRect(); \
         return [x, y, width, height, getComputedStyle(link).textDecorationLine].join(); })",
    )
    .await
}

async fn the_app_waits_for_its_styles(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.server().fault("*.css", Fault::delay(1_000));
    page.goto("/articles/story-45/").await;
    page.until("document.querySelector('link[rel=stylesheet]')").await;
    let alive = "document.documentElement.hasAttribute('data-alive')";
    assert_eq!(page.eval(alive).await, false, "the app is there before its styles");
    page.until(alive).await;
    assert_eq!(page.eval("!!document.querySelector('link[rel=stylesheet]').sheet").await, true);
}

/// Chromium 92 was tried by hand. Here today's is kept from the layers, and from what it has that no older one had.
async fn a_browser_without_layers_has_a_page_to_read(reader: &mut Reader) {
    reader.window(Window::PHONE).await;
    let page = reader.visit(Sample).await;
    for path in ["/", "/channels/news/", "/articles/old-street-repairs/", "/embed/old-street-repairs/"] {
        let html = fs::read_to_string(Sample.published().join(&path[1..]).join("index.html")).expect("a page");
        assert!(html.contains("@layer") && html.contains("accent-color:auto"), "{path}");
        let html = html.replace("@layer", "@unknown").replace("accent-color:auto", "unknown:auto");
        page.server().fault("*.wasm", Fault::status(404));
        page.server().fault(path, Fault::replaced(html));
        page.goto(path).await;
        page.expect_no_sideways_scrolling().await;
        let style = "getComputedStyle(document.querySelector('main, article'))";
        assert_eq!(page.eval_text(&format!("{style}.borderTopWidth + {style}.fontFamily")).await, "0pxserif", "{path}");
        let wide =
            "[...document.querySelectorAll('img')].filter(img => img.getBoundingClientRect().right > innerWidth)";
        assert_eq!(page.eval_number(&format!("{wide}.length")).await, 0.0, "{path}");
        let unseen = "[...document.querySelectorAll('.unseen')].filter(words => words.offsetHeight > 1)";
        assert_eq!(page.eval_number(&format!("{unseen}.length")).await, 0.0, "{path}");
        let unsaid = "[...document.querySelectorAll('#stopped [data-text]')].filter(words => \
                      getComputedStyle(words, '::before').content === 'none' || \
                      words.matches('a') && getComputedStyle(words).marginRight === '0px')";
        assert_eq!(page.eval_number(&format!("{unsaid}.length")).await, 0.0, "{path}");
    }
}
