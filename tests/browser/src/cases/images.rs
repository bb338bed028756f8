//! Pictures: they keep their place, wait below the fold, and leave their words when they fail.

use serde_json::{Value, json};

use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article, paragraph};
use crate::page::Page;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::server::Fault;
use crate::window::Window;

cases![
    a_late_picture_shifts_nothing,
    pictures_below_the_fold_wait,
    the_poster_of_a_film_below_the_fold_waits,
    a_film_has_its_own_shape,
    a_poster_of_another_shape_shifts_nothing,
    the_lead_picture_does_not_wait,
    a_picture_that_a_story_begins_with_does_not_wait,
    a_picture_that_fails_leaves_its_words,
    a_picture_without_words_that_fails_leaves_its_place,
    a_lead_picture_that_fails_leaves_its_words,
    pictures_fit_a_phone,
    a_picture_is_no_larger_than_its_pixels,
    several_widths_are_offered,
    small_pictures_on_a_phone_are_as_sharp_as_they_are_wide,
    a_picture_of_a_gallery_shows_that_it_has_the_focus,
    a_drawing_is_seen_in_the_dark,
];

const PICTURES: Edition = Edition::Made("pictures", pictures);
const ADDRESS: &str = "/articles/pictured/";

fn pictures() -> Made {
    let mut body = vec![paragraph("Before the first picture."), picture("near", 1600, 900), paragraph("After it.")];
    let words = "Words between two pictures, so that the second is far down the page. ".repeat(8);
    body.extend((0..40).map(|_| paragraph(words.trim_end())));
    body.push(picture("far", 900, 1600));
    body.push(json!({
        "type": "video", "src": "../media/film.mp4", "poster": "../media/poster.svg", "title": "A film", "transcript": "Words.",
    }));
    body.push(paragraph("After the last picture."));
    let mut story = article("pictured", "A story in pictures", body);
    story["image"] = picture("lead", 1200, 800);
    story["image"]["sources"] = json!([{"src": "../media/lead-small.svg", "width": 600}]);
    let begun = vec![picture("near", 1600, 900), paragraph("After it."), picture("far", 900, 1600)];
    let made = Made::new("en").article(story).article(article("plain", "No pictures", vec![paragraph("None.")]));
    let made = made.article(article("begun", "It begins with a picture", begun));
    let (mut told, mut bare) = (picture("near", 1600, 900), picture("lead", 1200, 800));
    told["alt"] = json!("");
    bare["alt"] = json!("");
    bare.as_object_mut().expect("a picture").retain(|field, _| field != "caption" && field != "credit");
    let silent = vec![paragraph("Before them."), told, bare, paragraph("After them.")];
    let made = made.article(article("silent", "Its pictures have no words", silent)).picture("poster", 1600, 900);
    made.picture("near", 1600, 900).picture("far", 900, 1600).picture("lead", 1200, 800).picture("lead-small", 600, 400)
}

fn picture(name: &str, width: u32, height: u32) -> Value {
    json!({
        "type": "image", "src": format!("../media/{name}.svg"), "alt": format!("What the {name} picture shows"),
        "caption": format!("Caption of {name}"), "credit": "A. Photographer", "width": width, "height": height,
    })
}

async fn story(reader: &mut Reader, faults: &[(&str, Fault)]) -> Page {
    let page = reader.visit(PICTURES).await;
    for (path, fault) in faults {
        page.server().fault(path, fault.clone());
    }
    page.goto(ADDRESS).await;
    page.wait_for("[part~=body] img").await;
    page
}

