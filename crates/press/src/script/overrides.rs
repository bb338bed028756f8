//! The newsroom's own table: `script-overrides.json`, beside `site.json`.

use article::{Document, Problem, Script, ScriptOverrides, Severity, Step};

use super::converter::Converter;
use crate::check::finding::problem;

/// What the file is called.
pub const FILE: &str = "script-overrides.json";

/// Reads the table and reports every problem in it, each with its line and column.
pub fn read(text: &str) -> (Option<ScriptOverrides>, Vec<Problem>) {
    let mut parsed = ScriptOverrides::parse(text, None);
    if let Some(overrides) = &parsed.value {
        parsed.problems.extend(swapped(overrides));
    }
    let parsed = parsed.locate(text);
    let sound = parsed.is_sound();
    (parsed.value.filter(|_| sound), parsed.problems)
}

/// Rows whose writings stand in each other's place: they would never be found in the text that they are for.
fn swapped(overrides: &ScriptOverrides) -> Vec<Problem> {
    let nothing = ScriptOverrides { words: Vec::new() };
    let [to_hans, to_hant] = [Script::Hans, Script::Hant].map(|script| Converter::new(script, &nothing));
    let lang = |tag| article::Lang::new(tag).expect("a language tag");
    let (hans, hant) = (lang("zh-Hans-CN"), lang("zh-Hant-CN"));
    let is_swapped = |word: &article::ScriptOverride| {
        to_hans.words(&word.hans, &hant) != word.hans && to_hant.words(&word.hant, &hans) != word.hant
    };
    let rows = overrides.words.iter().enumerate().filter(|(_, word)| is_swapped(word));
    rows.map(|(index, word)| {
        let message = format!("\"{}\" is written in Traditional, and \"{}\" in Simplified", word.hans, word.hant);
        let path = vec![Step::Field("words"), Step::Item(index)];
        problem(Severity::Warning, path, message, "put each into the other's place: \"hans\" is Simplified")
    })
    .collect()
}
