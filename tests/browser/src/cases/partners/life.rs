//! Elements come and go, in whatever order, and leave nothing behind.

use std::time::Duration;

use super::host::{ELEMENT, EMBED, HEAR_ERRORS, ID, READY, apart, host, show, show_alone, story};
use crate::case::cases;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    nothing_is_fetched_before_an_element_is_near,
    nothing_is_fetched_for_what_stands_beside_the_window,
    what_is_near_in_a_part_that_scrolls_is_fetched_too in [Chromium],
    what_is_below_the_window_is_laid_out_later,
    a_preloaded_story_is_fetched_once,
    a_script_that_comes_late_finds_its_elements,
    a_script_that_is_loaded_twice_does_no_harm,
    an_element_can_be_made_by_a_script,
    an_element_that_is_moved_keeps_its_story,
    an_element_that_is_kept_from_page_to_page_keeps_its_story,
    an_element_that_passes_another_document_keeps_what_is_opened,
    an_element_in_another_document_keeps_its_story_and_its_look,
    an_element_in_a_frame_that_is_loaded_anew_has_its_look,
    a_story_that_comes_where_nobody_sees_it_is_there_afterwards,
    another_address_is_another_story,
    another_word_for_the_same_story_moves_nothing,
    a_story_on_its_way_as_the_reader_leaves_is_there_on_the_way_back,
    a_story_that_waits_for_the_next_one_is_still_as_it_is_asked_for,
    what_is_asked_for_on_the_way_comes_with_the_story,
    a_removed_element_frees_what_it_showed,
    an_element_removed_while_it_loads_leaves_nothing,
];

async fn nothing_is_fetched_before_an_element_is_near(reader: &mut Reader) {
    let body = "<div id=hidden hidden>STORY</div><div style='height:6000px'></div><div id=far>STORY</div>";
    let (page, news) = host(reader, "", &body.replacen("STORY", &story("tram-line-opens"), 1)).await;
    page.until("customElements.get('kanbao-article')").await;
    // Time enough for what would be fetched at once, or with one of the next frames.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let asked = || news.requests().iter().map(|request| request.path.clone()).collect::<Vec<_>>();
    assert_eq!(asked(), ["/embed.js"]);
    page.eval("(scrollTo(0, 6000 - innerHeight - 300), 0)").await;
    page.until("document.querySelector('#far > *').shadowRoot?.querySelector('article')").await;
    assert_eq!(asked()[1..], [EMBED]);
    page.eval("(scrollTo(0, 0), document.querySelector('#hidden').hidden = false, 0)").await;
    page.until(READY).await;
    assert_eq!(news.requests_for("/embed/tram-line-opens/").len(), 1);
}

/// As in a row of stories that a reader pushes along, and where a page keeps what it will show later.
async fn nothing_is_fetched_for_what_stands_beside_the_window(reader: &mut Reader) {
    let ids = ["tram-line-opens", "night-market-rules"];
    let [left, right] = ids.map(story);
    let body = format!(
        "STORY<div style='position:absolute;top:0;left:-5000px'>{left}</div>\
         <div style='position:absolute;top:0;left:5000px'>{right}</div>"
    );
    let (page, news) = host(reader, "", &body).await;
    page.until(READY).await;
    // Time enough for what would be fetched at once, or with one of the next frames.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let asked = || ids.map(|id| news.requests_for(&format!("/embed/{id}/")).len());
    assert_eq!(asked(), [0, 0]);
    page.eval("(document.querySelectorAll('div').forEach(div => { div.style.left = 0 }), 0)").await;
    page.until("[...document.querySelectorAll('kanbao-article')].every(e => e.shadowRoot?.querySelector('article'))")
        .await;
    assert_eq!(asked(), [1, 1]);
}

/// Firefox and WebKit look at the window alone.
async fn what_is_near_in_a_part_that_scrolls_is_fetched_too(reader: &mut Reader) {
    let body = "<main style='height:100vh;overflow:auto'><p style='height:3000px'></p>STORY</main>";
    let (page, news) = host(reader, "<style>body{margin:0}</style>", body).await;
    page.until("customElements.get('kanbao-article')").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(news.requests_for(EMBED).len(), 0);
    page.eval("(document.querySelector('main').scrollTop = 3000 - innerHeight - 300, 0)").await;
    page.until(READY).await;
}