async fn a_late_picture_shifts_nothing(reader: &mut Reader) {
    // The page's own load waits for its pictures, so the story is opened from another page.
    let page = reader.visit(PICTURES).await;
    page.open("/").await;
    for path in ["/media/near.svg", "/media/lead.svg", "/media/lead-small.svg"] {
        page.server().fault(path, Fault::delay(1500));
    }
    let shifted = page.layout_shift().await;
    page.eval(&format!("(document.querySelector(\"main a[href='{ADDRESS}']\").click(), 0)")).await;
    page.wait_for("[part~=body] img").await;
    let place = "document.querySelector('[part~=body] img').closest('figure').nextElementSibling.getBoundingClientRect().top + scrollY";
    let loaded = "[...document.querySelectorAll('[part~=lead-image] img, [part~=body] img')].slice(0, 2).every(i => i.complete && i.naturalWidth)";
    let before = page.eval_number(place).await;
    assert_eq!(page.eval(loaded).await, false, "the pictures are late");
    page.eval("(document.querySelector('[part~=body] img').loading = 'eager', 0)").await;
    page.until(loaded).await;
    let after = page.eval_number(place).await;
    assert!((before - after).abs() < 1.0, "the text below moved from {before} to {after}");
    let shift = page.layout_shift().await - shifted;
    assert!(shift < 0.02, "the layout shifts by {shift}");
}

async fn pictures_below_the_fold_wait(reader: &mut Reader) {
    let page = story(reader, &[]).await;
    assert_eq!(page.attribute("img[alt*='far picture']", "loading").await.as_deref(), Some("lazy"));
    page.until("document.readyState === 'complete'").await;
    assert_eq!(page.server().requests_for("/media/far.svg").len(), 0);
    page.eval("(document.querySelector(\"img[alt*='far picture']\").scrollIntoView(), 0)").await;
    page.wait_for_requests("/media/far.svg", 1).await;
}

async fn the_poster_of_a_film_below_the_fold_waits(reader: &mut Reader) {
    let page = story(reader, &[]).await;
    assert_eq!(page.attribute("video", "loading").await.as_deref(), Some("lazy"));
    // Who does not know the word of films yet asks for it at once.
    if page.eval("'loading' in HTMLVideoElement.prototype").await == true {
        page.until("document.readyState === 'complete'").await;
        assert_eq!(page.server().requests_for("/media/poster.svg").len(), 0);
        page.eval("(document.querySelector('video').scrollIntoView(), 0)").await;
    }
    page.wait_for_requests("/media/poster.svg", 1).await;
}

const FILMS: Edition = Edition::Made("films", films);

/// Films of a phone held upright, of a square, and of what is said where nothing is; with a poster of another shape.
fn films() -> Made {
    let film = |size: Value| {
        let mut film = json!({
            "type": "video", "src": "../media/film.mp4", "poster": "../media/poster.svg", "title": "A film of a gull that walks along the whole of a pier",
            "transcript": "Words.",
        });
        film["width"] = size[0].clone();
        film["height"] = size[1].clone();
        film
    };
    let body = vec![
        film(json!([1080, 1920])),
        paragraph("After the first."),
        film(json!([1, 1])),
        film(json!([640, 360])),
        film(json!([])),
        film(json!([640, null])),
    ];
    let made = Made::new("en").article(article("films", "Films", body)).picture("poster", 1600, 900);
    made.article(article("plain", "No films", vec![paragraph("None.")]))
}

async fn a_film_has_its_own_shape(reader: &mut Reader) {
    let page = reader.visit(FILMS).await;
    page.open("/articles/films/").await;
    for window in [Window::DESK, Window::PHONE, Window::NARROW, Window::new(844, 390)] {
        reader.window(window).await;
        page.until(&format!("innerWidth === {}", window.width)).await;
        page.expect_no_sideways_scrolling().await;
        // Nobody rounds a film's width to whole pixels.
        let wrong = page
            .eval_texts(
                "(() => { const body = document.querySelector('[part~=body]').getBoundingClientRect(); \
                 return [...document.querySelectorAll('video')].map((film, place) => { \
                   const { width, height, left, right } = film.getBoundingClientRect(); \
                   const shape = [9 / 16, 1][place] ?? 16 / 9, words = film.nextElementSibling.getBoundingClientRect(); \
                   const is = (one, other) => Math.abs(one - other) < 1; \
                   const fills = is(width, body.width) || is(height, innerHeight * 0.8); \
                   const centred = is(left - body.left, body.right - right); \
                   return is(width, height * shape) && height <= innerHeight * 0.8 + 1 && fills && centred && is(words.left, left) && is(words.right, right) \
                     ? '' : `${place}: ${width} x ${height} from ${left}, words from ${words.left} to ${words.right}`; \
                 }).filter(wrong => wrong); })()",
            )
            .await;
        assert!(wrong.is_empty(), "{} x {}: {wrong:#?}", window.width, window.height);
    }
}

