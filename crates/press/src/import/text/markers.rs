//! How lines begin that are points of a list: bullets, dashes, numbers.
//!
//! A dash can also open what somebody says: `– Når går den? – I kveld, sier Berg.` Dashes that only speech has (—, ——, ―)
//! mark no points at all; the others do unless what follows them reads as talk.

use super::lines::{Line, is_sentence};

/// How a line begins that is one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// ●, ■, …; a hyphen for a dash of whatever length.
    Bullet(char),
    /// A question mark: a bullet that was lost.
    Lost,
    /// 一、
    Numeral,
    /// （一）
    Enclosed,
    /// 1.
    Number,
    /// ①
    Circled,
}

const BULLETS: &str = "●■▲◆•·★☆○□◇▶►※➤→▪◎◉▼△▽♦‣⁃∙・－*\u{f0b7}\u{f06c}\u{f0d8}";
const NUMERALS: &str = "一二三四五六七八九十";
/// The longest clause that says who speaks, in words: `, sier Anna Berg.`
const SPEAKER: usize = 4;

impl Marker {
    /// Whether it says which of the points a line is.
    pub(super) fn is_counted(self) -> bool {
        !matches!(self, Self::Bullet(_) | Self::Lost)
    }
}

/// How many lines from here on are points of one list: with one kind of marker, numbers in their order. What somebody says
/// below an empty line is not among them.
pub(super) fn points(lines: &[&Line]) -> usize {
    let Some(first) = lines.first().and_then(|line| marker(&line.text)) else { return 0 };
    let mut count = 0;
    for line in lines {
        let same = marker(&line.text) == Some(first) && (!first.is_counted() || ordinal(&line.text) == Some(count + 1));
        if !same {
            break;
        }
        count += 1;
    }
    // Sub-headings with a number stand alone, each above its text.
    before_talk(&lines[..count]).unwrap_or(count)
}

/// How many points stand above an empty line and talk below it.
fn before_talk(points: &[&Line]) -> Option<usize> {
    let is_gap = |place: &usize| points[*place].number > points[place - 1].number + 1;
    let end = (1..points.len()).find(is_gap).filter(|end| *end >= 2)?;
    let (list, below) = points.split_at(end);
    // A conversation can have its empty lines too. Its dashes are all the same, and what is said are sentences.
    let differs = list.last()?.text.chars().next() != below.first()?.text.chars().next();
    let is_list = differs || !list.iter().any(|line| is_sentence(&line.text));
    (is_list && is_talk(below) && !is_talk(list)).then_some(end)
}

/// Whether lines further on take up the numbers again where so many points have left them.
pub(super) fn goes_on(kind: Marker, points: usize, after: &[&Line]) -> bool {
    let next = after.iter().filter(|line| marker(&line.text) == Some(kind)).find_map(|line| ordinal(&line.text));
    next == Some(points + 1)
}

/// Whether points with a dash are a conversation: somebody is named who says them, or a question is answered.
pub(super) fn is_talk(points: &[&Line]) -> bool {
    let has_dashes = points.first().is_some_and(|line| marker(&line.text) == Some(Marker::Bullet('-')));
    let asked = points.iter().filter(|line| line.text.ends_with(['?', '!', '？', '！'])).count();
    let is_answered = asked > 0 && asked < points.len();
    has_dashes && (is_answered || points.iter().any(|line| names_speaker(without_marker(&line.text))))
}

/// What a line begins with, if that marks a point.
pub(super) fn marker(line: &str) -> Option<Marker> {
    split(line).map(|(marker, _)| marker)
}

/// A line without what marks it as a point.
pub(super) fn without_marker(line: &str) -> &str {
    split(line).map_or(line, |(_, rest)| rest)
}

/// Whether a dash and a blank open a line: a point, or what somebody says.
pub(super) fn is_dashed(line: &str) -> bool {
    line.strip_prefix(['-', '–', '—', '―']).is_some_and(|rest| rest.starts_with(' '))
}

