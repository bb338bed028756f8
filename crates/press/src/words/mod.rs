//! The newsroom's own words for the interface: `words.json`, beside `site.json`.
//!
//! It has an object for each language: of one that the press speaks, the words that are to be others, and of any other
//! language, all.

mod overlay;
mod schema;

use article::{Document, Json, Lang, Problem, Read, Reader, Severity, Step, Value};
use kanbao::{Locale, Locales};

use crate::check::finding::problem;

pub(crate) use schema::schema;

/// What the file is called.
pub const FILE: &str = "words.json";

/// What there is to do about a language tag.
const TAGS: &str =
    "write a language alone, as \"ja\" or \"bo\", or one of the two scripts of Chinese, \"zh-Hans\" and \"zh-Hant\"";

/// Reads the words, and reports every problem with them, each with its line and column. What is wrong is left out.
pub fn read(text: &str) -> (Locales, Vec<Problem>) {
    let known = Locales::known();
    let mut own = Vec::new();
    let parsed = File::parse_with(text, None, |file| {
        let (found, problems) = languages(file, &known);
        own = found;
        problems
    });
    (own.into_iter().fold(known, Locales::with), parsed.locate(text).problems)
}

/// The words of a language, as the file would have them: the press's own, or English ones to begin with.
pub fn template(lang: &Lang) -> String {
    let locales = Locales::known();
    let file = Value::Record(vec![(key_of(lang), locales.of(lang).named())]);
    serde_json::to_string_pretty(&file).expect("words are JSON") + "\n"
}

/// The name that a language has in the file.
fn key_of(lang: &Lang) -> String {
    match lang.chinese() {
        Some(script) => script.tag().to_owned(),
        None => lang.language().to_ascii_lowercase(),
    }
}

/// What the file says of each language, and what is wrong with it.
fn languages(file: &Value, known: &Locales) -> (Vec<Locale>, Vec<Problem>) {
    let Value::Record(languages) = file else {
        let message = format!("expected an object with the words of each language, found {}", (&file).kind().as_str());
        return (Vec::new(), vec![problem(Severity::Error, Vec::new(), message, "write {\"bo\": {…}} here")]);
    };
    let mut problems = Vec::new();
    let mut own = Vec::new();
    // Editors' programs find the schema by its name.
    let languages: Vec<_> = languages.iter().filter(|(key, _)| key != "$schema").collect();
    for (index, (key, words)) in languages.iter().enumerate() {
        let mut fault = |message: String, remedy: &str| {
            problems.push(problem(Severity::Error, vec![Step::Name(key.clone())], message, remedy));
        };
        let Some(lang) = Lang::new(key).filter(|lang| key_of(lang) == *key) else {
            fault(format!("\"{key}\" is no language that the interface could speak"), TAGS);
            continue;
        };
        if languages[..index].iter().any(|(other, _)| other == key) {
            fault(format!("\"{key}\" is there more than once"), "put all of its words into one object");
            continue;
        }
        let (words, found) = overlay::overlay(key, words, known.of(&lang));
        problems.extend(found);
        own.extend(words.map(|words| Locale::of_named(key, &words)));
    }
    (own, problems)
}

/// The file as it stands there.
struct File;

impl Read for File {
    const EXPECTED: &'static str = "an object with the words of each language";

    fn read<J: Json>(_: &J, _: &mut Reader) -> Self {
        Self
    }

    fn blank<J: Json>() -> Self {
        Self
    }
}

impl Document for File {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_json(json: &serde_json::Value) -> (Locales, Vec<String>) {
        let (locales, problems) = read(&json.to_string());
        (locales, problems.into_iter().map(|problem| problem.to_string()).collect())
    }

    fn lang(tag: &str) -> Lang {
        Lang::new(tag).expect("a tag")
    }

