//! `press schema`.

use std::fs;

use serde_json::Value;

use crate::newsroom::Newsroom;

#[test]
fn the_schema_of_one_file_is_printed() {
    let newsroom = Newsroom::new();
    for (arguments, title) in [
        (["schema"].as_slice(), "Kanbao article"),
        (&["schema", "article"], "Kanbao article"),
        (&["schema", "site"], "Kanbao site"),
        (&["schema", "script-overrides"], "Kanbao script overrides"),
        (&["schema", "words"], "Kanbao words"),
    ] {
        let answer = newsroom.press(arguments);
        assert_eq!(answer.code, 0);
        let schema: Value = serde_json::from_str(&answer.stdout).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["title"], title);
    }
}

#[test]
fn all_schemas_are_written_into_a_folder() {
    let newsroom = Newsroom::new();
    let answer = newsroom.press(&["schema", "--out", "docs/schemas"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for (file, name) in [
        ("article.schema.json", "article"),
        ("site.schema.json", "site"),
        ("script-overrides.schema.json", "script-overrides"),
        ("words.schema.json", "words"),
    ] {
        let written = fs::read_to_string(newsroom.path("docs/schemas").join(file)).expect("a schema");
        assert_eq!(written, newsroom.press(&["schema", name]).stdout);
    }
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said() {
    let newsroom = Newsroom::new();
    let answer = newsroom.press(&["schema", "--out", "app/index.html"]);
    assert_eq!(answer.code, 2);
    assert!(answer.stderr.contains("cannot be written into app/index.html"), "{}", answer.stderr);
}
