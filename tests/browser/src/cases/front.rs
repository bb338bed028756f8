//! The front page: newest first, by channel.

use super::paper::PAPER;
use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::reader::Reader;

cases![
    has_the_site_s_name_as_its_hidden_headline,
    has_landmarks_and_one_main,
    leads_with_the_newest_story,
    every_teaser_links_to_a_story_that_opens,
    names_the_channels_as_links,
    footer_numbers_can_be_called,
    shows_nothing_wrong_in_the_console,
    loads_nothing_of_a_third_party,
];

async fn has_the_site_s_name_as_its_hidden_headline(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    assert_eq!(page.texts("h1").await, ["The Tester"]);
    let height = page.eval_number("document.querySelector('h1').getBoundingClientRect().height").await;
    assert!(height <= 2.0, "the headline of the front page is for the ear only, and {height} px high");
    assert!(page.title().await.contains("The Tester"));
}

async fn has_landmarks_and_one_main(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    assert_eq!(page.count("main").await, 1);
    assert_eq!(page.count("main#main").await, 1);
    assert!(page.visible("[part~=masthead]").await);
    assert!(page.visible("[part~=footer]").await);
}

async fn leads_with_the_newest_story(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    let first = "article[part~=teaser] :is(h2, h3) a";
    assert_eq!(page.text(first).await, "Story number 45");
    assert_eq!(page.attribute(first, "href").await.as_deref(), Some("/articles/story-45/"));
    let times = page.attributes("article[part~=teaser] time", "datetime").await;
    assert!(times.is_sorted_by(|a, b| a >= b), "newest first: {times:?}");
}

async fn every_teaser_links_to_a_story_that_opens(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    let mut links = page.attributes("article[part~=teaser] :is(h2, h3) a", "href").await;
    links.sort();
    links.dedup();
    assert!(links.len() >= 8, "the sample edition has stories to show: {links:?}");
    for link in links {
        page.open(&link).await;
        assert!(!page.has("[part~=notice]").await, "{link}");
        page.expect_quiet_console().await;
    }
}

async fn names_the_channels_as_links(reader: &mut Reader) {
    let page = reader.visit(PAPER).await;
    page.open("/").await;
    for (link, name) in [("/channels/news/", "News"), ("/channels/sport/", "Sport")] {
        let css = format!("[part~=masthead] a[href='{link}']");
        assert_eq!(page.text(&css).await, name);
    }
}

async fn footer_numbers_can_be_called(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    assert!(page.visible("[part~=footer] a[href^='tel:']").await);
}

async fn shows_nothing_wrong_in_the_console(reader: &mut Reader) {
    for edition in [Sample, PAPER] {
        let page = reader.visit(edition).await;
        page.open("/").await;
        page.expect_quiet_console().await;
    }
}

async fn loads_nothing_of_a_third_party(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/").await;
    assert_eq!(page.loaded_from_elsewhere().await, [""; 0]);
}