async fn a_poster_of_another_shape_shifts_nothing(reader: &mut Reader) {
    let page = reader.visit(FILMS).await;
    page.open("/").await;
    page.server().fault("/media/poster.svg", Fault::delay(1500));
    page.eval("(document.querySelector(\"main a[href='/articles/films/']\").click(), 0)").await;
    page.wait_for("video").await;
    let place = "document.querySelector('[part~=body] > p').getBoundingClientRect().top + scrollY";
    let loaded = "performance.getEntriesByName(document.querySelector('video').poster).length > 0";
    let before = page.eval_number(place).await;
    assert_eq!(page.eval(loaded).await, false, "the poster is late");
    page.until(loaded).await;
    page.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))").await;
    let after = page.eval_number(place).await;
    assert!((before - after).abs() < 1.0, "the text below moved from {before} to {after}");
}

async fn the_lead_picture_does_not_wait(reader: &mut Reader) {
    let page = story(reader, &[]).await;
    let loading = page.attribute("[part~=lead-image] img", "loading").await;
    assert_ne!(loading.as_deref(), Some("lazy"));
    page.expect_quiet_console().await;
}

async fn a_picture_that_a_story_begins_with_does_not_wait(reader: &mut Reader) {
    let page = reader.visit(PICTURES).await;
    let loading = "[...document.querySelectorAll('[part~=body] img')].map(image => `${image.loading === 'lazy'} ${image.fetchPriority}`)";
    page.goto("/articles/begun/").await;
    page.wait_for("[part~=body] img[alt*='far picture']").await;
    assert_eq!(page.eval_texts(loading).await, ["false high", "true auto"], "from the press");
    page.open("/").await;
    page.eval("(document.querySelector(\"main a[href='/articles/begun/']\").click(), 0)").await;
    page.wait_for("[part~=body] img[alt*='far picture']").await;
    assert_eq!(page.eval_texts(loading).await, ["false high", "true auto"], "as the app makes it");
    page.goto(ADDRESS).await;
    assert_eq!(page.eval_texts(loading).await, ["true auto", "true auto"], "below a lead picture");
}

async fn a_picture_that_fails_leaves_its_words(reader: &mut Reader) {
    let page = story(reader, &[("/media/near.svg", Fault::status(404))]).await;
    page.eval("(document.querySelector('[part~=body] img').scrollIntoView(), 0)").await;
    words_are_left(&page, "[part~=body] figure", "What the near picture shows").await;
}

async fn a_picture_without_words_that_fails_leaves_its_place(reader: &mut Reader) {
    let page = reader.visit(PICTURES).await;
    for path in ["/media/near.svg", "/media/lead.svg"] {
        page.server().fault(path, Fault::status(404));
    }
    page.goto("/articles/silent/").await;
    page.eval("(document.querySelectorAll('[part~=body] img').forEach(image => image.loading = 'eager'), 0)").await;
    page.until("document.querySelectorAll('[data-failed=\"\"]').length === 2").await;
    let heights = "[...document.querySelectorAll('.frame')].map(frame => String(frame.offsetHeight > 100))";
    assert_eq!(
        page.eval_texts(heights).await,
        ["true", "false"],
        "a caption has something to stand below; decoration leaves nothing"
    );
    page.expect_no_sideways_scrolling().await;
}

async fn a_lead_picture_that_fails_leaves_its_words(reader: &mut Reader) {
    let lost = Fault::dropped();
    let page = story(reader, &[("/media/lead.svg", lost.clone()), ("/media/lead-small.svg", lost)]).await;
    words_are_left(&page, "figure[part~=lead-image]", "What the lead picture shows").await;
}

