//! Every kind of block and of run, once.

use serde_json::{Value, json};

use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article};
use crate::page::Page;
use crate::reader::Reader;

cases![
    every_block_is_its_own_element,
    every_run_is_its_own_element,
    an_unknown_block_leaves_a_polite_word,
    media_wait_to_be_played,
    tables_scroll_within_themselves,
    parts_around_the_body_are_there,
    dead_addresses_are_dead_text,
];

const BLOCKS: Edition = Edition::Made("blocks", blocks);

fn blocks() -> Made {
    let picture = |name: &str| json!({"src": format!("../media/{name}.svg"), "alt": format!("Picture {name}"), "width": 400, "height": 300});
    let mut image = picture("one");
    image["type"] = json!("image");
    image["caption"] = json!("The caption");
    image["credit"] = json!("A. Photographer");
    let wide: Vec<Value> = (0..12).map(|column| json!(format!("Column-{column}-heading"))).collect();
    let body = vec![
        json!({"type": "paragraph", "text": "A plain paragraph."}),
        json!({"type": "emphasis", "lead": "The mayor said —", "points": ["First, come", "Second, stay"]}),
        json!({"type": "heading", "level": 2, "text": "A heading"}),
        json!({"type": "heading", "level": 3, "text": "A smaller heading"}),
        json!({"type": "list", "ordered": false, "items": ["apples", "pears"]}),
        json!({"type": "list", "ordered": true, "items": ["one", "two", "three"]}),
        json!({"type": "quote", "text": "Quoted words.", "cite": "A speaker"}),
        json!({"type": "pullquote", "text": "Pulled words.", "cite": "A puller"}),
        image,
        json!({"type": "gallery", "images": [picture("one"), picture("two"), picture("three")]}),
        json!({
            "type": "video", "src": "../media/film.mp4", "poster": "../media/one.svg", "title": "A film",
            "captions": [{"src": "../media/film.vtt", "lang": "en", "label": "English"}], "transcript": "What is said in the film.",
        }),
        json!({"type": "audio", "src": "../media/sound.mp3", "title": "A sound", "transcript": "What is heard."}),
        json!({"type": "table", "caption": "A table", "header": wide, "rows": [["a", "b", "c"], ["d", "e", "f"]]}),
        json!({"type": "note", "text": "An editor's note."}),
        json!({"type": "embed", "url": "https://films.example/1", "title": "Elsewhere", "provider": "Films"}),
        json!({"type": "divider"}),
        json!({"type": "hologram", "beam": 7}),
        json!({"type": "paragraph", "text": [
            "Runs: ", {"strong": "strong words"}, " ", {"em": "stressed words"}, " ",
            {"link": {"href": "/articles/other/", "text": ["a ", {"strong": "strong link"}]}}, " ",
            {"ruby": {"base": "漢", "text": "hàn"}}, " ", {"lang": {"tag": "fr", "text": "mots français"}}, ".",
        ]}),
    ];
    let mut story = article("blocks", "Every block", body);
    story["kickers"] = json!(["A kicker"]);
    story["subheads"] = json!(["A subhead", "Another"]);
    story["modified"] = json!("2024-05-07T07:08:09+08:00");
    story["tags"] = json!(["tides", "ferries"]);
    story["corrections"] = json!([{"date": "2024-05-08T00:00:00+08:00", "text": "A name was misspelt."}]);
    story["related"] = json!(["other", {"title": "Further off", "url": "https://elsewhere.example/"}]);
    story["credits"] = json!([
        {"role": "reporter", "names": ["R. Porter"]},
        {"role": "photographer", "names": ["P. Grapher"]},
        {"role": "cartographer", "label": "Maps", "names": ["M. Mapper"], "url": "https://maps.example/"},
    ]);
    let mut other = article("other", "Another story", vec![json!({"type": "paragraph", "text": "Other."})]);
    other["published"] = json!("2024-05-05T07:08:09+08:00");
    Made::new("en")
        .article(story)
        .article(other)
        .picture("one", 400, 300)
        .picture("two", 400, 300)
        .picture("three", 400, 300)
}

async fn story(reader: &mut Reader) -> Page {
    let page = reader.visit(BLOCKS).await;
    page.open("/articles/blocks/").await;
    page.wait_for("[part~=body]").await;
    page
}

