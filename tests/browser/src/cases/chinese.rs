//! How lines of Chinese end, and what stands between its characters (W3C, "Requirements for Chinese Text Layout").

use serde_json::{Value, json};

use super::images::picture_of;
use crate::case::cases;
use crate::editions::Edition;
use crate::made::{Made, article};
use crate::page::Page;
use crate::reader::Reader;
use crate::window::Window;

cases![
    a_headline_is_as_wide_as_its_words,
    a_mark_is_as_wide_as_a_character,
    no_character_is_painted_over_another,
    no_line_begins_with_a_mark_or_within_a_number,
    points_have_no_holes_on_a_phone,
    // The others do not balance the last lines of a text yet.
    nothing_ends_in_a_single_character in [Chromium],
];

const STORIES: Edition = Edition::Made("chinese", stories);

const HEADLINES: [&str; 6] = [
    "石潭县旅游收入同比增长12.6%，专家：“超出预期”《石潭日报》",
    "小区里的电梯坏了100天之后：谁修？谁付钱？谁负责？",
    "从0到1，从1到100：一家石潭小厂的“出海”之路",
    "钢琴家玛格丽特·安妮·霍克斯贝里12月6日到访石潭",
    "女排4：0大胜，石潭高中时隔14年重返全国四强",
    "县教育局局长沈既白答记者问：小学托管费每月不高于180元",
];

fn stories() -> Made {
    let items: Vec<String> = (10..40).map(|length| "渡轮今晚恢复开航".chars().cycle().take(length).collect()).collect();
    let body = vec![
        json!({"type": "emphasis", "points": ["路，三年内修完K17、K19两条线；", "时，每天18:30至20:30，共2小时；", "人，请100位“乡音讲解员”上岗。"]}),
        json!({"type": "list", "items": items}),
        json!({"type": "table", "rows": [["东门外码头", "文化广场", "老城区文化广场", "每天七点起渡轮恢复开航"]]}),
    ];
    HEADLINES.iter().enumerate().fold(Made::new("zh-Hans-CN"), |made, (number, headline)| {
        let mut story = article(&format!("s{number}"), headline, body.clone());
        let others = (0..HEADLINES.len()).filter(|other| *other != number);
        story["related"] = others.map(|other| Value::from(format!("s{other}"))).collect();
        made.article(story)
    })
}

/// The lines of each element, and how wide its widest Chinese character is, in its own size.
async fn set(page: &Page, elements: &str) -> Vec<(Vec<String>, f64)> {
    let set = page
        .eval(&format!(
            "[...document.querySelectorAll({elements:?})].map(element => {{
                const range = document.createRange(), lines = [''];
                const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
                let bottom = Infinity, widest = 0;
                for (let text; (text = texts.nextNode());)
                    for (let at = 0; at < text.length; at++) {{
                        range.setStart(text, at);
                        range.setEnd(text, at + 1);
                        const {{ width, height, top }} = [...range.getClientRects()].at(-1) ?? {{ width: 0 }};
                        if (!width) continue;
                        if (top > bottom) lines.push('');
                        bottom = top + height / 2;
                        lines[lines.length - 1] += text.data[at];
                        if (/\\p{{Script=Han}}/u.test(text.data[at])) widest = Math.max(widest, width);
                    }}
                return [lines, widest / parseFloat(getComputedStyle(element).fontSize)];
            }})"
        ))
        .await;
    serde_json::from_value(set).expect("lines and a width each")
}

async fn a_headline_is_as_wide_as_its_words(reader: &mut Reader) {
    let page = reader.visit(STORIES).await;
    for (number, headline) in HEADLINES.iter().enumerate() {
        page.open(&format!("/articles/s{number}/")).await;
        // Whoever looks for it, or takes it along, gets it as it was written.
        assert_eq!(page.headlines().await, [*headline]);
        let wider = page
            .eval_number(
                "(() => { const headline = document.querySelector('h1'), plain = headline.cloneNode(); \
                 plain.textContent = headline.textContent; \
                 const [cut, whole] = [headline.cloneNode(true), plain].map(copy => { \
                 copy.style.cssText = 'position: absolute; container-type: normal; inline-size: max-content'; \
                 document.body.append(copy); return copy.getBoundingClientRect().width; }); return cut - whole; })()",
            )
            .await;
        assert!(wider.abs() < 3.0, "{headline} is {wider} px wider than its words");
    }
}

