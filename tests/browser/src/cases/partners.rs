//! A story on a partner's page: the host page on one origin, the newsroom on another.

use super::paper::PAPER;
use crate::case::cases;
use crate::editions::Edition::{Sample, StandIn};
use crate::page::Page;
use crate::reader::Reader;
use crate::server::{Fault, Server};

cases![
    a_frame_is_as_high_as_its_story,
    a_frame_answers_pym,
    the_story_is_there_and_the_page_as_it_was,
    twenty_elements_cost_one_download_and_one_style_sheet,
    a_strict_policy_and_trusted_types_are_kept,
    a_hostile_reset_does_not_reach_inside,
    attributes_choose_what_is_shown,
    the_link_stays_when_the_story_is_missing,
    a_story_of_another_origin_is_not_asked_for,
    an_element_removed_while_it_loads_leaves_nothing,
];

const ID: &str = "tidal-barrier-works";
const EMBED: &str = "/embed/tidal-barrier-works/";
const READY: &str = "document.querySelector('kanbao-article').shadowRoot?.querySelector('article')";

/// A host page with `head` and `body`, in which `NEWS` stands for the newsroom's origin and `STORY` for an element.
async fn host(reader: &mut Reader, head: &str, body: &str) -> (Page, Server) {
    let news = Server::start(Sample.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    show(&page, &news, head, body).await;
    (page, news)
}

async fn show(page: &Page, news: &Server, head: &str, body: &str) {
    let story =
        format!("<kanbao-article src='NEWS/articles/{ID}.json'><a href='NEWS/articles/{ID}/'>x</a></kanbao-article>");
    let html = format!(
        "<!doctype html><html lang=en><head><title>Partner</title>{head}<script type=module src='NEWS/embed.js'></script>\
         </head><body>{body}</body></html>"
    );
    let html = html.replace("STORY", &story).replace("NEWS", &news.origin());
    page.server().fault("/", Fault::replaced(html));
    page.goto("/").await;
}

async fn a_frame_is_as_high_as_its_story(reader: &mut Reader) {
    for sandbox in ["", "sandbox='allow-scripts allow-popups'"] {
        let frame = format!("<iframe {sandbox} src='NEWS{EMBED}' style='width:500px;border:0'></iframe>");
        let (page, _news) = host(reader, "", &frame).await;
        page.until("document.querySelector('iframe').offsetHeight > 900").await;
        let before = page.eval_number("document.querySelector('iframe').offsetHeight").await;
        page.eval("(document.querySelector('iframe').style.width = '900px', 0)").await;
        page.until(&format!("document.querySelector('iframe').offsetHeight < {before}")).await;
    }
}

async fn a_frame_answers_pym(reader: &mut Reader) {
    let listener = "<script>addEventListener('message', e => { if (/^pymxPYMxp1xPYMxheightxPYMx\\d+$/.test(e.data)) \
                    document.title = e.data; })</script>";
    let frame = format!("<iframe src='NEWS{EMBED}?childId=p1&initialWidth=500' style='width:500px'></iframe>");
    let (page, _news) = host(reader, listener, &frame).await;
    page.until("document.title.startsWith('pym')").await;
    page.eval("(document.title = '', frames[0].postMessage('pymxPYMxp1xPYMxwidthxPYMx500', '*'), 0)").await;
    page.until("document.title.startsWith('pym')").await;
}

async fn the_story_is_there_and_the_page_as_it_was(reader: &mut Reader) {
    let (page, _news) = host(reader, "<base href='https://elsewhere.example/'>", "STORY").await;
    page.until(READY).await;
    let root = "document.querySelector('kanbao-article').shadowRoot";
    assert!(page.eval_number(&format!("{root}.querySelector('[part~=body]').offsetHeight")).await > 100.0);
    assert_eq!(page.eval(&format!("!!{root}.querySelector('[part~=original] a[rel=noopener]')")).await, true);
    assert_eq!(
        page.eval("document.title === 'Partner' && location.pathname === '/' && history.length < 9").await,
        true
    );
    assert_eq!(page.eval("localStorage.length + document.cookie.length + scrollY").await, 0);
}

async fn twenty_elements_cost_one_download_and_one_style_sheet(reader: &mut Reader) {
    let twice = "<script type=module src='NEWS/embed.js?again'></script>";
    let (page, news) = host(reader, twice, &"STORY".repeat(20)).await;
    let all = "[...document.querySelectorAll('kanbao-article')]";
    page.eval(&format!("({all}.forEach(e => e.scrollIntoView()), 0)")).await;
    for number in 0..20 {
        page.eval(&format!("({all}[{number}].scrollIntoView(), 0)")).await;
        page.until(&format!("{all}[{number}].shadowRoot?.querySelector('article')")).await;
    }
    assert_eq!(page.eval(&format!("new Set({all}.map(e => e.shadowRoot.adoptedStyleSheets[0])).size")).await, 1);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

async fn a_strict_policy_and_trusted_types_are_kept(reader: &mut Reader) {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src NEWS; connect-src NEWS; \
                  img-src NEWS; media-src NEWS; style-src 'none'; require-trusted-types-for 'script'; trusted-types kanbao\">";
    let (page, _news) = host(reader, policy, "STORY").await;
    page.until(READY).await;
    let color =
        "getComputedStyle(document.querySelector('kanbao-article').shadowRoot.querySelector('html')).backgroundColor";
    assert_ne!(page.eval_text(color).await, "rgba(0, 0, 0, 0)");
}

async fn a_hostile_reset_does_not_reach_inside(reader: &mut Reader) {
    let measure = "(() => { const p = document.querySelector('kanbao-article').shadowRoot.querySelector('[part~=body] p'); \
                   const s = getComputedStyle(p); return [s.fontSize, s.color, s.lineHeight, s.textAlign].join(); })()";
    let (page, news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    let before = page.eval_text(measure).await;
    let reset = "<style>html{font-size:5px!important}*{all:unset;color:red!important;font:3px/1 fantasy!important;\
                 text-align:right!important}:root{--paper:red;--ink:red;--text:2px}</style>";
    show(&page, &news, reset, "STORY").await;
    page.until(READY).await;
    assert_eq!(page.eval_text(measure).await, before);
}

async fn attributes_choose_what_is_shown(reader: &mut Reader) {
    let (page, _news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    let element = "document.querySelector('kanbao-article')";
    let has = |css: &str| format!("!!{element}.shadowRoot.querySelector('{css}')");
    page.eval(&format!("({element}.setAttribute('expand', ''), 0)")).await;
    page.until(&has("[hidden]")).await;
    page.eval(&format!("({element}.shadowRoot.querySelector('[part~=expand]').click(), 0)")).await;
    page.until(&format!("!{}", has("[hidden]"))).await;
    page.eval(&format!(
        "({element}.setAttribute('theme', 'dark'), {element}.setAttribute('parts', 'headline emphasis'), 0)"
    ))
    .await;
    page.until(&has("html[data-theme=dark] [part~=emphasis]")).await;
    assert_eq!(page.eval(&has("[part~=credits]")).await, false);
    page.eval(&format!("({element}.setAttribute('lang', 'zh-Hant'), 0)")).await;
    page.until(&has("html[lang|=zh-Hant] [part~=headline]")).await;
}

async fn the_link_stays_when_the_story_is_missing(reader: &mut Reader) {
    let heard = "<script>addEventListener('kanbao:error', () => { document.title = 'error' })</script>";
    for fault in [Fault::status(404), Fault::dropped(), Fault::truncated(500)] {
        let (page, news) = host(reader, "", "").await;
        news.fault(EMBED, fault);
        show(&page, &news, heard, "STORY").await;
        page.until("document.title === 'error'").await;
        assert!(page.visible("kanbao-article a").await);
    }
}

async fn a_story_of_another_origin_is_not_asked_for(reader: &mut Reader) {
    let heard = "<script>addEventListener('kanbao:error', () => { document.title = 'error' })</script>";
    let (page, news) = host(reader, "", "").await;
    // The script may be read, the story may not.
    let closed = Server::start(PAPER.published()).await;
    let body =
        format!("<kanbao-article src='{}/articles/story-45.json'><a href='/x'>x</a></kanbao-article>", closed.origin());
    show(&page, &news, heard, &body).await;
    page.until("document.title === 'error'").await;
    assert!(page.visible("kanbao-article a").await);
    assert!(closed.requests().is_empty(), "what is not of the script's own origin is not asked for");
}

async fn an_element_removed_while_it_loads_leaves_nothing(reader: &mut Reader) {
    let heard = "<script>addEventListener('kanbao:ready', () => { document.title = 'ready' })</script>";
    let (page, news) = host(reader, "", "").await;
    news.fault(EMBED, Fault::delay(1500));
    show(&page, &news, heard, "STORY").await;
    page.until("performance.getEntriesByType('resource').length > 0").await;
    page.eval("(window.gone = document.querySelector('kanbao-article'), 0)").await;
    assert!(page.visible("kanbao-article a").await, "the link is there while it loads");
    page.eval("(window.gone.remove(), 0)").await;
    tokio::time::sleep(std::time::Duration::from_millis(2000)).await;
    assert_eq!(page.eval("window.gone.shadowRoot === null && document.title === 'Partner'").await, true);
}
