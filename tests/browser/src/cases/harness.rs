//! The harness itself, on a page written by hand: so that a green test below means something.

use fantoccini::key::Key;

use crate::case::cases;
use crate::editions::Edition::StandIn;
use crate::page::Modifier;
use crate::preferences::Preferences;
use crate::reader::Reader;
use crate::server::Fault;
use crate::window::Window;

cases![
    opens_a_page_and_reads_it,
    clicks_and_presses_keys,
    goes_back_and_forward,
    sizes_the_window,
    prefers_dark_and_stillness,
    asks_for_a_new_tab in [Chromium, Firefox],
    sees_whether_a_click_is_taken_over,
    sees_console_errors,
    axe_finds_a_known_barrier_and_no_other,
    takes_a_picture,
    delays_and_breaks_what_a_page_loads,
    shows_a_page_as_printed in [Chromium],
    turns_scripts_off,
    touches_with_a_finger in [Chromium, Firefox],
];

async fn opens_a_page_and_reads_it(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    assert_eq!(page.title().await, "Stand-in");
    assert_eq!(page.path().await, "/");
    assert_eq!(page.text("[part=headline]").await, "A stand-in for the viewer");
    assert!(page.visible("h1").await);
    page.expect_quiet_console().await;
    page.goto("/nowhere/").await;
    assert_eq!(page.text("h1").await, "Not found");
    assert_eq!(page.server().requests_for("/").len(), 1);
}

async fn clicks_and_presses_keys(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    page.click("#press").await;
    page.until("pressed.textContent === '1'").await;
    page.focus("#press").await;
    page.press(Key::Enter).await;
    page.until("pressed.textContent === '2'").await;
    page.focus("#next").await;
    page.press(Key::Enter).await;
    page.wait_for_path("/second/").await;
}

async fn goes_back_and_forward(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    page.click("#next").await;
    page.wait_for_path("/second/").await;
    page.back().await;
    page.wait_for_path("/").await;
    page.forward().await;
    page.wait_for_path("/second/").await;
}

async fn sizes_the_window(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    for window in [Window::PHONE, Window::NARROW, Window::DESK] {
        reader.window(window).await;
        let Window { width, height } = window;
        page.until(&format!("innerWidth === {width} && innerHeight === {height} || undefined")).await;
    }
}

async fn prefers_dark_and_stillness(reader: &mut Reader) {
    for (preferences, words) in [
        (Preferences::DARK, "dark moving"),
        (Preferences::STILL, "light still"),
        (Preferences::default(), "light moving"),
    ] {
        reader.prefers(preferences).await;
        let page = reader.visit(StandIn).await;
        page.open("/").await;
        assert_eq!(page.text("#scheme").await, words);
    }
}

async fn asks_for_a_new_tab(reader: &mut Reader) {
    for modifier in [Modifier::Control, Modifier::Middle, Modifier::Shift] {
        let page = reader.visit(StandIn).await;
        page.open("/").await;
        let before = page.tabs().await;
        page.click_with("#next", modifier).await;
        page.wait_for_requests("/second/", 1).await;
        assert_eq!(page.path().await, "/", "{modifier:?}");
        assert_eq!(page.tabs().await, before + 1, "{modifier:?}");
    }
}

async fn sees_whether_a_click_is_taken_over(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    assert!(!page.takes_over("#next", Modifier::Control).await);
    page.eval("(addEventListener('click', event => event.preventDefault()), 0)").await;
    assert!(page.takes_over("#next", Modifier::Control).await);
    assert_eq!(page.path().await, "/");
}

async fn sees_console_errors(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/faulty/").await;
    page.until("window.__console.length >= 3").await;
    let errors = page.console_errors().await.join("\n");
    for words in ["error: said Error: so", "nobody caught this", "thrown later"] {
        assert!(errors.contains(words), "{words:?} is not in\n{errors}");
    }
}

async fn axe_finds_a_known_barrier_and_no_other(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    page.expect_no_barriers().await;
    page.open("/faulty/").await;
    let mut found: Vec<String> = page.axe().await;
    for barrier in &mut found {
        let end = barrier.find(':').unwrap_or(barrier.len());
        barrier.truncate(end);
    }
    found.sort();
    assert_eq!(found, ["color-contrast", "image-alt"]);
}

async fn takes_a_picture(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    let file = page.screenshot("harness-picture").await;
    let picture = std::fs::read(&file).expect("the picture is there");
    assert!(picture.starts_with(b"\x89PNG"), "it is a PNG");
    assert!(picture.len() > 5_000, "it shows something");
    std::fs::remove_file(file).expect("the picture goes away");
}

async fn delays_and_breaks_what_a_page_loads(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    let ask = "fetch('/data.json', {cache: 'no-store'}).then(r => r.text()).then(t => window.got = t, e => window.got = 'failed')";
    for (fault, got) in [
        (Fault::status(503), "503 Service Unavailable"),
        (Fault::truncated(5), "{\"sch"),
        (Fault::cut_off(5), "failed"),
        (Fault::dropped(), "failed"),
        (Fault::delay(200), "{\"schema\": 1, \"words\": \"hello, reader\"}\n"),
    ] {
        page.server().fault("/data.json", fault.clone());
        page.eval(&format!("(window.got = null, {ask}, 0)")).await;
        page.until("window.got !== null").await;
        assert_eq!(page.eval_text("window.got").await, got, "{fault:?}");
    }
    page.go_offline().await;
    page.eval(&format!("(window.got = null, {ask}, 0)")).await;
    page.until("window.got === 'failed' && !navigator.onLine").await;
    page.go_online().await;
    assert_eq!(page.eval("navigator.onLine").await, true);
}

async fn shows_a_page_as_printed(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    reader.prefers(Preferences::PRINT).await;
    page.until("matchMedia('print').matches").await;
}

async fn turns_scripts_off(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.scripts(false).await;
    page.open("/").await;
    assert_eq!(page.text("#scheme").await, "");
    page.scripts(true).await;
    page.open("/").await;
    assert_eq!(page.text("#scheme").await, "light moving");
}

async fn touches_with_a_finger(reader: &mut Reader) {
    let page = reader.visit(StandIn).await;
    page.open("/").await;
    page.eval("(addEventListener('pointerdown', e => window.touched = e.pointerType), 0)").await;
    page.touch("#press").await;
    page.until("window.touched === 'touch'").await;
}
