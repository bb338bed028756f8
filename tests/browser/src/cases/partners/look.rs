//! What the reader sees of a story, and what the partner may change about it.

use std::fs;

use serde_json::json;

use super::host::{ELEMENT, EMBED, READY, apart, host, show, show_alone, show_in_quirks, story};
use crate::case::cases;
use crate::editions::Edition::{self, Sample, StandIn};
use crate::made::{Made, article, paragraph};
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::server::{Fault, Server};
use crate::vendor;

cases![
    a_hostile_reset_does_not_reach_inside,
    a_table_is_as_the_rest_on_a_page_without_a_doctype,
    attributes_choose_what_is_shown,
    a_region_does_not_outdo_the_script_that_is_said,
    a_hidden_element_is_hidden,
    a_short_story_has_no_button_for_the_rest,
    another_theme_is_no_other_story,
    parts_and_custom_properties_take_effect,
    a_story_runs_its_own_way_whatever_the_page_does,
    a_story_is_shown_within_another_shadow_root,
    pictures_come_from_the_newsroom,
    addresses_with_commas_and_spaces_come_from_the_newsroom,
    films_have_their_captions,
    paper_is_white_whatever_the_theme in [Chromium],
    a_story_keeps_to_the_reader_s_own_colours in [Chromium],
];

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

/// There a table has letters and a colour of its own, which nobody could read in the dark.
async fn a_table_is_as_the_rest_on_a_page_without_a_doctype(reader: &mut Reader) {
    let look = format!(
        "[...{ELEMENT}.shadowRoot.querySelectorAll('table, caption, th, td')].map(cell => getComputedStyle(cell)) \
         .map(s => [s.color, s.fontFamily, s.fontSize, s.fontWeight, s.lineHeight, s.textAlign, s.whiteSpace].join()).join('\\n')"
    );
    let body = story("tram-line-opens").replace("<kanbao-article", "<kanbao-article theme=dark");
    let (page, news) = host(reader, "", &body).await;
    page.until(READY).await;
    let before = page.eval_text(&look).await;
    assert_ne!(before, "");
    show_in_quirks(&page, &news, &body).await;
    page.until(READY).await;
    assert_eq!(page.eval_text("document.compatMode").await, "BackCompat");
    assert_eq!(page.eval_text(&look).await, before);
}

