//! Names of articles and channels, safe to stand in an address and in a file's name.

use std::fmt;

use crate::{Read, Reader, Value};

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name(
            #[cfg_attr(feature = "schema", schemars(regex(pattern = "^[a-z0-9-]+$")))]
            String,
        );

        impl $name {
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

            fn read(value: &Value, reader: &mut Reader) -> Self {
                let remedy = "an id has small letters a to z, digits and hyphens only: \"harbour-rail-opens\"";
                reader.accept(value, Self::new, "id", remedy)
            }

            fn blank() -> Self {
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

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
