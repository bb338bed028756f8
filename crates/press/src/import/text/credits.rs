//! Who made the story, in all the ways that is written.
//!
//! `来源：鹭浦日报`, `记者  郑 雨 桐`, `（本报记者 张三 通讯员 李四 文/图）`, `编辑：蓝青 审核：刘宁芬  周邦在`, the role on one
//! line and the names on the next: a line is taken for credits only where all of it reads as roles and names.

use article::{Credit, Role};

use super::super::script;
use super::byline;
use super::lines::{Line, is_sentence, length};
use super::roles::{self, Written};
use article::writing::is_han;

/// A source by its name alone.
pub(super) fn source(name: &str) -> Vec<Credit> {
    vec![Credit { role: Role::Source, names: vec![name.to_owned()], label: None, url: None }]
}

/// Takes the lines that are credits out of the rest.
pub(super) fn take(lines: Vec<&Line>) -> (Vec<&Line>, Vec<Credit>) {
    let (mut rest, mut credits) = (Vec::new(), Vec::new());
    let mut place = 0;
    while let Some(line) = lines.get(place) {
        place += 1;
        if let Some(found) = self::line(&line.text) {
            credits.extend(found);
        } else if let Some((written, role, label)) = role_alone(&line.text)
            && let Some(names) = lines.get(place).and_then(|next| names_of(written, &next.text))
        {
            credits.push(Credit { role, names, label, url: None });
            place += 1;
        } else {
            credits.extend(reported(&line.text));
            rest.push(*line);
        }
    }
    (rest, credits)
}

/// Puts names of one role together, and leaves out who is named twice.
pub(crate) fn join(credits: &mut Vec<Credit>) {
    let mut joined: Vec<Credit> = Vec::new();
    for credit in credits.drain(..) {
        match joined.iter_mut().find(|known| known.role == credit.role && known.label == credit.label) {
            Some(known) => {
                for name in credit.names {
                    if !known.names.contains(&name) {
                        known.names.push(name);
                    }
                }
            }
            None => joined.push(credit),
        }
    }
    *credits = joined;
}

/// A line that is nothing but credits.
pub(crate) fn line(line: &str) -> Option<Vec<Credit>> {
    let bare = unwrapped(line);
    if length(bare) > 120 || bare.ends_with(['。', '！', '？']) {
        return None;
    }
    if let Some(credits) = behind(bare) {
        return Some(credits);
    }
    let mut credits: Vec<Credit> = Vec::new();
    let mut rest = bare;
    while !rest.is_empty() {
        let (written, on_page, colon, after) = roles::at_start(rest)?;
        let end = next_role(after);
        let (role, label) = written.role(&on_page);
        let names = names_of(written, &after[..end]);
        // 记者 摄影 张三: two roles of the same people.
        match names {
            Some(names) => credits.push(Credit { role, names, label, url: None }),
            None if after[..end].trim().is_empty() && end < after.len() && !colon => {
                credits.push(Credit { role, names: Vec::new(), label, url: None });
            }
            None => return None,
        }
        rest = after[end..].trim_start_matches(is_separator);
    }
    let mut last = Vec::new();
    for credit in credits.iter_mut().rev() {
        if credit.names.is_empty() {
            credit.names.clone_from(&last);
        }
        last.clone_from(&credit.names);
    }
    (!credits.is_empty()).then_some(credits)
}

/// `张三 摄`, `张三 李四 文/图`: the role behind the names.
fn behind(line: &str) -> Option<Vec<Credit>> {
    let (who, what) = line.rsplit_once([' ', '/'])?;
    let (who, what) = if who.ends_with(['文', '图', '圖']) && what.chars().count() == 1 {
        let at = who.rfind(' ')?;
        (&who[..at], &line[at + 1..])
    } else {
        (who, what)
    };
    let folded = script::folded(what);
    let (what, folded) = match folded.strip_suffix("报道") {
        Some(bare) if !bare.is_empty() => (&what[..what.len() - "报道".len()], bare.to_owned()),
        _ => (what, folded),
    };
    if !["摄", "摄影", "文", "图", "文/图", "图/文", "供图", "绘图", "制图"].contains(&folded.as_str()) {
        return None;
    }
    let written = roles::named(&folded)?;
    let (role, label) = written.role(what);
    // 本报记者 张三 摄影: the reporter took the picture.
    let who = roles::at_start(who).filter(|(written, ..)| written.is_reporter()).map_or(who, |(.., after)| after);
    let names = names(who, &role)?;
    Some(vec![Credit { role, names, label, url: None }])
}

