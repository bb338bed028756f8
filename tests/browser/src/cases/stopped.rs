//! When the app itself cannot run: the page says so, and is never blank.

use super::paper::PAPER;
use crate::case::cases;
use crate::reader::Reader;
use crate::server::Fault;

cases![
    is_hidden_while_all_is_well,
    a_missing_app_is_spoken_of_with_a_way_on,
    a_truncated_app_is_spoken_of_with_a_way_on,
    a_dropped_app_is_spoken_of_with_a_way_on,
];

async fn is_hidden_while_all_is_well(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    assert!(page.has("#stopped").await);
    assert!(!page.visible("#stopped").await);
}

async fn a_missing_app_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, Fault::status(404)).await;
}

async fn a_truncated_app_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, Fault::truncated(1000)).await;
}

async fn a_dropped_app_is_spoken_of_with_a_way_on(reader: &mut Reader) {
    stopped_by(reader, Fault::dropped()).await;
}

async fn stopped_by(reader: &mut Reader, fault: Fault) {
    let page = reader.visit(PAPER).await;
    page.server().fault("*.wasm", fault);
    page.goto("/").await;
    page.wait_until_visible("#stopped").await;
    assert!(page.text("#stopped").await.chars().count() > 10, "it says what has happened");
    page.server().mend("*.wasm");
    page.click("#stopped :is(a, button)").await;
    page.wait_for_headline("The Tester").await;
    assert!(!page.visible("#stopped").await);
}
