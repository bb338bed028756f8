//! A story in an iframe.

use std::fs;
use std::time::Duration;

use super::host::{EMBED, apart, host, library, show, show_alone};
use crate::case::cases;
use crate::editions::Edition::{Sample, StandIn};
use crate::reader::Reader;
use crate::server::{Fault, Server};

cases![
    a_frame_is_as_high_as_its_story,
    a_frame_below_the_window_is_as_high_as_its_story,
    a_frame_that_is_not_shown_tells_no_height,
    a_tall_picture_does_not_make_a_frame_grow_and_grow,
    a_frame_within_a_shadow_root_is_as_high_as_its_story,
    a_frame_is_sized_whatever_else_is_on_the_page,
    a_frame_scrolls_where_nobody_sizes_it,
    a_frame_keeps_no_scroll_bar_that_it_does_not_need in [Chromium, WebKit],
    a_frame_that_its_host_does_not_follow_scrolls,
    a_host_whose_scroll_bar_comes_with_the_height_is_told_no_end_of_heights,
    a_frame_whose_host_page_is_patched_keeps_its_height,
    a_host_that_makes_a_frame_lower_means_it_and_one_that_loses_its_height_is_told_once,
    a_frame_shrinks_as_soon_as_something_in_it_is_closed,
    a_frame_in_a_sandbox_needs_nothing_else,
    a_card_in_a_frame_opens_and_the_frame_grows,
    an_upright_film_in_a_frame_is_no_higher_than_a_screen,
    a_stranger_does_not_size_a_frame,
    a_frame_that_has_gone_elsewhere_is_not_sized,
    two_newsrooms_size_each_its_own_frames,
    a_frame_answers_pym,
    pym_itself_sizes_a_frame_that_it_makes,
    a_frame_tells_wordpress_its_height_and_where_a_link_leads,
];

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

/// Chromium lays out no frame of another origin that nobody sees.
async fn a_frame_below_the_window_is_as_high_as_its_story(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    news.fault(EMBED, Fault::delay(500));
    let frame =
        format!("<p style='height:4000px'></p><iframe src='NEWS{EMBED}' style='width:500px;border:0'></iframe>");
    show(&page, &news, "", &frame).await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
    assert_eq!(page.eval_number("scrollY").await, 0.0);
}

/// As in a tab that is closed. WebKit lays it out without any width, and so very high.
async fn a_frame_that_is_not_shown_tells_no_height(reader: &mut Reader) {
    let hear = "<script>window.heights = []; addEventListener('message', e => heights.push(e.data.height))</script>";
    let frame = format!(
        "<div hidden><iframe src='NEWS{EMBED}' onload='window.loaded = true' style='width:500px;border:0'></iframe></div>"
    );
    let (page, _news) = host(reader, hear, &frame).await;
    page.until("window.loaded").await;
    // Time enough for what would be told at once, or with one of the next frames.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(page.eval("heights").await, serde_json::json!([]));
    page.eval("(document.querySelector('div').hidden = false, 0)").await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
}

/// On a page of its own no picture is higher than the window. The window of a frame is as high as what is in it.
async fn a_tall_picture_does_not_make_a_frame_grow_and_grow(reader: &mut Reader) {
    let hear = "<script>window.heights = []; addEventListener('message', e => heights.push(e.data.height))</script>";
    let frame = "<iframe src='NEWS/embed/tram-line-opens/' style='width:500px;border:0'></iframe>";
    let (page, _news) = host(reader, hear, frame).await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
    let told = page.eval_number("heights.length").await;
    page.enter_frame().await;
    page.eval(
        "(image => (image.parentNode.querySelectorAll('source').forEach(source => source.remove()), \
         image.removeAttribute('srcset'), image.width = 800, image.height = 48000, image.src = 'data:image/svg+xml,' + \
         encodeURIComponent('<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"48000\"/>'), 0))\
         (document.querySelector('[part~=lead-image] img'))",
    )
    .await;
    page.leave_frame().await;
    page.until(&format!("heights.length > {told}")).await;
    // Time for a frame to go on growing.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let told = page.eval_number("heights.length").await - told;
    assert!(told <= 3.0, "it told its height {told} times");
}

