//! Text that was read in the wrong encoding: 鏂伴椈 for 新闻, æ–°é—» for the same.
//!
//! The way back is the wrong reading in reverse: the text is written in the encoding it was read in, and the bytes are
//! read in the other. It counts only where that is possible for every byte and makes common characters of rare ones.

use encoding_rs::{BIG5, Encoding, GBK, UTF_8, WINDOWS_1252};

use super::super::story::Remark;
use super::pinyin::is_common;
use article::writing::is_han;

/// Read in the first, and really written in the second.
const MISTAKES: [(&Encoding, &Encoding); 5] =
    [(GBK, UTF_8), (WINDOWS_1252, UTF_8), (WINDOWS_1252, GBK), (GBK, BIG5), (BIG5, GBK)];

/// The lines that were read wrongly, by number from 0, as they are read again.
pub(super) fn undo(text: &str, remarks: &mut Vec<Remark>) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    if text.is_ascii() {
        return lines;
    }
    for (number, line) in text.split('\n').enumerate().filter(|(_, line)| is_suspicious(line)) {
        if let Some(again) = MISTAKES.iter().find_map(|(read, written)| read_again(line, read, written)) {
            lines.push((number, again));
        } else if line.contains(['?', char::REPLACEMENT_CHARACTER]) {
            // Rare characters alone are no damage; with gaps between them they are.
            let message = "it looks as if it was read in the wrong encoding, and bytes are missing to read it again";
            remarks.push(Remark::at(number, 0, message, "import the page from its source again"));
        }
    }
    lines
}

/// Whether it looks as if it was read wrongly: next to no common characters among the Chinese ones, or the letters with
/// accents and the signs that the bytes of Chinese become.
fn is_suspicious(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut han, mut common) = (0_usize, 0_usize);
    for character in text.chars().filter(|character| is_han(*character)) {
        han += 1;
        common += usize::from(is_common(character));
    }
    if han > 0 {
        return han >= 4 && common * 2 < han;
    }
    let (mut odd, mut letters) = (0_usize, 0_usize);
    for character in text.chars() {
        if WINDOWS_1252_UPPER.contains(character) || ('\u{80}'..='\u{FF}').contains(&character) {
            odd += 1;
        } else if character.is_alphabetic() {
            letters += 1;
        }
    }
    odd >= 6 && odd > letters
}

/// What Windows-1252 has above Latin-1, but for what Chinese has too.
const WINDOWS_1252_UPPER: &str = "€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ";

fn read_again(line: &str, read: &'static Encoding, written: &'static Encoding) -> Option<String> {
    let (bytes, _, unwritable) = read.encode(line);
    if unwritable {
        return None;
    }
    let again = written.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let (mut han, mut common) = (0_usize, 0_usize);
    for character in again.chars().filter(|character| is_han(*character)) {
        han += 1;
        common += usize::from(is_common(character));
    }
    // The mistake, made again, must give what was read.
    let same = written.encode(&again).0.as_ref() == bytes.as_ref();
    (same && han >= 2 && common * 4 >= han * 3).then(|| again.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "鹭浦日报记者到挡潮闸工地采访，工程完成过半，市民可以放心。\n第二行也是新闻。";

    fn misread(text: &str, read: &'static Encoding, written: &'static Encoding) -> String {
        text.split('\n').map(|line| read.decode(&written.encode(line).0).0.into_owned()).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn mistakes_are_undone() {
        let traditional = "鷺浦日報記者到擋潮閘工地採訪，工程完成過半，市民可以放心。";
        for (read, written) in MISTAKES {
            let text = if written == BIG5 { traditional } else { TEXT };
            for line in text.split('\n') {
                let wrong = misread(line, read, written);
                let mut remarks = Vec::new();
                let again = undo(&wrong, &mut remarks);
                // Some bytes have no character in the encoding they were read in: that is said.
                let lost = wrong.contains('\u{fffd}');
                assert!(again == [(0, line.to_owned())] || lost, "{} for {}: {wrong}", read.name(), written.name());
            }
        }
        let again = undo(&misread(TEXT, WINDOWS_1252, UTF_8), &mut Vec::new());
        assert_eq!(again, TEXT.split('\n').map(str::to_owned).enumerate().collect::<Vec<_>>());
    }

    #[test]
    fn what_cannot_be_read_again_is_said() {
        let mut remarks = Vec::new();
        let again = undo("鏂伴椈锛屽伐绋\u{fffd}畬鎴愯繃鍗\u{fffd}", &mut remarks);
        assert_eq!((again.len(), remarks.len()), (0, 1));
    }

    #[test]
    fn good_text_is_not_read_again() {
        for text in [TEXT, "Café Ångström à la carte, 50 €", "龘靐齉爩", "联通", "————————", "……“”‘’——“”"]
        {
            let mut remarks = Vec::new();
            assert_eq!(undo(text, &mut remarks), []);
            assert!(remarks.is_empty(), "{text}: {remarks:?}");
        }
    }
}
