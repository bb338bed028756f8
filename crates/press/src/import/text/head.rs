//! What stands above the story: breadcrumb, kickers, headline, sub-headline, date.

use std::sync::LazyLock;

use kanbao::Locales;

use super::super::date::{self, Zone};
use super::super::script;
use super::super::story::{Remark, Story};
use super::furniture;
use super::lines::{self, Line, is_sentence, length};
use super::{byline, credits};

/// So many lines from the top can be the head of the page.
const HEAD: usize = 16;
/// The longest headline or kicker, in characters.
const LONGEST: usize = 60;
/// The longest source that is named without a word for it, in characters.
const SOURCE: usize = 12;
/// The same behind an English date.
const ENGLISH_SOURCE: usize = 30;

/// Reads the head into the story and gives the lines that are left.
pub(super) fn read<'l>(lines: &'l [Line], zone: Zone, story: &mut Story) -> Vec<&'l Line> {
    let mut rest: Vec<&Line> = lines.iter().collect();
    // Where nothing is left for a headline, it is the headline.
    let is_first = rest.get(1).is_some_and(|line| !dateline(&line.text, zone, &mut Story::default()));
    let channels =
        |place: usize, line: &Line| breadcrumb(&line.text).or_else(|| trail(&line.text, place == 0 && is_first));
    let found = rest.iter().take(3).enumerate().find_map(|(place, line)| Some((place, channels(place, line)?)));
    if let Some((place, channels)) = found {
        story.channels = channels;
        rest.drain(..=place);
    }
    rest.retain(|line| !furniture::is_tool(&line.text));
    let dateline = rest.iter().take(HEAD).position(|line| dateline(&line.text, zone, story));
    let mut above: Vec<&Line> = match dateline {
        Some(place) => {
            let above = rest.drain(..=place).collect::<Vec<_>>();
            above[..place].to_vec()
        }
        None if rest.is_empty() => Vec::new(),
        None => rest.drain(..1).collect(),
    };
    bylines(&mut above, &mut rest, story);
    headline(above, &mut rest, story);
    rest
}

/// Takes the lines away that say who wrote the story: below its headline, and directly above its text.
fn bylines(above: &mut Vec<&Line>, rest: &mut Vec<&Line>, story: &mut Story) {
    let mut take = |line: &str| {
        story.credits.push(byline::credit(line)?);
        Some(())
    };
    let mut is_first = true;
    above.retain(|line| std::mem::take(&mut is_first) || take(&line.text).is_none());
    if rest.first().is_some_and(|line| take(&line.text).is_some()) {
        rest.remove(0);
    }
}

