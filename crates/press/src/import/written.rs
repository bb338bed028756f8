//! What an article's file says of the story that it was written of, and of the copy.

use article::{ArticleId, Timestamp};
use serde::Deserialize;

use super::reading::Ready;
use crate::edition::Edition;

/// What is asked of an article's file, whatever else is in it.
#[derive(Deserialize)]
pub(super) struct Written {
    pub(super) headline: String,
    published: String,
    #[serde(default)]
    pub(super) provenance: Source,
}

/// Of what copy the story was made.
#[derive(Default, Deserialize)]
pub(super) struct Source {
    /// The name of its file.
    pub(super) source: Option<String>,
    /// The SHA-256 of its bytes.
    pub(super) sha256: Option<String>,
    /// When it was fetched.
    pub(super) retrieved: Option<String>,
}

impl Written {
    /// What bytes say; nothing where they are no article's.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// What the edition's file of this name says.
    pub(super) fn read(edition: &Edition, id: &ArticleId) -> Option<Self> {
        Self::of(edition.read(&Edition::article_file(id.as_str())).ok()?.as_bytes())
    }

    /// When the story ran.
    pub(super) fn ran(&self) -> Option<Timestamp> {
        Timestamp::new(&self.published)
    }

    /// Whether a story has this headline, and ran then.
    pub(super) fn is_called_as(&self, ready: &Ready) -> bool {
        self.headline == ready.story.headline && self.ran().is_some_and(|ran| ran.unix() == ready.published.unix())
    }

    /// Whether a story was made of the same copy: of the same bytes, or of a file of that name that says the same headline and day.
    pub(super) fn is_of_same(&self, ready: &Ready) -> bool {
        let Source { source, sha256, .. } = &self.provenance;
        sha256.is_some() && *sha256 == ready.sha256
            || source.as_ref() == Some(&ready.source) && self.is_called_as(ready)
    }
}
