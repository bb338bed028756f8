//! An edition with one article of ten thousand blocks, of the kinds that long articles are made of.

use std::fs;
use std::io;
use std::path::Path;

/// The article's name.
pub(super) const ID: &str = "ten-thousand-blocks";
const BLOCKS: usize = 10_000;

const SITE: &str = r#"{"name": "看報測速", "lang": "zh-Hant", "url": "https://news.example", "channels": [{"id": "city", "name": "本市"}]}"#;

/// Writes the edition into `folder`.
pub(super) fn write(folder: &Path) -> io::Result<()> {
    let articles = folder.join("articles");
    fs::create_dir_all(&articles)?;
    fs::write(folder.join("site.json"), SITE)?;
    fs::write(articles.join(format!("{ID}.json")), article())
}

fn article() -> String {
    let blocks: Vec<String> = (1..=BLOCKS).map(block).collect();
    format!(
        r#"{{"schema": 1, "id": "{ID}", "channel": ["city"], "headline": "一萬段", "published": "2024-05-06T07:08:09+08:00", "body": [
{}
]}}"#,
        blocks.join(",\n")
    )
}

/// Mostly paragraphs, some with a link or bold words in them; now and then a heading, a list, a quotation.
fn block(number: usize) -> String {
    match number % 20 {
        1 => format!(r#"{{"type": "heading", "level": 2, "text": "第{number}段"}}"#),
        7 => format!(r#"{{"type": "list", "items": ["清晨的第{number}班船", "中午的渡口", "傍晚的燈塔"]}}"#),
        13 => format!(r#"{{"type": "quote", "text": "潮水第{number}次漲上石階。", "cite": "守塔人"}}"#),
        4 | 10 | 16 => format!(
            r#"{{"type": "paragraph", "text": ["第{number}段，", {{"strong": "潮水又漲了一寸"}}, "，渡口的鐘照舊敲了七下。"]}}"#
        ),
        8 => format!(
            r#"{{"type": "paragraph", "text": ["第{number}段，見", {{"link": {{"href": "/channels/city/", "text": "本市新聞"}}}}, "。"]}}"#
        ),
        _ => format!(
            r#"{{"type": "paragraph", "text": "第{number}段，清晨五點，碼頭上的燈一盞盞亮起，第一批漁船已經靠岸，潮水又漲了一寸。"}}"#
        ),
    }
}
