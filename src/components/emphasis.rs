//! A lead-in and its points.

use article::{Emphasis, Run, Text};

use super::text::{runs, text};
use crate::markup::{Element, el};

/// What an eye that skims the page should find.
pub(crate) fn emphasis(emphasis: &Emphasis) -> Element {
    let all_open = emphasis.points.iter().all(|point| opening(point).is_some());
    let points = el("ul").each(&emphasis.points, |point| match opening(point).filter(|_| all_open) {
        Some((opening, rest)) => opened(opening, rest, point),
        None => el("li").child(text(point)),
    });
    el("section")
        .part("emphasis")
        .maybe(emphasis.lead.as_ref().map(|lead| el("p").attr("class", "lead").child(text(lead))))
        .child(points)
}

/// A point with the words before its first comma in bold: they are what it is about.
fn opened(opening: &str, rest: &str, point: &Text) -> Element {
    let more = match point {
        Text::Plain(_) => None,
        Text::Runs(list) => Some(runs(&list[1..])),
    };
    el("li").child(el("b").text(opening)).text(rest).maybe(more)
}

/// The few words before the first comma, and what follows them, where there are such words.
fn opening(point: &Text) -> Option<(&str, &str)> {
    const FEW: usize = 12;
    let words = match point {
        Text::Plain(words) => words,
        Text::Runs(runs) => match runs.first()? {
            Run::Plain(words) => words,
            _ => return None,
        },
    };
    let comma = words.find(['，', '、', '。', '；', '：'])?;
    let (opening, rest) = words.split_at(comma);
    let is_few = (2..=FEW).contains(&opening.chars().count());
    (is_few && rest.starts_with('，')).then_some((opening, rest))
}
