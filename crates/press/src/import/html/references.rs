//! Character references: `&#x9805;` for 項, `&igrave;` for ì.
//!
//! Damage is looked for in text, and a page can have every second character as a reference. So these are resolved
//! before. What means something to markup, and blanks, stay references: markup and lines are the same after.

use std::borrow::Cow;
use std::collections::HashMap;

use super::nesting;

/// The longest name that HTML has (`&CounterClockwiseContourIntegral;`) is not longer than that.
const LONGEST: usize = 40;

/// A text with the characters themselves.
pub(in crate::import) fn resolved(html: &str) -> Cow<'_, str> {
    let mut text = String::new();
    let mut done = 0;
    for (start, end, characters) in references(html) {
        text.push_str(&html[done..start]);
        text.push_str(&characters);
        done = end;
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    text.push_str(&html[done..]);
    Cow::Owned(text)
}

/// The byte in a text that became this byte when it was resolved.
pub(in crate::import) fn place(html: &str, byte: usize) -> usize {
    // The end of the last reference: in what was read, and in the text.
    let (mut read, mut text) = (0, 0);
    for (start, end, characters) in references(html) {
        let begins = text + start - read;
        if byte < begins {
            break;
        }
        (read, text) = (end, begins + characters.len());
        if byte < text {
            return start;
        }
    }
    read + byte - text
}

/// The references in a text: where they begin and end, and what they stand for.
fn references(html: &str) -> impl Iterator<Item = (usize, usize, String)> + '_ {
    let mut known: HashMap<&str, Option<String>> = HashMap::new();
    let ampersands = memchr::memchr_iter(b'&', html.as_bytes());
    ampersands.filter_map(move |start| {
        let name = &html.as_bytes()[start + 1..html.len().min(start + LONGEST)];
        let length = name.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#')?;
        let end = start + length + 2;
        if length == 0 || name[length] != b';' {
            return None;
        }
        let reference = &html[start..end];
        let characters = known.entry(reference).or_insert_with(|| characters(reference)).clone()?;
        Some((start, end, characters))
    })
}

/// What a reference stands for, unless it has to stay one.
fn characters(reference: &str) -> Option<String> {
    let text = nesting::fragment(reference).text().to_string();
    let stays = |character: char| {
        matches!(character, '&' | '<' | '>' | '"' | '\'' | '`' | '=')
            || character.is_whitespace()
            || character.is_control()
    };
    (!text.is_empty() && !text.contains(stays)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_stand_for_themselves_and_markup_stays() {
        for (html, text) in [
            ("<p>&#x9805;&#39033;&#40;xi&agrave;ng&rpar;&#X76EE;</p>", "<p>項项(xiàng)目</p>"),
            (
                "&lt;b&gt; &amp;#x9805; &quot;&#39;&#x22;&nbsp;&#10;&#13;",
                "&lt;b&gt; &amp;#x9805; &quot;&#39;&#x22;&nbsp;&#10;&#13;",
            ),
            ("a&b; &;&#; &#x;&unknown; &#xD800; R&D &#x9805", "a&b; &;&#; &#x;&unknown; \u{fffd} R&D &#x9805"),
            ("项目", "项目"),
        ] {
            assert_eq!(resolved(html), text, "{html}");
        }
    }

    #[test]
    fn a_place_in_the_text_is_found_in_what_was_read() {
        let html = "a&#x9805;b&igrave;c";
        let text = resolved(html);
        for (byte, character) in text.char_indices() {
            let found = &html[place(html, byte)..];
            let begins = if character.is_ascii() { found.starts_with(character) } else { found.starts_with('&') };
            assert!(begins, "{character}: {found}");
        }
        assert_eq!(place(html, text.len()), html.len());
    }
}