fn split(line: &str) -> Option<(Marker, &str)> {
    let first = line.chars().next()?;
    let rest = line[first.len_utf8()..].trim_start();
    let found = match first {
        '?' | '\u{fffd}' => (Marker::Lost, rest),
        '①'..='⑳' => (Marker::Circled, rest),
        // No rule (- - -), and no number of a page (- 3 -).
        '-' | '–' => {
            let is_point = is_dashed(line) && rest.starts_with(|next| !is_dash(next)) && !rest.ends_with(is_dash);
            is_point.then_some((Marker::Bullet('-'), rest))?
        }
        _ if BULLETS.contains(first) => (Marker::Bullet(first), rest),
        '（' | '(' => {
            let end = line.find(['）', ')'])?;
            let inner = &line[first.len_utf8()..end];
            numeral(inner).or_else(|| inner.parse().ok())?;
            (Marker::Enclosed, line[end..].trim_start_matches(['）', ')', ' ']))
        }
        _ if NUMERALS.contains(first) => {
            let end = line.find('、')?;
            numeral(&line[..end])?;
            (Marker::Numeral, line[end..].trim_start_matches(['、', ' ']))
        }
        '0'..='9' => {
            let end = line.find(|character: char| !character.is_ascii_digit())?;
            let after = line[end..].strip_prefix(['.', '．', '、', ')', '）'])?;
            // 3.5 is no third point.
            if end > 2 || after.starts_with(|next: char| next.is_ascii_digit()) {
                return None;
            }
            (Marker::Number, after.trim_start())
        }
        _ => return None,
    };
    (!found.1.is_empty()).then_some(found)
}

/// Which of its list a numbered line is.
fn ordinal(line: &str) -> Option<usize> {
    let line = line.trim_start_matches(['（', '(']);
    let first = line.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(first as usize - '①' as usize + 1);
    }
    let end = line.find(['、', '.', '．', ')', '）'])?;
    numeral(&line[..end]).or_else(|| line[..end].parse().ok())
}

/// The number that Chinese numerals up to 99 write.
fn numeral(text: &str) -> Option<usize> {
    let digit = |character: char| NUMERALS.chars().position(|numeral| numeral == character).map(|place| place + 1);
    let digits: Option<Vec<usize>> = text.chars().map(digit).collect();
    match *digits?.as_slice() {
        [one] => Some(one),
        [10, one @ 1..=9] => Some(10 + one),
        [tens @ 1..=9, 10] => Some(tens * 10),
        [tens @ 1..=9, 10, one @ 1..=9] => Some(tens * 10 + one),
        _ => None,
    }
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—' | '―')
}

/// `I kveld, sier Anna Berg.`, `Dziś – powiedział Jan.`, `Ce soir, répond-elle.`
fn names_speaker(said: &str) -> bool {
    if !said.ends_with('.') {
        return false;
    }
    let is_small = |text: &str| text.starts_with(char::is_lowercase);
    if [" – ", " - "].iter().any(|dash| said.split_once(dash).is_some_and(|(_, after)| is_small(after))) {
        return true;
    }
    let Some((_, clause)) = said.rsplit_once(", ") else { return false };
    let words: Vec<&str> = clause.split(' ').collect();
    let Some(first) = words.first() else { return false };
    let is_named = words.len() > 1 && words[1..].iter().all(|word| word.starts_with(char::is_uppercase));
    words.len() <= SPEAKER && is_small(first) && (is_named || first.contains('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_marks_a_point_only_with_a_blank_and_words_behind_it() {
        for line in ["- Two lanes each way", "– 双向两车道", "- “Two lanes”", "- 5 km of path"] {
            assert_eq!(marker(line), Some(Marker::Bullet('-')), "{line}");
        }
        for line in ["-5 °C", "- - -", "- 3 -", "--", "-- 题记", "— Hola", "——题记", "―はい", "-", "– "]
        {
            assert_eq!(marker(line), None, "{line}");
        }
    }

    fn with<T>(text: &str, read: impl Fn(&[&Line]) -> T) -> T {
        let lines = super::super::lines::lines(text);
        read(&lines.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_list_ends_above_an_empty_line_and_talk() {
        for (text, count) in [
            ("- one\n- two\n- three\n\n– In the evening, says Berg.", 3),
            ("- one\n- two\n\n- In the evening, says Berg.", 2),
            ("- The ferry goes.\n- The bridge is open.\n\n– In the evening, says Berg.\n– Good.", 2),
            // Points that stand apart.
            ("- one\n\n- two\n\n- three", 3),
            ("- one\n- two\n\n- three", 3),
            // A conversation that stands apart.
            ("– It is late.\n– So it is.\n\n– In the evening, says Berg.", 3),
            ("– When does it go?\n\n– In the evening, says Berg.", 2),
        ] {
            assert_eq!(with(text, points), count, "{text}");
        }
    }

    #[test]
    fn points_that_read_alike_are_no_talk() {
        let read = |text: &str| with(text, is_talk);
        for list in [
            "- Who pays?\n- Who drives?",
            "- The bridge opens on Saturday.\n- The old ferry, painted white, goes to Lower Quay.",
            "– Monday – closed\n– Tuesday – open all day",
            "- Bread, butter, jam\n- Tea, served by Bo",
            "• Når går den?\n• I kveld, sier Anna Berg.",
        ] {
            assert!(!read(list), "{list}");
        }
        assert!(read("– I kveld, sier Berg.\n– Fint."));
    }
}
