//! Traditional text that was made of Simplified one character by one.
//!
//! Simplified 后 is Traditional 後 or 后, 干 is 幹, 乾 or 干. A program that knows one answer for each leaves 之后 and
//! 干部 behind. Which answer is right is in the words around, and OpenCC's phrases know them. The words themselves are
//! never replaced: a character gives way only to another with the same Simplified form.
//!
//! Good Traditional text differs from OpenCC's choice here and there as well (一濕兩乾, a name with 岳 in it). So it has to
//! be shown first that a program was at work. It leaves a Simplified form where that is a Traditional character too, and
//! always: 后 and 後 never stand in one text of its. Somebody who writes Traditional writes 後, 裡, 於 and 並 all the time.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use article::{Lang, Script};

use super::super::script::{self, simplified};
use super::super::story::{Story, change_characters};
use crate::phrases;
use crate::script::{hong_kongs, standard, standard_characters, taiwans};
use article::writing::is_han;

/// So many wrong characters have to be in a text that has no other damage.
const FEWEST: usize = 4;
/// And so many different ones, more than there are that are right.
const DIFFERENT: usize = 3;

/// How Taiwan and Hong Kong write characters of OpenCC's own standard.
struct Variants {
    taiwan: BTreeMap<char, char>,
    hong_kong: BTreeMap<char, char>,
}

impl Variants {
    fn taiwans(&self, character: char) -> char {
        self.taiwan.get(&character).copied().unwrap_or(character)
    }

    fn hong_kongs(&self, character: char) -> char {
        self.hong_kong.get(&character).copied().unwrap_or(character)
    }
}

static VARIANTS: LazyLock<Variants> = LazyLock::new(|| {
    let all: Vec<char> = ('\u{3400}'..='\u{9FFF}').filter(|character| is_han(*character)).collect();
    let different = |write: fn(&str) -> Cow<'_, str>| {
        all.iter().copied().zip(script::one_by_one(&all, write)).filter(|(one, other)| one != other).collect()
    };
    Variants { taiwan: different(taiwans), hong_kong: different(hong_kongs) }
});

/// By character: whether it may say something, whatever stands around them: OpenCC may want another in their place, or a program
/// could have left their Simplified form. A clause without any need not be converted.
static OPEN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let standard = standard_characters();
    let shared: Vec<char> = ('\u{3400}'..='\u{9FFF}').filter(|character| script::is_shared(*character)).collect();
    let mut written: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for character in shared.iter().filter(|character| standard.get(**character as usize) == Some(&true)) {
        written.entry(simplified(*character)).or_default().push(*character);
    }
    let wanted = |is: char| written.get(&simplified(is)).into_iter().flatten().any(|form| is_another(is, *form));
    let mut open = vec![false; 0xA000];
    for is in shared {
        let tells = simplified(is) != is && script::is_left(simplified(is));
        open[is as usize] = tells || wanted(is);
    }
    open
});

/// Characters that are as good in Traditional text, whatever OpenCC would write where no phrase tells.
const AS_GOOD: &str = "岳吊台才";
/// Family names: OpenCC would write 範 for Mr 范. They are settled only within words.
const FAMILY_NAMES: &str = "范姜余于郁沈谷曲种仇万丰云叶宁党";

/// Settles the characters of a story, and counts.
pub(super) fn settle(story: &mut Story, lang: &Lang) -> u32 {
    let plain = story.plain();
    if script::of(&plain) != Some(Script::Hant) {
        return 0;
    }
    let damaged = story.repairs.iter().any(|(rule, _)| *rule == "inline-pinyin");
    let hong_kong = lang.region().is_some_and(|region| ["HK", "MO"].iter().any(|one| region.eq_ignore_ascii_case(one)));
    let names: Vec<Vec<char>> =
        story.credits.iter().flat_map(|credit| &credit.names).map(|name| name.chars().collect()).collect();
    let mut found: Vec<Vec<(usize, char)>> = Vec::new();
    let mut evidence = Evidence::default();
    story.each_text(&mut |text| {
        let characters: Vec<char> = text.plain().chars().collect();
        let mut wanted = wanted(&characters, hong_kong, &mut evidence);
        // What is no Simplified form was somebody's choice, unless the text is known to be damaged.
        wanted.retain(|(place, _)| damaged || simplified(characters[*place]) == characters[*place]);
        wanted.retain(|(place, _)| !is_name(&characters, *place, &names));
        evidence.wrong.extend(wanted.iter().map(|(place, form)| (characters[*place], *form)));
        found.push(wanted);
    });
    // Where the right form stands in the same text, the other one was somebody's choice too.
    let chosen = |form: &char| evidence.right.contains(form);
    let found: Vec<Vec<(usize, char)>> =
        found.into_iter().map(|wanted| wanted.into_iter().filter(|(_, form)| !chosen(form)).collect()).collect();
    let count: usize = found.iter().map(Vec::len).sum();
    let kinds = evidence.wrong.iter().filter(|(_, form)| !chosen(form)).count();
    if !damaged && (count < FEWEST || kinds < DIFFERENT || kinds <= evidence.right.len()) {
        return 0;
    }
    let mut found = found.into_iter();
    story.each_text(&mut |text| {
        let wanted = found.next().unwrap_or_default();
        if !wanted.is_empty() {
            change_characters(text, &mut |characters| {
                wanted.iter().for_each(|(place, form)| characters[*place] = *form);
            });
        }
    });
    count as u32
}

/// What a text shows of how it came to be.
#[derive(Default)]
struct Evidence {
    /// Characters that are not what their phrase wants, with what it wants.
    wrong: BTreeSet<(char, char)>,
    /// Characters that are, though a program that goes by the character could have left their Simplified form.
    right: BTreeSet<char>,
}

