//! Damage is undone: over thousands of texts, character sets and orders of replacing.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use press::import::repair::pinyin::{self, forward};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::sample;
use super::tool::{damage, is_in_code_page, is_in_gb2312, reading};

/// Texts to damage: Traditional, as the damage begins with, and Simplified.
static TRADITIONAL: LazyLock<Vec<String>> = LazyLock::new(|| texts(true));
static SIMPLIFIED: LazyLock<Vec<String>> = LazyLock::new(|| texts(false));

fn texts(traditional: bool) -> Vec<String> {
    let converter = OpenCC::from_config(BuiltinConfig::S2t).expect("a converter");
    // As the damage begins: Simplified to Traditional, one character by one. On a line each, no phrase joins them.
    let one_by_one = |text: &str| -> String {
        let lines: String = text.chars().flat_map(|character| [character, '\n']).collect();
        converter
            .convert(&lines)
            .split('\n')
            .zip(text.chars())
            .map(|(line, same)| line.chars().next().unwrap_or(same))
            .collect()
    };
    let samples = sample::all();
    let chinese = samples.iter().filter(|sample| sample.lang().starts_with("zh"));
    let texts: Vec<String> = chinese
        .filter(|sample| traditional || sample.lang().starts_with("zh-Hans"))
        .map(|sample| {
            let is_simplified = sample.lang().starts_with("zh-Hans");
            let convert = |line: &str| if traditional && is_simplified { one_by_one(line) } else { line.to_owned() };
            let text = sample.text.lines().map(convert).collect::<Vec<_>>().join("\n");
            // What the code page lacks, the program never saw.
            text.lines().filter(|line| line.chars().all(is_in_code_page)).collect::<Vec<_>>().join("\n")
        })
        .filter(|text| text.chars().count() > 300)
        .collect();
    assert!(texts.len() > 6, "{}", texts.len());
    texts
}

/// The same cases every time: a test that fails once a week teaches nobody.
fn runner(config: Config) -> TestRunner {
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A text, the characters that the program had chosen in the order in which it replaces them, and how it reads again.
#[derive(Clone, Debug)]
struct Case {
    text: String,
    characters: Vec<char>,
    keeps: bool,
}

fn case(texts: &'static [String], fits: fn(char) -> bool, fewest: usize) -> impl Strategy<Value = Case> {
    (0..texts.len(), any::<prop::sample::Index>(), any::<bool>())
        .prop_flat_map(move |(number, start, keeps)| {
            // A stretch of it: a few paragraphs in a row.
            let lines: Vec<&str> = texts[number].lines().collect();
            let start = start.index(lines.len().saturating_sub(STRETCH).max(1));
            let text = lines[start..lines.len().min(start + STRETCH)].join("\n");
            let mut all: Vec<char> =
                text.chars().filter(|character| fits(*character) && reading(*character).is_some()).collect();
            all.sort_unstable();
            all.dedup();
            let most = all.len().min(90);
            (Just(text), Just(all).prop_shuffle(), fewest.min(most)..=most, Just(keeps))
        })
        .prop_filter("too short a stretch", move |(text, all, ..)| text.chars().count() > 200 && all.len() >= fewest)
        .prop_map(|(text, mut characters, count, keeps)| {
            characters.truncate(count);
            Case { text, characters, keeps }
        })
}

/// So many lines are damaged at a time.
const STRETCH: usize = 12;

/// What became of the lines of many texts.
#[derive(Default, Debug)]
struct Tally {
    undamaged: usize,
    /// As they were before the damage.
    identical: usize,
    /// Bytes are gone for good: left as they are, or right all the same.
    lost: usize,
    /// All bytes are there, and the line is left as it is and flagged.
    flagged: usize,
    /// Texts with too little damage in them to tell it from an editor's work.
    untold: usize,
}

/// The text with all that was made whole in it.
fn applied(text: &str, outcome: &pinyin::Outcome) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for stretch in outcome.stretches.iter().rev() {
        lines[stretch.line].replace_range(stretch.bytes.clone(), &stretch.text);
    }
    lines.join("\n")
}

