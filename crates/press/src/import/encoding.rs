//! From bytes to text: in which encoding it is, and what of it is no text at all.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::repair::pinyin::is_common;
use super::story::Remark;

/// A declaration stands within so many bytes (WHATWG HTML, "prescan a byte stream").
const PRESCAN: usize = 1024;

/// In UTF-16 one of so many bytes is a zero, at least: a text has lines, and in its head a date.
const FEWEST_ZEROS: usize = 400;

/// So many in a hundred characters of a text are usual ones. Read in the other order of the bytes it has far fewer.
const USUAL: usize = 75;

/// Bytes that were read as text.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text: lines end with `\n`, control characters are gone.
    pub(crate) text: String,
    pub(crate) remarks: Vec<Remark>,
    /// How many control characters were taken out.
    pub(crate) controls: u32,
}

/// Reads bytes. What the user says the encoding is counts first, then what the bytes say of themselves, then what fits.
pub(crate) fn decode(bytes: &[u8], named: Option<&'static Encoding>) -> Decoded {
    let mut remarks = Vec::new();
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((marked, length)) if named.is_none_or(|named| named == marked) => (marked, &bytes[length..]),
        _ => (choose(bytes, named, &mut remarks), bytes),
    };
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        let line = text.split('\n').position(|line| line.contains(char::REPLACEMENT_CHARACTER)).unwrap_or_default();
        let message = format!("some bytes are no {}", encoding.name());
        remarks.push(Remark::at(line, 0, message, "say what it is with --encoding, or ask for the file again"));
    }
    let (text, controls) = normalised(&text, &mut remarks);
    Decoded { text, remarks, controls }
}

fn choose(bytes: &[u8], named: Option<&'static Encoding>, remarks: &mut Vec<Remark>) -> &'static Encoding {
    if let Some(named) = named {
        return named;
    }
    if let Some(declared) = declared(bytes) {
        if declared.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
            return declared;
        }
        let message = format!("it says it is {}, and is not", declared.name());
        remarks.push(Remark::whole(message, "say what it is with --encoding if it reads wrongly"));
    }
    if let Some(encoding) = utf_16(bytes) {
        return encoding;
    }
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let fits = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| commonness(&text))
    };
    match (fits(GB18030), fits(BIG5)) {
        (Some(simplified), Some(traditional)) => {
            if simplified >= traditional {
                GB18030
            } else {
                BIG5
            }
        }
        (Some(common), None) if common > 50 => GB18030,
        (None, Some(common)) if common > 50 => BIG5,
        _ => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            detector.guess(None, chardetng::Utf8Detection::Allow)
        }
    }
}

/// How many in a hundred of the characters above ASCII are frequent Han characters or Chinese punctuation.
fn commonness(text: &str) -> usize {
    let (mut all, mut common) = (0, 0);
    for character in text.chars().filter(|character| !character.is_ascii()) {
        all += 1;
        common += usize::from(is_common(character) || "，。、；：？！“”‘’（）《》「」『』—…　".contains(character));
    }
    common * 100 / all.max(1)
}

/// What a page or feed says of itself: `<meta charset>`, `<?xml encoding>`, `@charset`-like declarations.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    // Without markup there is none, and most copy has no markup.
    memchr::memchr(b'<', head)?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let from = if head.trim_start().starts_with("<?xml") {
        head.find("encoding")? + "encoding".len()
    } else if head.contains("<meta") {
        head.find("charset")? + "charset".len()
    } else {
        return None;
    };
    let value = head[from..].trim_start_matches([' ', '=', '"', '\'']);
    let end = value.find(['"', '\'', ' ', ';', '>', '?', '/']).unwrap_or(value.len());
    let encoding = Encoding::for_label(&value.as_bytes()[..end])?;
    // The declaration itself was read as ASCII.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// UTF-16 without a mark, and which of the two it is.
///
/// Its line ends, blanks, digits and Latin letters have a zero in them; 一 and the blanks that indent a paragraph have one in the
/// other place. So zeros only say that it may be UTF-16, and what would be read of it which one.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = memchr::memchr_iter(0, bytes).count();
    if bytes.len() < 4 || bytes.len() % 2 == 1 || zeros * FEWEST_ZEROS < bytes.len() {
        return None;
    }
    let read = [UTF_16LE, UTF_16BE].into_iter().filter_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        (!text.contains('\0')).then(|| (usualness(&text), encoding))
    });
    let best = read.filter(|(usual, _)| *usual >= USUAL).max_by_key(|(usual, _)| *usual);
    best.map(|(_, encoding)| encoding)
}

/// How many in a hundred characters are letters of alphabets and syllables, marks, or frequent Han characters.
fn usualness(text: &str) -> usize {
    let is_usual = |character: char| match character {
        '\t' | '\n' | '\r' => true,
        // Alphabets; general punctuation; Chinese and Japanese punctuation, kana; hangul; fullwidth forms.
        '\u{80}'..='\u{7FF}' | '\u{2010}'..='\u{2049}' | '\u{3000}'..='\u{30FF}' | '가'..='힣' | '！'..='～' => {
            !character.is_control()
        }
        ' '..='~' => true,
        _ => is_common(character),
    };
    let all = text.chars().count();
    text.chars().filter(|character| is_usual(*character)).count() * 100 / all.max(1)
}