/// The places at which neither Taiwan nor Hong Kong nor OpenCC's own standard would write what stands there, and what
/// belongs there.
fn wanted(characters: &[char], hong_kong: bool, evidence: &mut Evidence) -> Vec<(usize, char)> {
    let mut wanted = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let length = characters[start..].iter().take_while(|character| is_han(**character)).count();
        let clause = &characters[start..start + length];
        if clause.iter().any(|character| OPEN.get(*character as usize) == Some(&true)) {
            let simplified_clause: String = clause.iter().map(|character| simplified(*character)).collect();
            let converted = standard(&simplified_clause);
            if converted.chars().count() == length {
                for (offset, (is, standard)) in clause.iter().zip(converted.chars()).enumerate() {
                    if let Some(form) = better(*is, standard, hong_kong) {
                        wanted.push((start + offset, form));
                    } else if simplified(*is) != *is && script::is_left(simplified(*is)) {
                        evidence.right.insert(*is);
                    }
                }
            }
        }
        start += length.max(1);
    }
    wanted
}

fn better(is: char, standard: char, hong_kong: bool) -> Option<char> {
    if is == standard || !script::is_shared(is) || simplified(is) != simplified(standard) {
        return None;
    }
    is_another(is, standard).then(|| if hong_kong { VARIANTS.hong_kongs(standard) } else { VARIANTS.taiwans(standard) })
}

/// Whether two characters are not one and the same in Taiwan's or Hong Kong's writing.
fn is_another(one: char, other: char) -> bool {
    VARIANTS.taiwans(one) != VARIANTS.taiwans(other) && VARIANTS.hong_kongs(one) != VARIANTS.hong_kongs(other)
}

/// Whether the character is part of a name from the credits, or can be a family name or as good as it is: it stands
/// for itself, and is no part of a word that the dictionary has.
fn is_name(characters: &[char], place: usize, names: &[Vec<char>]) -> bool {
    let character = characters[place];
    let credited = names.iter().any(|name| {
        name.iter().enumerate().any(|(offset, part)| {
            *part == character && place >= offset && characters[place - offset..].starts_with(name)
        })
    });
    if credited || AS_GOOD.contains(character) {
        return true;
    }
    if !FAMILY_NAMES.contains(character) {
        return false;
    }
    let start = characters[..place].iter().rposition(|before| !is_han(*before)).map_or(0, |before| before + 1);
    let clause: String =
        characters[start..].iter().take_while(|next| is_han(**next)).map(|next| simplified(*next)).collect();
    // 于 is a preposition more often than a name: 于 is Mr Yu only where a clause begins.
    (character != '于' || place == start) && phrases::word_at(&clause, place - start) == 1
}

#[cfg(test)]
mod tests {
    use article::{Block, Paragraph, Text};

    use super::*;

    fn settled(text: &str) -> (String, u32) {
        settled_in("zh-Hant-TW", text)
    }

    fn settled_in(lang: &str, text: &str) -> (String, u32) {
        let paragraph = Paragraph { text: Text::Plain(text.to_owned()) };
        let mut story = Story { body: vec![Block::Paragraph(paragraph)], ..Story::default() };
        let count = settle(&mut story, &Lang::new(lang).unwrap());
        (story.plain().trim().to_owned(), count)
    }

    #[test]
    fn what_a_program_left_behind_is_settled_by_its_phrase() {
        let (text, count) =
            settled("會議之后，干部們聯系群眾，并討論智能制造；皇后號輪船的干將也來了，這是實干爭效的時節。");
        assert_eq!(text, "會議之後，幹部們聯繫群眾，並討論智能製造；皇后號輪船的干將也來了，這是實幹爭效的時節。");
        assert_eq!(count, 6);
    }

    #[test]
    fn no_word_is_made_of_the_ends_of_two() {
        let good = "全國歷史上學生發展，國家具有完善的機關系統，嚴重制約的規定制度。";
        let (text, count) = settled(&format!("會議之后，干部們聯系群眾，并討論智能制造。{good}"));
        assert_eq!(text, format!("會議之後，幹部們聯繫群眾，並討論智能製造。{good}"));
        assert_eq!(count, 5);
    }

    #[test]
    fn macau_writes_as_hong_kong_does() {
        let text = "會議之后，干部們在這里聯系群眾，心里明白，并討論智能制造。";
        for (lang, here) in [
            ("zh-Hant-TW", "這裡"),
            ("zh-Hant-HK", "這裏"),
            ("zh-Hant-MO", "這裏"),
            ("zh-mo", "這裏"),
            ("zh-Hant-TW-x-HK", "這裡"),
        ] {
            let (text, _) = settled_in(lang, text);
            assert!(text.contains(here), "{lang}: {text}");
        }
    }

    #[test]
    fn good_text_stays_and_so_do_names() {
        for text in [
            "會議之後，幹部們在臺灣裡裏外外聯繫，回復了解，台中的峰會也開了。",
            "鷺浦日報記者范見溪之後寫道：幹部們聯繫羣眾。",
            "師傅伏阿岳說，糊法是「一濕兩乾」，還有一位在港口開吊車的學員，在櫃臺登記，之後並不在裡面。",
        ] {
            assert_eq!(settled(text), (text.to_owned(), 0));
        }
        assert!(is_name(&"市長范見溪".chars().collect::<Vec<_>>(), 2, &[]));
        assert!(is_name(&"教課的伏阿岳說".chars().collect::<Vec<_>>(), 5, &[]));
        assert!(!is_name(&"規范見效".chars().collect::<Vec<_>>(), 1, &[]));
    }
}
