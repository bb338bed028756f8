//! What is exported can be imported again, and says what its standard wants.

use jsonschema::{Registry, Resource};
use serde_json::{Value, json};

use super::{articles, chinese, import, sample};
use crate::newsroom::Newsroom;

/// The sample edition and the catalogue, exported.
fn exported(target: &str) -> Newsroom {
    let newsroom = chinese();
    for sample in sample::all() {
        newsroom.write(&format!("edition/articles/{}.json", sample.name), &sample.article.to_string());
    }
    let answer = newsroom.press(&["export", "edition", "--to", target, "--out", "copy"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    for sample in sample::all() {
        newsroom.remove(&format!("edition/articles/{}.json", sample.name));
    }
    newsroom
}

/// An article as it is compared: defaults written out, what belongs to one edition alone and what no export holds away.
fn comparable(value: &Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, value)| {
                let is_default = match name.as_str() {
                    "ordered" => **value == json!(false),
                    "level" => **value == json!(2),
                    name => matches!(name, "provenance" | "previous" | "next" | "phrases"),
                };
                !is_default
            })
            .map(|(name, value)| (name.clone(), comparable(value)))
            .collect(),
        // A text of one plain run is a plain text.
        Value::Array(items) if items.len() == 1 && items[0].is_string() => items[0].clone(),
        Value::Array(items) => items.iter().map(comparable).collect(),
        other => other.clone(),
    }
}

/// Imports what was exported and compares: `parts` of every article are as they were, and nothing was mended.
fn comes_back(newsroom: &Newsroom, parts: &[&str], except: &[&str]) {
    let answer = import(newsroom, &["copy", "--json"]);
    assert_eq!(answer.code, 0, "{}", answer.stdout);
    let back = articles(newsroom);
    for sample in sample::all() {
        if except.contains(&sample.name.as_str()) {
            continue;
        }
        let article = back.iter().find(|article| article["id"] == sample.name.as_str());
        let article = article.unwrap_or_else(|| panic!("{} is missing", sample.name));
        for part in parts {
            // Where an article names no language, the export names the site's.
            if *part == "lang" && sample.article["lang"].is_null() {
                continue;
            }
            // Addresses are absolute once a feed has carried them.
            let part_back = article[*part].to_string().replace("\"https://kanbao.example/", "\"/");
            let part_back: Value = serde_json::from_str(&part_back).expect("JSON");
            assert_eq!(comparable(&part_back), comparable(&sample.article[*part]), "{}: {part}", sample.name);
        }
        let repairs = &article["provenance"]["repairs"];
        assert!(repairs.is_null() || sample.name == "hostile-strings", "{}: {repairs}", sample.name);
    }
}

const ALL: [&str; 18] = [
    "id",
    "lang",
    "kickers",
    "headline",
    "subheads",
    "summary",
    "published",
    "modified",
    "image",
    "body",
    "credits",
    "related",
    "tags",
    "corrections",
    "canonical",
    "formerly",
    "rights",
    "schema",
];

/// Blocks that no Kanbao knows, and strings that are not what they say, go no further than to the first reader.
const AWKWARD: [&str; 2] = ["unknown-block", "hostile-strings"];

#[test]
fn ninjs_gives_every_article_back() {
    comes_back(&exported("ninjs"), &ALL, &AWKWARD);
}

#[test]
fn a_json_feed_gives_every_article_back() {
    comes_back(&exported("jsonfeed"), &ALL, &AWKWARD);
}

#[test]
fn markdown_gives_the_sample_edition_back() {
    let newsroom = exported("markdown");
    let catalogue: Vec<String> =
        sample::all().into_iter().filter(|sample| sample.is_awkward).map(|sample| sample.name).collect();
    let catalogue: Vec<&str> = catalogue.iter().map(String::as_str).collect();
    comes_back(&newsroom, &ALL, &catalogue);
}

