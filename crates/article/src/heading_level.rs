//! How deep headings are.

use serde::Serialize;

use crate::{Json, Read, Reader};

/// How deep a heading is: 2 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeadingLevel(#[cfg_attr(feature = "schema", schemars(range(min = 2, max = 6)))] u8);

impl HeadingLevel {
    /// The level, if it is one.
    pub fn new(level: u8) -> Option<Self> {
        (2..=6).contains(&level).then_some(Self(level))
    }

    /// The number of the heading element.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for HeadingLevel {
    fn default() -> Self {
        Self(2)
    }
}

impl Read for HeadingLevel {
    const EXPECTED: &'static str = "a level from 2 to 6";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let Some(number) = reader.whole(value) else { return Self::blank::<J>() };
        u8::try_from(number).ok().and_then(Self::new).unwrap_or_else(|| {
            reader
                .error(|| (format!("{number} is no level of a heading"), "use 2 to 6; 1 is the headline's".to_owned()));
            Self::blank::<J>()
        })
    }

    fn blank<J: Json>() -> Self {
        Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_that_of_an_element() {
        let levels = [0, 1, 2, 6, 7].map(|level| HeadingLevel::new(level).map(HeadingLevel::get));
        assert_eq!(levels, [None, None, Some(2), Some(6), None]);
    }
}
