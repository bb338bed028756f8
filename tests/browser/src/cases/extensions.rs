//! What readers have put into their browsers.

use std::fs;

use super::paper::PAPER;
use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::literal;
use crate::reader::Reader;
use crate::repository;

cases![
    what_lists_of_annoyances_hide_leaves_the_way_back,
    dark_reader_leaves_what_divides_a_story in [Chromium, Firefox],
];

/// A rule of Fanboy's Annoyance List, as blockers put it into pages.
async fn what_lists_of_annoyances_hide_leaves_the_way_back(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/articles/story-45/").await;
    page.eval(
        "(document.head.insertAdjacentHTML('beforeend', \
         '<style>[aria-label=\"Back to top\"] { display: none !important }</style>'), 0)",
    )
    .await;
    page.scroll_to(1500).await;
    page.wait_until_visible(".return [part~=home]").await;
}

async fn dark_reader_leaves_what_divides_a_story(reader: &mut Reader) {
    let file = repository::library("KANBAO_DARK_READER").expect("set KANBAO_DARK_READER as cargo xtask does");
    let extension = fs::read_to_string(file).expect("Dark Reader is there");
    let page = reader.visit(Sample).await;
    page.open("/articles/old-name-lupu/").await;
    let sheets = "document.querySelectorAll('style:not(.darkreader), link[rel=stylesheet]').length";
    let sheets = page.eval_number(sheets).await;
    page.eval(&format!("((0, eval)({}), DarkReader.enable({{}}), 0)", literal(&extension))).await;
    page.until(&format!("document.querySelectorAll('style.darkreader--sync').length >= {sheets}")).await;
    assert_eq!(page.eval("document.querySelector('[part~=body] > hr').offsetHeight").await, 1);
}
