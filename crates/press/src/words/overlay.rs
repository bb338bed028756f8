//! Words laid over others, by their names.

use article::{Json, Problem, Severity, Step, Value};
use kanbao::{Locale, forms, places};

use crate::check::finding::problem;

/// How to learn the names.
const NAMES: &str = "`press words` prints all names, with the words that stand there otherwise";

/// All words of a language: its own, where the press speaks it the press's for the others. Nothing where there are errors.
pub(super) fn overlay(key: &str, own: &Value, known: &Locale) -> (Option<Value>, Vec<Problem>) {
    let named = known.named();
    let mut overlay = Overlay { path: vec![Step::Name(key.to_owned())], missing: Vec::new(), problems: Vec::new() };
    let words = overlay.lay(own, &named);
    if known.foreign.is_some() && !overlay.missing.is_empty() {
        let missing = overlay.missing.join(", ");
        let message = format!("the press does not speak this language, and these words are missing: {missing}");
        let remedy = "add them; `press words` prints all names with English words, to begin with";
        overlay.problems.push(problem(Severity::Error, vec![Step::Name(key.to_owned())], message, remedy));
    }
    let is_sound = overlay.problems.iter().all(|problem| problem.severity < Severity::Error);
    (is_sound.then_some(words), overlay.problems)
}

/// Where it is at work, and what it has found.
struct Overlay {
    path: Vec<Step>,
    /// The names of words that are not there.
    missing: Vec<String>,
    problems: Vec<Problem>,
}

impl Overlay {
    /// `own` where it says something, and `known` elsewhere: that has all words.
    fn lay(&mut self, own: &Value, known: &Value) -> Value {
        match (own, known) {
            (Value::Record(own), Value::Record(known)) => self.fields(own, known),
            (Value::List(own), Value::List(known)) if own.len() == known.len() => {
                let items = own.iter().zip(known).enumerate();
                Value::List(items.map(|(index, (own, known))| self.within(Step::Item(index), own, known)).collect())
            }
            (Value::Text(own), Value::Text(known)) => {
                self.words(own, known);
                Value::Text(own.clone())
            }
            _ => {
                let expected = match known {
                    Value::Record(_) => "an object with the words of the interface".to_owned(),
                    Value::List(items) => format!("a list of {}", items.len()),
                    _ => "a text".to_owned(),
                };
                let found = match own {
                    Value::List(items) if matches!(known, Value::List(_)) => format!("a list of {}", items.len()),
                    _ => own.kind().as_str().to_owned(),
                };
                self.report(Severity::Error, format!("expected {expected}, found {found}"), NAMES);
                known.clone()
            }
        }
    }

    fn fields(&mut self, own: &[(String, Value)], known: &[(String, Value)]) -> Value {
        for (name, _) in own.iter().filter(|(name, _)| known.iter().all(|(known, _)| known != name)) {
            self.path.push(Step::Name(name.clone()));
            self.report(Severity::Warning, "there are no such words".to_owned(), NAMES);
            self.path.pop();
        }
        for (index, (name, _)) in own.iter().enumerate() {
            if own[..index].iter().any(|(other, _)| other == name) {
                self.path.push(Step::Name(name.clone()));
                self.report(
                    Severity::Warning,
                    "these words are there more than once, and the last ones count".to_owned(),
                    "leave one of them",
                );
                self.path.pop();
            }
        }
        let said = |name: &str| own.iter().rev().find(|(own, _)| own == name).map(|(_, value)| value);
        let fields = known.iter().map(|(name, known)| {
            let words = match said(name) {
                Some(own) => self.within(Step::Name(name.clone()), own, known),
                None => {
                    self.miss(name);
                    known.clone()
                }
            };
            (name.clone(), words)
        });
        Value::Record(fields.collect())
    }

    fn within(&mut self, step: Step, own: &Value, known: &Value) -> Value {
        self.path.push(step);
        let laid = self.lay(own, known);
        self.path.pop();
        laid
    }

    fn miss(&mut self, name: &str) {
        let inside = self.path[1..].iter().filter_map(|step| match step {
            Step::Name(name) => Some(name.as_str()),
            _ => None,
        });
        self.missing.push(inside.chain([name]).collect::<Vec<_>>().join("."));
    }

    /// Looks at the words of one name.
    fn words(&mut self, own: &str, known: &str) {
        // What stands between words may be a space.
        if own.is_empty() || (!is_seen(own) && known.contains(char::is_alphabetic)) {
            return self.error("there are no words here", "write some, or leave the name out");
        }
        if own.contains(|letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')) {
            return self.error("words stand in one line", "take out what begins a new line, and tabs");
        }
        if let Some(turn) = open_turn(own) {
            let remedy = "take this invisible character out, or write what ends it (U+2069, U+202C) behind the words";
            return self.error(&format!("U+{:04X} turns all that follows", u32::from(turn)), remedy);
        }
        let (Some(places), Some(known)) = (places(own), places(known)) else {
            return self.error("a brace is without its other", "write the name of what stands there between { and }");
        };
        if self.path.last() == Some(&Step::Name("minutes".to_owned())) && !are_forms(own) {
            let remedy = "write \"1:…|5:…|{minutes} …\": each form but the last behind the most minutes that it is for, which rise";
            return self.error("the forms of these words are not in order", remedy);
        }
        if let Some(place) = places.iter().find(|place| !known.contains(place)) {
            self.error(&format!("\"{{{place}}}\" stands for nothing"), &allowed(&known));
        } else if let Some(place) = known.iter().find(|place| !places.contains(place)) {
            self.error(&format!("\"{{{place}}}\" is missing"), &allowed(&known));
        }
    }

    fn error(&mut self, message: &str, remedy: &str) {
        self.report(Severity::Error, message.to_owned(), remedy);
    }

    fn report(&mut self, severity: Severity, message: String, remedy: &str) {
        self.problems.push(problem(severity, self.path.clone(), message, remedy));
    }
}

/// Whether a reader sees that there is something.
fn is_seen(words: &str) -> bool {
    let sets = |sign: char| {
        matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
            || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
    };
    words.contains(|sign: char| !sign.is_whitespace() && !sets(sign))
}

/// A character that sets a direction, and has no end: what stands behind the words on a page would go that way too.
fn open_turn(words: &str) -> Option<char> {
    let is_isolate = |turn: &char| *turn >= '\u{2066}';
    let mut open = Vec::new();
    for sign in words.chars() {
        match sign {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push(sign),
            '\u{202c}' if open.last().is_some_and(|turn| !is_isolate(turn)) => _ = open.pop(),
            // It ends what has begun inside as well.
            '\u{2069}' => open.truncate(open.iter().rposition(is_isolate).unwrap_or(open.len())),
            _ => {}
        }
    }
    open.last().copied()
}

/// Whether forms of words that count are for more and more, and the last is for all.
fn are_forms(words: &str) -> bool {
    let forms: Vec<(u32, &str)> = forms(words).collect();
    let last = forms.last().is_some_and(|(most, form)| *most == u32::MAX && form.contains("{minutes}"));
    last && forms.array_windows().all(|[(one, _), (next, _)]| one < next)
}

/// What may, and has to, stand in words.
fn allowed(places: &[&str]) -> String {
    match places {
        [] => "write these words without braces".to_owned(),
        _ => format!("write each of these where its value goes: {{{}}}", places.join("}, {")),
    }
}
