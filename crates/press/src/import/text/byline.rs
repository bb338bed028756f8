//! Names as English copy has them, and the line above a story that says who wrote it: `By Ann Lee and Bo Chan`.

use article::{Credit, Role};

use super::lines::length;
use article::writing::is_han;

/// The longest name, in characters.
const LONGEST: usize = 40;
/// The most words that a name has, an office's of several among them.
const WORDS: usize = 6;

/// Words within a name that begin with a small letter.
const PARTICLES: [&str; 21] = [
    "al", "and", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "for", "la", "of",
    "the", "van", "von", "y",
];

/// What follows a name on its line and is none: `By Ann Lee, Harbour Correspondent`.
const OFFICES: [&str; 10] = [
    "reporter",
    "correspondent",
    "editor",
    "writer",
    "photographer",
    "columnist",
    "critic",
    "contributor",
    "staff",
    "producer",
];

/// The credit that a line is.
pub(super) fn credit(line: &str) -> Option<Credit> {
    read(line).map(|names| Credit { role: Role::Reporter, names, label: None, url: None })
}

/// The names in a line that is nothing but `By` and names.
pub(crate) fn read(line: &str) -> Option<Vec<String>> {
    let (by, names) = line.split_once(' ')?;
    if !by.trim_end_matches(':').eq_ignore_ascii_case("by") {
        return None;
    }
    self::names(names, &Role::Reporter)
}

/// The names in a text, if it is nothing but names.
pub(super) fn names(text: &str, role: &Role) -> Option<Vec<String>> {
    let groups = text.split([',', ';', '/', '&', '、', '，']).map(|group| group.trim());
    let groups = groups.map(|group| group.strip_prefix("and ").unwrap_or(group)).filter(|group| !group.is_empty());
    let parts: Vec<&str> = match role {
        // Department for Roads and Bridges
        Role::Source => groups.collect(),
        _ => groups.flat_map(|group| group.split(" and ")).collect(),
    };
    let mut names = Vec::new();
    for (place, part) in parts.into_iter().enumerate() {
        if place > 0 && is_office(part) {
            continue;
        }
        // Reporter: Never. An agency has one word, and a person two.
        let is_agency = matches!(role, Role::Source | Role::Photographer) || part.chars().all(char::is_uppercase);
        if !is_name(part) || !(is_agency || part.contains(' ') || place > 0) {
            return None;
        }
        names.push(part.to_owned());
    }
    (!names.is_empty()).then_some(names)
}

fn is_office(part: &str) -> bool {
    let last = part.rsplit(' ').next().unwrap_or_default().to_lowercase();
    OFFICES.contains(&last.as_str())
}

fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let last = words.len() - 1;
    let is_word = |(place, word): (usize, &&str)| {
        let is_letter = |character: char| character.is_alphabetic() && !is_han(character);
        let is_spelt = word.chars().all(|character| is_letter(character) || ".-'’".contains(character));
        let is_large = word.starts_with(|first: char| first.is_alphabetic() && !first.is_lowercase());
        // J. R. Lee Jr.
        let may_end = !word.ends_with('.') || length(word) <= 3;
        let is_particle = PARTICLES.contains(word) && place < last;
        is_spelt && may_end && (is_large || is_particle)
    };
    length(name) <= LONGEST && words.len() <= WORDS && words.iter().enumerate().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_by_and_names() {
        for (line, names) in [
            ("By Bo Chan", vec!["Bo Chan"]),
            ("BY BO CHAN", vec!["BO CHAN"]),
            ("by: Ann Lee", vec!["Ann Lee"]),
            ("By Ann Lee, Bo Chan, and Cy de la Dun", vec!["Ann Lee", "Bo Chan", "Cy de la Dun"]),
            ("By Ann Lee and J. R. Chan Jr.", vec!["Ann Lee", "J. R. Chan Jr."]),
            ("By Ann Lee, Harbour Correspondent", vec!["Ann Lee"]),
            ("By AFP", vec!["AFP"]),
            ("By Zoë Ørsted", vec!["Zoë Ørsted"]),
        ] {
            assert_eq!(read(line).unwrap_or_default(), names, "{line}");
        }
    }

    #[test]
    fn other_lines_with_by_are_none() {
        for line in [
            "By Design",
            "By the water",
            "By Saturday the bridge was open",
            "By Ann Lee and two others",
            "By 2026",
            "Bye Ann Lee",
            "By",
            "By and by",
            "Ann Lee",
            "By 记者 莫知苇",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
