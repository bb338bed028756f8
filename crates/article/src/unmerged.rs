//! What git leaves in a file that two people have changed: both versions, with lines between them that are nobody's text.

/// What is wrong.
pub const MESSAGE: &str = "git has put two versions into the file";

/// What can be done about it.
pub const REMEDY: &str =
    "keep what is right of the two, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>";

/// The byte at which the first line begins that git has put into JSON; in JSON no other line begins so.
pub fn in_json(json: &str) -> Option<usize> {
    const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    let mut start = 0;
    json.split_inclusive('\n').find_map(|line| {
        let here = start;
        start += line.len();
        MARKS.iter().any(|mark| line.starts_with(mark)).then_some(here)
    })
}

/// The same in a text, where a line of such signs may be a rule: there have to be all three, in their order.
pub fn in_text(text: &str) -> Option<usize> {
    let mut start = 0;
    let mut first = None;
    let mut wanted = ["<<<<<<< ", "=======", ">>>>>>> "].into_iter().peekable();
    for line in text.split_inclusive('\n') {
        if wanted.next_if(|mark| line.starts_with(mark)).is_some() {
            first = first.or(Some(start));
        }
        start += line.len();
    }
    first.filter(|_| wanted.peek().is_none())
}

/// The two versions that git has put into a file, each as it was; none where its lines are not in their order. Between them
/// there may be the one that both were made of.
pub fn both(text: &str) -> Option<[String; 2]> {
    let mut versions = [String::new(), String::new()];
    // Which of the versions a line is of.
    let (mut of, mut marks) = (&[0, 1][..], 0);
    for line in text.split_inclusive('\n') {
        of = match (marks % 3, line.get(..7)) {
            (0, Some("<<<<<<<")) => &[0],
            (1, Some("|||||||")) => {
                of = &[];
                continue;
            }
            (1, Some("=======")) => &[1],
            (2, Some(">>>>>>>")) => &[0, 1],
            _ => {
                of.iter().for_each(|version| versions[*version].push_str(line));
                continue;
            }
        };
        marks += 1;
    }
    (marks > 0 && marks % 3 == 0).then_some(versions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_unmerged_with_all_three_lines_and_json_with_any() {
        let both = "{\n<<<<<<< HEAD\n \"a\": 1\n=======\n \"a\": 2\n>>>>>>> theirs\n}\n";
        assert_eq!((in_json(both), in_text(both)), (Some(2), Some(2)));
        let versions = ["{\n \"a\": 1\n}\n", "{\n \"a\": 2\n}\n"].map(str::to_owned);
        assert_eq!(super::both(both), Some(versions.clone()));
        assert_eq!(super::both(&both.replace("=======", "||||||| base\n \"a\": 0\n=======")), Some(versions));
        for cut in ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> theirs\n"] {
            assert_eq!(super::both(&both.replace(cut, "")), None, "{cut}");
        }
        for (text, is_left_in_json) in [
            ("Harbour\n=======\n\nIt opens.\n", true),
            (">>>>>>> mail\n=======\n<<<<<<< \n", true),
            ("{\"a\": \"<<<<<<< HEAD\"}", false),
        ] {
            assert_eq!((in_json(text).is_some(), in_text(text)), (is_left_in_json, None), "{text}");
        }
    }
}
