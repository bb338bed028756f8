//! Line and column.

use article::{Article, Document, Parsed, Position, Problem, Severity, Step};
use proptest::prelude::*;

use crate::generated;
use crate::sample::{pointers, read};

fn steps(pointer: &str) -> Vec<Step> {
    pointer
        .split('/')
        .skip(1)
        .map(|step| step.parse().map_or_else(|_| Step::Field(step.to_owned().leak()), Step::Item))
        .collect()
}

/// Places a problem at the end of each pointer.
fn located(json: &str, pointers: &[String]) -> Vec<(String, Position)> {
    let problem = |pointer: &String| Problem {
        severity: Severity::Warning,
        path: steps(pointer),
        position: None,
        message: pointer.clone(),
        remedy: String::new(),
    };
    let parsed = Parsed { problems: pointers.iter().map(problem).collect(), ..Article::parse(json, None) };
    let problems = parsed.locate(json).problems;
    problems.into_iter().map(|problem| (problem.message, problem.position.expect("a place"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_path_leads_to_the_value_at_its_end(article in generated::article(), indented: bool) {
        let json = if indented { serde_json::to_string_pretty(&article) } else { serde_json::to_string(&article) };
        let json = json.expect("JSON");
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let pointers = pointers(&value);
        let found = located(&json, &pointers);
        prop_assert_eq!(found.len(), pointers.len());
        for (pointer, position) in found {
            let offset = position.offset(&json);
            prop_assert_eq!(Position::of(&json, offset), position);
            let mut values = serde_json::Deserializer::from_str(&json[offset..]).into_iter::<serde_json::Value>();
            let there = values.next().expect("a value").expect("JSON");
            prop_assert_eq!(Some(&there), value.pointer(&pointer));
        }
    }

    #[test]
    fn a_place_and_its_offset_are_the_same_thing(text in "(\u{feff})?[a報🚢\r\n]{0,40}") {
        let body = text.trim_start_matches('\u{feff}');
        let start = text.len() - body.len();
        for (index, _) in body.char_indices() {
            let offset = start + index;
            prop_assert_eq!(Position::of(&text, offset).offset(&text), offset);
        }
        prop_assert_eq!(Position::of(&text, text.len()).offset(&text), text.len());
    }
}

fn place(json: &str) -> (usize, usize) {
    let parsed = read(json);
    let position = parsed.problems.first().and_then(|problem| problem.position).expect("a problem with a place");
    (position.line, position.column)
}

#[test]
fn columns_count_characters_where_the_json_is_broken_too() {
    // The parser itself counts bytes, and 夜航 has six of them.
    assert_eq!(place("{\"headline\": \"夜航\" ?}"), (1, 19));
    assert_eq!(place("{\n  \"headline\": \"夜航\",\n}"), (3, 1));
    assert_eq!(place("{\"headline\": \"夜\u{1}\"}"), (1, 16));
}

#[test]
fn the_end_of_a_truncated_file_is_its_end() {
    assert_eq!(place(""), (1, 1));
    assert_eq!(place("{\"headline\": \"夜航"), (1, 17));
    assert_eq!(place("{\n\n"), (3, 1));
}

#[test]
fn a_byte_order_mark_is_no_column() {
    assert_eq!(place("\u{feff}{\"schema\": 7}"), place("{\"schema\": 7}"));
    assert_eq!(place("\u{feff}{\"schema\": ?}"), (1, 12));
    assert_eq!(place("\u{feff}"), (1, 1));
}

#[test]
fn lines_may_end_as_on_windows() {
    let json = "{\r\n  \"schema\": 1,\r\n  \"id\": 7\r\n}";
    let parsed = read(json);
    let places: Vec<_> = parsed.problems.iter().filter_map(|problem| problem.position).collect();
    assert!(places.contains(&Position { line: 3, column: 9 }), "{places:?}");
}

#[test]
fn of_a_field_that_stands_twice_the_last_one_counts() {
    let json = "{\n\"id\": \"first\",\n\"id\": 7}";
    let parsed = read(json);
    let id = parsed.problems.iter().find(|problem| problem.field() == "id").expect("a problem");
    assert_eq!(id.position, Some(Position { line: 3, column: 7 }));
    let json = r#"{"schema":1,"id":7,"id":"x","headline":"h","published":"2024-03-05T00:00:00Z","body":[]}"#;
    assert!(read(json).is_sound());
}

#[test]
fn problems_come_in_the_order_of_the_file() {
    let json = "{\"body\": [{\"type\": \"poll\"}],\n\"headline\": 1,\n\"schema\": 1,\n\"published\": 1,\n\"id\": 1}";
    let lines: Vec<_> = read(json).problems.iter().filter_map(|problem| problem.position).map(|at| at.line).collect();
    assert_eq!(lines, [1, 2, 4, 5]);
}

/// Each value is looked through once: a walk from the top for each problem would take minutes here.
#[test]
fn many_problems_are_placed_in_one_go() {
    let blocks = vec!["{\"type\": \"poll\", \"text\": \"夜航\"}"; 20_000].join(",");
    let json = format!(
        "{{\"schema\": 1, \"id\": \"x\", \"headline\": \"h\", \"published\": \"2024-03-05T00:00:00Z\", \"body\": [{blocks}]}}"
    );
    let parsed = read(&json);
    assert_eq!(parsed.problems.len(), 20_000);
    let last = parsed.problems.last().and_then(|problem| problem.position).expect("a place");
    assert_eq!(&json[last.offset(&json)..], "{\"type\": \"poll\", \"text\": \"夜航\"}]}");
}
