//! What is found wrong, where, and what to do about it.

use article::{Article, Block, Document, Problem, Run, Severity, Site, Text};
use serde_json::{Value, json};

use crate::sample::{SAMPLE, errors, field, pointers, read, sample};

fn told(problem: &Problem) -> (usize, usize, String, &str) {
    let position = problem.position.expect("a place");
    (position.line, position.column, problem.field(), problem.remedy.as_str())
}

#[test]
fn the_sample_has_no_problems() {
    let parsed = read(SAMPLE);
    assert!(parsed.is_sound());
    assert_eq!(parsed.problems, []);
}

#[test]
fn three_faults_are_three_problems_with_line_column_field_and_remedy() {
    let json = "{\n  \"schema\": 1, \"id\": \"Night Ferry\",\n  \"published\": \"2024-03-05T19:30:00+08:00\",\n  \
                \"body\": [\n    {\"type\": \"paragraph\", \"text\": [\"渡轮\", {\"link\": {\"href\": \"javascript:x\", \"text\": \"a\"}}]}\n  ]\n}";
    let parsed = read(json);
    assert!(parsed.value.is_none());
    let told: Vec<_> = parsed.problems.iter().map(told).collect();
    assert_eq!(
        told,
        [
            (1, 1, String::new(), "add \"headline\": a text"),
            (
                2,
                22,
                "id".to_owned(),
                "an id has at most 200 small letters a to z, digits and hyphens: \"harbour-rail-opens\""
            ),
            (5, 60, "body[0].text[1].link.href".to_owned(), "use https, http, mailto, tel or a relative address"),
        ]
    );
}

/// A number with a fraction fits nowhere in the contract.
#[test]
fn a_value_of_the_wrong_type_is_an_error_at_its_place_in_every_field() {
    let pointers = pointers(&sample());
    assert!(pointers.len() > 150, "the sample has every field");
    for pointer in pointers {
        let mut article = sample();
        *article.pointer_mut(&pointer).expect("a value") = json!(7.5);
        let parsed = read(&article.to_string());
        let fields: Vec<_> = errors(&parsed.problems).iter().map(|problem| problem.field()).collect();
        assert_eq!(fields, [field(&pointer)]);
        assert!(parsed.value.is_none(), "{pointer}");
    }
}

#[test]
fn a_required_field_that_is_missing_or_null_is_an_error() {
    for pointer in [
        "/schema",
        "/id",
        "/headline",
        "/published",
        "/body",
        "/image/src",
        "/image/sources/0/width",
        "/body/0/type",
        "/body/0/text",
        "/body/2/points",
        "/body/5/items",
        "/body/9/images",
        "/body/10/captions/0/lang",
        "/body/12/rows",
        "/body/14/url",
        "/credits/0/role",
        "/credits/0/names",
        "/related/1/title",
        "/related/1/url",
        "/corrections/0/date",
        "/provenance/repairs/0/rule",
        "/body/1/text/3/link/href",
        "/body/1/text/4/ruby/base",
        "/body/1/text/5/lang/tag",
    ] {
        let (parent, name) = pointer.rsplit_once('/').expect("a field in something");
        let mut article = sample();
        article.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(name);
        let without = read(&article.to_string());
        assert_eq!(errors(&without.problems).len(), 1, "{pointer}");
        assert_eq!(without.problems[0].field(), field(parent), "{pointer}");
        assert!(without.problems[0].message.contains(&format!("\"{name}\" is missing")), "{pointer}");
        article.pointer_mut(parent).expect("an object")[name] = Value::Null;
        assert_eq!(read(&article.to_string()).problems.len(), 1, "{pointer}");
    }
}

#[test]
fn an_optional_field_that_is_null_is_not_there() {
    for name in ["lang", "channel", "kickers", "summary", "image", "credits", "related", "rights", "previous"] {
        let mut article = sample();
        article[name] = Value::Null;
        let parsed = read(&article.to_string());
        assert_eq!(parsed.problems, [], "{name}");
    }
}

