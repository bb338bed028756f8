//! Whatever comes in, the program ends by itself and what it writes is sound: a short run of what `cargo fuzz` would do.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{chinese, import};
use crate::newsroom::Answer;

/// Pieces that mean something to one reader or another.
const PIECES: [&str; 34] = [
    "挡潮闸",
    "項(xiàng)目",
    "?lì)l",
    "\u{fffd}(bào)",
    "(lì)",
    "鏂伴椈",
    "æ–°é—»",
    "2026-10-21 16:05",
    "2026年",
    "记者 ",
    "来源：",
    "一、",
    "●",
    "?",
    "——",
    "\n",
    "\n\n",
    "<p>",
    "</p>",
    "<table><tr><td>",
    "<ruby><rt>",
    "<blockquote><footer>",
    "<figure><img src=x>",
    "<a href=\"javascript:x\">",
    "{\"uri\": ",
    "[",
    "]}",
    "\"headlines\": [{\"value\": \"x\"}]",
    "<rss><channel><item>",
    "---\ntitle: ",
    "**",
    "\u{202e}",
    "\u{0}",
    "首页 > 新闻",
];

/// A sample of each kind of copy, for damage of every other sort.
const SAMPLES: [(&str, &str); 7] = [
    (
        "text",
        "首页 > 新闻\n挡潮闸明年通水\n2026-10-21 16:05\n来源：鹭浦日报 记者：祝既望\n闻汝舟强调——\n?質量要留底賬。\n?項(xiàng)目協(xié)調(diào)，新聞?lì)l道項(xiàng)目協(xié)商。\n（一）班次\n责任编辑：封小雪\n",
    ),
    (
        "html",
        "<!doctype html><html lang=zh><head><title>挡潮闸_鹭浦日报</title><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"挡潮闸\", \"datePublished\": \"2026-10-21T16:05:00+08:00\"}</script></head><body><article><h1>挡潮闸</h1><p>项目<b>協(xié)</b>调&#x9805;</p><table><tr><th>一<td>二</table><ul><li>三</ul><figure><img src=a.jpg alt=闸><figcaption>图</figcaption></figure></article></body></html>",
    ),
    (
        "ninjs",
        "{\"uri\": \"urn:x:1\", \"headline\": \"挡潮闸\", \"versioncreated\": \"2026-10-21T08:05:00Z\", \"language\": \"zh\", \"body_html\": \"<p>\\u9805(xi\\u00e0ng)目</p>\", \"associations\": {\"a\": {\"type\": \"picture\", \"renditions\": {\"b\": {\"href\": \"https://x.example/a.jpg\", \"width\": 8}}}}, \"infosource\": [{\"name\": \"社\"}]}",
    ),
    (
        "jsonfeed",
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"authors\": [{\"name\": \"祝既望\"}], \"items\": [{\"id\": \"1\", \"title\": \"挡潮闸\", \"content_html\": \"<p>項(xiàng)目<p>二\", \"date_published\": \"2026-10-21T16:05:00+08:00\"}, {\"id\": 2, \"content_text\": \"一\\n二\", \"summary\": \"三\", \"_kanbao\": {\"schema\": 1, \"body\": [{\"type\": \"paragraph\", \"text\": \"四\"}]}}]}",
    ),
    (
        "rss",
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>报</title><link>https://x.example/</link><description>闻</description><item><title>挡潮闸</title><guid>1</guid><pubDate>Wed, 21 Oct 2026 16:05:00 +0800</pubDate><category>港区</category><description><![CDATA[<p>項(xiàng)目</p>]]></description><media:content url=\"https://x.example/a.jpg\" medium=\"image\"><media:description>图</media:description></media:content></item></channel></rss>",
    ),
    (
        "atom",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh\"><title>报</title><id>urn:x</id><updated>2026-10-21T16:05:00+08:00</updated><entry><title type=\"html\">挡潮闸</title><id>urn:x:1</id><link href=\"/a\"/><updated>2026-10-21T16:05:00+08:00</updated><author><name>祝既望</name></author><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>項(xiàng)目</p></div></content></entry></feed>",
    ),
    (
        "markdown",
        "---\ntitle: \"挡潮闸\"\ndate: 2026-10-21 16:05\ncategories: [港区, {name: x}]\nimage: {src: a.jpg}\n---\n\n# 挡潮闸\n\n项目**協(xié)**调[链](https://x.example/)\n\n- 一\n  - 二\n\n| 一 | 二 |\n|---|---|\n| 三 | 四 |\n\n> 引\n\n<b>x</b>\n",
    ),
];

