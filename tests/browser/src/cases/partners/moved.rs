//! What a partner has put on a page, of a story that has another id now.

use super::host::{ELEMENT, READY, show};
use crate::case::cases;
use crate::cases::moved::{HEADLINE, PAPER};
use crate::editions::Edition::StandIn;
use crate::reader::Reader;
use crate::server::{Fault, Server};

cases![an_element_shows_the_story, an_iframe_shows_the_story];

async fn an_element_shows_the_story(reader: &mut Reader) {
    let news = Server::start(PAPER.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    for src in ["articles/lamps.json", "articles/lamps/", "hant/articles/lamps.json"] {
        let body = format!("<kanbao-article src='NEWS/{src}'><a href='NEWS/articles/lamps/'>x</a></kanbao-article>");
        show(&page, &news, "", &body).await;
        page.until(READY).await;
        let original = format!("{ELEMENT}.shadowRoot.querySelector('[part~=original] a').href");
        let script = if src.starts_with("hant") { "/hant" } else { "" };
        assert_eq!(page.eval_text(&original).await, format!("{}{script}/articles/pier/", news.origin()), "{src}");
    }
}

async fn an_iframe_shows_the_story(reader: &mut Reader) {
    let news = Server::start(PAPER.published()).await;
    let page = reader.visit(StandIn).await;
    let frame = format!("<!doctype html><title>Partner</title><iframe src='{}/embed/lamps/'></iframe>", news.origin());
    page.server().fault("/", Fault::replaced(frame));
    page.goto("/").await;
    page.enter_frame().await;
    page.wait_for("[part~=headline]").await;
    assert_eq!(page.text("[part~=headline]").await, HEADLINE);
    page.leave_frame().await;
}