#[test]
fn unknown_fields_pass_wherever_they_are() {
    let objects = pointers(&sample());
    for pointer in objects.iter().map(String::as_str).chain([""]) {
        let mut article = sample();
        if let Some(object) = article.pointer_mut(pointer).and_then(Value::as_object_mut) {
            object.insert("x-desk".to_owned(), json!({"any": [1.5, null, {"src": "javascript:x"}]}));
            assert_eq!(read(&article.to_string()).problems, [], "{pointer}");
        }
    }
}

#[test]
fn an_unknown_block_is_a_warning_and_a_placeholder() {
    let mut article = sample();
    article["body"] = json!([{"type": "poll", "options": 3}, {"type": "paragraph", "text": "x"}]);
    let parsed = read(&article.to_string());
    assert!(parsed.is_sound());
    assert_eq!(parsed.problems.len(), 1);
    assert_eq!((parsed.problems[0].severity, parsed.problems[0].field()), (Severity::Warning, "body[0]".to_owned()));
    let body = parsed.value.expect("an article").body;
    assert!(matches!(&body[..], [Block::Unknown(unknown), Block::Paragraph(_)] if unknown.kind == "poll"), "{body:?}");
}

#[test]
fn a_scheme_that_may_not_be_used_is_an_error_and_dead_text() {
    let mut article = sample();
    article["body"] = json!([
        {"type": "paragraph", "text": [{"link": {"href": "javascript:alert(1)", "text": "words"}}]},
        {"type": "image", "src": "data:image/svg+xml,x", "alt": "", "width": 1, "height": 1}
    ]);
    let parsed = read(&article.to_string());
    assert!(!parsed.is_sound());
    let fields: Vec<_> = parsed.problems.iter().map(Problem::field).collect();
    assert_eq!(fields, ["body[0].text[0].link.href", "body[1].src"]);
    let body = parsed.value.expect("the article can be shown").body;
    let [Block::Paragraph(paragraph), Block::Image(image)] = &body[..] else { panic!("{body:?}") };
    let Text::Runs(runs) = &paragraph.text else { panic!("{paragraph:?}") };
    let [Run::Link { link }] = &runs[..] else { panic!("{runs:?}") };
    assert_eq!((link.href.get(), link.text.plain().as_str()), (None, "words"));
    assert_eq!(image.src.get(), None);
}

#[test]
fn what_is_within_the_contract_and_worth_a_look_is_a_warning() {
    for (pointer, value, at) in [
        ("/modified", json!("2024-03-05T10:00:00Z"), "modified"),
        ("/lang", json!("yue-Hant-HK"), "lang"),
        ("/body/2/points", json!([]), "body[2]"),
        ("/body/5/items", json!([]), "body[5]"),
        ("/body/9/images", json!([]), "body[9]"),
        ("/body/12/rows", json!([]), "body[12]"),
        ("/body/12/rows/0", json!(["19:30"]), "body[12]"),
        ("/credits/0/role", json!("stringer"), "credits[0]"),
        ("/image/alt", Value::Null, "image"),
        ("/image/width", Value::Null, "image"),
        ("/image/width", json!(0), "image"),
        ("/image/height", json!(0), "image"),
        ("/body/10/title", Value::Null, "body[10]"),
        ("/body/10", json!({"type": "video", "src": "/media/f.mp4", "title": "归航"}), "body[10]"),
        ("/body/10/height", Value::Null, "body[10]"),
        ("/body/10/height", json!(0), "body[10]"),
        ("/body/14/width", Value::Null, "body[14]"),
        ("/body/11/title", Value::Null, "body[11]"),
        ("/body/11/transcript", Value::Null, "body[11]"),
    ] {
        let mut article = sample();
        *article.pointer_mut(pointer).expect("a value") = value;
        let parsed = read(&article.to_string());
        assert!(parsed.is_sound(), "{pointer}: {:?}", parsed.problems);
        let problems: Vec<_> = parsed.problems.iter().map(|problem| (problem.severity, problem.field())).collect();
        assert_eq!(problems, [(Severity::Warning, at.to_owned())], "{pointer}");
    }
}

#[test]
fn a_tag_of_cantonese_is_told_as_what_to_write_it() {
    let mut article = sample();
    article["lang"] = json!("yue-Hant-HK");
    let problems = read(&article.to_string()).problems;
    assert!(problems[0].remedy.starts_with("write \"zh-Hant-HK\": "), "{problems:?}");
}

