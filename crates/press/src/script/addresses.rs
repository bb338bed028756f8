//! Addresses that stand in a text stay as they are: an address in other characters leads nowhere.
//!
//! A converter looks at every text of an edition, and hardly any has one: so only the bytes are looked for that an address
//! must have, and an address without Han characters is left to the rules, which change nothing in it.

use std::borrow::Cow;
use std::ops::Range;

use article::writing::is_han;
use memchr::memchr3_iter;

/// The text with its addresses as they are, and what is between them as `convert` writes it.
pub(super) fn write<'a>(text: &'a str, convert: impl Fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
    let mut result = String::new();
    let mut done = 0;
    for at in memchr3_iter(b':', b'@', b'w', text.as_bytes()) {
        let Some(address) = address(text, at).filter(|address| address.start >= done) else { continue };
        if text[address.clone()].is_ascii() {
            continue;
        }
        result.push_str(&convert(&text[done..address.start]));
        result.push_str(&text[address.clone()]);
        done = address.end;
    }
    if done == 0 {
        return convert(text);
    }
    result.push_str(&convert(&text[done..]));
    Cow::Owned(result)
}

/// The address with the sign at `at`, if there is one: what follows `://` or `www.`, or a mailbox around an `@`.
fn address(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    if let Some(after) = rest.strip_prefix("://") {
        let start = text.len() - after.len();
        return Some(start..start + length(after));
    }
    if rest.starts_with("www.") && !text[..at].ends_with(|before: char| before.is_ascii_alphanumeric()) {
        return Some(at..at + length(rest));
    }
    let after = rest.strip_prefix('@')?;
    let length = length(after);
    // Without a dot it is the name of an account.
    after[..length].trim_end_matches('.').contains('.').then(|| at - mailbox(&text[..at])..at + 1 + length)
}

/// How many bytes of a text belong to the address that it begins with. It ends at a space, a quotation mark or Chinese
/// punctuation. Han characters belong to it where they begin a part of it: in x.example/news并转发 they do not.
fn length(text: &str) -> usize {
    let (mut is_begin, mut is_hans) = (true, false);
    let ends = |character: char| {
        if is_end(character) {
            return true;
        }
        if is_begin {
            is_hans = !character.is_ascii();
        }
        is_begin = matches!(character, '/' | '.' | '?' | '=' | '&' | '#' | '-' | '_' | '%' | ':' | '+' | '~');
        !is_begin && !character.is_ascii() && !is_hans
    };
    text.find(ends).unwrap_or(text.len())
}

/// How many bytes before an `@` are the name of the mailbox. Where it ends in a Latin letter it has no others: 请写信到news@x.example.
fn mailbox(before: &str) -> usize {
    let is_ascii = before.ends_with(|last: char| last.is_ascii());
    let start = before.rfind(|character: char| is_end(character) || (is_ascii && !character.is_ascii()));
    let start = start.map_or(0, |start| start + before[start..].chars().next().map_or(0, char::len_utf8));
    before.len() - start
}

fn is_end(character: char) -> bool {
    let is_punctuation = matches!(character,
        '"' | '\'' | '<' | '>' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}'
        | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}');
    character.is_whitespace() || (is_punctuation && !is_han(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with every Han character that is converted replaced.
    fn left(text: &str) -> String {
        write(text, |between| between.replace(is_han, "*").into()).into_owned()
    }

    #[test]
    fn an_address_ends_where_the_text_goes_on() {
        for (text, expected) in [
            ("见https://x.example/后面/干部，后面", "*https://x.example/后面/干部，**"),
            ("见https://后.example/后a后?后=干#发 后", "*https://后.example/后a后?后=干#发 *"),
            ("“https://x.example/后”后", "“https://x.example/后”*"),
            ("见https://x.example/news并转发", "*https://x.example/news***"),
            ("看www.后.example/干部。后面", "*www.后.example/干部。**"),
            ("写给 干部@后.example 的", "** 干部@后.example *"),
            ("写给 干部@后.干部 的", "** 干部@后.干部 *"),
            ("写给news@后.example并注明", "**news@后.example***"),
            ("写给news@x.example并注明", "**news@x.example***"),
            ("@后浪 发了", "@** **"),
            ("注:后", "*:*"),
            ("https://后.example/https://干.example/", "https://后.example/https://干.example/"),
        ] {
            assert_eq!(left(text), expected);
        }
    }
}
