//! Line and column of a field in the text it was read from.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::{Parsed, Step};

/// A place in a text, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl<T> Parsed<T> {
    /// Looks up where in `json`, the text it was read from, each problem stands, and orders the problems by that.
    pub fn locate(mut self, json: &str) -> Self {
        for problem in &mut self.problems {
            if problem.position.is_none() {
                problem.position = Some(Position::of(json, offset(json, &problem.path)));
            }
        }
        self.problems.sort_by_key(|problem| problem.position.map(|position| (position.line, position.column)));
        self
    }
}

impl Position {
    /// The place of a byte offset.
    fn of(text: &str, offset: usize) -> Self {
        let before = &text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// The byte offset of the place, or the end of the text where it is beyond it.
    pub fn offset(self, text: &str) -> usize {
        let line_start = match self.line {
            0 | 1 => 0,
            line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(newline, _)| newline + 1),
        };
        let column = self.column.saturating_sub(1);
        text[line_start..].char_indices().nth(column).map_or(text.len(), |(index, _)| line_start + index)
    }
}

/// The byte offset of the value at the end of the path; where that is missing, of the deepest value that is there.
fn offset(json: &str, path: &[Step]) -> usize {
    // A RawValue borrows from the text it was read from, so its place there is the difference of two addresses.
    let place = |raw: &str| raw.as_ptr() as usize - json.as_ptr() as usize;
    let start = json.len() - json.trim_start_matches('\u{feff}').len();
    let mut raw = json[start..].trim_start();
    for step in path {
        let inner = match step {
            Step::Field(name) => serde_json::from_str::<BTreeMap<String, &RawValue>>(raw)
                .ok()
                .and_then(|fields| fields.get(name).copied()),
            Step::Item(index) => {
                serde_json::from_str::<Vec<&RawValue>>(raw).ok().and_then(|items| items.get(*index).copied())
            }
        };
        match inner {
            Some(inner) => raw = inner.get(),
            None => break,
        }
    }
    place(raw)
}