async fn every_block_is_its_own_element(reader: &mut Reader) {
    let page = story(reader).await;
    for (css, words) in [
        ("p", "A plain paragraph."),
        ("[part~=emphasis]", "The mayor said —"),
        ("[part~=emphasis] li", "First, come"),
        ("h2", "A heading"),
        ("h3", "A smaller heading"),
        ("ul:not([part~=emphasis] *) li", "apples"),
        ("ol li", "one"),
        ("blockquote", "Quoted words."),
        ("figcaption", "The caption"),
        ("figcaption", "A. Photographer"),
        ("table caption", "A table"),
        ("table th", "Column-0-heading"),
        ("table td", "a"),
        ("[part~=embed]", "Elsewhere"),
    ] {
        let texts = page.texts(&format!("[part~=body] {css}")).await;
        assert!(texts.iter().any(|text| text.contains(words)), "{words:?} is in no {css}: {texts:?}");
    }
    let body = page.text("[part~=body]").await;
    for words in
        ["A speaker", "Pulled words.", "A puller", "An editor's note.", "What is said in the film.", "What is heard."]
    {
        assert!(body.contains(words), "{words:?} is not in {body}");
    }
    assert!(page.has("[part~=body] hr").await);
    assert_eq!(page.count("[part~=body] img").await, 4, "one picture and a gallery of three");
    assert_eq!(page.count("[part~=body] ol li").await, 3);
    assert_eq!(page.count("[part~=body] table tr").await, 3);
    page.expect_quiet_console().await;
}

async fn every_run_is_its_own_element(reader: &mut Reader) {
    let page = story(reader).await;
    for (css, words) in [
        ("strong", "strong words"),
        ("em", "stressed words"),
        ("a[href='/articles/other/'] strong", "strong link"),
        ("ruby rt", "hàn"),
        ("[lang=fr]", "mots français"),
    ] {
        let texts = page.texts(&format!("[part~=body] p {css}")).await;
        assert!(texts.iter().any(|text| text == words), "{words:?} is no {css}: {texts:?}");
    }
}

async fn an_unknown_block_leaves_a_polite_word(reader: &mut Reader) {
    let page = story(reader).await;
    let shown = page.all_text().await;
    assert!(!shown.contains("beam"), "what is in the block is not for readers");
    let placeholder = page.eval_text("[...document.querySelectorAll('[part~=body] > *')].at(-2).innerText").await;
    assert!(placeholder.trim().len() > 10, "the placeholder says something: {placeholder:?}");
}

async fn media_wait_to_be_played(reader: &mut Reader) {
    let page = story(reader).await;
    for medium in ["video", "audio"] {
        assert!(page.has(&format!("{medium}[controls]")).await, "{medium}");
        assert!(!page.has(&format!("{medium}[autoplay]")).await, "{medium}");
    }
    assert!(page.has("video track[kind=captions][srclang=en], video track[kind=subtitles][srclang=en]").await);
    assert!(page.server().requests_for("/media/film.mp4").is_empty(), "the film is not fetched unasked");
}

async fn tables_scroll_within_themselves(reader: &mut Reader) {
    use crate::window::Window;
    let page = story(reader).await;
    reader.window(Window::NARROW).await;
    page.until("innerWidth === 320").await;
    page.expect_no_sideways_scrolling().await;
    let scrolls = page
        .eval(
            "(() => { let e = document.querySelector('[part~=body] table'); \
             while (e && e.scrollWidth <= e.clientWidth) e = e.parentElement; \
             return !!e && e !== document.documentElement && e.tabIndex === 0; })()",
        )
        .await;
    assert_eq!(scrolls, true, "a wide table scrolls by itself, with the keyboard too");
}

async fn parts_around_the_body_are_there(reader: &mut Reader) {
    let page = story(reader).await;
    assert_eq!(page.texts("[part~=subhead]").await, ["A subhead", "Another"]);
    let times = page.attributes("[part~=dateline] time", "datetime").await;
    assert_eq!(times, ["2024-05-06T07:08:09+08:00", "2024-05-07T07:08:09+08:00"]);
    for (part, words) in [
        ("kicker", "A kicker"),
        ("tags", "ferries"),
        ("corrections", "A name was misspelt."),
        ("related", "Another story"),
        ("related", "Further off"),
        ("credits", "Maps"),
        ("credits", "P. Grapher"),
        ("onward", "Another story"),
    ] {
        let text = page.text(&format!("[part~={part}]")).await;
        assert!(text.contains(words), "{words:?} is not in {part}: {text}");
    }
    assert!(page.has("[part~=related] a[href='/articles/other/']").await);
    assert!(page.has("[part~=related] a[href='https://elsewhere.example/']").await);
    assert!(page.has("[part~=credits] a[href='https://maps.example/']").await);
}

/// The press refuses such addresses; a file that reached the reader otherwise shows their words and no link.
async fn dead_addresses_are_dead_text(reader: &mut Reader) {
    use crate::server::Fault;
    let page = reader.visit(BLOCKS).await;
    let text = json!([{"link": {"href": "javascript:window.__pwned=1", "text": "a trap"}}, " and ", {"link": {"href": "data:text/html,x", "text": "another"}}]);
    let story = article("blocks", "Every block", vec![json!({"type": "paragraph", "text": text})]);
    page.server().fault("/articles/blocks.json", Fault::replaced(story.to_string()));
    page.open("/").await;
    page.click("main a[href='/articles/blocks/']").await;
    page.until("document.querySelector('[part~=body]')?.textContent.includes('a trap and another')").await;
    assert_eq!(page.count("a[href^='javascript:'], a[href^='data:'], [part~=body] a[href='']").await, 0);
}