#[test]
fn values_outside_their_range_are_errors() {
    for (pointer, value) in [
        ("/schema", json!(2)),
        ("/schema", json!("1")),
        ("/headline", json!("  ")),
        ("/image/width", json!(-1)),
        ("/image/width", json!(1.5)),
        ("/image/width", json!(4_294_967_296_u64)),
        ("/image/width", json!(1e300)),
        ("/body/3/level", json!(1)),
        ("/body/3/level", json!(7)),
        ("/body/3/level", json!(258)),
        ("/published", json!("2024-02-30T00:00:00Z")),
        ("/corrections/0/date", json!("2024-02-30")),
        ("/corrections/0/date", json!("2024-03-06 and later")),
        ("/lang", json!("zh_CN")),
        ("/channel/0", json!("Town")),
        ("/canonical", json!("")),
        ("/formerly/0", json!("Night Ferry")),
        ("/embed", json!("never")),
        ("/embed/0", json!("https://partner.example/page")),
    ] {
        let mut article = sample();
        *article.pointer_mut(pointer).expect("a value") = value.clone();
        let parsed = read(&article.to_string());
        assert_eq!(errors(&parsed.problems).len(), 1, "{pointer} {value}");
        assert_eq!(parsed.problems[0].field(), field(pointer), "{value}");
    }
}

#[test]
fn a_file_that_is_no_object_is_an_error() {
    for (json, found) in
        [("null", "null"), ("true", "true or false"), ("7", "a number"), ("\"text\"", "a text"), ("[]", "a list")]
    {
        let parsed = read(json);
        assert!(parsed.value.is_none());
        assert_eq!(parsed.problems.len(), 1, "{json}");
        assert_eq!(parsed.problems[0].message, format!("expected an article, found {found}"));
    }
    let json = SAMPLE.replacen("\"夜间渡轮今晚恢复开航\"", "{}", 1);
    assert_eq!(read(&json).problems[0].message, "expected a text, found an object");
}

#[test]
fn reading_goes_on_behind_what_is_no_object() {
    let json = r#"{"schema": 1, "id": "pier", "headline": "Pier", "published": "2024-03-05T19:30:00+08:00", "image": 7,
        "body": [{"type": "gallery", "images": ["a.avif", {"src": 7}]}, {"type": "note"}], "rights": [], "next": {"title": 7, "url": "/"}}"#;
    let problems = read(json).problems;
    let fields: Vec<_> = errors(&problems).iter().map(|problem| problem.field()).collect();
    assert_eq!(fields, ["image", "body[0].images[0]", "body[0].images[1].src", "body[1]", "rights", "next.title"]);
}

#[test]
fn every_problem_says_what_to_do() {
    for pointer in pointers(&sample()) {
        let mut article = sample();
        *article.pointer_mut(&pointer).expect("a value") = json!("javascript:");
        for problem in Article::parse(&article.to_string(), None).problems {
            assert!(!problem.message.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
        }
    }
}

#[test]
fn a_site_is_checked_as_well() {
    let json = r#"{
  "name": " ", "lang": "en", "logo": "data:x",
  "channels": [{"id": "a", "name": "A", "channels": [{"id": "a", "name": "B"}]}, {"id": "B", "name": 1}],
  "footer": {"contacts": [{"label": "Desk"}], "links": [{"label": "About"}]},
  "source": "https://copy.example/articles/"
}"#;
    let parsed = Site::parse(json, None).locate(json);
    let found: Vec<_> = parsed
        .problems
        .iter()
        .map(|problem| (problem.position.expect("a place").line, problem.field(), problem.severity))
        .collect();
    let error = |line, field: &str| (line, field.to_owned(), Severity::Error);
    assert_eq!(
        found,
        [
            error(2, "logo"),
            error(3, "channels[1].id"),
            error(3, "channels[1].name"),
            (4, "footer.contacts[0]".to_owned(), Severity::Warning),
            error(4, "footer.links[0]"),
            error(5, "source"),
        ]
    );
    let json = r#"{"name": " ", "lang": "en", "channels": [{"id": "a", "name": "A", "channels": [{"id": "a", "name": "B"}]}]}"#;
    let messages: Vec<_> = Site::parse(json, None).problems.into_iter().map(|problem| problem.message).collect();
    assert_eq!(messages, ["the site has no name", "two channels are called \"a\""]);
}