async fn a_frame_within_a_shadow_root_is_as_high_as_its_story(reader: &mut Reader) {
    let within = format!(
        "<section></section><script>const root = document.querySelector('section').attachShadow({{mode: 'open'}}); \
         root.innerHTML = `<div></div>`; root.firstChild.attachShadow({{mode: 'open'}}).innerHTML = \
         `<iframe src='NEWS{EMBED}' style='width:500px;border:0'></iframe>`; window.frame = () => root.firstChild.shadowRoot.firstChild\
         </script>"
    );
    let (page, _news) = host(reader, "", &within).await;
    page.until("frame().offsetHeight > 900").await;
}

/// Not every frame has an address, and not every `src` is one.
async fn a_frame_is_sized_whatever_else_is_on_the_page(reader: &mut Reader) {
    let odd = "<svg><iframe></iframe></svg><iframe></iframe><form><input name=src><input name=localName></form>";
    let frame = format!("{odd}<iframe id=ours src='NEWS{EMBED}' style='width:500px;border:0'></iframe>");
    let (page, _news) = host(reader, "", &frame).await;
    page.until("document.querySelector('#ours').offsetHeight > 900").await;
}

/// With a scroll bar a picture is smaller, and the page lower: as high as that it would need the scroll bar for ever.
async fn a_frame_keeps_no_scroll_bar_that_it_does_not_need(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    for id in ["tram-line-opens", "lighthouse-museum", "flood-drill", "harbour-bell"] {
        // One that takes room, as it does on a desktop.
        style_page(&news, id, "::-webkit-scrollbar{width:15px}::-webkit-scrollbar-thumb{background:#888}");
        let frame = format!("<iframe src='NEWS/embed/{id}/' style='width:800px;height:300px;border:0'></iframe>");
        show(&page, &news, "", &frame).await;
        page.until("document.querySelector('iframe').offsetHeight > 500").await;
        tokio::time::sleep(Duration::from_millis(500)).await;
        page.enter_frame().await;
        assert_eq!(page.eval_number("innerWidth - document.documentElement.clientWidth").await, 0.0, "{id}");
        page.leave_frame().await;
    }
}

/// A host that looks at the first height alone.
async fn a_frame_that_its_host_does_not_follow_scrolls(reader: &mut Reader) {
    let hear = "<script>addEventListener('message', ({data: {height}}) => { \
                document.querySelector('iframe').style.height ||= height + 'px'; })</script>";
    let (page, news) = apart(reader).await;
    style_page(&news, "tram-line-opens", "body{aspect-ratio:1/2;overflow:hidden}");
    let frame = "<iframe src='NEWS/embed/tram-line-opens/' style='width:500px;border:0'></iframe>";
    show_alone(&page, &news, hear, frame).await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
    page.enter_frame().await;
    page.until("getComputedStyle(document.documentElement).overflowY === 'hidden'").await;
    page.eval("(document.body.style.paddingBottom = '1500px', 0)").await;
    page.until("getComputedStyle(document.documentElement).overflowY !== 'hidden'").await;
    page.leave_frame().await;
}

/// Has the newsroom send the page for partners of a story with more styles in it.
fn style_page(news: &Server, id: &str, styles: &str) {
    let file = Sample.published().join(format!("embed/{id}/index.html"));
    let html = fs::read_to_string(file).expect("a page for partners");
    news.fault(
        &format!("/embed/{id}/"),
        Fault::page(html.replacen("</head>", &format!("<style>{styles}</style></head>"), 1)),
    );
}

/// The host page plays a scroll bar that comes when the story is high and, with a narrower picture in it, goes again.
async fn a_host_whose_scroll_bar_comes_with_the_height_is_told_no_end_of_heights(reader: &mut Reader) {
    let hear = "<script>window.heights = []; addEventListener('message', ({data: {height}}) => { \
                const frame = document.querySelector('iframe'), before = heights.at(-1) ?? 0; heights.push(height); \
                frame.style.height = height + 'px'; frame.style.width = height > before ? '485px' : '500px'; })</script>";
    let (page, news) = apart(reader).await;
    style_page(&news, "tram-line-opens", "body{aspect-ratio:1/2;overflow:hidden}");
    let frame = "<iframe src='NEWS/embed/tram-line-opens/' style='width:500px;border:0'></iframe>";
    show_alone(&page, &news, hear, frame).await;
    page.until("heights.length > 1 && document.querySelector('iframe').offsetHeight > 900").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let told = page.eval_number("heights.length").await;
    assert!(told < 12.0, "{told} heights in a second");
    page.enter_frame().await;
    // On a machine that stood still for half a second meanwhile they may be at it once more.
    page.until("document.documentElement.getBoundingClientRect().height <= innerHeight").await;
    page.leave_frame().await;
}

