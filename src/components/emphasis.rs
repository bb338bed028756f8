//! A lead-in and its points.

use article::{Emphasis, Run, Text};
use yew::prelude::*;

use super::text::text;

/// What an eye that skims the page should find.
pub(crate) fn emphasis(emphasis: &Emphasis) -> Html {
    let opens = emphasis.points.iter().all(|point| opening(point).is_some());
    html! {
        <section part="emphasis">
            if let Some(lead) = &emphasis.lead {
                <p class="lead">{text(lead)}</p>
            }
            <ul>
                for point in &emphasis.points {
                    <li>{if opens { opened(point) } else { text(point) }}</li>
                }
            </ul>
        </section>
    }
}

/// A point with the words before its first comma in bold: they are what it is about.
fn opened(point: &Text) -> Html {
    let Some((opening, rest)) = opening(point) else { return text(point) };
    html! {
        <>
            <b>{opening}</b>
            {rest}
            if let Text::Runs(runs) = point {
                {text(&Text::Runs(runs[1..].to_vec()))}
            }
        </>
    }
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
    let opening = &words[..comma];
    let few = (2..=FEW).contains(&opening.chars().count());
    (few && words[comma..].starts_with('，')).then(|| words.split_at(comma))
}
