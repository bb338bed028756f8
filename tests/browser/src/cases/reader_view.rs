//! What a browser's reader view takes for the story. Firefox alone lets a program open its own.

use crate::case::cases;
use crate::editions::Edition::Sample;
use crate::reader::Reader;

cases![
    what_leads_on_is_no_part_of_a_story in [Firefox],
    the_pictures_of_a_gallery_are_part_of_it in [Firefox],
];

/// Short stories, with much else around them.
async fn what_leads_on_is_no_part_of_a_story(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    for (id, direction) in
        [("winter-ferry-timetable", "ltr"), ("bus-timetable-november", "ltr"), ("ar-tide-mill", "rtl")]
    {
        page.open(&format!("/articles/{id}/")).await;
        let headline = page.text("h1").await;
        let author = page.attribute("meta[name=author]", "content").await.expect("somebody wrote it");
        let paragraphs = page.texts("[part~=body] > p").await;
        let others = page.texts("[part~=breadcrumb] li, [part~=share], [part~=related] li, [part~=onward] p").await;
        assert!(others.len() > 5, "much else is around {id}");
        page.open_reader_view().await;
        assert_eq!(page.text(".reader-title").await, headline);
        assert_eq!(page.text(".reader-credits").await, author);
        assert_eq!(page.attribute(".container", "dir").await.as_deref(), Some(direction), "{id}");
        let shown = page.texts(".moz-reader-content :is(p, li, a)").await;
        assert!(paragraphs.iter().all(|paragraph| shown.contains(paragraph)), "all of {id} is there: {shown:?}");
        let strange: Vec<_> = others.iter().filter(|other| shown.contains(other)).collect();
        assert!(strange.is_empty(), "{id} has what is not its own: {strange:?}");
    }
}

async fn the_pictures_of_a_gallery_are_part_of_it(reader: &mut Reader) {
    let page = reader.visit(Sample).await;
    page.open("/articles/old-name-lupu/").await;
    let captions = page.texts("[part~=gallery] figcaption").await;
    assert!(captions.len() > 1, "there is a gallery");
    page.open_reader_view().await;
    assert_eq!(page.texts(".moz-reader-content figcaption").await, captions);
    assert_eq!(page.count(".moz-reader-content img").await, captions.len());
}