/// The channels of a breadcrumb: `首页 > 新闻 > 城区 > 正文`.
fn breadcrumb(line: &str) -> Option<Vec<String>> {
    let folded = script::folded(line);
    let leads = ["当前位置", "您的位置", "您现在的位置", "你的位置", "现在位置", "所在位置", "位置"];
    let lead = leads.into_iter().find(|lead| folded.starts_with(lead)).map_or(0, |lead| lead.chars().count());
    let line: String = line.chars().skip(lead).collect();
    let line = line.trim_start_matches(['：', ':', ' ']);
    let names: Vec<&str> = line
        .split(['>', '›', '»', '＞', '→', '/', '|', '-', ' ', '》'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let home = script::folded(names.first()?);
    let is_home = ["首页", "主页", "网站首页", "首 页"].contains(&home.as_str()) || home.ends_with("网首页");
    let is_short = names.iter().all(|name| length(name) <= 10);
    if !(is_home || lead > 0) || names.len() < 2 || !is_short {
        return None;
    }
    let channels = names[usize::from(is_home)..].iter().filter(|name| script::folded(name) != "正文");
    Some(channels.map(|name| (*name).to_owned()).collect())
}

/// The channels of a breadcrumb in any language, whose names have blanks in them: `Home > News > Lantern Bay`. One that begins with
/// another name than the front page's has three at least, stands above all else, and is no way from place to place, as a
/// headline may be one.
fn trail(line: &str, is_first: bool) -> Option<Vec<String>> {
    const LEAD: &str = "you are here";
    static HOME: LazyLock<Vec<String>> =
        LazyLock::new(|| Locales::known().each().map(|locale| locale.home().to_lowercase()).collect());
    let lead = line.get(..LEAD.len()).filter(|lead| lead.eq_ignore_ascii_case(LEAD));
    let line = lead.map_or(line, |lead| line[lead.len()..].trim_start_matches([':', ' ']));
    let names: Vec<&str> =
        line.split(['>', '›', '＞', '→']).flat_map(|name| name.split(" » ")).map(str::trim).collect();
    let is_home = HOME.contains(&names.first()?.to_lowercase());
    let is_known = is_home || lead.is_some();
    let may_be_one = if is_known { names.len() >= 2 } else { names.len() >= 3 && is_first && !line.contains('→') };
    // « and » are quotation marks too.
    let is_like_one =
        !line.contains('«') && names.iter().all(|name| (1..=LONGEST).contains(&length(name)) && !is_sentence(name));
    if !(may_be_one && is_like_one) {
        return None;
    }
    Some(names[usize::from(is_home)..].iter().map(|name| (*name).to_owned()).collect())
}

/// What stands before a date and says that it is one; longer ones first.
const LABELS: [&str; 20] = [
    "发布时间",
    "发表时间",
    "更新时间",
    "发布日期",
    "时间",
    "日期",
    "发布于",
    "更新于",
    "发布",
    "更新",
    "first published",
    "last updated on",
    "last updated",
    "published on",
    "posted on",
    "updated on",
    "published",
    "posted",
    "updated",
    "date",
];

/// What parts a date from what stands beside it.
const MARKS: [char; 4] = ['|', '丨', '·', '•'];

/// Takes a line that is a date and what goes with one: source, author, how often it was read.
pub(super) fn dateline(line: &str, zone: Zone, story: &mut Story) -> bool {
    let Some(found) = date::find(line, zone) else { return false };
    let before = line[..found.range.start].trim_end_matches(['：', ':', ' ', '(', '（', '[', '【', ',']);
    let (credited, is_label) = unlabelled(before.trim_end_matches(MARKS).trim_end());
    let after = line[found.range.end..].trim_start_matches([' ', ')', '）', ']', '】', ',']);
    let is_apart = after.starts_with(MARKS);
    let after = after.trim_start_matches(|mark| " /".contains(mark) || MARKS.contains(&mark));
    // Running text has English dates too: 5 May 2026 was a Tuesday.
    let mut credits = Vec::new();
    for (side, is_after) in [(credited, false), (after, true)] {
        let side = furniture::without_tools(side);
        if side.is_empty() || is_after && is_update(&side, zone) {
            continue;
        }
        let (may_be_source, longest) =
            if found.is_english { (is_after && is_apart, ENGLISH_SOURCE) } else { (is_after || is_label, SOURCE) };
        match credits::line(&side).or_else(|| byline::credit(&side).map(|credit| vec![credit])) {
            Some(found) => credits.extend(found),
            // 2023-04-25 15:32 鹭浦日报
            None if may_be_source && length(&side) <= longest && !is_sentence(&side) => {
                credits.extend(credits::source(&side));
            }
            None => return false,
        }
    }
    if !found.has_time {
        story.remarks.push(no_time());
    }
    story.published = Some(found.timestamp);
    story.credits = credits;
    true
}

/// Said of a date that is a day.
pub(crate) fn no_time() -> Remark {
    Remark::whole("the date has no time: midnight is written", "look at \"published\"")
}

/// What stands before a date without its label, and whether there is a label or nothing.
fn unlabelled(before: &str) -> (&str, bool) {
    let label = script::folded(before).to_ascii_lowercase();
    match LABELS.into_iter().find(|word| label.ends_with(word)) {
        Some(word) => {
            let kept = before.chars().count() - word.chars().count();
            let end = before.char_indices().nth(kept).map_or(before.len(), |(end, _)| end);
            (before[..end].trim().trim_end_matches(MARKS).trim_end(), true)
        }
        None => (before.trim(), before.is_empty()),
    }
}

/// `Updated: 26 April 2026, 9:10`, and nothing else.
fn is_update(side: &str, zone: Zone) -> bool {
    date::find(side, zone).is_some_and(|found| {
        let label = side[..found.range.start].trim_end_matches([' ', ':', '：']);
        !label.is_empty() && unlabelled(label) == ("", true) && found.range.end == side.len()
    })
}

/// Tells headline, kickers and sub-headlines apart, and drops the headline where the body repeats it.
fn headline(above: Vec<&Line>, rest: &mut Vec<&Line>, story: &mut Story) {
    let titles = rest.iter().take(8).take_while(|line| is_title(&line.text)).count();
    let repeated = rest[..titles].iter().rposition(|line| above.iter().any(|title| is_same(&title.text, &line.text)));
    let chosen = match repeated {
        Some(place) => above.iter().position(|title| is_same(&title.text, &rest[place].text)),
        // A line with a dash before it, and what follows it, is below the headline.
        None => above
            .iter()
            .position(|line| is_below(&line.text))
            .map_or(above.len().checked_sub(1), |at| at.checked_sub(1)),
    };
    let Some(chosen) = chosen else { return };
    story.headline = above[chosen].text.clone();
    story.kickers.extend(above[..chosen].iter().map(|line| line.text.clone()));
    story.subheads.extend(above[chosen + 1..].iter().map(|line| below(&line.text)));
    let Some(place) = repeated else { return };
    // The body has it again, whole: kickers, headline, and what is below it.
    let known = |line: &&&Line| !story.kickers.iter().any(|kicker| is_same(kicker, &line.text));
    let kickers: Vec<String> = rest[..place].iter().filter(known).map(|line| line.text.clone()).collect();
    for kicker in kickers {
        match credits::line(&kicker) {
            Some(credits) => story.credits.extend(credits),
            None => story.kickers.push(kicker),
        }
    }
    rest.drain(..=place);
    story.repaired("headline-in-body", 1);
    while rest.first().is_some_and(|line| is_title(&line.text) && is_below(&line.text)) {
        let line = below(&rest.remove(0).text);
        if !story.subheads.iter().any(|known| is_same(known, &line)) {
            story.subheads.push(line);
        }
    }
}

fn is_title(line: &str) -> bool {
    length(line) <= LONGEST && (!is_sentence(line) || line.ends_with(['！', '？', '…']))
}

fn is_below(line: &str) -> bool {
    line.starts_with(['—', '－']) || line.starts_with("--")
}

fn below(line: &str) -> String {
    lines::spaced(line.trim_start_matches(['—', '－', '-']))
}

/// Whether two lines say the same, whatever the blanks and marks in them and whichever way they are written.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let bare =
        |text: &str| script::folded(text).chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, Vec<String>)> {
        let mut story = Story::default();
        let zone = Zone::new("+08:00").expect("a zone");
        dateline(line, zone, &mut story).then_some(())?;
        let names = story.credits.into_iter().flat_map(|credit| credit.names).collect();
        Some((story.published?.as_str().to_owned(), names))
    }

    #[test]
    fn a_dateline_is_a_date_and_what_goes_with_one() {
        let (midnight, half_past) = ("2026-04-25T00:00:00+08:00", "2026-04-25T15:30:00+08:00");
        for (line, moment, names) in [
            ("25 April 2026, 15:30", half_past, vec![]),
            ("Published: Saturday, April 25, 2026 at 3:30 pm", half_past, vec![]),
            ("PUBLISHED ON Apr 25, 2026 | Updated: 26 April 2026, 9:10", midnight, vec![]),
            ("By Bo Chan, 25 April 2026", midnight, vec!["Bo Chan"]),
            ("By Bo Chan · Published 25 April 2026 15:30", half_past, vec!["Bo Chan"]),
            ("25 April 2026 15:30 | Lantern Bay Courier", half_past, vec!["Lantern Bay Courier"]),
            ("25 April 2026 · By Bo Chan", midnight, vec!["Bo Chan"]),
            ("2026-04-25 15:30 鹭浦日报", half_past, vec!["鹭浦日报"]),
            ("2026-04-25 3:30 pm 鹭浦日报", half_past, vec!["鹭浦日报"]),
            ("更新时间：2026-04-25 15:30", half_past, vec![]),
            ("来源：鹭浦日报 | 2026-04-25 15:30", half_past, vec!["鹭浦日报"]),
        ] {
            let names = names.into_iter().map(str::to_owned).collect();
            assert_eq!(read(line), Some((moment.to_owned(), names)), "{line}");
        }
    }

    #[test]
    fn a_breadcrumb_may_be_in_any_language() {
        for (line, channels) in [
            ("Home > News > Lantern Bay", vec!["News", "Lantern Bay"]),
            ("HOME › News", vec!["News"]),
            ("You are here: Home > News", vec!["News"]),
            ("Startseite » Nachrichten » Hafen", vec!["Nachrichten", "Hafen"]),
            ("Главная → Новости", vec!["Новости"]),
            ("Lantern Bay Courier > News > Harbour", vec!["Lantern Bay Courier", "News", "Harbour"]),
            ("鹭浦网 > 新闻 > 港区", vec!["鹭浦网", "新闻", "港区"]),
        ] {
            assert_eq!(trail(line, true), Some(channels.into_iter().map(str::to_owned).collect()), "{line}");
        }
        for line in [
            "Home",
            "Home again",
            "Home >",
            "> Home > News",
            "Ferry > bus",
            "« Tout va bien » dit-il » encore",
            "a > b > c.",
            "Harbour → Market → Station",
        ] {
            assert_eq!(trail(line, true), None, "{line}");
        }
        assert_eq!(trail("Route 7: Harbour > Market > Station", false), None);
    }

    #[test]
    fn english_text_with_a_date_is_no_dateline() {
        for line in [
            "25 April 2026 was a Saturday.",
            "25 April 2026: opening",
            "5 May 2026 Closed",
            "5 MAY 2026 CLOSED",
            "The bridge opens on 25 April 2026",
            "It was published 25 April 2026",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
