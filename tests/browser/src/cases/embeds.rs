//! Things of a third party: a card with a link, and nothing loaded until the reader asks.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::paper::PAPER;
use crate::case::cases;
use crate::editions::Edition::{Sample, StandIn};
use crate::page::Page;
use crate::reader::Reader;
use crate::server::{Fault, Server};
use crate::window::Window;

cases![
    is_a_card_with_a_link_and_loads_nothing,
    loads_when_the_reader_asks,
    loads_once_however_often_the_reader_asks,
    of_a_film_is_its_player,
    has_the_shape_that_is_said_of_it,
    is_offered_no_longer_where_its_address_is_none,
    loads_before_the_app_has_come,
    loads_on_a_partner_s_page,
    is_all_that_is_lost_on_a_partner_s_page_when_the_script_does_not_come,
    offers_a_page_without_encryption_as_a_link_only,
    runs_no_script_in_the_place_of_an_address,
];

const SECURE: &str = "https://films.example/tide";

/// A story with an embed.
async fn story_with_embed(reader: &mut Reader, url: &str) -> Page {
    story_with(reader, json!({"url": url})).await
}

/// A story with an embed of these fields, and a title and a provider.
async fn story_with(reader: &mut Reader, fields: Value) -> Page {
    let page = reader.visit(PAPER).await;
    let mut embed = json!({"type": "embed", "title": "How the tide turns", "provider": "Tide Films"});
    for (name, value) in fields.as_object().expect("fields") {
        embed[name] = value.clone();
    }
    let story = json!({
        "schema": 1, "id": "story-45", "headline": "A film", "published": "2024-05-06T07:08:09+08:00",
        "body": [embed],
    });
    page.server().fault("/articles/story-45.json", Fault::replaced(story.to_string()));
    page.open("/").await;
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for("[part~=body], [part~=notice]").await;
    page
}

async fn is_a_card_with_a_link_and_loads_nothing(reader: &mut Reader) {
    let page = story_with_embed(reader, SECURE).await;
    let card = page.text("[part~=embed]").await;
    assert!(card.contains("How the tide turns") && card.contains("Tide Films"), "{card}");
    assert_eq!(page.attribute("[part~=embed] a", "href").await.as_deref(), Some(SECURE));
    page.hover("[part~=embed] a").await;
    assert!(page.visible("[part~=embed] button[data-action=load-embed]").await);
    assert_eq!(page.count("iframe").await, 0);
    assert_eq!(page.count("link[rel~=preconnect], link[rel~=dns-prefetch]").await, 0);
    assert_eq!(page.loaded_from_elsewhere().await, [""; 0]);
    page.expect_quiet_console().await;
}

async fn loads_when_the_reader_asks(reader: &mut Reader) {
    let page = story_with_embed(reader, SECURE).await;
    page.click("[part~=embed] button[data-action=load-embed]").await;
    page.wait_for("[part~=embed] iframe").await;
    assert_eq!(page.attribute("iframe", "src").await.as_deref(), Some(SECURE));
    assert_eq!(page.attribute("iframe", "title").await.as_deref(), Some("How the tide turns"));
    assert!(!page.visible("button[data-action=load-embed]").await);
    page.expect_quiet_console().await;
}

/// The page of a film may refuse to be framed, and its player asks which site it is on.
async fn loads_once_however_often_the_reader_asks(reader: &mut Reader) {
    let page = story_with_embed(reader, SECURE).await;
    page.server().fault("/cards.js", Fault::delay(300));
    page.eval("(button => (button.click(), button.click(), 0))(document.querySelector('[data-action=load-embed]'))")
        .await;
    page.wait_for("[part~=embed] iframe").await;
    // Both have been heard by then.
    page.eval("import('/cards.js').then(() => new Promise(done => setTimeout(done, 100)))").await;
    assert_eq!(page.count("[part~=embed] iframe").await, 1);
}

async fn of_a_film_is_its_player(reader: &mut Reader) {
    let page = story_with(reader, json!({"url": SECURE, "player": "https://films.example/player?tide"})).await;
    assert_eq!(page.attribute("[part~=embed] a", "href").await.as_deref(), Some(SECURE));
    page.click("[part~=embed] button[data-action=load-embed]").await;
    page.wait_for("[part~=embed] iframe").await;
    assert_eq!(page.attribute("iframe", "src").await.as_deref(), Some("https://films.example/player?tide"));
    assert_eq!(page.attribute("iframe", "referrerpolicy").await.as_deref(), Some("strict-origin"));
}