/// What another system does that does not know our own part: the HTML alone has all of the body too.
#[test]
fn the_markup_alone_gives_the_bodies_back() {
    let newsroom = exported("jsonfeed");
    let mut feed: Value =
        serde_json::from_str(&std::fs::read_to_string(newsroom.path("copy/feed.json")).unwrap()).unwrap();
    for item in feed["items"].as_array_mut().unwrap() {
        let own = item["_kanbao"].take();
        item["_kanbao"] = json!({"id": own["id"], "lang": own["lang"]});
    }
    newsroom.write("copy/feed.json", &feed.to_string());
    let catalogue: Vec<String> =
        sample::all().into_iter().filter(|sample| sample.is_awkward).map(|sample| sample.name).collect();
    let catalogue: Vec<&str> = catalogue.iter().map(String::as_str).collect();
    comes_back(&newsroom, &["headline", "published", "summary", "body", "tags"], &catalogue);
}

#[test]
fn ninjs_is_valid_by_iptcs_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../schemas/iptc/ninjs-schema_3.1.json")).expect("JSON");
    // The one schema that it refers to elsewhere is for places, of which an export has none.
    let registry = Registry::new()
        .add("https://geojson.org/schema/GeoJSON.json", Resource::from_contents(json!({})))
        .expect("an address")
        .prepare()
        .expect("a registry");
    let validator =
        jsonschema::options().with_registry(&registry).should_validate_formats(true).build(&schema).expect("a schema");
    let newsroom = exported("ninjs");
    let files = newsroom.files("copy");
    assert!(files.len() > 20);
    for (name, bytes) in files {
        let item: Value = serde_json::from_slice(&bytes).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&item).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
    assert!(!validator.is_valid(&json!({"headline": "no uri"})), "the schema refuses what is no ninjs");
}

/// As who has sent a wire through another system, and takes it back. What the edition says since stays.
#[test]
fn an_edition_that_takes_back_its_own_wire_has_no_story_twice() {
    for target in ["ninjs", "jsonfeed"] {
        for url in ["https://courier.example/", ""] {
            let newsroom = Newsroom::new();
            if url.is_empty() {
                newsroom.write("edition/site.json", r#"{"name": "Courier", "lang": "en"}"#);
            }
            newsroom.article("pier", json!({"formerly": ["lamps"]}));
            newsroom.article("quay", json!({}));
            let before = newsroom.files("edition/articles");
            assert_eq!(newsroom.press(&["export", "edition", "--to", target, "--out", "copy"]).code, 0);
            let answer = import(&newsroom, &["copy"]);
            assert!(answer.stderr.contains("0 new, 0 updated, 0 unchanged, 2 kept"), "{target}: {}", answer.stderr);
            let said = "pier.json is there, and not in the list of imports, and stays as it is\n  help: take over";
            assert!(answer.stderr.contains(said), "{}", answer.stderr);
            assert!(newsroom.files("edition/articles") == before, "{target}");
            assert!(import(&newsroom, &["copy", "--force"]).stderr.contains("2 updated"));
            assert!(import(&newsroom, &["copy"]).stderr.contains("2 unchanged"));
        }
    }
}

/// Where neither site says its address, both call their stories alike.
#[test]
fn a_story_of_another_edition_is_not_taken_for_ones_own() {
    let site = r#"{"name": "Courier", "lang": "en"}"#;
    let theirs = Newsroom::new();
    theirs.write("edition/site.json", site);
    theirs.article("ferry", json!({"headline": "The ferry of another town"}));
    assert_eq!(theirs.press(&["export", "edition", "--to", "ninjs", "--out", "copy"]).code, 0);
    let ours = Newsroom::new();
    ours.write("edition/site.json", site);
    ours.article("ferry", json!({}));
    for (file, bytes) in theirs.files("copy") {
        ours.write(&format!("copy/{file}"), str::from_utf8(&bytes).expect("JSON"));
    }
    assert!(import(&ours, &["copy"]).stderr.contains("1 new"));
    assert_eq!(ours.files("edition/articles").len(), 2);
}