/// Libraries that patch a page to what its server has written (Turbo, htmx, morphdom) take from a frame the height that
/// `embed.js` has set.
async fn a_frame_whose_host_page_is_patched_keeps_its_height(reader: &mut Reader) {
    let style = "width:500px;height:40rem;border:0";
    let (page, _news) = host(reader, "", &format!("<iframe src='NEWS{EMBED}' style='{style}'></iframe>")).await;
    let patched = format!(
        "(frame => (frame.setAttribute('style', '{style}'), frame.offsetHeight))(document.querySelector('iframe'))"
    );
    for _ in 0..2 {
        page.until("document.querySelector('iframe').offsetHeight > 900").await;
        page.enter_frame().await;
        page.until("document.documentElement.style.overflowY === 'hidden'").await;
        page.leave_frame().await;
        assert_eq!(page.eval_number(&patched).await, 640.0);
    }
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
}

/// A host without `embed.js`, that makes a frame as high as it says, and lower where a reader wants less of it.
async fn a_host_that_makes_a_frame_lower_means_it_and_one_that_loses_its_height_is_told_once(reader: &mut Reader) {
    let hear = "<script>window.heights = []; addEventListener('message', e => heights.push(e.data.height))</script>";
    let (page, news) = apart(reader).await;
    show_alone(&page, &news, hear, &format!("<iframe src='NEWS{EMBED}' style='width:500px;border:0'></iframe>")).await;
    page.until("document.readyState === 'complete' && heights.length").await;
    let set = |height: &str| format!("(document.querySelector('iframe').style.height = {height} + 'px', 0)");
    page.eval(&set("heights.at(-1)")).await;
    page.enter_frame().await;
    page.until("document.documentElement.style.overflowY === 'hidden'").await;
    page.leave_frame().await;
    page.eval("(window.told = heights.at(-1), window.heights = [], 0)").await;
    for lower in ["300", "200"] {
        page.eval(&set(lower)).await;
        // Time for what would be told with the next frames.
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    assert_eq!(page.eval_number("heights.length").await, 0.0);
    page.eval(&set("told")).await;
    page.enter_frame().await;
    page.until("document.documentElement.style.overflowY === 'hidden'").await;
    page.leave_frame().await;
    page.eval("(document.querySelector('iframe').style.height = '', 0)").await;
    page.until("heights.length").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.eval_number("heights.length").await, 1.0);
}

/// A reader has a short look at what a film says.
async fn a_frame_shrinks_as_soon_as_something_in_it_is_closed(reader: &mut Reader) {
    let hear = "<script>window.heights = []; addEventListener('message', e => heights.push(e.data.height))</script>";
    let frame = "<iframe src='NEWS/embed/flood-drill/' style='width:500px;border:0'></iframe>";
    let (page, _news) = host(reader, hear, frame).await;
    page.enter_frame().await;
    page.until("document.readyState === 'complete' && innerHeight > 900").await;
    page.until("document.documentElement.style.overflowY === 'hidden'").await;
    page.leave_frame().await;
    page.eval("(window.stood = heights.at(-1), window.heights = [], 0)").await;
    page.enter_frame().await;
    page.eval(
        "(document.querySelector('details').open = true, requestAnimationFrame(() => requestAnimationFrame(() => \
         setTimeout(() => { document.querySelector('details').open = false }, 50))), 0)",
    )
    .await;
    page.leave_frame().await;
    page.until("heights[0] > stood").await;
    page.until("heights.at(-1) === stood && document.querySelector('iframe').offsetHeight === stood").await;
}