async fn has_the_shape_that_is_said_of_it(reader: &mut Reader) {
    for (size, shape) in [(json!({"width": 9, "height": 16}), 9.0 / 16.0), (json!({}), 16.0 / 9.0)] {
        let mut fields = size.clone();
        fields["url"] = json!(SECURE);
        let page = story_with(reader, fields).await;
        page.click("[part~=embed] button[data-action=load-embed]").await;
        page.wait_for("[part~=embed] iframe").await;
        for window in [Window::DESK, Window::PHONE] {
            reader.window(window).await;
            page.until(&format!("innerWidth === {}", window.width)).await;
            let of = |length: &str| {
                format!("document.querySelector('[part~=embed] iframe').getBoundingClientRect().{length}")
            };
            let (width, height) = (page.eval_number(&of("width")).await, page.eval_number(&of("height")).await);
            assert!((width - height * shape).abs() < 1.0, "{size}: {width} x {height}");
            assert!(height <= f64::from(window.height) * 0.8 + 1.0, "{size}: {height} of {}", window.height);
            let centre = "(card => (card.left + card.right) / 2)(document.querySelector('[part~=embed]').getBoundingClientRect())";
            let centre = page.eval_number(centre).await;
            let own = (page.eval_number(&of("left")).await + page.eval_number(&of("right")).await) / 2.0;
            assert!((centre - own).abs() < 1.0, "{size}: around {own}, and not {centre}");
        }
    }
}

/// The press warns of it, and the contract lets it through.
async fn is_offered_no_longer_where_its_address_is_none(reader: &mut Reader) {
    let page = story_with_embed(reader, "https://[bad").await;
    page.click("[part~=embed] button[data-action=load-embed]").await;
    page.until("document.activeElement.matches('[part~=embed] a')").await;
    assert_eq!(page.count("[part~=embed] .ask, [part~=embed] iframe").await, 0);
    page.expect_quiet_console().await;
}

async fn loads_before_the_app_has_come(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.server().fault("*.wasm", Fault::delay(4000));
    page.goto("/articles/lighthouse-museum/").await;
    page.click("[part~=embed] button[data-action=load-embed]").await;
    page.wait_for("[part~=embed] iframe").await;
    assert!(!page.visible("button[data-action=load-embed]").await);
}

/// The first card on a partner's page.
const LENT: &str = "document.querySelector('kanbao-article').shadowRoot?.querySelector('[part~=embed]')";

/// A partner's page with a story that has a card.
async fn partner_s_page(reader: &mut Reader) -> (Page, Server) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    let origin = news.origin();
    let html = format!(
        "<!doctype html><title>Partner</title><script type=module src='{origin}/embed.js'></script>\
         <kanbao-article src='{origin}/articles/lighthouse-museum.json'></kanbao-article>"
    );
    page.server().fault("/", Fault::replaced(html));
    page.goto("/").await;
    page.until(LENT).await;
    assert_eq!(page.eval(&format!("{LENT}.querySelectorAll('iframe').length")).await, 0);
    (page, news)
}

/// By keyboard, which goes on in the page that it asked for.
async fn loads_on_a_partner_s_page(reader: &mut Reader) {
    let (page, _news) = partner_s_page(reader).await;
    page.until(&format!("{LENT}.querySelector('button').checkVisibility()")).await;
    page.eval(&format!("({LENT}.querySelector('button').focus(), 0)")).await;
    page.press(Key::Enter).await;
    page.until(&format!("{LENT}.querySelector('iframe')?.src === 'https://video.example/lupu/twin-reef-climb'")).await;
    assert_eq!(page.eval(&format!("{LENT}.querySelector('.ask').checkVisibility()")).await, false);
    assert_eq!(page.eval_text(&format!("{LENT}.getRootNode().activeElement.localName")).await, "iframe");
}

/// The link in the card is still there, and the page around it hears of no error.
async fn is_all_that_is_lost_on_a_partner_s_page_when_the_script_does_not_come(reader: &mut Reader) {
    let (page, news) = partner_s_page(reader).await;
    news.fault("/cards.js", Fault::status(404));
    page.eval("(window.errors = [], ['error', 'unhandledrejection'].forEach(kind => addEventListener(kind, event => errors.push(String(event.reason ?? event.message)))), 0)").await;
    page.eval(&format!("({LENT}.querySelector('button').click(), 0)")).await;
    page.until("performance.getEntriesByType('resource').some(({name}) => name.endsWith('/cards.js'))").await;
    page.eval("new Promise(done => setTimeout(done, 100, 0))").await;
    assert_eq!(page.eval_texts("errors").await, [""; 0]);
    assert_eq!(page.eval(&format!("{LENT}.querySelector('a').checkVisibility()")).await, true);
}

/// A browser would refuse to show it inside of a page that is encrypted.
async fn offers_a_page_without_encryption_as_a_link_only(reader: &mut Reader) {
    let third_party = Server::start(StandIn.published()).await;
    let url = format!("{}/second/", third_party.origin());
    let page = story_with_embed(reader, &url).await;
    assert_eq!(page.attribute("[part~=embed] a", "href").await, Some(url));
    page.hover("[part~=embed] a").await;
    assert_eq!(page.count("iframe, button[data-action=load-embed]").await, 0);
    assert_eq!(third_party.requests().len(), 0);
}

async fn runs_no_script_in_the_place_of_an_address(reader: &mut Reader) {
    let page = story_with_embed(reader, "javascript:window.__pwned=1").await;
    assert_eq!(page.count("iframe, a[href^='javascript:'], [part~=embed] button").await, 0);
    assert_eq!(page.eval("window.__pwned ?? null").await, Value::Null);
}