async fn words_are_left(page: &Page, figure: &str, words: &str) {
    page.wait_for(&format!("{figure} [data-failed], {figure}[data-failed]")).await;
    // The words may be text, or written by the style sheet in the picture's place.
    let shown = page
        .eval_text(&format!(
            "[document.querySelector('{figure}'), ...document.querySelectorAll('{figure} *')].map(e => e.innerText + \
             ['::before', '::after'].map(place => getComputedStyle(e, place).content \
                 .replace(/attr\\(([\\w-]+)\\)/g, (_, name) => e.getAttribute(name))).join(' ')).join(' ')"
        ))
        .await;
    assert!(shown.contains(words), "{words:?} is not to be read in {shown:?}");
    assert!(shown.contains("Caption of"), "the caption stays: {shown:?}");
    page.expect_no_sideways_scrolling().await;
    page.expect_quiet_console().await;
}

async fn pictures_fit_a_phone(reader: &mut Reader) {
    let page = story(reader, &[]).await;
    reader.window(Window::NARROW).await;
    page.until("innerWidth === 320").await;
    page.expect_no_sideways_scrolling().await;
}

const SMALL: Edition = Edition::Made("small-pictures", small_pictures);

/// Pictures of a few pixels, one of which says its shape alone; a drawing, which has none; and a large one.
fn small_pictures() -> Made {
    let picture = |name: &str, width: u32, height: u32| json!({"type": "image", "src": format!("../media/{name}"), "alt": name, "caption": name, "width": width, "height": height});
    let (small, large) = (picture("small.bmp", 300, 200), picture("large.bmp", 1600, 1200));
    let mut wide = picture("wide.bmp", 600, 400);
    wide["sources"] = json!([{"src": "../media/small.bmp", "width": 300}]);
    let shape = picture("large.bmp", 4, 3);
    let gallery = json!({"type": "gallery", "images": [small, small]});
    let body = vec![small.clone(), wide, shape, large, picture("drawing.svg", 300, 200), gallery];
    let mut story = article("small", "Small pictures", body);
    story["image"] = small;
    let made = Made::new("en").article(story).picture("drawing", 300, 200);
    made.photograph("small", 300, 200).photograph("wide", 600, 400).photograph("large", 1600, 1200)
}

async fn a_picture_is_no_larger_than_its_pixels(reader: &mut Reader) {
    let page = reader.visit(SMALL).await;
    page.open("/articles/small/").await;
    for window in [Window::DESK, Window::PHONE, Window::NARROW] {
        reader.window(window).await;
        page.until(&format!("innerWidth === {}", window.width)).await;
        page.expect_no_sideways_scrolling().await;
        page.eval("(document.querySelectorAll('img').forEach(image => image.loading = 'eager'), 0)").await;
        page.until(
            "[...document.querySelectorAll('article img')].every(image => image.complete && image.naturalWidth)",
        )
        .await;
        let wrong = page
            .eval_texts(
                "(() => { const column = document.querySelector('[part~=body]').getBoundingClientRect(); \
                 const all = [...document.querySelectorAll('[part~=lead-image] img, [part~=body] > [part~=image] img')]; \
                 return all.map((image, place) => { \
                   const { width, height, left, right } = image.getBoundingClientRect(); \
                   const own = [300, 300, 600, 1600, 1600, 1600][place], shape = image.naturalWidth / image.naturalHeight; \
                   const is = (one, other) => Math.abs(one - other) < 1; \
                   return is(width, Math.min(own, column.width)) && is(height, width / shape) && is(left - column.left, column.right - right) \
                     ? '' : `${image.alt}: ${width} x ${height} from ${left}`; \
                 }).filter(wrong => wrong); })()",
            )
            .await;
        assert!(wrong.is_empty(), "{} pixels: {wrong:#?}", window.width);
        // Those that are cut to one shape fill it.
        let fill = "[...document.querySelectorAll('[part~=gallery] img')].every(image => image.clientWidth === image.closest('figure').clientWidth)";
        assert_eq!(page.eval(fill).await, true, "{} pixels", window.width);
    }
    page.open("/").await;
    let fills = "(image => image.clientWidth === image.closest('.image').clientWidth)(document.querySelector('[part~=teaser] img'))";
    assert_eq!(page.eval(fills).await, true);
}