async fn what_is_below_the_window_is_laid_out_later(reader: &mut Reader) {
    let hear = "<script>addEventListener('kanbao:ready', ({target: {shadowRoot}}) => {
        window.later = [...shadowRoot.querySelectorAll('[hidden]')];
        window.headed = shadowRoot.querySelector('[part~=headline]').getClientRects().length === 1;
    })</script>";
    // In the window are the heading at most, and nothing of the story.
    for before in ["calc(100vh - 150px)", "calc(100vh + 150px)"] {
        let (page, _news) = host(reader, hear, &format!("<div style='height: {before}'></div>STORY")).await;
        page.until(READY).await;
        assert_eq!(page.eval("headed").await, true, "{before}");
        let below = "later.length > 0 && later.every(part => part.getBoundingClientRect().top >= innerHeight)";
        assert_eq!(page.eval(below).await, true, "{before}");
    }
}

/// The hint that `docs/embed.md` has for a story at the top of a page.
async fn a_preloaded_story_is_fetched_once(reader: &mut Reader) {
    let hint = "<link rel=preload as=fetch crossorigin href='NEWS/embed/tidal-barrier-works/'>";
    let (page, news) = host(reader, hint, "STORY").await;
    page.until(READY).await;
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

async fn a_script_that_comes_late_finds_its_elements(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    show_alone(&page, &news, "", "STORY").await;
    assert!(page.visible("kanbao-article a").await);
    let source = format!("{}/embed.js", news.origin());
    page.eval(&format!(
        "(document.head.append(Object.assign(document.createElement('script'), {{type: 'module', src: '{source}'}})), 0)"
    ))
    .await;
    page.until(READY).await;
}

async fn a_script_that_is_loaded_twice_does_no_harm(reader: &mut Reader) {
    let again = "<script>window.wrong = []; addEventListener('error', e => wrong.push(e.message)); \
                 addEventListener('unhandledrejection', e => wrong.push(String(e.reason)))</script>\
                 <script type=module src='NEWS/embed.js?again'></script>";
    let (page, news) = host(reader, again, "STORY").await;
    page.until(READY).await;
    page.until("performance.getEntriesByType('resource').filter(e => e.name.includes('embed.js')).length === 2").await;
    assert_eq!(news.requests_for("/embed.js").len(), 2, "both scripts ran");
    assert_eq!(page.eval_texts("wrong").await, [""; 0]);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

async fn an_element_can_be_made_by_a_script(reader: &mut Reader) {
    let (page, news) = host(reader, HEAR_ERRORS, "<main></main>").await;
    page.until("customElements.get('kanbao-article')").await;
    page.eval("(document.querySelector('main').append(document.createElement('kanbao-article')), 0)").await;
    // A framework sets attributes in its own order, before or after it puts the element in place.
    page.eval(&format!("({ELEMENT}.setAttribute('src', '{}/articles/tram-line-opens/'), 0)", news.origin())).await;
    page.until(READY).await;
    assert_eq!(news.requests_for("/embed/tram-line-opens/").len(), 1);
    assert_eq!(page.title().await, "Partner", "to have no address yet is no error");
}

/// As where a framework puts a list into another order.
async fn an_element_that_is_moved_keeps_its_story(reader: &mut Reader) {
    let (page, news) = host(reader, "", "<main>STORY</main><aside></aside>").await;
    page.until(READY).await;
    page.eval(&format!("(window.shown = {READY}, document.querySelector('aside').append({ELEMENT}), 0)")).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.eval(&format!("!!{ELEMENT}.closest('aside') && {READY} === shown")).await, true);
    assert_eq!(news.requests_for(EMBED).len(), 1);
    let paper = format!("getComputedStyle({ELEMENT}.shadowRoot.querySelector('html')).backgroundColor");
    assert_ne!(page.eval_text(&paper).await, "rgba(0, 0, 0, 0)", "its styles came along");
}

/// As Turbo moves what is permanent: out of one page, and a few promises later into the next.
async fn an_element_that_is_kept_from_page_to_page_keeps_its_story(reader: &mut Reader) {
    let (page, news) = host(reader, "", "<main>STORY</main>").await;
    page.until(READY).await;
    page.eval(&format!("(window.story = {ELEMENT}, window.shown = {READY}, 0)")).await;
    // As a task of the page's own: after what a driver has run, WebKit settles promises when it comes to it.
    page.eval(
        "(setTimeout(async () => { \
         story.remove(); for (let i = 0; i < 20; i++) await 0; document.querySelector('main').append(story); window.back = true; \
         }), 0)",
    )
    .await;
    page.until("window.back").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.eval(&format!("{READY} === shown")).await, true);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

/// As htmx moves what it is to preserve, where the browser has no `moveBefore`: what is in a template is of a document of its
/// own.
async fn an_element_that_passes_another_document_keeps_what_is_opened(reader: &mut Reader) {
    let story = story(ID).replace("src=", "expand src=");
    let (page, _news) = host(reader, "", &format!("<main>{story}</main>")).await;
    page.until(READY).await;
    let root = format!("{ELEMENT}.shadowRoot");
    page.eval(&format!("({root}.querySelector('[part~=expand]').click(), window.shown = {READY}, 0)")).await;
    let paper = format!("getComputedStyle({root}.querySelector('html')).backgroundColor");
    let before = page.eval_text(&paper).await;
    page.eval(&format!(
        "(story => (document.createElement('template').content.append(story), document.querySelector('main').append(story), 0))\
         ({ELEMENT})"
    ))
    .await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(page.eval(&format!("{READY} === shown")).await, true);
    assert_eq!(page.eval_text(&paper).await, before, "it has its styles again");
}

/// Style sheets belong to a document: into a frame's and back, past one that nobody sees.
async fn an_element_in_another_document_keeps_its_story_and_its_look(reader: &mut Reader) {
    let errors = "<script>window.wrong = []; for (const kind of ['error', 'unhandledrejection', 'kanbao:error']) \
                  addEventListener(kind, e => wrong.push(kind + (e.message || e.reason || '')))</script>";
    let frame = "<iframe srcdoc='<!doctype html><body>' style='width:500px;height:500px'></iframe>";
    let (page, news) = host(reader, errors, &format!("<main>STORY</main>{frame}")).await;
    page.until(READY).await;
    page.eval(&format!("(window.story = {ELEMENT}, window.frame = document.querySelector('iframe'), 0)")).await;
    let styled = "story.shadowRoot.querySelector('article') && story.shadowRoot.adoptedStyleSheets.length === 1 && \
                  story.ownerDocument.defaultView.getComputedStyle(story.shadowRoot.querySelector('html')).backgroundColor";
    let paper = page.eval_text(styled).await;
    assert_ne!(paper, "rgba(0, 0, 0, 0)");
    page.eval("(frame.contentDocument.body.append(story), 0)").await;
    page.until(&format!("({styled}) === '{paper}'")).await;
    assert!(page.eval_number("story.shadowRoot.querySelector('article').offsetHeight").await > 300.0);
    // It goes on listening to its attributes there.
    page.eval("(story.setAttribute('parts', 'headline'), 0)").await;
    page.until(
        "!story.shadowRoot.querySelector('[part~=body]') && !!story.shadowRoot.querySelector('[part~=headline]')",
    )
    .await;
    let unseen = "(window.unseen = document.implementation.createHTMLDocument()).body.append(story)";
    page.eval(&format!("({unseen}, 0)")).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    page.eval("(document.querySelector('main').append(story), 0)").await;
    page.until(&format!("({styled}) === '{paper}'")).await;
    assert_eq!(page.eval_texts("wrong").await, [""; 0]);
    assert_eq!(news.requests_for(EMBED).len(), 1);

    // What is moved while it loads arrives where it is then.
    page.eval("(story.remove(), 0)").await;
    page.until("!story.shadowRoot.querySelector('article')").await;
    news.fault(EMBED, Fault::delay(500));
    page.eval("(document.querySelector('main').append(story), 0)").await;
    page.eval("(frame.contentDocument.body.append(story), 0)").await;
    page.until(&format!("({styled}) === '{paper}'")).await;
    assert_eq!(page.eval_texts("wrong").await, [""; 0]);
}

/// As where an editor shows a page in a frame, and shows it anew. The window stays, and another element the styles.
async fn an_element_in_a_frame_that_is_loaded_anew_has_its_look(reader: &mut Reader) {
    let errors = "<script>window.wrong = []; for (const kind of ['error', 'unhandledrejection', 'kanbao:error']) \
                  addEventListener(kind, e => wrong.push(kind + (e.message || e.reason || '')))</script>";
    let frame = "<iframe srcdoc='<!doctype html><body>' style='width:500px;height:500px'></iframe>";
    let (page, _news) = host(reader, errors, &format!("<main>STORY</main>STORY{frame}")).await;
    page.until(READY).await;
    page.eval(&format!("(window.story = {ELEMENT}, window.frame = document.querySelector('iframe'), 0)")).await;
    let paper = "getComputedStyle(story.shadowRoot.querySelector('html')).backgroundColor";
    let first = page.eval_text(paper).await;
    let there = "story.ownerDocument === frame.contentDocument && story.shadowRoot.adoptedStyleSheets.length === 1";
    page.eval("(frame.contentDocument.body.append(story), 0)").await;
    page.until(there).await;
    page.eval("(document.querySelector('main').append(story), frame.srcdoc = '<!doctype html><body class=anew>', 0)")
        .await;
    page.until("!!frame.contentDocument?.querySelector('.anew')").await;
    page.eval("(frame.contentDocument.body.append(story), 0)").await;
    page.until("story.ownerDocument === frame.contentDocument").await;
    assert_eq!(page.eval_texts("wrong").await, [""; 0]);
    assert_eq!(page.eval(there).await, true);
    assert_eq!(page.eval_text(&format!("frame.contentWindow.{paper}")).await, first);
}

/// As where a framework parks what it has made in a document of its own.
async fn a_story_that_comes_where_nobody_sees_it_is_there_afterwards(reader: &mut Reader) {
    let heard = "<script>window.wrong = []; addEventListener('error', e => wrong.push(e.message))</script>";
    let (page, news) = apart(reader).await;
    news.fault(EMBED, Fault::delay(1500));
    show(&page, &news, heard, "<main>STORY</main>").await;
    page.until("customElements.get('kanbao-article')").await;
    page.eval(&format!(
        "(window.story = {ELEMENT}, window.told = 0, document.implementation.createHTMLDocument().body.append(story), \
          story.addEventListener('kanbao:ready', () => {{ window.told = story.shadowRoot?.querySelector('article') ? 1 : 2 }}), 0)"
    ))
    .await;
    page.until("told").await;
    assert_eq!(page.eval_number("told").await, 1.0, "what is ready is there");
    page.eval("(story.setAttribute('theme', 'dark'), document.querySelector('main').append(story), 0)").await;
    page.until(&format!("{READY} && story.shadowRoot.querySelector('html[data-theme=dark]')")).await;
    assert_eq!(page.eval_number("story.shadowRoot.adoptedStyleSheets.length").await, 1.0);
    assert_eq!(page.eval_texts("wrong").await, [""; 0]);
}

async fn another_address_is_another_story(reader: &mut Reader) {
    let (page, news) = host(reader, HEAR_ERRORS, "STORY").await;
    page.until(READY).await;
    let headline = format!("{ELEMENT}.shadowRoot.querySelector('[part~=headline]')?.textContent");
    let first = page.eval_text(&headline).await;
    let go = |id: &str| format!("({ELEMENT}.setAttribute('src', '{}/articles/{id}.json'), 0)", news.origin());
    page.eval(&go("tram-line-opens")).await;
    page.until(&format!("{headline} !== {first:?}")).await;
    // Of two that are asked for at once, the last one counts.
    news.fault("/embed/winter-ferry-timetable/", Fault::delay(600));
    page.eval(&go("winter-ferry-timetable")).await;
    page.eval(&go("tidal-barrier-works")).await;
    page.until(&format!("{headline} === {first:?}")).await;
    tokio::time::sleep(Duration::from_millis(900)).await;
    assert_eq!(page.eval_text(&headline).await, first);
    page.eval(&go("no-such-story")).await;
    page.until("document.title === 'error'").await;
    assert!(page.visible("kanbao-article a").await, "nothing of the story before stays");
}

/// A page that says in which language it is, here too, takes from no reader what is opened and where the focus is.
async fn another_word_for_the_same_story_moves_nothing(reader: &mut Reader) {
    let hear = "<script>window.ready = 0; addEventListener('kanbao:ready', () => { window.ready++ })</script>";
    let (page, news) = host(reader, hear, "STORY").await;
    page.until(READY).await;
    let root = format!("{ELEMENT}.shadowRoot");
    page.eval(&format!("({ELEMENT}.setAttribute('expand', ''), {root}.querySelector('[part~=expand]').click(), 0)"))
        .await;
    page.eval(&format!("(window.focused = {root}.activeElement, 0)")).await;
    assert_eq!(page.eval("!!focused").await, true);
    page.eval(&format!("({ELEMENT}.setAttribute('lang', 'zh'), 0)")).await;
    page.until("ready === 2").await;
    page.eval(&format!("({ELEMENT}.setAttribute('src', '{}/articles/{ID}/'), 0)", news.origin())).await;
    page.until("ready === 3").await;
    assert_eq!(
        page.eval(&format!("{root}.activeElement === focused && !{root}.querySelector('[hidden]')")).await,
        true
    );
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

/// Safari breaks off what is on its way to a page that it keeps for the way back.
async fn a_story_on_its_way_as_the_reader_leaves_is_there_on_the_way_back(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    news.fault(EMBED, Fault::delay(3000).first(1));
    show(&page, &news, "", "STORY").await;
    page.until("customElements.get('kanbao-article')").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(news.requests_for(EMBED).len(), 1, "it is on its way");
    page.goto("/second/").await;
    page.back().await;
    page.until(READY).await;
}

/// On a slow network a reader looks at it for a while.
async fn a_story_that_waits_for_the_next_one_is_still_as_it_is_asked_for(reader: &mut Reader) {
    let frame = "<iframe srcdoc='<!doctype html><body>' style='width:500px;height:500px'></iframe>";
    let (page, news) = host(reader, "", &format!("<main>STORY</main>{frame}")).await;
    page.until(READY).await;
    let first = page.eval_text(&format!("{ELEMENT}.shadowRoot.querySelector('[part~=headline]').textContent")).await;
    news.fault("/embed/tram-line-opens/", Fault::delay(3000));
    page.eval(&format!(
        "(window.story = {ELEMENT}, story.setAttribute('src', '{}/articles/tram-line-opens.json'), \
          story.setAttribute('theme', 'dark'), story.setAttribute('parts', 'headline'), 0)",
        news.origin()
    ))
    .await;
    let root = "story.shadowRoot";
    let asked = format!(
        "[{root}.firstChild.dataset.theme, !!{root}.querySelector('[part~=body]'), {root}.adoptedStyleSheets.length, \
          {root}.querySelector('[part~=headline]').textContent]"
    );
    assert_eq!(page.eval(&asked).await, serde_json::json!(["dark", false, 1, first]));
    page.eval("(document.querySelector('iframe').contentDocument.body.append(story), 0)").await;
    assert_eq!(page.eval(&asked).await, serde_json::json!(["dark", false, 1, first]));
    page.until(&format!("{root}.querySelector('[part~=headline]').textContent !== {first:?}")).await;
    assert_eq!(page.eval_number(&format!("{root}.adoptedStyleSheets.length")).await, 1.0);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

/// As frameworks do it, attribute by attribute.
async fn what_is_asked_for_on_the_way_comes_with_the_story(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    news.fault(EMBED, Fault::delay(500));
    show(&page, &news, "", "STORY").await;
    page.until("customElements.get('kanbao-article')").await;
    page.eval(&format!(
        "(Object.entries({{theme: 'dark', parts: 'headline body', expand: ''}}).forEach(one => {ELEMENT}.setAttribute(...one)), 0)"
    ))
    .await;
    page.until(READY).await;
    let root = format!("{ELEMENT}.shadowRoot");
    assert_eq!(page.eval(&format!("!!{root}.querySelector('html[data-theme=dark] [part~=expand]')")).await, true);
    assert_eq!(page.eval(&format!("!!{root}.querySelector('[part~=credits]')")).await, false);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}

async fn a_removed_element_frees_what_it_showed(reader: &mut Reader) {
    let (page, news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    page.eval(&format!("(window.gone = {ELEMENT}, window.styles = gone.shadowRoot.adoptedStyleSheets[0], 0)")).await;
    page.eval("(gone.remove(), 0)").await;
    page.until("!gone.shadowRoot.querySelector('article') && !gone.shadowRoot.adoptedStyleSheets.length").await;
    // What nobody shows is not kept: the story is fetched, and its styles are made, once more.
    assert_eq!(news.requests_for(EMBED).len(), 1);
    page.eval("(document.body.append(gone), 0)").await;
    page.until(READY).await;
    assert_eq!(news.requests_for(EMBED).len(), 2);
    assert_eq!(page.eval("gone.shadowRoot.adoptedStyleSheets[0] !== styles").await, true);
}

async fn an_element_removed_while_it_loads_leaves_nothing(reader: &mut Reader) {
    let heard = "<script>addEventListener('kanbao:ready', () => { document.title = 'ready' })</script>";
    let (page, news) = host(reader, "", "").await;
    news.fault(EMBED, Fault::delay(1500));
    show(&page, &news, heard, "STORY").await;
    page.until("performance.getEntriesByType('resource').length > 0").await;
    page.eval(&format!("(window.gone = {ELEMENT}, 0)")).await;
    assert!(page.visible("kanbao-article a").await, "the link is there while it loads");
    page.eval("(window.gone.remove(), 0)").await;
    tokio::time::sleep(Duration::from_millis(2000)).await;
    assert_eq!(page.eval("window.gone.shadowRoot === null && document.title === 'Partner'").await, true);
}