async fn attributes_choose_what_is_shown(reader: &mut Reader) {
    let (page, _news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    let has = |css: &str| format!("!!{ELEMENT}.shadowRoot.querySelector('{css}')");
    page.eval(&format!("({ELEMENT}.setAttribute('expand', ''), 0)")).await;
    page.until(&has("[hidden]")).await;
    page.eval(&format!("({ELEMENT}.shadowRoot.querySelector('[part~=expand]').click(), 0)")).await;
    page.until(&format!("!{}", has("[hidden]"))).await;
    page.eval(&format!(
        "({ELEMENT}.setAttribute('theme', 'dark'), {ELEMENT}.setAttribute('parts', 'headline emphasis'), 0)"
    ))
    .await;
    page.until(&has("html[data-theme=dark] [part~=emphasis]")).await;
    assert_eq!(page.eval(&has("[part~=credits]")).await, false);
    page.eval(&format!("({ELEMENT}.setAttribute('lang', 'zh-Hant'), 0)")).await;
    page.until(&has("html[lang|=zh-Hant] [part~=headline]")).await;
}

/// A tag of Hong Kong's that says Simplified means it.
async fn a_region_does_not_outdo_the_script_that_is_said(reader: &mut Reader) {
    let news = Server::start(HONG_KONG.published()).await;
    news.allow_other_origins();
    let page = reader.visit(StandIn).await;
    for (lang, headline) in [("zh-Hans", "渡口开放"), ("zh-Hant", "渡口開放"), ("zh-HK", "渡口開放")] {
        show(&page, &news, "", &story("ferry").replacen(' ', &format!(" lang={lang} "), 1)).await;
        page.until(READY).await;
        let said = page.eval_text(&format!("{ELEMENT}.shadowRoot.querySelector('h1, h2').textContent")).await;
        assert_eq!(said, headline, "{lang}");
    }
}

const HONG_KONG: Edition = Edition::Made("hong-kong", || {
    Made::new("zh-HK").article(article("ferry", "渡口開放", vec![paragraph("首班船在清晨六時開出。")]))
});

/// As where tabs show one panel of many.
async fn a_hidden_element_is_hidden(reader: &mut Reader) {
    let (page, _news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    for (hidden, seen) in [(true, false), (false, true)] {
        page.eval(&format!("({ELEMENT}.hidden = {hidden}, 0)")).await;
        assert_eq!(page.eval(&format!("{ELEMENT}.offsetHeight > 0")).await, seen);
    }
}

async fn a_short_story_has_no_button_for_the_rest(reader: &mut Reader) {
    let (page, _news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    page.eval(&format!(
        "({ELEMENT}.setAttribute('parts', 'headline credits'), {ELEMENT}.setAttribute('expand', ''), 0)"
    ))
    .await;
    let root = format!("{ELEMENT}.shadowRoot");
    page.until(&format!("!{root}.querySelector('[part~=body]')")).await;
    assert_eq!(page.eval(&format!("!!{root}.querySelector('[hidden], [part~=expand]')")).await, false);
    assert_eq!(page.eval(&format!("{root}.querySelector('[part~=credits]').offsetHeight > 0")).await, true);
}

async fn another_theme_is_no_other_story(reader: &mut Reader) {
    let (page, _news) = host(reader, "", "STORY").await;
    page.until(READY).await;
    page.eval(&format!("(window.__story = {ELEMENT}.shadowRoot.querySelector('article'), 0)")).await;
    let paper = format!("getComputedStyle({ELEMENT}.shadowRoot.querySelector('html')).backgroundColor");
    let mut papers = Vec::new();
    for theme in ["dark", "light", "auto"] {
        page.eval(&format!("({ELEMENT}.setAttribute('theme', '{theme}'), 0)")).await;
        papers.push(page.eval_text(&paper).await);
        assert_eq!(page.eval(&format!("{ELEMENT}.shadowRoot.contains(__story)")).await, true, "{theme}");
    }
    assert_ne!(papers[0], papers[1]);
    page.eval(&format!("({ELEMENT}.removeAttribute('src'), {ELEMENT}.setAttribute('theme', 'dark'), 0)")).await;
    assert_eq!(page.eval(&format!("!!{ELEMENT}.shadowRoot.querySelector('article')")).await, false);
    assert!(page.visible("kanbao-article a").await);
}

async fn parts_and_custom_properties_take_effect(reader: &mut Reader) {
    let style = "<style>kanbao-article{--kanbao-paper:rgb(4, 5, 6);--kanbao-accent:rgb(1, 2, 3);--kanbao-text:33px}\
                 kanbao-article::part(headline){letter-spacing:7px}</style>";
    let (page, _news) = host(reader, style, "STORY").await;
    page.until(READY).await;
    let style =
        |css: &str, property: &str| format!("getComputedStyle({ELEMENT}.shadowRoot.querySelector('{css}')).{property}");
    assert_eq!(page.eval_text(&style("html", "backgroundColor")).await, "rgb(4, 5, 6)");
    assert_eq!(page.eval_text(&style("[part~=kicker]", "color")).await, "rgb(1, 2, 3)");
    assert_eq!(page.eval_text(&style("[part~=body] p", "fontSize")).await, "33px");
    assert_eq!(page.eval_text(&style("[part~=headline]", "letterSpacing")).await, "7px");
}

/// Arabic in a page that runs from left to right, and Chinese in one that runs the other way.
async fn a_story_runs_its_own_way_whatever_the_page_does(reader: &mut Reader) {
    let first_letter = format!(
        "(() => {{ const p = {ELEMENT}.shadowRoot.querySelector('[part~=body] p'), range = new Range(); \
         range.setStart(document.createTreeWalker(p, 4).nextNode(), 0); range.setEnd(range.startContainer, 1); \
         const [letter, line] = [range, p].map(e => e.getBoundingClientRect()); \
         return letter.left + letter.right > line.left + line.right ? 'right' : 'left'; }})()"
    );
    let (page, news) = apart(reader).await;
    for (host, id, own, begins) in [("ltr", "ar-tide-mill", "rtl", "right"), ("rtl", "tram-line-opens", "ltr", "left")]
    {
        let body = format!("<div dir={host} style='text-align:start'>{}<p>Beside it</p></div>", story(id));
        show(&page, &news, "", &body).await;
        page.until(READY).await;
        let root = format!("getComputedStyle({ELEMENT}.shadowRoot.querySelector('html')).direction");
        assert_eq!(page.eval_text(&root).await, own);
        assert_eq!(page.eval_text(&first_letter).await, begins, "{id} in a page that runs {host}");
        assert_eq!(page.eval_text("getComputedStyle(document.querySelector('div > p')).direction").await, host);
    }
}

async fn a_story_is_shown_within_another_shadow_root(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let within = "<section></section><script>addEventListener('kanbao:ready', e => { document.title = e.target.localName }); \
                  document.querySelector('section').attachShadow({mode: 'open'}).innerHTML = `STORY`</script>";
    let script = "<script type=module src='NEWS/embed.js'></script>";
    show_alone(&page, &news, script, within).await;
    // An event that crosses shadow roots names the outermost host.
    page.until("document.title === 'section'").await;
    let story = "document.querySelector('section').shadowRoot.querySelector('kanbao-article').shadowRoot";
    assert!(page.eval_number(&format!("{story}.querySelector('[part~=body]').offsetHeight")).await > 100.0);
    let paper = format!("getComputedStyle({story}.querySelector('html')).backgroundColor");
    assert_ne!(page.eval_text(&paper).await, "rgba(0, 0, 0, 0)");
}

/// Wherever the host page is: its own server is asked for none of them.
async fn pictures_come_from_the_newsroom(reader: &mut Reader) {
    let body = story("old-street-repairs").replace("<kanbao-article", "<kanbao-article parts='lead-image body'");
    let (page, news) = host(reader, "", &body).await;
    page.until(READY).await;
    let pictures = format!("[...{ELEMENT}.shadowRoot.querySelectorAll('img')]");
    assert!(page.eval_number(&format!("{pictures}.length")).await > 0.0);
    page.eval(&format!("({pictures}.forEach(picture => {{ picture.loading = 'eager' }}), 0)")).await;
    page.until(&format!("{pictures}.every(picture => picture.complete && picture.naturalWidth > 100)")).await;
    assert_eq!(
        page.eval(&format!("{pictures}.every(picture => picture.currentSrc.startsWith('{}/'))", news.origin())).await,
        true
    );
    let asked: Vec<String> = page.server().requests().iter().map(|request| request.path.clone()).collect();
    assert!(asked.iter().all(|path| !path.contains("media")), "{asked:?}");
}

/// Commas and spaces may stand in an address, and between two.
async fn addresses_with_commas_and_spaces_come_from_the_newsroom(reader: &mut Reader) {
    let (page, news) = apart(reader).await;
    let embed = Sample.published().join(EMBED.trim_matches('/')).join("index.html");
    let html = fs::read_to_string(embed).expect("the story is published for partners");
    let odd = "<p id=odd><a href='/media/Annual report, final.pdf'>1</a>\
               <img src='/media/Quay view, west.svg' srcset='/media/a.svg 800w, /media/b.svg 1600w'></p></article>";
    news.fault(EMBED, Fault::replaced(html.replacen("</article>", odd, 1)));
    show(&page, &news, "", &story("tidal-barrier-works")).await;
    page.until(READY).await;
    let odd = format!("{ELEMENT}.shadowRoot.querySelector('#odd')");
    let origin = news.origin();
    assert_eq!(
        page.eval_text(&format!("{odd}.querySelector('a').href")).await,
        format!("{origin}/media/Annual%20report,%20final.pdf")
    );
    assert_eq!(
        page.eval_text(&format!("{odd}.querySelector('img').src")).await,
        format!("{origin}/media/Quay%20view,%20west.svg")
    );
    assert_eq!(
        page.eval_text(&format!("{odd}.querySelector('img').srcset")).await,
        format!("{origin}/media/a.svg 800w, {origin}/media/b.svg 1600w")
    );
}

/// A browser reads captions of another origin only where the film is asked for without credentials.
async fn films_have_their_captions(reader: &mut Reader) {
    let (page, _news) = host(reader, "", &story("flood-drill")).await;
    page.until(READY).await;
    let film = format!("{ELEMENT}.shadowRoot.querySelector('video')");
    page.eval(&format!("({film}.textTracks[0].mode = 'hidden', 0)")).await;
    page.until(&format!("{film}.textTracks[0].cues?.length > 0")).await;
}

/// Chromium alone shows a page as printed.
async fn paper_is_white_whatever_the_theme(reader: &mut Reader) {
    for theme in ["auto", "dark"] {
        let body = story("tidal-barrier-works").replace("<kanbao-article", &format!("<kanbao-article theme={theme}"));
        let (page, _news) = host(reader, "", &body).await;
        page.until(READY).await;
        reader.prefers(Preferences { dark: true, print: true, ..Preferences::default() }).await;
        page.until("matchMedia('print').matches").await;
        let style = |css: &str, property: &str| {
            format!("getComputedStyle({ELEMENT}.shadowRoot.querySelector('{css}')).{property}")
        };
        let ink = page.eval_text(&style("[part~=body] p", "color")).await;
        let paper = page.eval_text(&style("html", "backgroundColor")).await;
        assert!(light(&ink) < 200, "{theme}: the ink is {ink}");
        // What has no colour of its own shows the host's sheet.
        assert!(paper == "rgba(0, 0, 0, 0)" || light(&paper) > 700, "{theme}: the paper is {paper}");
    }
}

/// How light a colour is: from 0 to 765.
fn light(colour: &str) -> u32 {
    let numbers = colour.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<u32>().ok());
    numbers.take(3).sum()
}

/// Where the system has a few colours of the reader's own for everything.
async fn a_story_keeps_to_the_reader_s_own_colours(reader: &mut Reader) {
    let (page, _news) = host(reader, "", &story("tidal-barrier-works")).await;
    page.until(READY).await;
    let forced = |value: &str| json!({"features": [{"name": "forced-colors", "value": value}]});
    let set = vendor::chromium(reader.client(), "Emulation.setEmulatedMedia", forced("active")).await;
    set.expect("Chromium takes a reader's colours");
    page.until("matchMedia('(forced-colors: active)').matches").await;
    let same = format!(
        "(() => {{ const own = document.createElement('p'); own.textContent = 'x'; own.style.color = 'CanvasText'; document.body.append(own); \
         const color = element => getComputedStyle(element).color; \
         return ['[part~=body] p', '[part~=kicker]', '[part~=headline]'].every(css => color({ELEMENT}.shadowRoot.querySelector(css)) === color(own)); }})()"
    );
    let same = page.eval(&same).await;
    let unset = vendor::chromium(reader.client(), "Emulation.setEmulatedMedia", forced("none")).await;
    unset.expect("Chromium gives them up");
    assert_eq!(same, true);
}
