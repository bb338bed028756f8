//! Line and column of a field in the text it was read from.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::{Parsed, Problem, Step};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A place in a text, both counted from 1; columns count characters, without a byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl<T> Parsed<T> {
    /// Looks up where in `json`, the text it was read from, each problem stands, and orders the problems by that.
    pub fn locate(mut self, json: &str) -> Self {
        let mut places = Vec::new();
        let lost = self.problems.iter_mut().filter(|problem| problem.position.is_none()).collect();
        look_up(json, body(json).trim_start(), 0, lost, &mut places);
        places.sort_by_key(|(offset, _)| *offset);
        // From one problem to the next, so that a file with many is gone through once.
        let (mut position, mut seen) = (Position::START, json.len() - body(json).len());
        for (offset, problem) in places {
            position = position.after(&json[seen..offset]);
            seen = offset;
            problem.position = Some(position);
        }
        self.problems.sort_by_key(|problem| problem.position);
        self
    }
}

impl Position {
    const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte offset.
    pub fn of(text: &str, offset: usize) -> Self {
        let start = text.len() - body(text).len();
        text.get(start..offset).map_or(Self::START, |before| Self::START.after(before))
    }

    /// The byte offset of the place, or the end of the text where it is beyond it.
    pub fn offset(self, text: &str) -> usize {
        let line_start = match self.line {
            0 | 1 => text.len() - body(text).len(),
            line => text.match_indices('\n').nth(line - 2).map_or(text.len(), |(newline, _)| newline + 1),
        };
        let column = self.column.saturating_sub(1);
        text[line_start..].char_indices().nth(column).map_or(text.len(), |(index, _)| line_start + index)
    }

    /// Where the parser stopped. It counts bytes, those read included.
    pub(crate) fn of_error(json: &str, error: &serde_json::Error) -> Self {
        let line_start = Self { line: error.line(), column: 1 }.offset(json);
        let read = line_start + error.column();
        let last = if error.is_eof() { read } else { read.saturating_sub(1).max(line_start) };
        Self::of(json, json.floor_char_boundary(last))
    }

    /// The place after some more text.
    fn after(self, text: &str) -> Self {
        match text.rfind('\n') {
            Some(newline) => {
                Self { line: self.line + text.matches('\n').count(), column: text[newline + 1..].chars().count() + 1 }
            }
            None => Self { line: self.line, column: self.column + text.chars().count() },
        }
    }
}

/// The text without a byte order mark.
fn body(text: &str) -> &str {
    text.trim_start_matches(BYTE_ORDER_MARK)
}

/// Finds the byte offset of the value at the end of each problem's path; where that is missing, of the deepest value
/// that is there. All the problems lie in `raw`, so many steps down, and each value is looked through once.
fn look_up<'p>(
    json: &str,
    raw: &str,
    depth: usize,
    problems: Vec<&'p mut Problem>,
    places: &mut Vec<(usize, &'p mut Problem)>,
) {
    // A RawValue borrows from the text it was read from, so its place there is the difference of two addresses.
    let here = raw.as_ptr() as usize - json.as_ptr() as usize;
    let (mut deeper, ends): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.path.len() > depth);
    places.extend(ends.into_iter().map(|problem| (here, problem)));
    if deeper.is_empty() {
        return;
    }
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(raw).unwrap_or_default();
    let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap_or_default();
    deeper.sort_by(|one, other| one.path[depth].cmp(&other.path[depth]));
    while let Some(last) = deeper.last() {
        let step = last.path[depth].clone();
        let first = deeper.partition_point(|problem| problem.path[depth] < step);
        let group = deeper.split_off(first);
        let inner = match &step {
            Step::Field(name) => fields.get(*name),
            Step::Name(name) => fields.get(name),
            Step::Item(index) => items.get(*index),
        };
        match inner {
            Some(inner) => look_up(json, inner.get(), depth + 1, group, places),
            None => places.extend(group.into_iter().map(|problem| (here, problem))),
        }
    }
}