    #[test]
    fn a_newsroom_says_some_things_in_its_own_way() {
        let mut words = serde_json::json!({"zh-Hans": {"photo": "摄影：", "missing": ["没有", "真的没有。"]}});
        let (locales, problems) = read_json(&words);
        assert_eq!(problems, [""; 0]);
        let (own, known) = (locales.of(&lang("zh")), Locales::known());
        assert_eq!((own.photo(), own.missing()), ("摄影：", ["没有", "真的没有。"]));
        let known = known.of(&lang("zh"));
        assert_eq!((own.home(), own.server(), own.tag()), (known.home(), known.server(), "zh-Hans"));
        let more = |locale: &Locale| locale.named().field("more").cloned();
        assert_eq!(more(own), more(known));
        words["zh-Hans"] = serde_json::json!({});
        assert_eq!(read_json(&words).0, Locales::known());
    }

    #[test]
    fn a_language_that_the_press_does_not_speak_needs_all_words() {
        let mut words: serde_json::Value = serde_json::from_str(&template(&lang("bo-CN"))).expect("JSON");
        words["bo"]["home"] = "མདུན་ངོས།".into();
        let (locales, problems) = read_json(&words);
        assert_eq!(problems, [""; 0]);
        let own = locales.of(&lang("bo-CN"));
        assert_eq!((own.home(), own.tag(), &own.foreign), ("མདུན་ངོས།", "bo", &None));
        let dialogue = own.named().field("dialogue").cloned().expect("a dialogue");
        assert_eq!(dialogue.field("copied"), Some(&Value::Text("Copied".to_owned())));

        words["bo"].as_object_mut().expect("an object").remove("retry");
        words["bo"]["dialogue"].as_object_mut().expect("an object").remove("copy");
        let (locales, problems) = read_json(&words);
        assert_eq!(
            problems,
            ["bo: the press does not speak this language, and these words are missing: retry, dialogue.copy"]
        );
        assert!(locales.of(&lang("bo")).foreign.is_some());
    }

    #[test]
    fn what_the_press_says_itself_would_be_right_in_the_file() {
        let known = Locales::known();
        let file: serde_json::Map<_, _> = known
            .each()
            .map(|locale| (locale.tag().to_owned(), serde_json::to_value(locale.named()).expect("words are JSON")))
            .collect();
        let (locales, problems) = read_json(&file.into());
        assert_eq!(problems, [""; 0]);
        assert_eq!(locales.all_words(), known.all_words());
    }

    #[test]
    fn the_guide_says_what_is_so() {
        let guide = include_str!("../../../../docs/languages.md");
        let (_, example) = guide.split_once("```json\n").expect("an example");
        let (example, _) = example.split_once("```").expect("an end of it");
        assert_eq!(read(example).1, []);
        let (_, told) = guide.split_once("It speaks\n").expect("the languages");
        let (told, _) = told.split_once("\n\nTraditional is").expect("an end of them");
        let mut told: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
        let locales = Locales::known();
        let mut known: Vec<&str> = locales.each().map(Locale::tag).collect();
        told.sort_unstable();
        known.sort_unstable();
        assert_eq!(told, known);
        // Chinese is one of them, in two scripts.
        assert_eq!(known.len() - 1, 17);
        assert!(include_str!("../../../../README.md").contains("speaks seventeen"));
    }

