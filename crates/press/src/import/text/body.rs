//! Paragraphs, sub-headings, lists, and a lead-in with its points.

use article::{Block, Emphasis, Heading, HeadingLevel, List, Paragraph, Text};

use super::super::script;
use super::lines::{Line, is_sentence, length};

/// The longest sub-heading, in characters.
const HEADING: usize = 28;
/// The longest lead-in, in characters.
const LEAD: usize = 60;

/// How a line begins that is one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    /// ●, ■, …
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

/// Lines as what they were before they were lines.
pub(super) trait Source {
    /// A line's text without its first characters, so many of them.
    fn text(&self, line: &Line, without: usize) -> Text;

    /// Whether a line that is short enough for a heading is one.
    fn is_heading(&self, line: &Line) -> bool;
}

/// Lines that were never anything else.
pub(super) struct Flat;

impl Source for Flat {
    fn text(&self, line: &Line, without: usize) -> Text {
        Text::Plain(line.text.chars().skip(without).collect())
    }

    fn is_heading(&self, _line: &Line) -> bool {
        true
    }
}

/// The blocks of a body. `lost` counts the bullets whose sign is lost.
pub(super) fn blocks(lines: &[&Line], source: &impl Source, lost: &mut u32) -> Vec<Block> {
    let whole = |line: &Line| source.text(line, 0);
    let point = |line: &&Line| source.text(line, length(&line.text) - length(without_marker(&line.text)));
    let mut blocks = Vec::new();
    let mut place = 0;
    while let Some(line) = lines.get(place).map(|line| line.text.as_str()) {
        let points = points(&lines[place + 1..]);
        if is_lead(line) && points >= 2 {
            let list = &lines[place + 1..place + 1 + points];
            *lost += count_lost(list);
            let points = list.iter().map(point).collect();
            blocks.push(Block::Emphasis(Emphasis { lead: Some(whole(lines[place])), points }));
            place += list.len() + 1;
            continue;
        }
        let here = self::points(&lines[place..]);
        if here >= 2 && marker(line).is_some_and(|marker| marker != Marker::Numeral || is_sentence(line)) {
            let list = &lines[place..place + here];
            *lost += count_lost(list);
            let ordered = !matches!(marker(line), Some(Marker::Bullet(_) | Marker::Lost));
            let items = list.iter().map(point).collect();
            blocks.push(Block::List(List { items, ordered: Some(ordered) }));
            place += here;
            continue;
        }
        let parallel = parallel(line, &lines[place + 1..]);
        if parallel >= 2 {
            let points = lines[place + 1..place + 1 + parallel].iter().map(|line| whole(line)).collect();
            blocks.push(Block::Emphasis(Emphasis { lead: Some(whole(lines[place])), points }));
            place += parallel + 1;
            continue;
        }
        let text = whole(lines[place]);
        let heads = place + 1 < lines.len()
            && length(line) <= HEADING
            && !is_sentence(line)
            && !is_caption(line)
            && source.is_heading(lines[place]);
        blocks.push(if heads {
            Block::Heading(Heading { text, level: HeadingLevel::default() })
        } else {
            Block::Paragraph(Paragraph { text })
        });
        place += 1;
    }
    blocks
}

/// Whether a line leads to points: 闻汝舟强调——
///
/// With a colon it has to say that somebody does: a list can follow any other.
pub(super) fn is_lead(line: &str) -> bool {
    if line.ends_with('—') {
        return length(line) <= LEAD;
    }
    if !line.ends_with(['：', ':']) || length(line) > LEAD / 2 {
        return false;
    }
    let folded = script::folded(line.trim_end_matches(['：', ':']));
    ["强调", "指出", "要求", "提出", "表示", "认为", "说"].iter().any(|word| folded.ends_with(word))
}

/// How many lines from here on are points of one list: with one kind of marker, numbers in their order.
fn points(lines: &[&Line]) -> usize {
    let Some(first) = lines.first().and_then(|line| marker(&line.text)) else { return 0 };
    let counted = !matches!(first, Marker::Bullet(_) | Marker::Lost);
    let mut count = 0;
    for line in lines {
        let same = marker(&line.text) == Some(first) && (!counted || ordinal(&line.text) == Some(count + 1));
        if !same {
            break;
        }
        count += 1;
    }
    // Sub-headings with a number stand alone, each above its text.
    count
}

