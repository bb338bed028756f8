//! Films and sounds, and their words in writing.

use crate::record::record;
use crate::shape::shape;
use crate::{Lang, Src, Text};

/// How to name a film or a sound.
const NAME: &str = "add \"title\": a screen reader has no other name for it";

record! {
    /// A film.
    pub struct Video("a film") {
        required {
            /// The film itself.
            src: Src,
        }
        optional {
            /// The picture shown before it starts.
            poster: Option<Src>,
            /// Its words in writing, a track a language.
            captions: Vec<Captions>,
            /// What it is called.
            title: Option<String>,
            /// All that is said and shown in it.
            transcript: Option<Text>,
            /// Its width in pixels. With `height` it has its own shape, which is 16 to 9 otherwise.
            width: Option<u32>,
            /// Its height in pixels.
            height: Option<u32>,
        }
    }
    check |video, reader| {
        if video.title.is_none() {
            reader.warning(|| ("the film has no title".to_owned(), NAME.to_owned()));
        }
        if video.captions.is_empty() && video.transcript.is_none() {
            reader.warning(|| (
                "the film has neither captions nor a transcript".to_owned(),
                "add \"captions\", or \"transcript\": what is said and shown in it, for who cannot hear or see it".to_owned(),
            ));
        }
        if video.shape().is_none() && (video.width.is_some() || video.height.is_some()) {
            reader.warning(|| (
                "the film has no shape of \"width\" and \"height\", so it is shown as one of 16 to 9".to_owned(),
                "say both, in pixels".to_owned(),
            ));
        }
    };
}

impl Video {
    /// Its shape, as width and height, where both are said.
    pub fn shape(&self) -> Option<[u32; 2]> {
        shape(self.width, self.height)
    }
}

record! {
    /// A WebVTT file with the words of a film.
    pub struct Captions("captions") {
        required {
            /// The WebVTT file.
            src: Src,
            /// Its language.
            lang: Lang,
        }
        optional {
            /// What the player's menu calls it.
            label: Option<String>,
        }
    }
}

record! {
    /// A sound.
    pub struct Audio("a sound") {
        required {
            /// The sound itself.
            src: Src,
        }
        optional {
            /// What it is called.
            title: Option<String>,
            /// All that is said in it.
            transcript: Option<Text>,
        }
    }
    check |audio, reader| {
        if audio.title.is_none() {
            reader.warning(|| ("the sound has no title".to_owned(), NAME.to_owned()));
        }
        if audio.transcript.is_none() {
            reader.warning(|| (
                "the sound has no transcript".to_owned(),
                "add \"transcript\": what is said in it, for who cannot hear it".to_owned(),
            ));
        }
    };
}
