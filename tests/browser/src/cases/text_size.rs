//! Text at twice its size, from a narrow phone to a desk.

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::reader::Reader;
use crate::window::Window;

cases![twice_the_size_needs_no_sideways_scrolling, the_text_does_grow, every_width_needs_no_sideways_scrolling,];

const PAGES: [&str; 3] = ["/", "/articles/tidal-barrier-works/", "/articles/never-written/"];

async fn twice_the_size_needs_no_sideways_scrolling(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for address in PAGES {
        page.open(address).await;
        page.eval("(document.documentElement.style.fontSize = '200%', 0)").await;
        for window in [Window::DESK, Window::NARROW] {
            reader.window(window).await;
            page.until(&format!("innerWidth === {}", window.width)).await;
            page.expect_no_sideways_scrolling().await;
        }
    }
}

async fn the_text_does_grow(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/articles/tidal-barrier-works/").await;
    let size = "parseFloat(getComputedStyle(document.querySelector('[part~=body] p')).fontSize)";
    let before = page.eval_number(size).await;
    page.eval("(document.documentElement.style.fontSize = '200%', 0)").await;
    let after = page.eval_number(size).await;
    assert!(after >= before * 1.7, "from {before} px to {after} px");
}

async fn every_width_needs_no_sideways_scrolling(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for address in PAGES {
        page.open(address).await;
        for width in [320, 390, 600, 768, 1024, 1280, 1920] {
            reader.window(Window::new(width, 900)).await;
            page.until(&format!("innerWidth === {width}")).await;
            page.expect_no_sideways_scrolling().await;
        }
    }
}