fn count_lost(lines: &[&Line]) -> u32 {
    lines.iter().filter(|line| marker(&line.text) == Some(Marker::Lost)).count() as u32
}

fn marker(line: &str) -> Option<Marker> {
    split(line).map(|(marker, _)| marker)
}

fn without_marker(line: &str) -> &str {
    split(line).map_or(line, |(_, rest)| rest)
}

fn split(line: &str) -> Option<(Marker, &str)> {
    let first = line.chars().next()?;
    let rest = line[first.len_utf8()..].trim_start();
    let found = match first {
        '?' | '\u{fffd}' => (Marker::Lost, rest),
        '①'..='⑳' => (Marker::Circled, rest),
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

/// How many paragraphs after a lead-in (强调——) are its points though their bullets are gone without a trace: those
/// whose first words end, or begin, alike: 进度要到位，…… 质量要到位，……
fn parallel(lead: &str, lines: &[&Line]) -> usize {
    if !(is_lead(lead) && lead.ends_with('—')) {
        return 0;
    }
    let clause = |line: &Line| -> Option<Vec<char>> {
        let end = line.text.find(['，', ',', '：', ':', '。'])?;
        let clause: Vec<char> = line.text[..end].chars().collect();
        (2..=14).contains(&clause.len()).then_some(clause)
    };
    let Some(first) = lines.first().and_then(|line| clause(line)) else { return 0 };
    let alike = |line: &&&Line| {
        clause(line).is_some_and(|other| {
            other != first
                && (ends_alike(&first, &other) || first.iter().zip(&other).take_while(|(a, b)| a == b).count() >= 2)
        })
    };
    let count = lines[1..].iter().take_while(alike).count();
    if count == 0 { 0 } else { count + 1 }
}

fn ends_alike(one: &[char], other: &[char]) -> bool {
    one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count() >= 2
}

/// A line under a picture is no heading.
fn is_caption(line: &str) -> bool {
    line.starts_with("图为") || line.starts_with("圖為") || line.starts_with(['▲', '△', '（', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Block>, u32) {
        let lines: Vec<Line> =
            text.lines().enumerate().map(|(number, text)| Line { number, text: text.to_owned() }).collect();
        let mut lost = 0;
        let blocks = blocks(&lines.iter().collect::<Vec<_>>(), &Flat, &mut lost);
        (blocks, lost)
    }

    #[test]
    fn a_lead_in_takes_its_points_whatever_the_bullet() {
        let kinds = [
            "●,●",
            "■,■",
            "▲,▲",
            "◆ ,◆ ",
            "•,•",
            "·,·",
            "?,?",
            "☆,☆",
            "一、,二、",
            "（一）,（二）",
            "(一),(二)",
            "1.,2.",
            "1、,2、",
            "①,②",
            ",",
        ];
        for kind in kinds {
            let (first, second) = kind.split_once(',').unwrap();
            let text =
                format!("前文一段。\n闻汝舟强调——\n{first}进度要到位，倒排工期。\n{second}质量要到位，签字画押。\n");
            let (blocks, lost) = read(&text);
            let Some(Block::Emphasis(emphasis)) = blocks.get(1) else { panic!("{kind}: {blocks:?}") };
            assert_eq!(emphasis.lead, Some(Text::Plain("闻汝舟强调——".to_owned())));
            let points: Vec<String> = emphasis.points.iter().map(Text::plain).collect();
            assert_eq!(points, ["进度要到位，倒排工期。", "质量要到位，签字画押。"], "{kind}");
            assert_eq!(lost, if first == "?" { 2 } else { 0 });
        }
    }

    #[test]
    fn what_follows_a_lead_in_without_being_alike_is_running_text() {
        let (blocks, _) = read("闻汝舟说——\n今天天气好，出门走走。\n码头上人不少，船也多。");
        assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph(_))), "{blocks:?}");
    }

    #[test]
    fn short_lines_between_paragraphs_are_headings() {
        let (blocks, _) = read("一、先看水位\n水位正常。\n二、再看闸门\n闸门正常。\n3.5米的浪不算高。\n完");
        let kinds: Vec<bool> = blocks.iter().map(|block| matches!(block, Block::Heading(_))).collect();
        assert_eq!(kinds, [true, false, true, false, false, false]);
    }
}
