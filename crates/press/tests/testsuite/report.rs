//! Problems as a terminal shows them.

use article::{Position, Problem, Severity, Step};
use insta::assert_snapshot;
use miette::{GraphicalReportHandler, GraphicalTheme};
use press::check::finding::Finding;
use press::report::Style;

use crate::newsroom::Newsroom;

fn graphical() -> Style {
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor()).with_width(100);
    Style::Graphical(Box::new(handler))
}

fn finding(position: Option<(usize, usize)>, path: Vec<Step>, message: &str) -> Finding {
    Finding {
        file: "articles/ferry.json".to_owned(),
        problem: Problem {
            severity: Severity::Error,
            path,
            position: position.map(|(line, column)| Position { line, column }),
            message: message.to_owned(),
            remedy: "write a text here".to_owned(),
        },
    }
}

fn shown(text: &str, finding: Finding) -> String {
    let newsroom = Newsroom::new();
    newsroom.write("edition/articles/ferry.json", text);
    graphical().findings(&[finding], &newsroom.path("edition"))
}

#[test]
fn the_line_at_fault_is_shown_with_what_is_wrong_under_it() {
    let path = vec![Step::Field("kickers"), Step::Item(0)];
    let finding = finding(Some((3, 24)), path, "expected a text, found a number");
    assert_snapshot!(shown("{\n  \"id\": \"渡轮\",\n  \"渡轮\": 1, \"kickers\": [1234]\n}", finding), @r#"
      × expected a text, found a number
       ╭─[articles/ferry.json:3:24]
     3 │   "渡轮": 1, "kickers": [1234]
       ·                          ──┬─
       ·                            ╰── kickers[0]
       ╰────
      help: write a text here
    "#);
}

#[test]
fn of_a_long_line_only_the_surroundings_are_shown() {
    let text = format!("{{\"a\": \"{}\", \"b\": \"{}\"}}", "前".repeat(5000), "後".repeat(5000));
    let report = shown(&text, finding(Some((1, 5015)), vec![Step::Field("b")], "too long"));
    assert!(report.contains("…前前"), "{report}");
    assert!(report.contains("後後…"), "{report}");
    assert!(report.chars().count() < 600, "{report}");
}

#[test]
fn text_of_an_article_is_no_command_to_the_terminal() {
    let escape = "\u{1b}]0;owned\u{7}\u{202e}";
    let report =
        shown(&format!("{{\"a\": \"{escape}\"}}"), finding(Some((1, 7)), Vec::new(), &format!("bad {escape}")));
    assert!(!report.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{report:?}");
    let plain = Style::Plain.findings(&[finding(None, Vec::new(), &format!("bad {escape}\n"))], "".as_ref());
    assert_eq!(plain.lines().count(), 2, "{plain}");
    assert!(!plain.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{plain:?}");
}

#[test]
fn the_end_of_the_text_can_be_at_fault() {
    for text in ["", "{", "{\n", "\u{feff}{"] {
        let report = shown(text, finding(Some((text.lines().count().max(1), 2)), Vec::new(), "ends too early"));
        assert!(report.contains("ends too early") && report.contains("help"), "{report}");
    }
}

#[test]
fn a_problem_of_a_whole_file_names_the_file() {
    assert_snapshot!(shown("", finding(None, Vec::new(), "not read")), @r"
      × articles/ferry.json: not read
      help: write a text here
    ");
}
