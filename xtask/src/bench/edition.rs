//! An edition of any size, made of a few sentences of our own, the same on every machine.

use std::fs;
use std::io;
use std::path::Path;

const CHANNELS: [(&str, &str); 4] = [("city", "本市"), ("county", "縣域"), ("sea", "海洋"), ("culture", "文化")];

const SENTENCES: [&str; 6] = [
    "清晨五點，碼頭上的燈一盞盞亮起，第一批漁船已經靠岸。",
    "新線路把老城與港區連成一片，單程只要二十分鐘。",
    "村裡的茶園今年改用滴灌，節水三成，產量反而上升。",
    "展覽從本月起免費開放，夜場延長到晚上九點。",
    "The new footbridge is 312 metres long and carries no cars.",
    "氣象部門提醒，傍晚有短時強降水，請減少出行。",
];

/// Writes an edition of `articles` articles into `folder`.
pub(super) fn write(folder: &Path, articles: u64) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder.join("articles"))?;
    fs::write(folder.join("site.json"), site())?;
    for number in 0..articles {
        fs::write(folder.join("articles").join(format!("{}.json", id(number))), article(number))?;
    }
    Ok(())
}

fn site() -> String {
    let channels: Vec<String> =
        CHANNELS.iter().map(|(id, name)| format!(r#"{{"id": "{id}", "name": "{name}"}}"#)).collect();
    format!(
        r#"{{"name": "看報測速", "lang": "zh-Hant", "url": "https://news.example", "channels": [{}]}}"#,
        channels.join(", ")
    )
}

fn id(number: u64) -> String {
    format!("story-{number:06}")
}

/// Articles differ in length, channel, time and neighbours, as real ones do.
fn article(number: u64) -> String {
    let (channel, _) = pick(&CHANNELS, number);
    let published = format!(
        "{}-{:02}-{:02}T{:02}:{:02}:00+08:00",
        2020 + number / 8_640 % 10,
        number / 720 % 12 + 1,
        number / 24 % 28 + 1,
        number % 24,
        number % 60
    );
    let paragraphs: Vec<String> = (0..6 + number % 12).map(|place| paragraph(number + place)).collect();
    format!(
        r#"{{
  "schema": 1,
  "id": "{id}",
  "channel": ["{channel}"],
  "kickers": ["測速稿件"],
  "headline": "第 {number} 篇：{headline}",
  "summary": "{summary}",
  "published": "{published}",
  "body": [
    {{"type": "emphasis", "lead": "要點——", "points": ["{first}", "{second}"]}},
    {{"type": "heading", "level": 2, "text": "經過"}},
    {body}
  ],
  "credits": [{{"role": "reporter", "names": ["測速員"]}}, {{"role": "editor", "names": ["看報"]}}],
  "related": ["{related}"]
}}
"#,
        id = id(number),
        headline = pick(&SENTENCES, number),
        summary = pick(&SENTENCES, number + 1),
        first = pick(&SENTENCES, number + 2),
        second = pick(&SENTENCES, number + 3),
        body = paragraphs.join(",\n    "),
        related = id(number.saturating_sub(1)),
    )
}

fn paragraph(number: u64) -> String {
    let sentences: String = (0..5).map(|place| *pick(&SENTENCES, number * 5 + place)).collect();
    format!(r#"{{"type": "paragraph", "text": "{sentences}"}}"#)
}

fn pick<T>(from: &[T], number: u64) -> &T {
    let length = from.len() as u64;
    &from[usize::try_from(number % length).expect("an index of a short list")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_the_same_every_time_and_differ_from_each_other() {
        assert_eq!(article(7), article(7));
        assert_ne!(article(7), article(8));
    }

    #[test]
    fn times_stay_within_the_calendar() {
        for number in [0, 719, 8_639, 99_999] {
            let text = article(number);
            let published = text.split(r#""published": ""#).nth(1).unwrap();
            let part = |range: std::ops::Range<usize>| published[range].parse::<u32>().unwrap();
            assert!((1..=12).contains(&part(5..7)) && (1..=28).contains(&part(8..10)), "{}", &published[..25]);
            assert!(part(11..13) < 24 && part(14..16) < 60, "{}", &published[..25]);
        }
    }
}