/// Pairs of marks may be set closer, but not one between words. Firefox would where kerning is asked for: for many Chinese faces that
/// is to set all marks half as wide.
async fn a_mark_is_as_wide_as_a_character(reader: &mut Reader) {
    let page = reader.visit(STORIES).await;
    page.open("/articles/s0/").await;
    let marks = "[...document.querySelectorAll('[part~=emphasis] li')].map(point => {
                     const range = document.createRange(), text = point.firstChild;
                     range.setStart(text, 1);
                     range.setEnd(text, 2);
                     const { width } = range.getBoundingClientRect();
                     return [range.toString(), width / parseFloat(getComputedStyle(point).fontSize)];
                 })";
    let marks: Vec<(String, f64)> = serde_json::from_value(page.eval(marks).await).expect("a mark and its width each");
    assert!(!marks.is_empty());
    assert!(marks.iter().all(|(mark, width)| mark == "，" && *width > 0.95), "{marks:?}");
}

async fn no_line_begins_with_a_mark_or_within_a_number(reader: &mut Reader) {
    let page = reader.visit(STORIES).await;
    for (window, size) in [(Window::NARROW, "100%"), (Window::PHONE, "100%"), (Window::PHONE, "200%")] {
        reader.window(window).await;
        for number in 0..HEADLINES.len() {
            page.open(&format!("/articles/s{number}/")).await;
            page.eval(&format!("(document.documentElement.style.fontSize = '{size}', 0)")).await;
            for (lines, _) in set(&page, "h1, [part~=related] a").await {
                for pair in lines.windows(2) {
                    let (end, begin) = (pair[0].as_str(), pair[1].as_str());
                    let is_number = |text: Option<char>| text.is_some_and(|sign| sign.is_ascii_digit() || sign == '.');
                    let is_torn =
                        is_number(begin.chars().next()) && is_number(end.trim_end_matches('：').chars().next_back());
                    assert!(!is_torn, "{window:?}, {size}: {lines:?}");
                    // Before a dot all browsers end lines of plain text.
                    assert!(!begin.starts_with(['，', '：', '？', '”', '》', '%']), "{window:?}, {size}: {lines:?}");
                }
            }
            // Where few characters have room a headline breaks as plain text.
            for (lines, _) in set(&page, "h1").await.into_iter().filter(|_| size == "100%") {
                assert!(lines.iter().all(|line| !line.starts_with('·')), "{window:?}, {size}: {lines:?}");
            }
        }
    }
}

async fn points_have_no_holes_on_a_phone(reader: &mut Reader) {
    reader.window(Window::PHONE).await;
    let page = reader.visit(STORIES).await;
    page.open("/articles/s0/").await;
    let points = set(&page, "[part~=emphasis] li").await;
    assert!(points.iter().any(|(lines, _)| lines.len() > 1), "{points:?}");
    for (lines, widest) in points {
        assert!(widest < 1.2, "{widest} in {lines:?}");
    }
}

async fn nothing_ends_in_a_single_character(reader: &mut Reader) {
    reader.window(Window::PHONE).await;
    let page = reader.visit(STORIES).await;
    page.open("/articles/s0/").await;
    for texts in ["[part~=body] > ul > li", "td"] {
        let texts = set(&page, texts).await;
        assert!(texts.iter().any(|(lines, _)| lines.len() > 1), "{texts:?}");
        for (lines, _) in texts {
            assert!(lines.last().is_some_and(|line| line.chars().count() > 1), "{lines:?}");
        }
    }
}

/// A browser may set characters apart and not paint them there, so that no measure tells: what counts is the ink.
async fn no_character_is_painted_over_another(reader: &mut Reader) {
    let page = reader.visit(STORIES).await;
    page.open("/articles/s0/").await;
    let words = "1一一一";
    page.eval(&format!(
        "(document.body.replaceChildren(document.createElement('p')), \
          document.querySelector('p').append({words:?}), \
          document.body.style.cssText = 'margin: 0; font-size: 80px; white-space: nowrap; background: #fff; color: #000', 0)"
    ))
    .await;
    let picture = picture_of(&page).await;
    // How many stretches of its width have ink in them.
    page.eval(&format!(
        "(createImageBitmap(new Blob([new Uint8Array({picture:?})])).then(picture => {{
            const width = Math.min(600, picture.width), height = Math.min(160, picture.height);
            const canvas = Object.assign(document.createElement('canvas'), {{ width, height }}).getContext('2d');
            canvas.drawImage(picture, 0, 0);
            const {{ data }} = canvas.getImageData(0, 10, width, height - 10);
            let stretches = 0, before = false;
            for (let x = 0; x < width; x++) {{
                let ink = false;
                for (let at = x; at < data.length / 4; at += width) ink ||= data[at * 4 + 1] < 128;
                stretches += ink && !before;
                before = ink;
            }}
            window.__stretches = stretches;
        }}), 0)"
    ))
    .await;
    page.until("window.__stretches !== undefined").await;
    assert_eq!(page.eval_number("window.__stretches").await, words.chars().count() as f64);
}
