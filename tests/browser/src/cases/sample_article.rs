//! The sample edition's story of the seed's exact shape.

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::Page;
use crate::reader::Reader;

cases![
    has_every_part_of_the_seed_s_shape,
    has_onward_ways,
    fills_a_phone_and_a_desk_without_sideways_scrolling,
    shifts_nothing_while_it_loads,
];

const ADDRESS: &str = "/articles/tidal-barrier-works/";

async fn story(reader: &mut Reader) -> Page {
    let page = reader.visit(Sample).await;
    page.open(ADDRESS).await;
    page.wait_for("[part~=body]").await;
    page
}

async fn has_every_part_of_the_seed_s_shape(reader: &mut Reader) {
    let page = story(reader).await;
    for part in ["breadcrumb", "kicker", "headline", "dateline", "body", "emphasis", "credits", "home", "footer"] {
        assert!(page.visible(&format!("[part~={part}]")).await, "{part} is to be seen");
    }
    assert_eq!(page.count("[part~=kicker]").await, 2);
    assert_eq!(page.count("[part~=emphasis] li").await, 4);
    assert_eq!(page.count("[part~=credits] dt").await, 5, "source, reporter, editor, reviewers, duty editor");
    assert_eq!(page.count("h1").await, 1);
    assert!(page.has("[part~=dateline] time[datetime]").await);
    page.expect_quiet_console().await;
}

async fn has_onward_ways(reader: &mut Reader) {
    let page = story(reader).await;
    assert!(page.has("[part~=onward] a[href^='/articles/']").await, "the story before or after");
    page.mark().await;
    let next = page.attribute("[part~=onward] a[href^='/articles/']", "href").await.expect("a link leads somewhere");
    page.click("[part~=onward] a[href^='/articles/']").await;
    page.wait_for_path(&next).await;
    page.wait_for("[part~=body]").await;
    page.expect_same().await;
}

async fn fills_a_phone_and_a_desk_without_sideways_scrolling(reader: &mut Reader) {
    use crate::window::Window;
    let page = story(reader).await;
    for window in [Window::NARROW, Window::PHONE, Window::DESK, Window::new(1920, 1080)] {
        reader.window(window).await;
        page.until(&format!("innerWidth === {}", window.width)).await;
        page.expect_no_sideways_scrolling().await;
    }
}

async fn shifts_nothing_while_it_loads(reader: &mut Reader) {
    let page = story(reader).await;
    page.until("document.readyState === 'complete'").await;
    let shift = page.layout_shift().await;
    assert!(shift < 0.02, "the layout shifts by {shift}");
}
