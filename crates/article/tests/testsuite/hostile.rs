//! Whatever is sent, the answer is problems and never a panic.

use article::{Archive, Article, Document, Front, Site, Text, Value};
use proptest::prelude::*;

use crate::sample::{SAMPLE, read};

/// The message of the first problem.
fn first(json: &str) -> String {
    let parsed = read(json);
    assert!(parsed.value.is_none(), "{json:.80}");
    parsed.problems.first().expect("a problem").message.clone()
}

fn with_body(text: &str) -> String {
    format!(
        r#"{{"schema":1,"id":"x","headline":"h","published":"2024-03-05T00:00:00Z","body":[{{"type":"paragraph","text":{text}}}]}}"#
    )
}

#[test]
fn a_file_that_is_cut_anywhere_is_reported() {
    let bytes = SAMPLE.trim_end().as_bytes();
    for end in 0..bytes.len() {
        let cut = String::from_utf8_lossy(&bytes[..end]);
        let parsed = read(&cut);
        assert!(parsed.value.is_none(), "{end}");
        let at = parsed.problems[0].position.expect("a place").offset(&cut);
        assert!(at <= cut.len() && cut.is_char_boundary(at), "{end}");
    }
}

#[test]
fn nesting_as_deep_as_the_parser_goes_is_read() {
    // Three levels above the text; a list in a list would be none, so each level is a run.
    let depth = 61;
    let text = format!("{}\"deep\"{}", "[{\"em\":".repeat(depth), "}]".repeat(depth));
    let parsed = read(&with_body(&text));
    assert!(parsed.is_sound(), "{:?}", parsed.problems);
    let article = parsed.value.expect("an article");
    assert!(format!("{:?}", article.body[0]).contains("deep"));
    let plain = |value: &Text| value.plain();
    let article::Block::Paragraph(paragraph) = &article.body[0] else { panic!("a paragraph") };
    assert_eq!(plain(&paragraph.text), "deep");
    assert_eq!(read(&serde_json::to_string(&article).expect("JSON")).value, Some(article));
}

#[test]
fn deeper_nesting_is_an_error_and_no_overflow() {
    for depth in [127, 128, 10_000, 1_000_000] {
        for (open, close) in [("[", "]"), ("{\"em\":", "}"), ("[{\"em\":", "}]"), ("[", "")] {
            let text = format!("{}\"deep\"{}", open.repeat(depth), close.repeat(depth));
            let parsed = read(&with_body(&text));
            assert_eq!(parsed.problems.len(), 1);
            assert!(parsed.value.is_none());
        }
    }
    assert_eq!(first(&"[".repeat(10_000)), "not JSON: recursion limit exceeded");
}

/// A browser's parser has no limit, or one that is far away. It is drawn where ours has it.
#[test]
fn what_another_parser_has_nested_deeper_is_an_error() {
    // The text of a paragraph is three steps down, and a point of an emphasis four.
    for (block, depth) in [
        ("paragraph", 61),
        ("paragraph", 62),
        ("paragraph", 63),
        ("emphasis", 61),
        ("emphasis", 62),
        ("paragraph", 5_000),
    ] {
        let text = (0..depth).fold(Value::Text("deep".to_owned()), |text, _| {
            Value::List(vec![Value::Record(vec![("em".to_owned(), text)])])
        });
        let Ok(Value::Record(mut article)) = serde_json::from_str(&with_body("\"\"")) else { panic!("an article") };
        let words = match block {
            "paragraph" => ("text".to_owned(), text),
            _ => ("points".to_owned(), Value::List(vec![text])),
        };
        let block = vec![("type".to_owned(), Value::Text(block.to_owned())), words];
        article.retain(|(name, _)| name != "body");
        article.push(("body".to_owned(), Value::List(vec![Value::Record(block)])));
        let article = Value::Record(article);
        let parsed = Article::check(&&article, None);
        let is_sound = depth < 100 && read(&serde_json::to_string(&article).expect("JSON")).is_sound();
        assert_eq!(parsed.value.is_some(), is_sound, "{depth}");
        assert_eq!(parsed.problems.is_empty(), is_sound, "{depth}");
    }
}