/// `本报讯（记者 张三 通讯员 李四）…`: named in the running text, which stays as it is.
fn reported(line: &str) -> Vec<Credit> {
    let opening = line.char_indices().take(24).find(|(_, character)| matches!(character, '（' | '('));
    let head = |at: usize| line[..at].ends_with(['讯', '訊', '电', '電', '道']) || at == 0;
    let from = opening.map(|(at, _)| at).filter(|at| head(*at));
    let inner = from.and_then(|at| {
        let inner = line[at..].trim_start_matches(['（', '(']);
        inner.find(['）', ')']).map(|end| &inner[..end])
    });
    inner.and_then(self::line).unwrap_or_default()
}

/// A line without the parentheses around all of it.
fn unwrapped(line: &str) -> &str {
    let line = line.trim().trim_end_matches(['|', '丨']);
    for (open, close) in [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']')] {
        if let Some(inner) = line.strip_prefix(open).and_then(|line| line.strip_suffix(close))
            && !inner.contains(open)
        {
            return inner.trim();
        }
    }
    line
}

/// Where in a text the next role begins.
fn next_role(text: &str) -> usize {
    text.char_indices()
        .filter(|(at, _)| *at > 0 && text[..*at].ends_with(is_separator))
        .map(|(at, _)| at)
        .find(|at| roles::at_start(&text[*at..]).is_some())
        .unwrap_or(text.len())
}

fn is_separator(character: char) -> bool {
    matches!(
        character,
        ' ' | '、' | '，' | ',' | ';' | '；' | '/' | '／' | '|' | '丨' | '·' | '　' | '）' | ')' | '（' | '('
    )
}

/// A line that is a role and nothing else.
fn role_alone(line: &str) -> Option<(&'static Written, Role, Option<String>)> {
    let (written, on_page, colon, after) = roles::at_start(unwrapped(line))?;
    let (role, label) = written.role(&on_page);
    // 图 or 视频 alone can head anything.
    (after.is_empty() && (colon || written.name.chars().count() > 1)).then_some((written, role, label))
}

/// The names that follow a role, if nothing else does.
fn names_of(written: &Written, text: &str) -> Option<Vec<String>> {
    let (role, _) = written.role(written.name);
    if written.is_english() { byline::names(text, &role) } else { names(text, &role) }
}

/// The names in a text, if it is nothing but names.
fn names(text: &str, role: &Role) -> Option<Vec<String>> {
    if *role == Role::Source {
        return source_names(text);
    }
    let mut names: Vec<String> = Vec::new();
    for group in text.split(['、', '，', ',', ';', '；', '/', '／']) {
        let group = group.trim();
        if group.chars().any(|character| character.is_ascii_alphabetic()) && !group.chars().any(is_han) {
            names.push(group.to_owned());
            continue;
        }
        let mut single: Option<String> = None;
        for word in group.split(' ').filter(|word| !word.is_empty()) {
            match single.take() {
                // 张 三, 欧阳 修: blanks that align names of two characters with those of three.
                Some(first) if length(word) <= 2 => names.push(first + word),
                Some(_) => return None,
                None if length(word) == 1 => single = Some(word.to_owned()),
                None => names.push(word.to_owned()),
            }
        }
        if let Some(last) = single {
            // 司徒 苇
            let before = names.last_mut().filter(|before| length(before) <= 2)?;
            before.push_str(&last);
        }
    }
    let all = !names.is_empty() && names.iter().all(|name| is_name(name));
    all.then_some(names)
}

fn source_names(text: &str) -> Option<Vec<String>> {
    let names: Vec<String> = text.split(['、', '，', '；']).map(|name| name.trim().to_owned()).collect();
    let fits = |name: &String| !name.is_empty() && length(name) <= 30 && !is_sentence(name);
    names.iter().all(fits).then_some(names)
}

