//! How long a story takes to read.

use crate::writing::{is_han, is_kana, is_unspaced};
use crate::{Article, Block, Lang, Text};

/// Characters a minute, for Chinese. Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading
/// Performance: The New International Reading Speed Texts IReST", IOVS 53 (2012): 255 ± 29.
const HAN_A_MINUTE: f64 = 255.0;
/// Words a minute, for English, from the same table: 228 ± 30.
const WORDS_A_MINUTE: f64 = 228.0;
/// Words a minute, for Arabic, from the same table: 138 ± 20.
const ARABIC_WORDS_A_MINUTE: f64 = 138.0;

/// Letters a minute, for writing without spaces between words: the mean of all languages in the same table, 863 ± 234. It
/// has none of those that are so written.
const LETTERS_A_MINUTE: f64 = 863.0;

/// How many minutes a story takes. Han characters and words between spaces are counted apart, so that a Chinese
/// story with English names in it is not taken for a short English one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingTime {
    /// At least 1.
    pub minutes: u32,
}

impl ReadingTime {
    /// Counts what is to be read of the story: headline, subheads and body.
    pub fn of(article: &Article, lang: &Lang) -> Self {
        let mut count = Count::default();
        count.see(&article.headline);
        article.subheads.iter().for_each(|subhead| count.see(subhead));
        article.body.iter().for_each(|block| count.block(block));
        let words = if lang.speaks("ar") { ARABIC_WORDS_A_MINUTE } else { WORDS_A_MINUTE };
        let minutes = f64::from(count.han) / HAN_A_MINUTE
            + f64::from(count.letters) / LETTERS_A_MINUTE
            + f64::from(count.words) / words;
        Self { minutes: (minutes.round() as u32).max(1) }
    }
}

#[derive(Default)]
struct Count {
    han: u32,
    letters: u32,
    words: u32,
}

impl Count {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.text(&paragraph.text),
            Block::Emphasis(emphasis) => emphasis.lead.iter().chain(&emphasis.points).for_each(|text| self.text(text)),
            Block::Heading(heading) => self.text(&heading.text),
            Block::List(list) => list.items.iter().for_each(|text| self.text(text)),
            Block::Quote(quote) => self.text(&quote.text),
            Block::Table(table) => table.rows.iter().flatten().for_each(|text| self.text(text)),
            Block::Note(note) => self.text(&note.text),
            // A pull quote repeats the text; pictures, films and sounds take their own time.
            _ => {}
        }
    }

    fn text(&mut self, text: &Text) {
        text.each(&mut |words| self.see(words));
    }

    fn see(&mut self, words: &str) {
        let mut in_word = false;
        let mut rest = words.chars();
        loop {
            // Most Han characters, U+5000 to U+9FFF, are known by the first of their three bytes in UTF-8.
            while let [0xE5..=0xE9, ..] = rest.as_str().as_bytes() {
                self.han += 1;
                in_word = false;
                rest.next();
            }
            let Some(character) = rest.next() else { break };
            // Kana are counted with the Han characters that they stand among.
            if is_kana(character) || is_han(character) || character == '々' {
                self.han += 1;
                in_word = false;
            } else if is_unspaced(character) {
                self.letters += 1;
                in_word = false;
            } else if is_punctuation(character) {
                in_word = false;
            } else if character.is_alphanumeric() {
                self.words += u32::from(!in_word);
                in_word = true;
            } else if !matches!(character, '\'' | '’' | '-' | '.' | ',' | '\u{64B}'..='\u{65F}') {
                in_word = false;
            }
        }
    }
}

/// Chinese punctuation, which is half of what is no Han character: the tables of Unicode take long to say so.
fn is_punctuation(character: char) -> bool {
    matches!(character, '，' | '。' | '、' | '：' | '；' | '“' | '”' | '《' | '》' | '（' | '）')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document as _;

    fn counted(words: &str) -> Count {
        let mut count = Count::default();
        count.see(words);
        count
    }

    fn count(words: &str) -> (u32, u32) {
        let count = counted(words);
        (count.han, count.words)
    }

    #[test]
    fn han_and_words_are_counted_apart() {
        assert_eq!(count("乘坐Harbour Tram只要12分鐘。"), (6, 3));
        assert_eq!(count("It’s a well-kept, 1,200-page book."), (0, 5));
        assert_eq!(count("𠮷野家"), (3, 0));
        assert_eq!(count("お茶をのむ人々、カフェ"), (10, 0));
        assert_eq!(count("مَدِينَة المِينَاء"), (0, 2));
        assert_eq!(count(""), (0, 0));
    }

    #[test]
    fn writing_without_spaces_is_counted_by_the_letter() {
        for text in ["ท่าเรือเปิดแล้ว", "ທ່າເຮືອ", "ཐོག་ཁང་", "ဆိပ်ကမ်း", "កំពង់ផែ"]
        {
            let count = counted(text);
            assert_eq!((count.letters as usize, count.words), (text.chars().count(), 0), "{text}");
        }
        assert_eq!(counted("เรือ Harbour Tram").words, 2);
    }

    #[test]
    fn what_is_read_of_a_story_is_counted_at_the_speed_of_its_writing() {
        let [han, thai] = ["字".repeat(3 * 255), "ก".repeat(3 * 863)];
        let words = "word ".repeat(3 * 228);
        let mixed = format!("{} {} {}", "字".repeat(255), "ก".repeat(863), "word ".repeat(228));
        let arabic = "كلمة ".repeat(3 * 138);
        let paragraph = |text: &str| format!(r#"{{"type": "paragraph", "text": "{text}"}}"#);
        for (body, lang, minutes) in [
            (paragraph(&han), "zh", 3),
            (paragraph(&thai), "th", 3),
            (paragraph(&words), "en", 3),
            (paragraph(&mixed), "zh", 3),
            (paragraph(&arabic), "ar", 3),
            (paragraph(&arabic), "fa", 2),
            (paragraph("x"), "en", 1),
            (format!(r#"{{"type": "emphasis", "lead": "{han}", "points": ["{han}", "{han}"]}}"#), "zh", 9),
            (format!(r#"{{"type": "heading", "text": "{han}"}}"#), "zh", 3),
            (format!(r#"{{"type": "list", "items": ["{han}", "{han}"]}}"#), "zh", 6),
            (format!(r#"{{"type": "quote", "text": "{han}"}}"#), "zh", 3),
            (format!(r#"{{"type": "table", "rows": [["{han}", "{han}"], ["{han}", ""]]}}"#), "zh", 9),
            (format!(r#"{{"type": "note", "text": "{han}"}}"#), "zh", 3),
            (format!(r#"{{"type": "pullquote", "text": "{han}"}}"#), "zh", 1),
        ] {
            let story = format!(
                r#"{{"schema": 1, "id": "x", "headline": "x", "published": "2024-03-05T09:00:00Z", "body": [{body}]}}"#
            );
            let article = Article::parse(&story, None).value.expect("an article");
            let time = ReadingTime::of(&article, &Lang::new(lang).expect("a tag"));
            assert_eq!(time.minutes, minutes, "{lang}: {body:.40}");
        }
    }
}
