//! With scripts off every page reads, and every link leads where it says.

use super::paper::PAPER;
use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::page::Page;
use crate::reader::Reader;

cases![every_kind_of_page_reads, links_lead_on, the_ways_back_are_there,];

/// A page of an edition, in a browser that runs no scripts. [`Page::scripts`] has to turn them on again.
pub(super) async fn open(page: &Page, path: &str) {
    page.scripts(false).await;
    page.goto(path).await;
}

async fn every_kind_of_page_reads(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    let mut seen = Vec::new();
    for path in ["/", "/channels/news/", "/articles/tidal-barrier-works/", "/articles/ar-tide-mill/", "/no/such/page/"]
    {
        open(&page, path).await;
        let shown = page.visible("main h1").await && page.visible("[part~=masthead]").await;
        let hidden = !page.visible("#stopped").await && !page.visible("[part~=skeleton]").await;
        seen.push((path, shown, hidden, page.all_text().await.chars().count() > 100));
    }
    page.scripts(true).await;
    for (path, shown, hidden, says_something) in seen {
        assert!(shown && hidden && says_something, "{path}");
    }
}

async fn links_lead_on(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    open(&page, "/").await;
    page.click("main a[href='/articles/story-45/']").await;
    page.wait_for_headline("Story number 45").await;
    page.click("[part~=body] a[href='/articles/story-01/']").await;
    page.wait_for_headline("Story number 1").await;
    page.click("[part~=breadcrumb] a[href='/channels/harbour/']").await;
    page.wait_for_headline("Harbour").await;
    page.click("[part~=pages] a[rel=next]").await;
    page.wait_for_path("/channels/harbour/2/").await;
    let title = page.title().await;
    page.scripts(true).await;
    assert_eq!(title, "Harbour 2 – The Tester");
}

async fn the_ways_back_are_there(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    open(&page, "/articles/story-45/").await;
    let tall = page.eval_number("document.documentElement.scrollHeight").await;
    page.eval("scrollTo({top: 9e9, behavior: 'instant'})").await;
    let both = page.visible("a[part~=back-to-top]").await && page.visible(".return a[part~=home]").await;
    page.click("a[part~=back-to-top]").await;
    page.wait_for_scroll(0).await;
    page.click(".return a[part~=home]").await;
    page.wait_for_headline("The Tester").await;
    page.scripts(true).await;
    assert!(both && tall > 2000.0);
}