/// Without `embed.js` on the page around it.
async fn a_frame_scrolls_where_nobody_sizes_it(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let frame = format!("<iframe src='NEWS{EMBED}' style='width:400px;height:300px;border:0'></iframe>");
    show_alone(&page, &news, "", &frame).await;
    page.enter_frame().await;
    page.until("document.readyState === 'complete' && document.scrollingElement.scrollHeight > innerHeight + 200")
        .await;
    page.eval("(scrollTo({top: 150, behavior: 'instant'}), 0)").await;
    page.until("scrollY === 150").await;
    page.expect_no_sideways_scrolling().await;
    page.leave_frame().await;
    assert_eq!(page.eval_number("document.querySelector('iframe').offsetHeight").await, 300.0);
}

async fn a_frame_in_a_sandbox_needs_nothing_else(reader: &mut Reader) {
    let frame = format!(
        "<iframe sandbox='allow-scripts allow-popups' src='NEWS{EMBED}?theme=dark' style='width:400px'></iframe>"
    );
    let (page, _news) = host(reader, "", &frame).await;
    page.enter_frame().await;
    page.wait_for("html[data-theme=dark] article [part~=headline]").await;
    page.until("document.readyState === 'complete'").await;
    assert_eq!(page.eval("origin").await, "null", "the sandbox is in force");
    page.expect_quiet_console().await;
    let leads =
        "[...document.links].every(link => (link.target || document.querySelector('base')?.target) === '_blank')";
    assert_eq!(page.eval(leads).await, true, "links open beside the host page");
    page.leave_frame().await;
}

async fn a_card_in_a_frame_opens_and_the_frame_grows(reader: &mut Reader) {
    for sandbox in ["", "sandbox='allow-scripts allow-popups'"] {
        let frame =
            format!("<iframe {sandbox} src='NEWS/embed/lighthouse-museum/' style='width:500px;border:0'></iframe>");
        let (page, _news) = host(reader, "", &frame).await;
        page.until("document.querySelector('iframe').offsetHeight > 900").await;
        let before = page.eval_number("document.querySelector('iframe').offsetHeight").await;
        page.enter_frame().await;
        page.wait_until_visible("[part~=embed] [data-action=load-embed]").await;
        assert_eq!(page.count("iframe").await, 0, "nothing is loaded before the reader asks");
        assert_eq!(page.eval("origin === 'null'").await, !sandbox.is_empty(), "the sandbox is in force");
        page.eval("(document.querySelector('[data-action=load-embed]').click(), 0)").await;
        page.until(
            "document.querySelector('[part~=embed] iframe')?.src === 'https://video.example/lupu/twin-reef-climb'",
        )
        .await;
        assert!(!page.visible("[part~=embed] .ask").await);
        page.leave_frame().await;
        page.until(&format!("document.querySelector('iframe').offsetHeight > {before} + 100")).await;
    }
}

/// The window of such a page is as high as the page, whose height comes to rest with a film in it.
async fn an_upright_film_in_a_frame_is_no_higher_than_a_screen(reader: &mut Reader) {
    let frame = "<iframe src='NEWS/embed/flood-drill/' style='width:700px;border:0'></iframe>";
    let (page, _news) = host(reader, "", frame).await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
    page.enter_frame().await;
    page.eval("(film => (film.width = 1080, film.height = 1920, 0))(document.querySelector('video'))").await;
    page.until("document.querySelector('video').clientHeight > document.querySelector('video').clientWidth").await;
    page.until("document.documentElement.style.overflowY === 'hidden' && document.documentElement.scrollHeight === innerHeight").await;
    assert_eq!(
        page.eval_texts("(film => [`${film.clientWidth} x ${film.clientHeight}`])(document.querySelector('video'))")
            .await,
        ["360 x 640"]
    );
    page.leave_frame().await;
}

/// Neither the page itself nor a frame of somebody else.
async fn a_stranger_does_not_size_a_frame(reader: &mut Reader) {
    let tell = "parent.postMessage({kanbao: 1, type: `height`, height: 4321}, `*`); parent.postMessage(`told`, `*`)";
    let body = format!(
        "<iframe id=ours sandbox='allow-popups' src='NEWS{EMBED}' style='width:400px;height:300px;border:0'></iframe>\
         <iframe id=stranger srcdoc='<script>{tell}</script>'></iframe>"
    );
    let hear = "<script>addEventListener('message', e => { if (e.data === 'told') document.title = 'told' })</script>";
    let (page, _news) = host(reader, hear, &body).await;
    page.until("document.title === 'told'").await;
    page.eval("(document.title = '', customElements.whenDefined('kanbao-article').then(() => { \
               document.querySelector('#stranger').srcdoc += ' '; postMessage({kanbao: 1, type: 'height', height: 4321}, '*') }), 0)")
        .await;
    page.until("document.title === 'told'").await;
    assert_eq!(page.eval("[...document.querySelectorAll('iframe')].every(f => f.offsetHeight < 400)").await, true);
}

