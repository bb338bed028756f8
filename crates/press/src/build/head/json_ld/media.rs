//! Pictures, films and sounds in schema.org's words.

use article::{Article, Audio, Block, Image, Text, Video};
use serde::Serialize;

use crate::build::home::{Home, address};
use crate::build::moment::rfc3339;

/// <https://schema.org/ImageObject>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ImageObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caption: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<&'a str>,
}

/// <https://schema.org/VideoObject>, with what Google asks for ("Video structured data").
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VideoObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    thumbnail_url: String,
    upload_date: String,
    content_url: String,
}

/// <https://schema.org/AudioObject>
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AudioObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    upload_date: String,
    content_url: String,
}

impl<'a> ImageObject<'a> {
    pub(super) fn new(image: &'a Image, home: Option<&Home>) -> Option<Self> {
        // <https://schema.org/Distance>: a number alone is none.
        let pixels = |length: Option<u32>| length.map(|length| format!("{length} px"));
        Some(Self {
            width: pixels(image.width),
            height: pixels(image.height),
            caption: image.caption.as_ref().map(Text::plain),
            credit_text: image.credit.as_deref().filter(|credit| !credit.trim().is_empty()),
            ..Self::of(address(home, image.src.get()?)?)
        })
    }

    pub(super) fn of(url: String) -> Self {
        Self { kind: "ImageObject", url, width: None, height: None, caption: None, credit_text: None }
    }
}

impl<'a> VideoObject<'a> {
    /// The films of a story. Search engines list none without a picture to show it by.
    pub(super) fn all(article: &'a Article, home: Option<&Home>) -> Vec<Self> {
        let films = article.body.iter().filter_map(|block| match block {
            Block::Video(film) => Self::new(film, article, home),
            _ => None,
        });
        films.collect()
    }

    fn new(film: &'a Video, article: &'a Article, home: Option<&Home>) -> Option<Self> {
        Some(Self {
            kind: "VideoObject",
            name: name(film.title.as_deref(), article),
            thumbnail_url: address(home, film.poster.as_ref()?.get()?)?,
            upload_date: rfc3339(&article.published),
            content_url: address(home, film.src.get()?)?,
        })
    }
}

impl<'a> AudioObject<'a> {
    /// The sounds of a story.
    pub(super) fn all(article: &'a Article, home: Option<&Home>) -> Vec<Self> {
        let sounds = article.body.iter().filter_map(|block| match block {
            Block::Audio(sound) => Self::new(sound, article, home),
            _ => None,
        });
        sounds.collect()
    }

    fn new(sound: &'a Audio, article: &'a Article, home: Option<&Home>) -> Option<Self> {
        Some(Self {
            kind: "AudioObject",
            name: name(sound.title.as_deref(), article),
            upload_date: rfc3339(&article.published),
            content_url: address(home, sound.src.get()?)?,
        })
    }
}

/// What a film or a sound is called: search engines list none without a name.
fn name<'a>(title: Option<&'a str>, article: &'a Article) -> &'a str {
    title.filter(|title| !title.trim().is_empty()).unwrap_or(&article.headline)
}
