//! Clean copy is not changed: not one character, in Simplified and in Traditional.

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use press::import::repair::pinyin;

use super::{articles, chinese, import, sample};

#[test]
fn no_reading_is_taken_out_of_the_sample_edition() {
    for sample in sample::all() {
        let outcome = pinyin::undo(&sample.text);
        assert!(outcome.stretches.is_empty() && outcome.unsettled.is_empty(), "{}: {outcome:?}", sample.name);
    }
}

/// Every text of the sample edition, and what OpenCC makes of the Simplified ones for Taiwan and Hong Kong, goes through
/// the whole program as flat copy.
#[test]
fn the_sample_edition_has_nothing_to_mend() {
    let newsroom = chinese();
    let mut expected = Vec::new();
    let taiwan = OpenCC::from_config(BuiltinConfig::S2tw).expect("a converter");
    let hong_kong = OpenCC::from_config(BuiltinConfig::S2hk).expect("a converter");
    for sample in sample::all() {
        // Hostile strings are for another test: control characters are taken out, and said.
        if sample.name == "hostile-strings" {
            continue;
        }
        let mut versions = vec![("as-it-is", sample.text.clone())];
        if sample.lang().starts_with("zh-Hans") {
            versions.push(("taiwan", taiwan.convert(&sample.text)));
            versions.push(("hong-kong", hong_kong.convert(&sample.text)));
        }
        for (version, text) in versions {
            let name = format!("{}-{version}", sample.name);
            newsroom.write(
                &format!("copy/{name}.md"),
                &format!("---\nid: {name}\ntitle: 标题\ndate: 2026-11-01\n---\n{}", markdown(&text)),
            );
            expected.push((name, text));
        }
    }
    let answer = import(&newsroom, &["copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    assert!(expected.len() > 40);
    let articles = articles(&newsroom);
    assert_eq!(articles.len(), expected.len());
    for article in articles {
        let repairs = &article["provenance"]["repairs"];
        assert!(repairs.is_null(), "{}: {repairs}", article["id"]);
    }
}

/// Lines as paragraphs, with every mark of Markdown as a plain character.
fn markdown(text: &str) -> String {
    let escape = |character: char| {
        if character.is_ascii_punctuation() { format!("\\{character}") } else { character.to_string() }
    };
    text.lines().map(|line| line.chars().map(escape).collect::<String>()).collect::<Vec<_>>().join("\n\n")
}
