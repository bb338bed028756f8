//! What an element tells the page.

use serde_json::json;

use super::host::{ELEMENT, EMBED, ID, READY, host, story};
use crate::case::cases;
use crate::reader::Reader;

cases![ready_says_what_is_shown, an_error_says_why, a_link_is_told_of_and_can_be_kept_from_leading_away];

async fn ready_says_what_is_shown(reader: &mut Reader) {
    let hear = "<script>window.heard = []; addEventListener('kanbao:ready', e => heard.push({...e.detail, \
                on: e.target.localName, cancelable: e.cancelable, there: !!e.target.shadowRoot.querySelector('article')}))</script>";
    let (page, news) = host(reader, hear, "STORY").await;
    page.until("heard.length").await;
    let url = format!("{}{EMBED}", news.origin());
    let said = json!([{"id": ID, "url": url, "on": "kanbao-article", "cancelable": false, "there": true}]);
    assert_eq!(page.eval("heard").await, said);
}

async fn an_error_says_why(reader: &mut Reader) {
    let hear =
        "<script>window.heard = []; addEventListener('kanbao:error', e => heard.push(e.detail.message))</script>";
    let (page, news) = host(reader, hear, &story("no-such-story")).await;
    page.until("heard.length").await;
    let missing = format!("{}/embed/no-such-story/: 404", news.origin());
    assert_eq!(page.eval_texts("heard").await, [missing]);
    page.eval(&format!("({ELEMENT}.setAttribute('src', 'https://elsewhere.example/articles/x.json'), 0)")).await;
    page.until("heard.length === 2").await;
    let said = page.eval_texts("heard").await;
    assert!(said[1].contains("https://elsewhere.example/articles/x.json"), "{said:?}");
}

async fn a_link_is_told_of_and_can_be_kept_from_leading_away(reader: &mut Reader) {
    // The click is kept from opening a tab in any case, once it is known what became of it.
    let hear = "<script>window.clicks = [];
        addEventListener('kanbao:navigate', e => { clicks.push(e.detail.href); if ('keep' in document.body.dataset) e.preventDefault(); });
        addEventListener('click', e => { clicks.push(e.defaultPrevented); e.preventDefault(); });</script>";
    let (page, news) = host(reader, hear, "STORY").await;
    page.until(READY).await;
    let link = format!("{ELEMENT}.shadowRoot.querySelector('[part~=original] a')");
    let href = format!("{}/articles/{ID}/", news.origin());
    assert_eq!(page.eval(&format!("({link}.click(), clicks)")).await, json!([href, false]));
    assert_eq!(
        page.eval(&format!("(clicks.length = 0, document.body.dataset.keep = '', {link}.click(), clicks)")).await,
        json!([href, true])
    );
    assert_eq!(page.eval(&format!("[{link}.target, {link}.rel]")).await, json!(["_blank", "noopener"]));
}
