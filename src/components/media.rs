//! Films and sounds. Nothing of them loads before the reader starts them.

use article::{Audio, Src, Text, Video};
use yew::prelude::*;

use super::text::text;
use crate::Locale;

/// A film with captions and a transcript.
pub(crate) fn video(video: &Video, locale: &Locale) -> Html {
    html! {
        <figure part="video">
            <video
                src={address(&video.src)}
                poster={video.poster.as_ref().and_then(address)}
                controls=true
                playsinline=true
                preload="none"
                aria-label={video.title.clone()}
            >
                for captions in &video.captions {
                    <track
                        kind="captions"
                        src={address(&captions.src)}
                        srclang={captions.lang.as_str().to_owned()}
                        label={captions.label.clone()}
                    />
                }
            </video>
            {below(video.title.as_deref(), video.transcript.as_ref(), locale)}
        </figure>
    }
}

/// A sound with a transcript.
pub(crate) fn audio(audio: &Audio, locale: &Locale) -> Html {
    html! {
        <figure part="audio">
            <audio src={address(&audio.src)} controls=true preload="none" aria-label={audio.title.clone()} />
            {below(audio.title.as_deref(), audio.transcript.as_ref(), locale)}
        </figure>
    }
}

fn address(src: &Src) -> Option<String> {
    src.get().map(str::to_owned)
}

fn below(title: Option<&str>, transcript: Option<&Text>, locale: &Locale) -> Html {
    if title.is_none() && transcript.is_none() {
        return Html::default();
    }
    html! {
        <figcaption>
            if let Some(title) = title {
                <span>{title}</span>
            }
            if let Some(transcript) = transcript {
                <details>
                    <summary>{locale.transcript}</summary>
                    <p>{text(transcript)}</p>
                </details>
            }
        </figcaption>
    }
}