/// One change to a sample: at a place, some bytes go and others come.
type Edit = (prop::sample::Index, usize, Vec<u8>);

fn edit() -> impl Strategy<Value = Edit> {
    let piece = prop::sample::select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec());
    let come = prop_oneof![3 => piece, 2 => prop::collection::vec(any::<u8>(), 0..4), 1 => Just(Vec::new())];
    (any::<prop::sample::Index>(), prop_oneof![4 => 0_usize..3, 1 => 0_usize..80], come)
}

fn edited(sample: &str, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = sample.as_bytes().to_vec();
    for (place, gone, come) in edits {
        let place = place.index(bytes.len() + 1);
        let end = bytes.len().min(place + gone);
        bytes.splice(place..end, come.iter().copied());
    }
    bytes
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new_with_rng(
        Config { cases, failure_persistence: None, max_shrink_iters: 40, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    )
}

/// Every story is written and sound, or there is an error that says what is wrong with it.
fn is_handled(answer: &Answer) -> bool {
    let answers = matches!(answer.code, 0..=2) && answer.stderr.contains(" from ");
    answers && ["fell over", "no article", "panicked"].iter().all(|sign| !answer.stderr.contains(sign))
}

#[test]
fn samples_with_anything_done_to_them_are_read_or_refused() {
    for (format, sample) in SAMPLES {
        let newsroom = chinese();
        let input = prop_oneof![
            5 => prop::collection::vec(edit(), 1..6).prop_map(move |edits| edited(sample, &edits)),
            1 => prop::collection::vec(any::<u8>(), 0..400),
        ];
        runner(2)
            .run(&prop::collection::vec(input, 40), |inputs| {
                for (number, bytes) in inputs.iter().enumerate() {
                    std::fs::create_dir_all(newsroom.path("copy")).expect("a folder");
                    std::fs::write(newsroom.path(&format!("copy/{number}.txt")), bytes).expect("a file");
                }
                let answer = import(&newsroom, &["copy", "--from", format, "--published", "2026-10-21", "--force"]);
                prop_assert!(is_handled(&answer), "{}: {}", format, answer.stderr);
                Ok(())
            })
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(!super::articles(&newsroom).is_empty(), "{format}: nothing was read at all");
        prop_assert_sound(&newsroom.check().stdout);
    }
}

#[test]
fn no_input_makes_it_fall_over() {
    let newsroom = chinese();
    let formats = ["text", "html", "ninjs", "jsonfeed", "rss", "atom", "markdown"];
    let pieces = prop::collection::vec(
        prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,8}"],
        1..60,
    );
    runner(16)
        .run(&prop::collection::vec(pieces, 12), |inputs| {
            for (number, pieces) in inputs.iter().enumerate() {
                newsroom.write(&format!("copy/{number}.txt"), &pieces.concat());
            }
            for format in formats {
                let answer = import(&newsroom, &["copy", "--from", format, "--published", "2026-10-21", "--force"]);
                prop_assert!(is_handled(&answer), "{}", answer.stderr);
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    let answer = newsroom.check();
    prop_assert_sound(&answer.stdout);
}

fn prop_assert_sound(report: &str) {
    assert!(!report.contains("error:"), "{report}");
}
