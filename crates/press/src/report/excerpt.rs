//! The line at fault, fit to be shown.
//!
//! A whole article may stand in one line of its file, and anything may stand in it: only so much of the line is shown
//! as fits, and nothing in it reaches the terminal as a command.

use article::Position;
use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// Characters shown before the place at fault, and from there on.
const BEFORE: usize = 40;
const AFTER: usize = 60;
/// The longest message, file name or remedy, in characters.
const LONGEST: usize = 300;

/// A piece of a line that knows where in its file it stands.
#[derive(Debug)]
pub(super) struct Excerpt {
    file: String,
    text: String,
    position: Position,
    label: SourceSpan,
}

impl Excerpt {
    /// The surroundings of a position in the text of a file.
    pub(super) fn new(file: String, text: &str, position: Position) -> Self {
        let offset = position.offset(text);
        let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[offset..].find(['\n', '\r']).map_or(text.len(), |newline| offset + newline);
        let (before, after) = (&text[line_start..offset], &text[offset..line_end]);
        let start = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(index, _)| index);
        let end = after.char_indices().nth(AFTER).map_or(after.len(), |(index, _)| index);
        let mut shown = if start > 0 { "…".to_owned() } else { String::new() };
        shown.push_str(&visible(&before[start..]));
        let label_start = shown.len();
        let value = visible(&after[..end]);
        shown.push_str(&value);
        if end < after.len() {
            shown.push('…');
        }
        Self { file, text: shown, position, label: (label_start, token(&value)).into() }
    }

    /// The value at fault.
    pub(super) fn label(&self) -> SourceSpan {
        self.label
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        _lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            self.position.line.saturating_sub(1),
            self.position.column.saturating_sub(1),
            1,
        )))
    }
}

/// The length of the JSON value or word that the text begins with, in bytes.
fn token(text: &str) -> usize {
    if let Some(string) = text.strip_prefix('"') {
        let mut escaped = false;
        for (index, character) in string.char_indices() {
            match character {
                '"' if !escaped => return index + 2,
                _ => escaped = character == '\\' && !escaped,
            }
        }
        return text.len();
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    let word = text.find([',', '}', ']', ':', ' ']).unwrap_or(text.len());
    word.max(first)
}

/// Text from an article in a message: no line breaks, no terminal commands, no mirrored writing, no end of it.
pub(crate) fn harmless(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((index, _)) => format!("{}…", visible(&text[..index])),
        None => visible(text),
    }
}

/// Characters that command a terminal, or turn the direction of what follows, as signs that are seen.
fn visible(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\t' => ' ',
            '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'),
            '\u{7F}'..='\u{9F}' => '\u{FFFD}',
            other => other,
        })
        .collect()
}
