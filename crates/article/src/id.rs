//! Names of articles and channels, safe to stand in an address and in a file's name.
//!
//! A file's name has at most 255 bytes on nearly every system. An id has less, since files are named for it with more before
//! and behind: `.<id>.json.br` while a compressed copy is made, `.<id>.json.4194304` while a program writes.

use std::fmt;

use crate::{Json, Read, Reader};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]{1,200}$")))]
            String,
        );

        impl $name {
            /// The most characters that an id has.
            pub const LONGEST: usize = LONGEST;

            /// The id, if the text is one: small letters, digits and hyphens.
            pub fn new(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.to_owned()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl Read for $name {
            const EXPECTED: &'static str = "an id";

            fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
                let remedy = "an id has at most 200 small letters a to z, digits and hyphens: \"harbour-rail-opens\"";
                reader.accept(value, Self::new, "id", remedy)
            }

            fn blank<J: Json>() -> Self {
                Self(String::new())
            }
        }
    };
}

id! {
    /// The name of an article: its file's name and the end of its address.
    ArticleId
}

id! {
    /// The name of a channel in addresses.
    ChannelId
}

const LONGEST: usize = 200;

/// What a browser is given has been through the press, and has no file's name any more.
fn is_id(text: &str) -> bool {
    let fits = !cfg!(feature = "report") || text.len() <= LONGEST;
    fits && !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_leaves_room_for_what_its_files_are_called() {
        let longest = "a".repeat(ArticleId::LONGEST);
        assert!(ArticleId::new(&longest).is_some() && ChannelId::new(&longest).is_some());
        assert!(ArticleId::new(&format!("{longest}a")).is_none() && ChannelId::new(&format!("{longest}a")).is_none());
        assert!(format!(".{longest}.json.4194304").len() <= 255);
    }
}