/// It still has the address that the partner gave it, and the page in it is somebody else's.
async fn a_frame_that_has_gone_elsewhere_is_not_sized(reader: &mut Reader) {
    let hear =
        "<script>addEventListener('message', e => { if (e.data === 'told') document.title = e.origin })</script>";
    let frame = format!("<iframe src='NEWS{EMBED}' style='width:500px;border:0'></iframe>");
    let (page, _news) = host(reader, hear, &frame).await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
    let tell = "<script>parent.postMessage({kanbao: 1, type: 'height', height: 4321}, '*'); parent.postMessage('told', '*')</script>";
    let elsewhere = Server::start(StandIn.published()).await;
    elsewhere.fault("/", Fault::page(tell));
    page.enter_frame().await;
    page.eval(&format!("(location = '{}/', 0)", elsewhere.origin())).await;
    page.leave_frame().await;
    page.until(&format!("document.title === '{}'", elsewhere.origin())).await;
    assert!(page.eval_number("document.querySelector('iframe').offsetHeight").await < 4000.0);
}

async fn two_newsrooms_size_each_its_own_frames(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let other = Server::start(Sample.published()).await;
    other.allow_other_origins();
    let frames = [&news, &other].map(|news| {
        format!("<iframe src='{}{EMBED}' style='width:500px;height:200px;border:0'></iframe>", news.origin())
    });
    for first in [&news, &other] {
        let scripts = [first, if first.origin() == news.origin() { &other } else { &news }]
            .map(|news| format!("<script type=module src='{}/embed.js'></script>", news.origin()));
        show_alone(&page, &news, &scripts.concat(), &frames.concat()).await;
        page.until("[...document.querySelectorAll('iframe')].every(frame => frame.offsetHeight > 900)").await;
    }
    // Whose script is not there does not size its frames.
    show(&page, &news, "", &frames.concat()).await;
    page.until("document.querySelector('iframe').offsetHeight > 900").await;
    assert_eq!(page.eval_number("document.querySelectorAll('iframe')[1].offsetHeight").await, 200.0);
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

/// On a page without `embed.js`, as partners have them who use pym.js already.
async fn pym_itself_sizes_a_frame_that_it_makes(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let body = format!(
        "<div id=story style='width:500px'></div><script>new pym.Parent('story', 'NEWS{EMBED}', {{}})</script>"
    );
    show_alone(&page, &news, &library("KANBAO_PYM"), &body).await;
    page.until("document.querySelector('iframe')?.offsetHeight > 900").await;
    let before = page.eval_number("document.querySelector('iframe').offsetHeight").await;
    page.eval("(document.querySelector('#story').style.width = '900px', dispatchEvent(new Event('resize')), 0)").await;
    page.until(&format!("document.querySelector('iframe').offsetHeight < {before}")).await;
}

/// What WordPress makes of a story's address: a frame that may run scripts and no more, with a secret by which it knows what
/// the frame says (its `wp-embed.js`).
async fn a_frame_tells_wordpress_its_height_and_where_a_link_leads(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let body = format!(
        "<script>window.told = []; addEventListener('message', ({{data}}) => data.secret === 'Kx7' && told.push(data))</script>\
         <iframe sandbox='allow-scripts' src='NEWS{EMBED}#?secret=Kx7' style='width:500px;height:600px'></iframe>"
    );
    show_alone(&page, &news, "", &body).await;
    page.until("told.some(({message, value}) => message === 'height' && value > 900)").await;
    page.eval("(told.length = 0, frames[0].postMessage({message: 'ready', secret: 'Kx7'}, '*'), 0)").await;
    page.until("told.length").await;
    page.enter_frame().await;
    page.click("[part~=original] a").await;
    page.leave_frame().await;
    page.until("told.some(({message}) => message === 'link')").await;
    let link = page.eval_text("told.find(({message}) => message === 'link').value").await;
    assert_eq!(link, format!("{}/articles/tidal-barrier-works/", news.origin()));
}
