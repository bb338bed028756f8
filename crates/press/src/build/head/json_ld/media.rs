//! Pictures, films and sounds in schema.org's words.

use article::{Article, Block, Image, Src, Text};
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

/// <https://schema.org/MediaObject>: a film or a sound, with what Google asks for of films ("Video structured data").
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MediaObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_url: Option<String>,
    upload_date: String,
    content_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<String>,
}

impl<'a> ImageObject<'a> {
    pub(super) fn new(image: &'a Image, home: Option<&Home>) -> Option<Self> {
        let [width, height] = image.pixels().map(pixels);
        Some(Self {
            width,
            height,
            caption: image.caption.as_ref().map(Text::plain),
            credit_text: image.credit.as_deref().filter(|credit| !credit.trim().is_empty()),
            ..Self::of(address(home, image.src.get()?)?)
        })
    }

    pub(super) fn of(url: String) -> Self {
        Self { kind: "ImageObject", url, width: None, height: None, caption: None, credit_text: None }
    }
}

impl<'a> MediaObject<'a> {
    /// The films of a story. Search engines list none without a picture to show it by.
    pub(super) fn films(article: &'a Article, home: Option<&Home>) -> Vec<Self> {
        let films = article.body.iter().filter_map(|block| {
            let Block::Video(video) = block else { return None };
            let poster = address(home, video.poster.as_ref()?.get()?)?;
            let film = Self::new("VideoObject", video.title.as_deref(), &video.src, article, home)?;
            let [width, height] = video.shape().map_or([None; 2], |shape| shape.map(Some)).map(pixels);
            Some(Self { thumbnail_url: Some(poster), width, height, ..film })
        });
        films.collect()
    }

    /// The sounds of a story.
    pub(super) fn sounds(article: &'a Article, home: Option<&Home>) -> Vec<Self> {
        let sounds = article.body.iter().filter_map(|block| {
            let Block::Audio(sound) = block else { return None };
            Self::new("AudioObject", sound.title.as_deref(), &sound.src, article, home)
        });
        sounds.collect()
    }

    fn new(
        kind: &'static str,
        title: Option<&'a str>,
        src: &Src,
        article: &'a Article,
        home: Option<&Home>,
    ) -> Option<Self> {
        Some(Self {
            kind,
            // Search engines list none without a name.
            name: title.filter(|title| !title.trim().is_empty()).unwrap_or(&article.headline),
            thumbnail_url: None,
            upload_date: rfc3339(&article.published),
            content_url: address(home, src.get()?)?,
            width: None,
            height: None,
        })
    }
}

/// <https://schema.org/Distance>: a number alone is none.
fn pixels(length: Option<u32>) -> Option<String> {
    length.map(|length| format!("{length} px"))
}
