//! A real damaged page. Its words belong to their publisher: they are read from beside the repository where they are.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{import, only};
use crate::editions::seed;
use crate::newsroom::Newsroom;

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON")
}

#[test]
fn the_seed_becomes_the_article_that_was_cleaned_by_hand() {
    let Some(seed) = seed() else { return };
    let newsroom = Newsroom::new();
    newsroom.write("edition/site.json", &fs::read_to_string(seed.join("edition/site.json")).expect("a file"));
    let page = fs::read_dir(&seed)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .expect("the page");
    let answer = import(&newsroom, &[page.to_str().expect("a path")]);
    assert_eq!((answer.code, answer.stderr.contains("0 warnings")), (0, true), "{}", answer.stderr);
    let article = only(&newsroom);
    let cleaned = json(&seed.join("edition/articles/ningde-projects.json"));
    for part in ["schema", "lang", "channel", "kickers", "headline", "published", "body", "credits"] {
        assert_eq!(article[part], cleaned[part], "{part}");
    }
    let repairs = article["provenance"]["repairs"].as_array().expect("repairs");
    let count =
        |rule: &str| repairs.iter().find(|repair| repair["rule"] == rule).map(|repair| repair["count"].as_u64());
    assert_eq!(count("inline-pinyin"), Some(Some(257)));
    assert_eq!(count("lost-byte"), Some(Some(7)));
    assert_eq!(count("lost-list-marker"), Some(Some(4)));
    assert_eq!(count("headline-in-body"), Some(Some(1)));
}

#[test]
fn the_foot_of_the_seed_is_offered_to_the_site() {
    let Some(seed) = seed() else { return };
    let newsroom = Newsroom::new();
    let mut site = json(&seed.join("edition/site.json"));
    let footer = site.as_object_mut().and_then(|site| site.remove("footer")).expect("a footer");
    newsroom.write("edition/site.json", &site.to_string());
    let page = seed.join("000_317c4e6885286d1f.txt");
    let answer = import(&newsroom, &[page.to_str().expect("a path"), "--json", "--dry-run"]);
    let report: Value = serde_json::from_str(&answer.stdout).expect("JSON");
    for part in ["licences", "operator", "address", "contacts", "copyright"] {
        assert_eq!(report["footer"][part], footer[part], "{part}");
    }
}