async fn several_widths_are_offered(reader: &mut Reader) {
    let page = story(reader, &[]).await;
    let offer = page.eval_text("document.querySelector('[part~=lead-image] img').srcset").await;
    assert!(offer.contains("lead-small.svg 600w") && offer.contains("lead.svg 1200w"), "{offer}");
}

const GALLERY: Edition = Edition::Made("gallery", gallery);

/// Three stories with pictures: one leads the front page, another has a small one on it.
fn gallery() -> Made {
    let of_two_widths = |alt: &str| {
        json!({
            "src": "../media/wide.svg", "alt": alt, "width": 400, "height": 300,
            "sources": [{"src": "../media/narrow.svg", "width": 200}],
        })
    };
    let photograph =
        json!({"type": "image", "src": "../media/photograph.jpg", "alt": "A pier", "width": 4, "height": 3});
    let pictures: Vec<Value> = ["A gull", "A buoy", "A crane"].map(of_two_widths).to_vec();
    let body = vec![
        json!({"type": "gallery", "images": pictures}),
        paragraph("After the gallery."),
        picture("drawing", 400, 300),
        photograph,
    ];
    let mut made = Made::new("en").picture("wide", 400, 300).picture("narrow", 200, 150).picture("drawing", 400, 300);
    for id in ["gallery", "second", "third"] {
        let mut story = article(id, "A story with a gallery", body.clone());
        story["image"] = of_two_widths("A quay");
        made = made.article(story);
    }
    made
}

async fn small_pictures_on_a_phone_are_as_sharp_as_they_are_wide(reader: &mut Reader) {
    let page = reader.visit(GALLERY).await;
    reader.window(Window::PHONE).await;
    for (path, picture) in [("/", ".first img"), ("/articles/gallery/", "[part~=gallery] img")] {
        page.open(path).await;
        page.until("innerWidth === 390").await;
        page.goto(path).await;
        page.eval(&format!("(document.querySelector('{picture}').scrollIntoView(), 0)")).await;
        page.until(&format!("document.querySelector('{picture}').currentSrc")).await;
        let chosen = page.eval_text(&format!("document.querySelector('{picture}').currentSrc")).await;
        assert!(chosen.ends_with("/wide.svg"), "{path}: shown as wide as the window, it is {chosen}");
    }
}

async fn a_picture_of_a_gallery_shows_that_it_has_the_focus(reader: &mut Reader) {
    let page = reader.visit(GALLERY).await;
    page.open("/articles/gallery/").await;
    page.focus("[part~=gallery] a").await;
    page.until("document.querySelector('[part~=gallery] a').matches(':focus-visible')").await;
    page.until("[...document.images].every(image => image.complete)").await;
    let with_ring = picture_of(&page).await;
    assert!(with_ring == picture_of(&page).await, "something else moves");
    page.eval("(document.querySelector('[part~=gallery] a').style.outline = 'none', 0)").await;
    assert!(with_ring != picture_of(&page).await, "nothing is seen of the focus");
}

/// What is in the window, as the bytes of a PNG.
pub(super) async fn picture_of(page: &Page) -> Vec<u8> {
    page.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))").await;
    let file = page.screenshot("picture").await;
    let picture = std::fs::read(&file).expect("the picture is there");
    std::fs::remove_file(file).expect("the picture goes away");
    picture
}

async fn a_drawing_is_seen_in_the_dark(reader: &mut Reader) {
    reader.prefers(Preferences::DARK).await;
    let page = reader.visit(GALLERY).await;
    page.open("/articles/gallery/").await;
    page.until("matchMedia('(prefers-color-scheme: dark)').matches").await;
    // Black lines on nothing are what most drawings are. One that has other lines for the dark draws those for a light ground.
    for (picture, is_light) in [("drawing.svg", true), ("photograph.jpg", false)] {
        let ground = format!(
            "(style => (/\\d+, (\\d+), \\d+\\)/.exec(style.backgroundColor)?.[1] ?? 0) > 200 && style.colorScheme === 'light')\
             (getComputedStyle(document.querySelector(\"img[src$='{picture}']\")))"
        );
        assert_eq!(page.eval(&ground).await, is_light, "{picture}");
    }
}
