//! Whatever comes in, the program ends by itself and what it writes is sound: a short run of what `cargo fuzz` would do.

use clap::ValueEnum;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{chinese, import};
use crate::newsroom::Answer;

/// What the fuzz targets run, which are a workspace of their own that no test builds.
#[path = "../../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "a library of its own")]
mod fuzzing;

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

/// A sample of each kind of copy, for damage of every other sort: what `cargo fuzz` begins with too.
const SAMPLES: [(&str, &str); 7] = [
    ("text", include_str!("../../../fuzz/seeds/text/story.txt")),
    ("html", include_str!("../../../fuzz/seeds/html/story.html")),
    ("ninjs", include_str!("../../../fuzz/seeds/ninjs/story.json")),
    ("jsonfeed", include_str!("../../../fuzz/seeds/jsonfeed/story.json")),
    ("rss", include_str!("../../../fuzz/seeds/rss/story.xml")),
    ("atom", include_str!("../../../fuzz/seeds/atom/story.xml")),
    ("markdown", include_str!("../../../fuzz/seeds/markdown/story.md")),
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
fn what_the_fuzz_targets_begin_with_is_read() {
    for (format, sample) in SAMPLES {
        fuzzing::import(sample.as_bytes(), fuzzing::Format::from_str(format, false).expect("a kind of copy"));
    }
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

/// A few kilobytes that a parser, Readability or a walk of ours would take minutes for, or all of the stack.
#[test]
fn markup_in_markup_without_end_is_read_like_any_other() {
    let many = 4_000;
    let page = |nested: &str| {
        let words = "<p>The lamps on the quay were lit at six, and the ferry was late again.</p>".repeat(3);
        format!(
            "<html><body><article><h1>Lamps on the quay</h1>{words}<p>{nested}The last words.</article></body></html>"
        )
    };
    let newsroom = chinese();
    let nests =
        ["<div>", "<b><i>", "<span lang=en>", "<blockquote><ul><li>", "<table><tr><td>", "<a href=/x>", "<font>"];
    for (number, nest) in nests.iter().enumerate() {
        newsroom.write(&format!("copy/{number}.html"), &page(&nest.repeat(many)));
    }
    let fonts: String = (0..many).map(|size| format!("<font size={size}>")).collect();
    newsroom.write("copy/fonts.html", &page(&fonts));
    newsroom.write("copy/quotes.md", &format!("# Lamps\n\n{}The last words.\n", "> ".repeat(many)));
    let item = serde_json::json!({"id": "1", "title": "Lamps", "content_html": page(&"<div>".repeat(many))});
    let feed = serde_json::json!({"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [item]});
    newsroom.write("copy/feed.json", &feed.to_string());
    let description = page(&"<b><i>".repeat(many));
    newsroom.write(
        "copy/feed.xml",
        &format!(
            "<rss version=\"2.0\"><channel><title>Quay</title><item><title>Lamps</title><guid>2</guid><description>\
             <![CDATA[{description}]]></description></item></channel></rss>"
        ),
    );
    let answer = import(&newsroom, &["copy", "--published", "2026-10-21"]);
    assert!(is_handled(&answer) && answer.code == 0, "{}", answer.stderr);
    let articles = super::articles(&newsroom);
    assert_eq!(articles.len(), nests.len() + 4);
    for article in &articles {
        assert!(article["body"].to_string().contains("The last words."), "{}", article["provenance"]["source"]);
    }
    prop_assert_sound(&newsroom.check().stdout);
}
