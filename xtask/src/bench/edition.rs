//! Editions of any size, in the shape of a newsroom's own article, of words of our own, the same on every machine.
//!
//! The shape: Traditional Chinese, a channel inside a channel, two kickers, a headline of some 17 characters, a short
//! paragraph and a long one, one emphasis with four points, five credits.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The outer channel, and those inside it.
pub(super) const OUTER: (&str, &str) = ("news", "新聞");
pub(super) const CHANNELS: [(&str, &str); 8] = [
    ("city", "本市"),
    ("county", "縣域"),
    ("sea", "海洋"),
    ("culture", "文化"),
    ("school", "教育"),
    ("travel", "旅遊"),
    ("market", "經濟"),
    ("weather", "天氣"),
];

const SENTENCES: [&str; 16] = [
    "清晨五點，碼頭上的燈一盞盞亮起，第一批漁船已經靠岸。",
    "新線路把老城與港區連成一片，單程只要二十分鐘。",
    "村裡的茶園今年改用滴灌，節水三成，產量反而上升。",
    "展覽從本月起免費開放，夜場延長到晚上九點。",
    "新的人行橋長三百一十二米，不通汽車。",
    "氣象部門提醒，傍晚有短時強降水，請減少出行。",
    "學校的小廚房裡，孩子們第一次嚐到自己種的蘿蔔。",
    "老街的石板路重新鋪過，輪椅和嬰兒車都能推過去。",
    "潮汐閘門每天升降兩次，內河水位因此平穩。",
    "圖書館把閉館時間改到深夜，靠窗的座位總是坐滿。",
    "渡輪冬季班次減為每日八班，末班船在傍晚六點半。",
    "燈塔博物館的旋梯有一百四十級，登頂可見外島。",
    "養殖戶把舊網送到回收點，換成可以降解的新材料。",
    "濕地保護站記錄到的候鳥比去年多了近一成。",
    "夜市的攤位統一編號，食材來源貼在招牌上。",
    "紙燈籠工坊的老師傅收了三個學徒，都是本地人。",
];
const SUBJECTS: [&str; 8] =
    ["沿海快線", "港區碼頭", "高山茶園", "老城書店", "濕地公園", "海島渡輪", "農家夜校", "潮汐電站"];
const EVENTS: [&str; 8] = [
    "今日起試運行",
    "完成首次檢修",
    "迎來返鄉客流",
    "公布冬季安排",
    "通過環保驗收",
    "啟動居民訪談",
    "延長開放時間",
    "招募義務講解",
];

