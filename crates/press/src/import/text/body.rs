//! Paragraphs, sub-headings, lists, and a lead-in with its points.

use article::{Block, Emphasis, Heading, HeadingLevel, List, Paragraph, Text};

use super::super::script;
use super::lines::{Line, is_sentence, length};
use super::markers::{self, Marker, marker, points, without_marker};

/// The longest sub-heading, in characters.
const HEADING: usize = 28;
/// The longest lead-in, in characters.
const LEAD: usize = 60;

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
        let below = &lines[place + 1..];
        let list = &below[..points(below)];
        if is_lead(line) && list.len() >= 2 && !markers::is_talk(list) {
            *lost += count_lost(list);
            let points = list.iter().map(point).collect();
            blocks.push(Block::Emphasis(Emphasis { lead: Some(whole(lines[place])), points }));
            place += list.len() + 1;
            continue;
        }
        let (list, after) = lines[place..].split_at(points(&lines[place..]));
        if markers::is_talk(list) {
            blocks.extend(list.iter().map(|line| Block::Paragraph(Paragraph { text: whole(line) })));
            place += list.len();
            continue;
        }
        if list.len() >= 2 && is_list(list, after) {
            *lost += count_lost(list);
            let ordered = marker(line).is_some_and(Marker::is_counted);
            let items = list.iter().map(point).collect();
            blocks.push(Block::List(List { items, ordered: Some(ordered) }));
            place += list.len();
            continue;
        }
        let parallel = parallel(line, below);
        if parallel >= 2 {
            let points = below[..parallel].iter().map(|line| whole(line)).collect();
            blocks.push(Block::Emphasis(Emphasis { lead: Some(whole(lines[place])), points }));
            place += parallel + 1;
            continue;
        }
        let text = whole(lines[place]);
        let heads = place + 1 < lines.len()
            && is_title(line)
            && !is_caption(line)
            && !markers::is_dashed(line)
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

/// Whether points are a list. Sub-headings are numbered too: those have 一、 before them, or their numbers go on where the
/// text below them ends.
fn is_list(points: &[&Line], after: &[&Line]) -> bool {
    let Some(kind) = points.first().and_then(|line| marker(&line.text)) else { return false };
    let could_head = || points.iter().all(|line| is_title(&line.text));
    match kind {
        Marker::Numeral => is_sentence(&points[0].text),
        _ => !(kind.is_counted() && could_head() && markers::goes_on(kind, points.len(), after)),
    }
}

fn count_lost(lines: &[&Line]) -> u32 {
    lines.iter().filter(|line| marker(&line.text) == Some(Marker::Lost)).count() as u32
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

fn is_title(line: &str) -> bool {
    length(line) <= HEADING && !is_sentence(line)
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
            "- ,- ",
            "– ,– ",
            "- ,– ",
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

    #[test]
    fn numbers_in_a_row_are_a_list_and_numbers_above_texts_are_headings() {
        let kinds = |text: &str| -> String {
            let kind = |block: &Block| match block {
                Block::List(list) if list.ordered == Some(true) => 'l',
                Block::Heading(_) => 'h',
                Block::Paragraph(_) => 'p',
                _ => '?',
            };
            read(text).0.iter().map(kind).collect()
        };
        for (first, second, third) in
            [("1. ", "2. ", "3. "), ("1) ", "2) ", "3) "), ("1、", "2、", "3、"), ("（1）", "（2）", "（3）")]
        {
            let list = format!("安排如下。\n{first}油漆栏杆\n{second}点亮步道\n{third}绿化两岸\n月底完工。");
            assert_eq!(kinds(&list), "plp", "{list}");
            let subheads =
                format!("{first}先看水位\n水位正常。\n{second}再看闸门\n闸门正常。\n{third}三看堤岸\n堤岸正常。");
            // A line in parentheses can be a caption: it heads nothing.
            let expected = |kinds: &str| if first == "（1）" { kinds.replace('h', "p") } else { kinds.to_owned() };
            assert_eq!(kinds(&subheads), expected("hphphp"), "{subheads}");
            // One that stands directly above another: its text is that of the ones below it.
            let outline = format!("{first}总体要求\n{second}指导思想\n水位正常。\n{third}再看闸门\n闸门正常。");
            assert_eq!(kinds(&outline), expected("hhphp"), "{outline}");
            let two = format!("{first}油漆\n{second}灯光\n再者。\n{first}树木\n{second}草地\n{third}花坛\n月底完工。");
            assert_eq!(kinds(&two), "lplp", "{two}");
        }
        assert_eq!(kinds("2. 点亮步道\n3. 绿化两岸\n月底完工。"), "hhp");
        assert_eq!(kinds("1. 油漆栏杆\n3. 绿化两岸\n月底完工。"), "hhp");
    }

    #[test]
    fn what_somebody_says_behind_a_dash_is_a_paragraph() {
        let talks = [
            "— Hola\n— Buenos días, dijo Ana\nSe fueron.",
            "— Bonjour.\n— Bonsoir.\nIls sont partis.",
            "——今天有船吗\n——有，下午三点\n两人上了船。",
            "– Når går den?\n– I kveld.\nDe gikk.",
            "– Den går i kveld, sier Anna Berg.\n– Fint\n– Da tar vi den\nDe gikk.",
            "– Dziś – powiedział Jan.\n– Dobrze.\nPoszli.",
            "- Ce soir, répond-elle.\n- Bien.\nIls sont partis.",
            "– Ja\nDe gikk.",
        ];
        for text in talks {
            let (blocks, _) = read(text);
            let kept: Vec<String> = blocks
                .iter()
                .filter_map(|block| match block {
                    Block::Paragraph(paragraph) => Some(paragraph.text.plain()),
                    _ => None,
                })
                .collect();
            if text.starts_with("——") {
                assert!(blocks.iter().all(|block| !matches!(block, Block::List(_))), "{text}: {blocks:?}");
            } else {
                assert_eq!(kept.join("\n"), text, "{blocks:?}");
            }
        }
    }
}