/// One kind of line end; control characters out, and said; characters that only some private font has, said.
fn normalised(text: &str, remarks: &mut Vec<Remark>) -> (String, u32) {
    let mut clean = String::with_capacity(text.len());
    let (mut controls, mut private) = (0, 0);
    let (mut first_control, mut first_private) = (None, None);
    let line = |clean: &str| clean.matches('\n').count();
    let mut rest = text;
    while !rest.is_empty() {
        // What needs no second look is copied as it is.
        let plain = rest.bytes().position(may_be_odd).unwrap_or(rest.len());
        clean.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let mut characters = rest.chars();
        let Some(character) = characters.next() else { break };
        rest = characters.as_str();
        match character {
            '\r' => {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
                clean.push('\n');
            }
            // The others of Unicode's line ends may stand in a JSON string as they are: who reads lines takes care of them.
            '\u{c}' | '\u{b}' => clean.push('\n'),
            '\u{feff}' => {}
            _ if character.is_control() && character != '\u{85}' => {
                controls += 1;
                first_control.get_or_insert_with(|| line(&clean));
            }
            _ => {
                if matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}') {
                    private += 1;
                    first_private.get_or_insert_with(|| line(&clean));
                }
                clean.push(character);
            }
        }
    }
    if let Some(line) = first_control {
        let message = format!("control characters, {controls} of them: taken out");
        remarks.push(Remark::at(line, 0, message, "compare the line with another copy"));
    }
    if let Some(line) = first_private {
        let message = format!("characters of a private font, {private} of them, that readers will not see");
        remarks.push(Remark::at(line, 0, message, "write what they stand for"));
    }
    (clean, controls)
}

/// Whether a character that begins with this byte may be one that does not stay as it is: the control characters, the
/// byte order mark, and those of private fonts.
fn may_be_odd(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0xB..=0x1F | 0x7F | 0xC2 | 0xEE | 0xEF | 0xF3 | 0xF4)
}

#[cfg(test)]
mod tests {
    use encoding_rs::GBK;

    use super::*;

    const SIMPLIFIED: &str = "鹭浦日报\n记者到挡潮闸工地采访，工程完成过半。\n";
    const TRADITIONAL: &str = "鷺浦日報\n記者到擋潮閘工地採訪，工程完成過半。\n";

    #[test]
    fn the_encodings_of_chinese_are_told_apart() {
        for (text, encoding) in
            [(SIMPLIFIED, GBK), (TRADITIONAL, GBK), (TRADITIONAL, BIG5), (SIMPLIFIED, UTF_8), (SIMPLIFIED, GB18030)]
        {
            assert_eq!(decode(&encoding.encode(text).0, None).text, text, "{}", encoding.name());
        }
        for little in [true, false] {
            let bytes = in_utf_16(SIMPLIFIED, little);
            assert_eq!(decode(&bytes, None).text, SIMPLIFIED, "UTF-16, little: {little}");
            let mark = if little { [0xFF, 0xFE] } else { [0xFE, 0xFF] };
            assert_eq!(decode(&[mark.as_slice(), &bytes].concat(), None).text, SIMPLIFIED);
        }
        assert_eq!(decode(b"Plain words, caf\xe9", None).text, "Plain words, café");
    }

    fn in_utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn utf_16_without_a_mark_is_told_whatever_is_written_in_it() {
        for text in [
            "挡潮闸明年通水\n2026-10-21 16:05\n　　一是进度，一是质量，一一落实。\n　　一期完成过半，二期开工。\n　　一路一策。\n",
            "擋潮閘明年通水\n2026-10-21 16:05\n　　一是進度，一是質量，一一落實。\n　　一期完成過半，二期開工。\n　　一路一策。\n",
            "Bridge opens\n2026-11-21 09:00\nThe “new” bridge over the estuary – three years of work – is open.\n",
            "Мост открыт\n2026-11-21 09:00\nНовый мост через залив открыли в субботу утром.\n",
            "橋が開通\n2026-11-21 09:00\n　新しい橋は土曜日の朝に開通した。\n",
            "다리 개통\n2026-11-21 09:00\n새 다리가 토요일 아침에 개통했다. 가나다 가족이 갔다.\n",
        ] {
            for little in [true, false] {
                assert_eq!(decode(&in_utf_16(text, little), None).text, text, "little: {little}");
            }
        }
    }

    #[test]
    fn zeros_make_no_utf_16_of_other_text() {
        let english = "The new bridge over the estuary opened on Saturday morning.\n".repeat(3);
        for text in [english.as_str(), SIMPLIFIED, TRADITIONAL] {
            for encoding in [UTF_8, GBK] {
                for ending in ["\0", "\0\0", "\0a\0", "\0\0\0"] {
                    let damaged = format!("{text}{ending}");
                    let clean = damaged.replace('\0', "");
                    assert_eq!(
                        decode(&encoding.encode(&damaged).0, None).text,
                        clean,
                        "{} {ending:?}",
                        encoding.name()
                    );
                }
            }
        }
    }

    #[test]
    fn what_a_page_says_of_itself_counts() {
        let page = format!("<html><head><meta charset=\"gb2312\"><title>{SIMPLIFIED}</title>");
        let decoded = decode(&GBK.encode(&page).0, None);
        assert_eq!(decoded.text, page);
        let lying = decode(page.as_bytes(), Some(UTF_8));
        assert_eq!(lying.text, page, "what the user says counts more");
    }

    #[test]
    fn control_characters_are_said() {
        let decoded = decode("a\u{0}b\r\nc\rd\u{1b}[31m\u{e001}".as_bytes(), Some(UTF_8));
        assert_eq!(decoded.text, "ab\nc\nd[31m\u{e001}");
        assert_eq!((decoded.controls, decoded.remarks.len()), (2, 2));
    }
}