/// Whether it can be the name of a person, or of an office with one.
fn is_name(name: &str) -> bool {
    let han = name.chars().filter(|character| is_han(*character)).count();
    let dots = name.chars().filter(|character| matches!(character, '·' | '•' | '・')).count();
    if han == 0 {
        return name.len() <= 40
            && name.starts_with(char::is_alphabetic)
            && name.chars().all(|character| character.is_alphabetic() || " .-'’".contains(character));
    }
    let all = han + dots == length(name);
    let short = if dots > 0 { han <= 14 } else { (2..=4).contains(&han) };
    // 记者从市水利局获悉 is no credit, and 报道 no name.
    all && short && !["报道", "采访", "整理", "摄影", "文字", "综合"].contains(&script::folded(name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<String>> {
        line(text).map(|credits| {
            credits
                .iter()
                .map(|credit| {
                    let label = credit.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
                    format!("{}{label}: {}", credit.role.as_str(), credit.names.join("、"))
                })
                .collect()
        })
    }

    #[test]
    fn credits_are_read_in_all_their_usual_forms() {
        for (line, credits) in [
            ("来源:鹭浦日报", vec!["source: 鹭浦日报"]),
            ("來源：鷺浦日報", vec!["source: 鷺浦日報"]),
            ("記者 莫知葦", vec!["reporter: 莫知葦"]),
            ("记 者：莫 苇 祝既望", vec!["reporter: 莫苇、祝既望"]),
            ("本报记者 莫知苇 通讯员 祝既望", vec!["reporter: 莫知苇", "reporter (通讯员): 祝既望"]),
            ("（本报记者 莫知苇 祝既望 文/图）", vec!["reporter (文/图): 莫知苇、祝既望"]),
            ("俞墨耕 摄", vec!["photographer: 俞墨耕"]),
            ("文/图：俞墨耕", vec!["reporter (文/图): 俞墨耕"]),
            (
                "编辑：封小雪 校对：茅亦宁 审核：司徒苇 茅亦宁",
                vec!["editor: 封小雪", "proofreader (校对): 茅亦宁", "reviewer: 司徒苇、茅亦宁"],
            ),
            (
                "一审：封小雪；二审：茅亦宁；三审：钟离岸",
                vec!["reviewer (一审): 封小雪", "reviewer (二审): 茅亦宁", "reviewer (三审): 钟离岸"],
            ),
            ("責任編輯 鍾離 岸", vec!["duty_editor: 鍾離岸"]),
            ("责编：封小雪、茅亦宁", vec!["duty_editor: 封小雪、茅亦宁"]),
            ("Reporter: Ann Lee", vec!["reporter: Ann Lee"]),
            ("Reporters: Ann Lee, Bo Chan and Cy O’Dun", vec!["reporter: Ann Lee、Bo Chan、Cy O’Dun"]),
            ("EDITOR : Bo van Chan", vec!["editor: Bo van Chan"]),
            ("Photo: Reuters", vec!["photographer: Reuters"]),
            ("Text: Ann Lee / Photos: Bo Chan", vec!["reporter: Ann Lee", "photographer: Bo Chan"]),
            ("Reporter: Ann Lee Editor: Bo Chan", vec!["reporter: Ann Lee", "editor: Bo Chan"]),
            ("(Reporting by Ann Lee; Editing by Bo Chan)", vec!["reporter: Ann Lee", "editor: Bo Chan"]),
            ("Additional reporting by Cy Dun", vec!["reporter (Additional reporting): Cy Dun"]),
            ("Source: Ministry of Harbours", vec!["source: Ministry of Harbours"]),
            ("Proofreader: Ann Lee", vec!["proofreader (Proofreader): Ann Lee"]),
            ("Bian", vec![]),
        ] {
            assert_eq!(read(line).unwrap_or_default(), credits, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_credits() {
        for line in [
            "记者从市水利局获悉，工程已完成过半。",
            "记者手记",
            "编辑部的一天",
            "来源于生活",
            "图书馆 夜间开放",
            "文化 旅游",
            "审核通过后，方可领取",
            "Editor resigns",
            "Photo: the old bridge",
            "Photo: The bridge on Saturday",
            "Reporter: Why did it take three years?",
            "Reporter: Never",
            "Editor: No.",
            "Editors: A Short History of 1926",
            "Written by hand",
            "By Design",
            "Sources say",
            "Text:",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn a_role_and_its_names_can_be_on_two_lines() {
        let lines: Vec<Line> = ["末段。", "责任编辑", "封小雪 茅亦宁"]
            .iter()
            .enumerate()
            .map(|(number, text)| Line { number, text: (*text).to_owned() })
            .collect();
        let (rest, credits) = take(lines.iter().collect());
        assert_eq!(rest.len(), 1);
        assert_eq!(credits[0].names, ["封小雪", "茅亦宁"]);
    }
}
