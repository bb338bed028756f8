//! Which writing a character belongs to, where that says how a text is counted, cut or told from another.

/// Whether it is a Han character: one of the unified ideographs, their extensions and compatibility forms, or 〇.
#[inline]
pub fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Whether it is hiragana or katakana.
#[inline]
pub fn is_kana(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}')
}

/// Whether it is Thai, Lao, Tibetan, Burmese or Khmer: writing with letters and without spaces between words.
#[inline]
pub fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{E00}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}
