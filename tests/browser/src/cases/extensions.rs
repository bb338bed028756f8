//! What readers have put into their browsers.

use super::paper::PAPER;
use crate::case::cases;
use crate::reader::Reader;

cases![what_lists_of_annoyances_hide_leaves_the_way_back];

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
