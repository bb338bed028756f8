//! The link stays, whatever happens between the page and the newsroom.

use super::super::paper::PAPER;
use super::host::{ELEMENT, EMBED, HEAR_ERRORS, READY, apart, host, show};
use crate::case::cases;
use crate::reader::Reader;
use crate::server::{Fault, Server};

cases![
    the_link_stays_when_the_story_is_missing,
    the_link_stays_when_something_else_is_answered,
    the_link_stays_when_other_origins_may_not_read,
    the_link_stays_while_the_story_is_slow,
    a_story_of_another_origin_is_not_asked_for,
    a_link_that_leads_nowhere_is_all_that_is_lost,
];

async fn the_link_stays_when_the_story_is_missing(reader: &mut Reader) {
    for fault in [Fault::status(404), Fault::dropped(), Fault::truncated(500), Fault::cut_off(500)] {
        let (page, news) = apart(reader).await;
        news.fault(EMBED, fault);
        show(&page, &news, HEAR_ERRORS, "STORY").await;
        page.until("document.title === 'error'").await;
        assert!(page.visible("kanbao-article a").await);
    }
}

/// As by a hotel's network that wants to be paid first, or by a newsroom that has moved its files.
async fn the_link_stays_when_something_else_is_answered(reader: &mut Reader) {
    for html in [
        "<h1>Log in</h1><script>parent.document.title = 'taken over'</script>",
        "<article><h1>An article</h1></article>",
    ] {
        let (page, news) = apart(reader).await;
        news.fault(EMBED, Fault::page(html));
        show(&page, &news, HEAR_ERRORS, "STORY").await;
        page.until("document.title === 'error'").await;
        assert!(page.visible("kanbao-article a").await);
    }
}

async fn a_link_that_leads_nowhere_is_all_that_is_lost(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    news.fault(
        EMBED,
        Fault::page(
            "<body><div class=column><article><h1>A</h1><h2>B</h2></article>\
             <p part=original><a href='https://[wrong'>x</a> <a href=/right/ rel=noreferrer>y</a></p></div></body><!-- from a proxy -->",
        ),
    );
    show(&page, &news, HEAR_ERRORS, "STORY").await;
    page.until(&format!("{ELEMENT}.shadowRoot?.querySelector('[part=original]')")).await;
    let links = page
        .eval(&format!(
            "[...{ELEMENT}.shadowRoot.querySelectorAll('a')].map(link => [link.getAttribute('href'), link.rel])"
        ))
        .await;
    let right = format!("{}/right/", news.origin());
    assert_eq!(links, serde_json::json!([["https://[wrong", "noopener"], [right, "noreferrer noopener"]]));
    // The page around it has its own heading above these.
    let levels = format!("[...{ELEMENT}.shadowRoot.querySelectorAll('h1, h2')].map(it => it.ariaLevel).join()");
    assert_eq!(page.eval_text(&levels).await, "2,3");
}

async fn the_link_stays_when_other_origins_may_not_read(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    news.fault(EMBED, Fault::refused());
    show(&page, &news, HEAR_ERRORS, "STORY").await;
    page.until("document.title === 'error'").await;
    assert!(page.visible("kanbao-article a").await);
    assert_eq!(news.requests_for(EMBED).len(), 1, "it was asked for, and the answer was not given out");
    // Once it may be read, any change asks again.
    news.mend(EMBED);
    page.eval(&format!("({ELEMENT}.setAttribute('theme', 'light'), 0)")).await;
    page.until(READY).await;
}

async fn the_link_stays_while_the_story_is_slow(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    news.fault(EMBED, Fault::delay(1500));
    show(&page, &news, HEAR_ERRORS, "STORY").await;
    page.until("customElements.get('kanbao-article')").await;
    assert!(page.visible("kanbao-article a").await);
    assert_eq!(page.eval(&format!("{ELEMENT}.shadowRoot")).await, serde_json::Value::Null);
    page.until(READY).await;
    assert!(!page.visible("kanbao-article > a").await, "the story stands in the place of the link");
}

async fn a_story_of_another_origin_is_not_asked_for(reader: &mut Reader) {
    let (page, news) = host(reader, "", "").await;
    // The script may be read, the story may not.
    let closed = Server::start(PAPER.published()).await;
    let body =
        format!("<kanbao-article src='{}/articles/story-45.json'><a href='/x'>x</a></kanbao-article>", closed.origin());
    show(&page, &news, HEAR_ERRORS, &body).await;
    page.until("document.title === 'error'").await;
    assert!(page.visible("kanbao-article a").await);
    assert!(closed.requests().is_empty(), "what is not of the script's own origin is not asked for");
}