    #[test]
    fn what_is_wrong_is_said_of_the_word() {
        for (words, expected) in [
            (serde_json::json!([]), "expected an object with the words of each language, found a list"),
            (serde_json::json!({"zh": {}}), "zh: \"zh\" is no language that the interface could speak"),
            (serde_json::json!({"pt-BR": {}}), "pt-BR: \"pt-BR\" is no language that the interface could speak"),
            (serde_json::json!({"en": []}), "en: expected an object with the words of the interface, found a list"),
            (serde_json::json!({"en": {"home": 7}}), "en.home: expected a text, found a number"),
            (serde_json::json!({"en": {"home": " "}}), "en.home: there are no words here"),
            (serde_json::json!({"en": {"home": "a\nb"}}), "en.home: words stand in one line"),
            (serde_json::json!({"en": {"roles": ["a", "b"]}}), "en.roles: expected a list of 6, found a list of 2"),
            (serde_json::json!({"en": {"missing": "x"}}), "en.missing: expected a list of 2, found a text"),
            (serde_json::json!({"en": {"page_of": "Page {page}"}}), "en.page_of: \"{pages}\" is missing"),
            (serde_json::json!({"en": {"day": "{d}.{month}.{year} {day}"}}), "en.day: \"{d}\" stands for nothing"),
            (serde_json::json!({"en": {"day": "{day {month} {year}"}}), "en.day: a brace is without its other"),
            (serde_json::json!({"en": {"page_of": "{page}} of {pages}"}}), "en.page_of: a brace is without its other"),
            (serde_json::json!({"en": {"page_of": "{page} } {pages}"}}), "en.page_of: a brace is without its other"),
            (
                serde_json::json!({"en": {"minutes": "1:a|5:{minutes} b"}}),
                "en.minutes: the forms of these words are not in order",
            ),
            (
                serde_json::json!({"en": {"minutes": "5:a|2:b|{minutes} c"}}),
                "en.minutes: the forms of these words are not in order",
            ),
            (serde_json::json!({"en": {"home": "a\u{2028}b"}}), "en.home: words stand in one line"),
            (serde_json::json!({"en": {"home": "\u{200b}"}}), "en.home: there are no words here"),
            (serde_json::json!({"en": {"home": "a\u{202e}b"}}), "en.home: U+202E turns all that follows"),
            (serde_json::json!({"ar": {"home": "\u{2068}a\u{202c}"}}), "ar.home: U+2068 turns all that follows"),
            (
                serde_json::json!({"ar": {"home": "\u{202a}\u{2067}a\u{202c}"}}),
                "ar.home: U+2067 turns all that follows",
            ),
            (serde_json::json!({"en": {"hom": "x"}}), "en.hom: there are no such words"),
        ] {
            let (_, problems) = read_json(&words);
            assert_eq!(problems, [expected], "{words}");
        }
    }

    #[test]
    fn what_looks_wrong_may_be_meant() {
        for words in [
            serde_json::json!({"ja": {"colon": "\u{3000}", "comma": " "}}),
            serde_json::json!({"ar": {"home": "\u{200f}a\u{2067}b\u{202e}\u{2069}\u{202a}c\u{202c}"}}),
            serde_json::json!({"$schema": "schemas/words.schema.json", "ja": {"home": "玄関"}}),
        ] {
            assert_eq!(read_json(&words).1, [""; 0], "{words}");
        }
    }

    #[test]
    fn the_schema_holds_what_is_read() {
        let schema = jsonschema::validator_for(&schema()).expect("a schema");
        let agree = |words: &serde_json::Value| {
            let is_sound = read_json(words).1.is_empty();
            assert_eq!(schema.is_valid(words), is_sound, "{words}");
        };
        let whole: serde_json::Value = serde_json::from_str(&template(&lang("bo"))).expect("JSON");
        agree(&whole);
        for name in ["home", "roles", "dialogue", "stopped"] {
            let mut part = whole.clone();
            part["bo"].as_object_mut().expect("an object").remove(name);
            agree(&part);
        }
        let mut part = whole;
        part["bo"]["dialogue"].as_object_mut().expect("an object").remove("copy");
        agree(&part);
        for words in [
            serde_json::json!({"$schema": "words.schema.json", "ja": {"home": "玄関", "comma": " "}, "zh-Hant": {}}),
            serde_json::json!({"ja": {"home": 7}}),
            serde_json::json!({"ja": {"home": ""}}),
            serde_json::json!({"ja": {"home": " "}}),
            serde_json::json!({"ja": {"home": "a\nb"}}),
            serde_json::json!({"ja": {"roles": ["a"]}}),
            serde_json::json!({"ja": {"page_of": "{page}"}}),
            serde_json::json!({"zh": {}}),
            serde_json::json!({"pt-BR": {}}),
            serde_json::json!([]),
        ] {
            agree(&words);
        }
    }
}
