//! Twenty elements on one page.

use super::host::{EMBED, host};
use crate::case::cases;
use crate::reader::Reader;

cases![twenty_elements_cost_one_download_and_one_style_sheet];

const ALL: &str = "[...document.querySelectorAll('kanbao-article')]";

async fn twenty_elements_cost_one_download_and_one_style_sheet(reader: &mut Reader) {
    let twice = "<script type=module src='NEWS/embed.js?again'></script>";
    let (page, news) = host(reader, twice, &"STORY".repeat(20)).await;
    page.eval(&format!("({ALL}.forEach(e => e.scrollIntoView()), 0)")).await;
    for number in 0..20 {
        page.eval(&format!("({ALL}[{number}].scrollIntoView(), 0)")).await;
        page.until(&format!("{ALL}[{number}].shadowRoot?.querySelector('article')")).await;
    }
    assert_eq!(page.eval(&format!("new Set({ALL}.map(e => e.shadowRoot.adoptedStyleSheets[0])).size")).await, 1);
    assert_eq!(news.requests_for(EMBED).len(), 1);
}
