//! Whatever comes in, the program ends by itself and what it writes is sound: a short run of what `cargo fuzz` would do.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{chinese, import};

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

#[test]
fn no_input_makes_it_fall_over() {
    let newsroom = chinese();
    let formats = ["text", "html", "ninjs", "jsonfeed", "rss", "atom", "markdown"];
    let pieces = prop::collection::vec(
        prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => ".{0,8}"],
        1..60,
    );
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 16, failure_persistence: None, ..Config::default() },
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    );
    runner
        .run(&prop::collection::vec(pieces, 12), |inputs| {
            for (number, pieces) in inputs.iter().enumerate() {
                newsroom.write(&format!("copy/{number}.txt"), &pieces.concat());
            }
            for format in formats {
                let answer = import(&newsroom, &["copy", "--from", format, "--published", "2026-10-21", "--force"]);
                prop_assert!(
                    !answer.stderr.contains("fell over") && !answer.stderr.contains("no article"),
                    "{}",
                    answer.stderr
                );
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
