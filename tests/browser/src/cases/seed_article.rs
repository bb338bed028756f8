//! A real page of a regional paper: every part of it, where the seed edition lies beside the repository.

use crate::case::cases;
use crate::editions::Edition::Seed;
use crate::page::Page;
use crate::reader::Reader;

cases![
    for Seed;
    opens_from_the_front_page,
    has_its_headline_and_title,
    has_both_kickers_in_order,
    has_its_time_for_eyes_and_machines,
    has_its_breadcrumb,
    has_its_emphasis_with_four_points,
    has_its_paragraphs,
    has_its_credits_with_both_reviewers,
    has_the_footer_of_the_paper,
    speaks_traditional_chinese,
    is_printed_on_one_sheet in [Chromium],
];

const ADDRESS: &str = "/articles/ningde-projects/";
const HEADLINE: &str = "梁偉新張永寧赴中心城區調研重點項目";

async fn story(reader: &mut Reader) -> Page {
    let page = reader.visit(Seed).await;
    page.open(ADDRESS).await;
    page.wait_for("[part~=body]").await;
    page
}

async fn opens_from_the_front_page(reader: &mut Reader) {
    let page = reader.visit(Seed).await;
    page.open("/").await;
    page.mark().await;
    page.click(&format!("article[part~=teaser] a[href='{ADDRESS}']")).await;
    page.wait_for_page(ADDRESS, HEADLINE).await;
    page.expect_same().await;
    page.expect_quiet_console().await;
}

async fn has_its_headline_and_title(reader: &mut Reader) {
    let page = story(reader).await;
    assert_eq!(page.texts("h1").await, [HEADLINE]);
    assert!(page.has("h1[part~=headline]").await);
    assert_eq!(page.title().await, format!("{HEADLINE} – 寧德網"));
}

async fn has_both_kickers_in_order(reader: &mut Reader) {
    let page = story(reader).await;
    let kickers = page.texts("[part~=kicker]").await;
    assert_eq!(kickers, ["以快打快 以快制快", "打贏打好項目攻堅戰"]);
    let before = page
        .eval("!!(document.querySelector('[part~=kicker]').compareDocumentPosition(document.querySelector('h1')) & Node.DOCUMENT_POSITION_FOLLOWING)")
        .await;
    assert_eq!(before, true, "kickers stand above the headline");
}

async fn has_its_time_for_eyes_and_machines(reader: &mut Reader) {
    let page = story(reader).await;
    let time = page.attribute("[part~=dateline] time", "datetime").await;
    assert_eq!(time.as_deref(), Some("2023-04-25T15:32:00+08:00"));
    let words = page.text("[part~=dateline] time").await;
    for piece in ["2023", "4", "25", ":32"] {
        assert!(words.contains(piece), "{piece} is not in {words}");
    }
    assert!(page.text("[part~=dateline]").await.contains("閩東日報"), "the source stands in the dateline");
}

async fn has_its_breadcrumb(reader: &mut Reader) {
    let page = story(reader).await;
    let links = page.attributes("[part~=breadcrumb] a", "href").await;
    assert_eq!(links, ["/", "/channels/news/", "/channels/ningde/"]);
    let words = page.text("[part~=breadcrumb]").await;
    let places = ["新聞頻道", "寧德新聞"].map(|name| words.find(name));
    assert!(places[0].is_some() && places[0] < places[1], "{words}");
}

async fn has_its_emphasis_with_four_points(reader: &mut Reader) {
    let page = story(reader).await;
    assert_eq!(page.count("[part~=emphasis]").await, 1);
    assert!(page.text("[part~=emphasis]").await.starts_with("梁偉新強調——"));
    let points = page.texts("[part~=emphasis] li").await;
    let starts = ["狀態要到位", "協調要到位", "督查要到位", "獎懲要到位"];
    assert_eq!(points.len(), starts.len());
    for (point, start) in points.iter().zip(starts) {
        assert!(point.starts_with(start), "{point}");
    }
}

async fn has_its_paragraphs(reader: &mut Reader) {
    let page = story(reader).await;
    let body = page.text("[part~=body]").await;
    assert!(body.contains("市領導楊方、葉其發參加。"));
    assert!(body.contains("“市直有關部門必須明確辦結的時間節點”"));
    assert!(body.contains("營造更加濃厚的項目建設氛圍。"));
}

async fn has_its_credits_with_both_reviewers(reader: &mut Reader) {
    let page = story(reader).await;
    assert_eq!(page.count("dl[part~=credits], [part~=credits] dl").await, 1);
    let credits = page.text("[part~=credits]").await;
    let wanted = ["來源", "閩東日報", "記者", "鄭雨桐", "編輯", "藍青", "審核", "劉寧芬", "周邦在", "責任編輯", "藍青"];
    let mut rest = credits.as_str();
    for piece in wanted {
        let at = rest.find(piece);
        let at = at.unwrap_or_else(|| panic!("{piece} is not in its place in {credits}"));
        rest = &rest[at + piece.len()..];
    }
    assert_eq!(page.count("[part~=credits] dt").await, 5);
}

async fn has_the_footer_of_the_paper(reader: &mut Reader) {
    let page = story(reader).await;
    let footer = page.text("[part~=footer]").await;
    for piece in [
        "互聯網新聞信息服務許可證編號",
        "3512014001",
        "信息網絡傳播視聽節目許可證號",
        "1309374",
        "閩ICP備09016467號-17",
        "廣告聯繫",
        "寧德市新媒體網絡傳媒有限公司",
        "寧德市蕉城區蕉城北路15號閩東日報社三樓",
        "寧德網 版權所有",
        "網絡舉報監督專區",
    ] {
        assert!(footer.contains(piece), "{piece} is not in {footer}");
    }
    let numbers = page.attributes("[part~=footer] a[href^='tel:']", "href").await;
    assert_eq!(numbers.len(), 2, "{numbers:?}");
    let digits: Vec<String> = numbers.iter().map(|n| n.chars().filter(char::is_ascii_digit).collect()).collect();
    assert!(digits[0].ends_with("5932831322") && digits[1].ends_with("5932876799"), "{numbers:?}");
}

async fn speaks_traditional_chinese(reader: &mut Reader) {
    let page = story(reader).await;
    let lang = page.attribute("html", "lang").await.expect("the page has a language");
    assert!(lang.starts_with("zh-Hant"), "{lang}");
    page.expect_quiet_console().await;
}

/// A second one had four lines of the paper's foot on it.
async fn is_printed_on_one_sheet(reader: &mut Reader) {
    let page = story(reader).await;
    assert_eq!(page.sheets().await, 1);
}
