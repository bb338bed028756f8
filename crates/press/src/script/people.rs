//! Names of people, where it is known that they are: in the credits.
//!
//! A name is no word, and OpenCC reads one as such: it has 昇平 of somebody called 升平 and 瀋陽 of a 沈阳. So the family name and
//! what follows it are written apart, and characters that are the same in both scripts in nearly every name stay.

use article::writing::is_han;
use article::{Credit, Role};

use super::converter::Converter;
use super::rule::Rule;

/// Family names that are another character in Traditional where they are part of a word, or in no word at all; and 钟, which
/// is 鍾.
const FAMILY: &[(char, char)] = &[
    ('于', '于'),
    ('余', '余'),
    ('范', '范'),
    ('郁', '郁'),
    ('岳', '岳'),
    ('朴', '朴'),
    ('涂', '涂'),
    ('种', '种'),
    ('后', '后'),
    ('谷', '谷'),
    ('党', '党'),
    ('占', '占'),
    ('干', '干'),
    ('丑', '丑'),
    ('咸', '咸'),
    ('么', '么'),
    ('曲', '曲'),
    ('周', '周'),
    ('姜', '姜'),
    ('沈', '沈'),
    ('游', '游'),
    ('征', '征'),
    ('采', '采'),
    ('折', '折'),
    ('钟', '鍾'),
];
/// Characters that stay wherever they are in a name, on the way to Traditional: also where the mother's name comes second.
const GIVEN_HANS: &str = "于余范郁岳";
/// And on the way to Simplified: 乾 is heaven there and not dry, 著 is a distinction.
const GIVEN_HANT: &str = "乾著";
/// The family name that the mainland's list keeps apart from 于.
const FAMILY_HANT: &[(char, char)] = &[('於', '於')];
/// How many characters a name has.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=4;
/// What ends the name of an office: 采编部 is nobody.
const OFFICES: &str = "部组組社报報局办辦网網室处處";

impl Converter {
    /// Writes a credit. Those of a source are papers and agencies, all others are people.
    pub(super) fn credit(&self, credit: &mut Credit, rule: Option<Rule>) {
        self.strings(&mut credit.label, rule);
        let is_people = credit.role != Role::Source;
        for name in &mut credit.names {
            match rule.filter(|_| is_people) {
                Some(rule) => *name = self.people(name, rule),
                None => self.string(name, rule),
            }
        }
    }

    /// Writes one name, or several with something between them.
    fn people(&self, names: &str, rule: Rule) -> String {
        let mut written = String::with_capacity(names.len());
        let mut rest = names;
        while !rest.is_empty() {
            let is_name = rest.starts_with(is_han);
            let end = rest.find(|character| is_han(character) != is_name).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if is_name && LENGTH.contains(&part.chars().count()) && !part.ends_with(|last| OFFICES.contains(last)) {
                self.person(part, rule, &mut written);
            } else {
                written.push_str(&self.convert(part, rule));
            }
            rest = after;
        }
        written
    }

    fn person(&self, name: &str, rule: Rule, written: &mut String) {
        // What the newsroom says of a name goes before.
        if self.is_named(name) {
            return written.push_str(&self.convert(name, rule));
        }
        let (family, given) = match rule {
            Rule::ToHant(_) => (FAMILY, GIVEN_HANS),
            Rule::ToHans(_) => (FAMILY_HANT, GIVEN_HANT),
        };
        let mut rest = name;
        let first = name.chars().next().and_then(|first| family.iter().find(|(from, _)| *from == first));
        if let Some((from, to)) = first {
            written.push(*to);
            rest = &name[from.len_utf8()..];
        }
        for part in rest.split_inclusive(|character| given.contains(character)) {
            let words = part.trim_end_matches(|character| given.contains(character));
            written.push_str(&self.convert(words, rule));
            written.push_str(&part[words.len()..]);
        }
    }
}