/// Runs cases. A line is never made into anything but what it was.
fn run(cases: u32, strategy: impl Strategy<Value = Case>) -> Tally {
    let tally = std::cell::RefCell::new(Tally::default());
    let mut runner = runner(Config { cases, failure_persistence: None, max_shrink_iters: 40, ..Config::default() });
    runner
        .run(&strategy, |case| {
            let mut tally = tally.borrow_mut();
            let damaged = damage(&case.text, &case.characters, case.keeps);
            // A broken character at the end of a line takes the line's end with it: then lines cannot be compared.
            let lines = |text: &str| text.split('\n').map(str::to_owned).collect::<Vec<_>>();
            let (clean, broken) = (lines(&case.text), lines(&damaged.text));
            let outcome = pinyin::undo(&damaged.text);
            if outcome.stretches.is_empty() {
                tally.untold += 1;
                return Ok(());
            }
            let mended = lines(&applied(&damaged.text, &outcome));
            if clean.len() != broken.len() {
                prop_assert!(damaged.lost > 0);
                return Ok(());
            }
            for (number, line) in clean.iter().enumerate() {
                let alone = damage(line, &case.characters, case.keeps);
                let flagged = outcome.unsettled.iter().any(|(flagged, ..)| *flagged == number);
                if mended[number] == *line {
                    if broken[number] == *line {
                        tally.undamaged += 1
                    } else {
                        tally.identical += 1
                    }
                    continue;
                }
                prop_assert_eq!(&mended[number], &broken[number], "made into something else: {}", line);
                prop_assert!(flagged, "left without a word: {} of {}", broken[number], line);
                if alone.lost > 0 { tally.lost += 1 } else { tally.flagged += 1 }
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
    tally.into_inner()
}

/// `flagged` is for how many lines that are made whole one may be left, as it is and with a remark, whose bytes are all
/// there: several characters fit a gap, and the language does not tell which.
fn expect(tally: &Tally, cases: usize, flagged: f64) {
    println!("{tally:?}");
    assert!(tally.identical > 2 * cases, "{tally:?}");
    assert!(tally.untold * 20 <= cases, "{tally:?}");
    assert!(tally.flagged as f64 <= flagged * tally.identical as f64, "{tally:?}");
}

#[test]
fn damage_to_traditional_text_is_undone() {
    let fits = |character| is_in_code_page(character) && !is_in_gb2312(character);
    expect(&run(1000, case(&TRADITIONAL, fits, 16)), 1000, 0.005);
}

/// A program that had chosen characters of Simplified writing. So many of those are common and read alike that a gap is
/// often not to be filled with certainty; it is not filled then.
#[test]
fn damage_to_simplified_text_is_undone() {
    expect(&run(500, case(&SIMPLIFIED, is_in_gb2312, 60)), 500, 0.5);
}

#[test]
fn the_press_knows_the_program_as_the_tests_do() {
    let mut runner =
        runner(Config { cases: 200, failure_persistence: None, max_shrink_iters: 40, ..Config::default() });
    let strategy = case(&TRADITIONAL, |character| is_in_code_page(character) && !is_in_gb2312(character), 12);
    runner
        .run(&strategy, |case| {
            let needles = case.characters.iter().filter_map(|character| forward::Needle::usual(*character)).collect();
            let gap = if case.keeps { forward::Gap::Keeps } else { forward::Gap::Swallows };
            let known = forward::Tool { needles, gap }.damage(&case.text);
            prop_assert_eq!(known.text, damage(&case.text, &case.characters, case.keeps).text);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn an_editors_explanations_stay() {
    let strategy = (0..SIMPLIFIED.len() + TRADITIONAL.len(), prop::collection::vec(any::<prop::sample::Index>(), 1..4));
    let mut runner =
        runner(Config { cases: 1000, failure_persistence: None, max_shrink_iters: 40, ..Config::default() });
    runner
        .run(&strategy, |(number, places)| {
            let text = SIMPLIFIED.iter().chain(&*TRADITIONAL).nth(number).expect("a text");
            let mut characters: Vec<char> = text.chars().collect();
            for place in places {
                let place = place.index(characters.len());
                if let Some(reading) = reading(characters[place]) {
                    let explained = format!("{}({reading})", characters[place]);
                    characters.splice(place..=place, explained.chars());
                }
            }
            let text: String = characters.into_iter().collect();
            let outcome = pinyin::undo(&text);
            prop_assert!(outcome.stretches.is_empty(), "{:?}", outcome.stretches);
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn a_reading_of_its_own_stays_in_damaged_text() {
    let text = "工程項目協調，單縣項目調度，協會開會，項目開工，學會調度，實施項目，實地協調。";
    let damaged = damage(text, &['項', '協', '調', '會', '實', '學', '開', '縣'], false).text.replace('單', "單(shàn)");
    let outcome = pinyin::undo(&damaged);
    assert_eq!(applied(&damaged, &outcome), text.replace('單', "單(shàn)"));
}

/// Half a character that no character of the program's can have left behind.
#[test]
fn a_gap_of_another_cause_stays_in_damaged_text() {
    let text = "工程項目協調，單縣項目調度，協會開會，項目開工，學會調度，實施項目，實地協調。";
    let damaged = damage(text, &['項', '協', '調', '會', '實', '學', '開', '縣'], true).text;
    let damaged = format!("{damaged}\n工程方面，重\u{fffd}(fù)道，都好。");
    let outcome = pinyin::undo(&damaged);
    assert_eq!(applied(&damaged, &outcome), format!("{text}\n工程方面，重\u{fffd}(fù)道，都好。"));
    assert!(outcome.unsettled.iter().any(|(line, ..)| *line == 1), "{:?}", outcome.unsettled);
}
