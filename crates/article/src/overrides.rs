//! Names and places that a rule for characters would write wrong in the other script.
//!
//! Most characters have one counterpart in the other script, and a few have several: 里 is 里 in a place's name and 裏
//! inside something. OpenCC decides by the words around it and cannot know a name, so the newsroom says how it is written.

use crate::record::record;
use crate::{Document, Step};

record! {
    /// How names and places are written in each script.
    pub struct ScriptOverrides("an object with \"words\"") {
        required {
            /// A row a name. Each is used both ways, and goes before every rule.
            words: Vec<ScriptOverride>,
        }
        optional {}
    }
    check |overrides, reader| {
        let words = &overrides.words;
        reader.within(Step::Field("words"), |reader| {
            for (index, word) in words.iter().enumerate() {
                let before = &words[..index];
                let twice = [
                    ("hans", &word.hans, before.iter().position(|other| other.hans == word.hans)),
                    ("hant", &word.hant, before.iter().position(|other| other.hant == word.hant)),
                ];
                for (field, text, first) in twice {
                    let Some(first) = first else { continue };
                    reader.within(Step::Item(index), |reader| reader.within(Step::Field(field), |reader| {
                        reader.blemish(|| {
                            (
                                format!("\"{text}\" stands in the table already, as words[{first}]"),
                                "keep one of the rows; where the word is written in two ways, tell them apart by a longer word".to_owned(),
                            )
                        });
                    }));
                }
            }
        });
    };
}

record! {
    /// One name in both scripts.
    pub struct ScriptOverride("a name in both scripts, \"hans\" and \"hant\"") {
        required {
            /// As it is written in Simplified.
            hans: String,
            /// As it is written in Traditional, with as many characters.
            hant: String,
        }
        optional {}
    }
    check |word, reader| {
        for (field, text) in [("hans", &word.hans), ("hant", &word.hant)] {
            if text.trim() != text.as_str() || text.is_empty() {
                reader.within(Step::Field(field), |reader| {
                    reader.blemish(|| {
                        (
                            "a name has no spaces around it, and at least one character".to_owned(),
                            "write the name alone, as it stands in running text".to_owned(),
                        )
                    });
                });
                return;
            }
        }
        let lengths = [&word.hans, &word.hant].map(|text| text.chars().count());
        if lengths[0] != lengths[1] {
            reader.within(Step::Field("hant"), |reader| {
                reader.blemish(|| {
                    (
                        format!(
                            "\"{}\" has {} characters, and \"{}\" has {}",
                            word.hant, lengths[1], word.hans, lengths[0]
                        ),
                        "write the same name character by character: the table changes how a word is written, not which word it is".to_owned(),
                    )
                });
            });
        }
    };
}

impl Document for ScriptOverrides {}