/// A story.
pub(super) struct Story {
    pub(super) number: u64,
    pub(super) channel: &'static str,
    pub(super) kickers: [String; 2],
    pub(super) headline: String,
    /// RFC 3339.
    pub(super) published: String,
    pub(super) paragraphs: [String; 2],
    pub(super) lead: &'static str,
    pub(super) points: [String; 4],
    /// Roles and names.
    pub(super) credits: [(&'static str, String); 5],
}

impl Story {
    /// The story of a number. Stories differ in words, channel and time.
    pub(super) fn new(number: u64) -> Self {
        let spread = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let subject = pick(&SUBJECTS, spread >> 7);
        let name = |offset: u64| format!("測速員{}", (number + offset) % 97);
        Self {
            number,
            channel: pick(&CHANNELS, spread >> 23).0,
            kickers: ["測速專欄".to_owned(), format!("{subject}系列報道之{}", number % 40)],
            headline: format!("{subject}{}（{number}）", pick(&EVENTS, spread >> 13)),
            published: published(number),
            paragraphs: [words(spread, 93), words(spread >> 3, 338)],
            lead: "記者看到——",
            points: [(5, 175), (11, 110), (17, 81), (29, 86)].map(|(shift, length)| words(spread >> shift, length)),
            credits: [
                ("source", "看報測速".to_owned()),
                ("reporter", name(0)),
                ("editor", name(13)),
                ("reviewer", name(29)),
                ("duty_editor", name(53)),
            ],
        }
    }

    /// Its name in files and addresses.
    pub(super) fn id(&self) -> String {
        format!("story-{:06}", self.number)
    }

    /// The story as Kanbao reads it.
    pub(super) fn json(&self) -> String {
        let credits: Vec<String> =
            self.credits.iter().map(|(role, name)| format!(r#"{{"role": "{role}", "names": ["{name}"]}}"#)).collect();
        let [short, long] = &self.paragraphs;
        format!(
            r#"{{
  "schema": 1,
  "id": "{id}",
  "lang": "zh-Hant-CN",
  "channel": ["{outer}", "{channel}"],
  "kickers": ["{kickers}"],
  "headline": "{headline}",
  "published": "{published}",
  "body": [
    {{"type": "paragraph", "text": "{short}"}},
    {{"type": "paragraph", "text": "{long}"}},
    {{"type": "emphasis", "lead": "{lead}", "points": ["{points}"]}}
  ],
  "credits": [{credits}]
}}
"#,
            id = self.id(),
            outer = OUTER.0,
            channel = self.channel,
            kickers = self.kickers.join(r#"", ""#),
            headline = self.headline,
            published = self.published,
            lead = self.lead,
            points = self.points.join(r#"", ""#),
            credits = credits.join(", "),
        )
    }
}

/// What a newsroom publishes of its stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// Pages in its own script for its own readers.
    Readers,
    /// Those, and what partners embed.
    Partners,
    /// All of it in both scripts: what is published when `site.json` says nothing.
    BothScripts,
}

impl Offer {
    /// All, the least first.
    pub(super) const ALL: [Self; 3] = [Self::Readers, Self::Partners, Self::BothScripts];

    /// Its name as a folder.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Readers => "readers",
            Self::Partners => "partners",
            Self::BothScripts => "both-scripts",
        }
    }
}

/// Writes an edition of so many stories into a folder, which must not be there.
pub(crate) fn write(folder: &Path, offer: Offer, articles: u64) -> io::Result<()> {
    fs::create_dir_all(folder.join("articles"))?;
    fs::write(folder.join("site.json"), site(offer))?;
    for number in 0..articles {
        let story = Story::new(number);
        fs::File::create_new(article(folder, &story))?.write_all(story.json().as_bytes())?;
    }
    Ok(())
}

/// Where an edition has a story.
pub(super) fn article(folder: &Path, story: &Story) -> std::path::PathBuf {
    folder.join("articles").join(format!("{}.json", story.id()))
}

fn site(offer: Offer) -> String {
    let channels: Vec<String> =
        CHANNELS.iter().map(|(id, name)| format!(r#"{{"id": "{id}", "name": "{name}"}}"#)).collect();
    format!(
        r#"{{"name": "看報測速", "lang": "zh-Hant-CN", "url": "https://news.example", "convert": {}, "embed": {}, "channels": [
  {{"id": "{}", "name": "{}", "channels": [{}]}}]}}"#,
        offer == Offer::BothScripts,
        offer != Offer::Readers,
        OUTER.0,
        OUTER.1,
        channels.join(", ")
    )
}

/// A story every 40 minutes or so: 100,000 of them are eight years.
fn published(number: u64) -> String {
    format!(
        "{}-{:02}-{:02}T{:02}:{:02}:00+08:00",
        2016 + number / 12_096 % 10,
        number / 1_008 % 12 + 1,
        number / 36 % 28 + 1,
        number % 36 * 2 / 3,
        number % 60
    )
}

/// About so many characters of sentences, chosen by `spread`.
fn words(spread: u64, length: usize) -> String {
    let mut words = String::new();
    let mut count = 0;
    let mut next = spread;
    while count < length {
        let sentence = pick(&SENTENCES, next >> 33);
        words.push_str(sentence);
        count += sentence.chars().count();
        next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    }
    words
}

fn pick<T>(from: &[T], number: u64) -> &T {
    let length = from.len() as u64;
    &from[usize::try_from(number % length).expect("an index of a short list")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_are_the_same_every_time_and_differ_from_each_other() {
        assert_eq!(Story::new(7).json(), Story::new(7).json());
        assert_ne!(Story::new(7).paragraphs, Story::new(8).paragraphs);
    }

    #[test]
    fn times_stay_within_the_calendar() {
        for number in [0, 1_007, 12_095, 99_999] {
            let published = Story::new(number).published;
            let part = |range: std::ops::Range<usize>| published[range].parse::<u32>().unwrap();
            assert!((1..=12).contains(&part(5..7)) && (1..=28).contains(&part(8..10)), "{published}");
            assert!(part(11..13) < 24 && part(14..16) < 60, "{published}");
        }
    }
}