#[test]
fn a_deep_unknown_field_passes_up_to_the_limit() {
    let field = |depth: usize| {
        with_body("\"x\"").replacen('{', &format!("{{\"x\":{}{},", "[".repeat(depth), "]".repeat(depth)), 1)
    };
    assert!(read(&field(126)).is_sound());
    assert!(!read(&field(128)).is_sound());
}

#[test]
fn numbers_of_any_size_do_no_harm() {
    for number in ["1e308", "-1e308", "123456789012345678901234567890", "0.000000000000000000000000000001", "-0"] {
        let json = with_body("\"x\"").replacen('{', &format!("{{\"x\":{number},"), 1);
        assert!(read(&json).is_sound(), "{number}");
        let json = with_body("\"x\"").replacen("\"schema\":1", &format!("\"schema\":{number}"), 1);
        assert!(!read(&json).is_sound(), "{number}");
    }
    assert!(first(&with_body("\"x\"").replacen('{', "{\"x\":1e999,", 1)).contains("number out of range"));
    assert!(read(&with_body("\"x\"").replacen("\"schema\":1", "\"schema\":1.0", 1)).is_sound());
}

#[test]
fn what_json_does_not_know_is_no_json() {
    for value in
        ["NaN", "Infinity", "-Infinity", "undefined", "'x'", "0x1", "01", "1.", "+1", "\"\t\"", "\"\\x\"", "/**/1"]
    {
        let message = first(&with_body(value));
        assert!(message.starts_with("not JSON: "), "{value}: {message}");
    }
}

#[test]
fn half_a_surrogate_is_no_text() {
    for text in [r#""\ud800""#, r#""\udc00""#, r#""\ud800\ud800""#, r#""\ud800x""#] {
        assert!(first(&with_body(text)).starts_with("not JSON: "), "{text}");
    }
    assert!(read(&with_body(r#""\ud83d\udea2""#)).is_sound());
}

#[test]
fn an_empty_file_is_reported() {
    for json in ["", " ", "\n", "\u{feff}", "\u{feff}\r\n"] {
        assert_eq!(first(json), "not JSON: EOF while parsing a value");
    }
}

#[test]
fn more_after_the_end_is_reported() {
    assert_eq!(first(&format!("{}x", with_body("\"x\""))), "not JSON: trailing characters");
    assert!(read(&format!("{} \n\t", with_body("\"x\""))).is_sound());
}

#[test]
fn a_long_text_is_read() {
    let long = "夜".repeat(100_000);
    let parsed = read(&with_body(&format!("\"{long}\"")));
    assert!(parsed.is_sound());
}

fn any_json() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("type"),
        Just("text"),
        Just("body"),
        Just("em"),
        Just("link"),
        Just("href"),
        Just("src"),
        Just("schema"),
        Just("channels"),
        Just("id"),
        Just("lead"),
        Just("teasers"),
        Just("level"),
        Just("role"),
        Just("names")
    ];
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        any::<f64>().prop_map(|value| serde_json::json!(value).to_string()),
        "(?s).{0,8}".prop_map(|value| serde_json::json!(value).to_string()),
        Just("\"paragraph\"".to_owned()),
        Just("\"javascript:x\"".to_owned()),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|fields| {
                let fields: Vec<_> = fields.into_iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", fields.join(","))
            }),
        ]
    })
}

fn read_as_everything(json: &str) {
    _ = Article::parse(json, Some("/articles/x.json")).locate(json);
    _ = Site::parse(json, Some("https://a.example/site.json")).locate(json);
    _ = Front::parse(json, None).locate(json);
    _ = Archive::parse(json, None).locate(json);
}

proptest! {
    #[test]
    fn any_text_is_read_without_a_panic(text in "(?s).{0,200}") {
        read_as_everything(&text);
    }

    #[test]
    fn any_json_is_read_without_a_panic(json in any_json()) {
        prop_assert!(serde_json::from_str::<Value>(&json).is_ok());
        read_as_everything(&json);
    }

    #[test]
    fn a_file_with_any_spot_on_it_is_read_without_a_panic(at in 0..SAMPLE.len(), spot in "(?s).{0,3}", eaten in 0_usize..6) {
        let start = SAMPLE.floor_char_boundary(at);
        let end = SAMPLE.ceil_char_boundary((start + eaten).min(SAMPLE.len()));
        read_as_everything(&format!("{}{spot}{}", &SAMPLE[..start], &SAMPLE[end..]));
    }
}