#[test]
fn a_field_that_is_misspelt_or_there_twice_is_a_warning_that_says_so() {
    let json = r#"{"schema": 1, "id": "pier", "headline": "One", "headline": "Two", "published": "2024-03-05T19:30:00+08:00",
        "chanel": ["news"], "imgae": {"src": "/a.avif"}, "draft": true, "$schema": "x", "sumary": "s", "tags": [], "tagz": [],
        "body": [{"type": "paragraph", "text": "x", "level": 2}, {"type": "quote", "text": "x", "ctie": "y"}]}"#;
    let parsed = read(json);
    assert!(parsed.is_sound());
    let told: Vec<_> = parsed.problems.iter().map(|problem| (problem.field(), problem.remedy.as_str())).collect();
    assert_eq!(
        told,
        [
            ("headline".to_owned(), "leave one of them"),
            ("chanel".to_owned(), "write \"channel\""),
            ("imgae".to_owned(), "write \"image\""),
            ("sumary".to_owned(), "write \"summary\""),
            ("body[1].ctie".to_owned(), "write \"cite\""),
        ],
        "what is unknown and like nothing known is left aside in silence"
    );
    assert!(parsed.problems.iter().all(|problem| problem.severity == Severity::Warning && problem.position.is_some()));
    assert_eq!(parsed.value.expect("an article").headline, "Two");
}

#[test]
fn a_long_name_may_have_two_slips_and_a_short_one_has_one() {
    for (name, near, is_told) in [
        ("sumry", "summary", true),
        ("sumy", "summary", false),
        ("rihgts", "rights", true),
        ("rigth", "rights", false),
        ("tag", "tags", true),
        ("taxi", "tags", false),
    ] {
        let mut article = sample();
        let fields = article.as_object_mut().expect("an object");
        fields.remove(near);
        fields.insert(name.to_owned(), json!([]));
        let problems = read(&article.to_string()).problems;
        let told: Vec<_> = problems.iter().map(|problem| (problem.field(), problem.remedy.clone())).collect();
        let expected = is_told.then(|| (name.to_owned(), format!("write \"{near}\"")));
        assert_eq!(told, Vec::from_iter(expected), "{name}");
    }
}

#[test]
fn what_the_guide_shows_is_sound() {
    let guide = include_str!("../../../../docs/writing.md");
    let shown: Vec<&str> =
        guide.split("```json\n").skip(1).map(|rest| rest.split_once("```").expect("an end").0).collect();
    let [site, least, _, blocks, text] = shown.as_slice() else { panic!("{} examples", shown.len()) };
    let problems = Site::parse(site, None).problems;
    assert_eq!(problems, []);
    let least: Value = serde_json::from_str(least).expect("JSON");
    assert_eq!(read(&least.to_string()).problems, []);
    let blocks: Value = serde_json::from_str(blocks).expect("JSON");
    let text: Value = serde_json::from_str(text).expect("JSON");
    for body in [blocks, json!([{"type": "paragraph", "text": text}])] {
        let mut article = least.clone();
        article["body"] = body;
        let parsed = read(&article.to_string());
        let kinds = parsed.value.as_ref().map(|article| article.body.len());
        assert!(parsed.is_sound(), "{:#?}", parsed.problems);
        assert!(!parsed.problems.iter().any(|problem| problem.message.contains("not known")), "{:#?}", parsed.problems);
        assert!(kinds == Some(1) || kinds == Some(14), "every kind of block: {kinds:?}");
    }
}

#[test]
fn an_address_with_nothing_in_it_is_told_as_such() {
    for (address, message) in [(" ", "the address is empty"), ("data:x", "the address \"data:x\" may not be used here")]
    {
        let mut article = sample();
        article["image"]["src"] = json!(address);
        let messages: Vec<_> =
            errors(&read(&article.to_string()).problems).iter().map(|problem| problem.message.clone()).collect();
        assert_eq!(messages, [message]);
    }
}
